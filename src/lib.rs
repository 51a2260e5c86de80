//! Neural networks declared at compile time.
//!
//! `network! { … }` declares groups of neurons, the synapses between them, and the behaviours that drive both, as plain
//! structs with fused, vectorised loops; `#[behaviour]` makes a struct's functions the hooks that such a network calls.
#![cfg_attr(not(feature = "std"), no_std)]


pub mod guide;
mod network;
#[cfg(feature = "plot")]
pub mod plot;
pub mod prelude;
#[cfg(feature = "progress")]
mod progress;

#[doc(hidden)]
pub mod __private;

pub use pymonn_core::*;
pub use pymonn_macros::behaviour;

#[cfg(feature = "progress")]
pub use progress::{Progress, Timing};
