//! The call of a hook, blamed on the behaviour's name in the network.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::frame::Frame;
use crate::expand::context::elided;
use crate::expand::tokens::{at, blamed, end, list, located};
use crate::model::{Action, Hook, Kind, Mode, Owner, Receiver, Step};
use crate::syntax::Rule;

/// What is done once before the loop: random streams, run-time parameters of closures.
pub(super) fn prelude(frame: &Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let cx = frame.cx;
    let private = &cx.private;
    let behaviour = &cx.plan.behaviours[step.behaviour];
    let mut lines = TokenStream::new();
    if hook.arguments.iter().any(|a| matches!(a, crate::model::Argument::Rng)) {
        // A closure's has a mark that no hook's name can have: its tag may be a behaviour's name.
        let hook_name = hook.name.as_ref().map_or_else(|| "|".to_owned(), Ident::to_string);
        let (key, name) = (key(step, hook), format!("{}.{hook_name}", cx.path_of(behaviour)));
        lines.extend(quote!(let #key = #private::StreamKey::new(__seed, const { #private::name_hash(#name) });));
    }
    if let Rule::Closure(closure) = &behaviour.ast.rule {
        lines.extend(bound(cx, closure, &quote!(__p)));
    }
    lines
}

/// The run-time parameters that a closure mentions and does not name as parameters of its own.
pub(super) fn bound(cx: &crate::expand::context::Cx<'_>, closure: &crate::syntax::Closure, params: &TokenStream) -> TokenStream {
    let own: Vec<String> = closure.params.iter().map(|(name, _)| name.to_string()).collect();
    cx.bind_but(&closure.source, params, true, &own)
}

/// The key of the hook's random streams.
pub(super) fn key(step: &Step, hook: &Hook) -> Ident {
    let name = hook.name.as_ref().map_or("closure".to_owned(), Ident::to_string);
    format_ident!("__key_{}_{}", step.behaviour, name)
}

/// A value in the form that the parameter asks for.
pub(super) fn taken(mode: Mode, place: &TokenStream) -> TokenStream {
    match mode {
        Mode::Mutable | Mode::SliceMut => quote!(&mut #place),
        Mode::Reference | Mode::Slice => quote!(&#place),
        _ => quote!(#place),
    }
}

/// Calls the hook with these arguments.
pub(super) fn call(frame: &mut Frame<'_>, step: &Step, hook: &Hook, arguments: &[TokenStream]) -> TokenStream {
    let behaviour = &frame.cx.plan.behaviours[step.behaviour];
    let span = at(behaviour.span);
    let arguments = list(arguments.iter().cloned(), behaviour.span);
    let value = Ident::new("__value", span);
    let answer = quote!(bool);
    let ty = if hook.kind == Kind::Prune { Some(&answer) } else { hook.sum.map(|sum| &frame.variable(sum).ty) };
    match (&behaviour.ast.rule, &hook.name) {
        (Rule::Typed { ty: own, .. }, Some(name)) => {
            let name = located(name, behaviour.span);
            let call = if hook.receiver == Receiver::None {
                quote_spanned!(span=> <#own>::#name #arguments)
            } else {
                let own = frame.behaviour(step.behaviour, own, hook.receiver == Receiver::Mutable);
                quote_spanned!(span=> #own.#name #arguments)
            };
            let Some(ty) = ty else { return call };
            let call = blamed(call, behaviour.span);
            quote_spanned!(span=> { let #value: #ty = #call; #value })
        }
        (Rule::Closure(closure), _) => {
            // The `;` stands where the user's does: rustc reports a half-typed body there.
            let (source, closed) = (&closure.source, quote_spanned!(end(&closure.source)=> ;));
            let name = Ident::new("__closure", span);
            let call = blamed(quote_spanned!(span=> #name #arguments), behaviour.span);
            // A value that nobody takes is a mistake: without a sum, the type is `()`.
            let ty = ty.map_or_else(|| quote_spanned!(span=> ()), Clone::clone);
            let elided = elided();
            quote_spanned!(span=> { #elided let #name = #source #closed let #value: #ty = #call; #value })
        }
        _ => TokenStream::new(),
    }
}

/// The call of a hook of the network itself, on `net`; the behaviour is taken out meanwhile.
pub(in crate::expand) fn network_call(cx: &crate::expand::context::Cx<'_>, step: &Step) -> TokenStream {
    let private = &cx.private;
    let behaviour = &cx.plan.behaviours[step.behaviour];
    let Action::Hook(hook) = &step.action else { return TokenStream::new() };
    debug_assert!(hook.kind == Kind::Network && behaviour.owner == Owner::Network);
    let span = at(behaviour.span);
    let arguments: Vec<TokenStream> = hook
        .arguments
        .iter()
        .map(|argument| match argument {
            crate::model::Argument::Rng => {
                let name = format!("{}.{}", cx.path_of(behaviour), hook.name.as_ref().map_or("network".to_owned(), Ident::to_string));
                quote!(&mut #private::Rng::whole(#private::StreamKey::new(__seed, const { #private::name_hash(#name) }), __step.iteration))
            }
            crate::model::Argument::Step => quote!(__step),
            _ => quote!(net),
        })
        .collect();
    let call = match (&behaviour.ast.rule, &hook.name) {
        (Rule::Typed { ty, .. }, Some(name)) => {
            let (field, name) = (&behaviour.field, located(name, span));
            let inner = match hook.receiver {
                Receiver::None => quote_spanned!(span=> <#ty>::#name(#(#arguments),*)),
                _ => quote_spanned!(span=> __own.#name(#(#arguments),*)),
            };
            let own = Ident::new("__own", span);
            // It is not there in an iteration that its own hook runs.
            quote!(if let #private::Some(mut #own) = net.__rest.#field.try_take() { #inner; net.__rest.#field.put(#own); })
        }
        (Rule::Closure(closure), _) => {
            let (source, bind) = (&closure.source, bound(cx, closure, &quote!(net.__params)));
            let call = quote_spanned!(span=> (#source)(#(#arguments),*));
            quote!(#bind #call;)
        }
        _ => TokenStream::new(),
    };
    quote! {
        let __seed = net.__clock.seed;
        let __step = net.__clock.step();
        #call
    }
}
