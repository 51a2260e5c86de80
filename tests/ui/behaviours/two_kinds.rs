use pymonn::prelude::*;

pub struct Odd;

#[behaviour]
impl Odd {
    #[neuron]
    #[group]
    fn step(&self, v: &mut f32) {
        *v = 0.0;
    }

    #[neuron(v)]
    fn other(&self, v: &mut f32) {
        *v = 0.0;
    }
}

fn main() {}
