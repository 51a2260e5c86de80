//! Interleaved timing: machines are noisy, so a speed is a ratio within one run, and the median of many rounds.

use cpu_time::ProcessTime;

/// One of the programs that are compared.
pub struct Contender<'a> {
    /// Its name in the table.
    pub name: &'a str,
    /// Runs one round and gives back how many units of work (iterations, say) it was.
    pub round: Box<dyn FnMut() -> u64 + 'a>,
}

impl<'a> Contender<'a> {
    /// A program and its name.
    pub fn new(name: &'a str, round: impl FnMut() -> u64 + 'a) -> Self {
        Self { name, round: Box::new(round) }
    }
}

/// Runs all contenders in turn, `rounds` times, and gives back the median CPU time of each per unit, in s.
pub fn medians(rounds: usize, contenders: &mut [Contender<'_>]) -> Vec<f64> {
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); contenders.len()];
    for round in 0..=rounds {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            let start = ProcessTime::now();
            let work = (contender.round)();
            let seconds = start.elapsed().as_secs_f64();
            // The first round warms up.
            if round > 0 {
                times.push(seconds / work as f64);
            }
        }
    }
    times.iter_mut().map(|t| median(t)).collect()
}

/// Prints the medians and their ratios to the first contender's; gives back the ratios, in the order of the contenders.
pub fn compare(title: &str, unit: &str, rounds: usize, mut contenders: Vec<Contender<'_>>) -> Vec<f64> {
    let medians = medians(rounds, &mut contenders);
    println!("{title} ({rounds} rounds, median CPU time, {})", pymonn::instruction_set());
    for (contender, median) in contenders.iter().zip(&medians) {
        println!("  {:<28} {:>10.3} ns/{unit}   ratio {:.3}", contender.name, median * 1e9, median / medians[0]);
    }
    medians.iter().map(|median| median / medians[0]).collect()
}

/// The middle value.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
