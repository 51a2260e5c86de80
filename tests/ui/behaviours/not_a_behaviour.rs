use pymonn::prelude::*;

pub struct Plain {
    pub x: f32,
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Plain { x: 1.0 };
        }
    }
}

fn main() {}
