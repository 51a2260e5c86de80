use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            a = 0.0;
            b: f32;
            c: f32 = ;
            shared d = 0.0;
            e: = 0.0;
        }
    }
}

fn main() {}
