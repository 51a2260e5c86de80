#![allow(unused_variables)]
use pymonn::prelude::*;

pub struct Prune;

#[behaviour]
impl Prune {
    fn prune(weight: f32) {}

    #[prune]
    fn number(weight: f32) -> f32 {
        weight
    }

    #[prune(0)]
    fn event(weight: f32) -> bool {
        true
    }

    #[prune]
    #[sum(dst_v)]
    fn sum(weight: f32) -> bool {
        true
    }
}

pub struct Grow;

#[behaviour]
impl Grow {
    fn grow(src_v: &[f32]) {}

    #[grow]
    fn by_value(new: NewSynapses) {}

    #[grow]
    fn twice(new: &mut NewSynapses, more: &mut NewSynapses) {}

    #[synapse]
    fn elsewhere(weight: f32, new: &mut NewSynapses) {}

    #[grow(src_spike)]
    fn at_events(new: &mut NewSynapses) {}
}

fn main() {}
