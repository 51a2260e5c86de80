use pymonn::prelude::*;

network! {
    pub network Net(threads: usize = 1) {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
