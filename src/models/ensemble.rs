use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Calls `run` with 0, 1, … `runs` − 1, on as many threads as the machine has, and gives what it returned in this order.
///
/// A network runs on one thread from its beginning to its end, so results do not depend on the number of threads.
///
/// ```
/// use pymonn::models::{ensemble, sorn::Parameters};
///
/// let rates = ensemble(4, |k| {
///     let mut net = Parameters::zheng().build::<f32>(k as u64)?;
///     net.simulate_iterations(500);
///     Ok(net.exc.spike.iter().filter(|spike| **spike).count())
/// });
/// assert_eq!(rates.into_iter().collect::<Result<Vec<_>, pymonn::BuildError>>()?.len(), 4);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
///
/// # Panics
/// If `run` does.
pub fn ensemble<T: Send>(runs: usize, run: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(runs));
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(runs);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let k = next.fetch_add(1, Ordering::Relaxed);
                    if k >= runs {
                        break;
                    }
                    let result = run(k);
                    // A thread that panicked is passed on by the scope.
                    if let Ok(mut done) = done.lock() {
                        done.push((k, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|(k, _)| *k);
    done.into_iter().map(|(_, result)| result).collect()
}
