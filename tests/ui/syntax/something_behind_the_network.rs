use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {}
    }
    pub network Other {
        group exc[10] {}
    }
}

fn main() {}
