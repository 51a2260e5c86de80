use pymonn::prelude::*;

pub struct Mean;

#[behaviour]
impl Mean {
    fn group(&self, at: Neuron, activity: &[f32]) {
        let _ = (at, activity);
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Mean;
        }
    }
}

fn main() {}
