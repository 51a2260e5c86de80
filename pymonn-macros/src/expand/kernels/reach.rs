//! How a loop over synapses reaches one: its own values, those of its two ends, and the call of the hook with them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::call::{call, key, taken};
use super::frame::Frame;
use crate::model::{Argument, Hook, Kind, Side, Step, VariableId};

/// How one synapse is reached in the loop.
pub(super) struct Names {
    /// The source's values, loaded once per segment, have this at the end of their names.
    pub(super) suffix: String,
    /// Index into the synapse's own variables.
    pub(super) own: TokenStream,
    pub(super) source: TokenStream,
    pub(super) target: TokenStream,
    /// Place in the index, for the numbering of copies.
    pub(super) place: TokenStream,
    /// Whether a part's own variables are reached one by one.
    pub(super) cells: bool,
}

impl Names {
    /// In a source's column of a matrix.
    pub(super) fn whole(suffix: String, source: TokenStream) -> Self {
        Self { suffix, own: quote!(__t), source, target: quote!(__t), place: quote!(0), cells: false }
    }
}

/// How many targets the kernel is for.
pub(super) fn count(frame: &mut Frame<'_>, synapses: usize) -> TokenStream {
    let (links, group) = (frame.links(synapses), frame.cx.ends(synapses).1);
    frame.count(group, quote!(#links.dst().size()))
}

/// The target's variables with a length that is plain to see: then one check of a target's index is enough, or none.
pub(super) fn target_frame(frame: &mut Frame<'_>, hook: &Hook) -> TokenStream {
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
pub(super) fn target_slices(hook: &Hook) -> Vec<VariableId> {
    super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Dst).map(|(id, ..)| id))
}

/// Variables of the synapses themselves.
pub(super) fn own_variables(hook: &Hook) -> Vec<VariableId> {
    super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Own).map(|(id, ..)| id))
}

/// Which of the synapses' values a loop sees.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// Those of a segment.
    Row,
    /// A source's column of a matrix.
    Column,
    /// The same, which is a segment too: the matrix has no mask.
    Whole,
    /// Those of a target, where they lie by target.
    Incoming,
    /// All.
    All,
}

/// The part of each own variable that a loop sees.
pub(super) fn own_slices(frame: &mut Frame<'_>, hook: &Hook, suffix: &str, place: Place) -> TokenStream {
    let (segment, j) = (format_ident!("__segment{}", suffix), source_name(suffix));
    let neuron = frame.absolute(&quote!(__t));
    let mut slices = TokenStream::new();
    for id in own_variables(hook) {
        if frame.variable(id).shared {
            continue;
        }
        let (slice, part, writes) = (frame.of_synapses(id), format_ident!("__w{}{}", id, suffix), frame.writes(id));
        let m = if writes { quote!(mut) } else { TokenStream::new() };
        if frame.share(id).is_some() {
            let method = |name: &str| if writes { format_ident!("{}_mut", name) } else { format_ident!("{}", name) };
            let (row, column, arriving) = (method("row"), method("column"), method("arriving"));
            slices.extend(match place {
                Place::Row => quote!(let #part = &#m #slice.#row(#segment.number)[..__nq];),
                Place::Column | Place::Whole => quote!(let #part = &#m #slice.#column(#j)[..__nt];),
                Place::Incoming => quote!(let #part = &#m #slice.#arriving(#neuron)[..__row.len()];),
                // One by one, see `cells`.
                Place::All => TokenStream::new(),
            });
            continue;
        }
        let range = match (place, frame.is_part()) {
            (Place::Row, _) => quote!([__segment.start..][..__nq]),
            (Place::Column, false) => quote!([__j * __nt..][..__nt]),
            (Place::Whole, false) => quote!([#segment.start..][..__nt]),
            (Place::Column | Place::Whole, true) => quote!([#j * __links.dst().size() + __own.start..][..__nt]),
            (Place::Incoming, _) => quote!([__range.clone()][..__row.len()]),
            (Place::All, _) => quote!([..]),
        };
        slices.extend(quote!(let #part = &#m #slice #range;));
    }
    slices
}

/// The values of one target's synapses, where a part has no slice of them.
///
/// `picked`: how the part picks them.
pub(super) fn cells(frame: &mut Frame<'_>, hook: &Hook, picked: &TokenStream) -> TokenStream {
    let mut found = TokenStream::new();
    for id in own_variables(hook) {
        if frame.share(id).is_some() {
            let (slice, part) = (frame.of_synapses(id), format_ident!("__w{}_inner", id));
            found.extend(quote!(let mut #part = #slice.#picked;));
        }
    }
    found
}

/// The name of a source's number.
pub(super) fn source_name(suffix: &str) -> Ident {
    if suffix.is_empty() || suffix == "_inner" { format_ident!("__j") } else { format_ident!("__j{}", suffix) }
}

/// Loads the source's values, and stores back the changed ones.
///
/// A source's value stays in a local while its synapses are walked: nothing else changes it meanwhile, since a variable that
/// the hook changes through the target too is refused.
pub(super) fn source_values(
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
            let slice = frame.source(id);
            load.extend(quote!(let mut #cell = #slice[#j];));
            if writes {
                store.extend(quote!(#slice[#j] = #cell;));
            }
        }
    }
    (load, store)
}

/// One synapse: loads, calls, stores.
pub(super) fn one(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize, names: &Names) -> TokenStream {
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
        None if hook.kind == Kind::Prune => {
            let (source, place) = (&names.source, &names.place);
            quote!(#lets let __gone = #call; #stores if __gone { __doomed.mark(#source, #place); })
        }
        Some(sum) => {
            let slice = frame.slice(sum);
            quote!(#lets let __sum = #call; #slice[#target] += __sum; #stores)
        }
        None => quote!(#lets #call; #stores),
    }
}

/// Loads of the target's values, and the call.
pub(super) fn parts(
    frame: &mut Frame<'_>,
    step: &Step,
    hook: &Hook,
    synapses: usize,
    names: &Names,
) -> (TokenStream, TokenStream) {
    let private = &frame.cx.private;
    let copied = super::copied(frame.cx, frame.model, hook, synapses);
    let Names { suffix, own, source, target, place, cells } = names;
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
                let single = *cells && frame.share(*id).is_some();
                taken(*mode, &if single { quote!((*#part.at(__q))) } else { quote!(#part[#own]) })
            }
            Argument::Rng => {
                let key = key(step, hook);
                quote!(&mut #private::Rng::synapse(#key, __step.iteration, #neuron as u32, #source as u32, __links.copy(#place)))
            }
            Argument::Step => quote!(__step),
            Argument::Neuron(Side::Src) => quote!(__links.src().neuron(#source)),
            Argument::Neuron(_) | Argument::NewSynapses | Argument::Network => quote!(__links.dst().neuron(#neuron)),
        })
        .collect();
    let call = call(frame, step, hook, &arguments);
    (lets, call)
}
