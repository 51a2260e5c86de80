//! Time.

/// The moment of a hook's call, for hooks that take a parameter of this type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The iteration that runs; the first one is 1.
    pub iteration: u64,
    /// `iteration * dt`, in the unit of `dt`.
    pub time: f64,
    /// Length of one iteration.
    pub dt: f64,
}

/// Counts the iterations of a network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// Iterations begun so far.
    pub iteration: u64,
    /// Length of one iteration.
    pub dt: f64,
    /// The seed of every random stream.
    pub seed: u64,
}

impl Clock {
    /// The moment that hooks are told.
    #[inline(always)]
    pub fn step(&self) -> Step {
        Step { iteration: self.iteration, time: self.iteration as f64 * self.dt, dt: self.dt }
    }
}
