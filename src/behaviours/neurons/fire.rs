//! What integrate-and-fire neurons do at their threshold.

use pymonn_core::Float;

/// Where a neuron fires, and what follows.
pub(super) struct Threshold<F> {
    pub(super) at: F,
    pub(super) reset: F,
    /// Iterations in which the potential then stays at `reset`.
    pub(super) refractory: u32,
}

impl<F: Float> Threshold<F> {
    /// Moves `v` to `next`, unless it waits at `reset`; fires and resets if that reaches the threshold.
    #[inline(always)]
    pub(super) fn pass(&self, v: &mut F, next: F, wait: &mut u32, spike: &mut bool) {
        let free = *wait == 0;
        let next = if free { next } else { self.reset };
        let fires = next >= self.at;
        *v = if fires { self.reset } else { next };
        let left = *wait - u32::from(!free);
        *wait = if fires { self.refractory } else { left };
        *spike = fires;
    }
}

/// Whether `v` has risen through the `threshold`: the spike of models that need no reset.
#[inline(always)]
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep the loop from being vectorised")]
pub(super) fn rises<F: Float>(before: F, v: F, threshold: F) -> bool {
    (before < threshold) & (v >= threshold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spike_resets_and_is_followed_by_a_pause() {
        let threshold = Threshold { at: -50.0, reset: -70.0, refractory: 2 };
        let (mut v, mut wait, mut spike) = (-51.0, 0, false);
        let passes: [_; 5] = core::array::from_fn(|k| {
            threshold.pass(&mut v, [-50.0, -40.0, -40.0, -60.0, -40.0][k], &mut wait, &mut spike);
            (v, wait, spike)
        });
        assert_eq!(passes, [(-70.0, 2, true), (-70.0, 1, false), (-70.0, 0, false), (-60.0, 0, false), (-70.0, 2, true)]);
    }
}
