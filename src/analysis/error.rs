//! What is wrong with data that cannot be analysed.

use std::{error, fmt};

/// Why an analysis has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnalysisError {
    /// There are not enough data.
    TooFew {
        /// What was counted.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many the analysis needs at least.
        needed: usize,
    },
    /// A parameter has a value that means nothing.
    Parameter {
        /// The parameter.
        name: &'static str,
        /// Its value.
        value: String,
        /// What is allowed.
        allowed: String,
    },
    /// Two inputs that belong together have different sizes.
    Unequal {
        /// What was compared.
        what: &'static str,
        /// Of the first input.
        first: usize,
        /// Of the second input.
        second: usize,
    },
    /// The data have no such quantity: they do not vary, or no curve of the kind comes closest to them.
    Undefined {
        /// The quantity.
        what: &'static str,
        /// Why there is none.
        reason: &'static str,
    },
}

/// A result, or what is wrong with the data.
pub(super) type Result<T> = std::result::Result<T, AnalysisError>;

impl AnalysisError {
    pub(super) fn parameter(name: &'static str, value: impl fmt::Display, allowed: impl Into<String>) -> Self {
        Self::Parameter { name, value: value.to_string(), allowed: allowed.into() }
    }
}

impl fmt::Display for AnalysisError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew { what, found, needed } => write!(f, "{found} {what}; at least {needed} needed"),
            Self::Parameter { name, value, allowed } => write!(f, "`{name}` is {value}; {allowed} expected"),
            Self::Unequal { what, first, second } => write!(f, "{what}: {first} and {second}; as many expected"),
            Self::Undefined { what, reason } => write!(f, "no {what}: {reason}"),
        }
    }
}

impl error::Error for AnalysisError {}

/// At least `needed` of something.
pub(super) fn enough(what: &'static str, found: usize, needed: usize) -> Result<()> {
    if found < needed { Err(AnalysisError::TooFew { what, found, needed }) } else { Ok(()) }
}

/// As many of one as of the other.
pub(super) fn equal(what: &'static str, first: usize, second: usize) -> Result<()> {
    if first == second { Ok(()) } else { Err(AnalysisError::Unequal { what, first, second }) }
}

/// The number of an existing neuron.
pub(super) fn existing(neuron: usize, neurons: usize) -> Result<()> {
    if neuron < neurons { Ok(()) } else { Err(AnalysisError::parameter("neuron", neuron, format!("below {neurons}"))) }
}

/// A length of at least one step.
pub(super) fn positive(name: &'static str, value: usize) -> Result<()> {
    if value > 0 { Ok(()) } else { Err(AnalysisError::parameter(name, value, "at least 1")) }
}
