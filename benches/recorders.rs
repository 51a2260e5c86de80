//! What recording costs per iteration, against the same network without one and against lists by hand.

use pymonn::prelude::*;
use pymonn_benches::measure::{Contender, compare};
use pymonn_benches::options::option;

/// Rises, fires and starts again: one neuron in a hundred per iteration.
struct Ramp {
    step: f32,
}

#[behaviour(v: f32 = uniform(0.0, 1.0), spike: bool = false)]
impl Ramp {
    fn neuron(&self, v: &mut f32, spike: &mut bool) {
        *v += self.step;
        *spike = *v > 1.0;
        if *spike {
            *v = 0.0;
        }
    }
}

/// The same group with another recorder each.
macro_rules! recorded {
    ($($name:ident $(=> $recorder:ident $fields:tt)?;)*) => {
        $(network! {
            network $name(size: usize = 1_000) {
                group cells[size] {
                    1 => Ramp { step: 0.01 };
                    $(9 => $recorder $fields;)?
                }
            }
        })*
    };
}

recorded! {
    Plain;
    Whole => Recorder { v };
    Part => Recorder { v[0..10] };
    Mean => Recorder { mean: mean(v) };
    Spikes => EventRecorder { spike };
}

const STEPS: u64 = 1_000;

fn main() -> Result<(), pymonn::BuildError> {
    for size in [100, 1_000, 10_000] {
        let mut plain = Plain::builder().size(size).build()?;
        let mut by_hand = Plain::builder().size(size).build()?;
        let mut listed = Plain::builder().size(size).build()?;
        let (mut trace, mut events) = (Vec::new(), Vec::new());
        let mut whole = Whole::builder().size(size).build()?;
        let mut part = Part::builder().size(size).build()?;
        let mut mean = Mean::builder().size(size).build()?;
        let mut spikes = Spikes::builder().size(size).build()?;
        compare(
            &format!("{size} neurons"),
            "iteration",
            option("--rounds", 9),
            vec![
                Contender::new("no recorder", || {
                    plain.simulate_iterations(STEPS);
                    STEPS
                }),
                Contender::new("v, by hand", || {
                    trace.clear();
                    for _ in 0..STEPS {
                        by_hand.iterate();
                        trace.extend_from_slice(&by_hand.cells.v);
                    }
                    STEPS
                }),
                Contender::new("Recorder { v }", || {
                    whole.cells.recorder.v.clear();
                    whole.simulate_iterations(STEPS);
                    STEPS
                }),
                Contender::new("Recorder { v[0..10] }", || {
                    part.cells.recorder.v.clear();
                    part.simulate_iterations(STEPS);
                    STEPS
                }),
                Contender::new("Recorder { mean: mean(v) }", || {
                    mean.cells.recorder.mean.clear();
                    mean.simulate_iterations(STEPS);
                    STEPS
                }),
                Contender::new("spikes, by hand", || {
                    events.clear();
                    for step in 0..STEPS {
                        listed.iterate();
                        let spikes = listed.cells.spike.iter().enumerate().filter(|(_, spike)| **spike);
                        events.extend(spikes.map(|(index, _)| (step, index as u32)));
                    }
                    STEPS
                }),
                Contender::new("EventRecorder { spike }", || {
                    spikes.cells.event_recorder.spike.clear();
                    spikes.simulate_iterations(STEPS);
                    STEPS
                }),
            ],
        );
    }
    Ok(())
}
