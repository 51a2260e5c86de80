//! Giving a whole variable its initial values.

use alloc::vec::Vec;
use core::marker::PhantomData;

use super::{Init, Site, Sites};
use crate::{Extent, Refusal, Rng, StreamKey, Value};

/// The synapses of a group, in the order of their storage.
pub trait SynapsePlaces {
    /// How many synapses there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Source and target neuron of the synapse in this place.
    fn ends(&self, place: usize) -> (u32, u32);

    /// Its number among the synapses between the same two neurons, from 0.
    fn copy(&self, place: usize) -> u32 {
        let _ = place;
        0
    }

    /// Its number by source and target, whatever the order of storage.
    fn rank(&self, place: usize) -> usize {
        place
    }

    /// The group that the synapses come from.
    fn src_extent(&self) -> Extent;

    /// The group that they go to.
    fn dst_extent(&self) -> Extent;
}

/// The places of one variable, about to be given values of type `T`.
///
/// ```
/// # use pymonn_core::{Extent, Fill, StreamKey, uniform};
/// let activity = Fill::<f32>::neurons(Extent::from(100), StreamKey::new(7, 1)).with(uniform(0.0, 1.0))?;
/// assert!(activity.iter().all(|a| (0.0..1.0).contains(a)));
/// # Ok::<(), pymonn_core::Refusal>(())
/// ```
pub struct Fill<'p, T> {
    places: Places<'p>,
    key: StreamKey,
    value: PhantomData<fn() -> T>,
}

#[derive(Clone, Copy)]
enum Places<'p> {
    Neurons(Extent),
    Synapses(&'p dyn SynapsePlaces),
    Shared,
}

#[allow(clippy::needless_pass_by_value, reason = "an initialiser is written at the call, and used once")]
impl<'p, T: Value> Fill<'p, T> {
    /// A variable of the neurons of a group.
    pub fn neurons(extent: Extent, key: StreamKey) -> Self {
        Self::new(Places::Neurons(extent), key)
    }

    /// A variable of synapses.
    pub fn synapses(places: &'p dyn SynapsePlaces, key: StreamKey) -> Self {
        Self::new(Places::Synapses(places), key)
    }

    /// One value for a whole group.
    pub fn shared(key: StreamKey) -> Self {
        Self::new(Places::Shared, key)
    }

    fn new(places: Places<'p>, key: StreamKey) -> Self {
        Self { places, key, value: PhantomData }
    }

    fn sites(&self) -> Sites {
        match self.places {
            Places::Neurons(extent) => Sites::Neurons(extent),
            Places::Synapses(places) => Sites::Synapses { src: places.src_extent(), dst: places.dst_extent(), len: places.len() },
            Places::Shared => Sites::Shared,
        }
    }

    /// The values, each drawn from its element's own stream (iteration 0).
    ///
    /// # Errors
    /// What the initialiser refuses, and more values than fit into memory.
    pub fn with<I: Init<T>>(self, init: I) -> Result<Vec<T>, Refusal> {
        init.check(&self.sites())?;
        let count = self.count()?;
        let mut values = Vec::new();
        values.try_reserve_exact(count).map_err(|_| Refusal::new("size", count, "what fits into memory"))?;
        self.draw(&init, count, |value| values.push(value));
        Ok(values)
    }

    /// The first of the values; the only one of a shared variable.
    ///
    /// # Errors
    /// What the initialiser refuses, and no places at all.
    pub fn one<I: Init<T>>(self, init: I) -> Result<T, Refusal> {
        init.check(&self.sites())?;
        let mut first = None;
        self.draw(&init, self.count()?.min(1), |value| first = Some(value));
        first.ok_or_else(|| Refusal::new("size", 0, "at least 1"))
    }

    /// How many values; a neuron's index has 32 bits.
    fn count(&self) -> Result<usize, Refusal> {
        let count = self.sites().count();
        if matches!(self.places, Places::Neurons(_)) && u32::try_from(count).is_err() {
            return Err(Refusal::new("size", count, "at most 4294967295 neurons"));
        }
        Ok(count)
    }

    fn draw<I: Init<T>>(&self, init: &I, count: usize, mut put: impl FnMut(T)) {
        match self.places {
            Places::Neurons(extent) => {
                for index in 0..count {
                    let mut rng = Rng::neuron(self.key, 0, index as u32);
                    put(init.draw(&Site::Neuron(extent.neuron(index)), &mut rng));
                }
            }
            Places::Synapses(places) => {
                let (from, to) = (places.src_extent(), places.dst_extent());
                for index in 0..count {
                    let (source, target) = places.ends(index);
                    let mut rng = Rng::synapse(self.key, 0, target, source, places.copy(index));
                    let (src, dst) = (from.neuron(source as usize), to.neuron(target as usize));
                    put(init.draw(&Site::Synapse { src, dst, index: places.rank(index) }, &mut rng));
                }
            }
            Places::Shared => {
                for _ in 0..count {
                    put(init.draw(&Site::Shared, &mut Rng::whole(self.key, 0)));
                }
            }
        }
    }
}
