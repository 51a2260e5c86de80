use pymonn::prelude::*;

pub struct A;

#[behaviour(trace: f32 = 0.0)]
impl A {
    fn neuron(&self, trace: &mut f32) {
        *trace += 1.0;
    }
}

network! {
    pub network Net {
        group exc[10] {
            trace: f64 = 0.0;

            1 => A;
        }
    }
}

fn main() {}
