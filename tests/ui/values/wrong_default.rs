use pymonn::prelude::*;

network! {
    pub network Net(size: usize = 10.0, gain: f32 = "loud") {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
