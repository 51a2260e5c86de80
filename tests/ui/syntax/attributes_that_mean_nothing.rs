use pymonn::prelude::*;

network! {
    pub network Net {
        #[tag(step)]
        dt = 0.1;
        #[tag(money)]
        reward: f32 = 0.0;

        #[sum(dst_v)]
        group cells[10] {
            #[sum(dst_v)]
            v: f32 = 0.0;
        }

        #[sum(dst_v)]
        synapses links: cells -> cells {
            #[tag(drawn)]
            connect = probability(0.1);
            #[allow(unused)]
            delay = 2;
        }

        #[tag(all)]
        on cells {
            1 => |v: &mut f32| *v *= 0.9;
        }
    }
}

fn main() {}
