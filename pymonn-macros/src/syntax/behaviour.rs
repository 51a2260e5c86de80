//! `attr* priority ( "every" expr )? "=>" rule ( "with" rename,+ )? ";"`

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::{Attrs, Behaviour, Closure, Priority, Recorded, RecordedKind, Rename, Rule, members, names};
use crate::behaviour::{changes_a_copy, mode_of};
use crate::cursor::Cursor;
use crate::errors::{Errors, help, tidy};

const PRIORITY: &str =
    "a priority is a positive plain decimal: no sign, suffix, exponent or underscore\nhelp: write a number as `3` or `2.5`";
const ARROW: &str = "expected `=>` and a behaviour behind the priority\nhelp: write `1 => Decay { factor: 0.99 };`";

/// Whether a behaviour comes next: a number, or anything else up to `=>`.
pub(super) fn starts(cursor: &Cursor) -> bool {
    let number = |k| matches!(cursor.peek(k), Some(TokenTree::Literal(_)));
    let signed = (cursor.is_punct(0, '-') || cursor.is_punct(0, '+')) && number(1);
    let word = cursor.ident_at(0).is_some() && (cursor.is_pair(1, '=', '>') || cursor.is_word(1, "every"));
    number(0) || signed || word || cursor.is_pair(0, '=', '>')
}

pub(super) fn parse(cursor: &mut Cursor, attrs: Attrs, errors: &mut Errors) -> Option<Behaviour> {
    let (start, span) = (cursor.position(), cursor.span());
    let written = cursor.until(|c| c.is_pair(0, '=', '>') || c.is_word(0, "every") || c.is_punct(0, ';'));
    if !cursor.is_pair(0, '=', '>') && !cursor.is_word(0, "every") {
        // The line goes on without an arrow: it is missing behind the number.
        cursor.back_to(start);
        cursor.next();
        errors.span(cursor.span(), ARROW);
        cursor.skip_item();
        return None;
    }
    let priority = read_priority(&written);
    let wrong = priority.is_none();
    // A wrong one is reported, and the rest of the line is looked at as if it were there.
    let priority = priority.unwrap_or(Priority { whole: 1, fraction: String::new() });
    if wrong {
        if written.is_empty() {
            errors.span(span, "a behaviour begins with its priority\nhelp: write `1 => …;`");
        } else {
            errors.at(&written, PRIORITY);
        }
    }
    let every = cursor.word("every").then(|| cursor.until(|c| c.is_pair(0, '=', '>') || c.is_punct(0, ';')));
    if let Some(every) = &every
        && every.is_empty()
    {
        errors.span(cursor.span(), "`every` takes a number of iterations\nhelp: write `9 every 10 => Recorder { … };`");
    }
    let arrow = cursor.span();
    if !cursor.pair('=', '>') {
        errors.span(arrow, ARROW);
        cursor.skip_item();
        return None;
    }
    let tokens = members::expression(cursor, "the behaviour", errors);
    let (rule, with) = split_with(tokens);
    let (renames, damaged) = with.map(|with| renames(with, errors)).unwrap_or_default();
    let rule = rule_of(rule, arrow, errors)?;
    if let (Some(sum), false) = (&attrs.sum, matches!(rule, Rule::Closure(_))) {
        errors.at(
            sum,
            "`#[sum]` stands on a closure here: a behaviour's hooks bear it in their `impl`\nhelp: leave it out, and write it above the hook",
        );
    }
    Some(Behaviour { attrs, priority, every, rule, renames, damaged })
}

fn read_priority(tokens: &TokenStream) -> Option<Priority> {
    let mut trees = tokens.clone().into_iter();
    let (Some(TokenTree::Literal(literal)), None) = (trees.next(), trees.next()) else { return None };
    let text = literal.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let priority = Priority { whole: whole.parse().ok()?, fraction: fraction.trim_end_matches('0').to_owned() };
    (priority.whole > 0 || !priority.fraction.is_empty()).then_some(priority)
}

/// Parts a rule from the renames behind a top-level `with name = name`.
fn split_with(tokens: TokenStream) -> (TokenStream, Option<(Span, TokenStream)>) {
    let mut cursor = Cursor::new(tokens);
    let rule = cursor.until(|c| c.is_word(0, "with") && (c.ident_at(1).is_some() || c.peek(1).is_none()));
    let span = cursor.span();
    let with = cursor.word("with").then(|| (span, cursor.rest()));
    (rule, with)
}

/// What stands behind `with`, and whether a part of it could not be read.
fn renames((with, tokens): (Span, TokenStream), errors: &mut Errors) -> (Vec<Rename>, bool) {
    const FORM: &str = "expected `the behaviour's name = this group's name` behind `with`\nhelp: write `with current = input`";
    let (mut renames, mut damaged) = (Vec::new(), false);
    if tokens.is_empty() {
        errors.span(with, FORM);
        damaged = true;
    }
    for mut part in Cursor::new(tokens).split_commas(false) {
        let from = part.ident();
        let equals = part.punct('=');
        match (from, part.ident()) {
            (Some(from), Some(to)) if equals && part.is_empty() => renames.push(Rename { from, to }),
            (from, _) => {
                let span = from.map_or_else(|| part.span(), |from| from.span());
                errors.span(span, FORM);
                damaged = true;
            }
        }
    }
    (renames, damaged)
}

fn rule_of(tokens: TokenStream, after: Span, errors: &mut Errors) -> Option<Rule> {
    let mut cursor = Cursor::new(tokens.clone());
    if cursor.is_empty() {
        errors.span(after, "expected a behaviour behind `=>`\nhelp: write `1 => Decay { factor: 0.99 };`");
        return None;
    }
    if cursor.is_punct(0, '#') {
        errors.at(
            &tokens,
            "attributes stand before the priority\nhelp: write `#[sum(dst_v)] 1 => |weight: f32, src_v: f32| weight * src_v;`",
        );
        return None;
    }
    if cursor.is_punct(0, '|') || (cursor.is_word(0, "move") && cursor.is_punct(1, '|')) {
        return closure(cursor, tokens, errors).map(Rule::Closure);
    }
    if let Some(name) = cursor.ident_at(0).cloned()
        && (name == "Recorder" || name == "EventRecorder")
        && !cursor.is_pair(1, ':', ':')
    {
        cursor.ident();
        let Some(body) = cursor.group(Delimiter::Brace).filter(|_| cursor.is_empty()) else {
            errors.at(&name, format!("`{name}` takes what it records in braces\nhelp: write `{name} {{ spike }}`"));
            return None;
        };
        let inside = Cursor::inside(&body);
        return Some(if name == "Recorder" {
            Rule::Recorder { name, items: recorded(inside, errors) }
        } else {
            Rule::EventRecorder { name, items: events(inside, errors) }
        });
    }
    typed(cursor, tokens, errors)
}

/// A struct expression or a constructor: a path, and then braces, parentheses or nothing.
fn typed(mut cursor: Cursor, source: TokenStream, errors: &mut Errors) -> Option<Rule> {
    let path = cursor.until(|c| matches!(c.peek(0), Some(TokenTree::Group(g)) if g.delimiter() != Delimiter::None));
    let end = cursor.next();
    let parsed = syn::parse2::<syn::Path>(path.clone());
    let Ok(mut ty) = parsed else {
        errors.at(
            &source,
            "expected a behaviour: a struct expression, a constructor, a closure, `Recorder` or `EventRecorder`\nhelp: write `1 => Decay { factor: 0.99 };` or `1 => |v: &mut f32| *v *= 0.99;`",
        );
        return None;
    };
    if !cursor.is_empty() {
        let word = cursor.ident_at(0).map(ToString::to_string).unwrap_or_default();
        let near = help(&word, ["with"], "");
        let way = if near.contains("did you mean") {
            near
        } else {
            "\nhelp: a rename begins with `with`, and the line ends with `;`".to_owned()
        };
        errors.span(cursor.span(), format!("a behaviour ends behind its fields or arguments{way}"));
        return None;
    }
    // `Plus(1.0)` is a tuple struct, `Lif::new(…)` a constructor: types have capitals, functions have not.
    let tuple = |path: &syn::Path| path.segments.last().is_some_and(|s| s.ident.to_string().starts_with(char::is_uppercase));
    if let Some(TokenTree::Group(group)) = &end
        && group.delimiter() == Delimiter::Parenthesis
        && !tuple(&ty)
    {
        if ty.segments.len() < 2 {
            errors.at(&path, "a constructor is written with its type, so that its hooks are known\nhelp: write `Lif::new(…)`, or a struct expression `Lif { … }`");
            return None;
        }
        ty.segments.pop();
        // The separator that stood before the constructor's name must go too.
        if let Some(last) = ty.segments.pop() {
            ty.segments.push_value(last.into_value());
        }
    }
    Some(Rule::Typed { ty, source })
}

fn closure(mut cursor: Cursor, source: TokenStream, errors: &mut Errors) -> Option<Closure> {
    cursor.word("move");
    let span = cursor.span();
    cursor.punct('|');
    let list = cursor.until(|c| c.is_punct(0, '|'));
    if !cursor.punct('|') {
        errors.span(span, "the parameters of a closure stand between two bars\nhelp: write `|v: &mut f32| *v *= 0.99`");
        return None;
    }
    if cursor.is_empty() {
        errors.span(span, "the closure has no body\nhelp: write `|v: &mut f32| *v *= 0.99`");
        return None;
    }
    let mut params = Vec::new();
    for mut part in Cursor::new(list).split_commas(true) {
        let copied = part.word("mut");
        let Some(name) = part.ident() else {
            errors.span(part.span(), "a parameter of a closure is a name with a type\nhelp: write `v: &mut f32`");
            return None;
        };
        let colon = part.punct(':');
        match syn::parse2::<syn::Type>(part.rest()) {
            Ok(ty) if colon => {
                if copied && mode_of(&ty) == Ok("value") {
                    errors.at(&name, changes_a_copy(&name, &ty));
                }
                params.push((name, ty));
            }
            _ => {
                errors.at(&name, format!("parameter `{name}` needs a type: it says whether the variable is read or changed\nhelp: write `{name}: f32` or `{name}: &mut f32`"));
                return None;
            }
        }
    }
    Some(Closure { source, span, params })
}

fn recorded(cursor: Cursor, errors: &mut Errors) -> Vec<Recorded> {
    let mut items: Vec<Recorded> = Vec::new();
    for mut part in cursor.split_commas(false) {
        let Some(name) = part.ident() else {
            errors.span(part.span(), "expected what is recorded\nhelp: a variable `v`, a part of it `v[0..10]`, or a value with a name `mean: mean(v)`");
            continue;
        };
        let what = if part.is_empty() {
            RecordedKind::Whole
        } else if let Some(range) = part.group(Delimiter::Bracket) {
            if range.stream().is_empty() {
                errors.at(
                    &name,
                    format!("which part of `{name}` is recorded?\nhelp: write `{name}[0..10]`, or `{name}` for all of it"),
                );
                continue;
            }
            RecordedKind::Part { range: range.stream() }
        } else if part.punct(':') {
            let value = value(part);
            if matches!(&value, RecordedKind::Value { value, .. } if value.is_empty()) {
                errors.at(&name, format!("expected the value that is recorded as `{name}`\nhelp: write `{name}: mean(v)`"));
                continue;
            }
            value
        } else {
            let rest = tidy(&part.rest().to_string());
            errors.at(&name, format!("a recorded value has a name of its own\nhelp: write `my_{name}: {name}{rest}`"));
            continue;
        };
        let name = names::no_keyword(name, errors);
        if names::twice(&name, items.iter().find(|i| i.name == name).map(|i| &i.name), "this recorder", errors) {
            continue;
        }
        items.push(Recorded { name, what });
    }
    items
}

/// `expr`, or `Type = expr`: parted by an `=` that is no part of another operator.
fn value(mut part: Cursor) -> RecordedKind {
    let start = part.position();
    let mut before = ' ';
    let ty = loop {
        match part.peek(0) {
            None => break None,
            Some(TokenTree::Punct(p)) => {
                let mark = p.as_char();
                let joint = p.spacing() == proc_macro2::Spacing::Joint;
                if mark == '='
                    && !joint
                    && !matches!(before, '=' | '<' | '>' | '!' | '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^')
                {
                    break Some(part.since(start));
                }
                before = if joint { mark } else { ' ' };
            }
            Some(_) => before = ' ',
        }
        part.next();
    };
    match ty {
        Some(ty) => {
            part.punct('=');
            RecordedKind::Value { ty: Some(ty), value: part.rest() }
        }
        None => {
            part.back_to(start);
            RecordedKind::Value { ty: None, value: part.rest() }
        }
    }
}

fn events(cursor: Cursor, errors: &mut Errors) -> Vec<Ident> {
    let mut items: Vec<Ident> = Vec::new();
    for mut part in cursor.split_commas(false) {
        match part.ident() {
            Some(name) if part.is_empty() => {
                if !names::twice(&name, items.iter().find(|i| **i == name), "this recorder", errors) {
                    items.push(name);
                }
            }
            _ => errors
                .span(part.span(), "an `EventRecorder` takes names of `bool` variables\nhelp: write `EventRecorder { spike }`"),
        }
    }
    items
}
