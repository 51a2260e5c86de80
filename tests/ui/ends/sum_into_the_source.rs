use pymonn::prelude::*;

pub struct Send2;

#[behaviour]
impl Send2 {
    #[sum(src_activity)]
    fn synapse(&self, weight: f32) -> f32 {
        weight
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => Send2;
        }
    }
}

fn main() {}
