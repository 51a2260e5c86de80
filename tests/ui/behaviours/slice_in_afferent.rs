use pymonn::prelude::*;

pub struct Gather;

#[behaviour]
impl Gather {
    fn afferent(&self, weight: &[f32], dst_v: &mut f32) {
        *dst_v += weight.iter().sum::<f32>();
    }
}

network! {
    pub network Net {
        group cells[10] {
            v: f32 = 0.0;
        }

        synapses links: cells -> cells {
            connect = probability(0.1);
            weight: f32 = 1.0;

            2 => Gather;
        }
    }
}

fn main() {}
