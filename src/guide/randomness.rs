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
//! Numbers come from a counter-based generator (Philox4x32-10; Salmon et al., *Parallel random numbers: as easy as 1, 2, 3*, SC 2011),
//! keyed by the seed, the iteration, the element (a synapse: source and target, not its place in storage) and a name: group and
//! behaviour for hooks, group and variable for initial values, synapse group for `connect`. So a run does not change when a recorder
//! is added, a group is fused, or the storage is changed.
//!
//! The name of a behaviour is its type's (with `#2` for a second one of that type in the group), of a closure its first tag, or
//! `closure`, `closure#2`, … in the order of the text: give a closure a tag if others may come in front of it.
//!
//! [`Rng`](crate::Rng) has `uniform`, `normal`, `exponential`, `poisson`, `bernoulli`, `below`; `uniform_f64`, `normal_f64`, and
//! `uniform_of::<F>()` for a generic precision; probabilities are `f64`. It implements `rand`'s traits, so `rng.draw(&distribution)` and `rand::RngExt` take
//! every distribution of `rand_distr`:
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
