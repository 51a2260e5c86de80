use pymonn::prelude::*;

network! {
    pub network Net {
        group params[10] {
            v: f32 = 0.0;
        }

        group cells[10] {
            v: f32 = 0.0;
        }

        synapses builder: cells -> cells {
            connect = probability(0.1);
        }
    }
}

fn main() {}
