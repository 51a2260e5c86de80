//! The models of the comparison with other simulators, each written as a user would write it.

/// A builder for so many threads, where the feature `parallel` gives it the choice.
macro_rules! on_threads {
    ($builder:expr, $threads:expr) => {{
        #[cfg(feature = "parallel")]
        let builder = $builder.threads($threads);
        #[cfg(not(feature = "parallel"))]
        let (builder, _) = ($builder, $threads);
        builder
    }};
}

/// What the comparison asks of a model that is one group `cells`, all to all.
macro_rules! peer_of_cells {
    ($model:ident) => {
        impl<F: Float> Peer for $model<F> {
            fn create(size: usize, seed: u64, threads: usize) -> Result<Self, pymonn::BuildError> {
                on_threads!(Self::builder(), threads).size(size).seed(seed).build()
            }

            fn degree(size: usize) -> usize {
                size
            }

            fn fired(&self) -> Option<usize> {
                Some(count(&self.cells.spike))
            }
        }
    };
}

pub mod cobahh;
pub mod cuba;
pub mod izh;
pub mod rate;
pub mod sorn;
pub mod stdp;
pub mod suite_izh;
pub mod suite_lif;

use std::marker::PhantomData;

use pymonn::BuildError;
use pymonn::prelude::*;

/// What the comparison asks of a model. Its `dt` is in milliseconds.
pub trait Peer: Network + Sized {
    /// Builds it with so many neurons in all, to run on so many threads; on one without the feature `parallel`.
    ///
    /// # Errors
    /// Those of the network's `build()`.
    fn create(size: usize, seed: u64, threads: usize) -> Result<Self, BuildError>;

    /// Mean number of targets of a neuron.
    fn degree(size: usize) -> usize;

    /// Neurons that fired in the last iteration; `None` where neurons do not fire.
    fn fired(&self) -> Option<usize>;
}

/// How many of the flags are set.
fn count(flags: &[bool]) -> usize {
    flags.iter().filter(|flag| **flag).count()
}

/// Adds the weight of each synapse whose source fired.
pub struct Transmit<F>(PhantomData<F>);

impl<F> Transmit<F> {
    /// It has no parameters.
    #[must_use]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<F> Default for Transmit<F> {
    fn default() -> Self {
        Self::new()
    }
}

#[behaviour]
impl<F: Float> Transmit<F> {
    #[sum(dst_input)]
    fn on_pre(weight: F) -> F {
        weight
    }
}
