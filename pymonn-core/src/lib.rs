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
pub mod random;
mod record;
mod value;

pub mod math;

#[cfg(feature = "alloc")]
pub mod connect;
#[cfg(feature = "alloc")]
mod cores;
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
mod report;
#[cfg(feature = "alloc")]
mod storage;
#[cfg(feature = "alloc")]
mod synapses;

pub use engine::{
    Bears, Clock, Inline, Kernel, Network, Object, ObjectKind, Pauses, Step, Unique, Visitor, VisitorMut, ahead, ahead_of_row,
    dispatch, flush_tiny, instruction_set, place_ahead, tiny_is_due,
};
pub use model::{
    BehaviourInfo, Graphviz, GroupCount, GroupInfo, HookInfo, HookKind, Mermaid, Model, Origin, ParamInfo, QualifiedVariable,
    ScheduledStep, Side, StepInfo, Storage, Summary, SynapsesCount, SynapsesInfo, VariableInfo,
};
#[cfg(feature = "alloc")]
pub use position::{Block, Entry as PartEntry, IntoPart, Neurons, Select, as_part, block, select};
pub use position::{Extent, Factors, Grid, Neuron, Vector, grid, grid3, squared};
pub use random::{FIRST_WORDS, FirstWords, Rng, StreamKey, name_hash};
pub use record::{Scalar, statistics};
pub use value::{Float, Value};

#[cfg(feature = "alloc")]
pub use connect::{
    Connect, Ends, Pairs, Row, Rows, all_to_all, as_connect, box_field, box_field3, by, by_probability, circle_field,
    distance_probability, exponential_field, fixed_in_degree, fixed_out_degree, fixed_total, from_dense, gaussian_field,
    linear_field, modular, nest, one_to_one, pairs, pairwise_poisson, probability, ring_field, scale_free, small_world,
    symmetric_probability,
};
#[cfg(feature = "std")]
pub use connect::{from_coo, from_csc, from_csr};
#[cfg(feature = "alloc")]
pub use engine::{Held, IntoEvery, Probe, ValidateIfAny, ValidateNothing, checked_dt, checked_every};
#[cfg(feature = "alloc")]
pub use error::{BuildError, Refusal, Validate};
#[cfg(feature = "alloc")]
pub use generated::{Brings, IntoExtent, as_extent, checked_range, editor_fill};
#[cfg(feature = "alloc")]
pub use init::{
    Fill, Init, InitOps, Site, Sites, by_distance, constant, distance_delay, distribution, each, each_synapse, lognormal, matrix,
    normal, uniform, values,
};
#[cfg(feature = "parallel")]
pub use parallel::{Cuts, Lists, Parts, Pool, Sharable, Shared, Split, Threads, as_shared, checked_threads};
#[cfg(feature = "alloc")]
pub use record::{Events, Recording, Series};
#[cfg(feature = "alloc")]
pub use report::{Builder, Building, Report};
#[cfg(feature = "alloc")]
pub use storage::{Table, Var, if_flags};
#[cfg(feature = "alloc")]
pub use synapses::{
    Arrivals, DelayRule, Doomed, EventBits, Fan, Fired, History, IndexWord, Indices, IntoDelay, Lanes, Layout, Links, Moves,
    NewSynapses, SWEPT, SameDelay, Segment, Sums, Sweep, TileGroup, Tiles, View, ViewIterMut, ViewMut, as_delay, as_same_delay,
    spreads, sweeps_pay, swept,
};

#[cfg(feature = "parallel")]
pub use engine::{PartKernel, dispatch_part, far_ahead};
#[cfg(feature = "parallel")]
pub use synapses::{Arriving, ArrivingParts, Cells, Listed, Now, OwnWords, Piece, Share, Shares, Words};

/// nalgebra, in the version that variables and recordings give views of.
pub use nalgebra;
#[cfg(feature = "std")]
/// `nalgebra_sparse`, in the version that connections are built from and turned into.
pub use nalgebra_sparse;
pub use rand;
pub use rand_distr;
