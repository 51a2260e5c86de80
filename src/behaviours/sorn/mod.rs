//! Self-organizing recurrent networks (SORN): binary units, and the rules that keep one another in check.
//!
//! The rules work on full `[Dense]` matrices in which an absent synapse has the weight 0, and put normalisation off: a weight is
//! `raw · scale` of its target, so that dividing all of a target's weights by their sum is one division. Who reads `weight` (a
//! recorder, the host program) sees the product. `pymonn::models::sorn` (feature `sorn`) puts them together; a network of one's own is as short:
//!
//! ```
//! use pymonn::behaviours::sorn::{InhibitoryStdp, IntrinsicPlasticity, Noise, StructuralPlasticity, Stdp, SynapticNormalization, Unit};
//! use pymonn::behaviours::synapses::Deliver;
//! use pymonn::prelude::*;
//!
//! network! {
//!     /// The network of Zheng, Dimitrakakis & Triesch 2013.
//!     network Small(n: usize = 100) {
//!         group exc[n] {
//!             threshold: f32 = uniform(0.0, 1.0);
//!             3 => Noise { sd: 0.2 };
//!             4 => Unit::default();
//!             5 => IntrinsicPlasticity::default();
//!         }
//!         group inh[n / 5] {
//!             threshold: f32 = uniform(0.0, 0.5);
//!             3 => Noise { sd: 0.2 };
//!             4 => Unit::default();
//!         }
//!         synapses ee: exc -> exc [Dense] {
//!             weight: f32 = each_synapse(|src, dst| if (src.index * 7 + dst.index) % 10 == 1 { 0.1 } else { 0.0 });
//!             1 => Deliver::default() with weight = raw, dst_input = dst_excitation;
//!             6 => Stdp::default();
//!             7 => StructuralPlasticity::default();
//!             9 => SynapticNormalization::default();
//!         }
//!         synapses ei: inh -> exc [Dense] {
//!             weight: f32 = uniform(0.0, 0.1);
//!             1 => Deliver::default() with weight = raw, dst_input = dst_inhibition;
//!             8 => InhibitoryStdp::default()
//!                 with dst_scale = dst_inhibitory_scale, dst_inverse = dst_inhibitory_inverse, dst_excess = dst_inhibitory_excess;
//!             9 => SynapticNormalization::default()
//!                 with dst_scale = dst_inhibitory_scale, dst_inverse = dst_inhibitory_inverse, dst_excess = dst_inhibitory_excess;
//!         }
//!         synapses ie: exc -> inh [Dense] {
//!             weight: f32 = uniform(0.0, 0.02);
//!             2 => Deliver::default() with dst_input = dst_excitation;
//!         }
//!     }
//! }
//!
//! let mut net = Small::builder().build()?;
//! net.simulate_iterations(2000);
//! let sums: Vec<f32> = net.ee.weight.matrix().row_iter().map(|row| row.sum()).collect();
//! assert!(sums.iter().all(|sum| (sum - 1.0).abs() < 1e-4));
//! # Ok::<(), pymonn::BuildError>(())
//! ```

mod double_scaling;
mod feed_forward_inhibition;
mod inhibitory_stdp;
mod intrinsic_plasticity;
mod noise;
mod stdp;
mod structural_plasticity;
mod synaptic_normalization;
mod unit;
mod unreliable;
mod winners;

pub use double_scaling::DoubleScaling;
pub use feed_forward_inhibition::FeedForwardInhibition;
pub use inhibitory_stdp::InhibitoryStdp;
pub use intrinsic_plasticity::IntrinsicPlasticity;
pub use noise::{Noise, SpikeNoise};
pub use stdp::{Gone, Stdp};
pub use structural_plasticity::{Growth, StructuralPlasticity};
pub use synaptic_normalization::SynapticNormalization;
pub use unit::Unit;
pub use unreliable::Unreliable;
pub use winners::Winners;
