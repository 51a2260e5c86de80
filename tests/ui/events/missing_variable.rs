use pymonn::prelude::*;

pub struct Depress;

#[behaviour]
impl Depress {
    fn on_pre(&self, weight: &mut f32) {
        *weight *= 0.9;
    }

    fn on_post(&self, weight: &mut f32) {
        *weight *= 1.1;
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

            1 => Depress;
        }
    }
}

fn main() {}
