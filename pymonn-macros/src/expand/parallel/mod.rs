//! Iterations on several threads: phases, in which every thread runs the same kernels on its own part.
//!
//! Within a phase nothing that one step reads of other neurons is written by another, so that threads meet between phases alone.

mod phase;
mod plan;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::{Cx, quiet};
use super::iterate::decaying;
use super::kernels;
use crate::model::{Model, Owner};
use plan::Stage;
pub(super) use plan::{Phase, Share};

/// Whether networks may use several threads; what unit tests show is without.
pub(super) const WANTED: bool = cfg!(all(feature = "parallel", not(test)));

/// The kernels on parts, a function per phase, and one that starts the threads; and what `iterate` does between
/// counting the iteration and its end: `single` is an iteration on one thread.
pub(super) fn expand(
    cx: &Cx<'_>,
    model: &Model,
    runs: &[proc_macro2::Ident],
    single: &TokenStream,
) -> (TokenStream, TokenStream) {
    let stages = plan::stages(cx, model);
    let mut items = TokenStream::new();
    let mut lines = TokenStream::new();
    for (number, stage) in stages.iter().enumerate() {
        match stage {
            Stage::Single(run) => {
                let run = &runs[*run];
                lines.extend(quote!(#run(net);));
            }
            Stage::Phase(phase) => {
                let name = cx.hidden(&format!("phase_{number}"));
                items.extend(phase::expand(cx, model, &name, phase));
                lines.extend(quote!(#name(net);));
            }
        }
    }
    let start = cx.hidden("start");
    items.extend(starts(cx, model, &start, &stages));
    lines.extend(tiny(cx, model));
    let iterate = quote! {
        let __ask = net.__threads.ask();
        if __ask && net.__threads.begin() {
            if !net.__threads.started() {
                #start(net);
            }
            #lines
        } else {
            #single
        }
        if __ask {
            net.__threads.end();
        }
    };
    (items, iterate)
}

/// What decays is set to zero by the threads that have it in their caches; one does it for synapses, whose parts are scattered.
fn tiny(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let private = &cx.private;
    let (of_neurons, others): (Vec<_>, Vec<_>) = decaying(model)
        .into_iter()
        .map(|id| &model.variables[id])
        .partition(|variable| matches!(variable.owner, Owner::Group(_)));
    let mut lines = TokenStream::new();
    if !of_neurons.is_empty() {
        let parts = of_neurons.iter().rev().fold(quote!(()), |rest, variable| {
            let (place, group) = (cx.variable(&quote!(net), variable), cx.neurons_of(variable));
            quote!((#private::Parts::new(&mut #place, &__cuts[#group]), #rest))
        });
        let names: Vec<_> = (0..of_neurons.len()).map(|k| format_ident!("__own{}", k)).collect();
        let pattern = names.iter().rev().fold(quote!(()), |rest, name| quote!((#name, #rest)));
        lines.extend(quote! {
            let (__crew, __cuts) = net.__threads.crew();
            __crew.run(#parts, |#pattern, _| { #(#private::flush_tiny(#names);)* });
        });
    }
    let places = others.iter().map(|variable| cx.variable(&quote!(net), variable));
    lines.extend(quote!(#(#private::flush_tiny(&mut #places[..]);)*));
    if lines.is_empty() { lines } else { quote!(if #private::tiny_is_due(net.__clock.iteration) { #lines }) }
}

/// Starts the threads, and splits over them what they need.
fn starts(cx: &Cx<'_>, model: &Model, name: &proc_macro2::Ident, stages: &[Stage]) -> TokenStream {
    let (quiet, ig, ty, clause) = (quiet(), cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause);
    let sizes = (0..cx.ast.groups.len()).map(|k| {
        let group = cx.field(Owner::Group(k));
        quote!(net.#group.__extent.size())
    });
    let links = (0..cx.ast.synapses.len()).filter(|&k| !cx.ast.synapses[k].adaptive).map(|k| {
        let (field, (src, dst)) = (cx.field(Owner::Synapses(k)), cx.ends(k));
        quote!(net.#field.__links.split(net.__threads.cuts(#src), net.__threads.cuts(#dst));)
    });
    let phases = stages.iter().filter_map(|stage| match stage {
        Stage::Phase(phase) => Some(phase),
        Stage::Single(_) => None,
    });
    let runs = phases.flat_map(|phase| &phase.runs).map(|&run| model.runs[run].steps[0]);
    let lists: TokenStream = runs.map(|step| kernels::lists(cx, model, step)).collect();
    let event_lists = kernels::event_lists(cx, model);
    quote! {
        #[doc(hidden)]
        #quiet
        #[cold]
        fn #name #ig (net: &mut #ty) #clause {
            let __sizes: &[usize] = &[#(#sizes),*];
            net.__threads.start(__sizes);
            #(#links)*
            #lists
            #event_lists
        }
    }
}
