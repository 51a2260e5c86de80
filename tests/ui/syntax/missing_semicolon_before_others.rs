use pymonn::prelude::*;

network! {
    pub network Net {
        dt = 0.1
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all()
            delay = 3
            weight: f32 = 0.1
            shared total: f32 = 0.0
            #[tag(up)]
            1 => |weight: &mut f32| *weight += 1.0;
        }
    }
}

fn main() {}
