use pymonn::prelude::*;

pub struct Decay {
    pub factor: f32,
}

#[behaviour]
impl Decay {
    fn neuron(&self, activity: &mut f32) {
        *activity *= self.factor;
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
            activity: bool = false;
            activty: f32 = 0.0;
            shared total: f32 = 0.0;
            dst_v: f32 = 0.0;

            1 => |activitty: &mut f32| *activitty += 1.0;
            2 => |total: &mut f32| *total += 1.0;
            3 => Recorder { actvity, total[..] };
        }

        group inh[10] {
            voltage: f32 = 0.0;

            1 => Decay { factor: 0.9 };
        }

        synapses rec: exc -> inh {
            connect = all_to_all();

            1 => Hebb;
        }
    }
}

fn main() {}
