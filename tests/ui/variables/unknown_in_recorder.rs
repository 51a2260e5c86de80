use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Recorder { actvity, voltage[0..3], mean: mean(activity) };
            2 => EventRecorder { spike };
        }
    }
}

fn main() {}
