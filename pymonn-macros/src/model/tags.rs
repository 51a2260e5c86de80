//! Who bears which tag: the written ones, every object's own name, and a behaviour's type's.

use proc_macro2::{Ident, Span};

use super::plan::in_text_order;
use super::{Behaviour, Owner};
use crate::syntax::{Network, Rule};

/// A tag and its bearers, in the order of the text.
pub(crate) struct Tag {
    pub name: Ident,
    pub bearers: Vec<Bearer>,
}

/// One bearer of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bearer {
    Object(Owner),
    Behaviour(usize),
}

pub(super) fn collect(ast: &Network, behaviours: &[Behaviour]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut bear = |name: &Ident, bearer: Bearer| match tags.iter_mut().find(|t| t.name == *name) {
        Some(tag) if tag.bearers.contains(&bearer) => {}
        Some(tag) => tag.bearers.push(bearer),
        None => tags.push(Tag { name: name.clone(), bearers: vec![bearer] }),
    };
    for tag in ast.attrs.tags.iter().chain([&ast.name]) {
        bear(tag, Bearer::Object(Owner::Network));
    }
    for owner in in_text_order(ast) {
        let (attrs, name) = match owner {
            Owner::Group(k) => (&ast.groups[k].attrs, &ast.groups[k].name),
            Owner::Synapses(k) => (&ast.synapses[k].attrs, &ast.synapses[k].name),
            Owner::Network => continue,
        };
        for tag in attrs.tags.iter().chain([name]) {
            bear(tag, Bearer::Object(owner));
        }
    }
    for (k, behaviour) in behaviours.iter().enumerate() {
        for tag in &behaviour.ast.attrs.tags {
            bear(tag, Bearer::Behaviour(k));
        }
        let own = match &behaviour.ast.rule {
            Rule::Typed { ty, .. } => ty.segments.last().map(|s| s.ident.clone()),
            Rule::Recorder { name, .. } | Rule::EventRecorder { name, .. } => Some(name.clone()),
            Rule::Closure(_) => None,
        };
        if let Some(own) = own {
            bear(&own, Bearer::Behaviour(k));
        }
    }
    tags
}

impl Tag {
    /// The behaviours that the tag switches: bearers, and those at an object that bears it.
    pub(crate) fn switches(&self, behaviours: &[Behaviour]) -> Vec<usize> {
        (0..behaviours.len())
            .filter(|&k| {
                self.bearers.iter().any(|bearer| match bearer {
                    Bearer::Behaviour(b) => *b == k,
                    Bearer::Object(Owner::Network) => true,
                    Bearer::Object(owner) => *owner == behaviours[k].owner,
                })
            })
            .collect()
    }

    /// Where the tag is first written.
    pub(crate) fn span(&self) -> Span {
        self.name.span()
    }
}
