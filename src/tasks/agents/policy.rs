use pymonn_core::{Refusal, Rng, Scalar, math};

use crate::tasks::check::drawn;

/// Chooses an action at random, with probabilities that features of the state decide: a softmax of linear preferences.
///
/// ```text
/// p(a) = exp(w_a · x) / Σ_b exp(w_b · x)
/// ```
///
/// Source: Sutton & Barto 2018, *Reinforcement Learning*, 2nd ed., equations 13.2 and 13.3.
#[derive(Clone, Debug, PartialEq)]
pub struct SoftmaxPolicy {
    features: usize,
    actions: usize,
    /// Action by action.
    weights: Vec<f64>,
}

impl SoftmaxPolicy {
    /// All weights 0: all actions are equally likely.
    ///
    /// # Errors
    /// Refuses fewer than 2 actions and no features.
    pub fn new(features: usize, actions: usize) -> Result<Self, Refusal> {
        if features == 0 {
            return Err(Refusal::new("features", features, "at least 1"));
        }
        if actions < 2 {
            return Err(Refusal::new("actions", actions, "at least 2"));
        }
        Ok(Self { features, actions, weights: vec![0.0; features * actions] })
    }

    /// Length of the vectors that it decides by.
    pub fn features(&self) -> usize {
        self.features
    }

    /// How many actions it has.
    pub fn actions(&self) -> usize {
        self.actions
    }

    /// Weights, `weights[a * features + i]` from feature `i` to action `a`.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The weights, to be changed.
    pub fn weights_mut(&mut self) -> &mut [f64] {
        &mut self.weights
    }

    /// Probability of each action.
    ///
    /// # Errors
    /// Refuses another number of features, and features or weights of which no finite sums can be made.
    pub fn probabilities<T: Scalar>(&self, features: &[T]) -> Result<Vec<f64>, Refusal> {
        if features.len() != self.features {
            return Err(Refusal::new("features.len()", features.len(), format_args!("the policy's {}", self.features)));
        }
        let dot = |weights: &[f64]| -> f64 { weights.iter().zip(features).map(|(w, x)| w * x.to_f64()).sum() };
        let mut p: Vec<f64> = self.weights.chunks(self.features).map(dot).collect();
        if let Some(sum) = p.iter().find(|sum| !sum.is_finite()) {
            return Err(Refusal::new(
                "weighted sum of the features",
                sum,
                "a finite number; where learning ran away, a smaller rate",
            ));
        }
        softmax(&mut p);
        Ok(p)
    }

    /// An action at random, by its probability.
    ///
    /// # Errors
    /// Refuses another number of features.
    pub fn choose<T: Scalar>(&self, features: &[T], rng: &mut Rng) -> Result<usize, Refusal> {
        Ok(drawn(&self.probabilities(features)?, rng))
    }

    /// Adds `factor` times the gradient of `ln p(action)` by the weights, `(δ_ab - p(b)) x`, to `sum`, which is as long as the weights.
    ///
    /// # Errors
    /// Refuses another number of features, an action that does not exist, and a `sum` of another length.
    pub fn add_gradient<T: Scalar>(&self, features: &[T], action: usize, factor: f64, sum: &mut [f64]) -> Result<(), Refusal> {
        let probabilities = self.probabilities(features)?;
        if action >= self.actions {
            return Err(Refusal::new("action", action, format_args!("an action below {}", self.actions)));
        }
        if sum.len() != self.weights.len() {
            return Err(Refusal::new("sum.len()", sum.len(), format_args!("that of the weights, {}", self.weights.len())));
        }
        for (b, (own, p)) in sum.chunks_mut(self.features).zip(probabilities).enumerate() {
            let change = factor * (f64::from(u8::from(b == action)) - p);
            for (sum, x) in own.iter_mut().zip(features) {
                *sum += change * x.to_f64();
            }
        }
        Ok(())
    }
}

/// The largest is taken off first, so that no exponential overflows.
fn softmax(values: &mut [f64]) {
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for v in &mut *values {
        *v = math::exp(*v - largest);
    }
    let sum: f64 = values.iter().sum();
    for v in values {
        *v /= sum;
    }
}
