//! What keeps activity and weights in bounds.

mod neurons {
    use pymonn::behaviours::homeostasis::{InstantHomeostasis, IntrinsicPlasticity, KWinners};
    use pymonn::prelude::*;

    use super::own;

    pairs! { cells:
        instant_homeostasis "InstantHomeostasis" per "neuron", 10_000; {
                0.1
                rate: f32 = uniform(0.0, 1.0);
                threshold: f32 = 0.0;
            };
            library { InstantHomeostasis { strength: 0.01, ..InstantHomeostasis::within(0.3, 0.7) } with measured = rate, adjusted = threshold }
            inline { own::InstantHomeostasis::within(0.3, 0.7, 0.01) with measured = rate, adjusted = threshold }
        intrinsic_plasticity "IntrinsicPlasticity" per "neuron", 10_000; {
                0.1
                threshold: f32 = 0.0;
                spike: bool = each(|n| n.index % 10 == 3);
            };
            library { IntrinsicPlasticity { eta: 0.001, target: 0.1 } }
            inline { own::IntrinsicPlasticity { eta: 0.001, target: 0.1 } }
        k_winners "KWinners" per "neuron", 10_000; { 0.1 activity: f32 = uniform(0.0, 1.0); };
            library { KWinners::<f32>::new(500) }
            inline { own::KWinners { k: 500 } }
    }
}

mod synapses {
    use pymonn::behaviours::homeostasis::{NormaliseAfferent, SynapticScaling};
    use pymonn::prelude::*;

    use super::own;

    pairs! { recurrent:
        normalise_afferent "NormaliseAfferent" per "synapse", 400_000; { weight: f32 = uniform(-0.2, 1.0); };
            library { NormaliseAfferent { total: 30.0, w_max: 0.9 } }
            inline { own::NormaliseAfferent { total: 30.0, w_max: 0.9 } }
        synaptic_scaling "SynapticScaling" per "synapse", 400_000; { weight: f32 = uniform(0.0, 1.0); };
            library { SynapticScaling { interval: 10, ..SynapticScaling::default() } }
            inline { own::SynapticScaling::new(0.1, 10) }
    }
}

pub(crate) const PAIRS: [&[crate::pair::Pair]; 2] = [neurons::PAIRS, synapses::PAIRS];

mod own {
    use std::cmp::Ordering;

    use pymonn::math::exp;
    use pymonn::prelude::*;

    pub(crate) struct InstantHomeostasis {
        low: f32,
        high: f32,
        inc: f32,
        dec: f32,
        strength: f32,
        distance_sensitive: bool,
        measured: [f32; 2],
        adjusted: [f32; 2],
    }

    impl InstantHomeostasis {
        pub(crate) fn within(low: f32, high: f32, strength: f32) -> Self {
            let all = [f32::NEG_INFINITY, f32::INFINITY];
            Self { low, high, inc: 1.0, dec: 1.0, strength, distance_sensitive: true, measured: all, adjusted: all }
        }
    }

    #[inline(always)]
    fn clamped(x: f32, [low, high]: [f32; 2]) -> f32 {
        let x = if x < low { low } else { x };
        if x > high { high } else { x }
    }

    #[behaviour]
    impl InstantHomeostasis {
        fn neuron(&self, measured: f32, adjusted: &mut f32) {
            let measured = clamped(measured, self.measured);
            let (below, above) = (self.low - measured, measured - self.high);
            let (rise, fall) = if self.distance_sensitive { (below, above) } else { (1.0, 1.0) };
            let rise = if below > 0.0 { rise } else { 0.0 };
            let fall = if above > 0.0 { fall } else { 0.0 };
            let change = (self.inc * rise - self.dec * fall) * self.strength;
            *adjusted = clamped(*adjusted + change, self.adjusted);
        }
    }

    pub(crate) struct IntrinsicPlasticity {
        pub(crate) eta: f32,
        pub(crate) target: f32,
    }

    #[behaviour]
    impl IntrinsicPlasticity {
        fn neuron(&self, threshold: &mut f32, spike: bool) {
            *threshold += self.eta * (if spike { 1.0 } else { 0.0 } - self.target);
        }
    }

    pub(crate) struct KWinners {
        pub(crate) k: usize,
    }

    #[behaviour(spike: bool = false, rank: f32 = 0.0)]
    impl KWinners {
        fn group(&self, activity: &[f32], rank: &mut [f32], spike: &mut [bool]) {
            for (rank, &x) in rank.iter_mut().zip(activity) {
                *rank = if x.is_nan() { f32::NEG_INFINITY } else { x };
            }
            let descending = |a: &f32, b: &f32| b.partial_cmp(a).unwrap_or(Ordering::Equal);
            let (above, &mut last, _) = rank.select_nth_unstable_by(self.k - 1, descending);
            let mut left = self.k - above.iter().filter(|&&x| x > last).count();
            for (spike, &x) in spike.iter_mut().zip(activity) {
                let ties = x == last && left > 0;
                left -= usize::from(ties);
                *spike = x > last || ties;
            }
        }
    }

    pub(crate) struct NormaliseAfferent {
        pub(crate) total: f32,
        pub(crate) w_max: f32,
    }

    #[behaviour]
    impl NormaliseAfferent {
        fn afferent(&self, mut weight: ViewMut<f32>) {
            let sum = weight.iter().fold(0.0, |sum, w| sum + w.abs());
            if sum > 0.0 {
                let factor = self.total / sum;
                weight.iter_mut().for_each(|w| *w = clamped(*w * factor, [-self.w_max, self.w_max]));
            }
        }
    }

    pub(crate) struct SynapticScaling {
        target: f32,
        beta: f32,
        gamma: f32,
        keep: f32,
        per_spike: f32,
        seconds: f32,
        interval: u64,
    }

    impl SynapticScaling {
        pub(crate) fn new(dt: f64, interval: u64) -> Self {
            let (tau, seconds) = (1e5, (dt * 0.001) as f32);
            Self {
                target: 10.0,
                beta: 4e-5,
                gamma: 1e-7,
                keep: exp(-dt as f32 / tau),
                per_spike: 1000.0 / tau,
                seconds,
                interval,
            }
        }
    }

    #[behaviour(dst rate: f32 = 0.0, dst error: f32 = 0.0, dst growth: f32 = 0.0, dst due: bool = false)]
    impl SynapticScaling {
        #[afferent]
        #[allow(clippy::too_many_arguments, reason = "each is a variable")]
        fn sense(
            &self,
            dst_spike: bool,
            dst_rate: &mut f32,
            dst_error: &mut f32,
            dst_growth: &mut f32,
            dst_due: &mut bool,
            step: Step,
        ) {
            *dst_rate = *dst_rate * self.keep + if dst_spike { self.per_spike } else { 0.0 };
            let distance = self.target - *dst_rate;
            *dst_growth += self.seconds * (self.beta * distance + self.gamma * *dst_error);
            *dst_error += self.seconds * distance;
            *dst_due = step.iteration.is_multiple_of(self.interval);
        }

        #[afferent(dst_due)]
        fn scale(mut weight: ViewMut<f32>, dst_growth: &mut f32) {
            weight.scale(exp(*dst_growth));
            *dst_growth = 0.0;
        }
    }
}
