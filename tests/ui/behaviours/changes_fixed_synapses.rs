#![allow(unused_variables)]
use pymonn::prelude::*;

pub struct Prune;

#[behaviour]
impl Prune {
    fn prune(weight: f32) -> bool {
        weight < 0.1
    }
}

pub struct Grow;

#[behaviour]
impl Grow {
    fn grow(new: &mut NewSynapses) {
        new.link(0, 1);
    }
}

network! {
    pub network Net {
        group exc[10] {
            1 => |new: &mut NewSynapses| {};
            2 => Prune;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;
            3 => Prune;
            4 => Grow;
            5 => |new: &mut NewSynapses| {};
        }

        synapses full: exc -> exc[Dense] {
            weight: f32 = 0.1;
            6 => Prune;
        }

        synapses other: exc -> exc[Adaptiv] {
            connect = all_to_all();
            weight: f32 = 0.1;
            7 => Prune;
        }
    }
}

fn main() {}
