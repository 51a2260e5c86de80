use pymonn::prelude::*;

network! {
    pub network Net {
        #[tag(a)]
        group exc[10] {
            activity: f32 = 0.0;
        }

        on a;

        on a {
            v: f32 = 0.0;
        }
    }
}

fn main() {}
