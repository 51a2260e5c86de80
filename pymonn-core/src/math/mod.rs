//! Elementary functions for hooks: a loop that calls them becomes vector instructions.
//!
//! `x.exp()` of `std` is a call per neuron, which also keeps everything around it from being vectorised. [`exp`] is two dozen
//! additions, multiplications and selections without a branch, so that 8 or 16 neurons are computed at a time. All functions take
//! `f32` and `f64`, and any `F:` [`Float`](crate::Float).
//!
//! ```
//! use pymonn_core::math::{exp, exprelr, sigmoid};
//!
//! // Opening of the channels of Hodgkin & Huxley (1952); 25.0 is where a plain z / (e^z - 1) would be 0 / 0.
//! let open = |v: f32| 0.1 * 10.0 * exprelr((25.0 - v) / 10.0);
//! assert_eq!(open(25.0), 1.0);
//! assert!((exp(1.0_f64) - core::f64::consts::E).abs() < 1e-15);
//! assert_eq!(sigmoid(0.0_f32), 0.5);
//! ```
//!
//! # Errors and speed
//!
//! At most two units in the last place. Errors are the largest found on 2026-11-22: of all arguments for `f32` (against the function
//! in `f64`), of three million random ones for `f64` (against 113 bits; `tests/reference/math.rs` repeats it with 160). Times are in
//! ns per number, for a loop over 4,096 in the first cache on one core of an AMD Zen 5 at 4.1 GHz; `std` with glibc 2.36.
//!
//! | | error `f32` | `f64` | AVX-512 `f32` | `f64` | AVX2 `f32` | `f64` | `std` `f32` | `f64` |
//! | --- | --- | --- | --- | --- | --- | --- | --- | --- |
//! | [`exp`] | 0.92 | 0.91 | 0.09 | 0.30 | 0.18 | 0.60 | 1.4 | 2.5 |
//! | [`exp_m1`] | 1.44 | 1.34 | 0.12 | 0.41 | 0.25 | 0.84 | 6.7 | 4.8 |
//! | [`exp2`] | 0.80 | 1.01 | 0.06 | 0.24 | 0.14 | 0.46 | 1.2 | 1.7 |
//! | [`exprel`] | 1.89 | 1.83 | 0.14 | 0.45 | 0.28 | 0.90 | | |
//! | [`exprelr`] | 1.98 | 1.79 | 0.14 | 0.45 | 0.28 | 0.90 | | |
//! | [`sigmoid`] | 2.00 | 1.99 | 0.14 | 0.38 | 0.27 | 0.74 | | |
//! | [`softplus`] | 1.82 | 1.72 | 0.44 | 1.1 | 0.87 | 2.4 | | |
//! | [`tanh`] | 1.90 | 1.83 | 0.18 | 0.59 | 0.37 | 1.2 | 8.6 | 7.5 |
//! | [`ln`] | 0.98 | 0.92 | 0.17 | 0.46 | 0.35 | 1.0 | 1.5 | 2.1 |
//! | [`ln_1p`] | 1.57 | 1.02 | 0.19 | 0.54 | 0.36 | 1.1 | 5.0 | 4.1 |
//! | [`log2`] | 1.92 | 1.70 | 0.18 | 0.46 | 0.38 | 0.98 | 1.5 | 2.5 |
//! | [`sin`] | 1.67 | 1.42 | 0.12 | 0.35 | 0.25 | 0.72 | 1.7 | 7.9 |
//! | [`cos`] | 1.83 | 1.43 | 0.13 | 0.37 | 0.28 | 0.77 | 1.7 | 8.0 |
//! | [`sin_cos`] | 1.81 | 1.42 | 0.18 | 0.52 | 0.39 | 1.1 | | |
//! | [`sin_cos_turns`] | 1.55 | 1.55 | 0.17 | 0.49 | 0.35 | 1.0 | | |
//! | [`pow`] | 0.65 | 1.59 | 1.1 | 2.1 | 2.2 | 4.2 | 3.2 | 8.3 |
//! | [`to_i32`] | 0 | 0 | 0.04 | 0.08 | 0.08 | 0.19 | 0.54 | 0.50 |
//!
//! (`pow`: of a million random pairs. `to_i32` against `as i32`. The vector library of glibc 2.36, AVX-512, takes 1.05 to 2.2 times as
//! long, for errors of up to four units.)
//!
//! In `std` itself `sqrt`, `abs`, `min`, `max`, `clamp`, `mul_add`, and, but for processors without AVX, `floor`, `trunc` and
//! `round_ties_even` are vectorised; those here are for code that is generic over its precision, and for `no_std`.
//!
//! # The same bits everywhere
//!
//! The functions consist of operations that IEEE 754 defines to the last bit, fused multiplication and addition among them, in one
//! order; so results are the same bits under every instruction set, with `std` and without. The price is paid by processors
//! without a fused instruction (x86 before 2013) and by `no_std`, where it is a call: there a function takes 10 to 30 ns.
//!
//! # Limits
//!
//! Infinities, NaN, zeros and their signs are as in `std` unless a function says otherwise. Results that are less than the least
//! normal number (1.2e-38, 2.2e-308), or hardly more, may be 0: what follows them would be slow.

mod exp;
mod ln;
mod pow;
mod rates;
mod real;
mod rounding;
#[cfg(test)]
mod tests;
mod trig;

pub use exp::{exp, exp_m1, exp2};
pub use ln::{ln, ln_1p, log2};
pub use pow::pow;
pub use rates::{exprel, exprelr, sigmoid, softplus, tanh};
pub use real::{Real, abs, sqrt};
pub use rounding::{floor, round_ties_even, to_i32, trunc};
pub use trig::{cos, sin, sin_cos, sin_cos_turns};
