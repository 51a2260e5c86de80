use pymonn::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength(f32);

pub struct Prune;

#[behaviour]
impl Prune {
    fn prune(strength: Strength) -> bool {
        strength.0 < 0.1
    }
}

network! {
    pub network Net {
        group exc[10] {}

        synapses rec: exc -> exc[Adaptive] {
            connect = all_to_all();
            strength: Strength = Strength(0.5);
            1 => Prune;
        }
    }
}

fn main() {}
