//! Elementary functions that a loop over neurons vectorises: in place of the ones of `std`, which are calls and do not.

mod exp;
mod ln;
mod real;
mod turns;

pub use exp::exp;
pub use ln::ln;
pub use real::{Real, sqrt};
pub use turns::sin_cos_turns;
