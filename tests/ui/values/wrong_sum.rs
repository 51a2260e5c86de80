use pymonn::prelude::*;

pub struct Send;

#[behaviour]
impl Send {
    #[sum(dst_activity)]
    fn synapse(&self, weight: f64, src_activity: f32) -> f64 {
        weight * f64::from(src_activity)
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f64 = 0.1;

            1 => Send;
            #[sum(dst_activity)]
            2 => |src_activity: f32| src_activity as f64;
        }
    }
}

fn main() {}
