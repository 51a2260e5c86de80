use pymonn::prelude::*;

pub struct Odd;

#[behaviour]
impl Odd {
    fn neuron(&self, (a, b): (f32, f32)) {
        let _ = (a, b);
    }
}

fn main() {}
