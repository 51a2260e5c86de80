use pymonn::prelude::*;

struct Fire;

#[behaviour(v: f32 = 0.0, spike: bool = false)]
impl Fire {
    fn neuron(&self, v: &mut f32, spike: &mut bool) {
        *v += 1.0;
        *spike = *v > 10.0;
    }
}

network! {
    pub network Net {
        group exc[10] {
            1 => Fire;
            9 => EventRecorder { spike };
        }
        synapses recurrent: exc -> ecx {
            connect = all_to_all();
        }
    }
}

fn main() {
    let mut net = Net::builder().build().unwrap();
    net.iterate();
    println!("{} {}", net.exc.v[0], net.exc.event_recorder.spike.len());
    println!("{}", net[net::tag::EventRecorder].spike.len());
}
