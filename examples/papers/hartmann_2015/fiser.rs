//! Figure 3: with learning, spontaneous activity comes to resemble what the learnt words evoke, more than what other words do.

use pymonn::analysis::{PatternCounts, SpikeTrain};
use pymonn::models::ensemble;
use pymonn::models::sorn::Parameters;
use pymonn::plot::{Panel, curves};
use pymonn::tasks::{Source as _, Symbol, fiser, fiser_control};

use super::common::{Form, Report};
use super::experiment::{Experiment, MEASURED, PLASTIC, Result, learning, median};

/// Units whose patterns are counted.
const UNITS: usize = 16;

/// Steps at the beginning of a phase that do not count.
const SETTLING: usize = 5_000;

/// How far spontaneous activity is from what words evoke: Kullback-Leibler divergence of the evoked patterns from the spontaneous ones, in bits.
#[derive(Clone, Copy, Debug)]
struct Distance {
    /// From the words learnt.
    learnt: f64,
    /// From other words of the same letters.
    other: f64,
}

fn distance(plastic: usize, steps: usize, seed: u64) -> Result<Distance> {
    let mut of = Experiment::new(&Parameters::hartmann(), seed)?;
    let units: [usize; UNITS] = of.some_units();
    let mut words = fiser(0.5, seed)?;
    of.learn(&mut words, plastic)?;
    of.freeze();
    of.shuffle();
    let learnt = patterns(&mut of, units, steps, || words.next_symbol())?;
    of.shuffle();
    let mut others = fiser_control(seed)?;
    let other = patterns(&mut of, units, steps, || others.next_symbol())?;
    let spontaneous = patterns(&mut of, units, steps, Symbol::default)?;
    Ok(Distance { learnt: learnt.divergence_from(&spontaneous)?, other: other.divergence_from(&spontaneous)? })
}

/// How often these units show each pattern while they see this.
fn patterns(
    of: &mut Experiment,
    units: [usize; UNITS],
    steps: usize,
    mut shown: impl FnMut() -> Symbol,
) -> Result<PatternCounts> {
    let mut spikes = SpikeTrain::new(UNITS);
    for step in 0..steps {
        of.step(&shown())?;
        if step >= SETTLING {
            spikes.push(&units.map(|unit| of.net.exc.spike[unit]));
        }
    }
    Ok(PatternCounts::new(&spikes, &(0..UNITS).collect::<Vec<_>>())?)
}

pub(crate) fn figure_3(form: &Form, report: &mut Report) -> Result<Panel> {
    let steps = form.pick(50_000, 750_000);
    let learnt_for: Vec<usize> = form.pick(vec![0, learning(form)], (0..=10).map(|k| k * PLASTIC / 10).collect());
    let seeds = form.pick(2, 5);
    let run = |k: usize| distance(learnt_for[k / seeds], steps, form.seed + (k % seeds) as u64);
    let runs = ensemble(learnt_for.len() * seeds, run).into_iter().collect::<Result<Vec<_>>>()?;
    let of =
        |value: fn(&Distance) -> f64| -> Vec<f64> { runs.chunks(seeds).map(|runs| median(runs.iter().map(value))).collect() };
    let (learnt, other) = (of(|d| d.learnt), of(|d| d.other));
    let last = learnt_for.len() - 1;
    let fallen = |of: fn(&Distance) -> f64| {
        runs[..seeds].iter().zip(&runs[last * seeds..]).filter(|(before, after)| of(after) < of(before)).count() as f64
            / seeds as f64
    };
    report.show("3: KL(learnt words || spontaneous), untrained [bit]", format!("{:.3}", learnt[0]), "", "");
    if form.full {
        report.check("3: the same, trained / untrained", learnt[last] / learnt[0], 0.0..=0.8, "falls", "code, abstract");
        report.check("3: networks in which it has fallen", fallen(|d| d.learnt), 1.0..=1.0, "all", "");
        report.check(
            "3: KL(other words || spontaneous), the same over that",
            (other[last] / other[0]) / (learnt[last] / learnt[0]),
            1.2..=9.0,
            "falls less",
            "code",
        );
    } else {
        report.show(
            "3: the same, trained / untrained",
            format!("{:.3}", learnt[last] / learnt[0]),
            "unreliable below full length",
            MEASURED,
        );
    }
    Ok(curves(learnt_for.iter().map(|steps| *steps as f64 / 1000.0), [("words learnt", learnt), ("other words", other)])
        .title("3: evoked from spontaneous")
        .x_label("learning [1,000 steps]")
        .y_label("KL [bit]"))
}
