//! # Functions
//!
//! Elementary functions in hooks come from [`math`](crate::math): `exp(x)` in place of `x.exp()`. They are within two units in the
//! last place of the exact value, and unlike those of `std` they become vector instructions: a network of Hodgkin-Huxley neurons
//! runs several times faster with them. Results are the same bits on every processor.
//!
//! ```
//! use pymonn::math::{exp, exprelr, sigmoid};
//! use pymonn::prelude::*;
//!
//! /// The potassium channel of Hodgkin & Huxley (1952), in mV from rest and in ms, by the exponential Euler method.
//! pub struct Potassium<F> {
//!     /// Conductance with all gates open, over the capacitance [1/ms].
//!     pub conductance: F,
//!     /// Reversal potential [mV].
//!     pub reversal: F,
//! }
//!
//! #[behaviour(v: F = F::ZERO, n: F = F::ZERO)]
//! impl<F: Float> Potassium<F> {
//!     fn neuron(&self, v: &mut F, n: &mut F, step: Step) {
//!         let f = F::from_f64;
//!         // 0.01 (10 - v) / (e^((10 - v) / 10) - 1), which is 0 / 0 at 10 mV.
//!         let open = f(0.1) * exprelr((f(10.0) - *v) * f(0.1));
//!         let close = f(0.125) * exp(-*v * f(1.0 / 80.0));
//!         let (rate, dt) = (open + close, f(step.dt));
//!         *n += (open / rate - *n) * (F::ONE - exp(-rate * dt));
//!         *v += dt * self.conductance * *n * *n * *n * *n * (self.reversal - *v);
//!     }
//! }
//!
//! /// A unit with a graded response.
//! pub struct Graded {
//!     /// Steepness of the response [1/mV].
//!     pub gain: f64,
//! }
//!
//! #[behaviour(response: f64 = 0.0)]
//! impl Graded {
//!     fn neuron(&self, v: f64, response: &mut f64) {
//!         *response = sigmoid(self.gain * v);
//!     }
//! }
//!
//! network! {
//!     network Cells {
//!         dt = 0.1;
//!         group cells[100] {
//!             v: f64 = uniform(0.0, 20.0);
//!             1 => Potassium::<f64> { conductance: 0.36, reversal: -12.0 };
//!             2 => Graded { gain: 0.5 };
//!         }
//!     }
//! }
//!
//! let mut net = Cells::builder().build()?;
//! net.simulate_iterations(1000);
//! assert!(net.cells.v.iter().all(|v| (-12.0..0.0).contains(v)));
//! assert!(net.cells.n.iter().all(|n| (0.0..1.0).contains(n)));
//! assert!(net.cells.response.iter().all(|r| (0.0..0.5).contains(r)));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! | for | there is |
//! | --- | --- |
//! | decay, rates | [`exp`](crate::math::exp), [`exp2`](crate::math::exp2), [`exp_m1`](crate::math::exp_m1) |
//! | `z / (e^z - 1)` and `(e^z - 1) / z`, which are 0 / 0 at 0 | [`exprelr`](crate::math::exprelr) (also known as linoid, `vtrap`), [`exprel`](crate::math::exprel) |
//! | activation | [`sigmoid`](crate::math::sigmoid), [`tanh`](crate::math::tanh), [`softplus`](crate::math::softplus), [`pow`](crate::math::pow) |
//! | logarithms | [`ln`](crate::math::ln), [`ln_1p`](crate::math::ln_1p), [`log2`](crate::math::log2) |
//! | oscillation | [`sin`](crate::math::sin), [`cos`](crate::math::cos), [`sin_cos`](crate::math::sin_cos); of a phase in periods, [`sin_cos_turns`](crate::math::sin_cos_turns) |
//! | `x as i32`, which is slow | [`to_i32`](crate::math::to_i32) |
//! | a number that is an `F: Float` | [`sqrt`](crate::math::sqrt), [`floor`](crate::math::floor), [`trunc`](crate::math::trunc), [`round_ties_even`](crate::math::round_ties_even) |
//!
//! `sqrt`, `abs`, `min`, `max`, `clamp`, `mul_add` of `std` are vectorised as they are. So is a division by a constant, but a
//! multiplication with its reciprocal, `* (1.0 / 18.0)`, is faster, and the compiler may not replace one by the other.
