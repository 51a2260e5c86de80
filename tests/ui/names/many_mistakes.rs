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

network! {
    pub network Net(seed: u64 = 1) {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Deacy { factor: 0.9 };
        }

        group exc[10] {
            activity: f32 = 0.0;
        }

        grop inh[5] {
            v: f32 = 0.0;
        }

        synapses src_rec: ex -> exc {
            connect = all_to_all();
        }

        dtt = 0.1;

        on nobody {
            3 => Decay { factor: 0.9 };
        }
    }
}

fn main() {}
