use pymonn::prelude::*;

pub struct Leak;

#[behaviour]
impl Leak {
    fn neuron(&self, v: &mut f32) {
        v.
    }
}

network! {
    pub network Net {
        group exc[10] {
            v: f32 = 0.0;

            1 => Leak;
        }
    }
}

fn main() {}
