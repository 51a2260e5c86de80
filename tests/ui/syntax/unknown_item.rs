use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        grop inh[10] {
            v: f32 = 0.0;
        }

        synapse rec: exc -> exc {
            connect = all_to_all();
        }
    }
}

fn main() {}
