//! Networks and their activity.

use std::error::Error;

use pymonn::analysis::Avalanches;
use pymonn::models::ensemble;
use pymonn::models::sorn::{Parameters, Sorn, Start, tag};

/// A network that has organised itself, and what it did then.
pub(crate) struct Course {
    /// Its state after the transient.
    pub(crate) state: Start,
    /// Active units in each step after it.
    pub(crate) activity: Vec<u16>,
}

/// How many networks are run for how long.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) networks: usize,
    pub(crate) transient: u64,
    pub(crate) analysed: usize,
}

/// What may fail in any thread.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Networks of these parameters, each from its own seed.
pub(crate) fn courses(parameters: &Parameters, plan: Plan, seed: u64) -> Result<Vec<Course>> {
    let run = |k: usize| {
        let mut net = parameters.build::<f32>(seed + k as u64)?;
        net.simulate_iterations(plan.transient);
        Ok(Course { state: net.state(), activity: record(&mut net, plan.analysed) })
    };
    ensemble(plan.networks, run).into_iter().collect()
}

/// The number of active units in each of the next steps.
pub(crate) fn record(net: &mut Sorn, steps: usize) -> Vec<u16> {
    let active = |_| {
        net.iterate();
        net.exc.spike.iter().map(|spike| u16::from(*spike)).sum()
    };
    (0..steps).map(active).collect()
}

/// Half of the mean activity. The authors' code cuts it to an integer; it is rounded here, since the mean is a whole number but for noise.
pub(crate) fn half_mean(activity: &[u16]) -> u32 {
    let sum: u64 = activity.iter().map(|active| u64::from(*active)).sum();
    (sum as f64 / activity.len().max(1) as f64 / 2.0).round() as u32
}

/// The avalanches of several networks, each above half of its mean activity.
pub(crate) fn pooled<'a>(courses: impl IntoIterator<Item = &'a [u16]>) -> Avalanches {
    above(courses, half_mean)
}

/// The avalanches of several networks above thresholds that depend on their activity.
pub(crate) fn above<'a>(courses: impl IntoIterator<Item = &'a [u16]>, threshold: impl Fn(&[u16]) -> u32) -> Avalanches {
    let mut all = Avalanches::new(0);
    for activity in courses {
        all.pool(&Avalanches::of(activity.iter().map(|active| u32::from(*active)), threshold(activity)));
    }
    all
}

/// What learns after the transient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Frozen {
    Nothing,
    Everything,
    IntrinsicPlasticity,
    AllButIntrinsicPlasticity,
}

/// Goes on from states of after the transient.
pub(crate) fn frozen(
    parameters: &Parameters,
    courses: &[Course],
    what: Frozen,
    steps: usize,
    seed: u64,
) -> Result<Vec<Vec<u16>>> {
    let run = |k: usize| {
        let mut net = parameters.build_from(courses[k].state.clone(), seed + k as u64)?;
        match what {
            Frozen::Nothing => {}
            Frozen::Everything => net.set_plastic(false),
            Frozen::IntrinsicPlasticity => net.set_enabled(tag::ip, false),
            Frozen::AllButIntrinsicPlasticity => {
                net.set_plastic(false);
                net.set_enabled(tag::ip, true);
            }
        }
        Ok(record(&mut net, steps))
    };
    ensemble(courses.len(), run).into_iter().collect()
}

/// Networks as they are drawn, without any plasticity.
pub(crate) fn unorganised(parameters: &Parameters, plan: Plan, seed: u64) -> Result<Vec<Vec<u16>>> {
    let run = |k: usize| {
        let mut net = parameters.build::<f32>(seed + k as u64)?;
        net.set_plastic(false);
        net.simulate_iterations(1_000);
        Ok(record(&mut net, plan.analysed))
    };
    ensemble(plan.networks, run).into_iter().collect()
}
