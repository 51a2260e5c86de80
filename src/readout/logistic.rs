use nalgebra::{DMatrix, DVector};
use pymonn_core::Refusal;

use super::lbfgs::{add, minimise};
use super::linear::to_probabilities;
use super::{Linear, States};

/// Multinomial logistic regression: a read-out whose outputs are probabilities of classes.
///
/// ```text
/// minimum of  -Σ_t ln p(class_t | x_t) + penalty / 2 |W|²,    p = softmax(W' x + b)
/// ```
///
/// The bias bears no penalty. `penalty` is scikit-learn's `1 / C`. The minimum is found by L-BFGS, from zeros, over all steps at once.
///
/// Source: Hastie, Tibshirani & Friedman 2009, *The Elements of Statistical Learning*, 2nd ed., section 4.4.
///
/// Tested against: `SciPy`'s `minimize`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Logistic {
    /// Weight of the squared weights, above 0: without it, classes that can be told apart would make weights infinite.
    pub penalty: f64,
    /// The search ends where no part of the gradient, divided by the number of steps, is larger.
    pub tolerance: f64,
    /// The search ends after so many iterations at the latest.
    pub iterations: usize,
}

impl Logistic {
    /// With this penalty, to 1e-6 in at most 1,000 iterations.
    pub const fn new(penalty: f64) -> Self {
        Self { penalty, tolerance: 1e-6, iterations: 1000 }
    }

    /// A read-out of the states' classes.
    ///
    /// # Errors
    /// Refuses a penalty or tolerance that is no number above 0, no iterations, states of fewer than two classes, and
    /// states whose squares are not finite.
    pub fn train(&self, states: &States) -> Result<Linear, Refusal> {
        for (name, value) in [("penalty", self.penalty), ("tolerance", self.tolerance)] {
            if !(value > 0.0 && value.is_finite()) {
                return Err(Refusal::new(name, value, "a finite number above 0"));
            }
        }
        if self.iterations == 0 {
            return Err(Refusal::new("iterations", self.iterations, "at least 1"));
        }
        states.trainable()?;
        let largest = states.columns().amax();
        if !(largest * largest * states.len() as f64).is_finite() {
            return Err(Refusal::new("largest number of the states", largest, "numbers whose squares are finite"));
        }
        let (neurons, classes) = (states.neurons(), states.classes());
        let sparse = Sparse::new(states);
        let cost = |x: &[f64], gradient: &mut [f64]| self.cost(&sparse, classes, x, gradient);
        let start = vec![0.0; (neurons + 1) * classes];
        let found = minimise(cost, start, self.tolerance * states.len() as f64, self.iterations);
        let (weights, bias) = found.split_at(neurons * classes);
        let weights = DMatrix::from_row_slice(neurons, classes, weights);
        let bias = DVector::from_column_slice(bias) - weights.tr_mul(&sparse.mean);
        Ok(Linear::of(weights, bias.as_slice().to_vec()))
    }

    /// What is minimised, and its gradient. The classes' weights of a neuron lie beside each other; all biases follow.
    fn cost(&self, states: &Sparse<'_>, classes: usize, x: &[f64], gradient: &mut [f64]) -> f64 {
        let (weights, bias) = x.split_at(x.len() - classes);
        gradient.fill(0.0);
        let (by_weight, by_bias) = gradient.split_at_mut(weights.len());
        // The mean is taken off through the bias, so that silent neurons cost nothing.
        let mut shifted = bias.to_vec();
        for (mean, own) in states.mean.iter().zip(weights.chunks_exact(classes)) {
            add(&mut shifted, -mean, own);
        }
        let mut cost = 0.5 * self.penalty * weights.iter().map(|w| w * w).sum::<f64>();
        let mut errors = vec![0.0; classes];
        for (t, class) in states.labels.iter().enumerate() {
            errors.copy_from_slice(&shifted);
            for (neuron, value) in states.step(t) {
                add(&mut errors, *value, &weights[neuron * classes..][..classes]);
            }
            let own = errors[*class];
            cost += to_probabilities(&mut errors) - own;
            errors[*class] -= 1.0;
            for (neuron, value) in states.step(t) {
                add(&mut by_weight[neuron * classes..][..classes], *value, &errors);
            }
            add(by_bias, 1.0, &errors);
        }
        for (mean, own) in states.mean.iter().zip(by_weight.chunks_exact_mut(classes)) {
            add(own, -mean, by_bias);
        }
        add(by_weight, self.penalty, weights);
        cost
    }
}

/// What is not zero in each step, and the mean: the search takes far fewer steps where states have none.
struct Sparse<'a> {
    labels: &'a [usize],
    mean: DVector<f64>,
    entries: Vec<(usize, f64)>,
    /// Where the entries of each step begin, and the end of all.
    starts: Vec<usize>,
}

impl<'a> Sparse<'a> {
    fn new(states: &'a States) -> Self {
        let columns = states.columns();
        let (mut entries, mut starts) = (Vec::new(), vec![0]);
        for column in columns.column_iter() {
            entries.extend(column.iter().copied().enumerate().filter(|(_, value)| *value != 0.0));
            starts.push(entries.len());
        }
        Self { labels: states.labels(), mean: columns.column_mean(), entries, starts }
    }

    fn step(&self, t: usize) -> impl Iterator<Item = (usize, &f64)> {
        self.entries[self.starts[t]..self.starts[t + 1]].iter().map(|(neuron, value)| (*neuron, value))
    }
}
