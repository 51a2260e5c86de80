use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc[Spars] {
            connect = all_to_all();
        }

        synapses b: exc -> exc[Csr] {
            connect = all_to_all();
        }

        synapses c: exc -> exc[] {
            connect = all_to_all();
        }
    }
}

fn main() {}
