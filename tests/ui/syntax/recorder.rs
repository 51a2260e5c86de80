use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Recorder;
            2 => Recorder { mean(activity) };
            3 => Recorder { 5 };
            4 => EventRecorder { spike: activity };
            5 => EventRecorder;
            6 => Recorder { activity, mean: };
        }
    }
}

fn main() {}
