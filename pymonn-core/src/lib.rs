//! What the code that `pymonn` generates calls: storage of variables, synapses, events, delays, random streams,
//! connection rules, initial values, recorders, the description of a network, and the choice of the instruction set.
//!
//! `no_std`; the feature `alloc` adds everything that owns arrays, `std` the run-time choice of the instruction set and
//! the conversions to `nalgebra_sparse`.
#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "alloc")]
extern crate alloc;

mod engine;
mod model;
mod position;
mod random;
mod record;
mod value;

#[cfg(feature = "alloc")]
pub mod connect;
#[cfg(feature = "alloc")]
mod error;
#[cfg(feature = "alloc")]
mod flags;
#[cfg(feature = "alloc")]
mod generated;
#[cfg(feature = "alloc")]
pub mod init;
#[cfg(feature = "parallel")]
mod parallel;
#[cfg(feature = "alloc")]
mod storage;
#[cfg(feature = "alloc")]
mod synapses;

pub use engine::{
    Bears, Clock, Inline, Kernel, Network, Object, ObjectKind, Pauses, Step, Unique, Visitor, VisitorMut, dispatch,
    instruction_set,
};
pub use model::{
    BehaviourInfo, Graphviz, GroupCount, GroupInfo, HookInfo, HookKind, Mermaid, Model, Origin, ParamInfo, QualifiedVariable,
    ScheduledStep, Side, StepInfo, Storage, Summary, SynapsesCount, SynapsesInfo, VariableInfo,
};
pub use position::{Extent, Grid, Neuron, grid, grid3, squared};
pub use random::{Rng, StreamKey, name_hash, philox4x32_10};
pub use record::{Scalar, statistics};
pub use value::{Float, Value};

#[cfg(feature = "alloc")]
pub use connect::{
    Connect, Ends, Pairs, all_to_all, as_connect, by, by_probability, fixed_in_degree, fixed_out_degree, fixed_total, from_dense,
    one_to_one, pairs, probability,
};
#[cfg(feature = "std")]
pub use connect::{from_coo, from_csc, from_csr};
#[cfg(feature = "alloc")]
pub use engine::{Held, IntoEvery, Probe, ValidateIfAny, ValidateNothing, checked_dt, checked_every};
#[cfg(feature = "alloc")]
pub use error::{BuildError, Refusal, Validate};
#[cfg(feature = "alloc")]
pub use generated::{Brings, IntoExtent, as_extent, checked_range, editor_fill, masked};
#[cfg(feature = "alloc")]
pub use init::{
    Fill, Init, InitOps, Site, Sites, SynapsePlaces, constant, distribution, each, each_synapse, lognormal, matrix, normal,
    uniform, values,
};
#[cfg(feature = "parallel")]
pub use parallel::{Cuts, Lists, Parts, Pool, Sharable, Shared, Split, Threads, checked_threads, as_shared};
#[cfg(feature = "alloc")]
pub use record::{Events, Recording, Series};
#[cfg(feature = "alloc")]
pub use storage::{Table, Var};
#[cfg(feature = "alloc")]
pub use synapses::{
    Arrivals, DelayRule, EventBits, Fan, Firing, History, IntoDelay, Layout, Links, Segment, View, ViewIterMut, ViewMut, as_delay,
};

#[cfg(feature = "parallel")]
pub use engine::{PartKernel, dispatch_part};
#[cfg(feature = "parallel")]
pub use synapses::{Arriving, ArrivingParts, Cells, FiringParts, Now, OwnWords, Row, Share, Shares, Words, list_own};

/// nalgebra, in the version that variables and recordings give views of.
pub use nalgebra;
#[cfg(feature = "std")]
/// `nalgebra_sparse`, in the version that connections are built from and turned into.
pub use nalgebra_sparse;
pub use rand;
pub use rand_distr;
