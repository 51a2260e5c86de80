use pymonn::prelude::*;

pub struct Decay {
    pub factor: f32,
}

#[behaviour]
impl Decay {
    fn neuron(&self, activity: &mut f32) {
        *activity *= self.factor;
    }
}

network! {
    pub network Net {
        group exc[10] {
            v: f32 = 0.0;

            1 => Decay { factor: 0.9 } with actvity = v;
            2 => Decay { factor: 0.9 } with activity = v, current = v;
        }
    }
}

fn main() {}
