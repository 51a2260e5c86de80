use pymonn::prelude::*;

pub struct Hebb;

#[behaviour]
impl Hebb {
    fn synapse(&self, weight: &mut f32, src_activity: f32, dst_activity: f32) {
        *weight += src_activity * dst_activity;
    }
}

network! {
    pub network Net {
        group exc[10] {
            activty: f32 = 0.0;
        }

        group inh[10] {
            v: f32 = 0.0;
            u: f32 = 0.0;
        }

        synapses rec: exc -> inh {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => Hebb;
        }
    }
}

fn main() {}
