use pymonn::prelude::*;

pub struct CatchUp;

#[behaviour]
impl CatchUp {
    #[sum(dst_input)]
    fn settle(weight: f32) -> f32 {
        weight
    }
}

fn main() {}
