use pymonn::prelude::*;

pub struct Decay;

#[behaviour]
impl Decay {
    fn neuron(&self, v: &mut f32) {
        *v *= 0.9;
    }

    #[cfg(feature = "initialized")]
    fn initialize(&self, v: &mut f32) {
        *v = 1.0;
    }
}

fn main() {}
