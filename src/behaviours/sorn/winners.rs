use alloc::vec::Vec;

use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::homeostasis::mark_highest;

/// Of all units of a group, those `k` with the highest potentials fire, whatever their thresholds' absolute level.
///
/// Stands behind [`Unit`](super::Unit), whose decision it replaces. Of equal potentials the unit that comes first fires. Where `k` is the
/// size of the group or more, the rule changes nothing.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `potential` | neuron | read |
/// | `spike`, `active` | neuron | changed |
/// | `spike_old` | neuron | read |
///
/// Source: the option `k_winner_take_all` of the authors' code of Lazar, Pipa & Triesch 2009 and Hartmann et al. 2015.
///
/// Tested against: its definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Winners<F = f32> {
    /// How many fire, 1 or more.
    pub k: usize,
    rank: Vec<F>,
}

impl<F: Float> Winners<F> {
    /// `k` winners.
    pub fn new(k: usize) -> Self {
        Self { k, rank: Vec::new() }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Winners<F> {
    fn group(&mut self, potential: &[F], spike: &mut [bool], spike_old: &[bool], active: &mut [bool]) {
        if self.k >= potential.len() {
            return;
        }
        self.rank.resize(potential.len(), F::ZERO);
        mark_highest(self.k, potential, &mut self.rank, spike);
        for ((active, spike), old) in active.iter_mut().zip(spike).zip(spike_old) {
            *active = *spike || *old;
        }
    }
}

impl<F: Float> Validate for Winners<F> {
    fn validate(&self) -> Result<(), Refusal> {
        if self.k > 0 { Ok(()) } else { Err(Refusal::new("k", self.k, "1 or more")) }
    }
}
