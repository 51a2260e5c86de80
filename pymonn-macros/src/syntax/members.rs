//! What groups, synapse groups and networks share: variables, and what is none of their members.

use proc_macro2::TokenStream;

use super::attrs::{self, On};
use super::{Attrs, Behaviour, Variable, behaviour, names};
use crate::cursor::Cursor;
use crate::errors::{Errors, help};
use crate::literal;

/// Whether `name:` or `shared name:` comes next.
pub(super) fn starts_variable(cursor: &Cursor) -> bool {
    let colon = |k| cursor.ident_at(k).is_some() && cursor.is_punct(k + 1, ':') && !cursor.is_pair(k + 1, ':', ':');
    colon(0) || (cursor.is_word(0, "shared") && cursor.ident_at(1).is_some())
}

/// `attr* "shared"? ident ":" Type "=" expr ";"`
pub(super) fn variable(cursor: &mut Cursor, attrs: Attrs, errors: &mut Errors) -> Option<Variable> {
    let shared = cursor.is_word(0, "shared") && cursor.ident_at(1).is_some() && cursor.word("shared");
    let name = names::no_keyword(cursor.ident()?, errors);
    attrs.mean_nothing(&["tag", "sum"], "a variable", errors);
    let form = format!("help: write `{name}: f32 = 0.0;`");
    if !cursor.punct(':') {
        errors.at(&name, format!("variable `{name}` needs a type and an initial value\n{form}"));
        cursor.skip_item();
        return None;
    }
    let ty = cursor.until(|c| c.is_punct(0, '=') || c.is_punct(0, ';'));
    if ty.is_empty() || !cursor.is_punct(0, '=') {
        errors.at(&name, format!("variable `{name}` needs a type and an initial value\n{form}"));
        cursor.skip_item();
        return None;
    }
    cursor.punct('=');
    if let Err(error) = syn::parse2::<syn::Type>(ty.clone()) {
        errors.span(error.span(), format!("variable `{name}` has no type that can be read: {error}\n{form}"));
        cursor.skip_item();
        return None;
    }
    let (init, missing) = match cursor.expression() {
        Ok(init) => (init, None),
        Err((init, missing)) => (init, Some(missing)),
    };
    if let (Some(missing), false) = (missing, init.is_empty()) {
        errors.span(missing, format!("expected `;` behind the initial value of `{name}`"));
    }
    if init.is_empty() {
        errors.at(&name, format!("variable `{name}` needs an initial value\n{form}"));
        return None;
    }
    let init = literal::no_integer(&name, &ty, init, errors);
    Some(Variable { attrs, shared, name, ty, init })
}

/// An expression up to `;`, which must be there.
pub(super) fn expression(cursor: &mut Cursor, of: &str, errors: &mut Errors) -> TokenStream {
    match cursor.expression() {
        Ok(tokens) => tokens,
        Err((tokens, missing)) => {
            errors.span(missing, format!("expected `;` behind {of}"));
            tokens
        }
    }
}

/// Whether a behaviour stands here, but for its priority: `Decay { … }`, `Lif::new(…)`.
pub(super) fn rule_without_priority(cursor: &Cursor) -> bool {
    let capital = cursor.ident_at(0).is_some_and(|word| word.to_string().starts_with(char::is_uppercase));
    let path = cursor.ident_at(0).is_some() && cursor.is_pair(1, ':', ':');
    path || (capital && !cursor.is_punct(1, '='))
}

/// What stands between the braces of a group or synapse group.
pub(super) struct Members {
    pub(super) variables: Vec<Variable>,
    pub(super) behaviours: Vec<Behaviour>,
    /// Something could not be read.
    pub(super) damaged: bool,
}

/// Reads all members; `setting` takes a line `word = …` if it knows the word.
pub(super) fn all(
    body: &proc_macro2::Group,
    owner: &str,
    words: &[&str],
    errors: &mut Errors,
    mut setting: impl FnMut(&mut Cursor, &Attrs, &mut Errors) -> bool,
) -> Members {
    let mut members = Members { variables: Vec::new(), behaviours: Vec::new(), damaged: false };
    let mut inside = Cursor::inside(body);
    while !inside.is_empty() {
        let attrs = attrs::parse(&mut inside, On::Item, errors);
        if behaviour::starts(&inside) {
            let behaviour = behaviour::parse(&mut inside, attrs, errors);
            members.damaged |= behaviour.is_none();
            members.behaviours.extend(behaviour);
        } else if inside.is_punct(1, '=') && setting(&mut inside, &attrs, errors) {
        } else if starts_variable(&inside) {
            let variable = variable(&mut inside, attrs, errors);
            members.damaged |= variable.is_none();
            members.variables.extend(variable);
        } else {
            unknown(&mut inside, owner, words, errors);
            members.damaged = true;
        }
    }
    members
}

/// Reports a member that is none, and skips it.
pub(super) fn unknown(cursor: &mut Cursor, owner: &str, words: &[&str], errors: &mut Errors) {
    match cursor.ident_at(0).cloned() {
        Some(word) if cursor.is_punct(1, '=') && !cursor.is_pair(1, '=', '>') => {
            let settings: Vec<&str> = words.iter().copied().filter(|w| *w != "shared").collect();
            let hint = if settings.is_empty() { String::new() } else { help(&word.to_string(), settings, "settings") };
            errors.at(&word, format!("{owner} has no setting `{word}`{hint}\nhelp: a variable has a type: `{word}: f32 = …;`"));
        }
        Some(word) if rule_without_priority(cursor) => {
            errors.at(&word, format!("a behaviour begins with its priority\nhelp: write `1 => {word} …;`"));
        }
        Some(word) if !help(&word.to_string(), words, "").contains("did you mean") => {
            errors.at(&word, format!("`{word}` begins no member of {owner}\nhelp: a variable has a type and a value, `{word}: f32 = 0.0;`, and a behaviour begins with its priority, `1 => Rule {{ … }};`"));
        }
        Some(word) => {
            let hint = help(&word.to_string(), words, "words that begin a member, besides a name");
            errors.at(&word, format!("`{word}` begins no member of {owner}{hint}"));
        }
        None if cursor.is_punct(0, '|') => {
            errors.span(cursor.span(), "a behaviour begins with its priority\nhelp: write `1 => |v: &mut f32| …;`");
        }
        None => errors.span(
            cursor.span(),
            format!("expected a member of {owner}\nhelp: a variable `name: Type = value;` or a behaviour `1 => Rule {{ … }};`"),
        ),
    }
    cursor.skip_item();
}
