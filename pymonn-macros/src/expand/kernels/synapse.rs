//! Hooks of the kinds `synapse` and `on_pre` (and `initialize` of synapses): one call per synapse.
//!
//! From sources to targets they walk segments (synapses of one source with one delay): all of them for `synapse`, those that
//! an event reaches now for `on_pre`. A sum is added to its target one after another, by ascending source.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::call::prelude;
use super::frame::{Frame, links_name};
use super::reach::{
    Names, Place, count, one, own_slices, own_variables, parts, source_name, source_values, target_frame, target_slices,
};
use crate::model::{Argument, Hook, Kind, Owner, Side, Step, VariableId};

/// Columns of a full matrix that are swept together: fewer passes over the target's variable, the same order of sums.
const TOGETHER: usize = 4;

pub(super) fn by_source(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let cx = frame.cx;
    let private = &cx.private;
    let Owner::Synapses(synapses) = cx.plan.behaviours[step.behaviour].owner else { return TokenStream::new() };
    let field = cx.field(Owner::Synapses(synapses));
    let links = frame.links(synapses);
    // What a loop over listed targets walks.
    let mut segments = quote!((__k, __segment) in __segments.iter().enumerate());
    if let (true, Some(event)) = (hook.hears(), hook.event) {
        frame.arrivals(synapses, event);
    } else if frame.is_part() {
        let own = links_name(synapses);
        frame.add(&format_ident!("__segments"), &quote!(&'__a [#private::Segment]), &quote!(#own.segments()));
        frame.add(&format_ident!("__part"), &quote!(usize), &quote!(__part));
        segments = quote!(__segment in #links.rows(__part));
    } else {
        // Of synapses that come and go, those that are new.
        let newest = cx.ast.synapses[synapses].adaptive && hook.kind == Kind::Initialize;
        let method = format_ident!("{}", if newest { "newest" } else { "segments" });
        frame.add(&format_ident!("__segments"), &quote!(&[#private::Segment]), &quote!(self.#field.__links.#method()));
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
    if ast.is_full() {
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
    if !hook.hears() {
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
    let ahead = if frame.is_part() { quote!(far_ahead) } else { quote!(ahead) };
    quote!(#(#private::#ahead(__segments, __k, |__s| &#rows);)*)
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
    let swept = swept(frame, step, hook, synapses, sum);
    quote! {
        #frame_of_targets
        #swept
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

/// A small group of targets, some of which keep their sums in registers while all sources pass by; the last ones of these may have
/// been there before.
fn swept(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize, sum: VariableId) -> TokenStream {
    let private = &frame.cx.private;
    // Events reach some sources only.
    let all = hook.kind == Kind::Synapse && frame.cx.ast.synapses[synapses].delay.is_none();
    let plain = all && target_slices(hook) == [sum];
    let own: Vec<VariableId> = own_variables(hook).into_iter().filter(|id| !frame.variable(*id).shared).collect();
    if !plain || own.iter().any(|id| frame.share(*id).is_some()) {
        return TokenStream::new();
    }
    let target = frame.slice(sum);
    let (rows, first) =
        if frame.is_part() { (quote!(__links.dst().size()), quote!(__own.start + __at)) } else { (quote!(__nt), quote!(__at)) };
    let (mut sweeps, mut columns, mut sources) = (TokenStream::new(), TokenStream::new(), TokenStream::new());
    for id in own {
        let (slice, part, sweep) = (frame.of_synapses(id), format_ident!("__w{}", id), format_ident!("__sweep{}", id));
        sweeps.extend(quote!(let #sweep = #private::Sweep::new(&#slice, #rows, __ns, #first);));
        columns.extend(quote!(let #part = #sweep.column(__j);));
    }
    let copied = super::copied(frame.cx, frame.model, hook, synapses);
    for id in super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Src).map(|(id, ..)| id)) {
        if !frame.variable(id).shared {
            let slice = if copied.contains(&(id, Side::Src)) { frame.copy_of(id, synapses) } else { frame.source(id) };
            sources.extend(quote!(let #slice = &#slice[..__ns];));
        }
    }
    let (load, _) = source_values(frame, hook, synapses, "", &TokenStream::new());
    let names = Names { target: quote!((__at + __t)), ..Names::whole(String::new(), quote!(__j)) };
    let (lets, value) = parts(frame, step, hook, synapses, &names);
    quote! {
        let __ns = __links.src().size();
        if #private::sweeps_pay(&*#target, __ns) {
            #sources
            let mut __done = 0;
            let __last = *#private::swept(#target, __nt - #private::SWEPT);
            while __done < __nt {
                let __at = __done.min(__nt - #private::SWEPT);
                #sweeps
                let mut __sums = if __at < __done { __last } else { *#private::swept(#target, __at) };
                for __j in 0..__ns {
                    #columns
                    #load
                    for __t in 0..#private::SWEPT {
                        __sums[__t] += { #lets #value };
                    }
                }
                *#private::swept(#target, __at) = __sums;
                __done = __at + #private::SWEPT;
            }
            return;
        }
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
