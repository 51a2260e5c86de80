use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            |activity: &mut f32| *activity = 0.0;
        }
    }
}

fn main() {}
