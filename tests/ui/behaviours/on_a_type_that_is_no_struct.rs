use pymonn::prelude::*;

#[behaviour]
impl &mut f32 {
    fn neuron(&self, v: &mut f32) {
        *v *= 0.9;
    }
}

fn main() {}
