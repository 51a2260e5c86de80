use pymonn::prelude::*;

pub struct Couple;

#[behaviour]
impl Couple {
    fn synapse(&self, src_activity: &mut f32, dst_activity: &mut f32) {
        *dst_activity += *src_activity;
        *src_activity = 0.0;
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();

            1 => Couple;
        }
    }
}

fn main() {}
