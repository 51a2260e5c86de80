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
    frame.count(cx.ends(synapses).1, TokenStream::new());
    // What a loop over listed targets walks.
    let mut segments = quote!(__segments);
    if let (Kind::OnPre, Some(event)) = (hook.kind, hook.event) {
        frame.arrivals(synapses, event);
    } else if frame.is_part() {
        frame.add(&format_ident!("__segments"), &quote!(&'__a [#private::Segment]), &{
            let links = format_ident!("__links{}", synapses);
            quote!(#links.segments())
        });
        frame.add(&format_ident!("__part"), &quote!(usize), &quote!(__part));
        segments = quote!(#links.rows(__part));
    } else {
        frame.add(&format_ident!("__segments"), &quote!(&[#private::Segment]), &quote!(self.#field.__links.segments()));
    }
    let before = prelude(frame, step, hook);
    let ast = &cx.ast.synapses[synapses];
    if !ast.dense {
        let walk = listed(frame, step, hook, synapses, false);
        return quote!(#before let __targets = #links.targets(); for __segment in #segments { #walk });
    }
    let full = full(frame, step, hook, synapses);
    if ast.connect.is_none() && ast.delay.is_none() {
        return quote!(#before #full);
    }
    let masked = listed(frame, step, hook, synapses, true);
    quote! {
        #before
        if #links.is_full() {
            #full
        } else {
            let __targets = #links.targets();
            for __segment in #segments { #masked }
        }
    }
}

/// A segment whose targets are listed: its synapses' values lie side by side, or in the source's column of a matrix.
fn listed(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize, dense: bool) -> TokenStream {
    let (place, own) = if dense { (Place::Column, quote!(__t)) } else { (Place::Row, quote!(__q)) };
    let slices = own_slices(frame, hook, "", place);
    let target = frame.relative(&quote!(*__target as usize));
    let (load, store) = source_values(frame, hook, synapses, "", &quote!(__segment));
    let names =
        Names { suffix: String::new(), own, source: quote!(__j), target: quote!(__t), place: quote!(__segment.start + __q) };
    let one = one(frame, step, hook, synapses, &names);
    quote! {
        let __j = __segment.source as usize;
        let __nt = __links.dst().size();
        #slices
        #load
        for (__q, __target) in __targets[__segment.start..__segment.end].iter().enumerate() {
            let __t = #target;
            #one
        }
        #store
    }
}

/// Whole columns of a matrix, several at a time where the hook only sums.
fn full(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize) -> TokenStream {
    let mut targets = TokenStream::new();
    let count = frame.count(frame.cx.ends(synapses).1, quote!(__nt));
    for id in target_slices(hook) {
        if frame.variable(id).shared {
            continue;
        }
        let slice = frame.slice(id);
        let m = if frame.writes(id) { quote!(mut) } else { TokenStream::new() };
        targets.extend(quote!(let #slice = &#m #slice[..#count];));
    }
    // The same variable through both ends must keep its length where a source indexes it; both are one group then.
    let single = {
        let slices = own_slices(frame, hook, "", Place::Whole);
        let (load, store) = source_values(frame, hook, synapses, "", &quote!(__segment));
        let names = Names { suffix: String::new(), own: quote!(__t), source: quote!(__j), target: quote!(__t), place: quote!(0) };
        let one = one(frame, step, hook, synapses, &names);
        quote! {
            let __j = __segment.source as usize;
            #slices
            #load
            for __t in 0..#count { #one }
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
    let segments: Vec<Ident> = (0..TOGETHER).map(|k| format_ident!("__segment_{}", k)).collect();
    for (k, segment) in segments.iter().enumerate() {
        let suffix = format!("_{k}");
        let j = format_ident!("__j{}", suffix);
        let slices = own_slices(frame, hook, &suffix, Place::Whole);
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
            for __t in 0..#count {
                let mut __sum = #target[__t];
                #adds
                #target[__t] = __sum;
            }
        }
        for __segment in __segments { #single }
    }
}

/// Whether the hook changes nothing but its sum, and does not read that.
fn sums_only(hook: &Hook) -> bool {
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
    let Owner::Synapses(synapses) = cx.plan.behaviours[step.behaviour].owner else { return TokenStream::new() };
    let links = frame.links(synapses);
    frame.count(cx.ends(synapses).1, TokenStream::new());
    if let Some(event) = hook.event {
        frame.fired(synapses, event);
    }
    let before = prelude(frame, step, hook);
    let names = Names {
        suffix: "_inner".to_owned(),
        own: quote!(__slot),
        source: quote!(__j),
        target: quote!(__t),
        place: quote!(__fan.place(__q)),
    };
    let slices = own_slices(frame, hook, "_inner", Place::All);
    let (target, neuron) = (frame.relative(&quote!(__target as usize)), frame.absolute(&quote!(__t)));
    let cells = cells(frame, hook, &neuron);
    let (load, store) = source_values(frame, hook, synapses, "_inner", &quote!(()));
    let one = one(frame, step, hook, synapses, &names);
    // Looked up only where it is asked for: the look-up may fail, so that nobody leaves it out.
    let slot = super::super::mentions(&one, "__slot").map(|slot| quote!(let #slot = __fan.slot(__q);));
    quote! {
        #before
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

/// Variables reached through the target.
fn target_slices(hook: &Hook) -> Vec<VariableId> {
    super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Dst).map(|(id, ..)| id))
}

/// Which of the synapses' values a loop sees.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Those of a segment.
    Row,
    /// A source's column of a matrix with a mask.
    Column,
    /// One without: a segment too.
    Whole,
    /// All.
    All,
}

/// The part of each own variable that belongs to a segment.
fn own_slices(frame: &mut Frame<'_>, hook: &Hook, suffix: &str, place: Place) -> TokenStream {
    let own = super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Own).map(|(id, ..)| id));
    let segment = format_ident!("__segment{}", suffix);
    let j = source_name(suffix);
    let mut slices = TokenStream::new();
    for id in own {
        if frame.variable(id).shared {
            continue;
        }
        let (slice, part, writes) = (frame.of_synapses(id), format_ident!("__w{}{}", id, suffix), frame.writes(id));
        if frame.share(id).is_some() {
            let (row, column) = if writes { ("row_mut", "column_mut") } else { ("row", "column") };
            let (row, column) = (format_ident!("{}", row), format_ident!("{}", column));
            slices.extend(match place {
                Place::Row => quote!(let #part = #slice.#row(#segment.number);),
                Place::Column | Place::Whole => quote!(let #part = #slice.#column(#j);),
                // One by one, see `cells`.
                Place::All => TokenStream::new(),
            });
            continue;
        }
        let m = if writes { quote!(mut) } else { TokenStream::new() };
        let range = match (place, frame.is_part()) {
            (Place::All, _) => quote!(..),
            (Place::Row, _) | (Place::Whole, false) => quote!(#segment.start..#segment.end),
            (Place::Column, false) => quote!(#j * __nt..(#j + 1) * __nt),
            (Place::Column | Place::Whole, true) => quote!(#j * __nt + __own.start..#j * __nt + __own.end),
        };
        slices.extend(quote!(let #part = &#m #slice[#range];));
    }
    slices
}

/// The values of one target's synapses, where a part has no slice of them.
fn cells(frame: &mut Frame<'_>, hook: &Hook, neuron: &TokenStream) -> TokenStream {
    let own = super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Own).map(|(id, ..)| id));
    let mut found = TokenStream::new();
    for id in own {
        if frame.share(id).is_none() {
            continue;
        }
        let (slice, part) = (frame.of_synapses(id), format_ident!("__w{}_inner", id));
        found.extend(quote!(let mut #part = #slice.cells(#neuron);));
    }
    found
}

/// The name of a source's number.
fn source_name(suffix: &str) -> Ident {
    if suffix.is_empty() || suffix == "_inner" { format_ident!("__j") } else { format_ident!("__j{}", suffix) }
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
    let j = source_name(suffix);
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
            let slice = if frame.is_part() { frame.source(id) } else { frame.slice(id) };
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
    let neuron = frame.absolute(target);
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
                // Of a fan's share there is no slice.
                let single = suffix == "_inner" && frame.share(*id).is_some();
                taken(*mode, &if single { quote!((*#part.at(__q))) } else { quote!(#part[#own]) })
            }
            Argument::Rng => {
                let key = key(step, hook);
                quote!(&mut #private::Rng::synapse(#key, __step.iteration, #neuron as u32, #source as u32, __links.copy(#place)))
            }
            Argument::Step => quote!(__step),
            Argument::Neuron(Side::Src) => quote!(__links.src().neuron(#source)),
            Argument::Neuron(_) | Argument::Network => quote!(__links.dst().neuron(#neuron)),
        })
        .collect();
    let call = call(frame, step, hook, &arguments);
    (lets, call)
}
