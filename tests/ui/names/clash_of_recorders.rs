use pymonn::prelude::*;

network! {
    pub network Net {
        group g[10] {
            spike: bool = false;

            1 => EventRecorder { spike };
        }

        group g_event[10] {
            v: f32 = 0.0;

            1 => Recorder { v };
        }
    }
}

fn main() {}
