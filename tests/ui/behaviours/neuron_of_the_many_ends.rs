use pymonn::prelude::*;

pub struct Gather;

#[behaviour]
impl Gather {
    fn afferent(&self, weight: View<f32>, dst_v: &mut f32, src: Neuron) {
        *dst_v += weight.sum() * src.x;
    }
}

pub struct Spread;

#[behaviour]
impl Spread {
    fn efferent(&self, weight: View<f32>, src_v: &mut f32, dst: Neuron) {
        *src_v += weight.sum() * dst.x;
    }
}

pub struct Place;

#[behaviour]
impl Place {
    fn neuron(&self, v: &mut f32, src: Neuron) {
        *v = src.x;
    }
}

network! {
    pub network Net {
        group cells[10] {
            v: f32 = 0.0;

            1 => Place;
        }

        synapses links: cells -> cells {
            connect = probability(0.1);
            weight: f32 = 1.0;

            2 => Gather;
            3 => Spread;
        }
    }
}

fn main() {}
