//! What can be said of every initialiser: `.density(p)` and `.clamp(low, high)`.

use super::{
    ByDistance, Constant, DistanceDelay, Drawn, Each, EachSynapse, FromMatrix, Init, LogNormal, Normal, Site, Sites, Uniform,
    Values,
};
use crate::{Float, Refusal, Rng};

/// Methods of every initialiser, in any order: `normal(0.5, 0.2).clamp(0.0, 1.0).density(0.1)`.
pub trait InitOps: Sized {
    /// Keeps each value with this probability, otherwise takes `T::default()`, which is 0 for numbers.
    fn density(self, probability: f64) -> Density<Self> {
        Density { inner: self, probability }
    }

    /// Moves values below `low` to `low` and values above `high` to `high`.
    fn clamp<B>(self, low: B, high: B) -> Clamped<Self, B> {
        Clamped { inner: self, low, high }
    }
}

impl<B> InitOps for Uniform<B> {}
impl InitOps for Normal {}
impl InitOps for LogNormal {}
impl<D> InitOps for Drawn<D> {}
impl<T> InitOps for Constant<T> {}
impl<G> InitOps for Each<G> {}
impl<G> InitOps for EachSynapse<G> {}
impl<G> InitOps for ByDistance<G> {}
impl InitOps for DistanceDelay {}
impl<S> InitOps for Values<S> {}
impl<E> InitOps for FromMatrix<E> {}
impl<I> InitOps for Density<I> {}
impl<I, B> InitOps for Clamped<I, B> {}

/// See [`InitOps::density`].
#[derive(Clone, Copy, Debug)]
pub struct Density<I> {
    inner: I,
    probability: f64,
}

impl<T: Default, I: Init<T>> Init<T> for Density<I> {
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        if !(0.0..=1.0).contains(&self.probability) {
            return Err(Refusal::new("density", self.probability, "a probability, 0 to 1"));
        }
        self.inner.check(sites)
    }

    #[inline]
    fn draw(&self, site: &Site, rng: &mut Rng) -> T {
        if rng.bernoulli(self.probability) { self.inner.draw(site, rng) } else { T::default() }
    }
}

/// A bound that values of type `T` can be compared with: itself, and for floats a float of either precision.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot bound values of type `{T}`",
    note = "implement `pymonn::init::Bound<{T}>` for a number type of your own"
)]
pub trait Bound<T> {
    /// The bound as a `T`.
    fn bound(&self) -> T;
}

impl<F: Float, B: Float> Bound<F> for B {
    fn bound(&self) -> F {
        F::from_f64(self.to_f64())
    }
}

macro_rules! bounds_itself {
    ($($t:ty)*) => {$(
        impl Bound<$t> for $t {
            fn bound(&self) -> $t {
                *self
            }
        }
    )*};
}
bounds_itself!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

/// See [`InitOps::clamp`].
#[derive(Clone, Copy, Debug)]
pub struct Clamped<I, B> {
    inner: I,
    low: B,
    high: B,
}

impl<T: PartialOrd + core::fmt::Debug, B: Bound<T> + Sync, I: Init<T>> Init<T> for Clamped<I, B> {
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        let (low, high) = (self.low.bound(), self.high.bound());
        // So, and not `low > high`, since NaN is in no order.
        if low <= high {
            return self.inner.check(sites);
        }
        Err(Refusal::new("clamp: low", low, format_args!("at most high = {high:?}")))
    }

    #[inline]
    fn draw(&self, site: &Site, rng: &mut Rng) -> T {
        let value = self.inner.draw(site, rng);
        let (low, high) = (self.low.bound(), self.high.bound());
        if value < low {
            low
        } else if value > high {
            high
        } else {
            value
        }
    }
}
