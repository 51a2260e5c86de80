//! Names that are given twice or are reserved; what repeats a name is left out, so that rustc does not find it once more.

use proc_macro2::Ident;

use super::{Network, Place, Rule, Variable};
use crate::errors::Errors;

/// Settings of every builder.
const BUILDER: [&str; 2] = ["seed", "build"];

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
    let mut groups: Vec<bool> = network.groups.iter().map(|g| new(&g.name, errors)).collect();
    let mut synapses: Vec<bool> = network.synapses.iter().map(|s| new(&s.name, errors)).collect();
    network.variables.retain(|v| new(&v.name, errors));
    for group in &mut network.groups {
        variables(&mut group.variables, &format!("group `{}`", group.name), errors);
    }
    for synapses in &mut network.synapses {
        variables(&mut synapses.variables, &format!("synapse group `{}`", synapses.name), errors);
    }
    let clashing = types(network, &mut groups, &mut synapses, errors);
    network.skipped.extend(clashing);
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
    let why = if BUILDER.iter().any(|b| name == b) {
        "is reserved: every builder has a setting of this name"
    } else if name == "threads" {
        "is reserved for later: builders will have a setting of this name"
    } else {
        return false;
    };
    errors.at(name, format!("`{name}` {why}\nhelp: choose another name"));
    true
}

/// A generated type: its name behind the network's, the user's token that makes it, and what makes it, for messages.
struct Type {
    name: String,
    at: Ident,
    what: String,
}

/// Reports groups and recorders whose types would have one name; returns the groups that are left out for it.
fn types(network: &mut Network, groups: &mut [bool], synapses: &mut [bool], errors: &mut Errors) -> Vec<Ident> {
    let owner = network.name.clone();
    let mut left_out = Vec::new();
    let mut seen: Vec<Type> = Vec::new();
    let recorders = recorders(network);
    let objects = network.groups.iter().map(|g| &g.name).zip(groups.iter_mut());
    for (name, kept) in objects.chain(network.synapses.iter().map(|s| &s.name).zip(synapses.iter_mut())) {
        if !*kept {
            continue;
        }
        let made = camel(name);
        let own = match made.as_str() {
            "Params" => Some("the network's parameters"),
            "Builder" => Some("the network's builder"),
            _ => None,
        };
        if let Some(own) = own {
            errors.at(
                name,
                format!("the type of `{name}` would be `{owner}{made}`, which is that of {own}\nhelp: choose another name"),
            );
            *kept = false;
        } else if let Some(first) =
            seen.iter().chain(recorders.iter().map(|(_, recorder)| recorder)).find(|first| first.name == made)
        {
            clash(&owner, &Type { name: made, at: name.clone(), what: format!("`{name}`") }, first, errors);
            *kept = false;
        } else {
            seen.push(Type { name: made, at: name.clone(), what: format!("`{name}`") });
        }
        if !*kept {
            left_out.push(name.clone());
        }
    }
    let mut without = Vec::new();
    for (k, (behaviour, recorder)) in recorders.iter().enumerate() {
        if let Some((_, first)) =
            recorders[..k].iter().find(|(_, first)| first.name == recorder.name && first.what != recorder.what)
        {
            clash(&owner, recorder, first, errors);
            without.push(*behaviour);
        }
    }
    // Places of behaviours that stay are none of the others'.
    let mut k = 0;
    network.behaviours.retain(|_| {
        k += 1;
        !without.contains(&(k - 1))
    });
    left_out
}

fn clash(network: &Ident, second: &Type, first: &Type, errors: &mut Errors) {
    let Type { name, at, what } = second;
    errors.at(
        at,
        format!(
            "the type of {what} would be `{network}{name}`, as is that of {}\nhelp: choose another name for one of them",
            first.what
        ),
    );
    errors.at(&first.at, format!("{} is here first", first.what));
}

/// The types of recorders that are the only one at their object, each with its behaviour's place; others have numbers.
fn recorders(network: &Network) -> Vec<(usize, Type)> {
    let mut found: Vec<(usize, Type)> = Vec::new();
    for (k, placed) in network.behaviours.iter().enumerate() {
        let (Rule::Recorder { name, .. } | Rule::EventRecorder { name, .. }) = &placed.behaviour.rule else { continue };
        let owners: Vec<&Ident> = match &placed.place {
            Place::Network => Vec::new(),
            Place::Group(k) => vec![&network.groups[*k].name],
            Place::Synapses(k) => vec![&network.synapses[*k].name],
            Place::On(tag) => {
                let groups = network.groups.iter().map(|g| (&g.attrs, &g.name));
                let all = groups.chain(network.synapses.iter().map(|s| (&s.attrs, &s.name)));
                all.filter(|(attrs, name)| *name == tag || attrs.tags.contains(tag)).map(|(_, name)| name).collect()
            }
        };
        let made = |object: String, of: &str| {
            (k, Type { name: format!("{object}{name}"), at: name.clone(), what: format!("the `{name}` of {of}") })
        };
        if matches!(placed.place, Place::Network) {
            found.push(made("Network".to_owned(), "the network"));
        }
        found.extend(owners.iter().map(|owner| made(camel(owner), &format!("`{owner}`"))));
    }
    let whats: Vec<String> = found.iter().map(|(_, recorder)| recorder.what.clone()).collect();
    found.retain(|(_, recorder)| whats.iter().filter(|what| **what == recorder.what).count() == 1);
    found
}

/// `my_neurons` to `MyNeurons`.
pub(crate) fn camel(name: &Ident) -> String {
    let mut camel = String::new();
    let mut start = true;
    for c in name.to_string().trim_start_matches("r#").chars() {
        if c == '_' {
            start = true;
        } else if start {
            camel.extend(c.to_uppercase());
            start = false;
        } else {
            camel.push(c);
        }
    }
    camel
}

/// Whether a name is a keyword of Rust, and stands in code with `r#` alone.
pub(crate) fn keyword(name: &str) -> bool {
    name == "gen" || syn::parse_str::<Ident>(name).is_err()
}

/// The name as it stands in code, where a keyword is reported at its declaration.
pub(super) fn raw(name: Ident) -> Ident {
    let text = name.to_string();
    if keyword(&text) && !never_raw(&text) { Ident::new_raw(&text, name.span()) } else { name }
}

/// Whether not even `r#` makes a name of a keyword.
pub(crate) fn never_raw(name: &str) -> bool {
    ["self", "super", "crate", "Self", "_"].contains(&name)
}

/// The name, if it is none of Rust's keywords; one of those is reported, and what follows goes on with `r#` in front.
pub(super) fn no_keyword(name: Ident, errors: &mut Errors) -> Ident {
    let text = name.to_string();
    if never_raw(&text) {
        errors.at(&name, format!("`{text}` is a Rust keyword, not a name\nhelp: choose another name"));
        return Ident::new(&format!("{text}_name"), name.span());
    }
    if !keyword(&text) {
        return name;
    }
    errors.at(&name, format!("`{text}` is a Rust keyword\nhelp: write `r#{text}`, or choose another name"));
    Ident::new_raw(&text, name.span())
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
