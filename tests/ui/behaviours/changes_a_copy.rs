use pymonn::prelude::*;

pub struct Decay;

#[behaviour]
impl Decay {
    fn neuron(&self, mut v: f32) {
        v *= 0.9;
        assert!(v < 1.0);
    }
}

network! {
    pub network Net {
        group cells[10] {
            v: f32 = 0.0;

            1 => |mut v: f32| v *= 0.9;
        }
    }
}

fn main() {}
