//! Ready-made behaviours.

mod check;
mod deferred_stdp;

pub use deferred_stdp::DeferredStdp;
