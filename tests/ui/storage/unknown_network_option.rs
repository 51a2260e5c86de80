use pymonn::prelude::*;

network! {
    #[network(noalloc)]
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {}
