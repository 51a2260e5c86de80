//! `attr* "synapses" ident ":" ident part? "->" ident part? storage? "{" ( connect | delay | variable | behaviour )* "}"`

use proc_macro2::Delimiter;

use super::attrs::ALL;
use super::{Attrs, Network, Place, Placed, Synapses, members, names, parts};
use crate::cursor::Cursor;
use crate::errors::{Errors, help};

pub(super) fn parse(cursor: &mut Cursor, attrs: Attrs, network: &mut Network, errors: &mut Errors) {
    cursor.word("synapses");
    let Some(name) = cursor.ident() else { return };
    let name = names::no_keyword(name, errors);
    attrs.mean_nothing(&["sum"], "a synapse group", errors);
    let ends = if cursor.punct(':') {
        let src = parts::end(cursor);
        let arrow = cursor.pair('-', '>');
        src.zip(parts::end(cursor).filter(|_| arrow))
    } else {
        None
    };
    let Some((src, dst)) = ends else {
        errors.at(
            &name,
            format!("synapse group `{name}` needs its two ends\nhelp: write `synapses {name}: source -> target {{ … }}`"),
        );
        cursor.skip_item();
        network.skipped.extend(attrs.tags.into_iter().chain([name]));
        return;
    };
    let ((src, from), (dst, to)) = (src, dst);
    let (src, dst) = (names::raw(src), names::raw(dst));
    let (to, kept) = parts::of_target(&dst, to, &network.params, errors);
    let parts = [parts::of_source(&src, from, &network.params, errors), to];
    let before = errors.count();
    let storage = kept.map(|g| storage(&g, errors));
    let is = |name: &str| storage.as_ref().is_some_and(|storage| storage == name);
    let (dense, adaptive, misnamed) = (is("Dense"), is("Adaptive"), errors.count() > before);
    let index = network.synapses.len();
    let place = index + network.groups.len();
    let mut synapses = Synapses {
        attrs,
        name,
        src,
        dst,
        parts,
        dense,
        adaptive,
        place,
        connect: None,
        delay: None,
        variables: Vec::new(),
        damaged: false,
    };
    let owner = format!("synapse group `{}`", synapses.name);
    if let Some(body) = cursor.group(Delimiter::Brace) {
        let (connect, delay) = (&mut synapses.connect, &mut synapses.delay);
        let found = members::all(&body, &owner, &["connect", "delay", "shared"], errors, |inside, attrs, errors| {
            let slot = if inside.is_word(0, "connect") {
                &mut *connect
            } else if inside.is_word(0, "delay") {
                &mut *delay
            } else {
                return false;
            };
            let Some(word) = inside.ident() else { return false };
            inside.punct('=');
            attrs.mean_nothing(ALL, &format!("the setting `{word}`"), errors);
            let value = members::expression(inside, &format!("the value of `{word}`"), errors);
            if slot.is_some() {
                errors.at(&word, format!("`{word}` is set twice in {owner}\nhelp: leave one of the two lines out"));
            }
            *slot = slot.take().or(Some(value));
            true
        });
        let placed = found.behaviours.into_iter().map(|behaviour| Placed { place: Place::Synapses(index), behaviour });
        network.behaviours.extend(placed);
        (synapses.variables, synapses.damaged) = (found.variables, found.damaged);
    } else {
        let Synapses { name, src, dst, .. } = &synapses;
        errors.span(
            cursor.span(),
            format!(
                "expected `{{` and the members of synapse group `{name}`\nhelp: write `synapses {name}: {src} -> {dst} {{ … }}`"
            ),
        );
        cursor.skip_item();
        synapses.damaged = true;
    }
    if synapses.connect.is_none() && !synapses.dense && !synapses.damaged {
        errors.at(
            &synapses.name,
            format!(
                "synapse group `{}` does not say who is connected\nhelp: add `connect = probability(0.1);`, or make it `[Dense]`, which is all to all",
                synapses.name
            ),
        );
    }
    synapses.damaged |= misnamed;
    network.synapses.push(synapses);
}

const STORAGES: [&str; 3] = ["Sparse", "Dense", "Adaptive"];

/// The name of the storage.
fn storage(group: &proc_macro2::Group, errors: &mut Errors) -> String {
    let before = errors.count();
    let mut inside = Cursor::inside(group);
    let Some(word) = inside.ident() else {
        errors.at(group, format!("expected a storage{}", help("", STORAGES, "storages")));
        return String::new();
    };
    match word.to_string().as_str() {
        "Sparse" | "Dense" | "Adaptive" if inside.punct(';') => errors.span(
            inside.span(),
            "a capacity is reserved for `#[network(no_alloc)]`, which is not there yet\nhelp: leave it out, the storage takes what `connect` draws",
        ),
        "Sparse" | "Dense" | "Adaptive" => {}
        other => {
            let hint = help(other, STORAGES, "storages");
            errors.at(&word, format!("there is no storage `{other}`{hint}"));
        }
    }
    if !inside.is_empty() && errors.count() == before {
        errors.span(inside.span(), "nothing stands behind the name of a storage\nhelp: storages: `Sparse`, `Dense`, `Adaptive`");
    }
    word.to_string()
}
