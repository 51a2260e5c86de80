//! Rules of plasticity against published curves and values, analytic solutions, Brian2 and PymoNNto.

mod brian2;
mod pymonnto;
mod ranges;
mod rates;
mod structure;
mod tasks;
mod triplets;
mod windows;
