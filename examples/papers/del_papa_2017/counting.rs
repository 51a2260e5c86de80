//! Learning with and without noise.

use pymonn::models::ensemble;
use pymonn::models::sorn::{Parameters, Pools};
use pymonn::readout::{Pinv, States};
use pymonn::tasks::{Replay, Source, counting};

use super::course::Result;

/// Steps of learning, of the read-out's training, and of its test.
#[derive(Clone, Copy)]
pub(crate) struct Phases {
    pub(crate) plastic: usize,
    pub(crate) training: usize,
    pub(crate) test: usize,
}

/// What is to be foretold.
#[derive(Clone, Copy)]
pub(crate) enum Task {
    /// Words of so many equal letters between two others.
    Counting(usize),
    /// A random sequence of so many letters, over and over.
    Sequence(usize),
}

/// What came of it.
pub(crate) struct Learnt {
    /// Part of the letters that are foretold, those without first letters of words.
    pub(crate) accuracy: f64,
    /// Units that would have been active without input, in each step of learning.
    pub(crate) activity: Vec<u16>,
}

/// Networks that learn a task, with all plasticity and this variance of noise, and foretell letters from spikes that recurrent input alone would cause.
pub(crate) fn learn(task: Task, variance: f64, phases: Phases, networks: usize, seed: u64) -> Result<Vec<Learnt>> {
    let run = |k: usize| {
        let seed = seed + k as u64;
        let mut source: Box<dyn Source> = match task {
            Task::Counting(n) => Box::new(counting(n, seed)?),
            Task::Sequence(length) => Box::new(Replay::random(10, length, seed)?),
        };
        let letters = source.symbols();
        let parameters = Parameters {
            inputs: letters,
            pools: Pools::Disjoint(10),
            noise_e: variance.sqrt(),
            noise_i: variance.sqrt(),
            ..Parameters::del_papa(200)
        };
        let mut net = parameters.build::<f32>(seed)?;
        let (mut activity, mut input) = (Vec::new(), vec![0.0; letters]);
        let (mut training, mut test, mut first) = (States::new(200, letters)?, States::new(200, letters)?, Vec::new());
        let mut symbol = source.next_symbol();
        for t in 0..phases.plastic + phases.training + phases.test {
            if t == phases.plastic {
                net.set_plastic(false);
            }
            input.fill(0.0);
            symbol.letter.into_iter().for_each(|letter| input[letter] = 1.0);
            net.step(&input)?;
            symbol = source.next_symbol();
            let next = symbol.label(0);
            if t < phases.plastic {
                activity.push(net.exc.recurrent.iter().map(|spike| u16::from(*spike)).sum());
            } else if t < phases.plastic + phases.training {
                training.push(&net.exc.recurrent, next)?;
            } else {
                test.push(&net.exc.recurrent, next)?;
                first.push(matches!(task, Task::Counting(_)) && symbol.is_first());
            }
        }
        let scores = Pinv::default().train(&training)?.scores(&test)?;
        Ok(Learnt { accuracy: scores.accuracy_where(|t| !first[t]).unwrap_or(f64::NAN), activity })
    };
    ensemble(networks, run).into_iter().collect()
}
