//! Synapses that come and go: which behaviours need them, and what cannot be asked of them.

use proc_macro2::Ident;

use super::arguments::Site;
use super::digest::Kind;
use super::{Owner, Side, VariableId};
use crate::errors::Errors;

/// Refuses a hook that changes who is linked where the storage does not allow it.
pub(super) fn storage_serves(site: &Site<'_>, kind: Kind, errors: &mut Errors) -> Option<()> {
    let verb = match kind {
        Kind::Prune => "removes",
        Kind::Grow => "adds",
        _ => return Some(()),
    };
    let Owner::Synapses(k) = site.owner else { return Some(()) };
    let synapses = &site.ast.synapses[k];
    // What is wrong with the storage's own name has been said.
    if synapses.adaptive || synapses.damaged {
        return Some(());
    }
    let storage = if synapses.dense { "Dense" } else { "Sparse" };
    errors.span(
        site.span,
        format!(
            "{} {verb} synapses, but `{name}` is `[{storage}]`\nhelp: write `synapses {name}: {} -> {}[Adaptive]`",
            site.who,
            synapses.src,
            synapses.dst,
            name = synapses.name,
        ),
    );
    None
}

/// Refuses to record values whose number changes.
pub(super) fn recordable(site: &Site<'_>, id: VariableId, item: &Ident, errors: &mut Errors) -> Option<()> {
    let variable = &site.variables[id];
    let Owner::Synapses(k) = variable.owner else { return Some(()) };
    let synapses = &site.ast.synapses[k];
    if !synapses.adaptive || variable.shared || variable.side != Side::Own {
        return Some(());
    }
    errors.at(
        item,
        format!(
            "`{item}` has a value for each synapse of `{}`, whose number changes\nhelp: record a number: `mean: mean({item})`, or a list: `all: Vec<{}> = {item}.to_vec()`",
            synapses.name, variable.ty_text
        ),
    );
    None
}

/// The end of a `prune` hook's event, which its name tells.
pub(super) fn event_end(site: &Site<'_>, event: &Ident, errors: &mut Errors) -> Option<Side> {
    let name = site.renamed(event);
    if name.starts_with("src_") {
        return Some(Side::Src);
    }
    if name.starts_with("dst_") {
        return Some(Side::Dst);
    }
    errors.span(
        site.at(event),
        format!(
            "the events of `prune` in {} are at one of the ends, `{name}` is not\nhelp: name a variable with `src_` or `dst_`",
            site.who
        ),
    );
    None
}
