use pymonn::prelude::*;

network! {
    pub network Net {
        group exc[10] {
            spike: bool = false;
        }

        synapses rec: exc -> exc[Adaptive] {
            connect = all_to_all();
            weight: f32 = 0.1;
            tagged: bool = false;
            1 => Recorder { weight };
            2 => Recorder { weight[0..5], mean: mean(weight) };
            3 => EventRecorder { tagged };
        }
    }
}

fn main() {}
