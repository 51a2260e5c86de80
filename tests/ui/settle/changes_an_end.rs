use pymonn::prelude::*;

pub struct CatchUp;

#[behaviour]
impl CatchUp {
    fn settle(weight: &mut f32, src_trace: &mut f32) {
        *weight += *src_trace;
        *src_trace = 0.0;
    }
}

network! {
    pub network Net {
        group exc[10] {
            trace: f32 = 0.0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => CatchUp;
        }
    }
}

fn main() {}
