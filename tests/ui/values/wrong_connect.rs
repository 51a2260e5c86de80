use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = 0.1;
        }

        synapses b: exc -> exc {
            connect = probability("often");
        }
    }
}

fn main() {}
