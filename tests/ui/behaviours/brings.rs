use pymonn::prelude::*;

pub struct A;

#[behaviour(v: f32 = 0.0, shared v: f32 = 1.0, srk x: f32 = 0.0, src_y: f32 = 0.0, z, w: f32, q: = 0.0)]
impl A {
    fn neuron(&self, v: &mut f32) {
        *v = 0.0;
    }
}

fn main() {}
