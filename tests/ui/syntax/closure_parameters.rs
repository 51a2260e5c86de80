use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => |activity| *activity += 1.0;
            2 => |(a, b): (f32, f32)| ();
            3 => |activity: &mut f32|;
            4 => |activity: &mut f32;
            5 => |rng: Rng, activity: &mut f32| *activity += rng.uniform();
        }
    }
}

fn main() {}
