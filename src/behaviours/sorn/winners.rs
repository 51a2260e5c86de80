use alloc::vec::Vec;

use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;

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
    order: Vec<(F, u32)>,
}

impl<F: Float> Winners<F> {
    /// `k` winners.
    pub fn new(k: usize) -> Self {
        Self { k, order: Vec::new() }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Winners<F> {
    fn group(&mut self, potential: &[F], spike: &mut [bool], spike_old: &[bool], active: &mut [bool]) {
        if self.k >= potential.len() {
            return;
        }
        self.order.clear();
        self.order.extend(potential.iter().copied().zip(0..));
        let descending = |a: &(F, u32), b: &(F, u32)| b.0.to_f64().total_cmp(&a.0.to_f64()).then(a.1.cmp(&b.1));
        self.order.select_nth_unstable_by(self.k, descending);
        spike.fill(false);
        for &(_, unit) in &self.order[..self.k] {
            spike[unit as usize] = true;
        }
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
