use pymonn::prelude::*;

pub struct Swap;

#[behaviour]
impl Swap {
    fn neuron(&self, a: &mut f32, b: f32) {
        *a = b;
    }
}

network! {
    pub network Net {
        group exc[10] {
            x: f32 = 0.0;

            1 => Swap with a = x, b = x;
        }
    }
}

fn main() {}
