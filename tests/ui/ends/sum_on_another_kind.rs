use pymonn::prelude::*;

pub struct Send4;

#[behaviour]
impl Send4 {
    #[sum(dst_activity)]
    fn neuron(&self, v: f32) -> f32 {
        v
    }
}

fn main() {}
