use pymonn::prelude::*;

pub struct Leak;

#[behaviour(trace: f32)]
impl Leak {
    fn nueron(&self, v: &mut f32) {
        *v = 0.0;
    }
}

network! {
    pub network Net {
        group exc[10] {
            v: f32 = 0.0;

            1 => Leak;
            2 => |trace: &mut f32| *trace = 0.0;
        }
    }
}

fn main() {}
