//! SORN: what the golden traces (`reference/sorn_*.rs`) do not cover, and what the Python package's users know.

mod callbacks;
mod configuration;
mod files;
mod initial;
mod normalisation;
mod options;
mod plasticity;
mod ranges;
mod session;
mod units;
