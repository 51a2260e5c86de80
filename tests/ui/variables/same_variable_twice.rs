use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            v: f32 = 0.0;
            v: f64 = 1.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;
            weight: f32 = 0.1;
        }
    }
}

fn main() {}
