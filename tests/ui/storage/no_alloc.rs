use pymonn::prelude::*;

network! {
    #[network(no_alloc)]
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
