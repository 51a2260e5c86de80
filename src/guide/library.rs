//! # Library
//!
//! All models that come with this crate: what each is, where it is from, and what it was compared with that was not written here (NEST
//! 3 and Brian2 run once, analytic solutions, published numbers; `tests/library/` does it). Each is an ordinary behaviour, in
//! [`behaviours`](crate::behaviours), whose page states units and the names of variables; pages of neuron models and of
//! plasticity show pictures. For connection rules see [Topology](super::topology) too.
//!
//! ```
//! use pymonn::behaviours::{neurons::LifExp, plasticity::PairStdp, sources::PoissonSpikes, synapses::Deliver};
//! use pymonn::prelude::*;
//!
//! network! {
//!     network Learning {
//!         dt = 0.1; // ms
//!         group inputs[100] { 1 => PoissonSpikes { rate: 40.0 }; }
//!         group cells[10] { 2 => LifExp { tau: 20.0, ..LifExp::default() }; }
//!         synapses learn: inputs -> cells {
//!             connect = probability(0.5);
//!             weight: f32 = 100.0; // pA
//!             3 => Deliver::default() with dst_input = dst_current_exc;
//!             4 => PairStdp { w_max: 200.0, ..PairStdp::default() };
//!         }
//!     }
//! }
//!
//! let mut net = Learning::builder().seed(1).build()?;
//! net.simulate_iterations(1000);
//! assert!(net.learn.weight.iter().any(|weight| *weight != 100.0));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
#![doc = include_str!("library.md")]
