use pymonn::prelude::*;

network! {
    pub network Net {
        group src_exc[10] {
            activity: f32 = 0.0;
        }

        group __inh[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
