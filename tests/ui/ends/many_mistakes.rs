use pymonn::prelude::*;

pub struct Send;

#[behaviour]
impl Send {
    #[sum(dst_activity)]
    fn synapse(&self, weight: f32, src_activity: f32) -> f32 {
        weight * src_activity
    }
}

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
            activity: f32 = 0.0;
        }

        group inh[10] {
            voltage: f32 = 0.0;
        }

        synapses a: exc -> inh {
            weight: f32 = 0.1;

            1 => Send;
        }

        synapses b: exc -> exc {
            connect = all_to_all();

            1 => |src_activity: &mut f32, dst_activity: &mut f32| *src_activity = *dst_activity;
            2 => Hebb;
        }

        synapses c: exc => exc {
            connect = all_to_all();
        }
    }
}

fn main() {}
