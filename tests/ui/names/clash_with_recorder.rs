use pymonn::prelude::*;

network! {
    pub network Net {
        group g[10] {
            v: f32 = 0.0;

            1 => Recorder { v };
        }

        group g_recorder[10] {
            v: f32 = 0.0;
        }
    }
}

fn main() {}
