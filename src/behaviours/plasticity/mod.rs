//! Rules by which synapses learn.

mod deferred_stdp;

pub use deferred_stdp::DeferredStdp;
