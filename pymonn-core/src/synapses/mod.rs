//! Synapse groups: which neurons are linked, in which order the values lie, what arrives when.

mod adaptive;
mod columns;
mod convert;
mod delay;
mod events;
mod history;
mod indices;
mod lanes;
mod links;
#[cfg(feature = "parallel")]
mod parts;
mod place;
mod sweep;
mod tiles;
mod view;
mod walk;

#[cfg(test)]
mod tests;

pub use adaptive::{Doomed, Moves, NewSynapses};
pub use columns::Fan;
pub use delay::{DelayRule, IntoDelay, SameDelay, as_delay, as_same_delay};
pub use events::{Arrivals, EventBits, Fired};
pub use history::History;
pub use indices::{IndexWord, Indices};
pub use lanes::{Lanes, Sums, spreads};
pub use links::{Layout, Links, Segment};
#[cfg(feature = "parallel")]
pub use parts::{Arriving, ArrivingParts, Cells, Listed, Now, OwnWords, Piece, Share, Shares, Words};
pub use sweep::{SWEPT, Sweep, sweeps_pay, swept};
pub use tiles::{TileGroup, Tiles};
pub use view::{View, ViewIterMut, ViewMut};
pub(crate) use walk::{Part, Place};
