use pymonn::prelude::*;

pub struct Decay {
    pub factor: f32,
}

#[behaviour]
impl Decay {
    fn neuron(&self, activity: &mut f32) {
        *activity *= self.factor;
    }
}

network! {
    pub network Net {
        dt = "fast";

        group exc[10.0] {
            activity: f32 = true;

            1 => Decay { factor: "big" };
            2 every 1.5 => |activity: &mut f32| *activity = "a";
            3 => Recorder { x: nothing(activity) };
        }

        synapses rec: exc -> exc {
            connect = 0.1;
            delay = 0.5;
            weight: f32 = uniform(0, 1);
        }
    }
}

fn main() {}
