//! Input that begins.

use pymonn::Refusal;
use pymonn::analysis::Avalanches;
use pymonn::models::ensemble;
use pymonn::models::sorn::{Parameters, Pools, Sorn, Start};
use pymonn::tasks::{RandomLetters, Source};

use super::course::{self, Course, Result};

/// Letters of the input.
const LETTERS: usize = 10;
/// Avalanches of so many steps after onset count.
const EARLY: usize = 20;
/// Steps without input from a network's one state to each trial, so that trials differ.
const APART: u64 = 100;

/// Avalanches of three times.
pub(crate) struct Onset {
    /// Without input.
    pub(crate) before: Avalanches,
    /// Of the first steps with input.
    pub(crate) early: Avalanches,
    /// After long learning with it.
    pub(crate) adapted: Avalanches,
}

/// Random letters, each driving a pool of 2 % of the units beyond any threshold.
struct Letters {
    letters: RandomLetters,
    input: [f32; LETTERS],
}

impl Letters {
    fn new(seed: u64) -> std::result::Result<Self, Refusal> {
        Ok(Self { letters: RandomLetters::new(LETTERS, seed)?, input: [0.0; LETTERS] })
    }

    fn step(&mut self, net: &mut Sorn) -> u32 {
        self.input.fill(0.0);
        if let Some(letter) = self.letters.next_symbol().letter {
            self.input[letter] = 1.0;
        }
        net.input.value.copy_from_slice(&self.input);
        active(net)
    }
}

/// One iteration; how many units fire.
fn active(net: &mut Sorn) -> u32 {
    net.iterate();
    net.exc.spike.iter().map(|spike| u32::from(*spike)).sum()
}

/// Shows letters to networks that have organised themselves without any: `trials` times each from one state, and then for long.
pub(crate) fn onset(
    parameters: &Parameters,
    courses: &[Course],
    trials: usize,
    adapting: usize,
    steps: usize,
    seed: u64,
) -> Result<Onset> {
    let parameters = Parameters { inputs: LETTERS, pools: Pools::Disjoint(parameters.ne / 50), gain: 1e8, ..parameters.clone() };
    let run = |k: usize| -> Result<Onset> {
        let start = Start { weu: parameters.draw::<f32>(seed + k as u64).weu, ..courses[k].state.clone() };
        let (mut before, mut early) = (Avalanches::new(0), Avalanches::new(0));
        let threshold = course::half_mean(&courses[k].activity);
        for trial in 0..trials {
            let seed = seed + (k * trials + trial) as u64;
            let mut net = parameters.build_from(start.clone(), seed)?;
            net.simulate_iterations(APART);
            before.pool(&first(threshold, || active(&mut net)));
            let mut letters = Letters::new(seed)?;
            let mut net = parameters.build_from(start.clone(), seed)?;
            net.simulate_iterations(APART);
            early.pool(&first(threshold, || letters.step(&mut net)));
        }
        let mut letters = Letters::new(seed + k as u64)?;
        let mut net = parameters.build_from(start, seed + k as u64)?;
        for _ in 0..adapting {
            letters.step(&mut net);
        }
        let activity: Vec<u16> = (0..steps).map(|_| letters.step(&mut net) as u16).collect();
        Ok(Onset { before, early, adapted: course::pooled([&activity[..]]) })
    };
    let mut all = Onset { before: Avalanches::new(0), early: Avalanches::new(0), adapted: Avalanches::new(0) };
    for parts in ensemble(courses.len(), run) {
        let parts = parts?;
        all.before.pool(&parts.before);
        all.early.pool(&parts.early);
        all.adapted.pool(&parts.adapted);
    }
    Ok(all)
}

/// The avalanches of the first steps, followed to their ends; one that goes on from before counts from here, so long ones are
/// more frequent than among avalanches of a long record.
fn first(threshold: u32, mut step: impl FnMut() -> u32) -> Avalanches {
    let mut avalanches = Avalanches::new(threshold);
    for t in 0.. {
        let active = step();
        avalanches.push(active);
        if t + 1 >= EARLY && active <= threshold {
            break;
        }
    }
    avalanches
}
