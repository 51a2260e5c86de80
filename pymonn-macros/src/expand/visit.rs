//! The typed visitor over all variables, and the printed summary.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Cx, quiet, variable_field};
use crate::model::{Model, Owner};

pub(super) fn expand(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let (private, quiet, ty, clause) = (&cx.private, quiet(), cx.ty(), &cx.ast.generics.where_clause);
    let (visit, visit_mut, summary) = (cx.hidden("visit"), cx.hidden("visit_mut"), cx.hidden("summary"));
    let (visitor, visitor_mut) =
        (cx.impl_generics_and(&quote!(__V: #private::Visitor)), cx.impl_generics_and(&quote!(__V: #private::VisitorMut)));
    let ig = cx.impl_generics();
    let each = |mutable: bool| -> TokenStream {
        model
            .variables
            .iter()
            .map(|v| {
                let (object, name, place) =
                    (cx.field(v.owner).to_string(), variable_field(v).to_string(), cx.variable(&quote!(net), v));
                if super::kernels::is_packed(cx, v) {
                    let links = cx.field(v.owner);
                    // Without what stands between them where there is no synapse.
                    return if mutable {
                        quote!({
                            let mut __values = net.#links.__links.packed(&#place);
                            visitor.variable(#object, #name, &mut __values[..]);
                            net.#links.__links.unpack(&__values, &mut #place);
                        })
                    } else {
                        quote!(visitor.variable(#object, #name, &net.#links.__links.packed(&#place)[..]);)
                    };
                }
                let values = match (v.shared, mutable) {
                    (true, false) => quote!(#private::from_ref(&#place)),
                    (true, true) => quote!(#private::from_mut(&mut #place)),
                    (false, false) => quote!(&#place[..]),
                    (false, true) => quote!(&mut #place[..]),
                };
                quote!(visitor.variable(#object, #name, #values);)
            })
            .collect()
    };
    let (shown, written) = (each(false), each(true));
    let groups = (0..cx.ast.groups.len()).map(|k| {
        let field = cx.field(Owner::Group(k));
        let name = field.to_string();
        quote!(#private::GroupCount { name: #name, neurons: net.#field.size() })
    });
    let synapses = (0..cx.ast.synapses.len()).map(|k| {
        let owner = Owner::Synapses(k);
        let field = cx.field(owner);
        let name = field.to_string();
        let values = model.variables.iter().filter(|v| v.owner == owner && !v.shared).map(|v| {
            let place = cx.variable(&quote!(net), v);
            quote!(+ #private::size_of_val(&#place[..]))
        });
        quote!(#private::SynapsesCount {
            name: #name,
            synapses: net.#field.__links.len(),
            sources: net.#field.__links.src().size(),
            targets: net.#field.__links.dst().size(),
            bytes: net.#field.__links.bytes() #(#values)*,
        })
    });
    quote! {
        #[doc(hidden)]
        #quiet
        fn #visit #visitor (net: &#ty, visitor: &mut __V) #clause {
            #shown
        }
        #[doc(hidden)]
        #quiet
        fn #visit_mut #visitor_mut (net: &mut #ty, visitor: &mut __V) #clause {
            #written
        }
        #[doc(hidden)]
        #quiet
        fn #summary #ig (net: &#ty, f: &mut #private::Formatter<'_>) -> #private::FmtResult #clause {
            #private::Display::fmt(
                &#private::Summary {
                    model: &<#ty>::MODEL,
                    groups: &[#(#groups),*],
                    synapses: &[#(#synapses),*],
                    enabled: &net.__enabled,
                    seed: net.__clock.seed,
                    iteration: net.__clock.iteration,
                    dt: net.__clock.dt,
                },
                f,
            )
        }
    }
}
