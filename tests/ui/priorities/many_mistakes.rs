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
            activity: f32 = 0.0;

            -1 => Decay { factor: 0.9 };
            0 every 10 => Decay { factor: 0.9 };
            1 every => Decay { factor: 0.9 };
            1.5 Decay { factor: 0.9 };
            1.2.3 => Decay { factor: 0.9 };
            2 =>;
        }
    }
}

fn main() {}
