//! The traits that a generated network implements.

use core::any::Any;

use crate::{Model, Value};

/// A network that `network!` declared.
pub trait Network {
    /// What was declared: groups, variables, synapses, behaviours, tags, schedule.
    const MODEL: Model;

    /// Runs one iteration: every behaviour in the order of the schedule.
    fn iterate(&mut self);

    /// Iterations run so far.
    fn iteration(&self) -> u64;

    /// Length of one iteration.
    fn dt(&self) -> f64;

    /// The seed of every random stream.
    fn seed(&self) -> u64;

    /// Lets hooks of the kind `settle` catch up on what they have put off, before the program reads what they change.
    fn settle(&mut self);

    /// Runs so many iterations, then [settles](Self::settle).
    fn simulate_iterations(&mut self, iterations: u64) {
        for _ in 0..iterations {
            self.iterate();
        }
        self.settle();
    }

    /// Shows every variable to the visitor: the ground for saving, exporting and watching.
    fn visit<V: Visitor>(&self, visitor: &mut V);

    /// Shows every variable to the visitor, to be written.
    fn visit_mut<V: VisitorMut>(&mut self, visitor: &mut V);
}

/// Sees every variable of a network with its type.
pub trait Visitor {
    /// `object` is the group's name (the network's for a variable of its own); a shared variable is a slice of one, one of `[Adaptive]`
    /// synapses has a value for each that exists, in the order of `connectivity().pairs()`.
    fn variable<T: Value>(&mut self, object: &'static str, name: &'static str, values: &[T]);
}

/// Sees every variable of a network and may change its values.
pub trait VisitorMut {
    /// As [`Visitor::variable`].
    fn variable<T: Value>(&mut self, object: &'static str, name: &'static str, values: &mut [T]);
}

/// The tag is borne by exactly one object of the network `N`.
#[diagnostic::on_unimplemented(
    message = "the tag `{Self}` names no single object of `{N}`",
    label = "borne by no object, or by more than one",
    note = "`net.tagged(tag)` gives all objects that bear a tag; `{N}::MODEL` lists the tags of each object"
)]
pub trait Unique<N> {
    /// The object's type.
    type Object;
    /// The object.
    fn of(net: &N) -> &Self::Object;
    /// The object, to be written.
    fn of_mut(net: &mut N) -> &mut Self::Object;
}

/// The tag is borne by at least one object of the network `N`.
#[diagnostic::on_unimplemented(message = "no object of `{N}` bears the tag `{Self}`", label = "not a tag of this network")]
pub trait Bears<N> {
    /// An array of references where all bearers have one type, otherwise an iterator over [`Object`]s.
    type All<'a>
    where
        N: 'a;
    /// All objects that bear the tag, in the order of the text.
    fn all(net: &N) -> Self::All<'_>;
}

/// The tag is borne by a behaviour of `N`, or by an object that has behaviours.
#[diagnostic::on_unimplemented(message = "the tag `{Self}` reaches no behaviour of `{N}`", label = "there is nothing to switch")]
pub trait Pauses<N> {
    /// The numbers of the behaviours.
    const IDS: &'static [usize];
}

/// What kind of thing an [`Object`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// The network itself.
    Network,
    /// A neuron group.
    Group,
    /// A synapse group.
    Synapses,
    /// A behaviour, recorders included.
    Behaviour,
}

/// One bearer of a tag whose bearers have different types.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    /// The group's or behaviour's name.
    pub name: &'static str,
    /// What it is.
    pub kind: ObjectKind,
    whole: &'a dyn Any,
}

impl<'a> Object<'a> {
    /// Wraps an object.
    pub fn new(name: &'static str, kind: ObjectKind, object: &'a dyn Any) -> Self {
        Self { name, kind, whole: object }
    }

    /// The object itself, if it is of this type.
    pub fn downcast_ref<T: Any>(&self) -> Option<&'a T> {
        self.whole.downcast_ref()
    }
}

impl core::fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Object").field("name", &self.name).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// What stands for a closure: it can be paused by its tag, and has no fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inline;
