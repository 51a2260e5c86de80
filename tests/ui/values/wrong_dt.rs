use pymonn::prelude::*;

network! {
    pub network Net {
        dt = "fast";

        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
