//! The run-time parameters and the builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Cx, quiet};

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    let (name, vis, private, krate, quiet) = (cx.name, &cx.ast.vis, &cx.private, &cx.krate, quiet());
    let (builder, params, build, marker) = (cx.builder(), cx.params(), cx.hidden("build"), cx.marker());
    let (ig, tg, clause) = (cx.impl_generics(), cx.type_generics(), &cx.ast.generics.where_clause);
    let derives = cx.derives();
    let names: Vec<_> = cx.ast.params.iter().map(|p| &p.name).collect();
    let types: Vec<_> = cx.ast.params.iter().map(|p| &p.ty).collect();
    let docs: Vec<String> =
        cx.ast.params.iter().map(|p| format!("`{}`; default `{}`.", p.name, super::tokens::text(&p.default))).collect();
    let params_doc = format!("The run-time parameters of [`{name}`].");
    let builder_doc = format!("Sets run-time parameters and the seed, and builds [`{name}`].");
    let build_doc = "Builds the network: draws connections and initial values, and checks every parameter.\n\n# Errors\nNames the network, the object, the value and what is allowed.";
    let (threads, one_thread, set_threads) = if cx.parallel {
        let method = quote! {
            /// The greatest number of threads that iterations use; default 1.
            ///
            /// The results are the same bits for every number. As many are started as the machine has cores for, at most; and
            /// several are used only while they are faster than one, which a few iterations of each tell now and then.
            /// `build()` refuses 0.
            pub fn threads(mut self, threads: usize) -> Self {
                self.__threads = threads;
                self
            }
        };
        (quote!(#[doc(hidden)] pub __threads: usize,), quote!(__threads: 1,), method)
    } else {
        (TokenStream::new(), TokenStream::new(), TokenStream::new())
    };
    quote! {
        #[doc = #params_doc]
        #derives
        #quiet
        #vis struct #params #ig #clause {
            #(#[doc = #docs] pub #names: #types,)*
            #[doc(hidden)]
            pub __marker: #marker,
        }

        #[doc = #builder_doc]
        #quiet
        #[must_use = "a builder does nothing before `build()`"]
        #vis struct #builder #ig #clause {
            #(#[doc(hidden)] pub #names: #private::Option<#types>,)*
            #[doc(hidden)]
            pub __seed: u64,
            #threads
            #[doc(hidden)]
            pub __marker: #marker,
        }

        #[automatically_derived]
        #quiet
        impl #ig #builder #tg #clause {
            fn __new() -> Self {
                Self { #(#names: #private::None,)* __seed: 0, #one_thread __marker: #private::PhantomData }
            }

            /// The seed of every random stream; default 0.
            pub fn seed(mut self, seed: u64) -> Self {
                self.__seed = seed;
                self
            }

            #set_threads

            #(
                #[doc = #docs]
                pub fn #names(mut self, #names: #types) -> Self {
                    self.#names = #private::Some(#names);
                    self
                }
            )*

            #[doc = #build_doc]
            pub fn build(self) -> #private::Result<#name #tg, #krate::BuildError> {
                #build(self, &mut |_| ())
            }
        }

        #[automatically_derived]
        #quiet
        impl #ig #private::Builder for #builder #tg #clause {
            type Network = #name #tg;
            fn build_reporting(self, mut report: impl #private::FnMut(&#private::Building<'_>)) -> #private::Result<#name #tg, #krate::BuildError> {
                #build(self, &mut report)
            }
        }
    }
}
