use pymonn::prelude::*;

pub struct Depress;

#[behaviour]
impl Depress {
    #[on_pre(dst_spike)]
    fn depress(&self, weight: &mut f32) {
        *weight *= 0.9;
    }
}

network! {
    pub network Net {
        group exc[10] {
            spike: bool = false;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => Depress;
        }
    }
}

fn main() {}
