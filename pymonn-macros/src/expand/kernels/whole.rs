//! Hooks of the kind `group`: called once, with whole variables.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::call::{call, key, prelude};
use super::frame::Frame;
use crate::model::{Argument, Hook, Mode, Step};

pub(super) fn body(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let private = &frame.cx.private;
    let before = prelude(frame, step, hook);
    let arguments: Vec<TokenStream> = hook
        .arguments
        .iter()
        .map(|argument| match argument {
            Argument::Variable { id, mode, .. } if frame.variable(*id).shared => {
                let (name, variable) = (format_ident!("__v{}", id), frame.variable(*id));
                let (ty, place) = (&variable.ty, frame.cx.variable(&quote!(self), variable));
                match mode {
                    Mode::Mutable => frame.add(&name, &quote!(&mut #ty), &quote!(&mut #place)),
                    _ => frame.add(&name, &quote!(&#ty), &quote!(&#place)),
                }
                if *mode == Mode::Value { quote!(*#name) } else { quote!(#name) }
            }
            Argument::Variable { id, .. } => {
                let name = if super::is_packed(frame.cx, frame.variable(*id)) { frame.packed(*id) } else { frame.slice(*id) };
                quote!(#name)
            }
            Argument::Rng => {
                let key = key(step, hook);
                quote!(&mut #private::Rng::whole(#key, __step.iteration))
            }
            Argument::NewSynapses => quote!(__new),
            _ => quote!(__step),
        })
        .collect();
    let call = call(frame, step, hook, &arguments);
    quote!(#before #call;)
}
