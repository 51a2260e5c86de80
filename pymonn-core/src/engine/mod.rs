//! What drives a network: the clock, the instruction set, the traits that generated code implements.

mod clock;
mod dispatch;
mod network;
mod prefetch;
mod tiny;

#[cfg(feature = "alloc")]
mod held;

pub use clock::{Clock, Step};
#[cfg(feature = "alloc")]
pub(crate) use dispatch::Avx512;
pub use dispatch::{Kernel, dispatch, instruction_set};
#[cfg(feature = "parallel")]
pub use dispatch::{PartKernel, dispatch_part};
pub use network::{Bears, Inline, Network, Object, ObjectKind, Pauses, Unique, Visitor, VisitorMut};
#[cfg(feature = "parallel")]
pub use prefetch::far_ahead;
#[cfg(feature = "parallel")]
pub(crate) use prefetch::{ROWS, entries_ahead, of_place_ahead, prefetch};
pub use prefetch::{ahead, ahead_of_row, place_ahead};
pub use tiny::{flush_tiny, tiny_is_due};

#[cfg(feature = "alloc")]
pub use held::{Held, IntoEvery, Probe, ValidateIfAny, ValidateNothing, checked_dt, checked_every};
