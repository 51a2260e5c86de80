use pymonn::prelude::*;

network! {
    pub network Net<const N> {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
