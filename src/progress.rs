//! Progress bars for long runs and for the building of large networks.

use std::{
    fmt,
    io::{IsTerminal as _, stderr},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use pymonn_core::{BuildError, Builder, Building, Network};

/// Time between looks at the clock.
const BATCH: Duration = Duration::from_millis(50);

/// [`Network`]s that show how far a run has come.
pub trait Progress: Network {
    /// Runs `iterations` iterations behind a bar with percentage, iterations per second and time left.
    ///
    /// The bar is hidden when standard error is no terminal. The clock is read about every 50 ms, not in every
    /// iteration, so that the bar costs nothing that can be measured.
    ///
    /// ```ignore
    /// println!("{}", net.simulate_with_progress(100_000));
    /// ```
    fn simulate_with_progress(&mut self, iterations: u64) -> Timing {
        let timing = run(iterations, |batch| (0..batch).for_each(|_| self.iterate()));
        // Once: batches depend on the clock, and results must not.
        self.settle();
        timing
    }
}

impl<N: Network> Progress for N {}

/// [`Builder`]s that show how far they have come.
pub trait BuildProgress: Builder {
    /// Builds the network behind a bar that shows what is being drawn, and how much of it is done.
    ///
    /// The bar is hidden when standard error is no terminal, and for what takes less than 50 ms.
    ///
    /// ```ignore
    /// let net = Net::builder().size(1_000_000).build_with_progress()?;
    /// ```
    ///
    /// # Errors
    /// As `build()`.
    fn build_with_progress(self) -> Result<Self::Network, BuildError> {
        let mut shown = Shown { bar: styled(0, "{msg} {percent:>3} % {wide_bar} {eta} left"), begun: Instant::now() };
        let net = self.build_reporting(|building| shown.tell(building));
        shown.bar.finish_and_clear();
        net
    }
}

impl<B: Builder> BuildProgress for B {}

/// The bar of one part of the work after the other.
struct Shown {
    bar: ProgressBar,
    begun: Instant,
}

impl Shown {
    fn tell(&mut self, building: &Building<'_>) {
        let &Building { object, doing, done, total } = building;
        if done == 0 {
            self.begun = Instant::now();
            self.bar.reset();
        }
        if self.begun.elapsed() >= BATCH {
            self.bar.set_message(format!("{object}: {doing}"));
            self.bar.set_length(total as u64);
            self.bar.set_position(done as u64);
        }
    }
}

/// Passes all iterations on in batches.
fn run(iterations: u64, mut simulate: impl FnMut(u64)) -> Timing {
    let bar = bar(iterations);
    let start = Instant::now();
    let (mut done, mut batch, mut before) = (0, 1, Duration::ZERO);
    while done < iterations {
        let now = batch.min(iterations - done);
        simulate(now);
        done += now;
        let elapsed = start.elapsed();
        batch = next_batch(now, elapsed.saturating_sub(before));
        before = elapsed;
        bar.set_position(done);
    }
    let timing = Timing { iterations, seconds: start.elapsed().as_secs_f64() };
    bar.finish_and_clear();
    timing
}

/// Iterations until the clock is read again: at most ten times more than now, at least one.
fn next_batch(batch: u64, took: Duration) -> u64 {
    let wanted = batch as f64 * BATCH.as_secs_f64() / took.as_secs_f64().max(1e-9);
    (wanted as u64).clamp(1, batch.saturating_mul(10))
}

fn bar(iterations: u64) -> ProgressBar {
    styled(iterations, "{percent:>3} % {wide_bar} {human_pos} of {human_len}, {rate}, {eta} left")
}

/// A bar that no one sees where standard error is no terminal.
fn styled(len: u64, template: &str) -> ProgressBar {
    let hidden = !stderr().is_terminal();
    let target = if hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(len), target);
    // A template that does not parse leaves the usual bar.
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style.with_key("rate", |state: &ProgressState, text: &mut dyn fmt::Write| {
            // There is no place to report that a text cannot grow.
            let _ = write!(text, "{}", Rate(state.per_sec()));
        })),
        Err(_) => bar,
    }
}

/// How long a run took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timing {
    /// Iterations that were run.
    pub iterations: u64,
    /// Time from start to end in seconds.
    pub seconds: f64,
}

impl Timing {
    /// Seconds for each iteration; 0 for a run of none.
    pub fn per_iteration(&self) -> f64 {
        if self.iterations == 0 { 0.0 } else { self.seconds / self.iterations as f64 }
    }
}

/// As in `1,000 iterations in 3.2 ms: 3.2 µs each`.
impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.iterations == 1 { "" } else { "s" };
        write!(f, "{} iteration{plural} in {}", thousands(self.iterations), Span(self.seconds))?;
        if self.iterations > 1 { write!(f, ": {} each", Span(self.per_iteration())) } else { Ok(()) }
    }
}

/// A time with two or three digits and the unit that suits it.
struct Span(f64);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // From where rounding would give four digits on, the next unit is used.
        let units = [(1e-9, 999.5e-9, "ns"), (1e-6, 999.5e-6, "µs"), (1e-3, 999.5e-3, "ms"), (1.0, f64::INFINITY, "s")];
        let (unit, _, name) = units.into_iter().find(|unit| self.0 < unit.1).unwrap_or(units[3]);
        let value = self.0 / unit;
        let digits = usize::from(value < 99.95);
        write!(f, "{value:.digits$} {name}")
    }
}

/// Iterations per second, as precise as can be read while it changes.
struct Rate(f64);

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 10.0 { write!(f, "{:.1}/s", self.0) } else { write!(f, "{}/s", thousands(self.0 as u64)) }
    }
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_exactly_the_iterations_asked_for() {
        for iterations in [0, 1, 7, 123_456] {
            let mut done = 0;
            let timing = run(iterations, |batch| done += batch);
            assert_eq!((done, timing.iterations), (iterations, iterations));
            assert!(timing.seconds >= 0.0);
        }
    }

    #[test]
    fn only_what_takes_its_time_is_shown() {
        let mut shown = Shown { bar: styled(0, "{msg}"), begun: Instant::now() };
        let building = |doing, done| Building { object: "links", doing, done, total: 10 };
        shown.tell(&building("counting synapses", 0));
        shown.tell(&building("counting synapses", 5));
        assert_eq!((shown.bar.message(), shown.bar.position()), (String::new(), 0));
        std::thread::sleep(BATCH);
        shown.tell(&building("counting synapses", 9));
        assert_eq!((shown.bar.message().as_str(), shown.bar.position()), ("links: counting synapses", 9));
        assert_eq!(shown.bar.length(), Some(10));
        shown.tell(&building("placing synapses", 0));
        assert_eq!(shown.bar.position(), 0);
    }

    #[test]
    fn a_timing_reads_as_a_sentence() {
        let text = |iterations, seconds| Timing { iterations, seconds }.to_string();
        assert_eq!(text(1_000, 3.2e-3), "1,000 iterations in 3.2 ms: 3.2 µs each");
        assert_eq!(text(2_000_000, 250.0), "2,000,000 iterations in 250 s: 125 µs each");
        assert_eq!(text(1, 0.5), "1 iteration in 500 ms");
        assert_eq!(text(0, 0.0), "0 iterations in 0.0 ns");
        assert_eq!(text(10, 9.9999e-3), "10 iterations in 10.0 ms: 1.0 ms each");
    }

    #[test]
    fn batches_aim_at_fifty_milliseconds() {
        assert_eq!(next_batch(100, Duration::from_millis(50)), 100);
        assert_eq!(next_batch(100, Duration::from_millis(25)), 200);
        assert_eq!(next_batch(1, Duration::ZERO), 10);
        assert_eq!(next_batch(1, Duration::from_secs(5)), 1);
        assert_eq!(next_batch(u64::MAX, Duration::from_nanos(1)), u64::MAX);
    }

    #[test]
    fn rates_are_short() {
        assert_eq!(Rate(0.25).to_string(), "0.2/s");
        assert_eq!(Rate(1_032_712.9).to_string(), "1,032,712/s");
    }

    #[test]
    fn no_iterations_take_no_time_each() {
        assert_eq!(Timing { iterations: 0, seconds: 1.0 }.per_iteration(), 0.0);
    }
}
