use nalgebra::DMatrix;
use pymonn_core::{Refusal, Scalar, math};

use super::{Scores, States};

/// A trained read-out: for each class (or value) a weighted sum of the state and a bias.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    /// Neuron by output.
    weights: DMatrix<f64>,
    bias: Vec<f64>,
}

impl Linear {
    /// Of weights (a row for each neuron, a column for each output) and biases that are known.
    ///
    /// # Errors
    /// Refuses another number of biases than of columns.
    pub fn new(weights: DMatrix<f64>, bias: Vec<f64>) -> Result<Self, Refusal> {
        if bias.len() != weights.ncols() {
            return Err(Refusal::new("bias.len()", bias.len(), format_args!("{}, one per output", weights.ncols())));
        }
        Ok(Self { weights, bias })
    }

    /// Of weights and biases that belong together.
    pub(super) fn of(weights: DMatrix<f64>, bias: Vec<f64>) -> Self {
        Self { weights, bias }
    }

    /// Weights, a row for each neuron, a column for each output.
    pub fn weights(&self) -> &DMatrix<f64> {
        &self.weights
    }

    /// The bias of each output.
    pub fn bias(&self) -> &[f64] {
        &self.bias
    }

    /// The outputs for one state.
    ///
    /// # Errors
    /// Refuses another number of neurons.
    pub fn outputs<T: Scalar>(&self, state: &[T]) -> Result<Vec<f64>, Refusal> {
        self.checked(state.len())?;
        let sum = |(weights, bias): (nalgebra::DVectorView<'_, f64>, &f64)| {
            bias + weights.iter().zip(state).map(|(w, x)| w * x.to_f64()).sum::<f64>()
        };
        Ok(self.weights.column_iter().zip(&self.bias).map(sum).collect())
    }

    /// The outputs for all states, a row for each step.
    ///
    /// # Errors
    /// Refuses another number of neurons.
    pub fn all_outputs(&self, states: &States) -> Result<DMatrix<f64>, Refusal> {
        self.checked(states.neurons())?;
        let mut outputs = states.columns().transpose() * &self.weights;
        for (mut column, bias) in outputs.column_iter_mut().zip(&self.bias) {
            column.add_scalar_mut(*bias);
        }
        Ok(outputs)
    }

    /// The class with the greatest output; of equal ones the first.
    ///
    /// # Errors
    /// Refuses another number of neurons.
    pub fn predict<T: Scalar>(&self, state: &[T]) -> Result<usize, Refusal> {
        Ok(greatest(self.outputs(state)?))
    }

    /// The class with the greatest output for each step.
    ///
    /// # Errors
    /// Refuses another number of neurons.
    pub fn predict_all(&self, states: &States) -> Result<Vec<usize>, Refusal> {
        Ok(self.all_outputs(states)?.row_iter().map(|row| greatest(row.iter().copied())).collect())
    }

    /// The probability of each class as a logistic read-out gives it: the softmax of the outputs.
    ///
    /// Those of other read-outs are no logarithms of probabilities; the result then says nothing.
    ///
    /// # Errors
    /// Refuses another number of neurons.
    pub fn probabilities<T: Scalar>(&self, state: &[T]) -> Result<Vec<f64>, Refusal> {
        let mut outputs = self.outputs(state)?;
        to_probabilities(&mut outputs);
        Ok(outputs)
    }

    /// How well it tells the classes of these states.
    ///
    /// # Errors
    /// Refuses no states, another number of neurons, and of classes.
    pub fn scores(&self, states: &States) -> Result<Scores, Refusal> {
        if states.classes() != self.bias.len() {
            return Err(Refusal::new("states.classes()", states.classes(), format_args!("{}, as trained", self.bias.len())));
        }
        Scores::new(states.labels().to_vec(), self.predict_all(states)?, states.classes())
    }

    fn checked(&self, neurons: usize) -> Result<(), Refusal> {
        if neurons == self.weights.nrows() {
            return Ok(());
        }
        Err(Refusal::new("number of neurons", neurons, format_args!("{}, as trained", self.weights.nrows())))
    }
}

/// The softmax; returns the logarithm of the sum of exponentials.
pub(super) fn to_probabilities(outputs: &mut [f64]) -> f64 {
    // The largest is taken off first, so that no exponential overflows.
    let largest = outputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for output in &mut *outputs {
        *output = math::exp(*output - largest);
        sum += *output;
    }
    for output in outputs {
        *output /= sum;
    }
    largest + math::ln(sum)
}

fn greatest(outputs: impl IntoIterator<Item = f64>) -> usize {
    let mut best = (0, f64::NEG_INFINITY);
    for (class, output) in outputs.into_iter().enumerate() {
        if output > best.1 {
            best = (class, output);
        }
    }
    best.0
}
