use pymonn::prelude::*;

network! {
    pub network Net {
        dt = 0.1;
        dt = 0.2;

        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            connect = all_to_all();
            delay = 1;
            delay = 2;
        }
    }
}

fn main() {}
