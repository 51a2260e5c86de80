use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            v: f32. = 0.0;
            u: = 1.0;
        }
    }
}

fn main() {}
