//! Hooks of the kind `on_post`: from targets that fired to the synapses that arrive there.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::call::prelude;
use super::frame::Frame;
use super::reach::{Names, Place, cells, count, one, own_slices, own_variables, source_values, target_frame};
use crate::model::{Hook, Owner, Step};

/// From targets that fired to their sources.
pub(super) fn by_event_of_target(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let cx = frame.cx;
    let private = &cx.private;
    let Owner::Synapses(synapses) = cx.plan.behaviours[step.behaviour].owner else { return TokenStream::new() };
    let links = frame.links(synapses);
    frame.count(cx.ends(synapses).1, TokenStream::new());
    if let Some(event) = hook.event {
        frame.fired(synapses, event);
    }
    let before = prelude(frame, step, hook);
    if cx.ast.synapses[synapses].dense {
        let masked = by_fan(frame, step, hook, synapses);
        let full = by_row(frame, step, hook, synapses);
        return quote!(#before if #links.is_full() { #full } else { #masked });
    }
    frame.sources(synapses);
    // Values lie by source where a hook asks for that, and the index by target holds their places.
    let by_source = super::layout(cx, frame.model, synapses).0;
    let (own, slot) = if by_source {
        (Place::All, quote!(let __slot = __places[__q] as usize;))
    } else {
        (Place::Incoming, quote!(let __slot = __q;))
    };
    let (target, neuron) = (frame.relative(&quote!(__target as usize)), frame.absolute(&quote!(__t)));
    let places = by_source.then(|| quote!(let __places = &#links.places()[__range.clone()][..__row.len()];));
    let names = Names {
        suffix: "_inner".to_owned(),
        own: quote!(__slot),
        source: quote!(__j),
        target: quote!(__t),
        place: if by_source { quote!(__slot) } else { quote!(__range.start + __q) },
        cells: by_source,
    };
    let slices = own_slices(frame, hook, "_inner", own);
    let cells = if by_source { cells(frame, hook, &quote!(listed(#neuron, __row.len()))) } else { TokenStream::new() };
    let (load, store) = source_values(frame, hook, synapses, "_inner", &quote!(()));
    let one = one(frame, step, hook, synapses, &names);
    let ahead = if by_source { places_ahead(frame, hook) } else { TokenStream::new() };
    quote! {
        #before
        for &__target in __fired {
            let __t = #target;
            let __range = #links.incoming(#neuron);
            let __row = &__sources[__range.clone()];
            #places
            #slices
            #cells
            for __q in 0..__row.len() {
                #ahead
                let __j = #private::IndexWord::at(__row[__q]);
                #slot
                #load
                #one
                #store
            }
        }
    }
}

/// Values that lie by source are anywhere for a target: they are asked for a while before the loop comes to them.
fn places_ahead(frame: &Frame<'_>, hook: &Hook) -> TokenStream {
    let private = &frame.cx.private;
    let own = own_variables(hook).into_iter().filter(|id| !frame.variable(*id).shared);
    let each = own.map(|id| {
        let part = format_ident!("__w{}_inner", id);
        if frame.share(id).is_some() {
            quote!(#part.ahead(__q);)
        } else {
            quote!(#private::place_ahead(&#part[..], __places, __q);)
        }
    });
    each.collect()
}

/// A matrix with a mask: from each target that fired through its column of the index.
fn by_fan(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize) -> TokenStream {
    let links = frame.links(synapses);
    let names = Names {
        suffix: "_inner".to_owned(),
        own: quote!(__slot),
        source: quote!(__j),
        target: quote!(__t),
        place: quote!(__fan.place(__q)),
        cells: true,
    };
    let slices = own_slices(frame, hook, "_inner", Place::All);
    let (target, neuron) = (frame.relative(&quote!(__target as usize)), frame.absolute(&quote!(__t)));
    let cells = cells(frame, hook, &quote!(cells(#neuron)));
    let (load, store) = source_values(frame, hook, synapses, "_inner", &quote!(()));
    let one = one(frame, step, hook, synapses, &names);
    // Looked up only where it is asked for: the look-up may fail, so that nobody leaves it out.
    let slot = super::super::mentions(&one, "__slot").map(|slot| quote!(let #slot = __fan.slot(__q);));
    quote! {
        #slices
        for &__target in __fired {
            let __t = #target;
            let __fan = #links.afferents(#neuron);
            #cells
            for __q in 0..__fan.len() {
                let __j = __fan.other(__q);
                #slot
                #load
                #one
                #store
            }
        }
    }
}

/// A full matrix: source by source, since what lies side by side belongs to one. Two synapses share nothing but an end, and those of
/// an end keep their order, so this gives the same as target by target.
fn by_row(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize) -> TokenStream {
    let private = &frame.cx.private;
    let links = frame.links(synapses);
    let names = Names::whole(String::new(), quote!(__j));
    let (targets, count) = (target_frame(frame, hook), count(frame, synapses));
    let target = frame.relative(&quote!(__target as usize));
    let slices = own_slices(frame, hook, "", Place::Column);
    let (load, store) = source_values(frame, hook, synapses, "", &quote!(()));
    let one = one(frame, step, hook, synapses, &names);
    let mut ahead = TokenStream::new();
    for id in own_variables(hook) {
        if !frame.variable(id).shared {
            let slice = frame.of_synapses(id);
            ahead.extend(if frame.share(id).is_some() {
                quote!(#slice.ahead(__j, __fired);)
            } else {
                quote!(#private::ahead_of_row(&#slice[..], __j, #links.dst().size(), __fired);)
            });
        }
    }
    quote! {
        let __nt = #count;
        #targets
        for __j in 0..#links.src().size() {
            #ahead
            #slices
            #load
            for &__target in __fired {
                let __t = #target;
                #one
            }
            #store
        }
    }
}
