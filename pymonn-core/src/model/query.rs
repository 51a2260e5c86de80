//! Questions that tools ask a [`Model`].

use core::fmt;

use super::info::{BehaviourInfo, GroupInfo, HookInfo, Model, StepInfo, SynapsesInfo, VariableInfo};

/// A variable with the object that it belongs to; prints as `object.variable`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QualifiedVariable {
    /// The group or synapse group; empty for a variable of the network.
    pub object: &'static str,
    /// The variable itself.
    pub variable: &'static VariableInfo,
}

impl QualifiedVariable {
    /// Whether the text in [`HookInfo::reads`] or [`HookInfo::writes`] means this variable.
    pub fn is(&self, qualified: &str) -> bool {
        match qualified.split_once('.') {
            Some((object, name)) => object == self.object && name == self.variable.name,
            None => self.object.is_empty() && qualified == self.variable.name,
        }
    }
}

impl fmt::Display for QualifiedVariable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.object.is_empty() {
            write!(f, "{}.", self.object)?;
        }
        f.write_str(self.variable.name)
    }
}

/// A step of the schedule with what its indices stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScheduledStep {
    /// The step.
    pub step: &'static StepInfo,
    /// The behaviour that it runs.
    pub behaviour: &'static BehaviourInfo,
    /// The hook that it calls.
    pub hook: &'static HookInfo,
}

impl SynapsesInfo {
    /// The source group, with the part that is meant: `exc` or `exc[..80]`.
    pub fn source(&self) -> impl fmt::Display + use<> {
        EndInfo { group: self.src, part: self.src_part }
    }

    /// The target group, with the part that is meant: `exc` or `exc[..80]`.
    pub fn target(&self) -> impl fmt::Display + use<> {
        EndInfo { group: self.dst, part: self.dst_part }
    }
}

/// One end of a synapse group.
struct EndInfo {
    group: &'static str,
    part: &'static str,
}

impl fmt::Display for EndInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.group)?;
        if self.part.is_empty() { Ok(()) } else { write!(f, "[{}]", self.part) }
    }
}

impl Model {
    /// The group with this name.
    pub fn group(&self, name: &str) -> Option<&'static GroupInfo> {
        self.groups.iter().find(|group| group.name == name)
    }

    /// The synapse group with this name.
    pub fn synapses(&self, name: &str) -> Option<&'static SynapsesInfo> {
        self.synapses.iter().find(|synapses| synapses.name == name)
    }

    /// All variables: the network's own, then those of the groups, then those of the synapse groups.
    pub fn variables(&self) -> impl Iterator<Item = QualifiedVariable> + Clone + use<> {
        let of = |object, variables: &'static [VariableInfo]| {
            variables.iter().map(move |variable| QualifiedVariable { object, variable })
        };
        of("", self.variables)
            .chain(self.groups.iter().flat_map(move |group| of(group.name, group.variables)))
            .chain(self.synapses.iter().flat_map(move |synapses| of(synapses.name, synapses.variables)))
    }

    /// The behaviours with a hook that writes the variable. Hooks that get the whole network are not among them.
    pub fn writers(&self, variable: QualifiedVariable) -> impl Iterator<Item = &'static BehaviourInfo> + Clone + use<> {
        let writes = move |hook: &HookInfo| hook.writes.iter().any(|name| variable.is(name));
        self.behaviours.iter().filter(move |behaviour| behaviour.hooks.iter().any(writes))
    }

    /// The variables that no behaviour writes: constants and inputs from outside, or something forgotten.
    pub fn unwritten(&self) -> impl Iterator<Item = QualifiedVariable> + Clone + use<> {
        let model = *self;
        self.variables().filter(move |variable| model.writers(*variable).next().is_none())
    }

    /// The schedule, each step with its behaviour and its hook.
    pub fn steps(&self) -> impl Iterator<Item = ScheduledStep> + Clone + use<> {
        let behaviours = self.behaviours;
        self.schedule.iter().filter_map(move |step| {
            let behaviour = behaviours.get(step.behaviour)?;
            Some(ScheduledStep { step, behaviour, hook: behaviour.hooks.get(step.hook)? })
        })
    }

    /// Each behaviour once, by its first step; those that only initialise come last.
    pub fn behaviours_in_order(&self) -> impl Iterator<Item = &'static BehaviourInfo> + Clone + use<> {
        let (schedule, behaviours) = (self.schedule, self.behaviours);
        let before = move |steps: &[StepInfo], index| steps.iter().any(|step| step.behaviour == index);
        let scheduled = schedule.iter().enumerate().filter_map(move |(at, step)| {
            let first = !before(schedule.get(..at)?, step.behaviour);
            behaviours.get(step.behaviour).filter(|_| first)
        });
        let others = behaviours.iter().enumerate().filter(move |(index, _)| !before(schedule, *index));
        scheduled.chain(others.map(|(_, behaviour)| behaviour))
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::EXAMPLE;

    #[test]
    fn objects_are_found_by_name() {
        assert_eq!(EXAMPLE.group("inh").map(|group| group.extent), Some("size / 4"));
        assert_eq!(EXAMPLE.synapses("plastic").map(|synapses| synapses.dst), Some("exc"));
        assert!(EXAMPLE.group("plastic").is_none());
        assert!(EXAMPLE.synapses("exc").is_none());
    }

    #[test]
    fn steps_join_their_indices() {
        let mut steps = EXAMPLE.steps();
        let first = steps.next().unwrap();
        assert_eq!((first.behaviour.label, first.hook.name), ("Leak", "neuron"));
        assert_eq!(EXAMPLE.steps().count(), EXAMPLE.schedule.len());
    }

    #[test]
    fn a_step_that_leads_nowhere_is_left_out() {
        let model = super::Model { behaviours: &[], ..EXAMPLE };
        assert_eq!(model.steps().count(), 0);
    }

    #[test]
    fn nothing_writes_what_no_hook_names() {
        let mut unwritten = EXAMPLE.unwritten();
        assert!(unwritten.next().unwrap().is("reward"));
        let second = unwritten.next().unwrap();
        assert!(second.is("inh.threshold") && !second.is("exc.threshold") && !second.is("threshold"));
        assert!(unwritten.next().is_none());
    }

    #[test]
    fn a_behaviour_with_two_steps_is_listed_once() {
        assert_eq!(EXAMPLE.behaviours_in_order().filter(|behaviour| behaviour.label == "Stdp").count(), 1);
        assert_eq!(EXAMPLE.behaviours_in_order().count(), EXAMPLE.behaviours.len());
    }
}
