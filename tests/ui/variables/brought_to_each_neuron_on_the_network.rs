use pymonn::prelude::*;

pub struct Count;

#[behaviour(count: f32 = 0.0)]
impl Count {
    fn network(&self, net: &mut Net) {
        let _ = net;
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        1 => Count;
    }
}

fn main() {}
