use pymonn::prelude::*;

network! {
    pub network Super {
        group cells[10] {
            v: f32 = 0.0;
        }
    }
}

network! {
    pub network Self {
        group cells[10] {
            v: f32 = 0.0;
        }
    }
}

fn main() {}
