use pymonn::prelude::*;

network! {
    pub network Net;
}

fn main() {}
