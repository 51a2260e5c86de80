use pymonn::prelude::*;

network! {
    pub network Net {
        dtt = 0.1;
        threads = 4;

        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
