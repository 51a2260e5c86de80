use pymonn::prelude::*;

pub struct Leak;

#[behaviour]
impl Leak {}

fn main() {}
