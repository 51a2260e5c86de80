//! What two threads gain: against one, and against two copies of the network side by side, which is what the machine's memory and
//! cores allow. Needs the feature `parallel`.
//!
//! `cargo bench -p pymonn-benches --features parallel --bench threads -- [--model=cobahh] [--rounds=N]`

use std::time::Instant;

use cpu_time::ProcessTime;
use pymonn_benches::measure::median;
use pymonn_benches::models::{Peer, cobahh, cuba, rate, stdp};
use pymonn_benches::options::option;

fn main() {
    let (model, rounds) = (option("--model", String::new()), option("--rounds", 200));
    println!(
        "{:<14} {:>10} {:>7} {:>7} {:>7}   CPU time of one thread {:>8} {:>7}",
        "", "us/step", "bound", "chosen", "forced", "chosen", "forced"
    );
    let asked = |name: &str| model.is_empty() || name.starts_with(&model);
    if asked("cobahh-4000") {
        measure::<cobahh::Cobahh>("cobahh-4000", 4_000, 200, rounds, |net| net.__set_threads(2));
    }
    if asked("stdp-10000") {
        measure::<stdp::Balanced>("stdp-10000", 10_000, 10, rounds, |net| net.__set_threads(2));
    }
    if asked("cuba-100000") {
        measure::<cuba::Cuba>("cuba-100000", 100_000, 50, rounds, |net| net.__set_threads(2));
    }
    if asked("rate-10000") {
        measure::<rate::RateDense>("rate-10000", 10_000, 1, rounds / 4, |net| net.__set_threads(2));
    }
}

/// Wall times of each round, and CPU times.
#[derive(Default)]
struct Times {
    wall: Vec<f64>,
    cpu: Vec<f64>,
}

impl Times {
    fn take(&mut self, work: impl FnOnce()) {
        let (clock, start) = (Instant::now(), ProcessTime::now());
        work();
        self.cpu.push(start.elapsed().as_secs_f64());
        self.wall.push(clock.elapsed().as_secs_f64());
    }

    /// What a tenth of the rounds stay below: those in which nobody else wanted a core. Rounds are short for that.
    fn best(&self) -> f64 {
        let mut wall = self.wall.clone();
        wall.sort_by(f64::total_cmp);
        wall[wall.len() / 10]
    }
}

fn measure<P: Peer + Send>(name: &str, size: usize, steps: u64, rounds: usize, force: impl Fn(&mut P)) {
    let make = |threads| P::create(size, 1, threads).expect("a model that is built");
    let (mut one, mut left, mut right, mut chosen, mut forced) = (make(1), make(1), make(1), make(2), make(1));
    force(&mut forced);
    // Activity settles, and the choice is made.
    for net in [&mut one, &mut left, &mut right, &mut chosen, &mut forced] {
        net.simulate_iterations(20 * steps);
    }
    let [mut alone, mut both, mut best, mut two] = [(); 4].map(|()| Times::default());
    for _ in 0..rounds {
        alone.take(|| one.simulate_iterations(steps));
        both.take(|| {
            std::thread::scope(|scope| {
                scope.spawn(|| left.simulate_iterations(steps));
                right.simulate_iterations(steps);
            });
        });
        best.take(|| chosen.simulate_iterations(steps));
        two.take(|| forced.simulate_iterations(steps));
    }
    let gain = |times: &Times| alone.best() / times.best();
    let cpu = median(&mut alone.cpu.clone());
    println!(
        "{name:<14} {:>10.1} {:>7.2} {:>7.2} {:>7.2}   {:>31.2} {:>7.2}",
        alone.best() / steps as f64 * 1e6,
        2.0 * gain(&both),
        gain(&best),
        gain(&two),
        median(&mut best.cpu) / cpu,
        median(&mut two.cpu) / cpu,
    );
}
