//! Not public API: everything that generated code names, in one list. It may change in every version.

extern crate alloc;

pub use alloc::vec::Vec;
pub use core::array::IntoIter as ArrayIter;
pub use core::clone::Clone;
pub use core::fmt::{Display, Formatter, Result as FmtResult};
pub use core::iter::IntoIterator;
pub use core::marker::PhantomData;
pub use core::mem::{size_of_val, take};
pub use core::ops::{Deref, DerefMut, FnMut, FnOnce, Index, IndexMut, Range};
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use core::slice::{from_mut, from_ref};

pub use pymonn_core::{
    Arrivals, Bears, BehaviourInfo, Brings, BuildError, Builder, Building, Clock, DelayRule, Doomed, EventBits, Events, Extent,
    FIRST_WORDS, Fill, FirstWords, GroupCount, GroupInfo, Held, History, HookInfo, HookKind, IndexWord, Indices, Inline, Kernel,
    Lanes, Layout, Links, Model, Moves, Network, Neuron, Neurons, NewSynapses, Object, ObjectKind, Origin, ParamInfo, Pauses,
    Probe, Recording, Refusal, Report, Rng, SWEPT, Scalar, Segment, Series, Side, Step, StepInfo, Storage, StreamKey, Summary,
    Sums, Sweep, SynapsesCount, SynapsesInfo, Table, Unique, ValidateIfAny, ValidateNothing, Var, VariableInfo, Visitor,
    VisitorMut, ahead, ahead_of_row, as_connect, as_delay, as_extent, as_part, as_same_delay, checked_dt, checked_every,
    checked_range, dispatch, editor_fill, flush_tiny, if_flags, name_hash, place_ahead, spreads, sweeps_pay, swept, tiny_is_due,
};
#[cfg(feature = "parallel")]
pub use pymonn_core::{PartKernel, Parts, Piece, Share, Shares, Threads, as_shared, checked_threads, dispatch_part, far_ahead};
pub use pymonn_macros::network_impl;

/// What `MODEL` is after an error.
pub const NO_MODEL: Model =
    Model { name: "", doc: "", params: &[], variables: &[], groups: &[], synapses: &[], behaviours: &[], schedule: &[] };

/// Copies a variable to where it is kept while a hook runs.
#[inline(always)]
pub fn copy<T: Copy>(from: &[T], to: &mut [T]) {
    to.copy_from_slice(from);
}
