//! Whether several threads are worth it: tried out, since no rule knows the machine's other work.

use std::time::{Duration, Instant};

/// Below this, an iteration costs less than handing it to threads does.
const SMALL: Duration = Duration::from_micros(2);
/// A block of a trial ends after so many iterations, or so much time.
const BLOCK: usize = 8;
const BLOCK_TIME: Duration = Duration::from_micros(500);
/// Blocks of each mode in a trial of short iterations.
const ROUNDS: usize = 3;
/// A decision stands at least this long...
const SHORTEST: Duration = Duration::from_millis(20);
/// ...and at most this long.
const LONGEST: Duration = Duration::from_secs(5);
/// What a trial loses is this small a part of the time until the next.
const WORTH: u32 = 100;
/// After so many iterations on several threads, it is asked how long the caller slept.
const WINDOW: u64 = 256;
/// At most so small a part of the time.
const SLEEP: u32 = 32;

/// Runs a few iterations of each mode now and then, and stays with the faster one in between.
#[derive(Debug)]
pub(super) struct Choice {
    many: bool,
    /// Iterations until the next trial; 0 while one goes on.
    left: u64,
    /// How long one thread, and several, are stayed with if the next trial says the same.
    holds: [Duration; 2],
    /// What an iteration on several threads took in the last trial.
    time: Duration,
    window: u64,
    seen: u64,
    slept: Duration,
    trial: Trial,
}

/// Blocks of iterations, one mode after the other.
#[derive(Debug, Default)]
struct Trial {
    began: Option<Instant>,
    /// Whether the block uses several threads.
    many: bool,
    /// Blocks done.
    blocks: usize,
    /// Iterations of the block that are not counted: caches hold what the mode before has left there.
    warm: usize,
    in_block: usize,
    block_time: Duration,
    times: [Times; 2],
}

/// What the iterations of one mode took.
#[derive(Clone, Copy, Debug, Default)]
struct Times {
    counted: [Duration; BLOCK * ROUNDS],
    count: usize,
    /// Warm-up included.
    whole: Duration,
    all: u32,
}

impl Times {
    fn median(&self) -> Duration {
        let mut sorted = self.counted;
        let sorted = &mut sorted[..self.count];
        sorted.sort_unstable();
        sorted.get(self.count / 2).copied().unwrap_or_default()
    }

    fn mean(&self) -> Duration {
        let sum: Duration = self.counted[..self.count].iter().sum();
        sum / u32::try_from(self.count).unwrap_or(u32::MAX).max(1)
    }
}

impl Choice {
    pub(super) fn new() -> Self {
        let trial = Trial { warm: 1, ..Trial::default() };
        Self {
            many: false,
            left: 0,
            holds: [SHORTEST; 2],
            time: Duration::ZERO,
            window: WINDOW,
            seen: 0,
            slept: Duration::ZERO,
            trial,
        }
    }

    /// How many iterations from now run on one thread without a question.
    pub(super) fn single(&mut self) -> u64 {
        if self.many || self.left == 0 {
            return 0;
        }
        let left = self.left;
        self.try_out();
        left
    }

    /// Whether this iteration uses several threads.
    #[inline]
    pub(super) fn begin(&mut self) -> bool {
        if self.left > 0 {
            return self.many;
        }
        self.trial.began = Some(Instant::now());
        self.trial.many
    }

    /// `slept`: how long the caller had to wait for a helper, where that was long.
    #[inline]
    pub(super) fn end(&mut self, slept: Duration) {
        if self.left > 0 {
            self.left -= 1;
            self.watch(slept);
        } else if let Some(began) = self.trial.began.take() {
            self.note(began.elapsed());
        }
    }

    /// Tries again soon where cores are wanted by others.
    fn watch(&mut self, slept: Duration) {
        self.seen += 1;
        self.slept += slept;
        if self.left == 0 {
            self.holds[0] = SHORTEST;
            self.try_out();
        } else if self.seen >= self.window {
            let allowed = self.time * u32::try_from(self.window).unwrap_or(u32::MAX) / SLEEP;
            if self.slept > allowed {
                // Where it stays with several threads all the same, it asks less often.
                self.window = (self.window * 2).min(1 << 20);
                self.try_out();
            }
            (self.seen, self.slept) = (0, Duration::ZERO);
        }
    }

    /// Begins a trial, with the mode that runs now.
    fn try_out(&mut self) {
        self.left = 0;
        self.trial = Trial { many: self.many, ..Trial::default() };
    }

    fn note(&mut self, time: Duration) {
        let trial = &mut self.trial;
        let times = &mut trial.times[usize::from(trial.many)];
        times.whole += time;
        times.all += 1;
        trial.block_time += time;
        if trial.warm > 0 {
            // A long iteration fills caches by itself.
            trial.warm = if time > BLOCK_TIME / 4 { 0 } else { trial.warm - 1 };
            return;
        }
        times.counted[times.count] = time;
        times.count += 1;
        trial.in_block += 1;
        if trial.in_block < BLOCK && trial.block_time < BLOCK_TIME {
            return;
        }
        let long = trial.in_block < BLOCK;
        trial.blocks += 1;
        (trial.in_block, trial.block_time, trial.warm) = (0, Duration::ZERO, 2);
        let one = trial.times[0].median();
        if trial.blocks == 1 && !trial.many && one < SMALL {
            self.decide(false, Duration::ZERO);
            return;
        }
        trial.many = !trial.many;
        if trial.blocks < 2 {
            return;
        }
        let many = trial.times[1].median();
        // Far apart, or long: no need to look closer.
        let clear = many > one * 2 || one > many * 3;
        if long || clear || trial.blocks == 2 * ROUNDS {
            // A change must pay; and the mean tells what the median does not, that a thread was kept from its core.
            let pays = if self.many { many < one } else { many < one * 19 / 20 };
            let wins = pays && trial.times[1].mean() < trial.times[0].mean();
            let (lost, better) = if wins { (&trial.times[0], many) } else { (&trial.times[1], one) };
            let cost = lost.whole.saturating_sub(better * lost.all);
            self.decide(wins, cost);
        }
    }

    /// `cost`: what the trial of the slower mode has lost.
    fn decide(&mut self, many: bool, cost: Duration) {
        let hold = &mut self.holds[usize::from(many)];
        let stands = (*hold).max(cost * WORTH).min(LONGEST);
        *hold = (*hold * 2).min(LONGEST / 2);
        if many != self.many {
            self.window = WINDOW;
            if !many {
                self.holds[1] = SHORTEST;
            }
        }
        let time = self.trial.times[usize::from(many)].median().max(Duration::from_nanos(20));
        self.left = (stands.as_nanos() / time.as_nanos()).clamp(16, u128::from(u32::MAX)) as u64;
        (self.many, self.time) = (many, time);
        (self.seen, self.slept) = (0, Duration::ZERO);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs so many iterations that take `time(many, iteration)`; how long each mode ran, in the second half.
    fn run(iterations: u64, mut time: impl FnMut(bool, u64) -> (Duration, Duration)) -> [Duration; 2] {
        let mut choice = Choice::new();
        let mut spent = [Duration::ZERO; 2];
        let mut single = 0;
        for k in 0..iterations {
            let many = single == 0 && choice.begin();
            let (took, slept) = time(many, k);
            if single > 0 {
                single -= 1;
            } else {
                // The clock is not asked: the times are given.
                if choice.trial.began.take().is_some() {
                    choice.note(took);
                } else {
                    choice.end(slept);
                }
                single = choice.single();
            }
            if k >= iterations / 2 {
                spent[usize::from(many)] += took;
            }
        }
        spent
    }

    const fn us(time: u64) -> Duration {
        Duration::from_micros(time)
    }

    #[test]
    fn the_faster_mode_runs_nearly_always() {
        for (slow, fast) in [(10, 6), (100, 52), (2_000, 1_100), (20_000, 10_500)] {
            let [one, many] = run(20_000, |many, _| (us(if many { fast } else { slow }), Duration::ZERO));
            assert!(one * 30 < many, "{slow} {fast}: {one:?} {many:?}");
            let [one, many] = run(20_000, |many, _| (us(if many { slow } else { fast }), Duration::ZERO));
            assert!(many * 30 < one, "{fast} {slow}: {one:?} {many:?}");
        }
    }

    #[test]
    fn what_a_trial_loses_is_little() {
        // Eight hundred times slower, as where another process has the core.
        let [one, many] = run(4_000_000, |many, _| (us(if many { 4_000 } else { 5 }), Duration::ZERO));
        assert!(many * 30 < one, "{one:?} {many:?}");
    }

    #[test]
    fn small_networks_try_nothing() {
        let [_, many] = run(1_000_000, |many, _| (Duration::from_nanos(if many { 10 } else { 900 }), Duration::ZERO));
        assert_eq!(many, Duration::ZERO);
    }

    #[test]
    fn threads_that_are_kept_from_their_cores_are_given_up() {
        // Half as long, but for a stall of 4 ms at each fiftieth iteration.
        let stalls = |many: bool, k: u64| match (many, k % 50) {
            (true, 0) => (us(4_050), us(4_000)),
            (true, _) => (us(50), Duration::ZERO),
            _ => (us(100), Duration::ZERO),
        };
        let [one, many] = run(1_000_000, stalls);
        let (all, best) = (one + many, us(100) * 500_000);
        assert!(all < best * 103 / 100, "{one:?} {many:?}");
    }

    #[test]
    fn it_notices_that_a_network_has_grown_or_calmed() {
        let [one, many] = run(4_000_000, |many, k| {
            let one = if k < 1_000_000 { 3 } else { 30 };
            (us(if many { 16 } else { one }), Duration::ZERO)
        });
        assert!(one * 30 < many, "{one:?} {many:?}");
    }
}
