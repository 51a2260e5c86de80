use pymonn::prelude::*;

network! {}

fn main() {}
