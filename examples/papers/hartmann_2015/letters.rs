//! Figure 1: driven by random letters, a deterministic network fires as irregularly as if by chance.

use pymonn::analysis::{Bin, fano_factor, interval_fit, interval_statistics, spike_time_intervals, spike_times};
use pymonn::models::ensemble;
use pymonn::models::sorn::Parameters;
use pymonn::plot::{Color, Panel, line, raster, scatter};
use pymonn::tasks::RandomLetters;

use super::common::{Form, Report};
use super::experiment::{EVOKED, Experiment, Result, learning, mean, median};

/// Steps in which spikes are counted together.
const WINDOW: usize = 100;

/// Longest interval of the histogram: that of the authors' code.
const LONGEST: u64 = 50;

/// Steps of the raster.
const SHOWN: usize = 100;

/// Spikes of the units without input.
struct Irregular {
    /// Intervals of all units.
    intervals: Vec<u64>,
    /// Mean coefficient of variation.
    cv: f64,
    /// Mean and variance of each unit's counts.
    counts: Vec<(f64, f64)>,
    /// Steps and units of the spikes in the first steps.
    raster: (Vec<u64>, Vec<u32>),
}

fn irregular(plastic: usize, seed: u64) -> Result<Irregular> {
    let mut of = Experiment::new(&Parameters { inputs: 10, ..Parameters::hartmann() }, seed)?;
    let mut letters = RandomLetters::new(10, seed)?;
    of.learn(&mut letters, plastic)?;
    of.freeze();
    of.shuffle();
    let spikes = of.evoked(&mut letters, EVOKED)?.spikes;
    let mut found =
        Irregular { intervals: Vec::new(), cv: 0.0, counts: Vec::new(), raster: spike_times(&spikes.slice(0..SHOWN)) };
    let units = of.pools.undriven();
    let mut cv = Vec::new();
    for unit in units {
        let intervals = spike_time_intervals(&spikes, unit as usize)?;
        cv.push(interval_statistics(&intervals)?.cv);
        found.intervals.extend(intervals);
        let factor = fano_factor(&spikes, unit as usize, WINDOW)?;
        found.counts.push((factor.mean, factor.variance));
    }
    found.cv = mean(cv);
    Ok(found)
}

pub(crate) fn figure_1(form: &Form, report: &mut Report) -> Result<Vec<Panel>> {
    let runs =
        ensemble(form.pick(1, 5), |k| irregular(learning(form), form.seed + k as u64)).into_iter().collect::<Result<Vec<_>>>()?;
    let intervals: Vec<u64> =
        runs.iter().flat_map(|run| &run.intervals).copied().filter(|interval| *interval <= LONGEST).collect();
    let fit = interval_fit(&intervals, LONGEST as usize - 1)?;
    let (means, variances): (Vec<f64>, Vec<f64>) = runs.iter().flat_map(|run| &run.counts).copied().unzip();
    report.check(
        "1: coefficient of variation of intervals",
        median(runs.iter().map(|run| run.cv)),
        0.7..=1.3,
        "near 1: irregular",
        "code",
    );
    report.check("1: R squared of an exponential through intervals", fit.r_squared, 0.9..=1.0, "exponential", "code");
    let fano = mean(variances.iter().zip(&means).map(|(variance, mean)| variance / mean));
    report.show("1: variance of counts in 100 steps over mean", format!("{fano:.3}"), "", "");
    let centres = || fit.histogram.iter().map(Bin::centre);
    let all = intervals.len() as f64;
    let counts = fit.histogram.iter().map(|bin| bin.count as f64 / all);
    Ok(vec![
        raster(runs[0].raster.0.iter().copied(), &runs[0].raster.1).title("1: activity under random letters").x_label("step"),
        scatter(centres(), counts)
            .legend(["intervals"])
            .overlay(
                line(centres().skip(1), centres().skip(1).map(|x| fit.count(x) / all))
                    .legend(["exponential"])
                    .color(Color::nth(1)),
            )
            .title("1: intervals under random letters")
            .x_label("interval [steps]")
            .y_label("share"),
        scatter(&means, &variances).title("1: variance of counts in 100 steps").x_label("mean").y_label("variance"),
    ])
}
