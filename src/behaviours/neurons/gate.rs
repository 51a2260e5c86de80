//! Gates of ion channels: x′ = opening · (1 − x) − closing · x.

use pymonn_core::Float;

use super::Slope;

/// Rates of opening and closing of a gate (1/ms).
#[derive(Clone, Copy)]
pub(super) struct Rates<F> {
    pub(super) opening: F,
    pub(super) closing: F,
}

impl<F: Float> Rates<F> {
    #[inline(always)]
    pub(super) fn slope(self) -> Slope<F> {
        (self.opening, self.opening + self.closing)
    }

    /// The same gate, `times` as fast.
    #[inline(always)]
    pub(super) fn faster(self, times: F) -> Self {
        Self { opening: times * self.opening, closing: times * self.closing }
    }

    /// Where the gate comes to rest.
    #[inline(always)]
    pub(super) fn rest(self) -> F {
        self.opening / (self.opening + self.closing)
    }
}
