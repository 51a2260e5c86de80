use pymonn::prelude::*;

network! {
    pub network Net {
        group l1[10] {
            v: f32 = 0.0;
        }

        group l_1[10] {
            v: f32 = 0.0;
        }

        synapses links: l1 -> l_1 {
            connect = probability(0.1);
        }
    }
}

fn main() {}
