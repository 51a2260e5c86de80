use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            v

            1 => |u: &mut f32| *u = 0.0;
        }

        group inh[10] {
            v: f32 =
        }

        group other[10] {
            v:
        }
    }
}

fn main() {}
