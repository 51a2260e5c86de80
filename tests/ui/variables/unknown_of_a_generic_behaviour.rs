use pymonn::behaviours::synapses::Delta;
use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            v: f64 = 0.0;
            spike: bool = false;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            1 => Delta::<f64>::default();
        }

        synapses also: exc -> exc {
            connect = all_to_all();
            1 => Delta::default();
        }
    }
}

fn main() {}
