use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Recorder { activity, activity: mean(activity) };
        }
    }
}

fn main() {}
