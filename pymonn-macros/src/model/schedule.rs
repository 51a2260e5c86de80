//! Which steps run in one loop.

use super::digest::Kind;
use super::{Action, Owner, Plan, Step};

/// Steps that run in one loop over the neurons of a group; a single step where nothing can be fused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub steps: Vec<usize>,
}

/// Joins `neuron` hooks of one group that follow each other.
///
/// A `neuron` hook touches its own neuron alone, and reads what is shared. So hooks of other groups between two of them
/// do not matter, and neuron by neuron gives the same bits as hook by hook.
pub(super) fn fuse(plan: &Plan, steps: &[Step]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // Where in `runs` the current stretch of `neuron` hooks begins.
    let mut stretch = 0;
    for (k, step) in steps.iter().enumerate() {
        if neuron_hook(plan, step).is_none() {
            runs.push(Run { steps: vec![k] });
            stretch = runs.len();
            continue;
        }
        let same = |run: &&mut Run| neuron_hook(plan, &steps[run.steps[0]]) == neuron_hook(plan, step);
        // Only the group's last run in the stretch will do: one with another `every` stands in between otherwise.
        let group = plan.behaviours[step.behaviour].owner;
        let last = runs[stretch..].iter_mut().rev().find(|run| plan.behaviours[steps[run.steps[0]].behaviour].owner == group);
        match last.filter(same) {
            Some(run) => run.steps.push(k),
            None => runs.push(Run { steps: vec![k] }),
        }
    }
    runs
}

/// Group and `every` of a `neuron` hook.
fn neuron_hook(plan: &Plan, step: &Step) -> Option<(Owner, String)> {
    let behaviour = &plan.behaviours[step.behaviour];
    let every = behaviour.ast.every.as_ref().map(ToString::to_string).unwrap_or_default();
    match &step.action {
        Action::Hook(hook) if hook.kind == Kind::Neuron => Some((behaviour.owner, every)),
        _ => None,
    }
}
