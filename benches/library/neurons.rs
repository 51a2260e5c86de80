//! Point neurons. Parameters are such that they fire without input.

use pymonn::behaviours::neurons::{AdEx, Izhikevich, Lif, LifAlpha, LifCond, LifExp, QuadraticIf, RateUnit};
use pymonn::prelude::*;

pairs! { cells:
    lif "Lif" per "neuron", 10_000; { 0.1 v: f32 = uniform(-70.0, -55.0); };
        library { Lif { rest: -50.0, ..Lif::default() } }
        inline { own::Lif::new(0.1, -50.0) }
    lif_exp "LifExp" per "neuron", 10_000; {
            0.1
            v: f32 = uniform(-70.0, -55.0);
            current_exc: f32 = uniform(0.0, 100.0);
            current_inh: f32 = uniform(-100.0, 0.0);
        };
        library { LifExp { rest: -50.0, ..LifExp::default() } }
        inline { own::LifExp::new(0.1, -50.0) }
    lif_alpha "LifAlpha" per "neuron", 10_000; {
            0.1
            v: f32 = uniform(-70.0, -55.0);
            current_exc: f32 = uniform(0.0, 100.0);
            current_inh: f32 = uniform(-100.0, 0.0);
        };
        library { LifAlpha { rest: -50.0, ..LifAlpha::default() } }
        inline { own::LifAlpha::new(0.1, -50.0) }
    lif_cond "LifCond" per "neuron", 10_000; {
            0.1
            v: f32 = uniform(-70.0, -55.0);
            g_exc: f32 = uniform(0.0, 10.0);
            g_inh: f32 = uniform(0.0, 10.0);
        };
        library { LifCond::<f32> { rest: -50.0, ..LifCond::default() } }
        inline { own::LifCond::new(0.1, -50.0) }
    adex "AdEx" per "neuron", 10_000; { 0.1 v: f32 = uniform(-70.0, -55.0); };
        library { AdEx::<f32> { rest: -45.0, ..AdEx::default() } }
        inline { own::AdEx::new(0.1, -45.0) }
    izhikevich "Izhikevich" per "neuron", 10_000; { 0.1 v: f32 = uniform(-70.0, -55.0); };
        library { Izhikevich::<f32> { constant: 150.0, ..Izhikevich::default() } }
        inline { own::Izhikevich::new(0.1, 150.0) }
    quadratic_if "QuadraticIf" per "neuron", 10_000; { 0.1 v: f32 = uniform(-70.0, -45.0); };
        library { QuadraticIf::<f32> { reset: -45.0, ..QuadraticIf::default() } }
        inline { own::QuadraticIf::new(0.1, -45.0) }
    rate_unit "RateUnit" per "neuron", 10_000; { 0.1 activity: f32 = uniform(-1.0, 1.0); };
        library { RateUnit::<f32> { threshold: -0.5, ..RateUnit::default() } }
        inline { own::RateUnit::new(0.1, -0.5) }
}

mod own {
    use std::f64::consts::E;

    use pymonn::math::{exp, tanh};
    use pymonn::prelude::*;

    /// Threshold, reset and refractory iterations.
    struct Fire {
        at: f32,
        reset: f32,
        refractory: u32,
    }

    impl Fire {
        #[inline(always)]
        fn pass(&self, v: &mut f32, next: f32, wait: &mut u32, spike: &mut bool) {
            let free = *wait == 0;
            let next = if free { next } else { self.reset };
            *spike = next >= self.at;
            *v = if *spike { self.reset } else { next };
            *wait = if *spike { self.refractory } else { *wait - u32::from(!free) };
        }
    }

    pub(crate) struct Lif {
        rest: f32,
        keep: f32,
        gain: f32,
        fire: Fire,
    }

    impl Lif {
        pub(crate) fn new(dt: f64, rest: f32) -> Self {
            let (tau, capacitance) = (10.0, 250.0);
            let keep = exp(-dt / tau);
            let gain = tau * (1.0 - keep) / capacitance;
            let fire = Fire { at: -55.0, reset: -70.0, refractory: (2.0 / dt).round() as u32 };
            Self { rest, keep: keep as f32, gain: gain as f32, fire }
        }
    }

    #[behaviour(v: f32 = self.rest, input: f32 = 0.0, wait: u32 = 0, spike: bool = false)]
    impl Lif {
        fn neuron(&self, v: &mut f32, input: &mut f32, wait: &mut u32, spike: &mut bool) {
            let next = self.rest + self.keep * (*v - self.rest) + self.gain * *input;
            *input = 0.0;
            self.fire.pass(v, next, wait, spike);
        }
    }

    pub(crate) struct LifExp {
        membrane: Lif,
        keep: [f32; 2],
        gain: [f32; 2],
    }

    impl LifExp {
        pub(crate) fn new(dt: f64, rest: f32) -> Self {
            let (tau, capacitance) = (10.0, 250.0);
            let taus = [2.0, 2.0];
            let gain = taus.map(|of| dt * (exp(-dt / of) - exp(-dt / tau)) / (dt / tau - dt / of) / capacitance);
            Self { membrane: Lif::new(dt, rest), keep: taus.map(|of| exp(-dt / of) as f32), gain: gain.map(|of| of as f32) }
        }
    }

    #[behaviour(
        v: f32 = self.membrane.rest,
        current_exc: f32 = 0.0,
        current_inh: f32 = 0.0,
        input: f32 = 0.0,
        wait: u32 = 0,
        spike: bool = false,
    )]
    impl LifExp {
        fn neuron(
            &self,
            v: &mut f32,
            current_exc: &mut f32,
            current_inh: &mut f32,
            input: &mut f32,
            wait: &mut u32,
            spike: &mut bool,
        ) {
            let Lif { rest, keep, gain, .. } = self.membrane;
            let driven = self.gain[0] * *current_exc + self.gain[1] * *current_inh + gain * *input;
            *current_exc *= self.keep[0];
            *current_inh *= self.keep[1];
            *input = 0.0;
            self.membrane.fire.pass(v, rest + keep * (*v - rest) + driven, wait, spike);
        }
    }

    pub(crate) struct LifAlpha {
        membrane: Lif,
        exc: Alpha,
        inh: Alpha,
    }

    #[derive(Clone, Copy)]
    struct Alpha {
        keep: f32,
        rise: f32,
        gain: f32,
        late: f32,
    }

    impl Alpha {
        fn new(dt: f64, tau_m: f64, tau: f64, capacitance: f64) -> Self {
            let (kept, keep, z) = (exp(-dt / tau_m), exp(-dt / tau), dt / tau_m - dt / tau);
            Self {
                keep: keep as f32,
                rise: keep as f32 * (dt * E / tau) as f32,
                gain: (dt * (keep - kept) / z / capacitance) as f32,
                late: (dt * dt * (keep - (keep - kept) / z) / z * E / tau / capacitance) as f32,
            }
        }

        #[inline(always)]
        fn pass(self, alpha: &mut f32, current: &mut f32) -> f32 {
            let driven = self.gain * *alpha + self.late * *current;
            *alpha = self.keep * *alpha + self.rise * *current;
            *current *= self.keep;
            driven
        }
    }

    impl LifAlpha {
        pub(crate) fn new(dt: f64, rest: f32) -> Self {
            let current = Alpha::new(dt, 10.0, 2.0, 250.0);
            Self { membrane: Lif::new(dt, rest), exc: current, inh: current }
        }
    }

    #[behaviour(
        v: f32 = self.membrane.rest,
        current_exc: f32 = 0.0,
        current_inh: f32 = 0.0,
        alpha_exc: f32 = 0.0,
        alpha_inh: f32 = 0.0,
        input: f32 = 0.0,
        wait: u32 = 0,
        spike: bool = false,
    )]
    impl LifAlpha {
        #[allow(clippy::too_many_arguments, reason = "each is a variable")]
        fn neuron(
            &self,
            v: &mut f32,
            current_exc: &mut f32,
            current_inh: &mut f32,
            alpha_exc: &mut f32,
            alpha_inh: &mut f32,
            input: &mut f32,
            wait: &mut u32,
            spike: &mut bool,
        ) {
            let Lif { rest, keep, gain, .. } = self.membrane;
            let driven = self.exc.pass(alpha_exc, current_exc) + self.inh.pass(alpha_inh, current_inh) + gain * *input;
            *input = 0.0;
            self.membrane.fire.pass(v, rest + keep * (*v - rest) + driven, wait, spike);
        }
    }

    pub(crate) struct LifCond {
        per_capacitance: f32,
        g_leak: f32,
        rest: f32,
        reversal: [f32; 2],
        rate: [f32; 2],
        dt: f32,
        fire: Fire,
    }

    impl LifCond {
        pub(crate) fn new(dt: f64, rest: f32) -> Self {
            Self {
                per_capacitance: 1.0 / 250.0,
                g_leak: 16.6667,
                rest,
                reversal: [0.0, -85.0],
                rate: [1.0 / 0.2, 1.0 / 2.0],
                dt: dt as f32,
                fire: Fire { at: -55.0, reset: -60.0, refractory: (2.0 / dt).round() as u32 },
            }
        }
    }

    #[behaviour(v: f32 = self.rest, g_exc: f32 = 0.0, g_inh: f32 = 0.0, input: f32 = 0.0, wait: u32 = 0, spike: bool = false)]
    impl LifCond {
        fn neuron(&self, v: &mut f32, g_exc: &mut f32, g_inh: &mut f32, input: &mut f32, wait: &mut u32, spike: &mut bool) {
            let Self { g_leak, rest, dt, .. } = *self;
            let per_capacitance = if *wait == 0 { self.per_capacitance } else { 0.0 };
            let slopes = |[v, exc, inh]: [f32; 3]| {
                let drive = g_leak * rest + exc * self.reversal[0] + inh * self.reversal[1] + *input;
                let dv = drive * per_capacitance - (g_leak + exc + inh) * per_capacitance * v;
                [dv, -self.rate[0] * exc, -self.rate[1] * inh]
            };
            let [next, exc, inh] = super::runge_kutta([*v, *g_exc, *g_inh], dt, slopes);
            (*g_exc, *g_inh, *input) = (exc, inh, 0.0);
            self.fire.pass(v, next, wait, spike);
        }
    }

    pub(crate) struct AdEx {
        per_capacitance: f32,
        g_leak: f32,
        rest: f32,
        onset: f32,
        slope: f32,
        per_slope: f32,
        a: f32,
        rate: f32,
        b: f32,
        dt: f32,
        fire: Fire,
    }

    impl AdEx {
        pub(crate) fn new(dt: f64, rest: f32) -> Self {
            Self {
                per_capacitance: 1.0 / 281.0,
                g_leak: 30.0,
                rest,
                onset: -50.4,
                slope: 2.0,
                per_slope: 0.5,
                a: 4.0,
                rate: 1.0 / 144.0,
                b: 80.5,
                dt: dt as f32,
                fire: Fire { at: 20.0, reset: -70.6, refractory: 0 },
            }
        }
    }

    #[behaviour(v: f32 = self.rest, w: f32 = 0.0, input: f32 = 0.0, wait: u32 = 0, spike: bool = false)]
    impl AdEx {
        fn neuron(&self, v: &mut f32, w: &mut f32, input: &mut f32, wait: &mut u32, spike: &mut bool) {
            let per_capacitance = if *wait == 0 { self.per_capacitance } else { 0.0 };
            let below = if *v < self.fire.at { *v } else { self.fire.at };
            let upstroke = self.slope * exp((below - self.onset) * self.per_slope);
            let drive = self.g_leak * (self.rest + upstroke) - *w + *input;
            let next = *v + self.dt * (drive * per_capacitance - self.g_leak * per_capacitance * *v);
            *w += self.dt * (self.a * (below - self.rest) * self.rate - self.rate * *w);
            *input = 0.0;
            self.fire.pass(v, next, wait, spike);
            *w = if *spike { *w + self.b } else { *w };
        }
    }

    pub(crate) struct Izhikevich {
        a: f32,
        b: f32,
        c: f32,
        d: f32,
        peak: f32,
        square: f32,
        linear: f32,
        constant: f32,
        dt: f32,
    }

    impl Izhikevich {
        pub(crate) fn new(dt: f64, constant: f32) -> Self {
            let (square, linear, peak) = (0.04, 5.0, 30.0);
            Self { a: 0.02, b: 0.2, c: -65.0, d: 8.0, peak, square, linear, constant, dt: dt as f32 }
        }
    }

    #[behaviour(v: f32 = -65.0, u: f32 = self.b * -65.0, input: f32 = 0.0, spike: bool = false)]
    impl Izhikevich {
        fn neuron(&self, v: &mut f32, u: &mut f32, input: &mut f32, spike: &mut bool) {
            let half = 0.5 * self.dt;
            let mut next = *v;
            next += half * (self.square * next * next + self.linear * next + self.constant - *u + *input);
            next += half * (self.square * next * next + self.linear * next + self.constant - *u + *input);
            let next_u = *u + self.dt * (self.a * self.b * next - self.a * *u);
            *input = 0.0;
            *spike = next >= self.peak;
            *v = if *spike { self.c } else { next };
            *u = if *spike { next_u + self.d } else { next_u };
        }
    }

    pub(crate) struct QuadraticIf {
        curvature: f32,
        per_capacitance: f32,
        rest: f32,
        critical: f32,
        dt: f32,
        fire: Fire,
    }

    impl QuadraticIf {
        pub(crate) fn new(dt: f64, reset: f32) -> Self {
            let (tau, rest, critical) = (10.0, -65.0, -50.0);
            let fire = Fire { at: 20.0, reset, refractory: 0 };
            let curvature = 1.0 / ((critical - rest) * tau);
            Self { curvature, per_capacitance: 1.0 / 250.0, rest, critical, dt: dt as f32, fire }
        }
    }

    #[behaviour(v: f32 = self.rest, input: f32 = 0.0, wait: u32 = 0, spike: bool = false)]
    impl QuadraticIf {
        fn neuron(&self, v: &mut f32, input: &mut f32, wait: &mut u32, spike: &mut bool) {
            let slope = self.curvature * (*v - self.rest) * (*v - self.critical) + *input * self.per_capacitance;
            *input = 0.0;
            self.fire.pass(v, *v + self.dt * slope, wait, spike);
        }
    }

    pub(crate) struct RateUnit {
        keep: f32,
        gain: f32,
        threshold: f32,
    }

    impl RateUnit {
        pub(crate) fn new(dt: f64, threshold: f32) -> Self {
            Self { keep: exp(-dt / 10.0) as f32, gain: 1.0, threshold }
        }
    }

    #[behaviour(activity: f32 = 0.0, input: f32 = 0.0)]
    impl RateUnit {
        fn neuron(&self, activity: &mut f32, input: &mut f32) {
            let end = tanh(self.gain * (*input - self.threshold));
            *input = 0.0;
            *activity = end + self.keep * (*activity - end);
        }
    }
}

/// One step of the classical Runge-Kutta method, written for arrays.
#[inline(always)]
fn runge_kutta<const N: usize>(y: [f32; N], dt: f32, slopes: impl Fn([f32; N]) -> [f32; N]) -> [f32; N] {
    let along = |dt: f32, slope: [f32; N]| std::array::from_fn(|k| y[k] + dt * slope[k]);
    let half = 0.5 * dt;
    let k1 = slopes(y);
    let k2 = slopes(along(half, k1));
    let k3 = slopes(along(half, k2));
    let k4 = slopes(along(dt, k3));
    along(dt, std::array::from_fn(|k| (k1[k] + 2.0 * (k2[k] + k3[k]) + k4[k]) * (1.0 / 6.0)))
}
