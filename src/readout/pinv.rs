use nalgebra::{DMatrix, SymmetricEigen};
use pymonn_core::Refusal;

use super::gram::Centred;
use super::{Linear, States};

/// Least squares by the pseudo-inverse: of all best weights the smallest.
///
/// Silent neurons, neurons that always fire together, and fewer steps than neurons do no harm. The singular values and right vectors of the
/// (centred) states are those of their products, a matrix as large as the number of neurons; one step of refinement takes back
/// what the products lost in digits.
///
/// Source: Penrose 1955, *A generalized inverse for matrices*, Math. Proc. Camb. Philos. Soc. 51, 406; as read-out of a SORN, Lazar, Pipa &
/// Triesch 2009, Front. Comput. Neurosci. 3:23.
///
/// Tested against: `NumPy`'s `pinv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pinv {
    /// Singular values below this part of the largest count as 0. Products carry half of the digits, so that less than 1e-7 would
    /// take noise for values.
    pub tolerance: f64,
}

impl Default for Pinv {
    fn default() -> Self {
        Self { tolerance: 1e-6 }
    }
}

impl Pinv {
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
    /// Refuses a tolerance that is not from 1e-7 to 1, no states, states whose squares are not
    /// finite, targets for another number of steps, and states that do not change.
    pub fn fit(&self, states: &States, targets: &DMatrix<f64>) -> Result<Linear, Refusal> {
        if !(1e-7..=1.0).contains(&self.tolerance) {
            return Err(Refusal::new("tolerance", self.tolerance, "a number from 1e-7 to 1"));
        }
        states.fits(targets)?;
        let centred = Centred::new(states, targets)?;
        // Each value takes a few rounds; the limit is there so that nothing can go on for ever.
        let rounds = 100 * (states.neurons() + 1);
        // nalgebra's decomposition divides 0 by 0 where many eigenvalues are exactly 0: it gets all of them moved away from there.
        let (neurons, shift) = (centred.gram.nrows(), centred.gram.trace() / centred.gram.nrows().max(1) as f64);
        let moved = &centred.gram + DMatrix::from_diagonal_element(neurons, neurons, shift);
        let eigen = SymmetricEigen::try_new(moved, f64::EPSILON, rounds);
        let mut eigen = eigen.ok_or_else(|| Refusal::new("rounds of the decomposition", rounds, "fewer; scale the states"))?;
        eigen.eigenvalues.add_scalar_mut(-shift);
        let largest = eigen.eigenvalues.max();
        // What rounding leaves of states that are all the same is no change.
        let rounding = (f64::EPSILON * states.columns().amax()).powi(2) * (states.len() * states.neurons()) as f64;
        if largest <= rounding {
            return Err(Refusal::new("states", "the same in all steps", "states that change"));
        }
        let least = largest * self.tolerance * self.tolerance;
        let inverse = eigen.eigenvalues.map(|value| if value > least { 1.0 / value } else { 0.0 });
        let solve = |right: &DMatrix<f64>| {
            let mut parts = eigen.eigenvectors.tr_mul(right);
            for (mut row, inverse) in parts.row_iter_mut().zip(&inverse) {
                row *= *inverse;
            }
            &eigen.eigenvectors * parts
        };
        let mut weights = solve(&centred.products());
        weights += solve(&centred.left(&weights));
        Ok(centred.readout(weights))
    }
}
