use pymonn::prelude::*;

fn decay() -> f32 {
    0.9
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => decay();
            2 => 5;
        }
    }
}

fn main() {}
