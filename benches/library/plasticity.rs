//! Learning. Each of the 40 spikes of an iteration visits its neuron's 100 synapses in and, on average, 100 out.

use pymonn::behaviours::plasticity::{InhibitoryStdp, Multiplicative, Oja, PairStdp, RewardStdp, TripletStdp};
use pymonn::prelude::*;

pairs! { recurrent:
    pair_stdp "PairStdp, additive" per "visit of a synapse", 8_000; { weight: f32 = uniform(0.2, 0.8); };
        library { PairStdp::<f32> { a_plus: 0.001, a_minus: 0.001, ..PairStdp::default() } }
        inline { own::PairStdp::new(0.1, 0.001, 0.001) }
    multiplicative "PairStdp, multiplicative" per "visit of a synapse", 8_000; { weight: f32 = uniform(0.2, 0.8); };
        library { PairStdp::<f32, Multiplicative> { a_plus: 0.001, a_minus: 0.001, ..PairStdp::default() } }
        inline { own::MultiplicativeStdp::new(0.1, 0.001, 0.001) }
    triplet_stdp "TripletStdp" per "visit of a synapse", 8_000; { weight: f32 = uniform(2.0, 8.0); };
        library { TripletStdp::<f32> { w_max: 10.0, ..TripletStdp::default() } }
        inline { own::TripletStdp::new(0.1, 10.0) }
    inhibitory_stdp "InhibitoryStdp" per "visit of a synapse", 8_000; { weight: f32 = uniform(2.0, 8.0); };
        library { InhibitoryStdp { w_max: 10.0, ..InhibitoryStdp::default() } }
        inline { own::InhibitoryStdp::new(0.1, 10.0) }
    reward_stdp "RewardStdp" per "visit of a synapse", 8_000; {
            weight: f32 = uniform(1.0, 3.0);
            shared reward: f32 = 1e-6;
        };
        library { RewardStdp { w_max: 4.0, ..RewardStdp::default() } }
        inline { own::RewardStdp::new(0.1, 4.0) }
    oja "Oja" per "synapse", 400_000; { weight: f32 = uniform(0.0, 1.0); };
        library { Oja { eta: 0.01 } }
        inline { own::Oja { rate: 0.1 * 0.01 } }
}

mod own {
    use pymonn::math::exp;
    use pymonn::prelude::*;

    #[inline(always)]
    fn bounded(x: f32, w_max: f32) -> f32 {
        let x = if x < 0.0 { 0.0 } else { x };
        if x > w_max { w_max } else { x }
    }

    pub(crate) struct PairStdp {
        a_plus: f32,
        a_minus: f32,
        keep_plus: f32,
        keep_minus: f32,
        w_max: f32,
    }

    impl PairStdp {
        pub(crate) fn new(dt: f32, a_plus: f32, a_minus: f32) -> Self {
            Self { a_plus, a_minus, keep_plus: exp(-dt / 20.0), keep_minus: exp(-dt / 20.0), w_max: 1.0 }
        }
    }

    #[behaviour(src pre: f32 = 0.0, dst post: f32 = 0.0)]
    impl PairStdp {
        fn efferent(&self, src_pre: &mut f32) {
            *src_pre *= self.keep_plus;
        }

        fn afferent(&self, dst_post: &mut f32) {
            *dst_post *= self.keep_minus;
        }

        fn on_pre(&self, weight: &mut f32, dst_post: f32) {
            *weight = bounded(*weight - self.a_minus * dst_post, self.w_max);
        }

        #[efferent(src_spike)]
        fn arrive(src_pre: &mut f32) {
            *src_pre += 1.0;
        }

        fn on_post(&self, weight: &mut f32, src_pre: f32) {
            *weight = bounded(*weight + self.a_plus * src_pre, self.w_max);
        }

        #[afferent(dst_spike)]
        fn fire(dst_post: &mut f32) {
            *dst_post += 1.0;
        }
    }

    pub(crate) struct MultiplicativeStdp {
        pair: PairStdp,
        per_w_max: f32,
    }

    impl MultiplicativeStdp {
        pub(crate) fn new(dt: f32, a_plus: f32, a_minus: f32) -> Self {
            let pair = PairStdp::new(dt, a_plus, a_minus);
            Self { per_w_max: 1.0 / pair.w_max, pair }
        }
    }

    #[behaviour(src pre: f32 = 0.0, dst post: f32 = 0.0)]
    impl MultiplicativeStdp {
        fn efferent(&self, src_pre: &mut f32) {
            *src_pre *= self.pair.keep_plus;
        }

        fn afferent(&self, dst_post: &mut f32) {
            *dst_post *= self.pair.keep_minus;
        }

        fn on_pre(&self, weight: &mut f32, dst_post: f32) {
            let loss = self.pair.a_minus * (*weight * self.per_w_max) * dst_post;
            *weight = bounded(*weight - loss, self.pair.w_max);
        }

        #[efferent(src_spike)]
        fn arrive(src_pre: &mut f32) {
            *src_pre += 1.0;
        }

        fn on_post(&self, weight: &mut f32, src_pre: f32) {
            let gain = self.pair.a_plus * (1.0 - *weight * self.per_w_max) * src_pre;
            *weight = bounded(*weight + gain, self.pair.w_max);
        }

        #[afferent(dst_spike)]
        fn fire(dst_post: &mut f32) {
            *dst_post += 1.0;
        }
    }

    pub(crate) struct TripletStdp {
        a2_plus: f32,
        a3_plus: f32,
        a2_minus: f32,
        a3_minus: f32,
        keep: [f32; 4],
        w_max: f32,
    }

    impl TripletStdp {
        pub(crate) fn new(dt: f32, w_max: f32) -> Self {
            let keep = [16.8, 101.0, 33.7, 125.0].map(|tau: f32| exp(-dt / tau));
            Self { a2_plus: 5e-10, a3_plus: 6.2e-3, a2_minus: 7e-3, a3_minus: 2.3e-4, keep, w_max }
        }
    }

    #[behaviour(src r1: f32 = 0.0, src r2: f32 = 0.0, dst o1: f32 = 0.0, dst o2: f32 = 0.0)]
    impl TripletStdp {
        fn efferent(&self, src_r1: &mut f32, src_r2: &mut f32) {
            *src_r1 *= self.keep[0];
            *src_r2 *= self.keep[1];
        }

        fn afferent(&self, dst_o1: &mut f32, dst_o2: &mut f32) {
            *dst_o1 *= self.keep[2];
            *dst_o2 *= self.keep[3];
        }

        fn on_pre(&self, weight: &mut f32, src_r2: f32, dst_o1: f32) {
            *weight = bounded(*weight - dst_o1 * (self.a2_minus + self.a3_minus * src_r2), self.w_max);
        }

        #[efferent(src_spike)]
        fn arrive(src_r1: &mut f32, src_r2: &mut f32) {
            *src_r1 += 1.0;
            *src_r2 += 1.0;
        }

        fn on_post(&self, weight: &mut f32, src_r1: f32, dst_o2: f32) {
            *weight = bounded(*weight + src_r1 * (self.a2_plus + self.a3_plus * dst_o2), self.w_max);
        }

        #[afferent(dst_spike)]
        fn fire(dst_o1: &mut f32, dst_o2: &mut f32) {
            *dst_o1 += 1.0;
            *dst_o2 += 1.0;
        }
    }

    pub(crate) struct InhibitoryStdp {
        eta: f32,
        alpha: f32,
        keep: f32,
        w_max: f32,
    }

    impl InhibitoryStdp {
        pub(crate) fn new(dt: f32, w_max: f32) -> Self {
            Self { eta: 0.001, alpha: 0.002 * 5.0 * 20.0, keep: exp(-dt / 20.0), w_max }
        }
    }

    #[behaviour(src pre: f32 = 0.0, dst post: f32 = 0.0)]
    impl InhibitoryStdp {
        fn efferent(&self, src_pre: &mut f32) {
            *src_pre *= self.keep;
        }

        fn afferent(&self, dst_post: &mut f32) {
            *dst_post *= self.keep;
        }

        fn on_pre(&self, weight: &mut f32, dst_post: f32) {
            *weight = bounded(*weight + self.eta * (dst_post - self.alpha), self.w_max);
        }

        #[efferent(src_spike)]
        fn arrive(src_pre: &mut f32) {
            *src_pre += 1.0;
        }

        fn on_post(&self, weight: &mut f32, src_pre: f32) {
            *weight = bounded(*weight + self.eta * src_pre, self.w_max);
        }

        #[afferent(dst_spike)]
        fn fire(dst_post: &mut f32) {
            *dst_post += 1.0;
        }
    }

    pub(crate) struct RewardStdp {
        a_plus: f32,
        a_minus: f32,
        keep: [f32; 2],
        keep_dopamine: f32,
        tau_c: f64,
        tonic: f32,
        w_max: f32,
    }

    impl RewardStdp {
        pub(crate) fn new(dt: f32, w_max: f32) -> Self {
            let [plus, minus, dopamine] = [20.0, 20.0, 200.0].map(|tau: f32| exp(-dt / tau));
            let (a_plus, a_minus, tau_c, tonic) = (0.1, 0.15, 1000.0, 0.0002);
            Self { a_plus, a_minus, keep: [plus, minus], keep_dopamine: dopamine, tau_c, tonic, w_max }
        }
    }

    #[behaviour(
        eligible: f32 = 0.0,
        mark: f32 = 0.0,
        src pre: f32 = 0.0,
        dst post: f32 = 0.0,
        shared dopamine: f32 = 0.0,
        shared integral: f32 = 0.0,
        shared rise: f32 = 1.0,
        shared fall: f32 = 1.0,
        shared epoch_begin: u64 = 0,
        shared epoch_over: bool = false,
    )]
    impl RewardStdp {
        #[group]
        #[allow(clippy::too_many_arguments, reason = "each is a variable")]
        fn release(
            &self,
            reward: &f32,
            dopamine: &mut f32,
            integral: &mut f32,
            rise: &mut f32,
            fall: &mut f32,
            epoch_begin: &u64,
            epoch_over: &mut bool,
            step: Step,
        ) {
            *dopamine = self.keep_dopamine * *dopamine + *reward;
            let passed = (step.iteration - *epoch_begin) as f64 * step.dt;
            *rise = exp(passed / self.tau_c) as f32;
            *fall = exp(-passed / self.tau_c) as f32;
            *integral += step.dt as f32 * *fall * (*dopamine + self.tonic);
            *epoch_over = passed >= 5.0 * self.tau_c;
        }

        fn efferent(&self, src_pre: &mut f32) {
            *src_pre *= self.keep[0];
        }

        fn afferent(&self, dst_post: &mut f32) {
            *dst_post *= self.keep[1];
        }

        #[settle(epoch_over)]
        fn catch_up(&self, weight: &mut f32, eligible: &mut f32, mark: &mut f32, integral: f32, fall: f32, epoch_over: bool) {
            *weight = bounded(*weight + *eligible * (integral - *mark), self.w_max);
            *eligible *= if epoch_over { fall } else { 1.0 };
            *mark = if epoch_over { 0.0 } else { integral };
        }

        #[group]
        fn begin_epoch(
            integral: &mut f32,
            rise: &mut f32,
            fall: &mut f32,
            epoch_begin: &mut u64,
            epoch_over: &mut bool,
            step: Step,
        ) {
            if *epoch_over {
                (*integral, *rise, *fall) = (0.0, 1.0, 1.0);
                (*epoch_begin, *epoch_over) = (step.iteration, false);
            }
        }

        fn on_pre(&self, weight: &mut f32, eligible: &mut f32, mark: &mut f32, dst_post: f32, integral: f32, rise: f32) {
            *weight = bounded(*weight + *eligible * (integral - *mark), self.w_max);
            *mark = integral;
            *eligible -= self.a_minus * dst_post * rise;
        }

        #[efferent(src_spike)]
        fn arrive(src_pre: &mut f32) {
            *src_pre += 1.0;
        }

        fn on_post(&self, weight: &mut f32, eligible: &mut f32, mark: &mut f32, src_pre: f32, integral: f32, rise: f32) {
            *weight = bounded(*weight + *eligible * (integral - *mark), self.w_max);
            *mark = integral;
            *eligible += self.a_plus * src_pre * rise;
        }

        #[afferent(dst_spike)]
        fn fire(dst_post: &mut f32) {
            *dst_post += 1.0;
        }
    }

    pub(crate) struct Oja {
        pub(crate) rate: f32,
    }

    #[behaviour]
    impl Oja {
        fn synapse(&self, weight: &mut f32, src_activity: f32, dst_activity: f32) {
            *weight += self.rate * dst_activity * (src_activity - dst_activity * *weight);
        }
    }
}
