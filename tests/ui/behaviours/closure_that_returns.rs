use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => |activity: f32| activity + 1.0;
        }
    }
}

fn main() {}
