use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            delay = 3;

            1 => |src_activity: &mut f32| *src_activity = 0.0;
        }
    }
}

fn main() {}
