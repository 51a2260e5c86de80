//! Synapse groups: which neurons are linked, in which order the values lie, what arrives when.

mod columns;
mod convert;
mod delay;
mod events;
mod history;
mod indices;
mod links;
mod place;
mod view;
mod walk;

#[cfg(test)]
mod tests;

pub use columns::Fan;
pub use delay::{DelayRule, IntoDelay, as_delay};
pub use events::{Arrivals, EventBits, Firing};
pub use history::History;
pub use indices::{IndexWord, Indices};
pub use links::{Layout, Links, Segment};
pub use view::{View, ViewIterMut, ViewMut};
pub(crate) use walk::{Part, Place};
