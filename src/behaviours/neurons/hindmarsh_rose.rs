use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{Method, Rk4, Slope, System, fire::rises};
use crate::behaviour;
use crate::behaviours::check::{finite, positive};

/// The bursting neuron of Hindmarsh and Rose.
///
/// ```text
/// v′ = y − a · v³ + b · v² − z + input
/// y′ = c − d · v² − y
/// z′ = r · (s · (v − rest) − z)
/// spike: v rises through `threshold`
/// ```
///
/// All is dimensionless; a unit of `dt` is a unit of its time, of which a spike takes about ten. Bursts for an `input` of 2, chaos for
/// 3.25. `M` integrates: [`Rk4`].
///
/// Source: Hindmarsh & Rose, *A model of neuronal bursting using three coupled first order differential equations*, Proc. R. Soc. Lond. B
/// 221 (1984); x is `v` here.
///
/// Tested against: Brian2's spikes; chaos at 3.25 and none at 2.
///
/// ```
/// use pymonn::behaviours::neurons::HindmarshRose;
/// use pymonn::prelude::*;
///
/// network! {
///     network Bursts {
///         dt = 0.05;
///         group cells[1] {
///             1 => |input: &mut f32| *input += 2.0;
///             2 => HindmarshRose::default();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Bursts::builder().build()?;
/// net.simulate_iterations(40_000);
/// let times: Vec<f64> = net.cells.event_recorder.spike.times().collect();
/// let pauses = times.windows(2).filter(|pair| pair[1] - pair[0] > 60.0).count();
/// assert!(pauses > 10 && times.len() > 2 * pauses);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/hindmarsh_rose.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HindmarshRose<F = f32, M = Rk4> {
    /// Coefficient of v³, 1.
    pub a: F,
    /// Coefficient of v², 3.
    pub b: F,
    /// Constant of the recovery, 1.
    pub c: F,
    /// Coefficient of v² in the recovery, 5.
    pub d: F,
    /// Rate of adaptation, 0.005.
    pub r: F,
    /// Strength of adaptation, 4.
    pub s: F,
    /// The v at which adaptation rests at 0: x₁ of the source, −(1 + √5) / 2 = −1.618.
    pub rest: F,
    /// The v whose upward crossing is a spike, 0.
    pub threshold: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for HindmarshRose<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            a: f(1.0),
            b: f(3.0),
            c: f(1.0),
            d: f(5.0),
            r: f(0.005),
            s: f(4.0),
            rest: f(-1.618_033_988_749_895),
            threshold: f(0.0),
            method: M::default(),
        }
    }
}

impl<F: Float, M: Method> System<F, 3> for HindmarshRose<F, M> {
    type Input = F;

    #[inline(always)]
    fn slopes(&self, [v, y, z]: [F; 3], input: F) -> [Slope<F>; 3] {
        [
            (y - z + input, (self.a * v - self.b) * v),
            (self.c - self.d * v * v, F::ONE),
            (self.r * self.s * (v - self.rest), self.r),
        ]
    }
}

#[behaviour(
    crate = crate,
    v: F = self.rest,
    y: F = self.c - self.d * self.rest * self.rest,
    z: F = F::ZERO,
    input: F = F::ZERO,
    spike: bool = false,
)]
impl<F: Float, M: Method> HindmarshRose<F, M> {
    fn neuron(&self, v: &mut F, y: &mut F, z: &mut F, input: &mut F, spike: &mut bool, step: Step) {
        let (before, current) = (*v, mem::replace(input, F::ZERO));
        [*v, *y, *z] = self.method.advance(self, [*v, *y, *z], current, F::from_f64(step.dt));
        *spike = rises(before, *v, self.threshold);
    }
}

impl<F: Float, M: Method> Validate for HindmarshRose<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("a", self.a)?;
        finite("b", self.b)?;
        finite("c", self.c)?;
        finite("d", self.d)?;
        positive("r", self.r)?;
        finite("s", self.s)?;
        finite("rest", self.rest)?;
        finite("threshold", self.threshold)
    }
}
