use pymonn::prelude::*;

network! {
    pub network Net {
        group cells[10] {
            v: f32 = 0.0;
        }

        synapses links: cells -> cells [Dense foo, 5] {
        }

        synapses others: cells -> cells [Adaptive 5] {
            connect = probability(0.1);
        }
    }
}

fn main() {}
