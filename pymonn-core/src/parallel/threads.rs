//! How many threads a network uses, and whether this iteration does.

use alloc::vec::Vec;
use core::fmt;

use super::choice::Choice;
use super::{Cuts, Pool};
use crate::Refusal;

/// The threads of a network. They are started when several are first tried; a copy of a network starts its own.
pub struct Threads {
    /// How many, at most.
    wanted: usize,
    /// Always use them all: for tests.
    forced: bool,
    choice: Choice,
    /// Iterations that run on one thread without a question.
    single: u64,
    /// Whether this iteration uses several.
    many: bool,
    crew: Option<(Pool, Vec<Cuts>)>,
}

/// The number of threads of a network.
///
/// The environment variable `PYMONN_THREADS` gives every network so many and makes them be used always, for tests.
///
/// # Errors
/// Refuses 0.
pub fn checked_threads(wanted: usize) -> Result<Threads, Refusal> {
    let given = std::env::var("PYMONN_THREADS").ok().and_then(|text| text.parse().ok()).filter(|&n| n > 0);
    match (wanted, given) {
        (0, _) => Err(Refusal::new("threads", 0, "1 or more")),
        (_, Some(n)) => Ok(Threads::forced(n)),
        (n, None) => Ok(Threads::new(n.min(std::thread::available_parallelism().map_or(1, Into::into)))),
    }
}

impl Threads {
    /// At most so many, where several are faster than one.
    fn new(wanted: usize) -> Self {
        let single = if wanted == 1 { u64::MAX } else { 0 };
        Self { wanted, forced: false, choice: Choice::new(), single, many: false, crew: None }
    }

    /// So many at each iteration, even if the machine has fewer cores and the network is small.
    pub fn forced(wanted: usize) -> Self {
        Self { forced: true, ..Self::new(wanted.max(1)) }
    }

    /// Called first in each iteration: whether it must ask [`begin`](Self::begin), and tell its [`end`](Self::end).
    #[inline(always)]
    pub fn ask(&mut self) -> bool {
        if self.single > 0 {
            self.single -= 1;
            return false;
        }
        true
    }

    /// Whether the iteration uses several threads.
    pub fn begin(&mut self) -> bool {
        self.many = self.wanted > 1 && (self.forced || self.choice.begin());
        self.many
    }

    /// The iteration has ended.
    pub fn end(&mut self) {
        if self.wanted > 1 && !self.forced {
            let slept = if self.many { self.crew.as_mut().map(|(pool, _)| pool.slept()) } else { None };
            self.choice.end(slept.unwrap_or_default());
            self.single = self.choice.single();
        }
    }

    /// Whether the threads have been started.
    #[inline]
    pub fn started(&self) -> bool {
        self.crew.is_some()
    }

    /// Starts the threads and cuts groups of these sizes.
    pub fn start(&mut self, sizes: &[usize]) {
        let cuts = sizes.iter().map(|&size| Cuts::new(size, self.wanted, self.forced)).collect();
        self.crew = Some((Pool::new(self.wanted), cuts));
    }

    /// Where a group is cut.
    ///
    /// # Panics
    /// If the threads have not been started.
    pub fn cuts(&self, group: usize) -> &Cuts {
        let (_, cuts) = self.crew.as_ref().expect(STARTED);
        &cuts[group]
    }

    /// The threads, and where each group is cut.
    ///
    /// # Panics
    /// If they have not been started.
    #[inline]
    pub fn crew(&mut self) -> (&mut Pool, &[Cuts]) {
        let (pool, cuts) = self.crew.as_mut().expect(STARTED);
        (pool, cuts)
    }

    /// How many threads there may be.
    pub fn wanted(&self) -> usize {
        self.wanted
    }
}

const STARTED: &str = "threads are started before the first iteration that uses them";

impl Clone for Threads {
    fn clone(&self) -> Self {
        Self { forced: self.forced, ..Self::new(self.wanted) }
    }
}

impl fmt::Debug for Threads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Threads").field("wanted", &self.wanted).field("many", &self.many).finish_non_exhaustive()
    }
}

impl PartialEq for Threads {
    /// Threads change no results.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
