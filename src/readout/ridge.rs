use nalgebra::{Cholesky, DMatrix};
use pymonn_core::Refusal;

use super::gram::Centred;
use super::{Linear, States};

/// Least squares with a penalty on the weights, but not on the bias: ridge regression.
///
/// ```text
/// minimum of  Σ_t |y_t - W' x_t - b|² + penalty |W|²
/// ```
///
/// For classes, `y_t` is 1 at the class of step `t` and 0 elsewhere. By the Cholesky decomposition of the states' products.
///
/// Source: Hoerl & Kennard 1970, *Ridge regression: biased estimation for nonorthogonal problems*, Technometrics 12, 55.
///
/// Tested against: `NumPy`.
///
/// ```
/// use pymonn::readout::{Ridge, States};
///
/// // A value in place of classes: y = 2 x₀ - x₁ + 1.
/// let mut states = States::new(2, 2)?;
/// let rows = [[0.0, 1.0], [1.0, 0.0], [2.0, 5.0], [3.0, -1.0]];
/// for row in rows {
///     states.push(&row, 0)?;
/// }
/// let targets = nalgebra::DMatrix::from_fn(4, 1, |t, _| 2.0 * rows[t][0] - rows[t][1] + 1.0);
/// let readout = Ridge::new(1e-9).fit(&states, &targets)?;
/// assert!((readout.outputs(&[10.0, 1.0])?[0] - 20.0).abs() < 1e-6);
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ridge {
    /// Weight of the squared weights, at least 0.
    pub penalty: f64,
}

impl Ridge {
    /// With this penalty.
    pub const fn new(penalty: f64) -> Self {
        Self { penalty }
    }

    /// A read-out of the states' classes.
    ///
    /// # Errors
    /// Refuses what [`fit`](Self::fit) does, and states of one class.
    pub fn train(&self, states: &States) -> Result<Linear, Refusal> {
        states.trainable()?;
        self.fit(states, &states.targets())
    }

    /// A read-out of values: a row for each step, a column for each output.
    ///
    /// # Errors
    /// Refuses a penalty that is no number from 0, no states, states whose squares are not finite, targets for another number of steps, and a penalty too small for states
    /// that depend on each other: silent neurons, say, with penalty 0.
    pub fn fit(&self, states: &States, targets: &DMatrix<f64>) -> Result<Linear, Refusal> {
        if !(self.penalty >= 0.0 && self.penalty.is_finite()) {
            return Err(Refusal::new("penalty", self.penalty, "a finite number from 0"));
        }
        states.fits(targets)?;
        let centred = Centred::new(states, targets)?;
        let mut gram = centred.gram.clone();
        let largest = gram.diagonal().max();
        for i in 0..gram.nrows() {
            gram[(i, i)] += self.penalty;
        }
        let singular = || {
            let allowed =
                "a larger one, since the states are linearly dependent (some neurons silent, or twice the same); or `Pinv`";
            Refusal::new("penalty", self.penalty, allowed)
        };
        let cholesky = Cholesky::new(gram).ok_or_else(singular)?;
        // Rounding lets singular matrices pass.
        let least = cholesky.l_dirty().diagonal().iter().fold(f64::INFINITY, |least, l| least.min(l * l));
        if least <= largest * f64::EPSILON * states.neurons() as f64 {
            return Err(singular());
        }
        Ok(centred.readout(cholesky.solve(&centred.products())))
    }
}
