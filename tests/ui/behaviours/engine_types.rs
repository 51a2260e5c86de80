use pymonn::prelude::*;

pub struct Odd;

#[behaviour]
impl Odd {
    fn neuron(&self, v: &mut f32, rng: Rng) {
        let _ = (v, rng);
    }

    #[neuron]
    fn second(&self, rng: &Rng, step: &Step, at: &Neuron) {
        let _ = (rng, step, at);
    }

    #[afferent]
    fn third(&self, weight: &mut ViewMut<f32>) {
        let _ = weight;
    }
}

fn main() {}
