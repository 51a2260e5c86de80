use pymonn::prelude::*;

network! {
    pub network Net(chosen: Vec<bool> = vec![true; 10]) {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses fine: exc[..8] -> exc[chosen][Dense] {
        }

        synapses a: exc[Dense] -> exc {
            connect = all_to_all();
        }

        synapses b: exc -> exc[dense] {
            connect = all_to_all();
        }

        synapses c: exc -> exc[Dense][..8] {
        }

        synapses d: exc -> exc[..8][8..] {
            connect = all_to_all();
        }

        synapses e: exc -> exc[..8][Dens] {
            connect = all_to_all();
        }

        synapses f: exc[..8][..4] -> exc {
            connect = all_to_all();
        }

        synapses g: exc[] -> exc {
            connect = all_to_all();
        }

        synapses h: exc -> exc[..8][Sparse][Dense] {
            connect = all_to_all();
        }

        synapses i: exc -> exc[..8][] {
            connect = all_to_all();
        }
    }
}

fn main() {}
