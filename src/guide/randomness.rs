//! # Randomness
//!
//! A hook that takes `rng: &mut Rng` gets a random stream of its own: for its neuron (or synapse) and this iteration.
//!
//! ```
//! use pymonn::prelude::*;
//!
//! network! {
//!     network Noisy {
//!         group cells[1000] {
//!             x: f32 = normal(0.0, 1.0);
//!             1 => |x: &mut f32, rng: &mut Rng| {
//!                 if rng.bernoulli(0.01) {
//!                     *x += rng.uniform();
//!                 }
//!             };
//!         }
//!     }
//! }
//!
//! let run = |seed| {
//!     let mut net = Noisy::builder().seed(seed).build()?;
//!     net.simulate_iterations(50);
//!     Ok::<_, pymonn::BuildError>(net.cells.x.to_vec())
//! };
//! assert_eq!(run(7)?, run(7)?);
//! assert_ne!(run(7)?, run(8)?);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! A stream is keyed by the seed, the iteration, the element (a synapse: source and target, not its place in storage) and a name:
//! group and behaviour for hooks, group and variable for initial values, synapse group for `connect`. So a run does not change when a
//! recorder is added, a group is fused, or the storage is changed; and since no neuron waits for the numbers of another, a loop that
//! draws becomes vector instructions, `if rng.bernoulli(p)` included. [`random`](crate::random) says which generator it is.
//!
//! The name of a behaviour is its type's (with `#2` for a second one of that type in the group), of a closure its first tag, or
//! `closure`, `closure#2`, … in the order of the text: give a closure a tag if others may come in front of it.
//!
//! [`Rng`](crate::Rng) has `uniform`, `normal`, `exponential`, `bernoulli`, `below`; `uniform_f64`, `normal_f64`, and
//! `uniform_of::<F>()` for a generic precision; probabilities are `f64`. All these cost nanoseconds or less. Two kinds of input have forms of their own:
//!
//! - **Sparse noise** in a large group: [`rng.hits(n, p)`](crate::Rng::hits) in a `group` hook gives the indices that are hit, in time
//!   proportional to their number. (Below some hundred neurons, asking each with `bernoulli` is as fast.)
//! - **Poisson input** of one mean: [`random::Poisson`](crate::random::Poisson), made once and kept in the behaviour.
//!
//! ```
//! use pymonn::prelude::*;
//! use pymonn::random::Poisson;
//!
//! /// Spikes from outside, each of which adds `weight`.
//! struct Background {
//!     spikes: Poisson,
//!     weight: f32,
//! }
//!
//! #[behaviour]
//! impl Background {
//!     fn neuron(&self, input: &mut f32, rng: &mut Rng) {
//!         *input += self.weight * self.spikes.sample(rng) as f32;
//!     }
//! }
//!
//! /// Now and then a neuron gets a kick.
//! struct Kicks {
//!     probability: f64,
//! }
//!
//! #[behaviour]
//! impl Kicks {
//!     fn group(&self, input: &mut [f32], rng: &mut Rng) {
//!         for i in rng.hits(input.len(), self.probability) {
//!             input[i] += 10.0 * rng.uniform();
//!         }
//!     }
//! }
//!
//! network! {
//!     network Driven(spikes: Poisson = Poisson::new(2.0).unwrap()) {
//!         group cells[5000] {
//!             input: f32 = 0.0;
//!             1 => Background { spikes: spikes.clone(), weight: 0.5 };
//!             2 => Kicks { probability: 0.001 };
//!         }
//!     }
//! }
//!
//! let mut net = Driven::builder().spikes(Poisson::new(4.0)?).build()?;
//! net.iterate();
//! assert!((1.9..2.1).contains(&mean(&net.cells.input)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Rng::poisson`](crate::Rng::poisson) takes a mean that changes, in tens of nanoseconds. `Rng` implements `rand`'s traits, so
//! `rng.draw(&distribution)` and `rand::RngExt` take every distribution of `rand_distr`:
//!
//! ```
//! # use pymonn::prelude::*;
//! use pymonn::rand_distr::Gamma;
//!
//! network! {
//!     network Waiting {
//!         group cells[10] {
//!             x: f64 = distribution(Gamma::new(2.0, 0.5).unwrap());
//!             1 => |x: &mut f64, rng: &mut Rng| *x += rng.draw(&Gamma::new(2.0, 0.5).unwrap());
//!         }
//!     }
//! }
//! # let mut net = Waiting::builder().build()?;
//! # net.iterate();
//! # assert!(net.cells.x.iter().all(|x: &f64| *x > 0.0));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
