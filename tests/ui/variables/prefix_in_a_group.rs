use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => |activity: &mut f32, src_activity: f32| *activity += src_activity;
        }
    }
}

fn main() {}
