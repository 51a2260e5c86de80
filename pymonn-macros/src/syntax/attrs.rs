//! What stands in front of an item: doc comments, tags, lints.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::{Attrs, names};
use crate::cursor::Cursor;
use crate::errors::{Errors, help};

/// In front of what the attributes stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    Network,
    Item,
}

/// Attributes that mean nothing on settings and `on`.
pub(super) const ALL: &[&str] = &["tag", "sum", "allow", "expect", "warn", "deny"];

impl Attrs {
    /// Reports those of the attributes that would be lost on such an item.
    pub(super) fn mean_nothing(&self, these: &[&str], on: &str, errors: &mut Errors) {
        for name in self.written.iter().filter(|name| these.iter().any(|this| *name == this)) {
            let place = match name.to_string().as_str() {
                "sum" => "it stands on closures in synapse groups",
                "tag" => "tags stand on networks, groups, synapse groups and behaviours",
                _ => "lints stand on groups, synapse groups, variables and behaviours",
            };
            errors.at(name, format!("`#[{name}]` means nothing on {on}\nhelp: leave it out: {place}"));
        }
    }
}

/// Reads `attr*`.
pub(super) fn parse(cursor: &mut Cursor, on: On, errors: &mut Errors) -> Attrs {
    let mut attrs = Attrs::default();
    while cursor.is_punct(0, '#') && matches!(cursor.peek(1), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Bracket) {
        cursor.punct('#');
        if let Some(group) = cursor.group(Delimiter::Bracket) {
            one(&group, on, &mut attrs, errors);
        }
    }
    attrs
}

fn one(group: &proc_macro2::Group, on: On, attrs: &mut Attrs, errors: &mut Errors) {
    let whole: TokenStream = {
        let group = group.to_token_stream();
        quote!(# #group)
    };
    let mut inner = Cursor::inside(group);
    let Some(name) = inner.ident() else {
        errors.at(group, "expected the name of an attribute");
        return;
    };
    let arguments = inner.group(Delimiter::Parenthesis);
    if ALL.iter().any(|this| name == this) {
        attrs.written.push(name.clone());
    }
    match name.to_string().as_str() {
        "doc" => attrs.docs.push(whole),
        "allow" | "expect" | "warn" | "deny" => attrs.allows.push(whole),
        "tag" => {
            let Some(list) = arguments else {
                errors.at(&name, "`tag` takes the tags in parentheses\nhelp: write `#[tag(my_tag)]`");
                return;
            };
            for mut part in Cursor::inside(&list).split_commas(false) {
                match part.ident() {
                    Some(tag) if part.is_empty() => attrs.tags.push(names::no_keyword(tag, errors)),
                    _ => errors
                        .span(part.span(), "a tag is an identifier, not a string or an expression\nhelp: write `#[tag(my_tag)]`"),
                }
            }
        }
        "sum" if on == On::Item => {
            match arguments.map(|list| Cursor::inside(&list)).map(|mut list| (list.ident(), list.is_empty())) {
                Some((Some(target), true)) => attrs.sum = Some(target),
                _ => errors.at(&name, "`sum` takes the target's variable\nhelp: write `#[sum(dst_input)]`"),
            }
        }
        "network" if on == On::Network => {
            let asked = arguments.map(|list| list.stream().to_string()).unwrap_or_default();
            if asked == "no_alloc" {
                errors.at(
                    group,
                    "`no_alloc` is reserved: storage inside the struct is not there yet\nhelp: leave the attribute out",
                );
            } else {
                errors.at(group, "`network` takes `no_alloc` alone, which is not there yet\nhelp: leave the attribute out");
            }
        }
        "cfg" | "cfg_attr" if on == On::Item => {
            errors.at(&name, "`#[cfg]` cannot choose parts of a network: its types and schedule are fixed before `cfg` is known\nhelp: declare two networks and choose between them");
        }
        _ if on == On::Network => attrs.others.push(whole),
        other => {
            let hint = help(other, ["tag", "allow", "sum"], "attributes of an item");
            errors.at(&name, format!("`{other}` is no attribute of an item of a network{hint}"));
        }
    }
}
