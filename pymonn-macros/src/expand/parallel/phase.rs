//! The function of a phase: what comes first, on one thread; what each thread gets; what each thread does.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::plan::{Phase, Share};
use crate::expand::context::{Cx, quiet};
use crate::expand::iterate::{every_index, missed};
use crate::expand::kernels::{NOW, PartKernel, events_field, part_kernel, run_number};
use crate::model::{Model, Owner, Step};

#[derive(Default)]
struct Parts {
    items: TokenStream,
    /// Whether each kernel is due.
    due: TokenStream,
    names: Vec<Ident>,
    before: TokenStream,
    captures: Vec<(Ident, TokenStream)>,
    handles: Vec<(Ident, TokenStream)>,
    work: TokenStream,
}

impl Parts {
    /// One kernel, which runs where `name` is true.
    fn add(&mut self, name: &Ident, kernel: PartKernel) {
        let PartKernel { items, captures, handles, call, .. } = kernel;
        self.items.extend(items);
        self.work.extend(quote!(if #name { #call; }));
        self.names.push(name.clone());
        self.handles.extend(handles);
        for (name, value) in captures {
            if !self.captures.iter().any(|(known, _)| *known == name) {
                self.captures.push((name, value));
            }
        }
    }
}

pub(super) fn expand(cx: &Cx<'_>, model: &Model, name: &Ident, phase: &Phase) -> TokenStream {
    let mut parts = Parts::default();
    for &run in &phase.runs {
        one_run(cx, model, run, phase, &mut parts);
    }
    scans(cx, model, phase, &mut parts);
    let private = &cx.private;
    for (id, share) in phase.written() {
        let variable = &model.variables[id];
        let (own, place) = (format_ident!("__own{}", id), cx.variable(&quote!(net), variable));
        let whole = match (share, variable.owner) {
            (Share::ByTarget | Share::BySource, Owner::Synapses(k)) => {
                let (field, new) = (cx.field(variable.owner), if share == Share::ByTarget { "new" } else { "by_source" });
                let (new, links) = (format_ident!("{}", new), format_ident!("__links{}", k));
                if !parts.captures.iter().any(|(known, _)| *known == links) {
                    parts.captures.push((links.clone(), quote!(&net.#field.__links)));
                }
                quote!(#private::Shares::#new(&mut #place, #links))
            }
            _ => {
                let group = cx.neurons_of(variable);
                quote!(#private::Parts::new(&mut #place, &__cuts[#group]))
            }
        };
        parts.handles.push((own, whole));
    }
    let Parts { items, due, names, before, captures, handles, work } = parts;
    // What other threads have listed comes from their caches.
    let events = captures.iter().map(|(name, _)| name).filter(|name| name.to_string().starts_with(NOW));
    let ahead = quote!(#(#events.ahead();)*);
    let (locals, values): (Vec<_>, Vec<_>) = captures.into_iter().unzip();
    let split = handles.iter().rev().fold(quote!(()), |rest, (_, whole)| quote!((#whole, #rest)));
    let pattern = handles.iter().rev().fold(quote!(()), |rest, (name, _)| quote!((mut #name, #rest)));
    let (quiet, ig, ty, clause) = (quiet(), cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause);
    quote! {
        #items
        #[doc(hidden)]
        #quiet
        fn #name #ig (net: &mut #ty) #clause {
            #due
            #before
            if !(#(#names)||*) {
                return;
            }
            #(let #locals = #values;)*
            let (__crew, __cuts) = net.__threads.crew();
            __crew.run(#split, |#pattern, __part| {
                #ahead
                #work
            });
        }
    }
}

fn one_run(cx: &Cx<'_>, model: &Model, run: usize, phase: &Phase, parts: &mut Parts) {
    let steps = &model.runs[run].steps;
    let ids: Vec<usize> = steps.iter().map(|&step| model.steps[step].behaviour).collect();
    let every = every_index(cx, ids[0]).map_or_else(|| quote!(true), |k| quote!(net.__clock.iteration % net.__every[#k] == 0));
    if let [number] = steps[..] {
        let (step, name) = (&model.steps[number], format_ident!("__due{}", number));
        let id = ids[0];
        let kernel = part_kernel(cx, model, number, &[step], phase);
        let (first, missed) = (&kernel.before, missed(cx, model, number, step));
        parts.due.extend(quote!(let #name = #every && net.__enabled[#id];));
        if !first.is_empty() || !missed.is_empty() {
            parts.before.extend(quote!(if #name { #first } else { #missed }));
        }
        parts.add(&name, kernel);
        return;
    }
    let number = run_number(model, run, &model.runs[run]);
    let (name, together) = (format_ident!("__every{}", number), format_ident!("__due{}", number));
    parts.due.extend(quote! {
        let #name = #every;
        let #together = #name && net.__fused #(&& net.__enabled[#ids])*;
    });
    let all: Vec<&Step> = steps.iter().map(|&step| &model.steps[step]).collect();
    parts.add(&together, part_kernel(cx, model, number, &all, phase));
    for (&number, id) in steps.iter().zip(ids) {
        let single = format_ident!("__due{}", number);
        parts.due.extend(quote!(let #single = #name && !#together && net.__enabled[#id];));
        parts.add(&single, part_kernel(cx, model, number, &[&model.steps[number]], phase));
    }
}

/// What threads look for at the end, for the phases behind.
fn scans(cx: &Cx<'_>, model: &Model, phase: &Phase, parts: &mut Parts) {
    for &(id, stretch) in &phase.scans {
        let variable = &model.variables[id];
        let (object, bits, group) = (cx.field(variable.owner), events_field(id), cx.neurons_of(variable));
        let (name, own) = (format_ident!("__words{}", id), format_ident!("__own{}", id));
        parts.handles.push((name.clone(), quote!(net.#object.#bits.words(net.__clock.iteration, #stretch, &__cuts[#group]))));
        parts.work.extend(quote!(#name.note(&*#own);));
    }
}
