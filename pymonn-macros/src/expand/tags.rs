//! The `tag` module, and what each tag names.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::context::{Cx, quiet};
use super::tokens::{at, located};
use crate::model::{Bearer, Owner, Tag};
use crate::syntax::Rule;

/// `mod readme { pub mod tag { … } pub const MODEL … }`: nothing in it names the user's scope, so it works in a function.
pub(super) fn module(cx: &Cx<'_>) -> TokenStream {
    let (module, vis, krate, quiet, name) = (cx.module(), &cx.ast.vis, &cx.krate, quiet(), cx.name);
    let docs: Vec<String> = cx.plan.tags.iter().map(|tag| format!("Borne by {}.", bearers(cx, tag))).collect();
    let tags: Vec<Ident> = cx.plan.tags.iter().map(|tag| located(&tag.name, tag.span())).collect();
    // Each stands where its tag is first written: messages of rustc then point there.
    let structs = tags
        .iter()
        .zip(&docs)
        .map(|(tag, doc)| quote_spanned!(tag.span()=> #[doc = #doc] #[derive(Clone, Copy, Debug)] pub struct #tag;));
    let doc = format!("What belongs to the network `{name}` and is no item of its own.");
    quote! {
        #[doc = #doc]
        #quiet
        #vis mod #module {
            /// The network's tags: every written one, the names of all objects, and the types of behaviours.
            #[allow(non_camel_case_types, reason = "tags keep their names")]
            pub mod tag {
                #(#structs)*
            }

            /// Everything that was declared.
            pub const MODEL: #krate::Model = __Of::MODEL;

            // The second pass gives `__Of` a constant of its own, which comes before the trait's; without it, after an
            // error, the trait's keeps rustc from reporting more.
            #[doc(hidden)]
            pub struct __Of;
            trait __Fallback {
                const MODEL: #krate::Model = #krate::__private::NO_MODEL;
            }
            impl<T> __Fallback for T {}
        }
    }
}

fn bearers(cx: &Cx<'_>, tag: &Tag) -> String {
    let names: Vec<String> = tag
        .bearers
        .iter()
        .map(|bearer| match bearer {
            Bearer::Object(Owner::Network) => "the network".to_owned(),
            Bearer::Object(owner) => format!("`{}`", cx.field(*owner)),
            Bearer::Behaviour(k) => format!("`{}`", cx.path_of(&cx.plan.behaviours[*k])),
        })
        .collect();
    names.join(", ")
}

/// `net[tag::x]` and `net.set_enabled(tag::x, …)`: what is known without the behaviours' types.
pub(super) fn unique(cx: &Cx<'_>) -> TokenStream {
    let (private, quiet, module, tags) = (&cx.private, quiet(), cx.module(), cx.tags());
    let (ig, ty, clause) = (cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause);
    let index_generics = cx.impl_generics_and(&quote!(__T: #private::Unique<#ty>));
    let unique = cx.plan.tags.iter().filter(|tag| tag.bearers.len() == 1).map(|tag| {
        let (name, of, of_mut) = names(tag);
        quote_spanned! {tag.span()=>
            #[automatically_derived]
            #quiet
            #[diagnostic::do_not_recommend]
            impl #ig #private::Unique<#ty> for #module::tag::#name #clause {
                type Object = <#ty as #tags>::#name;
                fn of(net: &#ty) -> &Self::Object {
                    <#ty as #tags>::#of(net)
                }
                fn of_mut(net: &mut #ty) -> &mut Self::Object {
                    <#ty as #tags>::#of_mut(net)
                }
            }
        }
    });
    let pauses = cx.plan.tags.iter().filter_map(|tag| {
        let ids = tag.switches(&cx.plan.behaviours);
        let (name, ..) = names(tag);
        (!ids.is_empty()).then(|| {
            quote_spanned! {tag.span()=>
                #[automatically_derived]
                #quiet
                #[diagnostic::do_not_recommend]
                impl #ig #private::Pauses<#ty> for #module::tag::#name #clause {
                    const IDS: &'static [usize] = &[#(#ids),*];
                }
            }
        })
    });
    quote_spanned! {cx.name.span()=>
        /// The one object that bears the tag.
        #[automatically_derived]
        #quiet
        impl #index_generics #private::Index<__T> for #ty #clause {
            type Output = <__T as #private::Unique<#ty>>::Object;
            fn index(&self, _: __T) -> &Self::Output {
                <__T as #private::Unique<#ty>>::of(self)
            }
        }
        #[automatically_derived]
        #quiet
        impl #index_generics #private::IndexMut<__T> for #ty #clause {
            fn index_mut(&mut self, _: __T) -> &mut Self::Output {
                <__T as #private::Unique<#ty>>::of_mut(self)
            }
        }
        #(#unique)*
        #(#pauses)*
    }
}

/// The tag's name, and the names of the two functions that reach its object.
pub(super) fn names(tag: &Tag) -> (Ident, Ident, Ident) {
    let name = located(&tag.name, tag.span());
    (name.clone(), format_ident!("__of_{}", name), format_ident!("__mut_{}", name))
}

/// The objects behind the tags.
pub(super) fn objects(cx: &Cx<'_>) -> TokenStream {
    let (private, quiet, module, tags) = (&cx.private, quiet(), cx.module(), cx.tags());
    let (ig, ty, clause) = (cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause);
    let unique: Vec<&Tag> = cx.plan.tags.iter().filter(|tag| tag.bearers.len() == 1).collect();
    let declared = unique.iter().map(|tag| {
        let (name, of, of_mut) = names(tag);
        quote!(type #name; fn #of(&self) -> &Self::#name; fn #of_mut(&mut self) -> &mut Self::#name;)
    });
    let implemented = unique.iter().map(|tag| {
        let (name, of, of_mut) = names(tag);
        let (object, place) = (object_type(cx, tag.bearers[0]), place(cx, tag.bearers[0], &quote!(self)));
        let (shared, mutable) = match tag.bearers[0] {
            Bearer::Object(Owner::Network) => (quote!(self), quote!(self)),
            _ => (quote!(&#place), quote!(&mut #place)),
        };
        let declared = quote_spanned!(leak(cx, tag)=> type #name = #object;);
        quote! {
            #declared
            fn #of(&self) -> &Self::#name { #shared }
            fn #of_mut(&mut self) -> &mut Self::#name { #mutable }
        }
    });
    let all = cx.plan.tags.iter().map(|tag| {
        let (net, (name, ..)) = (quote!(net), names(tag));
        let n = tag.bearers.len();
        let types: Vec<String> = tag.bearers.iter().map(|b| object_type(cx, *b).to_string()).collect();
        let places = tag.bearers.iter().map(|b| match b {
            Bearer::Object(Owner::Network) => quote!(net),
            b => {
                let place = place(cx, *b, &quote!(net));
                quote!(&#place)
            }
        });
        let (all, value) = if types.iter().all(|t| *t == types[0]) {
            let object = object_type(cx, tag.bearers[0]);
            (quote!([&'__a #object; #n]), quote!([#(#places),*]))
        } else {
            let objects = tag.bearers.iter().zip(places).map(|(bearer, place)| {
                let (name, kind) = describe(cx, *bearer);
                quote!(#private::Object::new(#name, #private::ObjectKind::#kind, #place))
            });
            (quote!(#private::ArrayIter<#private::Object<'__a>, #n>), quote!(#private::IntoIterator::into_iter([#(#objects),*])))
        };
        let all = quote_spanned!(leak(cx, tag)=> type All<'__a> = #all where #ty: '__a;);
        quote_spanned! {tag.span()=>
            #[automatically_derived]
            #quiet
            impl #ig #private::Bears<#ty> for #module::tag::#name #clause {
                #all
                fn all(#net: &#ty) -> Self::All<'_> {
                    #value
                }
            }
        }
    });
    quote! {
        #[doc(hidden)]
        #[allow(non_camel_case_types, reason = "tags keep their names")]
        #quiet
        pub trait #tags {
            #(#declared)*
        }
        #[automatically_derived]
        #quiet
        impl #ig #tags for #ty #clause {
            #(#implemented)*
        }
        #(#all)*
    }
}

/// Where rustc points if the network is more visible than its behaviour, whose type then leaks.
fn leak(cx: &Cx<'_>, tag: &Tag) -> proc_macro2::Span {
    at(match tag.bearers[0] {
        Bearer::Behaviour(k) => cx.plan.behaviours[k].span,
        Bearer::Object(_) => cx.name.span(),
    })
}

fn object_type(cx: &Cx<'_>, bearer: Bearer) -> TokenStream {
    let (private, tg) = (&cx.private, cx.type_generics());
    match bearer {
        Bearer::Object(owner) => {
            let object = cx.object(owner);
            quote!(#object #tg)
        }
        Bearer::Behaviour(k) => match &cx.plan.behaviours[k].ast.rule {
            Rule::Typed { ty, .. } => quote!(#ty),
            Rule::Closure(_) => quote!(#private::Inline),
            Rule::Recorder { .. } | Rule::EventRecorder { .. } => {
                let recorder = cx.recorder(k);
                quote!(#recorder #tg)
            }
        },
    }
}

fn place(cx: &Cx<'_>, bearer: Bearer, net: &TokenStream) -> TokenStream {
    match bearer {
        Bearer::Object(Owner::Network) => quote!(*#net),
        Bearer::Object(owner) => {
            let field = cx.field(owner);
            quote!(#net.#field)
        }
        Bearer::Behaviour(k) => {
            let behaviour = &cx.plan.behaviours[k];
            let place = cx.behaviour(net, behaviour);
            // A behaviour of the network itself is held in a box of its own.
            if behaviour.owner == Owner::Network && behaviour.ty.is_some() { quote!(*#place) } else { place }
        }
    }
}

fn describe(cx: &Cx<'_>, bearer: Bearer) -> (String, Ident) {
    let kind = |k: &str| format_ident!("{}", k);
    match bearer {
        Bearer::Object(Owner::Network) => (cx.name.to_string(), kind("Network")),
        Bearer::Object(owner @ Owner::Group(_)) => (cx.field(owner).to_string(), kind("Group")),
        Bearer::Object(owner @ Owner::Synapses(_)) => (cx.field(owner).to_string(), kind("Synapses")),
        Bearer::Behaviour(k) => (cx.plan.behaviours[k].label.clone(), kind("Behaviour")),
    }
}
