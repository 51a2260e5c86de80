//! The structs of groups, synapse groups and recorders.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::{Cx, quiet, variable_field};
use super::kernels;
use crate::model::{Action, Init, Model, Owner, RecordedKind, Side, Variable};
use crate::syntax::Rule;

pub(super) fn structs(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let objects = cx.owners().map(|owner| object(cx, model, owner));
    let recorders = model.steps.iter().filter_map(|step| recorder(cx, model, step.behaviour, &step.action));
    let rest = rest(cx, model);
    quote!(#(#objects)* #(#recorders)* #rest)
}

fn object(cx: &Cx<'_>, model: &Model, owner: Owner) -> TokenStream {
    let (private, quiet, vis, derives) = (&cx.private, quiet(), &cx.ast.vis, cx.derives());
    let (name, field, marker) = (cx.object(owner), cx.field(owner), cx.marker());
    let (ig, tg, clause) = (cx.impl_generics(), cx.type_generics(), &cx.ast.generics.where_clause);
    let variables = variables(cx, model, owner);
    let behaviours = cx.behaviours_of(owner).map(|(k, _)| behaviour_field(cx, k));
    let (events, _) = kernels::events(cx, model, owner);
    let (kind, own) = match owner {
        Owner::Synapses(k) => {
            let state = kernels::state(cx, model, k);
            let (src, dst) = cx.ends(k);
            let text = format!("from `{}` to `{}`", cx.ast.groups[src].name, cx.ast.groups[dst].name);
            (format!("synapse group `{field}`, {text}"), quote!(#[doc(hidden)] pub __links: #private::Links, #state))
        }
        _ => (format!("neuron group `{field}`"), quote!(#[doc(hidden)] pub __extent: #private::Extent,)),
    };
    let doc = format!("The {kind}: its variables and behaviours.");
    let methods = match owner {
        Owner::Synapses(_) => quote! {
            /// Who is connected with whom, and conversions to nalgebra's matrices.
            pub fn connectivity(&self) -> &#private::Links {
                &self.__links
            }

            /// The number of synapses.
            pub fn size(&self) -> usize {
                self.__links.len()
            }
        },
        _ => quote! {
            /// The number of neurons.
            pub fn size(&self) -> usize {
                self.__extent.size()
            }

            /// The size and shape of the group.
            pub fn extent(&self) -> #private::Extent {
                self.__extent
            }

            /// A neuron and its place.
            pub fn neuron(&self, index: usize) -> #private::Neuron {
                self.__extent.neuron(index)
            }
        },
    };
    quote! {
        #[doc = #doc]
        #derives
        #quiet
        #vis struct #name #ig #clause {
            #variables
            #(#behaviours)*
            #own
            #events
            #[doc(hidden)]
            pub __marker: #marker,
        }
        #[automatically_derived]
        #quiet
        impl #ig #name #tg #clause {
            #methods
        }
    }
}

fn variables(cx: &Cx<'_>, model: &Model, owner: Owner) -> TokenStream {
    let private = &cx.private;
    let dense = matches!(owner, Owner::Synapses(k) if cx.ast.synapses[k].dense);
    model
        .variables
        .iter()
        .filter(|v| v.owner == owner && (owner != Owner::Network || matches!(v.init, Init::Brought(..))))
        .map(|v| {
            let (name, ty, docs) = (variable_field(v), &v.ty, &v.docs);
            let text = if v.shared { format!("`{name}`, one value for all.") } else { format!("`{name}`.") };
            let doc = if docs.is_empty() { quote!(#[doc = #text]) } else { TokenStream::new() };
            let lints = lints(cx, v);
            let stored = match (v.shared, dense && v.side == Side::Own) {
                (true, _) => quote!(#ty),
                (false, true) => quote!(#private::Table<#ty>),
                (false, false) => quote!(#private::Var<#ty>),
            };
            quote!(#doc #(#docs)* #(#lints)* pub #name: #stored,)
        })
        .collect()
}

/// The `#[allow(…)]` and the like of a declared variable.
fn lints<'a>(cx: &Cx<'a>, variable: &Variable) -> &'a [TokenStream] {
    let declared: &[_] = match variable.owner {
        Owner::Network => &cx.ast.variables,
        Owner::Group(k) => &cx.ast.groups[k].variables,
        Owner::Synapses(k) => &cx.ast.synapses[k].variables,
    };
    let found = declared.iter().find(|v| variable.side == Side::Own && v.name == variable.name);
    found.map_or(&[], |v| &v.attrs.allows)
}

/// The field of a behaviour; a closure's is a mark without content.
fn behaviour_field(cx: &Cx<'_>, k: usize) -> TokenStream {
    let (private, tg) = (&cx.private, cx.type_generics());
    let behaviour = &cx.plan.behaviours[k];
    let (field, hidden) = (&behaviour.field, if behaviour.named { quote!() } else { quote!(#[doc(hidden)]) });
    let doc = format!("`{}` at priority {}.", behaviour.name, behaviour.ast.priority);
    let ty = match &behaviour.ast.rule {
        Rule::Typed { ty, .. } if behaviour.owner == Owner::Network => quote!(#private::Held<#ty>),
        Rule::Typed { ty, .. } => quote!(#ty),
        Rule::Closure(_) => quote!(#private::Inline),
        Rule::Recorder { .. } | Rule::EventRecorder { .. } => {
            let recorder = cx.recorder(k);
            quote!(#recorder #tg)
        }
    };
    let attrs = &behaviour.ast.attrs;
    let (docs, lints) = (&attrs.docs, &attrs.allows);
    let doc = if docs.is_empty() { quote!(#[doc = #doc]) } else { TokenStream::new() };
    quote!(#hidden #doc #(#docs)* #(#lints)* pub #field: #ty,)
}

/// What holds the network's own behaviours, and the variables that they bring.
fn rest(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let (quiet, vis, derives, marker) = (quiet(), &cx.ast.vis, cx.derives(), cx.marker());
    let (name, ig, clause) = (cx.rest(), cx.impl_generics(), &cx.ast.generics.where_clause);
    let behaviours = cx.behaviours_of(Owner::Network).map(|(k, _)| behaviour_field(cx, k));
    let variables = variables(cx, model, Owner::Network);
    quote! {
        #[doc(hidden)]
        #derives
        #quiet
        #vis struct #name #ig #clause {
            #variables
            #(#behaviours)*
            #[doc(hidden)]
            pub __marker: #marker,
        }
    }
}

/// The struct of a recorder: one field per item.
fn recorder(cx: &Cx<'_>, model: &Model, behaviour: usize, action: &Action) -> Option<TokenStream> {
    let (private, quiet, vis, derives, marker) = (&cx.private, quiet(), &cx.ast.vis, cx.derives(), cx.marker());
    let (ig, tg, clause) = (cx.impl_generics(), cx.type_generics(), &cx.ast.generics.where_clause);
    let name = cx.recorder(behaviour);
    let what = &cx.plan.behaviours[behaviour];
    let (mut fields, mut names) = (TokenStream::new(), Vec::new());
    let window = match action {
        Action::Record(items) => {
            for item in items {
                let field = &item.name;
                let (ty, doc) = match &item.what {
                    RecordedKind::Whole(id) if model.variables[*id].shared => {
                        let ty = &model.variables[*id].ty;
                        (quote!(#private::Series<#ty>), format!("`{field}` over the iterations."))
                    }
                    RecordedKind::Whole(id) => {
                        let ty = &model.variables[*id].ty;
                        (quote!(#private::Recording<#ty>), format!("`{field}`, iteration by neuron or synapse."))
                    }
                    RecordedKind::Part(id, range) => {
                        let ty = &model.variables[*id].ty;
                        let kept = format_ident!("__range_{}", field);
                        fields.extend(quote!(#[doc(hidden)] pub #kept: #private::Range<usize>,));
                        let range = super::tokens::text(range);
                        (quote!(#private::Recording<#ty>), format!("`{field}[{range}]`, iteration by neuron or synapse."))
                    }
                    RecordedKind::Value { ty, value } => {
                        let ty = ty.clone().unwrap_or_else(|| quote!(f64));
                        (quote!(#private::Series<#ty>), format!("`{}` over the iterations.", super::tokens::text(value)))
                    }
                };
                fields.extend(quote!(#[doc = #doc] pub #field: #ty,));
                names.push(field.clone());
            }
            quote! {
                /// Keeps the last so many recorded iterations alone, or everything (`None`, the default).
                pub fn set_window(&mut self, rows: #private::Option<usize>) {
                    #(self.#names.set_window(rows);)*
                }
            }
        }
        Action::RecordEvents(items) => {
            for id in items {
                let field = variable_field(&model.variables[*id]);
                let doc = format!("Where and when `{field}` was true.");
                fields.extend(quote!(#[doc = #doc] pub #field: #private::Events,));
                names.push(field);
            }
            quote! {
                /// Keeps the events of the last so many iterations alone, or everything (`None`, the default).
                pub fn set_window(&mut self, iterations: #private::Option<u64>) {
                    #(self.#names.set_window(iterations);)*
                }
            }
        }
        Action::Hook(_) | Action::Settle { .. } => return None,
    };
    let doc = format!("What `{}` of `{}` has recorded.", what.name, cx.field(what.owner));
    Some(quote! {
        #[doc = #doc]
        #derives
        #quiet
        #vis struct #name #ig #clause {
            #fields
            #[doc(hidden)]
            pub __marker: #marker,
        }
        #[automatically_derived]
        #quiet
        impl #ig #name #tg #clause {
            /// Forgets everything recorded.
            pub fn clear(&mut self) {
                #(self.#names.clear();)*
            }

            #window
        }
    })
}
