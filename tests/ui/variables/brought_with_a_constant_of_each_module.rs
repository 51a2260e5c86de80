use pymonn::prelude::*;

mod slow {
    use pymonn::prelude::*;

    const START: f32 = 1.0;

    pub struct Slow;

    #[behaviour(v: f32 = START)]
    impl Slow {
        fn neuron(&self, v: &mut f32) {
            *v += 1.0;
        }
    }
}

mod fast {
    use pymonn::prelude::*;

    const START: f32 = 100.0;

    pub struct Fast;

    #[behaviour(v: f32 = START)]
    impl Fast {
        fn neuron(&self, v: &mut f32) {
            *v += 10.0;
        }
    }
}

use fast::Fast;
use slow::Slow;

network! {
    pub network Net {
        group exc[10] {
            1 => Slow;
            2 => Fast;
        }
    }
}

fn main() {}
