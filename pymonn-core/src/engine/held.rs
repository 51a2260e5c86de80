//! Small helpers of generated code that own or check something.

use core::ops::{Deref, DerefMut};

use crate::{Refusal, Validate};

/// A behaviour of the network itself: taken out while its hook runs, since the hook gets the whole network.
///
/// Inside its own hook the behaviour is `self`; it must not be reached through the network, where its place is empty: that
/// panics. (`self` may be changed there, so that it cannot be in both places.) An iteration that the hook starts leaves
/// the behaviour out.
#[derive(Clone, Debug)]
pub struct Held<T>(Option<T>);

impl<T> Held<T> {
    /// Holds the behaviour.
    pub fn new(behaviour: T) -> Self {
        Self(Some(behaviour))
    }

    /// Takes it out for the time of its hook; `None` if it is out already, since its hook runs.
    pub fn try_take(&mut self) -> Option<T> {
        self.0.take()
    }

    /// Puts it back.
    pub fn put(&mut self, behaviour: T) {
        self.0 = Some(behaviour);
    }
}

const OUT: &str = "inside its own hook a behaviour is `self`, it is not reached through the network";

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_ref().expect(OUT)
    }
}

impl<T> DerefMut for Held<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.as_mut().expect(OUT)
    }
}

/// Calls [`Validate`] on behaviours that have it, and nothing on others, by the order in which methods are looked up.
#[derive(Debug)]
pub struct Probe<'a, T>(pub &'a T);

/// The first choice of the look-up.
pub trait ValidateIfAny {
    /// Validates.
    ///
    /// # Errors
    /// The behaviour's.
    fn check(&self) -> Result<(), Refusal>;
}

/// The second.
pub trait ValidateNothing {
    /// Accepts.
    ///
    /// # Errors
    /// None.
    fn check(&self) -> Result<(), Refusal>;
}

impl<T: Validate> ValidateIfAny for Probe<'_, T> {
    fn check(&self) -> Result<(), Refusal> {
        self.0.validate()
    }
}

impl<T> ValidateNothing for &Probe<'_, T> {
    fn check(&self) -> Result<(), Refusal> {
        Ok(())
    }
}

/// What may stand behind `every`: a whole number of any integer type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number of iterations",
    label = "`every` takes a whole number",
    note = "for example `every 10`, or a run-time parameter of type `u64`"
)]
pub trait IntoEvery {
    /// As a number of iterations; `None` if it is below 1.
    fn into_every(self) -> Option<u64>;
}

macro_rules! integers {
    ($($t:ty)*) => { $(
        impl IntoEvery for $t {
            fn into_every(self) -> Option<u64> {
                u64::try_from(self).ok().filter(|&n| n > 0)
            }
        }
    )* };
}

integers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

/// The number of iterations behind `every`.
///
/// # Errors
/// Refuses 0 and negative numbers.
pub fn checked_every<E: IntoEvery + core::fmt::Debug + Copy>(every: E) -> Result<u64, Refusal> {
    every.into_every().ok_or_else(|| Refusal::new("every", every, "a whole number of iterations from 1"))
}

/// The length of one iteration.
///
/// # Errors
/// Refuses what is not a finite number above 0.
pub fn checked_dt(dt: f64) -> Result<f64, Refusal> {
    if dt.is_finite() && dt > 0.0 { Ok(dt) } else { Err(Refusal::new("dt", dt, "a finite number above 0")) }
}
