use pymonn::prelude::*;

pub struct Watch;

#[behaviour]
impl Watch {
    fn network(&self, reward: f32) {
        let _ = reward;
    }
}

network! {
    pub network Net {
        reward: f32 = 0.0;

        group exc[10] {
            activity: f32 = 0.0;
        }

        1 => Watch;
    }
}

fn main() {}
