//! A kernel on a thread's part: the same loop over the thread's own neurons and the synapses that arrive there.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::frame::Frame;
use crate::expand::context::{Cx, quiet};
use crate::expand::parallel::Phase;
use crate::model::{Model, Step};

/// A kernel on a part, and what the phase that runs it must do.
pub(in crate::expand) struct PartKernel {
    /// The kernel itself.
    pub(in crate::expand) items: TokenStream,
    /// What comes first, on one thread.
    pub(in crate::expand) before: TokenStream,
    pub(in crate::expand) captures: Vec<(Ident, TokenStream)>,
    pub(in crate::expand) handles: Vec<(Ident, TokenStream)>,
    /// The call, on each thread.
    pub(in crate::expand) call: TokenStream,
}

pub(in crate::expand) fn part_kernel(cx: &Cx<'_>, model: &Model, number: usize, steps: &[&Step], phase: &Phase) -> PartKernel {
    let (private, quiet, ty, clause) = (&cx.private, quiet(), cx.ty(), &cx.ast.generics.where_clause);
    let mut frame = Frame::part(cx, model, number, steps, phase);
    let body = super::body(cx, &mut frame, steps).unwrap_or_default();
    let name = format_ident!("__p{}", number);
    let Frame { params, types, arguments, before, captures, handles, references, listed, .. } = frame;
    let word = if listed.is_some() { quote!(__I: #private::IndexWord) } else { TokenStream::new() };
    let (ig, outer) = (cx.impl_generics(), cx.impl_generics_between(&quote!('__a), &word));
    let slots: Vec<Ident> = (0..params.len()).map(|k| format_ident!("__x{}", k)).collect();
    let names = references.iter().map(|(name, ..)| name);
    let reference_types = references.iter().map(|(_, ty, _)| ty);
    let letters: Vec<Ident> = ["__a", "__b", "__c", "__d"].map(|letter| format_ident!("{}", letter)).into();
    let used = &letters[..references.len()];
    let kinds: Vec<TokenStream> =
        (0..letters.len()).map(|k| references.get(k).map_or_else(|| quote!(()), |(_, ty, _)| ty.clone())).collect();
    let given = (0..letters.len()).map(|k| references.get(k).map_or_else(|| quote!(&()), |(.., argument)| argument.clone()));
    let items = quote! {
        #[automatically_derived]
        #quiet
        impl #ig #ty #clause {
            #[inline(always)]
            fn #name<'__a, #word>(#(#params,)* #(#names: &#reference_types),*) {
                #body
            }
        }
        #[automatically_derived]
        #quiet
        impl #outer #private::PartKernel<#number, (#(#types,)*), #(#kinds),*> for #ty #clause {
            #[inline(always)]
            fn run(__args: (#(#types,)*), #(#letters: &#kinds),*) {
                let (#(#slots,)*) = __args;
                Self::#name(#(#slots,)* #(#used),*);
            }
        }
    };
    let call = quote!(#private::dispatch_part::<#number, #ty, _, _, _, _, _>((#(#arguments,)*), #(#given),*));
    let call = super::of_either_width(cx, listed, &call);
    PartKernel { items, before, captures, handles, call }
}
