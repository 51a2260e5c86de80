//! Agents that act: environments, encoders of what is observed, and a learner from rewards.
//!
//! An [`Environment`] shows numbers, an [`Encoder`] makes activity of units of them, and [`Reinforce`] learns which action to take from any
//! vector of features: those units themselves, or what a network does that they drive.
//!
//! ```
//! use pymonn::tasks::agents::{Baseline, CartPole, Encoder, Environment, Reinforce};
//!
//! let mut cart = CartPole::new();
//! let encoder = Encoder::gaussian(cart.ranges(), 12, 0.7)?;
//! let mut agent = Reinforce::new(encoder.units(), cart.actions(), 1)?.rate(0.0005)?.baseline(Baseline::ByStep(0.05))?;
//! let mut units = vec![0.0_f32; encoder.units()];
//! for episode in 0..10 {
//!     cart.reset(episode);
//!     loop {
//!         encoder.encode(cart.observe(), &mut units)?;
//!         let outcome = cart.step(agent.act(&units)?)?;
//!         agent.reward(outcome.reward);
//!         if outcome.done {
//!             break;
//!         }
//!     }
//!     let steps = agent.finish();
//!     assert!((5.0..=200.0).contains(&steps));
//! }
//! # Ok::<(), pymonn::Refusal>(())
//! ```
//!
//! With these settings an agent keeps the pole up within a few hundred episodes; rates ten times as high fail.

mod cart_pole;
mod encoder;
mod environment;
mod hidden_velocities;
mod policy;
mod reinforce;

pub use cart_pole::CartPole;
pub use encoder::Encoder;
pub use environment::{Environment, Outcome};
pub use hidden_velocities::HiddenVelocities;
pub use policy::SoftmaxPolicy;
pub use reinforce::{Baseline, Reinforce};
