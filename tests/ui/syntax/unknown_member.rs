use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            shard total: f32 = 0.0;
            foo;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            delai = 3;
            conect = all_to_all();
        }
    }
}

fn main() {}
