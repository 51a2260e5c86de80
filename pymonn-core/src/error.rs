//! What `build()` says when a value makes no network.

use alloc::string::{String, ToString};
use core::fmt;

/// A value that is refused, and what would be allowed: the part of a [`BuildError`] that the refusing code knows.
///
/// `Debug` writes what `Display` writes: it is what the user of `fn main() -> Result<(), Box<dyn Error>>` gets to see.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    what: String,
    value: String,
    allowed: String,
}

impl Refusal {
    /// `what` (a parameter's name, say) has the `value`, but only `allowed` will do.
    ///
    /// ```
    /// # use pymonn_core::Refusal;
    /// let refusal = Refusal::new("tau", -3.0, "a time constant above 0");
    /// assert_eq!(refusal.to_string(), "`tau` is -3.0: allowed is a time constant above 0");
    /// ```
    pub fn new(what: impl fmt::Display, value: impl fmt::Debug, allowed: impl fmt::Display) -> Self {
        Self { what: what.to_string(), value: alloc::format!("{value:?}"), allowed: allowed.to_string() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is {}: allowed is {}", self.what, self.value, self.allowed)
    }
}

// Rust prints the error that `main` returns with `Debug`, and `unwrap()` does so too.
impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for Refusal {}

/// Why `build()` gave no network: names the network, the object in it, the value, and what is allowed.
///
/// `Debug` writes what `Display` writes, as for [`Refusal`].
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError {
    network: String,
    object: String,
    refusal: Refusal,
}

impl BuildError {
    /// The `refusal` happened while `object` of `network` was built.
    pub fn new(network: &str, object: impl fmt::Display, refusal: Refusal) -> Self {
        Self { network: network.to_string(), object: object.to_string(), refusal }
    }

    /// The object that could not be built, as `group`, `group.variable` or `group.Behaviour`.
    pub fn object(&self) -> &str {
        &self.object
    }

    /// What was refused and what is allowed.
    pub fn refusal(&self) -> &Refusal {
        &self.refusal
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "network `{}` cannot be built: `{}`: {}", self.network, self.object, self.refusal)
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for BuildError {}

/// Parameters that check themselves; `build()` calls it for every behaviour that implements it.
///
/// ```
/// # use pymonn_core::{Refusal, Validate};
/// struct Leak { tau: f32 }
///
/// impl Validate for Leak {
///     fn validate(&self) -> Result<(), Refusal> {
///         if self.tau > 0.0 { Ok(()) } else { Err(Refusal::new("tau", self.tau, "a time constant above 0")) }
///     }
/// }
/// # assert!(Leak { tau: f32::NAN }.validate().is_err());
/// ```
pub trait Validate {
    /// Refuses the first parameter that is out of its range.
    ///
    /// # Errors
    /// Names the parameter, its value and the range.
    fn validate(&self) -> Result<(), Refusal>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_writes_what_display_writes() {
        let refusal = Refusal::new("tau", -3.0, "a time constant above 0");
        assert_eq!(alloc::format!("{refusal:?}"), refusal.to_string());
        let error = BuildError::new("Net", "cells.Leak", refusal);
        assert_eq!(alloc::format!("{error:?} {error:#?}"), alloc::format!("{error} {error}"));
        assert!(error.to_string().starts_with("network `Net` cannot be built: `cells.Leak`: `tau` is -3.0"));
    }
}
