//! Tree to resolved model: names, tags, schedule, reads and writes, storage. Nearly all mistakes are found here.
//!
//! `plan` needs the network's own tokens alone (first pass); `resolve` needs the behaviours' signatures too (second pass).

mod arguments;
mod digest;
mod plan;
mod resolve;
mod schedule;
mod structure;
mod tags;
mod variables;

use proc_macro2::{Ident, Span, TokenStream};

use crate::syntax;

pub(crate) use digest::{Digest, Kind, Mode, Receiver, read as read_digests};
pub(crate) use plan::{plan, snake, yield_fields};
pub(crate) use resolve::resolve;
pub(crate) use schedule::Run;
pub(crate) use tags::{Bearer, Tag};

/// Who has a variable or a behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    Network,
    Group(usize),
    Synapses(usize),
}

/// The network as far as its own tokens tell: behaviours in place, tags, order.
pub(crate) struct Plan {
    /// Source and target group of each synapse group; `None` where a name is unknown.
    pub ends: Vec<Option<(usize, usize)>>,
    /// All behaviours in the order of the text; the place is the number that switches know.
    pub behaviours: Vec<Behaviour>,
    /// Their numbers in the order of the schedule.
    pub order: Vec<usize>,
    pub tags: Vec<Tag>,
    /// An `on` names no bearer, so that what it would bring is nowhere.
    pub unplaced: bool,
    /// The distinct behaviours' types, in the order in which their macros are asked.
    pub types: Vec<syn::Path>,
}

/// A behaviour at its object.
pub(crate) struct Behaviour {
    pub owner: Owner,
    pub ast: syntax::Behaviour,
    /// Its type's name, or `closure`, `Recorder`, `EventRecorder`.
    pub name: String,
    /// Unique within the object and independent of other types there: keys the random streams.
    pub label: String,
    /// The field that holds it.
    pub field: Ident,
    /// Whether the field's name is the type's, so that a user may write it.
    pub named: bool,
    /// Which of `Plan::types` it is.
    pub ty: Option<usize>,
    /// Where messages about it point.
    pub span: Span,
}

/// The network with everything known.
pub(crate) struct Model {
    pub variables: Vec<Variable>,
    /// All hooks that run each iteration, in the order of the schedule.
    pub steps: Vec<Step>,
    /// `initialize` hooks, in the order of the schedule.
    pub initial: Vec<Step>,
    /// `settle` hooks, in the order of the schedule: they run where something is about to read what they change.
    pub settles: Vec<Step>,
    /// The steps, fused where they may be.
    pub runs: Vec<Run>,
}

/// Which of `Model::variables`.
pub(crate) type VariableId = usize;

/// A variable of an object.
pub(crate) struct Variable {
    pub owner: Owner,
    pub side: Side,
    pub name: Ident,
    pub shared: bool,
    /// The type as generated code names it.
    pub ty: TokenStream,
    /// The type as written.
    pub ty_text: String,
    pub init: Init,
    pub init_text: String,
    pub docs: Vec<TokenStream>,
}

/// An object's own variable, or one that a behaviour brought to one end of a synapse group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Own,
    Src,
    Dst,
}

/// Where a variable's initial value comes from.
pub(crate) enum Init {
    Declared(TokenStream),
    /// Behaviour and number within what it brings.
    Brought(usize, usize),
}

/// One hook at its place in the schedule, with every parameter resolved.
pub(crate) struct Step {
    pub behaviour: usize,
    pub action: Action,
}

/// What a step does.
pub(crate) enum Action {
    Hook(Hook),
    Record(Vec<Recorded>),
    RecordEvents(Vec<VariableId>),
    /// A `settle` hook of the behaviour that runs in its turn too, where the flag is set.
    Settle {
        name: Ident,
        flag: VariableId,
    },
}

/// A call of a hook.
pub(crate) struct Hook {
    /// `None` for a closure.
    pub name: Option<Ident>,
    pub kind: Kind,
    pub receiver: Receiver,
    /// The event variable of `on_pre`, `on_post`, and of a `prune` that has one.
    pub event: Option<VariableId>,
    /// The end at which it is.
    pub event_side: Side,
    /// The target's variable that the returned value is added to.
    pub sum: Option<VariableId>,
    pub arguments: Vec<Argument>,
}

/// One parameter of a hook, resolved.
pub(crate) enum Argument {
    Variable { id: VariableId, side: Side, mode: Mode },
    Rng,
    Step,
    Neuron(Side),
    NewSynapses,
    Network,
}

/// One item of a recorder, resolved.
pub(crate) struct Recorded {
    pub name: Ident,
    pub what: RecordedKind,
}

/// What it records.
pub(crate) enum RecordedKind {
    Whole(VariableId),
    Part(VariableId, TokenStream),
    Value { ty: Option<TokenStream>, value: TokenStream },
}

impl Hook {
    /// Whether it waits for events of the source, which may come late.
    pub(crate) fn hears(&self) -> bool {
        self.event.is_some() && self.event_side == Side::Src
    }

    /// Variables with the end through which they are reached and whether they are written, the sum's target included.
    pub(crate) fn uses(&self) -> impl Iterator<Item = (VariableId, Side, bool)> + '_ {
        let arguments = self.arguments.iter().filter_map(|argument| match argument {
            Argument::Variable { id, side, mode } => Some((*id, *side, mode.writes())),
            _ => None,
        });
        arguments.chain(self.sum.map(|id| (id, Side::Dst, true)))
    }
}
