//! Linear read-outs: what a network's state tells, as far as weighted sums of it can.
//!
//! [`States`] collects the state of each step with the class that is to be told from it. [`Pinv`], [`Ridge`] and [`Logistic`] find the
//! weights on one such collection; the [`Linear`] read-out that they give is tested on another, and [`Scores`] says how well it did.
//!
//! ```
//! use pymonn::readout::{Logistic, Pinv, States};
//!
//! // Class 1 where both neurons fire, 2 where one of them does.
//! let patterns = [([false, false], 0), ([true, true], 1), ([true, false], 2), ([false, true], 2)];
//! let mut training = States::new(2, 3)?;
//! for (state, class) in patterns {
//!     training.push(&state, class)?;
//! }
//! let readout = Logistic::new(0.001).train(&training)?;
//! let scores = readout.scores(&training)?;
//! assert_eq!(scores.accuracy(), 1.0);
//! assert!(readout.probabilities(&[1.0, 1.0])?[1] > 0.8);
//!
//! // Least squares draw a line through them that hides the third class.
//! assert!(Pinv::default().train(&training)?.scores(&training)?.accuracy() > 0.4);
//! # Ok::<(), pymonn::Refusal>(())
//! ```
//!
//! Products of matrices use the vector instructions that a machine has: weights may differ in their last bits from one machine to another.

mod gram;
mod lbfgs;
mod linear;
mod logistic;
mod pinv;
mod ridge;
mod scores;
mod states;

pub use linear::Linear;
pub use logistic::Logistic;
pub use pinv::Pinv;
pub use ridge::Ridge;
pub use scores::Scores;
pub use states::States;
