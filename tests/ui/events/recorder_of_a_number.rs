use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
            shared any: bool = false;

            1 => EventRecorder { activity, any };
        }
    }
}

fn main() {}
