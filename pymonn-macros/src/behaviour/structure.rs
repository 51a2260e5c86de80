//! The hooks `prune` and `grow`: what their signatures must have.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{FnArg, ReturnType, Signature, Type};

use super::mode_of;
use crate::errors::{Errors, tidy};

/// A `prune` hook says whether the synapse is removed.
pub(super) fn answers(sig: &Signature, errors: &mut Errors) {
    let name = &sig.ident;
    match &sig.output {
        ReturnType::Type(_, ty) if matches!(&**ty, Type::Path(path) if path.path.segments.last().is_some_and(|s| s.ident == "bool")) =>
            {}
        ReturnType::Type(_, ty) => {
            let text = tidy(&ty.to_token_stream().to_string());
            errors.at(ty, format!("a hook of the kind `prune` says whether the synapse is removed, `{text}` does not\nhelp: write `fn {name}(…) -> bool`"));
        }
        ReturnType::Default => {
            errors.at(
                name,
                format!("a hook of the kind `prune` says whether the synapse is removed\nhelp: write `fn {name}(…) -> bool`"),
            );
        }
    }
}

/// `new: &mut NewSynapses` stands in hooks of the kind `grow`, once.
pub(super) fn new_synapses(sig: &Signature, kind: &Ident, errors: &mut Errors) {
    let found: Vec<_> = sig
        .inputs
        .iter()
        .filter_map(|argument| match argument {
            FnArg::Typed(typed) if mode_of(&typed.ty) == Ok("new_synapses") => Some(typed),
            _ => None,
        })
        .collect();
    // What is wrong with a parameter's type is said there.
    let wrong = sig.inputs.iter().any(|argument| matches!(argument, FnArg::Typed(typed) if mode_of(&typed.ty).is_err()));
    match (&found[..], kind == "grow") {
        ([], false) | ([_], true) => {}
        ([], true) if wrong => {}
        ([], true) => errors.at(
            &sig.ident,
            format!("a hook of the kind `grow` adds nothing without `&mut NewSynapses`\nhelp: write `fn {}(&self, new: &mut NewSynapses)`", sig.ident),
        ),
        ([_, second, ..], true) => errors.at(second, "a hook takes `&mut NewSynapses` once\nhelp: leave one of the two out"),
        ([first, ..], false) => errors.at(
            first,
            format!("`&mut NewSynapses` is for hooks of the kind `grow`, this is `{kind}`\nhelp: write a `grow` hook beside it"),
        ),
    }
}
