use pymonn::prelude::*;

network! {
    pub network Net(size, gain: f32, = 3, rate = 0.1) {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
