//! Where input comes from: noise, currents, spike times, patterns.
//!
//! Sources of current stand on the group that they drive, before its neuron model, and add to `input` \[pA\], which the model
//! takes and sets to 0; `with input = v` or `with input = rate` lets them drive something else. Several of them add up. Sources
//! of spikes are groups of their own and set `spike`; synapses then carry it to others.
//!
//! Rates and frequencies are in Hz, times in ms. A current in an iteration is that in the middle of the step, `time - dt / 2`: so
//! one from 100 to 200 ms flows for exactly 100 ms.

mod constant_current;
mod external_input;
mod inhomogeneous_poisson;
mod ornstein_uhlenbeck;
pub mod patterns;
mod poisson_from_rate;
mod poisson_input;
mod poisson_spikes;
mod ramp_current;
mod sine_current;
mod spike_times;
mod step_current;
mod white_noise;
mod window;

pub use constant_current::ConstantCurrent;
pub use external_input::ExternalInput;
pub use inhomogeneous_poisson::InhomogeneousPoisson;
pub use ornstein_uhlenbeck::OrnsteinUhlenbeck;
pub use poisson_from_rate::PoissonFromRate;
pub use poisson_input::PoissonInput;
pub use poisson_spikes::PoissonSpikes;
pub use ramp_current::RampCurrent;
pub use sine_current::SineCurrent;
pub use spike_times::SpikeTimes;
pub use step_current::StepCurrent;
pub use white_noise::WhiteNoise;
