use pymonn::prelude::*;

network! {
    pub network {
        group exc[10] {}
    }
}

fn main() {}
