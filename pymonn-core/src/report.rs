//! How far `build()` has come.

use core::fmt;

use crate::BuildError;

/// What `build()` is doing, and how much of it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Building<'a> {
    /// What is being built: `group`, or `group.variable`.
    pub object: &'a str,
    /// What is done for it: `counting synapses`, `placing synapses`, `drawing delays`, `listing by target`, `drawing values`.
    pub doing: &'static str,
    /// How many neurons (for values: values) are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// As in `ee: placing synapses, 45 %`.
impl fmt::Display for Building<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = if self.total == 0 { 1.0 } else { self.done as f64 / self.total as f64 };
        write!(f, "{}: {}, {:.0} %", self.object, self.doing, 100.0 * part)
    }
}

/// What is told how far `build()` has come.
pub type Report<'a> = dyn FnMut(&Building<'_>) + 'a;

/// The builder of a network, which `Net::builder()` gives.
pub trait Builder: Sized {
    /// What it builds.
    type Network;

    /// Builds the network, and tells `report` how far it has come: when a part of the work begins, about every hundredth of it,
    /// and when it ends. The network is the same as without a report.
    ///
    /// ```ignore
    /// let net = Net::builder().build_reporting(|building| eprintln!("{building}"))?;
    /// ```
    ///
    /// # Errors
    /// As `build()`.
    fn build_reporting(self, report: impl FnMut(&Building<'_>)) -> Result<Self::Network, BuildError>;
}

/// One part of the work, about to be reported.
pub(crate) struct Watch<'a> {
    report: &'a mut Report<'a>,
    object: &'a str,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(object: &'a str, report: &'a mut Report<'_>) -> Self {
        // Shortens the report's own lifetime, which `&mut` alone would keep.
        Self { report, object }
    }

    pub(crate) fn tell(&mut self, doing: &'static str, done: usize, total: usize) {
        (self.report)(&Building { object: self.object, doing, done, total });
    }
}
