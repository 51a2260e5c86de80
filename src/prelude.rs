//! What a model's file imports: `use pymonn::prelude::*;`.

pub use pymonn_core::statistics::{count, fraction, max, mean, min, std_dev, sum, variance};
pub use pymonn_core::{
    Builder, Connect, Float, Grid, Init, InitOps, Network, Neuron, NewSynapses, Refusal, Rng, Step, Validate, View, ViewMut,
    all_to_all, block, box_field, box_field3, by, by_distance, by_probability, circle_field, constant, distance_delay,
    distance_probability, distribution, each, each_synapse, exponential_field, fixed_in_degree, fixed_out_degree, fixed_total,
    from_dense, gaussian_field, grid, grid3, linear_field, lognormal, matrix, modular, normal, one_to_one, pairs,
    pairwise_poisson, probability, ring_field, scale_free, select, small_world, squared, symmetric_probability, uniform, values,
};
#[cfg(feature = "std")]
pub use pymonn_core::{from_coo, from_csc, from_csr};

pub use crate::{behaviour, network};

#[cfg(feature = "progress")]
pub use crate::{BuildProgress, Progress};
