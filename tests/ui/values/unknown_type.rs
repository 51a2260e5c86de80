use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            v: F32 = 0.0;
        }
    }
}

fn main() {}
