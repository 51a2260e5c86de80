//! Rate neurons: activities decay, excite each other, and receive sparse noise. As in every contender's program, the weights are so
//! large that activities grow without bound.

use pymonn::prelude::*;

use super::Peer;

/// Multiplies the activity by a constant factor at each iteration.
pub struct Decay<F> {
    /// Factor per iteration, dimensionless, slightly below 1.
    pub factor: F,
}

#[behaviour]
impl<F: Float> Decay<F> {
    fn neuron(&self, activity: &mut F) {
        *activity *= self.factor;
    }
}

/// Adds the weighted activity of the sources.
pub struct Propagate<F> {
    /// Factor on the weights, dimensionless.
    pub gain: F,
}

#[behaviour]
impl<F: Float> Propagate<F> {
    #[sum(dst_activity)]
    fn synapse(&self, weight: F, src_activity: F) -> F {
        self.gain * src_activity * weight
    }
}

/// Adds a uniform number, 0 to 1, to few neurons.
pub struct Noise<F> {
    /// Part of the neurons that it hits in one iteration.
    pub density: f64,
    /// Largest number that is added.
    pub height: F,
}

#[behaviour]
impl<F: Float> Noise<F> {
    fn group(&self, activity: &mut [F], rng: &mut Rng) {
        for k in rng.hits(activity.len(), self.density) {
            activity[k] += self.height * rng.uniform_of::<F>();
        }
    }
}

network! {
    /// All to all, every weight kept.
    pub network RateDense<F: Float = f32>(size: usize = 100) {
        group neurons[size] {
            activity: F = uniform(0.0, 1.0);
            1 => Decay::<F> { factor: F::from_f64(0.99) };
            3 => Noise::<F> { density: 0.01, height: F::ONE };
        }
        synapses recurrent: neurons -> neurons [Dense] {
            weight: F = uniform(0.0, 1.0);
            2 => Propagate::<F> { gain: F::from_f64(1.0 / size as f64) };
        }
    }
}

network! {
    /// Each neuron hears a tenth of the others.
    pub network RateSparse<F: Float = f32>(size: usize = 100) {
        group neurons[size] {
            activity: F = uniform(0.0, 1.0);
            1 => Decay::<F> { factor: F::from_f64(0.99) };
            3 => Noise::<F> { density: 0.01, height: F::ONE };
        }
        synapses recurrent: neurons -> neurons {
            connect = fixed_in_degree(size / 10);
            weight: F = uniform(0.0, 1.0);
            2 => Propagate::<F> { gain: F::from_f64(1.0 / size as f64) };
        }
    }
}

impl<F: Float> Peer for RateDense<F> {
    fn create(size: usize, seed: u64, threads: usize) -> Result<Self, pymonn::BuildError> {
        on_threads!(Self::builder(), threads).size(size).seed(seed).build()
    }

    fn degree(size: usize) -> usize {
        size
    }

    fn fired(&self) -> Option<usize> {
        None
    }
}

impl<F: Float> Peer for RateSparse<F> {
    fn create(size: usize, seed: u64, threads: usize) -> Result<Self, pymonn::BuildError> {
        on_threads!(Self::builder(), threads).size(size).seed(seed).build()
    }

    fn degree(size: usize) -> usize {
        size / 10
    }

    fn fired(&self) -> Option<usize> {
        None
    }
}
