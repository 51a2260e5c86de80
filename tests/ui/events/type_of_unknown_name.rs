use pymonn::prelude::*;

pub type Flag = u8;

pub struct Depress;

#[behaviour]
impl Depress {
    fn on_pre(&self, weight: &mut f32) {
        *weight *= 0.9;
    }
}

network! {
    pub network Net {
        group exc[10] {
            spike: Flag = 0;

            1 => EventRecorder { spike };
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => Depress;
        }
    }
}

fn main() {}
