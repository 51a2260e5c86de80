//! Giving a whole variable its initial values.

use alloc::format;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::Range;

use super::site::Raw;
use super::{Init, Site, Sites};
use crate::cores::{Tally, split, threads};
use crate::report::{Report, Watch};
use crate::storage::Slots;
use crate::synapses::{Part, Place};
use crate::{Extent, Links, Refusal, Rng, StreamKey, Value, Var};

/// The places of one variable, about to be given values of type `T`.
///
/// ```
/// # use pymonn_core::{Extent, Fill, StreamKey, uniform};
/// let activity = Fill::<f32>::neurons(Extent::from(100), StreamKey::new(7, 1)).with(uniform(0.0, 1.0))?;
/// assert!(activity.iter().all(|a| (0.0..1.0).contains(a)));
/// # Ok::<(), pymonn_core::Refusal>(())
/// ```
pub struct Fill<'p, T> {
    places: Places<'p, T>,
    key: StreamKey,
    report: Option<(&'p str, &'p mut Report<'p>)>,
    /// Synapses will be added later.
    growing: bool,
    value: PhantomData<fn() -> T>,
}

#[derive(Clone, Copy)]
enum Places<'p, T> {
    Neurons(Extent),
    /// With what stands in a matrix where there is no synapse.
    Synapses(&'p Links, Option<T>),
    /// Those that are added in this iteration.
    Born(&'p Links, u64),
    Shared,
}

#[allow(clippy::needless_pass_by_value, reason = "an initialiser is written at the call, and used once")]
impl<'p, T: Value> Fill<'p, T> {
    /// A variable of the neurons of a group.
    pub fn neurons(extent: Extent, key: StreamKey) -> Self {
        Self::new(Places::Neurons(extent), key)
    }

    /// A variable of synapses, one value for each; of a full matrix one for each entry.
    pub fn synapses(links: &'p Links, key: StreamKey) -> Self {
        Self::new(Places::Synapses(links, None), key)
    }

    /// A variable of the synapses of a matrix with a mask: one value for each entry, the type's default where there is no synapse.
    pub fn masked(links: &'p Links, key: StreamKey) -> Self
    where
        T: Default,
    {
        Self::new(Places::Synapses(links, Some(T::default())), key)
    }

    /// A variable of the synapses that are about to be added in this iteration: one value for each, by source, then target.
    pub fn born(links: &'p Links, key: StreamKey, iteration: u64) -> Self {
        Self::new(Places::Born(links, iteration), key)
    }

    /// Refuses an initialiser that cannot serve synapses which are added later.
    #[must_use]
    pub fn growing(self) -> Self {
        Self { growing: true, ..self }
    }

    /// One value for a whole group.
    pub fn shared(key: StreamKey) -> Self {
        Self::new(Places::Shared, key)
    }

    fn new(places: Places<'p, T>, key: StreamKey) -> Self {
        Self { places, key, report: None, growing: false, value: PhantomData }
    }

    /// Tells `report` how far the variable `name` has come.
    #[must_use]
    pub fn reporting(self, name: &'p str, report: &'p mut Report<'_>) -> Self {
        Self { report: Some((name, report)), ..self }
    }

    fn sites(&self) -> Sites {
        match self.places {
            Places::Neurons(extent) => Sites::Neurons(extent),
            Places::Synapses(links, _) => Sites::Synapses { src: links.src(), dst: links.dst(), len: links.len() },
            Places::Born(links, _) => Sites::Synapses { src: links.src(), dst: links.dst(), len: links.born().len() },
            Places::Shared => Sites::Shared,
        }
    }

    /// What the initialiser refuses.
    fn check<I: Init<T>>(&self, init: &I) -> Result<(), Refusal> {
        let sites = self.sites();
        init.check(&sites)?;
        // One that has a value for each synapse there is has none for others.
        if let (true, Sites::Synapses { src, dst, len }) = (self.growing, sites)
            && init.check(&Sites::Synapses { src, dst, len: len + 1 }).is_err()
        {
            let allowed = "one that serves synapses that are added later too: a constant, `uniform(a, b)`, `each_synapse(|src, dst| ..)`, `matrix(m)`";
            return Err(Refusal::new("initial value", Raw(&format!("a list of {len}")), allowed));
        }
        Ok(())
    }

    /// The values, each drawn from its element's own stream (iteration 0), where they stay.
    ///
    /// # Errors
    /// What the initialiser refuses, and more values than fit into memory.
    pub fn with<I: Init<T>>(self, init: I) -> Result<Var<T>, Refusal> {
        self.check(&init)?;
        let key = self.key;
        // Only these two loops are compiled anew for every initialiser.
        match self.places {
            Places::Neurons(extent) => self.neurons_by(&|range, slots| {
                for index in range {
                    let site = Site::Neuron(extent.neuron(index));
                    slots.put(init.draw(&site, &mut Rng::neuron(key, 0, index as u32)));
                }
            }),
            Places::Synapses(links, _) => self.synapses_by(links, &|piece, entries| {
                let (from, to) = (links.src(), links.dst());
                for at in piece {
                    let (src, dst) = (from.neuron(at.source as usize), to.neuron(at.target as usize));
                    let mut rng = Rng::synapse(key, 0, at.target, at.source, at.copy);
                    entries.put(at, init.draw(&Site::Synapse { src, dst, index: at.rank as usize }, &mut rng));
                }
            }),
            Places::Born(links, iteration) => {
                let (from, to) = (links.src(), links.dst());
                let drawn = links.born().iter().enumerate().map(|(index, &(source, target))| {
                    let (src, dst) = (from.neuron(source as usize), to.neuron(target as usize));
                    init.draw(&Site::Synapse { src, dst, index }, &mut Rng::synapse(key, iteration, target, source, 0))
                });
                Ok(Var::new(&drawn.collect::<Vec<_>>()))
            }
            Places::Shared => Ok(Var::new(&[init.draw(&Site::Shared, &mut Rng::whole(key, 0))])),
        }
    }

    /// The first of the values; the only one of a shared variable.
    ///
    /// # Errors
    /// What the initialiser refuses, and no places at all.
    pub fn one<I: Init<T>>(self, init: I) -> Result<T, Refusal> {
        init.check(&self.sites())?;
        let key = self.key;
        let none = || Refusal::new("size", 0, "at least 1");
        match self.places {
            Places::Neurons(extent) if extent.size() == 0 => Err(none()),
            Places::Neurons(extent) => Ok(init.draw(&Site::Neuron(extent.neuron(0)), &mut Rng::neuron(key, 0, 0))),
            Places::Synapses(..) | Places::Born(..) => self.with(init)?.first().copied().ok_or_else(none),
            Places::Shared => Ok(init.draw(&Site::Shared, &mut Rng::whole(key, 0))),
        }
    }

    fn neurons_by(self, draw: &(dyn Fn(Range<usize>, &mut Slots<'_, T>) + Sync)) -> Result<Var<T>, Refusal> {
        let count = self.sites().count();
        // A neuron's index has 32 bits.
        if u32::try_from(count).is_err() {
            return Err(Refusal::new("size", count, "at most 4294967295 neurons"));
        }
        let parts = split(count, threads(count)).map(|range| (range.len(), range)).collect();
        self.written(parts, &|range: Range<usize>, slots, tally| {
            let len = range.len();
            draw(range, slots);
            tally.add(len);
        })
    }

    fn synapses_by(self, links: &Links, draw: &(dyn Fn(&[Place], &mut Entries<'_, '_, T>) + Sync)) -> Result<Var<T>, Refusal> {
        let absent = if let Places::Synapses(_, absent) = self.places { absent } else { None };
        let absent = absent.filter(|_| links.is_dense() && !links.is_full());
        let parts = links.parts(threads(links.len()))?;
        self.written(parts, &|part: Part, slots, tally| {
            let mut matrix = None;
            if let Some(absent) = absent {
                slots.fill(absent);
                matrix = Some((part.first() * links.dst().size(), links.dst().size()));
            }
            let mut entries = Entries { slots, matrix };
            links.walk(part, &mut |piece| {
                draw(piece, &mut entries);
                tally.add(piece.len());
            });
        })
    }

    fn written<P: Send>(
        self,
        parts: Vec<(usize, P)>,
        write: &(dyn Fn(P, &mut Slots<'_, T>, &mut Tally<'_>) + Sync),
    ) -> Result<Var<T>, Refusal> {
        let total = self.sites().count();
        match self.report {
            Some((name, report)) => Var::written(parts, total, &mut Watch::new(name, report), write),
            None => Var::written(parts, total, &mut Watch::new("", &mut |_| ()), write),
        }
    }
}

/// Where the values of a part of the synapses go.
struct Entries<'s, 'v, T> {
    slots: &'s mut Slots<'v, T>,
    /// For a matrix with a mask: the entry with which the part begins, and the number of targets.
    matrix: Option<(usize, usize)>,
}

impl<T: Value> Entries<'_, '_, T> {
    #[inline(always)]
    fn put(&mut self, at: &Place, value: T) {
        match self.matrix {
            None => self.slots.put(value),
            Some((first, targets)) => self.slots.put_at(at.source as usize * targets + at.target as usize - first, value),
        }
    }
}
