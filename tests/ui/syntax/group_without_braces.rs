use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10];

        group inh[10] {
            v: f32 = 0.0;
        }
    }
}

fn main() {}
