//! Shows how to reach objects by their tags: one, all that bear a tag, behaviours for all of them, and a pause.
//!
//! Excitation and inhibition balance until the host program silences everything that is tagged `GABA`.

mod common;

use common::{Options, Outcome};
use pymonn::plot::curves;
use pymonn::prelude::*;
use tags::tag;

/// Multiplies the activity by a constant factor at each iteration.
pub struct Decay {
    /// Factor per iteration, dimensionless, below 1.
    pub factor: f32,
}

#[behaviour]
impl Decay {
    fn neuron(&self, activity: &mut f32) {
        *activity = (*activity * self.factor).max(0.0);
    }
}

/// Adds the weighted activity of the source to that of the target.
pub struct Propagate {
    /// Factor on all weights, dimensionless; negative for inhibition.
    pub gain: f32,
}

#[behaviour]
impl Propagate {
    #[sum(dst_activity)]
    fn synapse(&self, weight: f32, src_activity: f32) -> f32 {
        self.gain * weight * src_activity
    }
}

network! {
    network Tags(size: usize = 200) {
        #[tag(cortex)]
        group exc[size] {
            activity: f32 = uniform(0.0, 1.0);
        }
        #[tag(cortex, interneurons)]
        group inh[size / 4] {
            activity: f32 = 0.0;
        }

        #[tag(GLUTAMATE)]
        synapses exc_exc: exc -> exc { connect = probability(0.1); weight: f32 = uniform(0.0, 1.0); }
        #[tag(GLUTAMATE)]
        synapses exc_inh: exc -> inh { connect = probability(0.1); weight: f32 = uniform(0.0, 1.0); }
        #[tag(GABA)]
        synapses inh_exc: inh -> exc { connect = probability(0.1); weight: f32 = uniform(0.0, 1.0); }

        on cortex {
            1 => Decay { factor: 0.9 };
            #[tag(noise)]
            3 => |activity: &mut f32, rng: &mut Rng| if rng.bernoulli(0.05) { *activity += rng.uniform() };
            9 => Recorder { mean: mean(activity) };
        }
        on GLUTAMATE { 2 => Propagate { gain: 0.008 }; }
        on GABA { 2 => Propagate { gain: -0.02 }; }
    }
}

fn main() -> Outcome {
    let options = Options::read(600, 1);
    let mut net = Tags::builder().seed(options.seed).build()?;

    // A tag that one object bears gives that object with its type; a group's own name is such a tag.
    println!(
        "interneurons: {}, of {} neurons",
        net[tag::interneurons].activity.len(),
        net[tag::exc].activity.len() + net[tag::inh].activity.len()
    );
    // All bearers of a tag: an array, as all have one type, or objects with their names.
    for decay in net.tagged(tag::Decay) {
        println!("Decay {{ factor: {} }}", decay.factor);
    }
    for object in net.tagged(tag::GLUTAMATE) {
        println!("GLUTAMATE is borne by {}", object.name);
    }

    // A pause reaches every behaviour that bears the tag or belongs to a bearer.
    for (part, enabled) in [true, false, true].into_iter().enumerate() {
        net.set_enabled(tag::GABA, enabled);
        net.simulate_iterations(options.steps / 3 + u64::from((part as u64) < options.steps % 3));
        println!("mean activity {:.3} with inhibition {}", mean(&net.exc.activity), if enabled { "on" } else { "off" });
    }

    let (exc, inh) = (&net.exc.recorder.mean, &net.inh.recorder.mean);
    curves(exc.times(), [("exc", exc.as_slice()), ("inh", inh.as_slice())])
        .title("Inhibition is off in the middle third")
        .x_label("iteration")
        .y_label("mean activity")
        .save("plots/tags.png")?;
    println!("plots/tags.png shows the mean activities");
    Ok(())
}
