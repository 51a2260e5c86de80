//! The self-organizing recurrent network of Zheng et al. 2013, from the library.

use pymonn::behaviours::sorn::Growth;
use pymonn::models::sorn::{Parameters, Sorn};
use pymonn::prelude::*;

use super::{Peer, count};

impl<F: Float> Peer for Sorn<F> {
    /// It runs on one thread.
    fn create(size: usize, seed: u64, _: usize) -> Result<Self, pymonn::BuildError> {
        Parameters { ne: size, ni: size / 5, growth: Growth::for_size(size), ..Parameters::zheng() }.build(seed)
    }

    fn degree(size: usize) -> usize {
        size / 10
    }

    fn fired(&self) -> Option<usize> {
        Some(count(&self.exc.spike))
    }
}
