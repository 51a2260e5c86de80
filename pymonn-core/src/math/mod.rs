//! Elementary functions that a loop over neurons vectorises: in place of the ones of `std`, which are calls and do not.

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
pub use real::{Real, sqrt};
pub use rounding::{floor, round_ties_even, to_i32, trunc};
pub use trig::{cos, sin, sin_cos, sin_cos_turns};
