use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            shared total: f32 = 0.0;

            1 => Recorder { total[0..1] };
        }
    }
}

fn main() {}
