//! Sequences of letters for networks to learn, and worlds for agents to act in.
//!
//! A [`Source`] gives a [`Symbol`] in each step: a letter, or nothing, and where it stands in its word. [`Pools`] say which neurons a
//! letter drives. A read-out is trained to tell the next letter from the network's state; scores leave out what nobody can foretell
//! ([`Symbol::is_first`]) or ask for the last letters alone ([`Symbol::is_last`]).
//!
//! | source | task |
//! | --- | --- |
//! | [`counting`] | count how often a letter came, and remember the one before |
//! | [`Words`] | any words, drawn by probabilities or by a Markov chain, with pauses |
//! | [`RandomLetters`], [`Replay`] | memory of what cannot be foretold; one long sequence by heart |
//! | [`occluder`] | an object that is hidden on its way |
//! | [`repeated`], [`permutations`] | ABCD with pauses, and all orders of it as control |
//! | [`fiser`], [`fiser_control`] | words that are learnt, and other words of the same letters as control |
//! | [`hesselmann`], [`Mixtures`] | decisions on stimuli of two meanings |
//! | [`Grammar`] | strings of a finite-state grammar, Reber's among them |
//! | [`Text`] | the characters of a text |
//!
//! Everything is drawn from a seed by the library's own generator: the same seed gives the same sequence, on every machine.

mod abcd;
pub mod agents;
mod check;
mod counting;
mod fiser;
mod grammar;
mod hesselmann;
mod letters;
mod occluder;
mod pools;
mod replay;
mod source;
mod symbol;
mod text;
mod words;

pub use abcd::{permutations, repeated};
pub use counting::counting;
pub use fiser::{fiser, fiser_control};
pub use grammar::Grammar;
pub use hesselmann::{Mixtures, hesselmann};
pub use letters::RandomLetters;
pub use occluder::{Hidden, occluder};
pub use pools::Pools;
pub use replay::Replay;
pub use source::Source;
pub use symbol::{Mixture, Symbol};
pub use text::Text;
pub use words::Words;
