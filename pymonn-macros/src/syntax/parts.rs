//! `ident part? "->" ident part? storage?`: brackets behind the two ends of a synapse group.
//!
//! Brackets whose content begins with the name of a storage are one, all others hold a part: an expression.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::Param;
use crate::cursor::Cursor;
use crate::errors::{Errors, near};

/// The words that are no part.
const STORAGES: [&str; 3] = ["Sparse", "Dense", "Adaptive"];

/// A group's name and the brackets behind it.
pub(super) fn end(cursor: &mut Cursor) -> Option<(Ident, Vec<Group>)> {
    let name = cursor.ident()?;
    Some((name, std::iter::from_fn(|| cursor.group(Delimiter::Bracket)).collect()))
}

/// The first word of brackets that hold a storage, be it misspelt.
fn storage(brackets: &Group, params: &[Param]) -> Option<Ident> {
    let inside = Cursor::inside(brackets);
    let word = inside.ident_at(0)?.clone();
    let text = word.to_string();
    if STORAGES.contains(&text.as_str()) {
        return Some(word);
    }
    let is_param = params.iter().any(|param| param.name == word);
    let alone = inside.peek(1).is_none_or(|tree| matches!(tree, TokenTree::Punct(p) if p.as_char() == ';'));
    // Constants are in capitals, functions and parameters are not capitalised.
    let is_type = text.starts_with(char::is_uppercase) && text.chars().any(char::is_lowercase);
    (alone && !is_param && (is_type || near(&text, STORAGES).is_some())).then_some(word)
}

/// Where something stands in brackets, or should stand.
fn span(brackets: &Group) -> Span {
    brackets.stream().into_iter().next().map_or_else(|| brackets.span(), |tree| tree.span())
}

fn empty(end: &Ident, brackets: &Group, errors: &mut Errors) {
    let forms = format!("`{end}[..80]`, `{end}[mask]`, `{end}[block(0..5, 0..5)]`");
    errors.at(brackets, format!("expected a part of group `{end}`\nhelp: for example {forms}"));
}

/// The part of the source.
pub(super) fn of_source(end: &Ident, brackets: Vec<Group>, params: &[Param], errors: &mut Errors) -> Option<TokenStream> {
    let mut part = None;
    for brackets in brackets {
        if let Some(word) = storage(&brackets, params) {
            errors.at(&word, format!("the storage stands behind the target\nhelp: write `{end} -> target[{word}]`"));
        } else if brackets.stream().is_empty() {
            empty(end, &brackets, errors);
        } else if part.is_some() {
            second(end, &brackets, errors);
        } else {
            part = Some(brackets.stream());
        }
    }
    part
}

fn second(end: &Ident, brackets: &Group, errors: &mut Errors) {
    let message =
        format!("group `{end}` has a part already\nhelp: say all of it in one pair of brackets, for example as a list or a mask");
    errors.span(span(brackets), message);
}

/// The part of the target, and the brackets with the storage.
pub(super) fn of_target(
    end: &Ident,
    brackets: Vec<Group>,
    params: &[Param],
    errors: &mut Errors,
) -> (Option<TokenStream>, Option<Group>) {
    let (mut part, mut kept): (Option<TokenStream>, Option<Group>) = (None, None);
    for brackets in brackets {
        let word = storage(&brackets, params);
        match (&kept, word) {
            (None, Some(_)) => kept = Some(brackets),
            (Some(_), Some(word)) => {
                errors.at(&word, format!("the synapses have a storage already\nhelp: leave `[{word}]` out"));
            }
            (Some(kept), None) if !brackets.stream().is_empty() => {
                let (storage, part) = (crate::errors::tidy(&kept.to_string()), crate::errors::tidy(&brackets.to_string()));
                let message = format!("the part stands in front of the storage\nhelp: write `{end}{part}{storage}`");
                errors.span(span(&brackets), message);
            }
            // Nothing at all may be meant as either.
            (None, None) if brackets.stream().is_empty() && part.is_none() => {
                let help = format!(
                    "storages: `Sparse`, `Dense`, `Adaptive`; parts: `{end}[..80]`, `{end}[mask]`, `{end}[block(0..5, 0..5)]`"
                );
                errors.at(&brackets, format!("expected a part of group `{end}` or a storage\nhelp: {help}"));
            }
            (None, None) if !brackets.stream().is_empty() && part.is_some() => second(end, &brackets, errors),
            (None, None) if !brackets.stream().is_empty() => part = Some(brackets.stream()),
            _ => errors.at(&brackets, "expected a storage\nhelp: storages: `Sparse`, `Dense`, `Adaptive`"),
        }
    }
    (part, kept)
}
