//! Hooks of the kinds `synapse`, `on_pre`, `on_post` (and `initialize` of synapses): one call per synapse.
//!
//! From sources to targets they walk segments (synapses of one source with one delay): all of them for `synapse`, those that
//! an event reaches now for `on_pre`. A sum is added to its target one after another, by ascending source.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::call::{call, key, prelude, taken};
use super::frame::{Frame, links_name};
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
    /// Whether a part's own variables are reached one by one.
    cells: bool,
}

impl Names {
    /// In a source's column of a matrix.
    fn whole(suffix: String, source: TokenStream) -> Self {
        Self { suffix, own: quote!(__t), source, target: quote!(__t), place: quote!(0), cells: false }
    }
}

pub(super) fn by_source(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let cx = frame.cx;
    let private = &cx.private;
    let Owner::Synapses(synapses) = cx.plan.behaviours[step.behaviour].owner else { return TokenStream::new() };
    let field = cx.field(Owner::Synapses(synapses));
    let links = frame.links(synapses);
    // What a loop over listed targets walks.
    let mut segments = quote!((__k, __segment) in __segments.iter().enumerate());
    if let (Kind::OnPre, Some(event)) = (hook.kind, hook.event) {
        frame.arrivals(synapses, event);
    } else if frame.is_part() {
        let own = links_name(synapses);
        frame.add(&format_ident!("__segments"), &quote!(&'__a [#private::Segment]), &quote!(#own.segments()));
        frame.add(&format_ident!("__part"), &quote!(usize), &quote!(__part));
        segments = quote!(__segment in #links.rows(__part));
    } else {
        frame.add(&format_ident!("__segments"), &quote!(&[#private::Segment]), &quote!(self.#field.__links.segments()));
    }
    let before = prelude(frame, step, hook);
    let ast = &cx.ast.synapses[synapses];
    if !ast.dense {
        let (walk, ahead) = (listed(frame, step, hook, synapses, false), ahead(frame, hook));
        frame.targets(synapses);
        let listed = quote! {
            for #segments {
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
            for #segments { #masked }
        }
    }
}

/// Events reach rows that lie anywhere: the next ones are asked for while this one is worked on.
fn ahead(frame: &mut Frame<'_>, hook: &Hook) -> TokenStream {
    if hook.kind != Kind::OnPre {
        return TokenStream::new();
    }
    let private = &frame.cx.private;
    let mut rows = vec![quote!(__targets[__s.start..__s.end])];
    for id in own_variables(hook) {
        if !frame.variable(id).shared {
            let slice = frame.of_synapses(id);
            rows.push(if frame.share(id).is_some() {
                quote!(#slice.row(__s.number)[..])
            } else {
                quote!(#slice[__s.start..__s.end])
            });
        }
    }
    quote!(#(#private::ahead(__segments, __k, |__s| &#rows);)*)
}

/// A segment whose targets are listed: its synapses' values lie side by side, or in the source's column of a matrix.
fn listed(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize, dense: bool) -> TokenStream {
    let private = &frame.cx.private;
    let (place, own) = if dense { (Place::Column, quote!(__t)) } else { (Place::Row, quote!(__q)) };
    let slices = own_slices(frame, hook, "", place);
    let (targets, count) = (target_frame(frame, hook), count(frame, synapses));
    let target = frame.relative(&quote!(#private::IndexWord::at(__row[__q])));
    let (load, store) = source_values(frame, hook, synapses, "", &quote!(__segment));
    let names = Names { own, place: quote!(__segment.start + __q), ..Names::whole(String::new(), quote!(__j)) };
    let one = one(frame, step, hook, synapses, &names);
    quote! {
        let __j = __segment.source as usize;
        let __nt = #count;
        let __row = &__targets[__segment.start..__segment.end];
        let __nq = __row.len();
        #targets
        #slices
        #load
        for __q in 0..__nq {
            let __t = #target;
            #one
        }
        #store
    }
}

/// Whole columns of a matrix, several at a time where the hook only sums.
fn full(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize) -> TokenStream {
    let (targets, count) = (target_frame(frame, hook), count(frame, synapses));
    // The same variable through both ends must keep its length where a source indexes it; both are one group then.
    let single = {
        let slices = own_slices(frame, hook, "", Place::Whole);
        let (load, store) = source_values(frame, hook, synapses, "", &quote!(__segment));
        let names = Names::whole(String::new(), quote!(__j));
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
        let __nt = #count;
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
        let j = source_name(&suffix);
        let slices = own_slices(frame, hook, &suffix, Place::Whole);
        let (load, _) = source_values(frame, hook, synapses, &suffix, &quote!(#segment));
        head.extend(quote!(let #j = #segment.source as usize; #slices #load));
        let names = Names::whole(suffix, quote!(#j));
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
    let cells = if by_source { cells(frame, hook, &neuron) } else { TokenStream::new() };
    let (load, store) = source_values(frame, hook, synapses, "_inner", &quote!(()));
    let one = one(frame, step, hook, synapses, &names);
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
        cells: true,
    };
    let slices = own_slices(frame, hook, "_inner", Place::All);
    let (target, neuron) = (frame.relative(&quote!(__target as usize)), frame.absolute(&quote!(__t)));
    let cells = cells(frame, hook, &neuron);
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

/// How many targets the kernel is for.
fn count(frame: &mut Frame<'_>, synapses: usize) -> TokenStream {
    let (links, group) = (frame.links(synapses), frame.cx.ends(synapses).1);
    frame.count(group, quote!(#links.dst().size()))
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

/// Which of the synapses' values a loop sees.
#[derive(Clone, Copy, PartialEq)]
enum Place {
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
fn own_slices(frame: &mut Frame<'_>, hook: &Hook, suffix: &str, place: Place) -> TokenStream {
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
fn cells(frame: &mut Frame<'_>, hook: &Hook, neuron: &TokenStream) -> TokenStream {
    let mut found = TokenStream::new();
    for id in own_variables(hook) {
        if frame.share(id).is_some() {
            let (slice, part) = (frame.of_synapses(id), format_ident!("__w{}_inner", id));
            found.extend(quote!(let mut #part = #slice.cells(#neuron);));
        }
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
            Argument::Neuron(_) | Argument::Network => quote!(__links.dst().neuron(#neuron)),
        })
        .collect();
    let call = call(frame, step, hook, &arguments);
    (lets, call)
}
