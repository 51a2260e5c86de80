//! `attr* vis "network" Ident generics? params? "{" item* "}"`

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::attrs::{self, ALL, On};
use super::{Network, Param, Place, Placed, behaviour, group, members, names, synapses};
use crate::cursor::Cursor;
use crate::errors::{Errors, help, tidy};
use crate::model::snake;

const ITEMS: [&str; 5] = ["group", "synapses", "on", "shared", "dt"];

pub(super) fn parse(mut cursor: Cursor, errors: &mut Errors) -> Option<Network> {
    let attrs = attrs::parse(&mut cursor, On::Network, errors);
    let vis = visibility(&mut cursor);
    if !cursor.word("network") {
        errors.span(cursor.span(), "expected `network` and its name\nhelp: write `network! { pub network Name { … } }`");
        return None;
    }
    let Some(name) = cursor.ident() else {
        errors.span(cursor.span(), "expected the name of the network\nhelp: write `pub network Name { … }`");
        return None;
    };
    if names::never_raw(&name.to_string()) {
        errors.at(&name, format!("`{name}` is a Rust keyword, not a name\nhelp: choose another name"));
        return None;
    }
    let name = names::no_keyword(name, errors);
    let module = snake(&name.to_string());
    if names::never_raw(&module) {
        errors.at(&name, format!("beside network `{name}` would stand the module `{module}`, but that is a Rust keyword and no name\nhelp: choose another name"));
    }
    let generics = generics(&mut cursor, errors);
    let params = cursor.group(Delimiter::Parenthesis).map(|list| params(&list, errors)).unwrap_or_default();
    let mut network = Network {
        attrs,
        vis,
        name,
        generics,
        params,
        dt: None,
        variables: Vec::new(),
        groups: Vec::new(),
        synapses: Vec::new(),
        behaviours: Vec::new(),
        skipped: Vec::new(),
        lost: false,
    };
    let Some(body) = cursor.group(Delimiter::Brace) else {
        errors.span(
            cursor.span(),
            format!("expected `{{` and the items of the network\nhelp: write `network {} {{ … }}`", network.name),
        );
        return Some(network);
    };
    if !cursor.is_empty() {
        errors.span(
            cursor.span(),
            "nothing may stand behind the network\nhelp: write a second `network! { … }` for a second network",
        );
    }
    let mut inside = Cursor::inside(&body);
    while !inside.is_empty() {
        item(&mut inside, &mut network, errors);
    }
    names::check(&mut network, errors);
    Some(network)
}

fn visibility(cursor: &mut Cursor) -> TokenStream {
    let start = cursor.position();
    // `$vis:vis` of a user's macro comes as one group.
    if cursor.group(Delimiter::None).is_none() && cursor.word("pub") {
        cursor.group(Delimiter::Parenthesis);
    }
    cursor.since(start)
}

fn generics(cursor: &mut Cursor, errors: &mut Errors) -> syn::Generics {
    if !cursor.is_punct(0, '<') {
        return syn::Generics::default();
    }
    let start = cursor.position();
    let mut depth = 0;
    while !cursor.is_empty() {
        if cursor.pair('-', '>') {
            continue;
        }
        depth += i32::from(cursor.is_punct(0, '<'));
        depth -= i32::from(cursor.is_punct(0, '>'));
        cursor.next();
        if depth == 0 {
            break;
        }
    }
    match syn::parse2::<syn::Generics>(cursor.since(start)) {
        Ok(generics) => {
            for lifetime in generics.lifetimes() {
                errors.at(lifetime, "a network takes no lifetimes: it owns everything in it\nhelp: leave the lifetime out");
            }
            // What follows goes on as if the lifetimes were not there.
            let kept = generics.params.iter().filter(|p| !matches!(p, syn::GenericParam::Lifetime(_))).cloned().collect();
            syn::Generics { params: kept, ..generics }
        }
        Err(error) => {
            errors.span(
                error.span(),
                format!(
                    "the parameters of the network cannot be read: {error}\nhelp: write `<const N: usize = 100, F: Float = f32>`"
                ),
            );
            syn::Generics::default()
        }
    }
}

fn params(list: &proc_macro2::Group, errors: &mut Errors) -> Vec<Param> {
    let mut params = Vec::new();
    for mut part in Cursor::inside(list).split_commas(true) {
        let Some(name) = part.ident() else {
            errors.span(part.span(), "expected a parameter\nhelp: write `size: usize = 100`");
            continue;
        };
        let name = names::no_keyword(name, errors);
        let ty = if part.punct(':') { part.until(|c| c.is_punct(0, '=')) } else { TokenStream::new() };
        if !part.punct('=') || part.is_empty() || ty.is_empty() {
            let ty = if ty.is_empty() { "usize".to_owned() } else { tidy(&ty.to_string()) };
            let value = match ty.as_str() {
                "f32" | "f64" => "1.0",
                "usize" => "100",
                _ => "…",
            };
            errors.at(&name, format!("parameter `{name}` needs a type and a default\nhelp: write `{name}: {ty} = {value}`"));
            continue;
        }
        let default = part.rest();
        let known = params.iter().find(|p: &&Param| p.name == name);
        if names::twice(&name, known.map(|p| &p.name), "the parameters", errors) || names::of_builder(&name, errors) {
            continue;
        }
        params.push(Param { name, ty, default });
    }
    params
}

fn item(cursor: &mut Cursor, network: &mut Network, errors: &mut Errors) {
    let attrs = attrs::parse(cursor, On::Item, errors);
    if cursor.is_empty() {
        errors.span(
            cursor.span(),
            "expected an item behind the attributes\nhelp: write `group name[100] { … }` here, or leave them out",
        );
    } else if behaviour::starts(cursor) {
        match behaviour::parse(cursor, attrs, errors) {
            Some(behaviour) => network.behaviours.push(Placed { place: Place::Network, behaviour }),
            None => network.lost = true,
        }
    } else if cursor.is_word(0, "dt") && cursor.is_punct(1, '=') {
        let name = cursor.ident();
        cursor.punct('=');
        attrs.mean_nothing(ALL, "the setting `dt`", errors);
        let value = members::expression(cursor, "the value of `dt`", errors);
        if network.dt.is_some() {
            errors.at(name, "`dt` is set twice\nhelp: leave one of the two lines out");
        }
        network.dt = network.dt.take().or(Some(value));
    } else if cursor.is_word(0, "group") && cursor.ident_at(1).is_some() {
        group::parse(cursor, attrs, network, errors);
    } else if cursor.is_word(0, "synapses") && cursor.ident_at(1).is_some() {
        synapses::parse(cursor, attrs, network, errors);
    } else if cursor.is_word(0, "on") && cursor.ident_at(1).is_some() {
        attrs.mean_nothing(ALL, "`on`", errors);
        on(cursor, network, errors);
    } else if members::starts_variable(cursor) {
        match members::variable(cursor, attrs, errors) {
            Some(variable) => network.variables.push(variable),
            None => network.lost = true,
        }
    } else if members::rule_without_priority(cursor) || cursor.is_punct(0, '|') {
        members::unknown(cursor, &format!("network `{}`", network.name), &[], errors);
        network.lost = true;
    } else {
        // What has braces is no variable, and what has none no group.
        let start = cursor.position();
        unknown(cursor, errors);
        let braces =
            cursor.since(start).into_iter().any(|t| matches!(t, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace));
        network.skipped.extend(attrs.tags);
        network.skipped.extend(cursor.since(start).into_iter().filter_map(|tree| match tree {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        }));
        network.lost |= !braces;
    }
}

fn unknown(cursor: &mut Cursor, errors: &mut Errors) {
    let word = cursor.ident_at(0).cloned();
    match word {
        Some(word) if cursor.is_punct(1, '=') && !cursor.is_pair(1, '=', '>') => {
            let hint = help(&word.to_string(), ["dt"], "settings");
            errors.at(&word, format!("a network has no setting `{word}`{hint}"));
        }
        Some(word) => {
            let hint = help(&word.to_string(), ITEMS, "items of a network besides variables and behaviours");
            errors.at(&word, format!("`{word}` begins no item of a network{hint}"));
        }
        None => errors.span(
            cursor.span(),
            "expected an item of a network\nhelp: `group`, `synapses`, `on`, a variable `name: Type = value;` or a behaviour `1 => Rule { … };`",
        ),
    }
    cursor.skip_item();
}

fn on(cursor: &mut Cursor, network: &mut Network, errors: &mut Errors) {
    cursor.word("on");
    let Some(tag) = cursor.ident() else { return };
    let tag = names::raw(tag);
    let Some(body) = cursor.group(Delimiter::Brace) else {
        errors
            .at(&tag, format!("expected behaviours for the bearers of `{tag}`\nhelp: write `on {tag} {{ 1 => Rule {{ … }}; }}`"));
        cursor.skip_item();
        return;
    };
    let mut inside = Cursor::inside(&body);
    while !inside.is_empty() {
        let attrs = attrs::parse(&mut inside, On::Item, errors);
        if behaviour::starts(&inside) {
            if let Some(behaviour) = behaviour::parse(&mut inside, attrs, errors) {
                network.behaviours.push(Placed { place: Place::On(tag.clone()), behaviour });
            }
        } else {
            errors.span(inside.span(), "`on` holds behaviours alone\nhelp: write `1 => Rule { … };`");
            inside.skip_item();
        }
    }
}
