//! Synapse groups: which neurons are linked, in which order the values lie, what arrives when.

mod columns;
mod convert;
mod delay;
mod events;
mod history;
mod lanes;
mod links;
mod tiles;
mod view;

#[cfg(test)]
mod tests;

pub use columns::Fan;
pub use delay::{DelayRule, IntoDelay, as_delay};
pub use events::{Arrivals, EventBits, Fired};
pub use history::History;
pub use lanes::{Lanes, Sums, spreads};
pub use links::{Layout, Links, Segment};
pub use tiles::{TileGroup, Tiles};
pub use view::{View, ViewIterMut, ViewMut};
