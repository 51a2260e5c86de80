//! The parts of a [`Model`]: plain constants, which generated code writes as literals.

/// A network as it was declared. `Readme::MODEL` is one; it prints as tables, and as [Mermaid](Model::to_mermaid) and
/// [Graphviz](Model::to_graphviz) diagrams.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// The name of the network's type.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// Its run-time parameters, in the order of the text.
    pub params: &'static [ParamInfo],
    /// The variables that the whole network shares.
    pub variables: &'static [VariableInfo],
    /// The neuron groups, in the order of the text.
    pub groups: &'static [GroupInfo],
    /// The synapse groups, in the order of the text.
    pub synapses: &'static [SynapsesInfo],
    /// All behaviours of the network.
    pub behaviours: &'static [BehaviourInfo],
    /// What each iteration runs, in this order. Hooks of the kinds [`Initialize`](HookKind::Initialize) and
    /// [`Settle`](HookKind::Settle) are not in it.
    pub schedule: &'static [StepInfo],
}

/// A run-time parameter: one setter of the network's builder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParamInfo {
    /// Its name.
    pub name: &'static str,
    /// Its type, as written.
    pub ty: &'static str,
    /// Its default, as written.
    pub default: &'static str,
}

/// A variable of a group, a synapse group or the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VariableInfo {
    /// The name of its field: a variable private to one end of a synapse group has the prefix `src_` or `dst_`.
    pub name: &'static str,
    /// Its type, as written.
    pub ty: &'static str,
    /// Its initial value, as written.
    pub initial: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// One value for the whole object instead of one for each neuron or synapse.
    pub shared: bool,
    /// Whether the network declares it or a behaviour brings it.
    pub origin: Origin,
    /// What the values belong to.
    pub side: Side,
}

/// Where a variable comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The network declares it.
    Declared,
    /// The behaviour with this label brings it.
    BroughtBy(&'static str),
}

/// What the values of a variable belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The neurons of the group, the synapses of the synapse group, or the network.
    Own,
    /// The source neurons of a synapse group, which keeps the variable to itself.
    Source,
    /// The target neurons of a synapse group, which keeps the variable to itself.
    Target,
}

/// A neuron group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupInfo {
    /// Its name.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// Its tags, without its own name.
    pub tags: &'static [&'static str],
    /// Its size or lattice, as written.
    pub extent: &'static str,
    /// Its variables, declared and brought.
    pub variables: &'static [VariableInfo],
}

/// A synapse group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SynapsesInfo {
    /// Its name.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// Its tags, without its own name.
    pub tags: &'static [&'static str],
    /// The name of the source group.
    pub src: &'static str,
    /// The part of it that is meant, as written; empty where it is all of it.
    pub src_part: &'static str,
    /// The name of the target group.
    pub dst: &'static str,
    /// The part of it that is meant, as written; empty where it is all of it.
    pub dst_part: &'static str,
    /// How the synapses are stored.
    pub storage: Storage,
    /// The connection rule, as written; empty where every pair is connected.
    pub connect: &'static str,
    /// The delay in iterations, as written; empty where there is none.
    pub delay: &'static str,
    /// Its variables, declared and brought, of the synapses and of one end.
    pub variables: &'static [VariableInfo],
}

/// How the synapses of a group are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// Existing synapses only.
    Sparse,
    /// One place for each pair of neurons.
    Dense,
    /// Existing synapses only, which come and go during the run.
    Adaptive,
}

/// A behaviour attached to a group, a synapse group or the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BehaviourInfo {
    /// Its number, which [`Summary::enabled`](crate::Summary::enabled) is indexed with.
    pub id: usize,
    /// The name of its type, or `closure`.
    pub name: &'static str,
    /// What it is called, unique among the behaviours of its object.
    pub label: &'static str,
    /// The name of the group, synapse group or network that it is attached to.
    pub object: &'static str,
    /// Its tags, without its own name.
    pub tags: &'static [&'static str],
    /// Its priority, as written.
    pub priority: &'static str,
    /// It runs at multiples of this number of iterations (as written); empty: at each one.
    pub every: &'static str,
    /// The expression that makes it, as written.
    pub source: &'static str,
    /// Its hooks, in the order of its impl.
    pub hooks: &'static [HookInfo],
}

/// One function of a behaviour that the engine calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HookInfo {
    /// The name of the function; a closure's is that of its kind.
    pub name: &'static str,
    /// When it is called.
    pub kind: HookKind,
    /// The event variable of [`OnPre`](HookKind::OnPre) and [`OnPost`](HookKind::OnPost), such as `src_spike`, and of a
    /// [`Prune`](HookKind::Prune) that has one; otherwise empty.
    pub event: &'static str,
    /// The variables that it reads, as `object.variable`, those of the network by their name alone. Empty for
    /// [`Network`](HookKind::Network), which sees everything.
    pub reads: &'static [&'static str],
    /// The variables that it writes or sums into, named as in `reads`.
    pub writes: &'static [&'static str],
}

/// When a hook is called and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HookKind {
    /// Once when the network is built, for each neuron or synapse.
    Initialize,
    /// For each neuron.
    Neuron,
    /// Once for the group.
    Group,
    /// For each synapse.
    Synapse,
    /// For each synapse whose source has an event.
    OnPre,
    /// For each synapse whose target has an event.
    OnPost,
    /// For each synapse, before something else reads what the hook changes.
    Settle,
    /// For each target neuron, over its incoming synapses.
    Afferent,
    /// For each source neuron, over its outgoing synapses.
    Efferent,
    /// For each synapse, or each whose end has an event: whether it is removed.
    Prune,
    /// Once for the synapse group, to which it adds.
    Grow,
    /// Once, on the whole network.
    Network,
    /// Stores variables.
    Recorder,
    /// Stores which neurons have an event.
    EventRecorder,
}

/// One step of the schedule: one hook of one behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepInfo {
    /// Index into [`Model::behaviours`].
    pub behaviour: usize,
    /// Index into [`BehaviourInfo::hooks`].
    pub hook: usize,
    /// It runs in the same loop as the step before it.
    pub fused_with_previous: bool,
}
