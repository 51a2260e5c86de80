//! Hooks of the kinds `afferent` and `efferent`: one call per neuron, over its synapses.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::call::{call, key, prelude, taken};
use super::frame::{Frame, is_view};
use crate::model::{Argument, Hook, Kind, Mode, Owner, Side, Step, VariableId};

pub(super) fn body(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let cx = frame.cx;
    let private = &cx.private;
    let Owner::Synapses(synapses) = cx.plan.behaviours[step.behaviour].owner else { return TokenStream::new() };
    let own = if hook.kind == Kind::Afferent { Side::Dst } else { Side::Src };
    let links = frame.links(synapses);
    let (end, group) = if own == Side::Dst { (quote!(dst), cx.ends(synapses).1) } else { (quote!(src), cx.ends(synapses).0) };
    let count = frame.count(group, quote!(#links.#end().size()));
    let neuron = frame.absolute(&quote!(__i));
    let copied = super::copied(cx, frame.model, hook, synapses);
    let mut before = prelude(frame, step, hook);
    let (mut load, mut store) = (TokenStream::new(), TokenStream::new());
    let mut seen: Vec<VariableId> = Vec::new();
    let fan = hook.arguments.iter().any(|a| matches!(a, Argument::Variable { mode, .. } if is_view(*mode)));
    let arguments: Vec<TokenStream> = hook
        .arguments
        .iter()
        .map(|argument| match argument {
            Argument::Variable { id, mode, side } => {
                if frame.variable(*id).shared {
                    let name = frame.value(*id);
                    return taken(*mode, &quote!(#name));
                }
                let slice = if copied.contains(&(*id, *side)) {
                    frame.copy_of(*id, synapses)
                } else if *side == Side::Own {
                    frame.of_synapses(*id)
                } else if *side == own {
                    frame.slice(*id)
                } else {
                    frame.source(*id)
                };
                match (mode, side) {
                    (Mode::View, Side::Own) if frame.share(*id).is_some() => quote!(#slice.view(#neuron)),
                    (Mode::ViewMut, Side::Own) if frame.share(*id).is_some() => quote!(#slice.view_mut(#neuron)),
                    (Mode::View, Side::Own) => quote!(__fan.view(&*#slice)),
                    (Mode::View, _) => quote!(__fan.others(&*#slice)),
                    (Mode::ViewMut, _) => quote!(__fan.view_mut(&mut *#slice)),
                    _ => {
                        let cell = format_ident!("__x{}", id);
                        if !seen.contains(id) {
                            seen.push(*id);
                            let writes = mode.writes() || (frame.writes(*id) && !copied.contains(&(*id, *side)));
                            if writes {
                                before.extend(quote!(let #slice = &mut #slice[..__n];));
                                store.extend(quote!(#slice[__i] = #cell;));
                            } else {
                                before.extend(quote!(let #slice = &#slice[..__n];));
                            }
                            load.extend(quote!(let mut #cell = #slice[__i];));
                        }
                        taken(*mode, &quote!(#cell))
                    }
                }
            }
            Argument::Rng => {
                let key = key(step, hook);
                quote!(&mut #private::Rng::neuron(#key, __step.iteration, #neuron as u32))
            }
            Argument::Step => quote!(__step),
            Argument::Neuron(_) | Argument::NewSynapses | Argument::Network => quote!(#links.#end().neuron(#neuron)),
        })
        .collect();
    let call = call(frame, step, hook, &arguments);
    let fan = match (fan, own, hook.event) {
        (false, ..) => TokenStream::new(),
        (true, Side::Dst, _) => quote!(let __fan = #links.afferents(#neuron);),
        (true, _, None) => quote!(let __fan = #links.efferents(#neuron);),
        (true, _, Some(_)) => quote!(let __fan = #links.reached(__segment);),
    };
    let walk = match (hook.event, own) {
        (None, _) => quote!(for __i in 0..__n),
        (Some(event), Side::Dst) => {
            frame.fired(synapses, event);
            quote!(for __i in __fired.iter().map(|&__i| __i as usize))
        }
        (Some(event), _) => {
            frame.arrivals(synapses, event);
            quote!(for (__i, __segment) in __segments.iter().map(|__s| (__s.source as usize, __s)))
        }
    };
    quote! {
        let __n = #count;
        #before
        #walk {
            #fan
            #load
            #call;
            #store
        }
    }
}
