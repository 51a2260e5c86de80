//! Synapse groups: which neurons are linked, in which order the values lie, what arrives when.

mod columns;
mod convert;
mod delay;
mod events;
mod history;
mod links;
#[cfg(feature = "parallel")]
mod parts;
mod view;

#[cfg(test)]
mod tests;

pub use columns::Fan;
pub use delay::{DelayRule, IntoDelay, as_delay};
pub use events::{Arrivals, EventBits, Firing};
pub use history::History;
pub use links::{Layout, Links, Segment};
#[cfg(feature = "parallel")]
pub use parts::{Arriving, ArrivingParts, Cells, FiringParts, Now, OwnWords, Row, Share, Shares, Words, list_own};
pub use view::{View, ViewIterMut, ViewMut};
