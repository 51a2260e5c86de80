use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            #[sum(dst_activity)]
            1 => |weight: f32, dst_activity: &mut f32| { *dst_activity = 0.0; weight };
        }
    }
}

fn main() {}
