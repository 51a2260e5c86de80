//! What a hook sees of a synapse group to which it adds.

use core::mem::take;

use super::{Adaptive, MOST};
use crate::Links;

/// The synapses that a hook of the kind `grow` adds, and who is linked already.
///
/// What is proposed exists when the hook is done; until then its variables cannot be seen, but it counts here. New synapses have
/// the initial values of their group's variables, drawn from streams of their own (by seed, variable, iteration and pair); then
/// the group's `initialize` hooks run for them. While an initialiser refuses its parameters, as a behaviour's that were changed
/// during the run, none are added.
#[derive(Debug)]
pub struct NewSynapses<'a> {
    links: &'a mut Links,
}

impl Links {
    /// For a hook that adds synapses.
    pub fn propose(&mut self) -> NewSynapses<'_> {
        NewSynapses { links: self }
    }

    /// Takes what has been proposed as what is born next; whether that is anything.
    pub fn announce(&mut self) -> bool {
        let Some(adaptive) = &mut self.adaptive else { return false };
        adaptive.born.clear();
        adaptive.born.extend(take(&mut adaptive.proposed));
        !adaptive.born.is_empty()
    }

    /// The new synapses, by source, then target.
    pub fn born(&self) -> &[(u32, u32)] {
        self.adaptive.as_ref().map_or(&[], |adaptive| &adaptive.born)
    }

    /// Gives up the new synapses.
    pub fn dismiss(&mut self) {
        let Some(adaptive) = &mut self.adaptive else { return };
        for (source, target) in take(&mut adaptive.born) {
            adaptive.outgoing[source as usize] -= 1;
            adaptive.incoming[target as usize] -= 1;
        }
    }
}

impl NewSynapses<'_> {
    fn adaptive(&self) -> Option<&Adaptive> {
        self.links.adaptive.as_deref()
    }

    /// Links two neurons. `false`, and nothing happens, where they are linked or proposed already, where one of the groups has no
    /// neuron of this number, and beyond 2^29 synapses.
    pub fn link(&mut self, source: usize, target: usize) -> bool {
        let there = source < self.sources() && target < self.targets();
        if !there || self.len() >= MOST || self.contains(source, target) {
            return false;
        }
        let Some(adaptive) = &mut self.links.adaptive else { return false };
        adaptive.outgoing[source] += 1;
        adaptive.incoming[target] += 1;
        adaptive.proposed.insert((source as u32, target as u32))
    }

    /// Whether two neurons are linked, or proposed.
    pub fn contains(&self, source: usize, target: usize) -> bool {
        let proposed = |adaptive: &Adaptive| adaptive.proposed.contains(&(source as u32, target as u32));
        let there = source < self.sources() && target < self.targets();
        there && (self.links.slot(source, target).is_some() || self.adaptive().is_some_and(proposed))
    }

    /// Whether a source and a target are one neuron: of a group that is linked with itself, those of the same number.
    pub fn is_self(&self, source: usize, target: usize) -> bool {
        self.links.is_self(source, target)
    }

    /// The size of the source group.
    pub fn sources(&self) -> usize {
        self.links.src().size()
    }

    /// The size of the target group.
    pub fn targets(&self) -> usize {
        self.links.dst().size()
    }

    /// The number of synapses, the proposed ones included.
    pub fn len(&self) -> usize {
        self.links.len() + self.adaptive().map_or(0, |adaptive| adaptive.proposed.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many synapses arrive at a neuron of the target group, the proposed ones included; 0 where there is no such neuron.
    pub fn in_degree(&self, target: usize) -> usize {
        self.adaptive().and_then(|adaptive| adaptive.incoming.get(target)).map_or(0, |&count| count as usize)
    }

    /// How many leave a neuron of the source group.
    pub fn out_degree(&self, source: usize) -> usize {
        self.adaptive().and_then(|adaptive| adaptive.outgoing.get(source)).map_or(0, |&count| count as usize)
    }
}
