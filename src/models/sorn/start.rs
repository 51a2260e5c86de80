use nalgebra::DMatrix;
use pymonn_core::{Float, Refusal};

use super::{Parameters, Sorn};

/// The state from which a SORN goes on: what the Python package `sorn` calls `state_dict`. All matrices have a row per target, a column per source.
#[derive(Clone, Debug, PartialEq)]
pub struct Start<F = f32> {
    /// Weights between excitatory units, ne × ne; 0: no synapse.
    pub wee: DMatrix<F>,
    /// Weights from inhibitory to excitatory units, ne × ni, positive; 0: no synapse.
    pub wei: DMatrix<F>,
    /// Weights from excitatory to inhibitory units, ni × ne.
    pub wie: DMatrix<F>,
    /// Weights of the inputs, ne × inputs.
    pub weu: DMatrix<F>,
    /// Thresholds of the excitatory units.
    pub te: Vec<F>,
    /// Thresholds of the inhibitory units.
    pub ti: Vec<F>,
    /// Target rates of the excitatory units.
    pub target_rate: Vec<F>,
    /// Spikes of the excitatory units in the last iteration.
    pub x: Vec<bool>,
    /// Spikes of the inhibitory units in the last iteration.
    pub y: Vec<bool>,
}

impl<F: Float> Sorn<F> {
    /// The state now, from which [`Parameters::build_from`] goes on.
    pub fn state(&mut self) -> Start<F> {
        self.settle();
        Start {
            wee: self.ee.weight.matrix().into_owned(),
            wei: self.ei.weight.matrix().into_owned(),
            wie: self.ie.weight.matrix().into_owned(),
            weu: self.eu.weight.matrix().into_owned(),
            te: self.exc.threshold.to_vec(),
            ti: self.inh.threshold.to_vec(),
            target_rate: self.exc.target_rate.to_vec(),
            x: self.exc.spike.to_vec(),
            y: self.inh.spike.to_vec(),
        }
    }
}

impl<F: Float> Start<F> {
    /// Whether all parts have the sizes that the parameters say, and numbers that a network can have: finite ones, no negative weights.
    ///
    /// # Errors
    /// Names the part, what it has and what is allowed.
    pub fn check(&self, parameters: &Parameters) -> Result<(), Refusal> {
        let Parameters { ne, ni, inputs, .. } = *parameters;
        let shape = |name, found: (usize, usize), wanted: (usize, usize)| {
            if found == wanted {
                Ok(())
            } else {
                Err(Refusal::new(name, format_args!("{found:?}"), format_args!("{wanted:?}, targets × sources")))
            }
        };
        shape("wee", self.wee.shape(), (ne, ne))?;
        shape("wei", self.wei.shape(), (ne, ni))?;
        shape("wie", self.wie.shape(), (ni, ne))?;
        shape("weu", self.weu.shape(), (ne, inputs))?;
        let length = |name, found: usize, wanted: usize| {
            if found == wanted { Ok(()) } else { Err(Refusal::new(name, found, format_args!("{wanted}, one for each unit"))) }
        };
        length("te", self.te.len(), ne)?;
        length("ti", self.ti.len(), ni)?;
        length("target_rate", self.target_rate.len(), ne)?;
        length("x", self.x.len(), ne)?;
        length("y", self.y.len(), ni)?;
        let numbers = |name, list: &[F], least: f64, allowed: &str| match list
            .iter()
            .find(|x| !x.to_f64().is_finite() || x.to_f64() < least)
        {
            Some(x) => Err(Refusal::new(name, x, allowed)),
            None => Ok(()),
        };
        let weights = |name, matrix: &DMatrix<F>| numbers(name, matrix.as_slice(), 0.0, "finite weights, 0 or more");
        weights("wee", &self.wee)?;
        weights("wei", &self.wei)?;
        weights("wie", &self.wie)?;
        weights("weu", &self.weu)?;
        let finite = |name, list: &[F]| numbers(name, list, f64::NEG_INFINITY, "finite numbers");
        finite("te", &self.te)?;
        finite("ti", &self.ti)?;
        finite("target_rate", &self.target_rate)
    }
}
