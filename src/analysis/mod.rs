//! Statistics of spike trains, avalanches, weights, lifetimes and states.
//!
//! Everything here takes recordings and gives numbers, in small structs with named fields. Data that are too few, or that have no such
//! quantity, are an [`AnalysisError`] that says what is wrong; nothing panics.
//!
//! | question | items |
//! | --- | --- |
//! | who spiked when | [`SpikeTrain`], [`spike_times`] |
//! | rates and their smoothness | [`firing_rate_neuron`], [`firing_rate_network`], [`scale_dependent_smoothness`], [`scale_independent_smoothness`] |
//! | intervals | [`spike_time_intervals`], [`interval_statistics`], [`interval_fit`] |
//! | correlation | [`autocorrelation`], [`average_correlation`] |
//! | variability | [`fano_factor`], [`VarVsMean`] |
//! | entropy | [`spike_source_entropy`], [`shannon_entropy`], [`PatternCounts`], [`kl_divergence`] |
//! | avalanches, criticality | [`Avalanches`], [`BoundedSample`] (power laws), [`divergence`] (perturbations) |
//! | weights | [`lognormal_fit`], [`lognormal_curve`], [`skewness`], [`weight_changes`] |
//! | synapses that come and go | [`Lifetimes`], [`survival_by_strength`], [`connection_fraction`], [`degrees`] |
//! | states | [`hamming_distance`], [`nearest_states`], [`count_word`], [`PrincipalComponents`] |
//! | histograms, lines | [`Bins`], [`line_fit`], [`log_log_fit`] |
//!
//! ```
//! use pymonn::analysis::{Avalanches, BoundedSample, SpikeTrain, firing_rate_network};
//!
//! let train = SpikeTrain::from_fn(1_000, 50, |step, neuron| (step * step + 7 * neuron) % 11 < step % 5);
//! let avalanches = Avalanches::of(firing_rate_network(&train), 4);
//! let sample = BoundedSample::new(avalanches.sizes().iter().copied(), 1, 150)?;
//! println!("{} avalanches, tau = {:.2}", avalanches.len(), sample.power_law()?.exponent);
//! # Ok::<(), pymonn::analysis::AnalysisError>(())
//! ```
//!
//! # Coming from the package `sorn`
//!
//! The names of its `Statistics` are here, with these differences (`sorn` 0.7.4):
//!
//! | `sorn` | here | what differs, and why |
//! | --- | --- | --- |
//! | `firing_rate_neuron` | [`firing_rate_neuron`] | spikes per step; theirs is multiplied by the bin's length. The bins' own rates come too |
//! | `firing_rate_network` | [`firing_rate_network`] | nothing |
//! | `scale_dependent_smoothness_measure` | [`scale_dependent_smoothness`] | nothing |
//! | `scale_independent_smoothness_measure` | [`scale_independent_smoothness`] | divided by the mean absolute change; theirs by that of the two ends, which may be 0 |
//! | `autocorr` | [`autocorrelation`] | the coefficient; theirs is a matrix that holds it twice |
//! | `avg_corr_coeff` | [`average_correlation`] | mean over pairs of different neurons; theirs adds the diagonal and divides by 200² |
//! | `spike_times` | [`spike_times`] | nothing |
//! | `spike_time_intervals` | [`spike_time_intervals`] | per neuron; theirs takes differences of neurons' numbers, if there are several |
//! | `hamming_distance` | [`hamming_distance`] | nothing |
//! | `fanofactor` | [`fano_factor`] | a window's *length*; theirs is the number of windows |
//! | `spike_source_entropy` | [`spike_source_entropy`] | silent neurons add 0; theirs makes it NaN |

mod avalanches;
mod bins;
mod components;
mod correlation;
mod counts;
mod error;
mod intervals;
mod lifetimes;
mod numbers;
mod power_law;
mod rates;
mod regression;
mod states;
mod train;
mod variability;
mod weights;

pub use avalanches::{Avalanches, MeanSize, half_mean_threshold, quantile_threshold};
pub use bins::{Bin, Bins};
pub use components::{PrincipalComponents, principal_components};
pub use correlation::{Correlations, autocorrelation, average_correlation};
pub use counts::{FanoFactor, fano_factor, shannon_entropy, spike_source_entropy};
pub use error::AnalysisError;
pub use intervals::{IntervalFit, IntervalStatistics, interval_fit, interval_statistics, spike_time_intervals, spike_times};
pub use lifetimes::Lifetimes;
pub use numbers::skewness;
pub use power_law::{BoundedSample, CutoffPowerLaw, ExponentialLaw, LikelihoodRatio, PowerLaw};
pub use rates::{NeuronRate, firing_rate_network, firing_rate_neuron, scale_dependent_smoothness, scale_independent_smoothness};
pub use regression::{Line, line_fit, log_log_fit};
pub use states::{
    Divergence, Nearest, PatternCounts, WordCounts, balanced_steps, count_word, divergence, hamming_distance, kl_divergence,
    nearest_states,
};
pub use train::SpikeTrain;
pub use variability::{VarVsMean, Variability};
pub use weights::{
    Degrees, Lognormal, LognormalCurve, Survival, WeightChange, connection_fraction, degrees, lognormal_curve, lognormal_fit,
    survival_by_strength, weight_changes,
};
