//! Figures 5 to 7: variability falls when a stimulus comes; activity before it foretells how it is seen, and expectations bias it.

use nalgebra::DMatrix;
use pymonn::analysis::{SpikeTrain, VarVsMean, Variability};
use pymonn::models::ensemble;
use pymonn::models::sorn::{Parameters, Pools, Thresholds};
use pymonn::plot::{Color, Panel, curves, line, scatter};
use pymonn::readout::{Linear, Ridge, States};
use pymonn::tasks::{Mixtures, hesselmann};

use super::common::{Form, Report};
use super::experiment::{EVOKED, Experiment, LAST, Phase, Result, learning, mean, median};
use super::inference::{nearest_observer, seen_by_optimal_inference};

/// Step of a trial in which the decision is read out.
const DECISION: usize = 4;

/// Steps before and after the onset of a stimulus in which variability is measured: those that all trials have.
const BEFORE: usize = 10;
const AFTER: usize = 15;

/// Steps that are counted together.
const BOX: usize = 5;

/// Steps before and after the onset from which decisions are foretold: the authors' window of 50.
const WINDOW: (usize, usize) = (40, 10);

/// The most ambiguous stimulus.
const HALF: usize = 5;

/// Parts of A in a stimulus.
fn shares() -> Vec<f64> {
    (0..=10).map(|k| f64::from(k) / 10.0).collect()
}

/// One network's decisions.
struct Decisions {
    /// How often A is seen, by the part of A in the stimulus.
    seen: Vec<f64>,
    /// How often a decision on half A, half B is foretold from the state at each step around the onset; from another trial's state.
    foretold: [Vec<f64>; 2],
    /// Correlation of the response at each step from the onset on with what is foretold from the state before it; from another trial's.
    response: [Vec<f64>; 2],
    /// Around the onset.
    variability: Vec<Variability>,
}

fn decide(prior: f64, eta_stdp: f64, plastic: usize, seed: u64) -> Result<Decisions> {
    let (pools, ti) = (Pools::Disjoint(10), Thresholds::Ordered(0.0, 1.0));
    let mut of = Experiment::new(&Parameters { inputs: 3, pools, ti, eta_stdp, ..Parameters::hartmann() }, seed)?;
    let mut words = hesselmann(prior, seed)?;
    of.learn(&mut words, plastic)?;
    of.freeze();
    of.silence();
    let known = of.evoked(&mut words, EVOKED)?;
    of.silence();
    let test = of.evoked(&mut Mixtures::new(&shares(), seed)?, LAST)?;

    let readout = trained(&known)?;
    let onsets =
        |share: usize| test.steps(WINDOW.0, AFTER.max(WINDOW.1), |symbol| symbol.is_first() && symbol.word == Some(share));
    // Whether A is seen.
    let decisions = |share: usize| -> Result<Vec<usize>> {
        onsets(share).into_iter().map(|onset| Ok(usize::from(readout.predict(&test.state(onset + DECISION))? == 0))).collect()
    };
    let seen = |share| Ok(mean(decisions(share)?.into_iter().map(|a| a as f64)));
    let conditions: Vec<Vec<SpikeTrain>> = (0..=10)
        .map(|share| onsets(share).into_iter().map(|onset| test.spikes.slice(onset - BEFORE..onset + AFTER)).collect())
        .collect();
    Ok(Decisions {
        seen: (0..=10).map(seen).collect::<Result<_>>()?,
        foretold: foretold(&test, &onsets(HALF), &decisions(HALF)?)?,
        response: responses(&test, &onsets(HALF))?,
        variability: VarVsMean { window: BOX, bin: 0.25, ..VarVsMean::default() }.over_time(&conditions)?,
    })
}

/// A read-out of the word (0: A) from the state at its end.
fn trained(known: &Phase) -> Result<Linear> {
    let mut states = States::new(known.spikes.neurons(), 2)?;
    for step in known.steps(0, 1, |symbol| symbol.word.is_some() && symbol.position == DECISION) {
        states.push(&known.state(step), known.symbols[step].word.unwrap_or_default())?;
    }
    Ok(Ridge::new(1.0).train(&states)?)
}

/// States of these steps.
fn states(of: &Phase, steps: impl IntoIterator<Item = usize>, decisions: &[usize]) -> Result<States> {
    let mut states = States::new(of.spikes.neurons(), 2)?;
    steps.into_iter().zip(decisions).try_for_each(|(step, decision)| states.push(&of.state(step), *decision))?;
    Ok(states)
}

/// A read-out is trained on the first half of the trials and tested on the second; for comparison, each trial is given the state of the next.
fn foretold(test: &Phase, onsets: &[usize], decisions: &[usize]) -> Result<[Vec<f64>; 2]> {
    let mut accuracy = [Vec::new(), Vec::new()];
    let half = onsets.len() / 2;
    for offset in 0..WINDOW.0 + WINDOW.1 {
        for (other, accuracy) in accuracy.iter_mut().enumerate() {
            let step = |k: usize| onsets[(k + other) % onsets.len()] + offset - WINDOW.0;
            let (known, new) = (
                states(test, (0..half).map(step), decisions)?,
                states(test, (half..onsets.len()).map(step), &decisions[half..])?,
            );
            // Who always decides alike is foretold by that.
            let alike = decisions[..half].iter().all(|decision| *decision == decisions[0]);
            let right = if alike {
                mean(decisions[half..].iter().map(|decision| f64::from(u8::from(*decision == decisions[0]))))
            } else {
                Ridge::new(1.0).train(&known)?.scores(&new)?.accuracy()
            };
            accuracy.push(right);
        }
    }
    Ok(accuracy)
}

/// The same for all units' responses.
fn responses(test: &Phase, onsets: &[usize]) -> Result<[Vec<f64>; 2]> {
    let half = onsets.len() / 2;
    let before = |k: usize| onsets[k % onsets.len()] - 1;
    let unlabelled = vec![0; onsets.len()];
    let known = states(test, (0..half).map(before), &unlabelled)?;
    let new = [0, 1].map(|other| states(test, (half..onsets.len()).map(|k| before(k + other)), &unlabelled));
    let [own, others] = new;
    let (own, others) = (own?, others?);
    let mut correlation = [Vec::new(), Vec::new()];
    for offset in 0..AFTER {
        let after = |trials: std::ops::Range<usize>| -> DMatrix<f64> {
            test.spikes.select_steps(trials.map(|k| onsets[k] + offset)).to_matrix()
        };
        let readout = Ridge::new(1.0).fit(&known, &after(0..half))?;
        let truth = after(half..onsets.len());
        correlation[0].push(correlated(&readout.all_outputs(&own)?, &truth));
        correlation[1].push(correlated(&readout.all_outputs(&others)?, &truth));
    }
    Ok(correlation)
}

/// Pearson's coefficient over all entries.
fn correlated(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
    let (a, b) = (a.add_scalar(-a.mean()), b.add_scalar(-b.mean()));
    a.dot(&b) / (a.norm() * b.norm())
}

/// The mean of what networks have, at each place.
fn means(runs: &[Decisions], of: impl Fn(&Decisions) -> Vec<f64>) -> Vec<f64> {
    let all: Vec<Vec<f64>> = runs.iter().map(of).collect();
    (0..all[0].len()).map(|k| mean(all.iter().map(|values| values[k]))).collect()
}

/// Fano factors in windows that begin with or after the stimulus, up to its end, over those in windows before it.
fn fall(run: &Decisions, fano: fn(&Variability) -> f64) -> f64 {
    mean(run.variability[BEFORE..=BEFORE + BOX].iter().map(fano)) / mean(run.variability[..=BEFORE - BOX].iter().map(fano))
}

pub(crate) fn figures_5_to_7(form: &Form, report: &mut Report) -> Result<Vec<Panel>> {
    let eta = Parameters::hartmann().eta_stdp;
    let run = |prior: f64, eta: f64, seeds: usize| {
        ensemble(seeds, |k| decide(prior, eta, learning(form), form.seed + k as u64)).into_iter().collect::<Result<Vec<_>>>()
    };
    let most = form.pick(2, 10);
    let even = run(0.5, eta, most)?;
    let without = run(0.5, 0.0, form.pick(1, 5))?;
    let seldom = run(0.2, eta, form.pick(1, 5))?;
    let often = run(0.8, eta, form.pick(1, 5))?;

    let falls = "falls";
    let source = "abstract";
    report.check(
        "5: Fano factor at onset / before, means matched",
        median(even.iter().map(|run| fall(run, |v| v.matched))),
        0.5..=0.95,
        falls,
        source,
    );
    report.check("5: the same, all units", median(even.iter().map(|run| fall(run, |v| v.fano))), 0.4..=0.92, falls, source);
    report.show(
        "7: means matched, without STDP",
        format!("{:.3}", median(without.iter().map(|run| fall(run, |v| v.matched)))),
        "",
        "",
    );
    let seen = [&seldom, &even, &often].map(|runs| means(runs, |run| run.seen.clone()));
    let on = nearest_observer(&seen[1]);
    let optimal = [0.2, 0.5, 0.8].map(|prior| seen_by_optimal_inference(prior, on));
    let shift = seen[2][HALF] - seen[0][HALF];
    report.check("5: A seen in half A, half B, prior 0.8 less prior 0.2", shift, 0.1..=1.0, "prior shifts the curve", "code");
    let off: f64 = seen.iter().flatten().zip(optimal.iter().flatten()).map(|(a, b)| (a - b).powi(2)).sum();
    report.show("5: root mean square from optimal inference, fitted at 0.5", format!("{:.3}", (off / 33.0).sqrt()), "", "");
    let foretold = [0, 1].map(|k| means(&even, |run| run.foretold[k].clone()));
    let before = |k: usize| mean(foretold[k][WINDOW.0 - 5..WINDOW.0].iter().copied());
    report.show(
        "5: decision foretold in the 5 steps before onset, by chance",
        format!("{:.3}, {:.3}", before(0), before(1)),
        "",
        "",
    );
    let response = [0, 1].map(|k| means(&even, |run| run.response[k].clone()));
    report.show(
        "6: response foretold, from other trials",
        format!("{:.3}, {:.3}", mean(response[0][..DECISION].iter().copied()), mean(response[1][..DECISION].iter().copied())),
        "",
        "",
    );

    let first = |step: usize| step as f64 - BEFORE as f64;
    let times: Vec<f64> = even[0].variability.iter().map(|v| first(v.step)).collect();
    let fano = |runs: &[Decisions], of: fn(&Variability) -> f64| means(runs, |run| run.variability.iter().map(of).collect());
    let [own, other] = foretold;
    let [response, others] = response;
    Ok(vec![
        curves(
            &times,
            [
                ("all units", fano(&even, |v| v.fano)),
                ("means matched", fano(&even, |v| v.matched)),
                ("matched, no STDP", fano(&without, |v| v.matched)),
            ],
        )
        .title("5: variability falls at the onset")
        .x_label("first step of 5 from onset")
        .y_label("Fano factor"),
        decided(seen, &optimal),
        curves((0..own.len()).map(|k| k as f64 - WINDOW.0 as f64), [("state", own), ("of another trial", other)])
            .title("5: decisions foretold")
            .x_label("step from onset")
            .y_label("right"),
        curves(0..response.len() as u32, [("state before onset", response), ("of another trial", others)])
            .title("6: responses foretold")
            .x_label("step from onset")
            .y_label("correlation"),
    ])
}

/// Dots: networks; curves: optimal inference.
fn decided(seen: [Vec<f64>; 3], optimal: &[Vec<f64>; 3]) -> Panel {
    let names = ["p(A) = 0.2", "0.5", "0.8"];
    let dots = seen.into_iter().enumerate().map(|(k, seen)| scatter(shares(), seen).color(Color::nth(k)).legend([names[k]]));
    let lines = optimal.iter().enumerate().map(|(k, curve)| line(shares(), curve).color(Color::nth(k)));
    let all = dots.chain(lines).reduce(Panel::overlay).unwrap_or_default();
    all.title("5: decisions, optimal (lines)").x_label("part of A in the stimulus").y_label("A seen")
}
