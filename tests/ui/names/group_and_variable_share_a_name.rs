use pymonn::prelude::*;

network! {
    pub network Net {
        exc: f32 = 0.0;

        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
