//! How many spikes, and how smoothly their number changes.

use super::{
    error::{AnalysisError, Result, enough, existing, positive},
    numbers::moments,
    train::SpikeTrain,
};

/// The firing rate of one neuron.
#[derive(Clone, Debug, PartialEq)]
pub struct NeuronRate {
    /// Spikes per step over the whole train.
    pub rate: f64,
    /// Spikes per step in each whole bin, one after another.
    pub bins: Vec<f64>,
}

/// Spikes per step of one neuron, over the whole train and in successive bins of `bin` steps; a last bin that is not whole is
/// left out. Divided by the length of a step it is a rate per unit of time.
///
/// The package's `firing_rate_neuron` gives `spikes · bin / steps` and calls it a rate; that is the mean count per bin.
///
/// # Errors
///
/// No steps, no such neuron, a bin of 0 steps.
pub fn firing_rate_neuron(train: &SpikeTrain, neuron: usize, bin: usize) -> Result<NeuronRate> {
    enough("steps", train.steps(), 1)?;
    existing(neuron, train.neurons())?;
    positive("bin", bin)?;
    let bins: Vec<f64> = counts_in_windows(train, neuron, bin).iter().map(|count| f64::from(*count) / bin as f64).collect();
    Ok(NeuronRate { rate: train.times(neuron).count() as f64 / train.steps() as f64, bins })
}

/// Spikes of a neuron in successive whole windows.
pub(super) fn counts_in_windows(train: &SpikeTrain, neuron: usize, length: usize) -> Vec<u32> {
    let mut counts = vec![0; train.steps() / length];
    for step in train.times(neuron) {
        if let Some(count) = counts.get_mut(step / length) {
            *count += 1;
        }
    }
    counts
}

/// Spikes of the whole network in each step; as the package's.
pub fn firing_rate_network(train: &SpikeTrain) -> Vec<u32> {
    train.counts_per_step()
}

/// Standard deviation of the changes of a rate from step to step: small where it is smooth, in the units of the rate.
///
/// The package's `scale_dependent_smoothness_measure`, with the same definition.
///
/// # Errors
///
/// Fewer than two values.
pub fn scale_dependent_smoothness(rates: &[f64]) -> Result<f64> {
    enough("values", rates.len(), 2)?;
    Ok(moments(changes(rates)).1.sqrt())
}

/// Standard deviation of the changes of a rate over their mean absolute size: small where it is smooth, whatever the units.
///
/// The package's `scale_independent_smoothness_measure` divides by the absolute *mean* change, `|last − first| / (n − 1)`, which
/// says nothing of the changes and is 0 where both ends are equal. A straight line has 0 here too.
///
/// # Errors
///
/// Fewer than two values, or a rate that never changes.
pub fn scale_independent_smoothness(rates: &[f64]) -> Result<f64> {
    enough("values", rates.len(), 2)?;
    let size = moments(changes(rates).map(f64::abs)).0;
    if size > 0.0 {
        Ok(moments(changes(rates)).1.sqrt() / size)
    } else {
        Err(AnalysisError::Undefined { what: "smoothness", reason: "the values never change" })
    }
}

fn changes(values: &[f64]) -> impl Iterator<Item = f64> + Clone {
    values.windows(2).map(|pair| pair[1] - pair[0])
}
