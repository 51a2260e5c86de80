use pymonn_core::Refusal;

/// What an action brought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Reward of this step.
    pub reward: f64,
    /// Whether the episode is over: further steps change nothing and give no reward, until `reset`.
    pub done: bool,
}

/// A world in which an agent acts, step by step, in episodes.
///
/// ```
/// use pymonn::tasks::agents::{CartPole, Environment};
///
/// let mut cart = CartPole::new();
/// cart.reset(7);
/// let mut steps = 0.0;
/// loop {
///     // Push towards where the pole falls.
///     let action = usize::from(cart.observe()[2] > 0.0);
///     let outcome = cart.step(action)?;
///     steps += outcome.reward;
///     if outcome.done {
///         break;
///     }
/// }
/// assert!((20.0..200.0).contains(&steps));
/// # Ok::<(), pymonn::Refusal>(())
/// ```
pub trait Environment {
    /// How many actions there are to choose from.
    fn actions(&self) -> usize;

    /// For each number that is observed, the range in which it stays most of the time, of use for an [`Encoder`](super::Encoder).
    fn ranges(&self) -> &[(f64, f64)];

    /// Begins an episode; the same seed gives the same beginning.
    fn reset(&mut self, seed: u64);

    /// What the agent sees now.
    fn observe(&self) -> &[f64];

    /// Acts.
    ///
    /// # Errors
    /// Refuses an action that does not exist.
    fn step(&mut self, action: usize) -> Result<Outcome, Refusal>;
}
