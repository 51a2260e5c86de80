use pymonn::prelude::*;

pub struct Count {
    pub n: f32,
}

#[behaviour]
impl Count {
    fn neuron(&mut self, v: f32) {
        self.n += v;
    }
}

fn main() {}
