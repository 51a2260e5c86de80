//! Threads: each owns a range of every group's neurons and the synapses that arrive there.
//!
//! What each thread may write is handed to it by the pool, once per run, as a [`Split`] tells: so two threads never hold the
//! same values, whatever the code says that runs on them. Results are the same bits for every number of threads.

mod choice;
mod cuts;
mod pool;
mod split;
mod threads;

#[cfg(test)]
mod tests;

pub use cuts::Cuts;
pub use pool::Pool;
pub(crate) use split::{Apart, lists};
pub use split::{Lists, Parts, Sharable, Shared, Split, as_shared};
pub use threads::{Threads, checked_threads};
