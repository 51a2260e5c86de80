use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
            shared total: f32 = 0.0;

            1 => |activity: f32, total: &mut f32| *total += activity;
        }
    }
}

fn main() {}
