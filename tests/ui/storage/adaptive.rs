use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc[Adaptive] {
            connect = all_to_all();
        }
    }
}

fn main() {}
