//! Ready-made models: neurons, input, synapses, plasticity, homeostasis. Each is an ordinary behaviour, as a user would write it.
//!
//! Potentials are in mV, times in ms (the unit of `dt`), currents in pA, conductances in nS, capacitances in pF, unless a model says
//! otherwise; so a current over a capacitance is in mV per ms. Every model is generic over its number, `f32` unless said otherwise:
//! `Lif { … }`, `Lif::<f64> { … }`. `build()` refuses parameters that are out of their range.
//!
//! | variable | of | meaning |
//! | --- | --- | --- |
//! | `v` | neuron | membrane potential (mV) |
//! | `input` | neuron | current (pA) since the last iteration: whoever drives the neuron adds to it, the neuron model takes it and sets it to 0 |
//! | `spike` | neuron | whether the neuron fires in this iteration |
//! | `activity` | neuron | output of a rate unit |
//! | `weight` | synapse | strength, in the unit of what it is added to |
//!
//! [The guide's table](crate::guide::library) lists all models, their sources and what they were tested against.

pub(crate) mod check;
pub mod homeostasis;
pub mod neurons;
pub mod plasticity;
pub mod sorn;
pub mod sources;
pub mod synapses;
