//! The command line.

use std::error::Error;

use pico_args::Arguments;

/// What the command line asks for.
pub(crate) struct Call {
    /// Name of the model.
    pub(crate) model: String,
    /// Number of neurons.
    pub(crate) size: usize,
    /// Number of iterations.
    pub(crate) steps: u64,
    /// `f64` in place of `f32`.
    pub(crate) double: bool,
    /// Sparse storage in place of dense (rate model).
    pub(crate) sparse: bool,
    /// Learning that is put off until a synapse is visited (model `stdp`).
    pub(crate) deferred: bool,
    /// Seed of the run.
    pub(crate) seed: u64,
    /// The most threads that are used.
    pub(crate) threads: usize,
}

impl Call {
    /// Reads the command line.
    pub(crate) fn read() -> Result<Self, Box<dyn Error>> {
        let mut arguments = Arguments::from_env();
        let (sparse, dense) = (arguments.contains("--sparse"), arguments.contains("--dense"));
        let deferred = arguments.contains("--deferred");
        let threads = arguments.opt_value_from_str("--threads")?.unwrap_or(1);
        if threads != 1 && !cfg!(feature = "parallel") {
            return Err("--threads: this is built without the feature `parallel`".into());
        }
        let call = Self {
            double: arguments.contains("--f64"),
            seed: arguments.opt_value_from_str("--seed")?.unwrap_or(1),
            model: arguments.free_from_str()?,
            size: arguments.free_from_str()?,
            steps: arguments.free_from_str()?,
            sparse,
            deferred,
            threads,
        };
        if (sparse || dense) && call.model != "rate" || sparse && dense {
            return Err("--sparse or --dense is for the model `rate`".into());
        }
        if deferred && !matches!(call.model.as_str(), "stdp" | "suite_izh") {
            return Err("--deferred is for the models `stdp` and `suite_izh`".into());
        }
        match arguments.finish().first() {
            Some(unknown) => Err(format!("what is {}?", unknown.display()).into()),
            None => Ok(call),
        }
    }
}
