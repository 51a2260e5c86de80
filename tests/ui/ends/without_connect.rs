use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            weight: f32 = 0.1;
        }
    }
}

fn main() {}
