use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Recorder { name: "x", all: activity, sum: u8 = 5.0 };
        }
    }
}

fn main() {}
