#![allow(unused_variables)]
use pymonn::prelude::*;

pub struct Prune;

#[behaviour]
impl Prune {
    #[prune(spike)]
    fn at_no_end(weight: f32) -> bool {
        weight < 0.1
    }

    #[prune(dst_fires)]
    fn unknown(weight: f32) -> bool {
        weight < 0.1
    }

    #[prune(src_v)]
    fn number(weight: f32) -> bool {
        weight < 0.1
    }
}

pub struct Grow;

#[behaviour]
impl Grow {
    fn grow(src_v: f32, neuron: Neuron, new: &mut NewSynapses) {
        new.link(0, 1);
    }
}

network! {
    pub network Net {
        group exc[10] {
            spike: bool = false;
            v: f32 = 0.0;
        }

        synapses rec: exc -> exc[Adaptive] {
            connect = all_to_all();
            weight: f32 = 0.1;
            1 => Prune;
            2 => Grow;
        }
    }
}

fn main() {}
