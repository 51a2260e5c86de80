use pymonn::prelude::*;

network! {
    pub network Net(size: usize = 10, density: f64 = 0.1) {
        group exc[sise] {
            v: f32 = start;
        }

        synapses rec: exc -> exc {
            connect = probability(densty);
        }
    }
}

fn main() {}
