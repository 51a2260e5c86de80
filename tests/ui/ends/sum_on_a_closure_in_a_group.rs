use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            #[sum(dst_activity)]
            1 => |activity: f32| activity;
        }
    }
}

fn main() {}
