use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            voltage: f32 = 0.0;
            spike: bool = false;

            1 => |voltge: f32, spike: &mut bool| *spike = voltge > 1.0;
            2 => |threshold: &mut f32| *threshold += 1.0;
        }
    }
}

fn main() {}
