use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            -1 => |activity: &mut f32| *activity += 1.0;

            0 => |activity: &mut f32| *activity += 1.0;

            0.0 => |activity: &mut f32| *activity += 1.0;

            1e3 => |activity: &mut f32| *activity += 1.0;

            2f32 => |activity: &mut f32| *activity += 1.0;

            1_000 => |activity: &mut f32| *activity += 1.0;

            0x10 => |activity: &mut f32| *activity += 1.0;

            "one" => |activity: &mut f32| *activity += 1.0;

            first => |activity: &mut f32| *activity += 1.0;

            1 + 1 => |activity: &mut f32| *activity += 1.0;
        }
    }
}

fn main() {}
