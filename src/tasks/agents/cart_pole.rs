use pymonn_core::{Refusal, Rng, StreamKey, math, name_hash};

use super::{Environment, Outcome};

/// A cart on a track, to be pushed left (action 0) or right (1) so that the pole on it does not fall.
///
/// With force `F`, masses `M` and `m` of cart and pole, half the pole's length `l`:
///
/// ```text
/// a     = (F + m l θ'² sin θ) / (M + m)
/// θ''   = (g sin θ - a cos θ) / (l (4/3 - m cos² θ / (M + m)))
/// x''   = a - m l θ'' cos θ / (M + m)
/// ```
///
/// by Euler's method, places first, with the speeds before the step. Observed are place of the cart (m), its speed (m/s), angle of the pole
/// (rad, 0 upright, positive to the right), its speed (rad/s). Each step gives the reward 1, the last one too. An episode ends
/// beyond 2.4 m or 12 degrees, or after `longest` steps; it begins with all four uniform in ±0.05. There is no friction.
///
/// A mean of at least 195 of 200 steps over 100 episodes counts as solved.
///
/// Source: Barto, Sutton & Anderson 1983, *Neuronlike adaptive elements that can solve difficult learning control problems*, IEEE Trans.
/// Syst. Man Cybern. 13, 834 (appendix; pushes of 10 N, steps of 0.02 s), in the form and with the score of `CartPole-v0` of
/// `OpenAI`'s Gym.
///
/// Tested against: the equations in Python.
#[derive(Clone, Debug, PartialEq)]
pub struct CartPole {
    /// Place, speed, angle, speed of the angle.
    state: [f64; 4],
    steps: u32,
    longest: u32,
    fallen: bool,
}

/// m/s².
const GRAVITY: f64 = 9.8;
/// kg.
const CART: f64 = 1.0;
/// kg.
const POLE: f64 = 0.1;
/// Half of the pole's length, m.
const LENGTH: f64 = 0.5;
/// N.
const FORCE: f64 = 10.0;
/// s.
const DT: f64 = 0.02;
/// m.
const FARTHEST: f64 = 2.4;
/// Radians: 12 degrees.
const STEEPEST: f64 = 12.0 * core::f64::consts::PI / 180.0;

impl CartPole {
    /// Episodes of at most 200 steps.
    pub fn new() -> Self {
        Self { state: [0.0; 4], steps: 0, longest: 200, fallen: false }
    }

    /// Episodes of at most this many steps.
    #[must_use]
    pub fn longest(self, steps: u32) -> Self {
        Self { longest: steps, ..self }
    }

    /// An episode that begins with these numbers, in the order in which they are observed.
    pub fn start(&mut self, state: [f64; 4]) {
        *self = Self { state, steps: 0, fallen: false, ..*self };
    }
}

impl Default for CartPole {
    fn default() -> Self {
        Self::new()
    }
}

impl Environment for CartPole {
    fn actions(&self) -> usize {
        2
    }

    /// Speeds rarely exceed theirs before the episode ends.
    fn ranges(&self) -> &[(f64, f64)] {
        &[(-FARTHEST, FARTHEST), (-3.0, 3.0), (-STEEPEST, STEEPEST), (-3.0, 3.0)]
    }

    fn reset(&mut self, seed: u64) {
        let mut rng = Rng::whole(StreamKey::new(seed, name_hash("tasks.cart_pole")), 0);
        self.start(core::array::from_fn(|_| 0.1 * rng.uniform_f64() - 0.05));
    }

    fn observe(&self) -> &[f64] {
        &self.state
    }

    fn step(&mut self, action: usize) -> Result<Outcome, Refusal> {
        if action > 1 {
            return Err(Refusal::new("action", action, "0, a push to the left, or 1, to the right"));
        }
        if self.fallen || self.steps >= self.longest {
            return Ok(Outcome { reward: 0.0, done: true });
        }
        let [x, speed, angle, turning] = self.state;
        let (sin, cos) = math::sin_cos(angle);
        let force = if action == 1 { FORCE } else { -FORCE };
        let whole = CART + POLE;
        let pushed = (force + POLE * LENGTH * turning * turning * sin) / whole;
        let angular = (GRAVITY * sin - cos * pushed) / (LENGTH * (4.0 / 3.0 - POLE * cos * cos / whole));
        let linear = pushed - POLE * LENGTH * angular * cos / whole;
        self.state = [x + DT * speed, speed + DT * linear, angle + DT * turning, turning + DT * angular];
        self.steps += 1;
        self.fallen = self.state[0].abs() > FARTHEST || self.state[2].abs() > STEEPEST;
        Ok(Outcome { reward: 1.0, done: self.fallen || self.steps >= self.longest })
    }
}
