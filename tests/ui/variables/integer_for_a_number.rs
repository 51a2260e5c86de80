use pymonn::prelude::*;

pub struct Lif;

#[behaviour(v: f32 = -65)]
impl Lif {
    fn neuron(&self, v: &mut f32, input: f32) {
        *v += input;
    }
}

network! {
    pub network Net {
        reward: f64 = 1;

        group cells[10] {
            input: f32 = 0;
            shared bias: f32 = -1;
        }
    }
}

fn main() {}
