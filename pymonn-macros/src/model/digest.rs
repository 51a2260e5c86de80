//! The digests that the behaviours' macros append: what they bring, and their hooks' signatures.

use proc_macro2::{Delimiter, Ident, TokenTree};

use crate::cursor::Cursor;

/// Where and how often a hook is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Initialize,
    Neuron,
    Group,
    Synapse,
    OnPre,
    OnPost,
    Settle,
    Afferent,
    Efferent,
    Prune,
    Grow,
    Network,
}

/// How a parameter takes what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Value,
    Reference,
    Mutable,
    Slice,
    SliceMut,
    View,
    ViewMut,
    Rng,
    Step,
    Neuron,
    NewSynapses,
}

/// How a hook takes its behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receiver {
    None,
    Shared,
    Mutable,
}

/// What `network!` knows of a behaviour.
pub(crate) struct Digest {
    pub brings: Vec<Brought>,
    pub hooks: Vec<Hook>,
    /// The behaviour's own mistakes are reported: what it lacks says nothing.
    pub damaged: bool,
}

/// A variable that a behaviour brings.
pub(crate) struct Brought {
    /// `own`, `shared`, `src` or `dst`.
    pub side: String,
    pub number: usize,
    pub name: Ident,
    pub ty: String,
    pub init: String,
}

/// A hook's signature.
#[derive(Clone)]
pub(crate) struct Hook {
    pub name: Option<Ident>,
    pub kind: Kind,
    pub receiver: Receiver,
    pub event: Option<Ident>,
    pub sum: Option<Ident>,
    pub params: Vec<Param>,
}

/// A hook's parameter.
#[derive(Clone)]
pub(crate) struct Param {
    pub name: Ident,
    pub mode: Mode,
    pub ty: String,
}

impl Kind {
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "initialize" => Self::Initialize,
            "neuron" => Self::Neuron,
            "group" => Self::Group,
            "synapse" => Self::Synapse,
            "on_pre" => Self::OnPre,
            "on_post" => Self::OnPost,
            "settle" => Self::Settle,
            "afferent" => Self::Afferent,
            "efferent" => Self::Efferent,
            "prune" => Self::Prune,
            "grow" => Self::Grow,
            "network" => Self::Network,
            _ => return None,
        })
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Initialize => "initialize",
            Self::Neuron => "neuron",
            Self::Group => "group",
            Self::Synapse => "synapse",
            Self::OnPre => "on_pre",
            Self::OnPost => "on_post",
            Self::Settle => "settle",
            Self::Afferent => "afferent",
            Self::Efferent => "efferent",
            Self::Prune => "prune",
            Self::Grow => "grow",
            Self::Network => "network",
        }
    }
}

impl Mode {
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "value" => Self::Value,
            "reference" => Self::Reference,
            "mutable" => Self::Mutable,
            "slice" => Self::Slice,
            "slice_mut" => Self::SliceMut,
            "view" => Self::View,
            "view_mut" => Self::ViewMut,
            "rng" => Self::Rng,
            "step" => Self::Step,
            "neuron" => Self::Neuron,
            "new_synapses" => Self::NewSynapses,
            _ => return None,
        })
    }

    pub(crate) fn writes(self) -> bool {
        matches!(self, Self::Mutable | Self::SliceMut | Self::ViewMut)
    }
}

/// Reads `[Name { brings } { hooks } !?]*`; the macros of this crate wrote it, so it is well formed.
pub(crate) fn read(mut cursor: Cursor) -> Vec<Digest> {
    let mut digests = Vec::new();
    while let Some(group) = cursor.group(Delimiter::Bracket) {
        let mut inside = Cursor::inside(&group);
        inside.ident();
        let brings = inside.group(Delimiter::Brace).map(|g| each(&g, brought)).unwrap_or_default();
        let hooks = inside.group(Delimiter::Brace).map(|g| each(&g, hook)).unwrap_or_default();
        let damaged = inside.punct('!');
        digests.push(Digest { brings, hooks, damaged });
    }
    digests
}

fn each<T>(list: &proc_macro2::Group, read: impl Fn(&mut Cursor) -> Option<T>) -> Vec<T> {
    let mut cursor = Cursor::inside(list);
    let mut found = Vec::new();
    while let Some(group) = cursor.group(Delimiter::Parenthesis) {
        found.extend(read(&mut Cursor::inside(&group)));
    }
    found
}

fn text(cursor: &mut Cursor) -> Option<String> {
    match cursor.next()? {
        TokenTree::Literal(literal) => {
            let literal: syn::Lit = syn::parse_str(&literal.to_string()).ok()?;
            match literal {
                syn::Lit::Str(text) => Some(text.value()),
                syn::Lit::Int(number) => Some(number.to_string()),
                _ => None,
            }
        }
        _ => None,
    }
}

fn brought(cursor: &mut Cursor) -> Option<Brought> {
    Some(Brought {
        side: cursor.ident()?.to_string(),
        number: text(cursor)?.parse().ok()?,
        name: cursor.ident()?,
        ty: text(cursor)?,
        init: text(cursor)?,
    })
}

fn hook(cursor: &mut Cursor) -> Option<Hook> {
    let name = cursor.ident()?;
    let kind = Kind::from_word(&cursor.ident()?.to_string())?;
    let receiver = match cursor.ident()?.to_string().as_str() {
        "none" => Receiver::None,
        "mutable" => Receiver::Mutable,
        _ => Receiver::Shared,
    };
    let mut optional = || if cursor.punct('-') { None } else { cursor.ident() };
    let (event, sum) = (optional(), optional());
    let params = each(&cursor.group(Delimiter::Brace)?, |c| {
        Some(Param { name: c.ident()?, mode: Mode::from_word(&c.ident()?.to_string())?, ty: text(c)? })
    });
    Some(Hook { name: Some(name), kind, receiver, event, sum, params })
}
