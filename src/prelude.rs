//! What a model's file imports: `use pymonn::prelude::*;`.

pub use pymonn_core::statistics::{count, fraction, max, mean, min, std_dev, sum, variance};
pub use pymonn_core::{
    Builder, Connect, Float, Grid, Init, InitOps, Network, Neuron, NewSynapses, Refusal, Rng, Step, Validate, View, ViewMut,
    all_to_all, by, by_probability, constant, distribution, each, each_synapse, fixed_in_degree, fixed_out_degree, fixed_total,
    from_dense, grid, grid3, lognormal, matrix, normal, one_to_one, pairs, probability, squared, uniform, values,
};
#[cfg(feature = "std")]
pub use pymonn_core::{from_coo, from_csc, from_csr};

pub use crate::{behaviour, network};

#[cfg(feature = "progress")]
pub use crate::{BuildProgress, Progress};
