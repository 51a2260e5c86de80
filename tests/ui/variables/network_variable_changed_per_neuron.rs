use pymonn::prelude::*;

network! {
    pub network Net {
        reward: f32 = 0.0;

        group exc[10] {
            activity: f32 = 0.0;

            1 => |activity: f32, reward: &mut f32| *reward += activity;
        }
    }
}

fn main() {}
