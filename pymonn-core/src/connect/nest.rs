//! NEST's rules under NEST's names, with its defaults: neurons may be connected with themselves, and where a number of connections is
//! given, a pair may get several synapses. `without_self()` and `multiple(false)` say otherwise, as `allow_autapses` and
//! `allow_multapses` do there.
//!
//! ```
//! # use pymonn_core::connect::nest;
//! let rule = nest::fixed_indegree(10).without_self().multiple(false);
//! ```

use super::{Counted, Rule, fixed_in_degree, fixed_out_degree, fixed_total};

pub use super::{
    all_to_all, one_to_one, pairwise_poisson, probability as pairwise_bernoulli,
    symmetric_probability as symmetric_pairwise_bernoulli,
};

/// Gives each target so many sources: [`fixed_in_degree`] with multiple synapses.
pub fn fixed_indegree(indegree: usize) -> Rule<Counted> {
    fixed_in_degree(indegree).with_multiple()
}

/// Gives each source so many targets: [`fixed_out_degree`] with multiple synapses.
pub fn fixed_outdegree(outdegree: usize) -> Rule<Counted> {
    fixed_out_degree(outdegree).with_multiple()
}

/// Makes so many synapses in all: [`fixed_total`] with multiple synapses.
pub fn fixed_total_number(n: usize) -> Rule<Counted> {
    fixed_total(n).with_multiple()
}
