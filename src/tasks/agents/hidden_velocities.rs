use pymonn_core::Refusal;

use super::{CartPole, Environment, Outcome};

/// [`CartPole`] of which only the place and the angle are seen: an agent needs a memory.
///
/// Speeds must be found from what was seen before. Without them no reaction to the present observation keeps the pole up, since
/// pushing against an angle alone makes it swing more and more; so what a network's recurrent activity tells of the past can be read off
/// the score, with the same physics and the same length of episodes as in the full task.
///
/// By [`Reinforce`](super::Reinforce) on one-hot bins (12 for each number, rate 0.001, discount 0.99, `ByStep(0.05)`), ten agents got to 45
/// steps within 1,000 episodes. With the differences to the step before as two further numbers, all ten reached a mean of 195 over 100
/// episodes, after 338 to 644.
///
/// Source: Gomez, Schmidhuber & Miikkulainen 2008, *Accelerated neural evolution through cooperatively coevolved synapses*, J. Mach. Learn.
/// Res. 9, 937 (poles with incomplete state information).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HiddenVelocities {
    cart: CartPole,
    seen: [f64; 2],
}

impl HiddenVelocities {
    /// Hides the speeds of this cart.
    pub fn new(cart: CartPole) -> Self {
        let mut hidden = Self { cart, seen: [0.0; 2] };
        hidden.look();
        hidden
    }

    /// The cart with all its state.
    pub fn cart(&self) -> &CartPole {
        &self.cart
    }

    fn look(&mut self) {
        let state = self.cart.observe();
        self.seen = [state[0], state[2]];
    }
}

impl Environment for HiddenVelocities {
    fn actions(&self) -> usize {
        self.cart.actions()
    }

    fn ranges(&self) -> &[(f64, f64)] {
        &[(-2.4, 2.4), (-0.21, 0.21)]
    }

    fn reset(&mut self, seed: u64) {
        self.cart.reset(seed);
        self.look();
    }

    fn observe(&self) -> &[f64] {
        &self.seen
    }

    fn step(&mut self, action: usize) -> Result<Outcome, Refusal> {
        let outcome = self.cart.step(action)?;
        self.look();
        Ok(outcome)
    }
}
