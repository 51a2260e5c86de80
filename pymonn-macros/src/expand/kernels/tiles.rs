//! Hooks that only sum over all synapses of a sparse group, in the layout made for that: sixteen targets at a time.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::call::{call, taken};
use super::frame::Frame;
use super::reach::own_variables;
use super::synapse::sums_only;
use crate::expand::context::Cx;
use crate::model::{Argument, Hook, Kind, Mode, Model, Side, Step, VariableId};

/// Whether all that hooks do with a sparse group is to sum over its synapses, from what these and their sources have.
pub(super) fn only_sums(cx: &Cx<'_>, model: &Model, synapses: usize) -> bool {
    let ast = &cx.ast.synapses[synapses];
    let mut hooks = super::hooks(cx, model, synapses).map(|(_, hook)| serves(model, hook)).peekable();
    let fixed = !ast.dense && !ast.adaptive && ast.delay.is_none();
    fixed && !super::shown(cx, model, synapses) && hooks.peek().is_some() && hooks.all(|fine| fine)
}

/// The same as an expression: the types of the variables must be such as tiles serve.
pub(in crate::expand) fn sums(cx: &Cx<'_>, model: &Model, synapses: usize) -> TokenStream {
    if !only_sums(cx, model, synapses) {
        return quote!(false);
    }
    let private = &cx.private;
    let used = super::hooks(cx, model, synapses).flat_map(|(_, hook)| hook.uses()).map(|(id, ..)| id);
    let types = super::unique(used).into_iter().map(|id| &model.variables[id]).filter(|v| !v.shared).map(|v| &v.ty);
    quote!(#(#private::spreads::<#types>())&&*)
}

fn serves(model: &Model, hook: &Hook) -> bool {
    let plain = |argument: &Argument| match argument {
        Argument::Variable { id, side, mode } => {
            let near = *side != Side::Dst || model.variables[*id].shared;
            near && matches!(mode, Mode::Value | Mode::Reference)
        }
        Argument::Step => true,
        _ => false,
    };
    hook.kind == Kind::Synapse && sums_only(hook) && hook.arguments.iter().all(plain)
}

/// The loop over tiles.
pub(super) fn body(frame: &mut Frame<'_>, step: &Step, hook: &Hook, synapses: usize) -> TokenStream {
    let private = &frame.cx.private;
    let Some(sum) = hook.sum else { return TokenStream::new() };
    let target = frame.slice(sum);
    let (mut lets, mut takes, mut flats) = (TokenStream::new(), TokenStream::new(), TokenStream::new());
    let copied = super::copied(frame.cx, frame.model, hook, synapses);
    let sources = super::unique(hook.uses().filter(|(_, side, _)| *side == Side::Src).map(|(id, ..)| id));
    let own = own_variables(hook).into_iter().map(|id| (id, Side::Own));
    for (id, side) in own.chain(sources.into_iter().map(|id| (id, Side::Src))) {
        if frame.variable(id).shared {
            frame.value(id);
            continue;
        }
        let lanes = lanes(id);
        let slice = if copied.contains(&(id, side)) { frame.copy_of(id, synapses) } else { frame.source(id) };
        let take = if side == Side::Own { quote!(take_own) } else { quote!(take_src) };
        lets.extend(quote!(let mut #lanes = #private::Lanes::filled(#slice[0]);));
        takes.extend(quote!(#lanes.#take(&__group, &*#slice);));
        flats.extend(quote!(let #lanes = #lanes.flat();));
    }
    let arguments: Vec<TokenStream> = hook
        .arguments
        .iter()
        .map(|argument| match argument {
            Argument::Variable { id, mode, .. } => {
                let place = if frame.variable(*id).shared {
                    let value = frame.value(*id);
                    quote!(#value)
                } else {
                    let lanes = lanes(*id);
                    quote!(#lanes[__l])
                };
                taken(*mode, &place)
            }
            _ => quote!(__step),
        })
        .collect();
    let call = call(frame, step, hook, &arguments);
    // A part may have some of a slice's targets.
    let (empty, slices, first, targets, of, store) = if frame.is_part() {
        let own = quote!(let (__first, __range) = __tiles.own_targets(__slice, &__own););
        (
            quote!(if __own.is_empty() {
                return;
            }),
            quote!(__tiles.slices_of(&__own)),
            own,
            quote!(__range),
            quote!(#private::Sums::from(__targets, __first, __targets[0])),
            quote!(__sums.store_from(__targets, __first)),
        )
    } else {
        (
            TokenStream::new(),
            quote!(0..__tiles.slices()),
            TokenStream::new(),
            quote!(__tiles.targets(__slice)),
            quote!(#private::Sums::of(__targets, __targets[0])),
            quote!(__sums.store(__targets)),
        )
    };
    quote! {
        #empty
        #lets
        let mut __sum = #private::Lanes::filled(#target[0]);
        for __slice in #slices {
            #first
            let __targets = &mut #target[#targets];
            let mut __sums = #of;
            for __group in __tiles.groups(__slice) {
                #takes
                {
                    #flats
                    let __sum = __sum.flat_mut();
                    for __l in 0..__sum.len() {
                        __sum[__l] = #call;
                    }
                }
                __sums.add(&__group, &__sum);
            }
            #store;
        }
    }
}

/// The values of a variable in some columns.
fn lanes(id: VariableId) -> proc_macro2::Ident {
    format_ident!("__l{}", id)
}
