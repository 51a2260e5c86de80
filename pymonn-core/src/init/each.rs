//! Initial values that are computed: from the place, or the same everywhere.

use super::{Init, Site, Sites};
use crate::{Extent, Neuron, Refusal, Rng, Value};

/// See [`constant`].
#[derive(Clone, Copy, Debug)]
pub struct Constant<T> {
    value: T,
}

/// The same value everywhere. A plain value says the same; this one can be thinned: `constant(0.5).density(0.1)`.
pub fn constant<T>(value: T) -> Constant<T> {
    Constant { value }
}

impl<T: Value> Init<T> for Constant<T> {
    #[inline]
    fn draw(&self, _: &Site, _: &mut Rng) -> T {
        self.value
    }

    fn constant(&self) -> Option<T> {
        Some(self.value)
    }
}

/// See [`each`].
#[derive(Clone, Copy, Debug)]
pub struct Each<G> {
    value: G,
}

/// A value computed for each neuron from its number and place.
///
/// ```
/// # use pymonn_core::{Extent, Fill, StreamKey, each, grid};
/// let ramp = Fill::<f32>::neurons(Extent::from(grid(3, 2)), StreamKey::new(1, 1)).with(each(|n| n.x / n.width))?;
/// assert_eq!(ramp[1], 1.0 / 3.0);
/// # Ok::<(), pymonn_core::Refusal>(())
/// ```
pub fn each<T, G: Fn(Neuron) -> T + Sync>(value: G) -> Each<G> {
    Each { value }
}

impl<T, G: Fn(Neuron) -> T + Sync> Init<T> for Each<G> {
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        match sites {
            Sites::Neurons(_) => Ok(()),
            Sites::Synapses { .. } => Err(sites.refuse("each", "a variable of neurons; for synapses take `each_synapse`")),
            Sites::Shared => Err(sites.refuse("each", "a variable of neurons")),
        }
    }

    #[inline]
    fn draw(&self, site: &Site, _: &mut Rng) -> T {
        match *site {
            Site::Neuron(neuron) => (self.value)(neuron),
            // `check` refuses these.
            Site::Synapse { dst, .. } => (self.value)(dst),
            Site::Shared => (self.value)(Extent::from(1).neuron(0)),
        }
    }
}

/// See [`each_synapse`].
#[derive(Clone, Copy, Debug)]
pub struct EachSynapse<G> {
    value: G,
}

/// A value computed for each synapse from its two neurons.
pub fn each_synapse<T, G: Fn(Neuron, Neuron) -> T + Sync>(value: G) -> EachSynapse<G> {
    EachSynapse { value }
}

impl<T, G: Fn(Neuron, Neuron) -> T + Sync> Init<T> for EachSynapse<G> {
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        match sites {
            Sites::Synapses { .. } => Ok(()),
            Sites::Neurons(_) => Err(sites.refuse("each_synapse", "a variable of synapses; for neurons take `each`")),
            Sites::Shared => Err(sites.refuse("each_synapse", "a variable of synapses")),
        }
    }

    #[inline]
    fn draw(&self, site: &Site, _: &mut Rng) -> T {
        match *site {
            Site::Synapse { src, dst, .. } => (self.value)(src, dst),
            // `check` refuses these.
            Site::Neuron(neuron) => (self.value)(neuron, neuron),
            Site::Shared => {
                let neuron = Extent::from(1).neuron(0);
                (self.value)(neuron, neuron)
            }
        }
    }
}
