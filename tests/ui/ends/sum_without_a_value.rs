use pymonn::prelude::*;

pub struct Send3;

#[behaviour]
impl Send3 {
    #[sum(dst_activity)]
    fn synapse(&self, weight: f32) {
        let _ = weight;
    }

    #[sum]
    #[synapse]
    fn second(&self, weight: f32) -> f32 {
        weight
    }
}

fn main() {}
