use pymonn::prelude::*;

pub struct A;

#[behaviour(trace: f32 = 0.0)]
impl A {
    fn neuron(&self, trace: &mut f32) {
        *trace += 1.0;
    }
}

pub struct B;

#[behaviour(trace: f64 = 0.0)]
impl B {
    fn neuron(&self, trace: f64) {
        let _ = trace;
    }
}

network! {
    pub network Net {
        group exc[10] {
            1 => A;
            2 => B;
        }
    }
}

fn main() {}
