use pymonn::prelude::*;

network! {
    pub network Net(gain: f32 = 1.0, gain: f32 = 2.0) {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
