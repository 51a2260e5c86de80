use pymonn::prelude::*;

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
            activity: f32 = 0.0;
        }

        group inh[10] {
            voltage: f32 = 0.0;
        }

        synapses rec: exc -> inh {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => Send;
        }
    }
}

fn main() {}
