use pymonn_core::Float;

/// Which pairs of spikes a rule counts: what a spike does to its trace.
pub trait Pairing: Copy + Default + core::fmt::Debug + PartialEq + Send + Sync + 'static {
    /// Whether a spike is paired with the nearest one alone.
    const NEAREST: bool;

    /// The trace after a spike.
    #[inline(always)]
    fn raised<F: Float>(trace: F) -> F {
        if Self::NEAREST { F::ONE } else { trace + F::ONE }
    }
}

/// Every presynaptic spike is paired with every postsynaptic one: a spike adds 1 to its trace.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AllToAll;

/// A spike is paired with the last one of the other side alone: it sets its trace to 1.
///
/// This is the symmetric nearest-neighbour scheme (Morrison, Diesmann & Gerstner 2008, *Biol. Cybern.* 98, figure 7A).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nearest;

impl Pairing for AllToAll {
    const NEAREST: bool = false;
}

impl Pairing for Nearest {
    const NEAREST: bool = true;
}
