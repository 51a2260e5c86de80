use pymonn::prelude::*;

network! {
    pub network Net<'a, F: Float> {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
