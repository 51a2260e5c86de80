use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc {
            connect = all_to_all();
        }

        synapses lost {
            connect = all_to_all();
        }
    }
}

fn main() {}
