use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            v: String = String::new();
        }
    }
}

fn main() {}
