use pymonn::prelude::*;

pub trait Neurons {
    fn neuron(&self, v: &mut f32);
}

pub struct Leak;

#[behaviour]
impl Neurons for Leak {
    fn neuron(&self, v: &mut f32) {
        *v *= 0.9;
    }
}

fn main() {}
