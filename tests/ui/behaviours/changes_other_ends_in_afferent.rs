use pymonn::prelude::*;

pub struct Scale;

#[behaviour]
impl Scale {
    fn afferent(&self, src_activity: ViewMut<f32>) {
        let _ = src_activity;
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
