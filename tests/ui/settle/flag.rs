use pymonn::prelude::*;

pub struct CatchUp;

#[behaviour]
impl CatchUp {
    #[settle(due)]
    fn catch_up(weight: &mut f32) {
        *weight += 0.1;
    }
}

network! {
    pub network Net {
        group exc[10] {}

        synapses each: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;
            due: bool = false;

            1 => CatchUp;
        }

        synapses number: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;
            shared due: f32 = 0.0;

            1 => CatchUp;
        }

        synapses nothing: exc -> exc {
            connect = all_to_all();
            weight: f32 = 0.1;

            1 => CatchUp;
        }
    }
}

fn main() {}
