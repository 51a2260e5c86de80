//! Threads that wait for work, spinning for some microseconds and sleeping then.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::any::Any;
use core::cell::UnsafeCell;
use core::fmt;
use core::hint::spin_loop;
use core::mem;
use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;
use std::thread::{self, JoinHandle, Thread};
use std::time::{Duration, Instant};

use super::Split;
use super::split::Apart;

/// How often a thread looks for what it waits for before it sleeps: some tens of microseconds.
const LOOKS: u32 = 2_000;

/// What all threads of one run call with the numbers of their parts.
type Job = *const (dyn Fn(usize) + Sync);

/// Does the parts of a run on several threads, of which the caller's is one.
///
/// A part that its thread has not begun when the caller has done its own is done by the caller: a thread that another
/// process keeps from its core costs nothing but its help.
pub struct Pool {
    state: Arc<State>,
    helpers: Vec<JoinHandle<()>>,
    parts: usize,
    round: u64,
    slept: Duration,
}

struct State {
    /// Counts the runs; a new number is what helpers wait for.
    round: Apart<AtomicU64>,
    job: UnsafeCell<Option<Job>>,
    stop: AtomicBool,
    /// One per part but the first, which is the caller's.
    seats: Box<[Apart<Seat>]>,
    /// The caller sleeps until a helper wakes it.
    waiting: AtomicBool,
    caller: Mutex<Option<Thread>>,
    panicked: AtomicBool,
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

#[derive(Default)]
struct Seat {
    /// The last run whose part was taken by somebody.
    taken: AtomicU64,
    /// The last run whose part was done by the seat's helper.
    done: AtomicU64,
    asleep: AtomicBool,
}

// SAFETY: `job` is written by the caller while no helper has a part of a run (see `Pool::run`), and read by helpers that
// have; `round` and `taken` order the two. What it points to is `Sync`.
#[allow(unsafe_code, reason = "see above")]
unsafe impl Sync for State {}
// SAFETY: as above.
#[allow(unsafe_code, reason = "see above")]
unsafe impl Send for State {}

impl Pool {
    /// Starts a thread for each part but the first; where the system refuses one, the caller does its part.
    pub fn new(parts: usize) -> Self {
        let parts = parts.max(1);
        let state = Arc::new(State {
            round: Apart(AtomicU64::new(0)),
            job: UnsafeCell::new(None),
            stop: AtomicBool::new(false),
            seats: (1..parts).map(|_| Apart(Seat::default())).collect(),
            waiting: AtomicBool::new(false),
            caller: Mutex::new(None),
            panicked: AtomicBool::new(false),
            panic: Mutex::new(None),
        });
        let start = |part: usize| {
            let state = Arc::clone(&state);
            thread::Builder::new().name(alloc::format!("pymonn {part}")).spawn(move || state.help(part)).ok()
        };
        let helpers = (1..parts).map_while(start).collect();
        Self { state, helpers, parts, round: 0, slept: Duration::ZERO }
    }

    /// The number of parts.
    pub fn parts(&self) -> usize {
        self.parts
    }

    /// How long the caller has slept since this was asked last, because another thread took so long.
    pub fn slept(&mut self) -> Duration {
        mem::take(&mut self.slept)
    }

    /// Calls `work` once for each part, on any thread, with what `split` has for it.
    ///
    /// # Panics
    /// If `work` does, on whichever thread; all parts have ended then.
    #[inline]
    #[allow(clippy::needless_pass_by_value, reason = "what is split may be split once")]
    pub fn run<S: Split>(&mut self, split: S, work: impl Fn(S::Part, usize) + Sync) {
        #[allow(unsafe_code, reason = "the pool gives out the parts")]
        // SAFETY: `each` calls this once for each part, and `split` ends with this function.
        self.each(&|part| work(unsafe { split.part(part) }, part));
    }

    fn each(&mut self, job: &(dyn Fn(usize) + Sync)) {
        self.round += 1;
        let (round, state) = (self.round, &*self.state);
        // SAFETY: the job's lifetime is forgotten here. Helpers call it between taking a part of this run and marking it as
        // done, and this function returns when every part is done or was taken by itself; it does not unwind before.
        // No helper reads the cell now, since the run before has ended in the same way.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            *state.job.get() = Some(mem::transmute::<&(dyn Fn(usize) + Sync), &'static (dyn Fn(usize) + Sync)>(job));
        }
        state.round.0.store(round, Ordering::SeqCst);
        for (seat, helper) in state.seats.iter().zip(&self.helpers) {
            if seat.0.asleep.load(Ordering::SeqCst) && seat.0.asleep.swap(false, Ordering::SeqCst) {
                helper.thread().unpark();
            }
        }
        let mut panic = catch_unwind(AssertUnwindSafe(|| job(0))).err();
        for (k, seat) in state.seats.iter().enumerate() {
            if seat.0.take(round) {
                panic = panic.or(catch_unwind(AssertUnwindSafe(|| job(k + 1))).err());
            } else {
                self.slept += state.wait(&seat.0, round);
            }
        }
        if state.panicked.load(Ordering::Acquire) && state.panicked.swap(false, Ordering::AcqRel) {
            panic = panic.or_else(|| state.panic.lock().ok().and_then(|mut panic| panic.take()));
        }
        if let Some(panic) = panic {
            resume_unwind(panic);
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.state.stop.store(true, Ordering::SeqCst);
        self.state.round.0.store(self.round + 1, Ordering::SeqCst);
        for helper in self.helpers.drain(..) {
            helper.thread().unpark();
            // Helpers catch what their work throws.
            let _ = helper.join();
        }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("parts", &self.parts).finish_non_exhaustive()
    }
}

impl Seat {
    /// Whether the caller of this function, and nobody else, does the seat's part of the run.
    #[inline]
    fn take(&self, round: u64) -> bool {
        // Most often another was first: then the line is only read.
        self.taken.load(Ordering::Acquire) < round
            && self.taken.compare_exchange(round - 1, round, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}

impl State {
    /// What a helper does all its life.
    fn help(&self, part: usize) {
        let seat = &self.seats[part - 1].0;
        let mut seen = 0;
        while let Some(round) = self.next(seat, seen) {
            seen = round;
            if !seat.take(round) {
                continue;
            }
            // SAFETY: the part is taken and not done, so that the caller of `each` keeps the job alive and the cell unwritten.
            #[allow(unsafe_code, reason = "see above")]
            let work = || unsafe { (*self.job.get()).map(|job| (*job)(part)) };
            if let Err(panic) = catch_unwind(AssertUnwindSafe(work))
                && let Ok(mut place) = self.panic.lock()
            {
                *place = Some(panic);
                self.panicked.store(true, Ordering::Release);
            }
            seat.done.store(round, Ordering::SeqCst);
            if self.waiting.load(Ordering::SeqCst)
                && let Ok(caller) = self.caller.lock()
                && let Some(caller) = &*caller
            {
                caller.unpark();
            }
        }
    }

    /// The next run after `seen`; `None` when the pool ends.
    fn next(&self, seat: &Seat, seen: u64) -> Option<u64> {
        loop {
            for _ in 0..LOOKS {
                let round = self.round.0.load(Ordering::Acquire);
                if round != seen {
                    return (!self.stop.load(Ordering::Acquire)).then_some(round);
                }
                spin_loop();
            }
            seat.asleep.store(true, Ordering::SeqCst);
            // Whoever begins a run now sees the mark, or this sees the run.
            while self.round.0.load(Ordering::SeqCst) == seen && seat.asleep.load(Ordering::SeqCst) {
                thread::park();
            }
            seat.asleep.store(false, Ordering::SeqCst);
        }
    }

    /// Waits until the seat's helper has done its part; how long the caller slept, if it did.
    fn wait(&self, seat: &Seat, round: u64) -> Duration {
        for _ in 0..LOOKS {
            if seat.done.load(Ordering::Acquire) == round {
                return Duration::ZERO;
            }
            spin_loop();
        }
        let since = Instant::now();
        if let Ok(mut caller) = self.caller.lock() {
            *caller = Some(thread::current());
        }
        self.waiting.store(true, Ordering::SeqCst);
        while seat.done.load(Ordering::SeqCst) != round {
            thread::park();
        }
        self.waiting.store(false, Ordering::SeqCst);
        since.elapsed()
    }
}
