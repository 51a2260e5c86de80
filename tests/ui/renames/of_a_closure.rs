use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            v: f32 = 0.0;

            1 => |activity: &mut f32| *activity = 0.0 with activity = v;
        }
    }
}

fn main() {}
