use pymonn::prelude::*;

#[behaviour]
pub struct Leak {
    pub rate: f32,
}

fn main() {}
