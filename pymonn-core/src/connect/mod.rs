//! Connection rules: what may stand after `connect =`.
//!
//! The names follow NEST (Gewaltig & Diesmann 2007) where it has the rule. Every rule draws from streams of its own
//! synapse group, one per target or source, so that the connections depend on nothing else in the network.

mod counted;
mod ends;
mod field;
mod graph;
mod listed;
mod modular;
pub mod nest;
mod paired;
mod pairs;
mod pairwise;
mod rows;
mod rule;
mod search;

#[cfg(test)]
mod tests;

use alloc::boxed::Box;

use crate::Refusal;

pub use counted::{Counted, fixed_in_degree, fixed_out_degree, fixed_total};
pub use ends::Ends;
pub(crate) use field::check_period;
pub use field::{
    ByDistance, Field, Profile, Shape, box_field, box_field3, circle_field, distance_probability, exponential_field,
    gaussian_field, linear_field, ring_field,
};
pub use graph::{ScaleFree, SmallWorld, scale_free, small_world};
pub use listed::{Listed, from_dense, pairs};
#[cfg(feature = "std")]
pub use listed::{from_coo, from_csc, from_csr};
pub use modular::{Modular, modular};
pub use paired::{PairwisePoisson, SymmetricProbability, pairwise_poisson, symmetric_probability};
pub use pairs::Pairs;
pub use pairwise::{AllToAll, By, ByProbability, OneToOne, Probability, all_to_all, by, by_probability, one_to_one, probability};
pub(crate) use rows::End;
pub use rows::{Row, Rows};
pub use rule::Rule;

/// A rule that says which neurons are connected. [`rows`](Self::rows) may say the same without a list.
///
/// ```
/// # use pymonn_core::{Connect, Ends, Pairs, Refusal, StreamKey};
/// /// Each neuron excites the next one, the last one the first.
/// struct Ring;
///
/// impl Connect for Ring {
///     fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
///         (0..ends.src.size()).try_for_each(|src| pairs.push(src, (src + 1) % ends.dst.size()))
///     }
/// }
/// # let ends = Ends { src: 3.into(), dst: 3.into(), same_group: true, key: StreamKey::new(1, 1) };
/// # let mut pairs = Pairs::new(&ends)?;
/// # Ring.connect(&ends, &mut pairs)?;
/// # assert_eq!(pairs.as_slice(), [(0, 1), (1, 2), (2, 0)]);
/// # Ok::<(), Refusal>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a connection rule",
    label = "this does not say which neurons are connected",
    note = "write one of: `probability(p)`, `all_to_all()`, `one_to_one()`, `fixed_in_degree(k)`, `fixed_out_degree(k)`, \
            `fixed_total(n)`, `pairs(list)`, `by(|src, dst| ..)`, `by_probability(|src, dst| ..)`, `from_dense(&m)`, \
            `from_csr(&m)`, `from_csc(&m)`, `from_coo(&m)`, `circle_field(r)`, `gaussian_field(s)`, `modular(n, p, q)`, \
            `small_world(k, p)`, `scale_free(m)`",
    note = "or implement `pymonn::Connect` for a rule of your own"
)]
pub trait Connect {
    /// Adds the pairs of neurons that get a synapse, in any order; a pair that is added twice gets two.
    ///
    /// # Errors
    /// Names a parameter that is out of range, a wrong shape, or an impossible request, and what is allowed.
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal>;

    /// The same connections one neuron at a time, which is what a network is built from.
    ///
    /// Without an implementation of its own it is the list of [`connect`](Self::connect), 8 bytes for each pair while the network
    /// is built. A rule that knows the sources of a target (or the targets of a source) by themselves needs no list, and several
    /// threads draw it:
    ///
    /// ```
    /// # use pymonn_core::{Connect, Ends, Pairs, Refusal, Rows, StreamKey};
    /// /// Each neuron excites the next one, the last one the first.
    /// struct Ring;
    ///
    /// impl Connect for Ring {
    ///     fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
    ///         self.rows(ends)?.list(ends, pairs)
    ///     }
    ///
    ///     fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
    ///         let targets = ends.dst.size();
    ///         Ok(Rows::by_source(ends.src.size(), move |src, row| row.push((src + 1) % targets)))
    ///     }
    /// }
    /// # let ends = Ends { src: 3.into(), dst: 3.into(), same_group: true, key: StreamKey::new(1, 1) };
    /// # let mut pairs = Pairs::new(&ends)?;
    /// # Ring.connect(&ends, &mut pairs)?;
    /// # assert_eq!(pairs.as_slice(), [(0, 1), (1, 2), (2, 0)]);
    /// # Ok::<(), Refusal>(())
    /// ```
    ///
    /// # Errors
    /// As [`connect`](Self::connect).
    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let mut pairs = Pairs::new(ends)?;
        self.connect(ends, &mut pairs)?;
        Ok(Rows::listed(pairs))
    }
}

#[diagnostic::do_not_recommend]
impl<C: Connect + ?Sized> Connect for &C {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        C::connect(self, ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        C::rows(self, ends)
    }
}

#[diagnostic::do_not_recommend]
impl<C: Connect + ?Sized> Connect for Box<C> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        C::connect(self, ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        C::rows(self, ends)
    }
}

/// Any rule as one type.
pub fn as_connect<'a>(rule: impl Connect + 'a) -> Box<dyn Connect + 'a> {
    Box::new(rule)
}
