//! Where a value is wanted.

use core::fmt::Display;

use crate::{Extent, Neuron, Refusal};

/// Where a value is wanted: at one neuron, at one synapse, or once for a whole group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Site {
    /// One neuron of a group.
    Neuron(Neuron),
    /// One synapse.
    Synapse {
        /// The neuron that it comes from.
        src: Neuron,
        /// The neuron that it goes to.
        dst: Neuron,
        /// Its number by source, then target, whatever the storage; of one that is added during the run, among those that are added
        /// with it.
        index: usize,
    },
    /// The group as a whole, for a `shared` variable.
    Shared,
}

/// All the places of one variable: what [`Init::check`](super::Init::check) sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sites {
    /// The neurons of a group.
    Neurons(Extent),
    /// The synapses of a group.
    Synapses {
        /// The group that they come from.
        src: Extent,
        /// The group that they go to.
        dst: Extent,
        /// How many there are.
        len: usize,
    },
    /// One value for a whole group.
    Shared,
}

impl Sites {
    /// How many values are wanted.
    pub const fn count(&self) -> usize {
        match self {
            Self::Neurons(extent) => extent.size(),
            Self::Synapses { len, .. } => *len,
            Self::Shared => 1,
        }
    }

    /// What they are, for messages.
    pub const fn noun(&self) -> &'static str {
        match self {
            Self::Neurons(_) => "a variable of neurons",
            Self::Synapses { .. } => "a variable of synapses",
            Self::Shared => "a shared variable",
        }
    }

    /// The refusal of an initialiser that does not fit this kind of place.
    pub(super) fn refuse(&self, what: &str, allowed: impl Display) -> Refusal {
        Refusal::new(what, Raw(self.noun()), allowed)
    }
}

/// Text that stands in a refusal as it is, without quotation marks.
pub(super) struct Raw<'a>(pub(super) &'a str);

impl core::fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.0)
    }
}
