use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = unif;
            voltage: f32 = 1.0 +;
        }
    }
}

fn main() {}
