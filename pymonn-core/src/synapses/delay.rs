//! Delays: how many iterations pass before a source's state or event is seen at the target.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt::Debug;

use crate::init::{Clamped, Drawn, EachSynapse, Uniform, Values};
use crate::storage::room;
use crate::{Extent, Init, Refusal, Rng, Site, Sites, StreamKey};

/// The longest delay, in iterations: a history of this length is kept.
const LONGEST: u32 = 65_535;

/// What stands behind `delay =`.
pub enum DelayRule<'a> {
    /// One for all synapses.
    Same(u32),
    /// One for each.
    Each(Box<dyn Init<u32> + 'a>),
}

/// What may stand behind `delay =`: a whole number of iterations, or what gives each synapse its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no delay",
    label = "a delay is a whole number of iterations",
    note = "write a number, or one for each synapse: `uniform(1, 20)`, `each_synapse(|src, dst| ..)`, `distribution(d)`, `values(list)`"
)]
pub trait IntoDelay<'a> {
    /// As a rule.
    ///
    /// # Errors
    /// Refuses a negative number and one that is too long.
    fn into_delay(self) -> Result<DelayRule<'a>, Refusal>;
}

/// The rule behind `delay =`.
///
/// # Errors
/// Refuses a negative number and one that is too long.
pub fn as_delay<'a>(delay: impl IntoDelay<'a>) -> Result<DelayRule<'a>, Refusal> {
    delay.into_delay()
}

fn refuse(delay: impl Debug) -> Refusal {
    Refusal::new("delay", delay, alloc::format!("0 to {LONGEST} iterations"))
}

macro_rules! integers {
    ($($t:ty)*) => { $(
        impl<'a> IntoDelay<'a> for $t {
            fn into_delay(self) -> Result<DelayRule<'a>, Refusal> {
                u32::try_from(self).ok().filter(|&d| d <= LONGEST).map(DelayRule::Same).ok_or_else(|| refuse(self))
            }
        }
    )* };
}

integers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

macro_rules! initialisers {
    ($(<$($p:ident),*> $t:ty;)*) => { $(
        impl<'a, $($p: 'a),*> IntoDelay<'a> for $t
        where
            $t: Init<u32>,
        {
            fn into_delay(self) -> Result<DelayRule<'a>, Refusal> {
                Ok(DelayRule::Each(Box::new(self)))
            }
        }
    )* };
}

initialisers! {
    <> Uniform<u32>;
    <D> Drawn<D>;
    <G> EachSynapse<G>;
    <S> Values<S>;
    <I, B> Clamped<I, B>;
}

/// The delay of every synapse.
pub(super) enum Delays {
    Same(u32),
    Each(Vec<u32>),
}

impl DelayRule<'_> {
    /// Draws the delays of pairs that are sorted by source and target; `copies` numbers those of one pair.
    pub(super) fn draw(self, src: Extent, dst: Extent, pairs: &[(u32, u32, u32)], key: StreamKey) -> Result<Delays, Refusal> {
        let init = match self {
            DelayRule::Same(delay) => return Ok(Delays::Same(delay)),
            DelayRule::Each(init) => init,
        };
        init.check(&Sites::Synapses { src, dst, len: pairs.len() })?;
        let mut delays = room(pairs.len())?;
        for (index, &(s, d, copy)) in pairs.iter().enumerate() {
            let site = Site::Synapse { src: src.neuron(s as usize), dst: dst.neuron(d as usize), index };
            let delay = init.draw(&site, &mut Rng::synapse(key, 0, d, s, copy));
            if delay > LONGEST {
                return Err(refuse(delay));
            }
            delays.push(delay);
        }
        Ok(Delays::Each(delays))
    }
}

impl Delays {
    pub(super) fn of(&self, k: usize) -> u32 {
        match self {
            Delays::Same(delay) => *delay,
            Delays::Each(delays) => delays[k],
        }
    }

    pub(super) fn max(&self) -> u32 {
        match self {
            Delays::Same(delay) => *delay,
            Delays::Each(delays) => delays.iter().copied().max().unwrap_or(0),
        }
    }
}
