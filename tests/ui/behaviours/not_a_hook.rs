use pymonn::prelude::*;

pub struct Leak;

#[behaviour]
impl Leak {
    fn nueron(&self, v: &mut f32) {
        *v *= self.rate();
    }

    fn rate(&self) -> f32 {
        0.9
    }
}

fn main() {}
