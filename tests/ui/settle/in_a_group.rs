use pymonn::prelude::*;

pub struct CatchUp;

#[behaviour]
impl CatchUp {
    fn settle(weight: &mut f32) {
        *weight += 0.1;
    }
}

network! {
    pub network Net {
        group exc[10] {
            weight: f32 = 0.0;

            1 => CatchUp;
        }
    }
}

fn main() {}
