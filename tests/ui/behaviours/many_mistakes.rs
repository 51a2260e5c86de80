use pymonn::prelude::*;

pub struct Lif;

#[behaviour]
impl Lif {
    fn nuron(&self, v: &mut f32) {
        *v *= 0.9;
    }

    fn group(&self, v: Vec<f32>) -> f32 {
        v[0]
    }

    fn synapse(&mut self, weight: &mut f32, rng: Rng) {
        let _ = (weight, rng);
    }
}

pub struct Decay {
    pub factor: f32,
}

#[behaviour]
impl Decay {
    fn neuron(&self, activity: &mut f32) {
        *activity *= self.factor;
    }
}

pub struct Hebb;

#[behaviour]
impl Hebb {
    fn synapse(&self, weight: &mut f32, src_activity: f32, dst_activity: f32) {
        *weight += src_activity * dst_activity;
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Decay { factr: 0.9 };
            2 => Hebb;
            3 => Decay { factor: true };
        }
    }
}

fn main() {}
