use pymonn::prelude::*;

network! {
    pub network Net {
        #[cfg(test)]
        group exc[10] {
            activity: f32 = 0.0;
        }

        group inh[10] {
            #[cfg_attr(test, allow(unused))]
            v: f32 = 0.0;
        }
    }
}

fn main() {}
