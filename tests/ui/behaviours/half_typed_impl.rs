use pymonn::prelude::*;

pub struct Leak<F> {
    pub rate: F,
}

#[behaviour]
impl<F: Float> Leak<F> {
    fn neuron(&self, v: &mut F) {
        let x = ;
    }
}

network! {
    pub network Net {
        group exc[10] {
            v: f32 = 0.0;

            1 => Leak::<f32> { rate: 0.5 };
        }
    }
}

fn main() {}
