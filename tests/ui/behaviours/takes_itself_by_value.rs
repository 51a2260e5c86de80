use pymonn::prelude::*;

pub struct Count {
    pub n: f32,
}

#[behaviour]
impl Count {
    fn neuron(self, v: &mut f32) {
        *v += self.n;
    }
}

fn main() {}
