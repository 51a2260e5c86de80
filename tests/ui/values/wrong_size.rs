use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10.0] {
            activity: f32 = 0.0;
        }

        group b["ten"] {
            activity: f32 = 0.0;
        }

        group c[-3] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
