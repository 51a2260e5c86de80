use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            src_x: f32 = 0.0;
            __x: f32 = 0.0;
        }
    }
}

fn main() {}
