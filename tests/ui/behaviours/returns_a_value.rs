use pymonn::prelude::*;

pub struct Leak;

#[behaviour]
impl Leak {
    fn neuron(&self, v: f32) -> f32 {
        v * 0.9
    }
}

fn main() {}
