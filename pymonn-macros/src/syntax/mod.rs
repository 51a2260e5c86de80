//! Tokens to tree: the grammar and nothing else. A part that cannot be read is reported and left out, the rest stays.
//!
//! The user's expressions are cut, not parsed: rustc words what is wrong in them, and an editor completes in them.

mod attrs;
mod behaviour;
mod group;
mod members;
mod names;
mod network;
mod parts;
mod synapses;

pub(crate) use names::{camel, keyword, never_raw};

use proc_macro2::{Ident, Span, TokenStream};

use crate::errors::Errors;

/// A whole `network! { … }`.
pub(crate) struct Network {
    pub attrs: Attrs,
    pub vis: TokenStream,
    pub name: Ident,
    pub generics: syn::Generics,
    pub params: Vec<Param>,
    /// Length of one iteration.
    pub dt: Option<TokenStream>,
    pub variables: Vec<Variable>,
    pub groups: Vec<Group>,
    pub synapses: Vec<Synapses>,
    /// Behaviours in the order of the text, with where they stand.
    pub behaviours: Vec<Placed>,
    /// Names in items that could not be read: there may be groups and tags of these names.
    pub skipped: Vec<Ident>,
    /// There may be more variables than are known.
    pub lost: bool,
}

/// Doc comments, tags and lints in front of an item.
#[derive(Clone, Default)]
pub(crate) struct Attrs {
    pub docs: Vec<TokenStream>,
    pub tags: Vec<Ident>,
    pub allows: Vec<TokenStream>,
    /// `#[sum(dst_x)]` on a closure.
    pub sum: Option<Ident>,
    /// The names of those that mean nothing on some items: tags, lints, sums.
    pub written: Vec<Ident>,
    /// Derives and others, on the network alone.
    pub others: Vec<TokenStream>,
}

/// A run-time parameter.
pub(crate) struct Param {
    pub name: Ident,
    pub ty: TokenStream,
    pub default: TokenStream,
}

/// A neuron group.
pub(crate) struct Group {
    pub attrs: Attrs,
    pub name: Ident,
    pub extent: TokenStream,
    /// Number among the groups and synapse groups of the text.
    pub place: usize,
    pub variables: Vec<Variable>,
    pub damaged: bool,
}

/// A synapse group.
pub(crate) struct Synapses {
    pub attrs: Attrs,
    pub name: Ident,
    pub src: Ident,
    pub dst: Ident,
    /// Which neurons of the source and of the target group are meant, where it is not all of them.
    pub parts: [Option<TokenStream>; 2],
    pub dense: bool,
    /// Synapses come and go.
    pub adaptive: bool,
    /// Number among the groups and synapse groups of the text.
    pub place: usize,
    pub connect: Option<TokenStream>,
    pub delay: Option<TokenStream>,
    pub variables: Vec<Variable>,
    pub damaged: bool,
}

impl Synapses {
    /// Whether each source is linked with each target without a rule.
    pub(crate) fn is_full(&self) -> bool {
        self.connect.is_none() && self.delay.is_none() && self.parts.iter().all(Option::is_none)
    }
}

/// A declared variable.
pub(crate) struct Variable {
    pub attrs: Attrs,
    pub shared: bool,
    pub name: Ident,
    pub ty: TokenStream,
    pub init: TokenStream,
}

/// Where a behaviour stands.
#[derive(Clone)]
pub(crate) enum Place {
    Network,
    Group(usize),
    Synapses(usize),
    /// Inside `on tag { … }`.
    On(Ident),
}

/// A behaviour and where it stands.
pub(crate) struct Placed {
    pub place: Place,
    pub behaviour: Behaviour,
}

/// One line `priority => rule;`.
#[derive(Clone)]
pub(crate) struct Behaviour {
    pub attrs: Attrs,
    pub priority: Priority,
    pub every: Option<TokenStream>,
    pub rule: Rule,
    pub renames: Vec<Rename>,
    /// Its renames could not be read, so its names say nothing.
    pub damaged: bool,
}

/// A positive plain decimal, compared exactly: the digits before the point, and those behind it without trailing zeros.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Priority {
    whole: u64,
    fraction: String,
}

/// What a behaviour is.
#[derive(Clone)]
pub(crate) enum Rule {
    /// A struct expression or a constructor: its type, and the expression as written.
    Typed {
        ty: syn::Path,
        source: TokenStream,
    },
    Closure(Closure),
    Recorder {
        name: Ident,
        items: Vec<Recorded>,
    },
    EventRecorder {
        name: Ident,
        items: Vec<Ident>,
    },
}

/// `|v: &mut f32, rng: &mut Rng| …`
#[derive(Clone)]
pub(crate) struct Closure {
    pub source: TokenStream,
    /// The opening bar.
    pub span: Span,
    pub params: Vec<(Ident, syn::Type)>,
}

/// One item of a recorder.
#[derive(Clone)]
pub(crate) struct Recorded {
    pub name: Ident,
    pub what: RecordedKind,
}

/// What a recorder's item records.
#[derive(Clone)]
pub(crate) enum RecordedKind {
    Whole,
    Part { range: TokenStream },
    Value { ty: Option<TokenStream>, value: TokenStream },
}

/// `with current = input`.
#[derive(Clone)]
pub(crate) struct Rename {
    pub from: Ident,
    pub to: Ident,
}

impl std::fmt::Display for Priority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.fraction.is_empty() { write!(f, "{}", self.whole) } else { write!(f, "{}.{}", self.whole, self.fraction) }
    }
}

/// Reads a network; `None` if not even its name could be read.
pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Network> {
    network::parse(crate::cursor::Cursor::new(tokens), errors)
}
