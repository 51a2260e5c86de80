//! What drives a network: the clock, the instruction set, the traits that generated code implements.

mod clock;
mod dispatch;
mod network;

#[cfg(feature = "alloc")]
mod held;

pub use clock::{Clock, Step};
pub use dispatch::{Kernel, dispatch, instruction_set};
#[cfg(feature = "parallel")]
pub use dispatch::{PartKernel, dispatch_part};
pub use network::{Bears, Inline, Network, Object, ObjectKind, Pauses, Unique, Visitor, VisitorMut};

#[cfg(feature = "alloc")]
pub use held::{Held, IntoEvery, Probe, ValidateIfAny, ValidateNothing, checked_dt, checked_every};
