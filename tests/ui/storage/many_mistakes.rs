use pymonn::prelude::*;

network! {
    #[network(no_alloc)]
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses a: exc -> exc[Adaptable] {
            connect = all_to_all();
        }

        synapses b: exc -> exc[Spars; 10] {
            connect = all_to_all();
        }

        synapses c: exc -> exc[Sparse; 10] {
            weight: f32 = 0.1;
        }
    }
}

fn main() {}
