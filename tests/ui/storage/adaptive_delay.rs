use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            spike: bool = false;
        }

        synapses rec: exc -> exc[Adaptive] {
            connect = all_to_all();
            delay = uniform(1, 5);
        }

        synapses late: exc -> exc[Adaptive] {
            connect = all_to_all();
            delay = "late";
        }
    }
}

fn main() {}
