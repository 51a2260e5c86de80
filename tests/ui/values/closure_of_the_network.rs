use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        1 => |net: &mut Net| net.exc.activty[0] = 1.0;
    }
}

fn main() {}
