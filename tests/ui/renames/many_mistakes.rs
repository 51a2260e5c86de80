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

pub struct Send;

#[behaviour]
impl Send {
    #[sum(dst_activity)]
    fn synapse(&self, weight: f32, src_activity: f32) -> f32 {
        weight * src_activity
    }
}

network! {
    pub network Net {
        group exc[10] {
            v: f32 = 0.0;

            1 => Decay { factor: 0.9 } with activty = v;
            2 => Decay { factor: 0.9 } with activity = u;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => Send with src_activity = v, dst_activity = dst_v;
        }
    }
}

fn main() {}
