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

pub struct Kick;

#[behaviour]
impl Kick {
    fn neuron(&self, activity: &mut f32) {
        *activity += 1.0;
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Deacy { factor: 0.9 };
            2 => Kik;
            #[tag(rec)]
            3 => Recorder { mean: mean(activity) };
        }
    }
}

fn main() {
    let mut net = Net::builder().seed(1).build().unwrap();
    net.iterate();
    net.set_enabled(net::tag::rec, false);
    let last: Option<&f64> = net[net::tag::rec].mean.last();
    println!("{last:?} {} {}", net.exc.activity[0], Net::MODEL);
}
