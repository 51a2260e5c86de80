use pymonn::prelude::*;

network! {
    pub network Net {
        group exc {
            v: f32 = 0.0;
        }

        group inh[] {
            v: f32 = 0.0;
        }
    }
}

fn main() {}
