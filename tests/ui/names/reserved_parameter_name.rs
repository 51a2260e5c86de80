use pymonn::prelude::*;

network! {
    pub network Net(seed: u64 = 1, build: usize = 2, dst_x: f32 = 0.0) {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
