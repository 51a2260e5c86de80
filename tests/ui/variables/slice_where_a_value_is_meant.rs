use pymonn::prelude::*;

pub struct Mix;

#[behaviour]
impl Mix {
    fn neuron(&self, activity: &mut [f32]) {
        activity[0] = 1.0;
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Mix;
        }
    }
}

fn main() {}
