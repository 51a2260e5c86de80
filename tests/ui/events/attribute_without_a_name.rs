use pymonn::prelude::*;

pub struct Depress;

#[behaviour]
impl Depress {
    #[on_pre("spike")]
    fn depress(&self, weight: &mut f32) {
        *weight *= 0.9;
    }
}

fn main() {}
