use pymonn::prelude::*;

pub struct Leak;

#[behaviour]
impl Leak {
    const RATE: f32 = 0.9;

    fn neuron(&self, v: &mut f32) {
        *v *= Self::RATE;
    }
}

fn main() {}
