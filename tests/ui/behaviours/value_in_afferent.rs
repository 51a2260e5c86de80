use pymonn::prelude::*;

pub struct Scale;

#[behaviour]
impl Scale {
    fn afferent(&self, weight: &mut f32, src_activity: f32, dst_activity: View<f32>) {
        let _ = (weight, src_activity, dst_activity);
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => Scale;
        }
    }
}

fn main() {}
