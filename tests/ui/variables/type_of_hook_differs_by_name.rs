use pymonn::prelude::*;

pub type Real = f64;

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
            activity: Real = 0.0;

            1 => Decay { factor: 0.9 };
            2 => |activity: &mut f32| *activity = 0.0;
        }
    }
}

fn main() {}
