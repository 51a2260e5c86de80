//! Rules of homeostasis against PymoNNto, analytic solutions and sums.

mod normalisation;
mod pymonnto;
mod ranges;
mod rates;
mod winners;
