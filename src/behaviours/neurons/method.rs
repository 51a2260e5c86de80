//! How differential equations are advanced by one iteration.

use core::fmt::Debug;

use pymonn_core::{Float, math::exprel};

/// The right-hand side of one equation, y′ = `drive` − `rate` · y, as (`drive`, `rate`).
///
/// Most equations of the field have this form with a `rate` that depends on other components: a membrane with its conductances, a
/// gate with its rates of opening and closing. Any f(y) is (f(y), 0).
pub type Slope<F> = (F, F);

/// Which terms of its [`Slope`] an equation has, so that nothing is computed for those that it has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `drive` − `rate` · y.
    Linear,
    /// −`rate` · y: the drive is 0.
    Decay,
    /// `drive`: the rate is 0.
    Drive,
}

/// The equations of `N` coupled components: what a [`Method`] integrates.
///
/// A trait and not a closure, so that `#[inline(always)]` can stand on it: without, the loop over neurons is not vectorised.
pub trait System<F: Float, const N: usize> {
    /// What the equations depend on besides the state, the same during an iteration: a current.
    type Input: Copy;

    /// The form of each equation.
    const FORMS: [Form; N] = [Form::Linear; N];

    /// The slopes at the state `y`.
    fn slopes(&self, y: [F; N], input: Self::Input) -> [Slope<F>; N];
}

/// A way to advance coupled equations by one iteration: the type parameter `M` of a neuron model.
///
/// ```
/// use pymonn::behaviours::neurons::{Euler, ExponentialEuler, Method, Rk4, Slope, System};
///
/// /// y′ = drive − y / tau.
/// struct Decay {
///     tau: f64,
/// }
///
/// impl System<f64, 1> for Decay {
///     type Input = f64;
///
///     #[inline(always)]
///     fn slopes(&self, _: [f64; 1], drive: f64) -> [Slope<f64>; 1] {
///         [(drive, 1.0 / self.tau)]
///     }
/// }
///
/// // From 1, in one step of 1, to exp(-0.1).
/// let (decay, exact) = (Decay { tau: 10.0 }, (-0.1_f64).exp());
/// assert_eq!(Euler.advance(&decay, [1.0], 0.0, 1.0), [0.9]);
/// assert!((ExponentialEuler.advance(&decay, [1.0], 0.0, 1.0)[0] - exact).abs() < 1e-15);
/// assert!((Rk4.advance(&decay, [1.0], 0.0, 1.0)[0] - exact).abs() < 1e-7);
/// ```
pub trait Method: Copy + Debug + Default + PartialEq + Send + Sync + 'static {
    /// The state after `dt`, from the state `y`.
    fn advance<F: Float, const N: usize, S: System<F, N>>(self, system: &S, y: [F; N], input: S::Input, dt: F) -> [F; N];
}

/// Forward Euler: order 1, one evaluation of the slopes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Euler;

impl Method for Euler {
    #[inline(always)]
    fn advance<F: Float, const N: usize, S: System<F, N>>(self, system: &S, y: [F; N], input: S::Input, dt: F) -> [F; N] {
        moved(y, dt, values(system, y, input))
    }
}

/// Exponential Euler: each equation is solved exactly with its `drive` and `rate` held for the iteration; order 1, and exact where they
/// are constant. It stays stable where a large conductance makes Euler's method explode (MacGregor 1987; Börgers & Nectow 2013).
#[allow(clippy::doc_markdown, reason = "people's names")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExponentialEuler;

impl Method for ExponentialEuler {
    #[inline(always)]
    fn advance<F: Float, const N: usize, S: System<F, N>>(self, system: &S, y: [F; N], input: S::Input, dt: F) -> [F; N] {
        let slopes = system.slopes(y, input);
        let mut end = y;
        for k in 0..N {
            let (drive, rate) = slopes[k];
            end[k] += (drive - rate * y[k]) * dt * exprel(-rate * dt);
        }
        end
    }
}

/// The classical method of Runge and Kutta: order 4, four evaluations of the slopes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rk4;

impl Method for Rk4 {
    #[inline(always)]
    fn advance<F: Float, const N: usize, S: System<F, N>>(self, system: &S, y: [F; N], input: S::Input, dt: F) -> [F; N] {
        let half = F::from_f64(0.5) * dt;
        let k1 = values(system, y, input);
        let k2 = values(system, moved(y, half, k1), input);
        let k3 = values(system, moved(y, half, k2), input);
        let k4 = values(system, moved(y, dt, k3), input);
        let (two, sixth) = (F::from_f64(2.0), F::from_f64(1.0 / 6.0));
        let mut mean = k1;
        for k in 0..N {
            mean[k] = (k1[k] + two * (k2[k] + k3[k]) + k4[k]) * sixth;
        }
        moved(y, dt, mean)
    }
}

/// The scheme that was published with [`Izhikevich`](super::Izhikevich)'s model: two Euler steps of half the length for the first
/// component, then one Euler step for the others, which see its new value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HalfSteps;

impl Method for HalfSteps {
    #[inline(always)]
    fn advance<F: Float, const N: usize, S: System<F, N>>(self, system: &S, mut y: [F; N], input: S::Input, dt: F) -> [F; N] {
        let half = F::from_f64(0.5) * dt;
        for _ in 0..2 {
            y[0] = moved(y, half, values(system, y, input))[0];
        }
        let mut end = moved(y, dt, values(system, y, input));
        end[0] = y[0];
        end
    }
}

/// The slopes' values at `y`.
#[inline(always)]
fn values<F: Float, const N: usize, S: System<F, N>>(system: &S, y: [F; N], input: S::Input) -> [F; N] {
    let slopes = system.slopes(y, input);
    let mut values = y;
    for k in 0..N {
        let (drive, rate) = slopes[k];
        values[k] = match S::FORMS[k] {
            Form::Linear => drive - rate * y[k],
            Form::Decay => -rate * y[k],
            Form::Drive => drive,
        };
    }
    values
}

/// `y` after `dt` along `slope`.
#[inline(always)]
fn moved<F: Float, const N: usize>(y: [F; N], dt: F, slope: [F; N]) -> [F; N] {
    let mut moved = y;
    for k in 0..N {
        moved[k] += dt * slope[k];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use pymonn_core::math;

    /// A circle: y₀′ = −y₁, y₁′ = y₀.
    struct Circle;

    impl System<f64, 2> for Circle {
        type Input = ();

        const FORMS: [Form; 2] = [Form::Drive; 2];

        fn slopes(&self, [a, b]: [f64; 2], (): ()) -> [Slope<f64>; 2] {
            [(-b, 0.0), (a, 0.0)]
        }
    }

    /// Largest error over one turn, from (1, 0).
    fn error<M: Method>(method: M, steps: u32) -> f64 {
        let dt = core::f64::consts::TAU / f64::from(steps);
        let mut y = [1.0, 0.0];
        (1..=steps).fold(0.0, |worst, step| {
            y = method.advance(&Circle, y, (), dt);
            let (sin, cos) = math::sin_cos(f64::from(step) * dt);
            f64::max(worst, (y[0] - cos).abs().max((y[1] - sin).abs()))
        })
    }

    #[test]
    fn errors_shrink_with_the_order() {
        let ratio = |coarse: f64, fine: f64| coarse / fine;
        assert!((1.8..2.3).contains(&ratio(error(Euler, 1000), error(Euler, 2000))));
        assert!((1.8..2.3).contains(&ratio(error(ExponentialEuler, 1000), error(ExponentialEuler, 2000))));
        assert!((15.0..17.0).contains(&ratio(error(Rk4, 100), error(Rk4, 200))));
    }

    /// v′ = 1 − v, u′ = v − u.
    struct Chain;

    impl System<f64, 2> for Chain {
        type Input = f64;

        fn slopes(&self, [v, _]: [f64; 2], input: f64) -> [Slope<f64>; 2] {
            [(input, 1.0), (v, 1.0)]
        }
    }

    #[test]
    fn half_steps_are_the_published_scheme() {
        assert_eq!(HalfSteps.advance(&Chain, [0.0, 0.0], 1.0, 0.5), [0.4375, 0.21875]);
    }
}
