//! Principal components.

use nalgebra::{DMatrix, DVector, SVD};

use super::{
    error::{AnalysisError, Result, enough, equal},
    train::SpikeTrain,
};

/// Directions in which states vary most, with the states' places along them.
#[derive(Clone, Debug, PartialEq)]
pub struct PrincipalComponents {
    /// Mean state.
    pub mean: DVector<f64>,
    /// A column per component, of length 1, in descending order of variance; its entry of largest size is positive.
    pub directions: DMatrix<f64>,
    /// Variance along each component, divided by the number of states less 1.
    pub variances: Vec<f64>,
    /// Its share of the whole variance.
    pub explained: Vec<f64>,
    /// The states along the components: state × component.
    pub trajectory: DMatrix<f64>,
}

/// The first `components` principal components of the rows of a matrix (state × variable), by singular value decomposition of the
/// states less their mean.
///
/// # Errors
///
/// Fewer than two states, more components than states or variables, states that do not vary or are not finite.
pub fn principal_components(states: &DMatrix<f64>, components: usize) -> Result<PrincipalComponents> {
    let (steps, size) = states.shape();
    enough("states", steps, 2)?;
    if components == 0 || components > steps.min(size) {
        return Err(AnalysisError::parameter("components", components, format!("1 to {}", steps.min(size))));
    }
    let largest = states.amax();
    let mean = states.row_mean();
    let mut centred = states.clone();
    centred.row_iter_mut().for_each(|mut row| row -= &mean);
    // Of many states, the triangle of a QR decomposition has the same singular values and directions, and is small.
    let square = if steps > size { centred.clone().qr().r() } else { centred.clone() };
    let none = || AnalysisError::Undefined { what: "principal component", reason: "states do not vary, or are not finite" };
    if !square.iter().all(|value| value.is_finite()) {
        return Err(none());
    }
    let decomposition = SVD::try_new(square, false, true, f64::EPSILON, 0).ok_or_else(none)?;
    let rows = decomposition.v_t.ok_or_else(none)?;
    let squares: Vec<f64> = decomposition.singular_values.iter().map(|value| value * value).collect();
    let whole: f64 = squares.iter().sum();
    // What rounding leaves of states that are all the same is no variance.
    if whole <= (f64::EPSILON * largest).powi(2) * (steps * size) as f64 {
        return Err(none());
    }
    let mut directions = rows.rows(0, components).transpose();
    for mut column in directions.column_iter_mut() {
        if column[column.iamax()] < 0.0 {
            column.neg_mut();
        }
    }
    Ok(PrincipalComponents {
        trajectory: centred * &directions,
        mean: mean.transpose(),
        directions,
        variances: squares.iter().take(components).map(|square| square / (steps - 1) as f64).collect(),
        explained: squares.iter().take(components).map(|square| square / whole).collect(),
    })
}

impl PrincipalComponents {
    /// The components of a train's states.
    ///
    /// # Errors
    ///
    /// As [`principal_components`].
    pub fn of(train: &SpikeTrain, components: usize) -> Result<Self> {
        principal_components(&train.to_matrix(), components)
    }

    /// Places of other states along these components, such as spontaneous ones along those of evoked activity.
    ///
    /// # Errors
    ///
    /// States with another number of variables.
    pub fn project(&self, states: &DMatrix<f64>) -> Result<DMatrix<f64>> {
        equal("variables of the states", states.ncols(), self.mean.len())?;
        let mut centred = states.clone();
        let mean = self.mean.transpose();
        centred.row_iter_mut().for_each(|mut row| row -= &mean);
        Ok(centred * &self.directions)
    }
}
