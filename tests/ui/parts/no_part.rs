use pymonn::prelude::*;

network! {
    pub network Net(some: Vec<usize> = vec![1, 2]) {
        group exc[10] {
            activity: f32 = 0.0;
        }

        synapses a: exc[0.5] -> exc {
            connect = all_to_all();
        }

        synapses b: exc -> exc[mask] {
            connect = all_to_all();
        }

        synapses c: exc[some] -> exc[["x"]] {
            connect = all_to_all();
        }
    }
}

fn main() {}
