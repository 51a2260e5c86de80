//! Which steps run together on several threads, and which on one.

use crate::expand::context::Cx;
use crate::expand::kernels::{copied, delayed, hook_of, run_number, stretch};
use crate::expand::settle;
use crate::model::{Action, Hook, Kind, Model, Owner, Side, VariableId};

/// A stretch of the schedule.
pub(in crate::expand) enum Stage {
    /// One run, on one thread.
    Single(usize),
    Phase(Phase),
}

/// Runs of the schedule between which threads need not wait for each other.
#[derive(Default)]
pub(in crate::expand) struct Phase {
    pub(in crate::expand) runs: Vec<usize>,
    /// Event variables whose events are looked for at the end, with the stretch of the schedule.
    pub(in crate::expand) scans: Vec<(VariableId, u64)>,
    accesses: Vec<Access>,
}

/// How threads get a variable that one of them writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expand) enum Share {
    /// Each its own neurons.
    Neurons,
    /// Each the synapses of its own targets.
    ByTarget,
    /// Each the synapses of its own sources.
    BySource,
}

/// What a step does with a variable.
struct Access {
    id: VariableId,
    how: How,
    writes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Each thread touches its own part.
    Own(Share),
    /// Threads read all of it.
    Whole,
    /// It is read before threads begin.
    Before,
}

impl Phase {
    /// How the phase hands out a variable that it writes.
    pub(in crate::expand) fn share(&self, id: VariableId) -> Option<Share> {
        self.accesses.iter().find_map(|access| match access.how {
            How::Own(share) if access.id == id && access.writes => Some(share),
            _ => None,
        })
    }

    /// All variables that it writes, once each.
    pub(in crate::expand) fn written(&self) -> impl Iterator<Item = (VariableId, Share)> + '_ {
        let mut seen = Vec::new();
        self.accesses.iter().filter(|access| access.writes).filter_map(move |access| {
            let new = !seen.contains(&access.id);
            seen.push(access.id);
            if new { self.share(access.id).map(|share| (access.id, share)) } else { None }
        })
    }

    /// Whether the threads must have met before this, which comes next.
    fn clashes(&self, next: &Access) -> bool {
        self.accesses.iter().filter(|before| before.id == next.id).any(|before| match (before.how, next.how) {
            (How::Before, _) => false,
            (a, b) => a != b && (before.writes || next.writes),
        })
    }
}

/// The schedule in stages.
pub(super) fn stages(cx: &Cx<'_>, model: &Model) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    for run in 0..model.runs.len() {
        let Some(accesses) = accesses(cx, model, run) else {
            stages.push(Stage::Single(run));
            continue;
        };
        let fits = matches!(stages.last(), Some(Stage::Phase(phase)) if !accesses.iter().any(|next| phase.clashes(next)));
        if !fits {
            stages.push(Stage::Phase(Phase::default()));
        }
        if let Some(Stage::Phase(phase)) = stages.last_mut() {
            phase.runs.push(run);
            phase.accesses.extend(accesses);
        }
    }
    for run in 0..model.runs.len() {
        look_early(model, run, &mut stages);
    }
    stages
}

/// Lets the threads that write a run's event variable look for its events.
fn look_early(model: &Model, run: usize, stages: &mut [Stage]) {
    let Some(id) = event(model, run) else { return };
    let writes = |&before: &usize| {
        model.runs[before].steps.iter().any(|&step| match &model.steps[step].action {
            Action::Hook(hook) => hook.kind == Kind::Network || hook.uses().any(|(used, _, writes)| used == id && writes),
            _ => false,
        })
    };
    let Some(writer) = (0..run).rev().find(writes) else { return };
    let scan = (id, stretch(model, run_number(model, run, &model.runs[run]), id));
    for stage in stages {
        if let Stage::Phase(phase) = stage
            && phase.runs.contains(&writer)
            && !phase.scans.contains(&scan)
            // While threads read the events of before, nobody looks for new ones.
            && !phase.runs.iter().any(|&run| event(model, run) == Some(id))
        {
            phase.scans.push(scan);
        }
    }
}

/// The event that a run waits for.
fn event(model: &Model, run: usize) -> Option<VariableId> {
    hook_of(&model.steps[model.runs[run].steps[0]]).and_then(|hook| hook.event)
}

/// What a run touches; `None` where one thread runs it.
fn accesses(cx: &Cx<'_>, model: &Model, run: usize) -> Option<Vec<Access>> {
    let mut found = Vec::new();
    for &step in &model.runs[run].steps {
        let step = &model.steps[step];
        let hook = hook_of(step)?;
        if settle::is_due(model, step) {
            return None;
        }
        // Few neurons at a time: not worth a part of its own.
        if hook.event.is_some() && matches!(hook.kind, Kind::Afferent | Kind::Efferent) {
            return None;
        }
        match (hook.kind, cx.plan.behaviours[step.behaviour].owner) {
            (Kind::Neuron, _) => {
                for (id, _, writes) in hook.uses().filter(|(id, ..)| !model.variables[*id].shared) {
                    found.push(Access { id, how: How::Own(Share::Neurons), writes });
                }
            }
            (Kind::Synapse | Kind::OnPre | Kind::OnPost | Kind::Afferent | Kind::Efferent, Owner::Synapses(synapses)) => {
                of_synapses(cx, model, hook, synapses, &mut found)?;
            }
            _ => return None,
        }
    }
    Some(found)
}

fn of_synapses(cx: &Cx<'_>, model: &Model, hook: &Hook, synapses: usize, found: &mut Vec<Access>) -> Option<()> {
    // Who owns a synapse changes where they come and go.
    if cx.ast.synapses[synapses].adaptive {
        return None;
    }
    let (past, copied) = (delayed(cx, hook, synapses), copied(cx, model, hook, synapses));
    let own = if hook.kind == Kind::Efferent { Side::Src } else { Side::Dst };
    let by = if hook.kind == Kind::Efferent { Share::BySource } else { Share::ByTarget };
    for (id, side, writes) in hook.uses() {
        let shown_before = past.contains(&id) && side == Side::Src || copied.contains(&(id, side));
        let how = match side {
            _ if shown_before => How::Before,
            _ if model.variables[id].shared => continue,
            Side::Own => How::Own(by),
            side if side == own => How::Own(Share::Neurons),
            // A source belongs to no thread where synapses are split by target.
            _ if writes => return None,
            _ => How::Whole,
        };
        found.push(Access { id, how, writes });
    }
    if let Some(id) = hook.event {
        found.push(Access { id, how: How::Before, writes: false });
    }
    Some(())
}
