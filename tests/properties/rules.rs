//! The behaviours of the random networks.

use pymonn::Rng;
use pymonn::prelude::{View, ViewMut, behaviour};

/// Leaky integration with a threshold.
pub(crate) struct Leak {
    pub(crate) keep: f32,
}

#[behaviour]
impl Leak {
    fn neuron(&self, v: &mut f32, input: &mut f32, spike: &mut bool, boost: f32) {
        *v = (*v * self.keep + *input * boost).clamp(-4.0, 4.0);
        *input = 0.0;
        *spike = *v > 1.0;
        if *spike {
            *v -= 1.5;
        }
    }
}

/// Random input.
pub(crate) struct Noise {
    pub(crate) rate: f64,
}

#[behaviour]
impl Noise {
    fn neuron(&self, v: &mut f32, rng: &mut Rng) {
        if rng.bernoulli(self.rate) {
            *v += rng.uniform();
        }
    }
}

/// The sum over the group.
pub(crate) struct Total;

#[behaviour]
impl Total {
    fn group(v: &[f32], total: &mut f32) {
        *total = v.iter().fold(0.0, |sum, v| sum + v);
    }
}

/// Inhibition by that sum.
pub(crate) struct Calm {
    pub(crate) gain: f32,
}

#[behaviour]
impl Calm {
    fn neuron(&self, v: &mut f32, total: f32) {
        *v -= self.gain * total;
    }
}

/// Graded transmission into another variable.
pub(crate) struct Graded {
    pub(crate) gain: f32,
}

#[behaviour]
impl Graded {
    #[sum(dst_input)]
    fn synapse(&self, weight: f32, src_v: f32) -> f32 {
        self.gain * weight * src_v
    }
}

/// Transmission of events.
pub(crate) struct Event {
    pub(crate) gain: f32,
}

#[behaviour]
impl Event {
    #[sum(dst_input)]
    fn on_pre(&self, weight: f32) -> f32 {
        self.gain * weight
    }
}

/// Transmission of events that depends on the target's state, into which it sums.
pub(crate) struct Conduct {
    pub(crate) reversal: f32,
}

#[behaviour]
impl Conduct {
    #[sum(dst_v)]
    fn on_pre(&self, weight: f32, src_v: f32, dst_v: f32) -> f32 {
        0.1 * weight * (self.reversal - dst_v) * src_v
    }
}

/// Graded transmission into the variable that is transmitted.
pub(crate) struct Couple {
    pub(crate) gain: f32,
}

#[behaviour]
impl Couple {
    #[sum(dst_v)]
    fn synapse(&self, weight: f32, src_v: f32) -> f32 {
        self.gain * weight * src_v
    }
}

/// Changes the target instead of summing.
pub(crate) struct Diffuse {
    pub(crate) gain: f32,
}

#[behaviour]
impl Diffuse {
    fn synapse(&self, weight: f32, src_v: f32, dst_v: &mut f32) {
        *dst_v += self.gain * weight * (src_v - *dst_v);
    }
}

/// Changes the source.
pub(crate) struct Push {
    pub(crate) gain: f32,
}

#[behaviour]
impl Push {
    fn synapse(&self, weight: f32, src_v: &mut f32, dst_v: f32) {
        *src_v += self.gain * weight * (dst_v - *src_v);
    }
}

/// Pair-based plasticity with private traces.
pub(crate) struct Learn {
    pub(crate) rate: f32,
}

#[behaviour(src trace: f32 = 0.0, dst trace: f32 = 0.5)]
impl Learn {
    fn on_pre(&self, weight: &mut f32, dst_trace: f32) {
        *weight -= self.rate * dst_trace;
    }

    fn on_post(&self, weight: &mut f32, src_trace: f32) {
        *weight = (*weight + self.rate * src_trace).min(1.0);
    }

    fn efferent(&self, src_trace: &mut f32, src_spike: bool) {
        *src_trace = *src_trace * 0.8 + f32::from(u8::from(src_spike));
    }

    fn afferent(&self, dst_trace: &mut f32, dst_spike: bool) {
        *dst_trace = *dst_trace * 0.7 + f32::from(u8::from(dst_spike));
    }
}

/// Keeps the sum of incoming weights small.
pub(crate) struct Normalise {
    pub(crate) most: f32,
}

#[behaviour]
impl Normalise {
    fn afferent(&self, mut weight: ViewMut<f32>) {
        let sum = weight.sum();
        if sum > self.most {
            weight.scale(self.most / sum);
        }
    }
}

/// Looks from the source to all its targets.
pub(crate) struct Report;

#[behaviour]
impl Report {
    fn efferent(src_out: &mut f32, weight: View<f32>, dst_v: View<f32>) {
        *src_out = weight.zip(dst_v).fold(0.0, |sum, (w, v)| sum + w * v);
    }
}

/// Random changes of the weights.
pub(crate) struct Jitter {
    pub(crate) size: f32,
}

#[behaviour]
impl Jitter {
    fn synapse(&self, weight: &mut f32, rng: &mut Rng) {
        *weight += self.size * (rng.uniform() - 0.5);
    }
}

// One instance each, for the networks and for the interpreter.
pub(crate) const LEAK: Leak = Leak { keep: 0.9 };
pub(crate) const NOISE: Noise = Noise { rate: 0.4 };
pub(crate) const CALM: Calm = Calm { gain: 0.01 };
pub(crate) const GRADED: Graded = Graded { gain: 0.05 };
pub(crate) const EVENT: Event = Event { gain: 0.5 };
pub(crate) const CONDUCT: Conduct = Conduct { reversal: 2.0 };
pub(crate) const COUPLE: Couple = Couple { gain: 0.02 };
pub(crate) const DIFFUSE: Diffuse = Diffuse { gain: 0.1 };
pub(crate) const PUSH: Push = Push { gain: 0.1 };
pub(crate) const LEARN: Learn = Learn { rate: 0.05 };
pub(crate) const NORMALISE: Normalise = Normalise { most: 3.0 };
pub(crate) const JITTER: Jitter = Jitter { size: 0.02 };
