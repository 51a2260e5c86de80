use pymonn::prelude::*;

network! {
    group exc[10] {
        v: f32 = 0.0;
    }
}

fn main() {}
