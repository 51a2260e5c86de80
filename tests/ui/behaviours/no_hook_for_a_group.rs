use pymonn::prelude::*;

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

            1 => Hebb;
        }
    }
}

fn main() {}
