use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            a: f32 = true;
            b: f32 = 1u8;
            c: u16 = -1.0;
            d: bool = uniform(0.0, 1.0);
            e: f32 = uniform(0, 1);
        }
    }
}

fn main() {}
