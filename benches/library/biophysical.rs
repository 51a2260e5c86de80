//! Neurons with ion channels. Parameters are such that they fire without input.

use pymonn::behaviours::neurons::{HodgkinHuxley, TraubMiles, WangBuzsaki};
use pymonn::prelude::*;

pairs! { cells:
    hodgkin_huxley "HodgkinHuxley" per "neuron", 10_000; { 0.05 v: f32 = uniform(-70.0, -55.0); };
        library { HodgkinHuxley::<f32> { e_leak: -30.0, ..HodgkinHuxley::default() } }
        inline { own::HodgkinHuxley::new(0.05, -30.0) }
    traub_miles "TraubMiles" per "neuron", 10_000; {
            0.05
            v: f32 = uniform(-70.0, -55.0);
            g_exc: f32 = uniform(0.0, 10.0);
            g_inh: f32 = uniform(0.0, 10.0);
        };
        library { TraubMiles::<f32> { e_leak: -55.0, ..TraubMiles::default() } }
        inline { own::TraubMiles::new(0.05, -55.0) }
    wang_buzsaki "WangBuzsaki" per "neuron", 10_000; { 0.02 v: f32 = uniform(-70.0, -55.0); };
        library { WangBuzsaki::<f32> { e_leak: -50.0, ..WangBuzsaki::default() } }
        inline { own::WangBuzsaki::new(0.02, -50.0) }
}

mod own {
    use pymonn::math::{exp, exprel, exprelr, sigmoid};
    use pymonn::prelude::*;

    /// The membrane's parameters.
    struct Membrane {
        per_capacitance: f32,
        g_na: f32,
        g_k: f32,
        g_leak: f32,
        e_na: f32,
        e_k: f32,
        e_leak: f32,
        threshold: f32,
        dt: f32,
    }

    /// One step of the exponential Euler method of y′ = drive − rate · y.
    #[inline(always)]
    fn relax(y: f32, drive: f32, rate: f32, dt: f32) -> f32 {
        y + (drive - rate * y) * dt * exprel(-rate * dt)
    }

    #[inline(always)]
    #[allow(clippy::needless_bitwise_bool, reason = "a branch would keep the loop from being vectorised")]
    fn rises(before: f32, v: f32, threshold: f32) -> bool {
        (before < threshold) & (v >= threshold)
    }

    pub(crate) struct HodgkinHuxley(Membrane);

    impl HodgkinHuxley {
        pub(crate) fn new(dt: f64, e_leak: f32) -> Self {
            let (per_capacitance, dt, threshold) = (1.0, dt as f32, 0.0);
            let (g_na, g_k, g_leak, e_na, e_k) = (120.0, 36.0, 0.3, 50.0, -77.0);
            Self(Membrane { per_capacitance, g_na, g_k, g_leak, e_na, e_k, e_leak, threshold, dt })
        }
    }

    #[inline(always)]
    fn squid(v: f32) -> [(f32, f32); 3] {
        [
            (exprelr((v + 40.0) * (-1.0 / 10.0)), 4.0 * exp((v + 65.0) * (-1.0 / 18.0))),
            (0.07 * exp((v + 65.0) * (-1.0 / 20.0)), sigmoid((v + 35.0) * (1.0 / 10.0))),
            (0.1 * exprelr((v + 55.0) * (-1.0 / 10.0)), 0.125 * exp((v + 65.0) * (-1.0 / 80.0))),
        ]
    }

    /// Where a gate rests.
    fn rest((opening, closing): (f32, f32)) -> f32 {
        opening / (opening + closing)
    }

    #[behaviour(
        v: f32 = -65.0,
        m: f32 = rest(squid(-65.0)[0]),
        h: f32 = rest(squid(-65.0)[1]),
        n: f32 = rest(squid(-65.0)[2]),
        input: f32 = 0.0,
        spike: bool = false,
    )]
    impl HodgkinHuxley {
        fn neuron(&self, v: &mut f32, m: &mut f32, h: &mut f32, n: &mut f32, input: &mut f32, spike: &mut bool) {
            let Membrane { per_capacitance, g_na, g_k, g_leak, e_na, e_k, e_leak, threshold, dt } = self.0;
            let before = *v;
            let g_na = g_na * *m * *m * *m * *h;
            let g_k = g_k * (*n * *n) * (*n * *n);
            let total = g_na + g_k + g_leak;
            let drive = g_na * e_na + g_k * e_k + g_leak * e_leak + *input;
            *v = relax(before, drive * per_capacitance, total * per_capacitance, dt);

            let [(open_m, close_m), (open_h, close_h), (open_n, close_n)] = squid(before);
            *m = relax(*m, open_m, open_m + close_m, dt);
            *h = relax(*h, open_h, open_h + close_h, dt);
            *n = relax(*n, open_n, open_n + close_n, dt);
            *input = 0.0;
            *spike = rises(before, *v, threshold);
        }
    }

    pub(crate) struct TraubMiles {
        membrane: Membrane,
        onset: f32,
        reversal: [f32; 2],
        rate: [f32; 2],
        /// Of each conductance: the mean decay within a step.
        mean: [f32; 2],
    }

    impl TraubMiles {
        pub(crate) fn new(dt: f64, e_leak: f32) -> Self {
            let (per_capacitance, dt, threshold) = (1.0 / 200.0, dt as f32, -20.0);
            let (g_na, g_k, g_leak, e_na, e_k) = (20_000.0, 6_000.0, 10.0, 50.0, -90.0);
            let rate = [1.0 / 5.0, 1.0 / 10.0];
            Self {
                membrane: Membrane { per_capacitance, g_na, g_k, g_leak, e_na, e_k, e_leak, threshold, dt },
                onset: -63.0,
                reversal: [0.0, -80.0],
                rate,
                mean: rate.map(|rate: f32| exprel(-rate * dt)),
            }
        }
    }

    #[inline(always)]
    fn hippocampus(u: f32) -> [(f32, f32); 3] {
        [
            (1.28 * exprelr((13.0 - u) * (1.0 / 4.0)), 1.4 * exprelr((u - 40.0) * (1.0 / 5.0))),
            (0.128 * exp((17.0 - u) * (1.0 / 18.0)), 4.0 * sigmoid((u - 40.0) * (1.0 / 5.0))),
            (0.16 * exprelr((15.0 - u) * (1.0 / 5.0)), 0.5 * exp((10.0 - u) * (1.0 / 40.0))),
        ]
    }

    #[behaviour(
        v: f32 = self.membrane.e_leak,
        m: f32 = rest(hippocampus(self.membrane.e_leak - self.onset)[0]),
        h: f32 = rest(hippocampus(self.membrane.e_leak - self.onset)[1]),
        n: f32 = rest(hippocampus(self.membrane.e_leak - self.onset)[2]),
        g_exc: f32 = 0.0,
        g_inh: f32 = 0.0,
        input: f32 = 0.0,
        spike: bool = false,
    )]
    impl TraubMiles {
        #[allow(clippy::too_many_arguments, reason = "each is a variable")]
        fn neuron(
            &self,
            v: &mut f32,
            m: &mut f32,
            h: &mut f32,
            n: &mut f32,
            g_exc: &mut f32,
            g_inh: &mut f32,
            input: &mut f32,
            spike: &mut bool,
        ) {
            let Membrane { per_capacitance, g_na, g_k, g_leak, e_na, e_k, e_leak, threshold, dt } = self.membrane;
            let before = *v;
            let u = before - self.onset;
            let g_na = g_na * *m * *m * *m * *h;
            let g_k = g_k * (*n * *n) * (*n * *n);
            let total = g_na + g_k + g_leak + *g_exc + *g_inh;
            let channels = g_na * e_na + g_k * e_k + g_leak * e_leak;
            let drive = channels + *g_exc * self.reversal[0] + *g_inh * self.reversal[1] + *input;
            *v = relax(before, drive * per_capacitance, total * per_capacitance, dt);

            let [(open_m, close_m), (open_h, close_h), (open_n, close_n)] = hippocampus(u);
            *m = relax(*m, open_m, open_m + close_m, dt);
            *h = relax(*h, open_h, open_h + close_h, dt);
            *n = relax(*n, open_n, open_n + close_n, dt);
            *g_exc -= self.rate[0] * *g_exc * dt * self.mean[0];
            *g_inh -= self.rate[1] * *g_inh * dt * self.mean[1];
            *input = 0.0;
            *spike = rises(before, *v, threshold);
        }
    }

    pub(crate) struct WangBuzsaki {
        membrane: Membrane,
        phi: f32,
    }

    impl WangBuzsaki {
        pub(crate) fn new(dt: f64, e_leak: f32) -> Self {
            let (per_capacitance, dt, threshold) = (1.0, dt as f32, 0.0);
            let (g_na, g_k, g_leak, e_na, e_k) = (35.0, 9.0, 0.1, 55.0, -90.0);
            let membrane = Membrane { per_capacitance, g_na, g_k, g_leak, e_na, e_k, e_leak, threshold, dt };
            Self { membrane, phi: 5.0 }
        }

        #[inline(always)]
        fn slopes(&self, [v, h, n]: [f32; 3], input: f32) -> [f32; 3] {
            let Membrane { per_capacitance, g_na, g_k, g_leak, e_na, e_k, e_leak, .. } = self.membrane;
            let phi = self.phi;
            let [(open_m, close_m), (open_h, close_h), (open_n, close_n)] = interneuron(v);
            let m = open_m / (open_m + close_m);
            let g_na = g_na * m * m * m * h;
            let g_k = g_k * (n * n) * (n * n);
            let drive = g_na * e_na + g_k * e_k + g_leak * e_leak + input;
            let dv = drive * per_capacitance - (g_na + g_k + g_leak) * per_capacitance * v;
            let (open_h, close_h, open_n, close_n) = (phi * open_h, phi * close_h, phi * open_n, phi * close_n);
            [dv, open_h - (open_h + close_h) * h, open_n - (open_n + close_n) * n]
        }
    }

    #[inline(always)]
    fn interneuron(v: f32) -> [(f32, f32); 3] {
        [
            (exprelr((v + 35.0) * (-1.0 / 10.0)), 4.0 * exp((v + 60.0) * (-1.0 / 18.0))),
            (0.07 * exp((v + 58.0) * (-1.0 / 20.0)), sigmoid((v + 28.0) * (1.0 / 10.0))),
            (0.1 * exprelr((v + 34.0) * (-1.0 / 10.0)), 0.125 * exp((v + 44.0) * (-1.0 / 80.0))),
        ]
    }

    #[behaviour(
        v: f32 = -65.0,
        h: f32 = rest(interneuron(-65.0)[1]),
        n: f32 = rest(interneuron(-65.0)[2]),
        input: f32 = 0.0,
        spike: bool = false,
    )]
    impl WangBuzsaki {
        fn neuron(&self, v: &mut f32, h: &mut f32, n: &mut f32, input: &mut f32, spike: &mut bool) {
            let (before, current) = (*v, *input);
            let (y, dt) = ([*v, *h, *n], self.membrane.dt);
            let along = |dt: f32, slope: [f32; 3]| [y[0] + dt * slope[0], y[1] + dt * slope[1], y[2] + dt * slope[2]];
            let k1 = self.slopes(y, current);
            let k2 = self.slopes(along(0.5 * dt, k1), current);
            let k3 = self.slopes(along(0.5 * dt, k2), current);
            let k4 = self.slopes(along(dt, k3), current);
            let mean = |k: usize| (k1[k] + 2.0 * (k2[k] + k3[k]) + k4[k]) * (1.0 / 6.0);
            [*v, *h, *n] = along(dt, [mean(0), mean(1), mean(2)]);
            *input = 0.0;
            *spike = rises(before, *v, self.membrane.threshold);
        }
    }
}
