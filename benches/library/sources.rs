//! Input.

use pymonn::behaviours::sources::patterns::{NeuronActivator, PatternGroup};
use pymonn::behaviours::sources::{ConstantCurrent, OrnsteinUhlenbeck, PoissonInput};
use pymonn::prelude::*;

pairs! { cells:
    poisson_input "PoissonInput" per "neuron", 10_000; { 0.1 input: f32 = 0.0; };
        library { PoissonInput::new(1000, 8.0, 0.1) }
        inline { own::PoissonInput::new(0.1, 1000, 8.0, 0.1) }
    ornstein_uhlenbeck "OrnsteinUhlenbeck" per "neuron", 10_000; { 0.1 input: f32 = 0.0; };
        library { OrnsteinUhlenbeck { mean: 2.0, sd: 3.0, tau: 5.0 } }
        inline { own::OrnsteinUhlenbeck::new(0.1, 2.0, 3.0, 5.0) }
    constant_current "ConstantCurrent" per "neuron", 10_000; { 0.1 input: f32 = 0.0; };
        library { ConstantCurrent { amplitude: 0.5, start: 1.0, ..ConstantCurrent::default() } }
        inline { own::ConstantCurrent { amplitude: 0.5, start: 1.0, stop: f64::INFINITY } }
    neuron_activator "NeuronActivator" per "neuron", 10_000; { 0.1 };
        library { NeuronActivator { groups: [bars()] } }
        inline { own::NeuronActivator::of(&bars()) }
}

/// Four bars that follow each other.
fn bars() -> PatternGroup {
    let bar = |group: PatternGroup, k: u8| group.line(i32::from(k), [50.0, 50.0], 45.0 * f64::from(k), 80.0);
    (0..4).fold(PatternGroup::new(100, 100), bar).lasting(20)
}

mod own {
    use pymonn::behaviours::sources::patterns::{Content, PatternGroup};
    use pymonn::math::{exp, exp_m1, sqrt};
    use pymonn::prelude::*;
    use pymonn::random::Poisson;

    pub(crate) struct PoissonInput {
        number: Poisson,
        weight: f32,
    }

    impl PoissonInput {
        pub(crate) fn new(dt: f64, sources: u32, rate: f64, weight: f32) -> Self {
            let number = Poisson::new(f64::from(sources) * rate * dt * 1e-3).expect("a small mean");
            Self { number, weight }
        }
    }

    #[behaviour]
    impl PoissonInput {
        // The hook's name is that of its random stream.
        #[neuron]
        fn arrive(&self, input: &mut f32, rng: &mut Rng) {
            *input += self.weight * self.number.sample(rng).cast_signed() as f32;
        }
    }

    pub(crate) struct OrnsteinUhlenbeck {
        mean: f32,
        sd: f32,
        keep: f32,
        spread: f32,
    }

    impl OrnsteinUhlenbeck {
        pub(crate) fn new(dt: f32, mean: f32, sd: f32, tau: f32) -> Self {
            let z = -dt / tau;
            Self { mean, sd, keep: exp(z), spread: sd * sqrt(-exp_m1(z + z)) }
        }
    }

    #[behaviour(noise: f32 = normal(self.mean, self.sd))]
    impl OrnsteinUhlenbeck {
        fn neuron(&self, noise: &mut f32, input: &mut f32, rng: &mut Rng) {
            *noise = self.mean + (*noise - self.mean) * self.keep + self.spread * rng.normal_of::<f32>();
            *input += *noise;
        }
    }

    pub(crate) struct ConstantCurrent {
        pub(crate) amplitude: f32,
        pub(crate) start: f64,
        pub(crate) stop: f64,
    }

    #[behaviour]
    impl ConstantCurrent {
        fn neuron(&self, input: &mut f32, step: Step) {
            let time = step.time - 0.5 * step.dt;
            *input += if time >= self.start && time < self.stop { self.amplitude } else { 0.0 };
        }
    }

    /// Patterns in turn, each as long.
    pub(crate) struct NeuronActivator {
        patterns: Vec<(i32, Vec<f32>)>,
        duration: u32,
    }

    impl NeuronActivator {
        pub(crate) fn of(group: &PatternGroup) -> Self {
            let patterns = group.patterns.iter().map(|pattern| match &pattern.content {
                Content::Pixels { values, .. } => (pattern.label, values.clone()),
                Content::Noise { .. } => unreachable!("bars are drawn"),
            });
            Self { patterns: patterns.collect(), duration: group.duration }
        }
    }

    #[behaviour(stimulus: f32 = 0.0, pixel: u32 = 0, shared label: i32 = -1, shared time_left: u32 = 0, shared following: usize = 0)]
    impl NeuronActivator {
        fn initialize(pixel: &mut u32, neuron: Neuron) {
            *pixel = neuron.index as u32;
        }

        fn group(&self, stimulus: &mut [f32], pixel: &[u32], label: &mut i32, time_left: &mut u32, following: &mut usize) {
            *time_left = time_left.saturating_sub(1);
            if *time_left > 0 {
                return;
            }
            let (shown, values) = &self.patterns[*following];
            stimulus.fill(0.0);
            for (sum, &pixel) in stimulus.iter_mut().zip(pixel) {
                if let Some(value) = values.get(pixel as usize) {
                    *sum += value;
                }
            }
            *following = (*following + 1) % self.patterns.len();
            (*label, *time_left) = (*shown, self.duration);
        }
    }
}
