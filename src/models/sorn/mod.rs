//! Self-organizing recurrent networks (SORN): the network of the four papers and of the Python package `sorn`, with their switches.
//!
//! ```
//! use pymonn::models::sorn::{Parameters, tag};
//!
//! let mut net = Parameters::zheng().build::<f32>(7)?;
//! net.simulate_iterations(1000);
//! net.set_enabled(tag::stdp, false); // frozen; a misspelt mechanism does not compile
//! let spikes: usize = net.step(&[]).iter().filter(|spike| **spike).count();
//! assert!(spikes < 200);
//! # Ok::<(), pymonn::BuildError>(())
//! ```

mod draw;
mod network;
mod parameters;
mod start;

pub use network::{Sorn, SornBuilder, tag};
pub use parameters::{Parameters, Pools, Scaling, Thresholds, Topology};
pub use start::Start;
