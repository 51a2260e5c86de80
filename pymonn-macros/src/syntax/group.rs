//! `attr* "group" ident "[" extent "]" "{" ( variable | behaviour )* "}"`

use proc_macro2::Delimiter;

use super::{Attrs, Group, Network, Place, Placed, members, names};
use crate::cursor::Cursor;
use crate::errors::Errors;

pub(super) fn parse(cursor: &mut Cursor, attrs: Attrs, network: &mut Network, errors: &mut Errors) {
    cursor.word("group");
    let Some(name) = cursor.ident() else { return };
    let name = names::no_keyword(name, errors);
    attrs.mean_nothing(&["sum"], "a group", errors);
    let extent = cursor.group(Delimiter::Bracket);
    if extent.as_ref().is_none_or(|g| g.stream().is_empty()) {
        errors.at(&name, format!("group `{name}` needs a size\nhelp: write `group {name}[100] {{ … }}`"));
    }
    let extent = extent.map(|g| g.stream()).filter(|s| !s.is_empty()).unwrap_or_else(|| quote::quote!(1usize));
    let index = network.groups.len();
    let place = index + network.synapses.len();
    let Some(body) = cursor.group(Delimiter::Brace) else {
        errors.span(
            cursor.span(),
            format!("expected `{{` and the variables and behaviours of group `{name}`\nhelp: write `group {name}[100] {{ … }}`"),
        );
        cursor.skip_item();
        network.groups.push(Group { attrs, name, extent, place, variables: Vec::new(), damaged: true });
        return;
    };
    let found = members::all(&body, &format!("group `{name}`"), &["shared"], errors, |_, _, _| false);
    let placed = found.behaviours.into_iter().map(|behaviour| Placed { place: Place::Group(index), behaviour });
    network.behaviours.extend(placed);
    network.groups.push(Group { attrs, name, extent, place, variables: found.variables, damaged: found.damaged });
}
