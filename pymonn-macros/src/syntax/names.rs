//! Names that are given twice or are reserved; what repeats a name is left out, so that rustc does not find it once more.

use proc_macro2::Ident;

use super::{Network, Place, Variable};
use crate::errors::Errors;

/// Settings of every builder.
const BUILDER: [&str; 3] = ["seed", "build", "threads"];

/// Checks all names but those of the parameters, which were checked as they were read.
pub(super) fn check(network: &mut Network, errors: &mut Errors) {
    let owner = format!("network `{}`", network.name);
    for param in &network.params {
        reserved(&param.name, errors);
    }
    let mut seen: Vec<Ident> = Vec::new();
    let mut new = |name: &Ident, errors: &mut Errors| {
        let repeats = twice(name, seen.iter().find(|s| *s == name), &owner, errors);
        seen.push(name.clone());
        reserved(name, errors);
        !repeats
    };
    let groups: Vec<bool> = network.groups.iter().map(|g| new(&g.name, errors)).collect();
    let synapses: Vec<bool> = network.synapses.iter().map(|s| new(&s.name, errors)).collect();
    network.variables.retain(|v| new(&v.name, errors));
    for group in &mut network.groups {
        variables(&mut group.variables, &format!("group `{}`", group.name), errors);
    }
    for synapses in &mut network.synapses {
        variables(&mut synapses.variables, &format!("synapse group `{}`", synapses.name), errors);
    }
    // Places count the groups before them that are kept.
    let place = |kept: &[bool], k: usize| kept[k].then(|| kept[..k].iter().filter(|kept| **kept).count());
    network.behaviours.retain_mut(|placed| {
        let new = match placed.place {
            Place::Group(k) => place(&groups, k).map(Place::Group),
            Place::Synapses(k) => place(&synapses, k).map(Place::Synapses),
            _ => return true,
        };
        let kept = new.is_some();
        placed.place = new.unwrap_or(Place::Network);
        kept
    });
    let (mut groups, mut synapses) = (groups.into_iter(), synapses.into_iter());
    network.groups.retain(|_| groups.next().unwrap_or(true));
    network.synapses.retain(|_| synapses.next().unwrap_or(true));
}

fn variables(list: &mut Vec<Variable>, owner: &str, errors: &mut Errors) {
    let mut seen: Vec<Ident> = Vec::new();
    list.retain(|v| {
        let repeats = twice(&v.name, seen.iter().find(|s| **s == v.name), owner, errors);
        seen.push(v.name.clone());
        reserved(&v.name, errors);
        !repeats
    });
}

/// Reports a name that is there already.
pub(super) fn twice(name: &Ident, first: Option<&Ident>, owner: &str, errors: &mut Errors) -> bool {
    let Some(first) = first else { return false };
    errors.at(name, format!("the name `{name}` is given twice in {owner}\nhelp: choose another name for one of them"));
    errors.at(first, format!("`{name}` is declared here first"));
    true
}

/// Reports a parameter that is named like a setting of the builder.
pub(super) fn of_builder(name: &Ident, errors: &mut Errors) -> bool {
    let taken = BUILDER.iter().any(|b| name == b);
    if taken {
        errors.at(name, format!("`{name}` is reserved: every builder has a setting of this name\nhelp: choose another name"));
    }
    taken
}

fn reserved(name: &Ident, errors: &mut Errors) {
    let text = name.to_string();
    let why = if text.starts_with("src_") || text.starts_with("dst_") {
        "names that begin with `src_` or `dst_` mean the two ends of a synapse"
    } else if text.starts_with("__") {
        "names that begin with `__` are the macro's own"
    } else {
        return;
    };
    errors.at(name, format!("`{name}` is reserved: {why}\nhelp: choose another name"));
}
