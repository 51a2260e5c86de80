use pymonn::prelude::*;

struct Total;

#[behaviour(shared total: f32 = 0.0)]
impl Total {
    fn group(&self, total: &mut f32) {
        *total += 1.0;
    }
}

struct Use;

#[behaviour(total: f32 = 0.0)]
impl Use {
    fn neuron(&self, total: &mut f32) {
        *total += 1.0;
    }
}

network! {
    pub network Net {
        group exc[10] {
            1 => Total;
            2 => Use;
        }
        group inh[10] {
            total: f32 = 0.0;
            1 => Total;
        }
    }
}

fn main() {}
