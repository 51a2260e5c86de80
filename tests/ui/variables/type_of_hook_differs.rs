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
            activity: f64 = 0.0;
            shared total: u32 = 0;

            1 => Decay { factor: 0.9 };
            2 => |activity: &mut f32, total: usize| *activity = total as f32;
            3 => |activity: &mut [f32], total: &mut u64| activity[0] = *total as f32;
        }
    }
}

fn main() {}
