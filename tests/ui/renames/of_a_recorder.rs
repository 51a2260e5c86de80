use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            v: f32 = 0.0;

            1 => Recorder { activity } with activity = v;
        }
    }
}

fn main() {}
