//! The network's struct and its methods.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::context::{Cx, quiet};
use crate::model::Owner;

pub(super) fn structs(cx: &Cx<'_>) -> TokenStream {
    let (name, vis, private, krate, quiet) = (cx.name, &cx.ast.vis, &cx.private, &cx.krate, quiet());
    let (docs, others) = (&cx.ast.attrs.docs, &cx.ast.attrs.others);
    let doc = if docs.is_empty() { quote!(#[doc = "A network."]) } else { TokenStream::new() };
    let (params, rest, module) = (cx.params(), cx.rest(), cx.module());
    let (decl, ig, tg, clause) = (&cx.ast.generics, cx.impl_generics(), cx.type_generics(), &cx.ast.generics.where_clause);
    let objects = cx.owners().map(|owner| {
        let (field, ty) = (cx.field(owner), cx.object(owner));
        let attrs = match owner {
            Owner::Group(k) => &cx.ast.groups[k].attrs,
            Owner::Synapses(k) => &cx.ast.synapses[k].attrs,
            Owner::Network => &cx.ast.attrs,
        };
        let (docs, lints) = (&attrs.docs, &attrs.allows);
        let doc = if docs.is_empty() {
            let text = match owner {
                Owner::Synapses(_) => format!("The synapse group `{field}`."),
                _ => format!("The neuron group `{field}`."),
            };
            quote!(#[doc = #text])
        } else {
            TokenStream::new()
        };
        quote!(#doc #(#docs)* #(#lints)* pub #field: #ty #tg,)
    });
    let variables = cx.ast.variables.iter().map(|v| {
        let (field, ty, docs, allows) = (&v.name, &v.ty, &v.attrs.docs, &v.attrs.allows);
        let text = format!("`{field}`, shared by the whole network.");
        let doc = if docs.is_empty() { quote!(#[doc = #text]) } else { TokenStream::new() };
        quote!(#doc #(#docs)* #(#allows)* pub #field: #ty,)
    });
    // At the network's own name, where rustc's notes about a tag then point.
    let by_tag = quote_spanned! {cx.name.span()=>
            /// Pauses or resumes every behaviour that bears the tag, or is attached to an object that does.
            pub fn set_enabled<__T: #private::Pauses<Self>>(&mut self, tag: __T, enabled: bool) {
                let _ = tag;
                for &id in <__T as #private::Pauses<Self>>::IDS {
                    self.__enabled[id] = enabled;
                }
            }

            /// Whether every behaviour that the tag reaches runs.
            pub fn is_enabled<__T: #private::Pauses<Self>>(&self, tag: __T) -> bool {
                let _ = tag;
                <__T as #private::Pauses<Self>>::IDS.iter().all(|&id| self.__enabled[id])
            }

            /// All objects that bear the tag: an array of references where they have one type, otherwise an iterator.
            pub fn tagged<__T: #private::Bears<Self>>(&self, tag: __T) -> <__T as #private::Bears<Self>>::All<'_> {
                let _ = tag;
                <__T as #private::Bears<Self>>::all(self)
            }
    };
    let count = cx.plan.behaviours.len();
    let everies = cx.plan.behaviours.iter().filter(|b| b.ast.every.is_some()).count();
    let (builder, builder_doc) = (cx.builder(), format!("Sets run-time parameters and the seed, and builds [`{name}`]."));
    let (iterate, settle, summary) = (cx.hidden("iterate"), cx.hidden("settle"), cx.hidden("summary"));
    let (visit, visit_mut) = (cx.hidden("visit"), cx.hidden("visit_mut"));
    let self_ty = cx.ty();
    let threads = if cx.parallel { quote!(#[doc(hidden)] pub __threads: #private::Threads,) } else { TokenStream::new() };
    let set_threads = if cx.parallel {
        quote! {
            /// Always uses so many threads, however small the network is: the results are the same bits.
            #[doc(hidden)]
            pub fn __set_threads(&mut self, threads: usize) {
                self.__threads = #private::Threads::forced(threads);
            }
        }
    } else {
        TokenStream::new()
    };
    let seeded = quote! {
        #[doc = #builder_doc]
        pub fn builder() -> #builder #tg {
            #builder::__new()
        }
    };
    quote! {
        #doc
        #(#docs)*
        #(#others)*
        #quiet
        #vis struct #name #decl #clause {
            #(#objects)*
            #(#variables)*
            #[doc(hidden)]
            pub __rest: #rest #tg,
            #[doc(hidden)]
            pub __params: #params #tg,
            #[doc(hidden)]
            pub __clock: #private::Clock,
            #[doc(hidden)]
            pub __enabled: [bool; #count],
            #[doc(hidden)]
            pub __every: [u64; #everies],
            #[doc(hidden)]
            pub __fused: bool,
            #threads
        }

        #[automatically_derived]
        #quiet
        impl #ig #self_ty #clause {
            /// Everything that was declared: groups, variables, synapses, behaviours, tags, the schedule.
            pub const MODEL: #krate::Model = #module::MODEL;

            #seeded

            /// Runs one iteration: every behaviour in the order of the schedule.
            pub fn iterate(&mut self) {
                #iterate(self);
            }

            /// Runs so many iterations; then hooks of the kind `settle` catch up on what they have put off.
            pub fn simulate_iterations(&mut self, iterations: u64) {
                for _ in 0..iterations {
                    #iterate(self);
                }
                #settle(self);
            }

            /// Lets hooks of the kind `settle` catch up on what they have put off, before the program reads what they change.
            pub fn settle(&mut self) {
                #settle(self);
            }

            /// Iterations run so far.
            pub fn iteration(&self) -> u64 {
                self.__clock.iteration
            }

            /// Length of one iteration.
            pub fn dt(&self) -> f64 {
                self.__clock.dt
            }

            /// The seed of every random stream.
            pub fn seed(&self) -> u64 {
                self.__clock.seed
            }

            /// The run-time parameters with which the network was built.
            pub fn params(&self) -> &#params #tg {
                &self.__params
            }

            #by_tag

            /// Runs neighbouring behaviours in one loop (the default) or each in its own: the results are the same bits.
            #[doc(hidden)]
            pub fn __set_fused(&mut self, fused: bool) {
                self.__fused = fused;
            }

            #set_threads
        }

        #[automatically_derived]
        #quiet
        impl #ig #private::Network for #self_ty #clause {
            const MODEL: #krate::Model = #module::MODEL;
            fn iterate(&mut self) {
                #iterate(self);
            }
            fn settle(&mut self) {
                #settle(self);
            }
            fn iteration(&self) -> u64 {
                self.__clock.iteration
            }
            fn dt(&self) -> f64 {
                self.__clock.dt
            }
            fn seed(&self) -> u64 {
                self.__clock.seed
            }
            fn visit<__V: #private::Visitor>(&self, visitor: &mut __V) {
                #visit(self, visitor);
            }
            fn visit_mut<__V: #private::VisitorMut>(&mut self, visitor: &mut __V) {
                #visit_mut(self, visitor);
            }
        }

        /// Prints what the network is made of, and what runs when.
        #[automatically_derived]
        #quiet
        impl #ig #private::Display for #self_ty #clause {
            fn fmt(&self, f: &mut #private::Formatter<'_>) -> #private::FmtResult {
                #summary(self, f)
            }
        }

        #[automatically_derived]
        #quiet
        impl #ig #private::Deref for #self_ty #clause {
            type Target = #rest #tg;
            fn deref(&self) -> &Self::Target {
                &self.__rest
            }
        }

        #[automatically_derived]
        #quiet
        impl #ig #private::DerefMut for #self_ty #clause {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.__rest
            }
        }
    }
}
