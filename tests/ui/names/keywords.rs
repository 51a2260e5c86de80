use pymonn::prelude::*;

network! {
    pub network Net(loop: usize = 10) {
        #[tag(fn)]
        group in[10] {
            type: f32 = 0.0;
        }

        synapses for: in -> in {
            connect = probability(0.1);
        }

        group self[10] {
            v: f32 = 0.0;

            1 => Recorder { as: mean(v) };
        }

        on fn {
            2 => Recorder { r#type };
        }
    }
}

fn main() {}
