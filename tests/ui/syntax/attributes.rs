use pymonn::prelude::*;

network! {
    pub network Net {
        #[tg(a)]
        group exc[10] {
            activity: f32 = 0.0;
        }

        #[tag]
        group b[10] {
            activity: f32 = 0.0;
        }

        #[tag("c", d.e)]
        group c[10] {
            activity: f32 = 0.0;
        }

        #[inline]
        group d[10] {
            activity: f32 = 0.0;
        }

        #[]
        group e[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
