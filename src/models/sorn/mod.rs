//! Self-organizing recurrent networks (SORN): the network of the four papers and of the Python package `sorn`, with their switches.
//!
//! ```
//! use pymonn::models::sorn::{Parameters, tag};
//!
//! let mut net = Parameters::zheng().build::<f32>(7)?;
//! net.simulate_iterations(1000);
//! net.set_enabled(tag::stdp, false); // frozen; a misspelt mechanism does not compile
//! let spikes: usize = net.step(&[])?.iter().filter(|spike| **spike).count();
//! assert!(spikes < 200);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | | |
//! | --- | --- |
//! | what a network is made of, and its file | [`Parameters`]; by the package's names: [`Configuration`] |
//! | the network, an iteration at a time | [`Sorn`] |
//! | runs with phases, frozen mechanisms, noise on or off | [`Simulator`], [`Trainer`] |
//! | recorders | [`ExcitatoryActivation`], [`WEE`], [`EEConnectionCounts`] and others: [`Callback`] |
//! | the state, and its file | [`Start`] |
//!
//! [The guide](crate::guide::sorn) shows them, and what differs between papers, their code and the package.

mod callbacks;
mod check;
mod configuration;
mod draw;
mod file;
mod network;
mod npz;
mod parameters;
mod session;
mod start;

pub use callbacks::{
    Callback, EEConnectionCounts, EIConnectionCounts, ExcitatoryActivation, IEConnectionCounts, InhibitoryActivation,
    RecurrentActivation, TE, TI, WEE, WEI, Watch,
};
pub use configuration::{Configuration, NetworkType};
pub use file::FileError;
pub use network::{Sorn, SornBuilder, tag};
pub use parameters::{Parameters, Pools, Scaling, Thresholds, Topology};
pub use session::{Mechanism, Phase, Session, Simulator, Trainer};
pub use start::Start;
