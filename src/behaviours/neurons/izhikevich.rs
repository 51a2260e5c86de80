use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{Form, HalfSteps, Method, Slope, System};
use crate::behaviour;
use crate::behaviours::check::{below, finite};

/// Izhikevich's simple model of spiking neurons.
///
/// ```text
/// v′ = square · v² + linear · v + constant − u + input
/// u′ = a · (b · v − u)
/// v ≥ peak:  spike, v = c, u += d
/// ```
///
/// `input` is in mV/ms, as the source's *I*. `M` integrates: [`HalfSteps`], the scheme of the published program, for a `dt` of 1 ms;
/// [`Euler`](super::Euler) or [`Rk4`](super::Rk4) for a shorter one. Constructors give the cell types of 2003, and the firing patterns of 2004 whose
/// equations are these (all but accommodation).
///
/// Sources: E. M. Izhikevich, *Simple model of spiking neurons*, IEEE Trans. Neural Netw. 14 (2003), fig. 2; *Which model to
/// use for cortical spiking neurons?*, IEEE Trans. Neural Netw. 15 (2004), fig. 1 and its program.
///
/// Tested against: NEST's spikes; its rates within 0.1 %.
///
/// ```
/// use pymonn::behaviours::neurons::Izhikevich;
/// use pymonn::prelude::*;
///
/// network! {
///     network Kinds {
///         group regular[1] {
///             1 => |input: &mut f32| *input += 10.0;
///             2 => Izhikevich::regular_spiking();
///             9 => EventRecorder { spike };
///         }
///         group fast[1] {
///             1 => |input: &mut f32| *input += 10.0;
///             2 => Izhikevich::fast_spiking();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Kinds::builder().build()?;
/// net.simulate_iterations(1_000);
/// assert!(net.fast.event_recorder.spike.len() > 2 * net.regular.event_recorder.spike.len());
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/izhikevich.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Izhikevich<F = f32, M = HalfSteps> {
    /// Rate of recovery (1/ms), 0.02.
    pub a: F,
    /// Sensitivity of recovery to the potential (1/ms), 0.2.
    pub b: F,
    /// Potential after a spike (mV), −65.
    pub c: F,
    /// Recovery by a spike (mV/ms), 8.
    pub d: F,
    /// Potential from which the neuron fires (mV), 30.
    pub peak: F,
    /// Coefficient of the squared potential (1/mV/ms), 0.04.
    pub square: F,
    /// Coefficient of the potential (1/ms), 5.
    pub linear: F,
    /// Constant term (mV/ms), 140.
    pub constant: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for Izhikevich<F, M> {
    /// A regular spiking cell.
    fn default() -> Self {
        Self::new(0.02, 0.2, -65.0, 8.0)
    }
}

/// Constructors: a name, what it does, and the four parameters.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident($a:expr, $b:expr, $c:expr, $d:expr);)*) => {
        impl<F: Float, M: Method> Izhikevich<F, M> {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $name() -> Self {
                    Self::new($a, $b, $c, $d)
                }
            )*
        }
    };
}

kinds! {
    /// 2003: regular spiking (RS), the most common excitatory cell of the cortex.
    regular_spiking(0.02, 0.2, -65.0, 8.0);
    /// 2003: intrinsically bursting (IB).
    intrinsically_bursting(0.02, 0.2, -55.0, 4.0);
    /// 2003: chattering (CH), bursts of closely spaced spikes.
    chattering(0.02, 0.2, -50.0, 2.0);
    /// 2003: fast spiking (FS), an inhibitory cell without adaptation.
    fast_spiking(0.1, 0.2, -65.0, 2.0);
    /// 2003: low-threshold spiking (LTS), an inhibitory cell with adaptation.
    low_threshold_spiking(0.02, 0.25, -65.0, 2.0);
    /// 2003: thalamo-cortical (TC), with a rebound burst.
    thalamo_cortical(0.02, 0.25, -65.0, 0.05);
    /// 2003: resonator (RZ), with oscillations below the threshold.
    resonating(0.1, 0.26, -65.0, 2.0);
    /// 2004 (A): shown with 14 mV/ms.
    tonic_spiking(0.02, 0.2, -65.0, 6.0);
    /// 2004 (B): one spike at the onset; shown with 0.5 mV/ms.
    phasic_spiking(0.02, 0.25, -65.0, 6.0);
    /// 2004 (C): shown with 15 mV/ms.
    tonic_bursting(0.02, 0.2, -50.0, 2.0);
    /// 2004 (D): one burst at the onset; shown with 0.6 mV/ms.
    phasic_bursting(0.02, 0.25, -55.0, 0.05);
    /// 2004 (E): a burst at the onset, then spikes; shown with 10 mV/ms.
    mixed_mode(0.02, 0.2, -55.0, 4.0);
    /// 2004 (F): shown with 30 mV/ms.
    frequency_adapting(0.01, 0.2, -65.0, 8.0);
    /// 2004 (H): begins to fire at a rate well above 0.
    class_2(0.2, 0.26, -65.0, 0.0);
    /// 2004 (I): a late spike after a short weak pulse.
    spike_latency(0.02, 0.2, -65.0, 6.0);
    /// 2004 (J): oscillates below its threshold.
    subthreshold_oscillations(0.05, 0.26, -60.0, 0.0);
    /// 2004 (K): answers to two pulses at the right interval.
    resonator(0.1, 0.26, -60.0, -1.0);
    /// 2004 (M): a spike after inhibition.
    rebound_spike(0.03, 0.25, -60.0, 4.0);
    /// 2004 (N): a burst after inhibition.
    rebound_burst(0.03, 0.25, -52.0, 0.0);
    /// 2004 (O): inhibition lowers its threshold.
    threshold_variability(0.03, 0.25, -60.0, 4.0);
    /// 2004 (P): a pulse switches between rest and firing.
    bistability(0.1, 0.26, -60.0, 0.0);
    /// 2004 (Q): a depolarised potential after a spike.
    depolarizing_after_potential(1.0, 0.2, -60.0, -21.0);
    /// 2004 (S): fires while it is inhibited; rests with 80 mV/ms, shown with 75.
    inhibition_induced_spiking(-0.02, -1.0, -60.0, 8.0);
    /// 2004 (T): bursts while it is inhibited; rests with 80 mV/ms, shown with 75.
    inhibition_induced_bursting(-0.026, -1.0, -45.0, -2.0);
}

impl<F: Float, M: Method> Izhikevich<F, M> {
    /// A cell with these four parameters.
    #[must_use]
    pub fn new(a: f64, b: f64, c: f64, d: f64) -> Self {
        let f = F::from_f64;
        let (square, linear, constant) = (f(0.04), f(5.0), f(140.0));
        Self { a: f(a), b: f(b), c: f(c), d: f(d), peak: f(30.0), square, linear, constant, method: M::default() }
    }

    /// 2004 (G): begins to fire at arbitrarily low rates.
    #[must_use]
    pub fn class_1() -> Self {
        let f = F::from_f64;
        Self { linear: f(4.1), constant: f(108.0), ..Self::new(0.02, -0.1, -55.0, 6.0) }
    }

    /// 2004 (L): answers to coincident pulses; the cell of (G).
    #[must_use]
    pub fn integrator() -> Self {
        Self::class_1()
    }
}

impl<F: Float, M: Method> System<F, 2> for Izhikevich<F, M> {
    type Input = F;

    const FORMS: [Form; 2] = [Form::Drive, Form::Linear];

    #[inline(always)]
    fn slopes(&self, [v, u]: [F; 2], input: F) -> [Slope<F>; 2] {
        [(self.square * v * v + self.linear * v + self.constant - u + input, F::ZERO), (self.a * self.b * v, self.a)]
    }
}

#[behaviour(
    crate = crate,
    v: F = F::from_f64(-65.0),
    u: F = self.b * F::from_f64(-65.0),
    input: F = F::ZERO,
    spike: bool = false,
)]
impl<F: Float, M: Method> Izhikevich<F, M> {
    fn neuron(&self, v: &mut F, u: &mut F, input: &mut F, spike: &mut bool, step: Step) {
        let current = mem::replace(input, F::ZERO);
        let [next, next_u] = self.method.advance(self, [*v, *u], current, F::from_f64(step.dt));
        *spike = next >= self.peak;
        *v = if *spike { self.c } else { next };
        *u = if *spike { next_u + self.d } else { next_u };
    }
}

impl<F: Float, M: Method> Validate for Izhikevich<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("a", self.a)?;
        finite("b", self.b)?;
        below("c", self.c, "peak", self.peak)?;
        finite("d", self.d)?;
        finite("square", self.square)?;
        finite("linear", self.linear)?;
        finite("constant", self.constant)
    }
}
