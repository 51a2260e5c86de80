//! Hooks of the kinds `synapse`, `on_pre`, `on_post` (and `initialize` of synapses): one call per synapse.
//!
//! From sources to targets they walk segments (synapses of one source with one delay): all of them for `synapse`, those that
//! an event reaches now for `on_pre`. A sum is added to its target one after another, by ascending source.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::call::{call, key, prelude, taken};
use super::frame::Frame;
use crate::model::{Argument, Hook, Kind, Owner, Side, Step, VariableId};

/// Columns of a full matrix that are swept together: fewer passes over the target's variable, the same order of sums.
const TOGETHER: usize = 4;

/// How one synapse is reached in the loop.
struct Names {
    /// The source's values, loaded once per segment, have this at the end of their names.
    suffix: String,
    /// Index into the synapse's own variables.
    own: TokenStream,
    source: TokenStream,
    target: TokenStream,
    /// Place in the index, for the numbering of copies.
    place: TokenStream,
}

pub(super) fn by_source(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let cx = frame.cx;
    let private = &cx.private;
    let Owner::Synapses(synapses) = cx.plan.behaviours[step.behaviour].owner else { return TokenStream::new() };
    let field = cx.field(Owner::Synapses(synapses));
    let links = frame.links(synapses);
    if let (Kind::OnPre, Some(event)) = (hook.kind, hook.event) {
        let arrivals = super::arrivals_field(frame.number);
        let now = super::scan(cx, frame.model, frame.number, event, &quote!(self));
        frame.add(
            &format_ident!("__segments"),
            &quote!(&[#private::Segment]),
            &quote!(self.#field.#arrivals.arrive(&self.#field.__links, #now)),
        );
    } else {
        frame.add(&format_ident!("__segments"), &quote!(&[#private::Segment]), &quote!(self.#field.__links.segments()));
    }
    let before = prelude(frame, step, hook);
    let ast = &cx.ast.synapses[synapses];
    if !ast.dense {
        let (walk, ahead) = (listed(frame, step, hook, synapses, false), ahead(frame, hook));
        frame.targets(synapses);
        let listed = quote! {
            for (__k, __segment) in __segments.iter().enumerate() {
                #ahead
                #walk
            }
        };
        if !super::tiles::only_sums(cx, frame.model, synapses) {
            return quote!(#before #listed);
        }
        let tiled = super::tiles::body(frame, step, hook, synapses);
        return quote!(#before if let #private::Some(__tiles) = #links.tiles() { #tiled } else { #listed });
    }
    let full = full(frame, step, hook, synapses);
    if ast.connect.is_none() && ast.delay.is_none() {
        return quote!(#before #full);
    }
    frame.targets(synapses);
    let masked = listed(frame, step, hook, synapses, true);
    quote! {
        #before
        if #links.is_full() {
            #full
        } else {
            for __segment in __segments { #masked }
        }
    }
}

/// Events reach rows that lie anywhere: the next ones are asked for while this one is worked on.
fn ahead(frame: &mut Frame<'_>, hook: &Hook) -> TokenStream {
    if hook.kind != Kind::OnPre {
        return TokenStream::new();
    }
    let private = &frame.cx.private;
    let mut rows = vec![format_ident!("__targets")];
    for id in own_variables(hook) {
        if !frame.variable(id).shared {
            rows.push(frame.slice(id));
        }
    }
    quote!(#(#private::ahead(__segments, __k, |__s| &#rows[__s.start..__s.end]);)*)
}

/// A segment whose targets are listed: its synapses' values lie side by side, or in the source's column of a matrix.
fn listed(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize, dense: bool) -> TokenStream {
    let private = &frame.cx.private;
    let (place, own) =
        if dense { (quote!([__j * __nt..][..__nt]), quote!(__t)) } else { (quote!([__segment.start..][..__nq]), quote!(__q)) };
    let slices = own_slices(frame, hook, "", &place);
    let targets = target_frame(frame, hook);
    let (load, store) = source_values(frame, hook, synapses, "", &quote!(__segment));
    let names =
        Names { suffix: String::new(), own, source: quote!(__j), target: quote!(__t), place: quote!(__segment.start + __q) };
    let one = one(frame, step, hook, synapses, &names);
    quote! {
        let __j = __segment.source as usize;
        let __nt = __links.dst().size();
        let __row = &__targets[__segment.start..__segment.end];
        let __nq = __row.len();
        #targets
        #slices
        #load
        for __q in 0..__nq {
            let __t = #private::IndexWord::at(__row[__q]);
            #one
        }
        #store
    }
}

/// Whole columns of a matrix, several at a time where the hook only sums.
fn full(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize) -> TokenStream {
    let targets = target_frame(frame, hook);
    // The same variable through both ends must keep its length where a source indexes it; both are one group then.
    let single = {
        let slices = own_slices(frame, hook, "", &quote!([__segment.start..][..__nt]));
        let (load, store) = source_values(frame, hook, synapses, "", &quote!(__segment));
        let names = Names { suffix: String::new(), own: quote!(__t), source: quote!(__j), target: quote!(__t), place: quote!(0) };
        let one = one(frame, step, hook, synapses, &names);
        quote! {
            let __j = __segment.source as usize;
            #slices
            #load
            for __t in 0..__nt { #one }
            #store
        }
    };
    let frame_of_targets = quote! {
        let __nt = __links.dst().size();
        #targets
    };
    let Some(sum) = hook.sum.filter(|_| sums_only(hook)) else {
        return quote!(#frame_of_targets for __segment in __segments { #single });
    };
    let mut head = TokenStream::new();
    let mut adds = TokenStream::new();
    let segments: Vec<Ident> = (0..TOGETHER).map(|k| format_ident!("__segment{}", k)).collect();
    for (k, segment) in segments.iter().enumerate() {
        let suffix = format!("_{k}");
        let j = format_ident!("__j{}", suffix);
        let slices = own_slices(frame, hook, &suffix, &quote!([#segment.start..][..__nt]));
        let (load, _) = source_values(frame, hook, synapses, &suffix, &quote!(#segment));
        head.extend(quote!(let #j = #segment.source as usize; #slices #load));
        let names = Names { suffix, own: quote!(__t), source: quote!(#j), target: quote!(__t), place: quote!(0) };
        let (lets, value) = parts(frame, step, hook, synapses, &names);
        adds.extend(quote!(__sum += { #lets #value };));
    }
    let target = frame.slice(sum);
    quote! {
        #frame_of_targets
        let (__together, __segments) = __segments.as_chunks::<#TOGETHER>();
        for [#(#segments),*] in __together {
            #head
            for __t in 0..__nt {
                let mut __sum = #target[__t];
                #adds
                #target[__t] = __sum;
            }
        }
        for __segment in __segments { #single }
    }
}

/// Whether the hook changes nothing but its sum, and does not read that.
pub(super) fn sums_only(hook: &Hook) -> bool {
    hook.sum.is_some_and(|sum| {
        hook.arguments.iter().all(|argument| match argument {
            Argument::Variable { id, mode, side } => !(mode.writes() || *id == sum && *side == Side::Dst),
            _ => true,
        })
    })
}

/// From targets that fired to their sources.
pub(super) fn by_event_of_target(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let cx = frame.cx;
    let private = &cx.private;
    let Owner::Synapses(synapses) = cx.plan.behaviours[step.behaviour].owner else { return TokenStream::new() };
    let links = frame.links(synapses);
    if let Some(event) = hook.event {
        let now = super::scan(cx, frame.model, frame.number, event, &quote!(self));
        frame.add(&format_ident!("__fired"), &quote!(&[u32]), &quote!(#now.list));
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
        (quote!([..]), quote!(let __slot = __places[__q] as usize;))
    } else {
        (quote!([__range.clone()][..__row.len()]), quote!(let __slot = __q;))
    };
    let places = by_source.then(|| quote!(let __places = &#links.places()[__range.clone()][..__row.len()];));
    let names = Names {
        suffix: "_inner".to_owned(),
        own: quote!(__slot),
        source: quote!(__j),
        target: quote!(__t),
        place: if by_source { quote!(__slot) } else { quote!(__range.start + __q) },
    };
    let slices = own_slices(frame, hook, "_inner", &own);
    let (load, store) = source_values(frame, hook, synapses, "_inner", &quote!(()));
    let one = one(frame, step, hook, synapses, &names);
    quote! {
        #before
        for &__target in __fired {
            let __t = __target as usize;
            let __range = #links.incoming(__t);
            let __row = &__sources[__range.clone()];
            #places
            #slices
            for __q in 0..__row.len() {
                let __j = #private::IndexWord::at(__row[__q]);
                #slot
                #load
                #one
                #store
            }
        }
    }
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
    };
    let slices = own_slices(frame, hook, "_inner", &quote!([..]));
    let (load, store) = source_values(frame, hook, synapses, "_inner", &quote!(()));
    let one = one(frame, step, hook, synapses, &names);
    quote! {
        #slices
        for &__target in __fired {
            let __t = __target as usize;
            let __fan = #links.afferents(__t);
            for __q in 0..__fan.len() {
                let (__j, __slot) = (__fan.other(__q), __fan.slot(__q));
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
    let names = Names { suffix: String::new(), own: quote!(__t), source: quote!(__j), target: quote!(__t), place: quote!(0) };
    let targets = target_frame(frame, hook);
    let slices = own_slices(frame, hook, "", &quote!([__j * __nt..][..__nt]));
    let (load, store) = source_values(frame, hook, synapses, "", &quote!(()));
    let one = one(frame, step, hook, synapses, &names);
    let mut ahead = TokenStream::new();
    for id in own_variables(hook) {
        if !frame.variable(id).shared {
            let slice = frame.slice(id);
            ahead.extend(quote!(#private::ahead_of_row(&#slice[..], __j, __nt, __fired);));
        }
    }
    quote! {
        let __nt = #links.dst().size();
        #targets
        for __j in 0..#links.src().size() {
            #ahead
            #slices
            #load
            for &__target in __fired {
                let __t = __target as usize;
                #one
            }
            #store
        }
    }
}

/// The target's variables with a length that is plain to see: then one check of a target's index is enough, or none.
fn target_frame(frame: &mut Frame<'_>, hook: &Hook) -> TokenStream {
    let mut targets = TokenStream::new();
    for id in target_slices(hook) {
        if frame.variable(id).shared {
            continue;
        }
        let slice = frame.slice(id);
        let m = if frame.writes(id) { quote!(mut) } else { TokenStream::new() };
        targets.extend(quote!(let #slice = &#m #slice[..__nt];));
    }
    targets
}

/// Variables reached through the target.
fn target_slices(hook: &Hook) -> Vec<VariableId> {
    super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Dst).map(|(id, ..)| id))
}

/// Variables of the synapses themselves.
pub(super) fn own_variables(hook: &Hook) -> Vec<VariableId> {
    super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Own).map(|(id, ..)| id))
}

/// The part of each own variable that belongs to a segment.
fn own_slices(frame: &mut Frame<'_>, hook: &Hook, suffix: &str, place: &TokenStream) -> TokenStream {
    let mut slices = TokenStream::new();
    for id in own_variables(hook) {
        if frame.variable(id).shared {
            continue;
        }
        let (slice, part) = (frame.slice(id), format_ident!("__w{}{}", id, suffix));
        let m = if frame.writes(id) { quote!(mut) } else { TokenStream::new() };
        slices.extend(quote!(let #part = &#m #slice #place;));
    }
    slices
}

/// Loads the source's values, and stores back the changed ones.
///
/// A source's value stays in a local while its synapses are walked: nothing else changes it meanwhile, since a variable that
/// the hook changes through the target too is refused.
fn source_values(
    frame: &mut Frame<'_>,
    hook: &Hook,
    synapses: usize,
    suffix: &str,
    segment: &TokenStream,
) -> (TokenStream, TokenStream) {
    let j = if suffix.is_empty() || suffix == "_inner" { format_ident!("__j") } else { format_ident!("__j{}", suffix) };
    let past = super::delayed(frame.cx, hook, synapses);
    let copied = super::copied(frame.cx, frame.model, hook, synapses);
    let (mut load, mut store) = (TokenStream::new(), TokenStream::new());
    let mut seen: Vec<VariableId> = Vec::new();
    for (id, _, writes) in hook.uses().filter(|(_, side, _)| *side == Side::Src) {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let cell = format_ident!("__s{}{}", id, suffix);
        let shared = frame.variable(id).shared;
        if past.contains(&id) {
            let past = frame.past(id, synapses);
            let index = if shared { quote!(0) } else { quote!(#j) };
            load.extend(quote!(let #cell = #past.ago(#segment.delay)[#index];));
        } else if shared {
            let value = frame.value(id);
            load.extend(quote!(let #cell = #value;));
        } else if copied.contains(&(id, Side::Src)) {
            let old = frame.copy_of(id, synapses);
            load.extend(quote!(let #cell = #old[#j];));
        } else {
            let slice = frame.slice(id);
            load.extend(quote!(let mut #cell = #slice[#j];));
            if writes {
                store.extend(quote!(#slice[#j] = #cell;));
            }
        }
    }
    (load, store)
}

/// One synapse: loads, calls, stores.
fn one(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize, names: &Names) -> TokenStream {
    let (lets, call) = parts(frame, step, hook, synapses, names);
    let mut stores = TokenStream::new();
    let target = &names.target;
    for (id, side, _) in hook.uses().filter(|(.., writes)| *writes) {
        if side == Side::Dst && hook.sum != Some(id) {
            let (slice, cell) = (frame.slice(id), format_ident!("__d{}", id));
            stores.extend(quote!(#slice[#target] = #cell;));
        }
    }
    match hook.sum {
        Some(sum) => {
            let slice = frame.slice(sum);
            quote!(#lets let __sum = #call; #slice[#target] += __sum; #stores)
        }
        None => quote!(#lets #call; #stores),
    }
}

/// Loads of the target's values, and the call.
fn parts(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize, names: &Names) -> (TokenStream, TokenStream) {
    let private = &frame.cx.private;
    let copied = super::copied(frame.cx, frame.model, hook, synapses);
    let Names { suffix, own, source, target, place } = names;
    let mut lets = TokenStream::new();
    let mut seen: Vec<VariableId> = Vec::new();
    let arguments: Vec<TokenStream> = hook
        .arguments
        .iter()
        .map(|argument| match argument {
            Argument::Variable { id, side: Side::Src, mode } => {
                let cell = format_ident!("__s{}{}", id, suffix);
                taken(*mode, &quote!(#cell))
            }
            Argument::Variable { id, mode, .. } if frame.variable(*id).shared => {
                let value = frame.value(*id);
                taken(*mode, &quote!(#value))
            }
            Argument::Variable { id, side: Side::Dst, mode } => {
                let cell = format_ident!("__d{}", id);
                if !seen.contains(id) {
                    seen.push(*id);
                    let slice = if copied.contains(&(*id, Side::Dst)) { frame.copy_of(*id, synapses) } else { frame.slice(*id) };
                    lets.extend(quote!(let mut #cell = #slice[#target];));
                }
                taken(*mode, &quote!(#cell))
            }
            Argument::Variable { id, mode, .. } => {
                let part = format_ident!("__w{}{}", id, suffix);
                taken(*mode, &quote!(#part[#own]))
            }
            Argument::Rng => {
                let key = key(step, hook);
                quote!(&mut #private::Rng::synapse(#key, __step.iteration, #target as u32, #source as u32, __links.copy(#place)))
            }
            Argument::Step => quote!(__step),
            Argument::Neuron(Side::Src) => quote!(__links.src().neuron(#source)),
            Argument::Neuron(_) | Argument::Network => quote!(__links.dst().neuron(#target)),
        })
        .collect();
    let call = call(frame, step, hook, &arguments);
    (lets, call)
}
