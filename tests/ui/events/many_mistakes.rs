use pymonn::prelude::*;

pub struct Depress;

#[behaviour]
impl Depress {
    fn on_pre(&self, weight: &mut f32) {
        *weight *= 0.9;
    }
}

pub struct Potentiate;

#[behaviour]
impl Potentiate {
    #[on_post(dst_fired)]
    fn potentiate(&self, weight: &mut f32) {
        *weight *= 1.1;
    }
}

network! {
    pub network Net {
        group exc[10] {
            spike: u8 = 0;
            fird: bool = false;

            5 => EventRecorder { spike, frd };
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => Depress;
            2 => Potentiate;
            3 => |wieght: &mut f32| *wieght = 0.0;
        }
    }
}

fn main() {}
