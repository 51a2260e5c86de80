use pymonn::prelude::*;

network! {
    pub network Net {
        group excitatory[10] {
            activity: f32 = 0.0;
        }

        synapses rec: excitatry -> purkinje {
            connect = all_to_all();
        }
    }
}

fn main() {}
