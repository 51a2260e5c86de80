//! Transmission: 1,000 sources, of which 4 fire in each iteration, and 4,000 targets with 100 synapses each.

use pymonn::behaviours::synapses::{
    AlphaCurrent, Deliver, Delta, ExponentialConductance, ExponentialCurrent, Nmda, Propagate, TsodyksMarkram,
};
use pymonn::prelude::*;

macro_rules! transmission {
    ({} { $($behaviour:tt)* }) => {
        network! {
            pub(crate) network Net {
                dt = 0.1; // ms
                group a[1_000] {
                    spike: bool = false;
                    activity: f32 = uniform(0.0, 1.0);
                    phase: u8 = each(|n| (n.index % 250) as u8);
                    1 => |phase: &mut u8, spike: &mut bool| {
                        *phase = if *phase == 249 { 0 } else { *phase + 1 };
                        *spike = *phase == 0;
                    };
                }
                group b[4_000] {
                    v: f32 = uniform(-70.0, -50.0);
                    input: f32 = 0.0;
                }
                synapses ab: a -> b {
                    connect = fixed_in_degree(100);
                    weight: f32 = uniform(0.0, 1.0);
                    2 => $($behaviour)*;
                }
            }
        }
    };
}

pairs! { transmission:
    deliver "Deliver" per "event at a synapse", 1_600; {};
        library { Deliver { gain: 0.5 } }
        inline { own::Deliver { gain: 0.5 } }
    delta "Delta" per "event at a synapse", 1_600; {};
        library { Delta { gain: 0.5 } }
        inline { own::Delta { gain: 0.5 } }
    exponential_current "ExponentialCurrent" per "target", 4_000; {};
        library { ExponentialCurrent { tau: 2.0 } }
        inline { own::ExponentialCurrent::new(0.1, 2.0) }
    alpha_current "AlphaCurrent" per "target", 4_000; {};
        library { AlphaCurrent { tau: 2.0 } }
        inline { own::AlphaCurrent(own::Rising::alpha(0.1, 2.0)) }
    exponential_conductance "ExponentialConductance" per "target", 4_000; {};
        library { ExponentialConductance { tau: 5.0, reversal: 0.0 } }
        inline { own::ExponentialConductance::new(0.1, 5.0, 0.0) }
    nmda "Nmda" per "target", 4_000; {};
        library { Nmda { magnesium: 1.5, ..Nmda::default() } }
        inline { own::Nmda::new(0.1, 1.5) }
    tsodyks_markram "TsodyksMarkram" per "event at a synapse", 1_600; {};
        library { TsodyksMarkram::facilitating() }
        inline { own::TsodyksMarkram { used: 0.04, tau_rec: 100.0, tau_facil: 1000.0 } }
    propagate "Propagate" per "synapse", 400_000; {};
        library { Propagate { gain: 0.5 } }
        inline { own::Propagate { gain: 0.5 } }
}

mod own {
    use pymonn::math::{exp, exprel, ln};
    use pymonn::prelude::*;

    pub(crate) struct Deliver {
        pub(crate) gain: f32,
    }

    #[behaviour]
    impl Deliver {
        #[sum(dst_input)]
        fn on_pre(&self, weight: f32) -> f32 {
            self.gain * weight
        }
    }

    pub(crate) struct Delta {
        pub(crate) gain: f32,
    }

    #[behaviour]
    impl Delta {
        #[sum(dst_v)]
        fn on_pre(&self, weight: f32) -> f32 {
            self.gain * weight
        }
    }

    pub(crate) struct ExponentialCurrent {
        keep: f32,
        mean: f32,
    }

    impl ExponentialCurrent {
        pub(crate) fn new(dt: f32, tau: f32) -> Self {
            Self { keep: exp(-dt / tau), mean: exprel(-dt / tau) }
        }
    }

    #[behaviour(dst current: f32 = 0.0)]
    impl ExponentialCurrent {
        #[sum(dst_current)]
        fn on_pre(weight: f32) -> f32 {
            weight
        }

        fn afferent(&self, dst_current: &mut f32, dst_input: &mut f32) {
            *dst_input += self.mean * *dst_current;
            *dst_current *= self.keep;
        }
    }

    /// Propagator of a value that rises and falls.
    pub(crate) struct Rising {
        keep: [f32; 2],
        gain: f32,
        mean: [f32; 2],
    }

    impl Rising {
        pub(crate) fn alpha(dt: f32, tau: f32) -> Self {
            let (keep, mean, e) = (exp(-dt / tau), exprel(-dt / tau), std::f32::consts::E);
            Self { keep: [keep; 2], gain: dt / tau * e * keep, mean: [mean, e * (mean - keep)] }
        }

        fn difference(dt: f32, rise: f32, decay: f32) -> Self {
            let ratio = rise / decay;
            let per_difference = 1.0 / (1.0 - ratio);
            let n = ratio * per_difference * exp(-ln(ratio) * per_difference);
            let ([slow, fast], [mean_slow, mean_fast]) =
                ([decay, rise].map(|tau| exp(-dt / tau)), [decay, rise].map(|tau| exprel(-dt / tau)));
            Self { keep: [slow, fast], gain: n * (slow - fast), mean: [mean_slow, n * (mean_slow - mean_fast)] }
        }

        #[inline(always)]
        fn advance(&self, value: &mut f32, rise: &mut f32) -> f32 {
            let mean = self.mean[0] * *value + self.mean[1] * *rise;
            *value = self.keep[0] * *value + self.gain * *rise;
            *rise *= self.keep[1];
            mean
        }
    }

    pub(crate) struct AlphaCurrent(pub(crate) Rising);

    #[behaviour(dst current: f32 = 0.0, dst rise: f32 = 0.0)]
    impl AlphaCurrent {
        #[sum(dst_rise)]
        fn on_pre(weight: f32) -> f32 {
            weight
        }

        fn afferent(&self, dst_current: &mut f32, dst_rise: &mut f32, dst_input: &mut f32) {
            *dst_input += self.0.advance(dst_current, dst_rise);
        }
    }

    pub(crate) struct ExponentialConductance {
        keep: f32,
        mean: f32,
        reversal: f32,
    }

    impl ExponentialConductance {
        pub(crate) fn new(dt: f32, tau: f32, reversal: f32) -> Self {
            Self { keep: exp(-dt / tau), mean: exprel(-dt / tau), reversal }
        }
    }

    #[behaviour(dst conductance: f32 = 0.0)]
    impl ExponentialConductance {
        #[sum(dst_conductance)]
        fn on_pre(weight: f32) -> f32 {
            weight
        }

        fn afferent(&self, dst_conductance: &mut f32, dst_v: f32, dst_input: &mut f32) {
            *dst_input += self.mean * *dst_conductance * (self.reversal - dst_v);
            *dst_conductance *= self.keep;
        }
    }

    pub(crate) struct Nmda {
        rising: Rising,
        reversal: f32,
        magnesium: f32,
    }

    impl Nmda {
        pub(crate) fn new(dt: f32, magnesium: f32) -> Self {
            Self { rising: Rising::difference(dt, 2.0, 100.0), reversal: 0.0, magnesium }
        }
    }

    #[behaviour(dst conductance: f32 = 0.0, dst rise: f32 = 0.0)]
    impl Nmda {
        #[sum(dst_rise)]
        fn on_pre(weight: f32) -> f32 {
            weight
        }

        fn afferent(&self, dst_conductance: &mut f32, dst_rise: &mut f32, dst_v: f32, dst_input: &mut f32) {
            let mean = self.rising.advance(dst_conductance, dst_rise);
            let unblocked = 1.0 / (1.0 + self.magnesium * (1.0 / 3.57) * exp(-0.062 * dst_v));
            *dst_input += mean * unblocked * (self.reversal - dst_v);
        }
    }

    pub(crate) struct TsodyksMarkram {
        pub(crate) used: f32,
        pub(crate) tau_rec: f32,
        pub(crate) tau_facil: f32,
    }

    #[behaviour(efficacy: f32 = 0.0, facilitation: f32 = 0.0, resource: f32 = 1.0, arrived: u64 = 0)]
    impl TsodyksMarkram {
        fn on_pre(
            &self,
            weight: f32,
            efficacy: &mut f32,
            facilitation: &mut f32,
            resource: &mut f32,
            arrived: &mut u64,
            step: Step,
        ) {
            let passed = (-((step.iteration - *arrived) as f64) * step.dt) as f32;
            let u = self.used + (1.0 - self.used) * *facilitation * exp(passed / self.tau_facil);
            let x = 1.0 - (1.0 - *resource) * exp(passed / self.tau_rec);
            *efficacy = weight * (u * x);
            *facilitation = u;
            *resource = x - u * x;
            *arrived = step.iteration;
        }
    }

    pub(crate) struct Propagate {
        pub(crate) gain: f32,
    }

    #[behaviour]
    impl Propagate {
        #[sum(dst_input)]
        fn synapse(&self, weight: f32, src_activity: f32) -> f32 {
            self.gain * weight * src_activity
        }
    }
}
