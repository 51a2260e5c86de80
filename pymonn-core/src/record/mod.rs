//! What recorders store: whole variables, single values, events; and functions for the expressions that they record.

mod scalar;
pub mod statistics;

#[cfg(feature = "alloc")]
mod events;
#[cfg(feature = "alloc")]
mod recording;
#[cfg(feature = "alloc")]
mod series;
#[cfg(feature = "alloc")]
mod timeline;

pub use scalar::Scalar;

#[cfg(feature = "alloc")]
pub use events::Events;
#[cfg(feature = "alloc")]
pub use recording::Recording;
#[cfg(feature = "alloc")]
pub use series::Series;
