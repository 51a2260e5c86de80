//! Hooks of the kind `neuron` (and `initialize` of a group): one loop over the neurons for a whole run of them.
//!
//! Each neuron's variables are copied to locals and stored back at the end: the form that vectorises everywhere.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::call::{call, key, prelude, taken};
use super::frame::Frame;
use super::hook_of;
use crate::model::{Argument, Hook, Owner, Step, VariableId};

pub(super) fn body(frame: &mut Frame<'_>, steps: &[&Step]) -> TokenStream {
    let cx = frame.cx;
    let private = &cx.private;
    let Owner::Group(group) = cx.plan.behaviours[steps[0].behaviour].owner else { return TokenStream::new() };
    frame.extent(group);
    let count = frame.count(group, quote!(__extent.size()));
    let hooks: Vec<(&Step, &Hook)> = steps.iter().filter_map(|step| hook_of(step).map(|hook| (*step, hook))).collect();
    let draws = hooks.iter().any(|(_, hook)| hook.arguments.iter().any(|argument| matches!(argument, Argument::Rng)));
    let neuron = frame.absolute(&if draws { quote!((__start + __i)) } else { quote!(__i) });
    let (mut pieces, mut ahead) = (TokenStream::new(), TokenStream::new());
    let (mut before, mut load, mut store) = (TokenStream::new(), TokenStream::new(), TokenStream::new());
    let mut seen: Vec<VariableId> = Vec::new();
    for id in hooks.iter().flat_map(|(_, hook)| hook.uses()).map(|(id, ..)| id) {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        if frame.variable(id).shared {
            frame.value(id);
            continue;
        }
        let (slice, cell) = (frame.slice(id), cell(id));
        if frame.writes(id) {
            before.extend(quote!(let #slice = &mut #slice[..__n];));
            load.extend(quote!(let mut #cell = #slice[__i];));
            pieces.extend(quote!(let #slice = &mut #slice[__start..][..__m];));
            store.extend(quote!(#slice[__i] = #cell;));
        } else {
            before.extend(quote!(let #slice = &#slice[..__n];));
            pieces.extend(quote!(let #slice = &#slice[__start..][..__m];));
            load.extend(quote!(let #cell = #slice[__i];));
        }
    }
    let mut calls = TokenStream::new();
    for (step, hook) in hooks {
        before.extend(prelude(frame, step, hook));
        let arguments: Vec<TokenStream> = hook
            .arguments
            .iter()
            .map(|argument| match argument {
                Argument::Variable { id, mode, .. } => {
                    let place = if frame.variable(*id).shared { format_ident!("__v{}", id) } else { cell(*id) };
                    taken(*mode, &quote!(#place))
                }
                Argument::Rng => {
                    let key = key(step, hook);
                    let with = |name| format_ident!("__{}{}", name, key);
                    let first = frame.absolute(&quote!(__start));
                    let (words, low, high) = (with("words"), with("low"), with("high"));
                    before.extend(quote!(let mut #words = #private::FirstWords::new();));
                    ahead.extend(quote!(let (#low, #high) = #words.draw(#key, __step.iteration, #first as u32, __m);));
                    quote!(&mut #private::Rng::neuron_from(#key, __step.iteration, #neuron as u32, #low[__i], #high[__i]))
                }
                Argument::Step => quote!(__step),
                Argument::Neuron(_) | Argument::NewSynapses | Argument::Network => quote!(__extent.neuron(#neuron)),
            })
            .collect();
        let call = call(frame, step, hook, &arguments);
        calls.extend(quote!(#call;));
    }
    let each = quote! {
        #load
        #calls
        #store
    };
    if !draws {
        return quote! {
            let __n = #count;
            #before
            for __i in 0..__n { #each }
        };
    }
    // Hooks that draw: some neurons at a time, whose streams' first words are drawn before.
    quote! {
        let __n = #count;
        #before
        let mut __start = 0;
        while __start < __n {
            let __m = (__n - __start).min(#private::FIRST_WORDS);
            #pieces
            #ahead
            for __i in 0..__m { #each }
            __start += __m;
        }
    }
}

/// A neuron's value of a variable.
fn cell(id: VariableId) -> Ident {
    format_ident!("__x{}", id)
}
