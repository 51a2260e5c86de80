use pymonn_core::{Float, NewSynapses, Refusal, Rng, Step, Validate, ViewMut};

use super::{GaussianGrowth, GrowthCurve};
use crate::behaviour;
use crate::behaviours::check::{not_negative, probability};

/// Homeostatic structural plasticity: neurons grow and retract axonal and dendritic elements until their calcium is at a set point, and
/// free elements find each other.
///
/// ```text
/// dz/dt = nu · rate(calcium)      z: the elements of a neuron, never below 0; rate: the growth curve
/// synapses of a neuron > ⌊z⌋:     so many of them, drawn at random, are removed
/// free elements ⌊z⌋ − synapses:   axonal and dendritic ones are paired at random, as many as the side with fewer has
/// left free after that:           z −= vacant_loss · free
/// ```
///
/// For `[Adaptive]` synapse groups. Structure is slow: `9 every 1000 => SynapticElements::default()` does all of this every 1000
/// iterations, with elements that have grown at the present calcium's rate since the last time.
///
/// Each synapse group has its own elements, those of a source for this group's targets and the reverse, so two groups, from excitatory
/// and from inhibitory sources, give targets elements of both kinds. A pair has one synapse at most; elements that meet where there is
/// one already, or in one neuron, stay free until the next time. Where a synapse is lost by one end, the other end's element is free
/// again.
///
/// Source: Butz & van Ooyen 2013, *A simple rule for dendritic spine and axonal bouton formation can account for cortical
/// reorganization after focal retinal lesions*, PLOS Comput. Biol. 9: e1003259, without its dependence on
/// distance; the loss of free elements and the defaults are those of NEST and its example of structural plasticity.
///
/// Tested against: NEST's numbers of elements; the set point, reached from both sides.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `src_calcium`, `dst_calcium` | source, target | read; [`Calcium`](super::Calcium) brings it |
/// | `src_axonal`, `dst_dendritic` | source, target | elements, with those of synapses; at the start `free_at_start` more |
/// | `lost` | synapse | whether it is being removed |
/// | `src_ends`, `src_taken`, `dst_ends`, `dst_taken` | source, target | room for drawing free elements |
///
/// ```
/// use pymonn::behaviours::plasticity::{Calcium, LinearGrowth, SynapticElements};
/// use pymonn::prelude::*;
///
/// network! {
///     network Wiring {
///         // Each fires with a probability of 0.01 per iteration, and of 0.01 more for each synapse that it gets.
///         group a[50] {
///             input: f32 = 0.0;
///             spike: bool = false;
///             2 => |input: &mut f32, spike: &mut bool, rng: &mut Rng| {
///                 *spike = rng.bernoulli((0.01 + *input) as f64);
///                 *input = 0.0;
///             };
///             3 => Calcium { tau: 1000.0, beta: 0.001 };
///         }
///         synapses aa: a -> a[Adaptive] {
///             connect = pairs([]);
///             weight: f32 = 0.01;
///             #[sum(dst_input)]
///             1 => |weight: f32| weight;
///             4 every 10 => SynapticElements::<f32, LinearGrowth> {
///                 nu: 0.005,
///                 axonal: LinearGrowth { epsilon: 0.06 },
///                 dendritic: LinearGrowth { epsilon: 0.06 },
///                 ..Default::default()
///             };
///         }
///     }
/// }
///
/// let mut net = Wiring::builder().build()?;
/// net.simulate_iterations(30_000);
/// // They come to fire in 6 % of all iterations, for which they need five synapses each.
/// assert!((200..=300).contains(&net.aa.size()));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/synaptic_elements.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SynapticElements<F = f32, G = GaussianGrowth<F>> {
    /// Highest growth rate (elements per ms); default 0.0001.
    pub nu: F,
    /// Growth curve of axonal elements.
    pub axonal: G,
    /// Growth curve of dendritic elements.
    pub dendritic: G,
    /// Part of the free elements that is lost each time, 0 to 1; default 0.1.
    pub vacant_loss: F,
    /// Free elements of each neuron at the start; default 0.
    pub free_at_start: F,
}

impl<F: Float, G: GrowthCurve<F> + Default> Default for SynapticElements<F, G> {
    fn default() -> Self {
        let curve = G::default();
        let (nu, vacant_loss) = (F::from_f64(0.0001), F::from_f64(0.1));
        Self { nu, axonal: curve, dendritic: curve, vacant_loss, free_at_start: F::ZERO }
    }
}

/// The whole elements.
fn whole<F: Float>(elements: F) -> usize {
    elements.to_f64() as usize
}

/// Marks as many synapses of a neuron, drawn at random, as it has too few elements for.
fn retract<F: Float>(elements: F, lost: &mut ViewMut<'_, bool>, rng: &mut Rng) {
    let mut left = lost.iter_mut().filter(|lost| !**lost).count();
    let mut excess = left.saturating_sub(whole(elements));
    for lost in lost.iter_mut().filter(|lost| !**lost) {
        if excess > 0 && (rng.below(left as u32) as usize) < excess {
            *lost = true;
            excess -= 1;
        }
        left -= 1;
    }
}

/// The free elements of one side.
struct Free<'a> {
    /// How many the neurons up to each have.
    ends: &'a mut [u32],
    /// How many of each have been drawn.
    taken: &'a mut [u32],
    all: u32,
}

impl<'a> Free<'a> {
    fn new(ends: &'a mut [u32], taken: &'a mut [u32], mut free: impl FnMut(usize) -> usize) -> Self {
        // A neuron cannot use more than there are others, nor can the sum be more than 2^32.
        let most = u32::MAX / u32::try_from(ends.len().max(1)).unwrap_or(u32::MAX);
        let mut all = 0;
        for (k, end) in ends.iter_mut().enumerate() {
            all += u32::try_from(free(k)).unwrap_or(most).min(most);
            *end = all;
        }
        taken.fill(0);
        Self { ends, taken, all }
    }

    /// Draws one of those that have not been drawn, of which there must be one.
    fn draw(&mut self, rng: &mut Rng) -> usize {
        loop {
            let element = rng.below(self.all);
            let neuron = self.ends.partition_point(|&end| end <= element);
            let first = if neuron == 0 { 0 } else { self.ends[neuron - 1] };
            // A neuron's elements are drawn in their order, so these were drawn before.
            if element - first >= self.taken[neuron] {
                self.taken[neuron] += 1;
                return neuron;
            }
        }
    }
}

#[behaviour(
    crate = crate,
    lost: bool = false,
    src axonal: F = self.free_at_start,
    dst dendritic: F = self.free_at_start,
    src ends: u32 = 0,
    src taken: u32 = 0,
    dst ends: u32 = 0,
    dst taken: u32 = 0,
    shared begun: bool = false,
    shared last: f64 = 0.0,
    shared growth: F = F::ZERO,
)]
impl<F: Float, G: GrowthCurve<F>> SynapticElements<F, G> {
    /// The most that has grown since the last time.
    #[group]
    fn pass(&self, last: &mut f64, growth: &mut F, step: Step) {
        *growth = self.nu * F::from_f64(step.time - *last);
        *last = step.time;
    }

    #[efferent]
    fn change_axon(&self, src_axonal: &mut F, src_calcium: F, mut lost: ViewMut<bool>, growth: F, begun: bool, rng: &mut Rng) {
        let at_start = if begun { F::ZERO } else { F::from_f64(lost.len() as f64) };
        let grown = *src_axonal + at_start + growth * self.axonal.rate(src_calcium);
        *src_axonal = super::rectified(grown);
        retract(*src_axonal, &mut lost, rng);
    }

    #[afferent]
    fn change_dendrite(
        &self,
        dst_dendritic: &mut F,
        dst_calcium: F,
        mut lost: ViewMut<bool>,
        growth: F,
        begun: bool,
        rng: &mut Rng,
    ) {
        let at_start = if begun { F::ZERO } else { F::from_f64(lost.len() as f64) };
        let grown = *dst_dendritic + at_start + growth * self.dendritic.rate(dst_calcium);
        *dst_dendritic = super::rectified(grown);
        retract(*dst_dendritic, &mut lost, rng);
    }

    fn prune(lost: bool) -> bool {
        lost
    }

    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn grow(
        &self,
        src_axonal: &mut [F],
        dst_dendritic: &mut [F],
        src_ends: &mut [u32],
        src_taken: &mut [u32],
        dst_ends: &mut [u32],
        dst_taken: &mut [u32],
        begun: &mut bool,
        new: &mut NewSynapses,
        rng: &mut Rng,
    ) {
        *begun = true;
        let free = |elements: F, synapses: usize| whole(elements).saturating_sub(synapses);
        let mut axonal = Free::new(src_ends, src_taken, |k| free(src_axonal[k], new.out_degree(k)));
        let mut dendritic = Free::new(dst_ends, dst_taken, |k| free(dst_dendritic[k], new.in_degree(k)));
        for _ in 0..axonal.all.min(dendritic.all) {
            let (source, target) = (axonal.draw(rng), dendritic.draw(rng));
            if !new.is_self(source, target) {
                new.link(source, target);
            }
        }
        let lose = |z: &mut F, synapses| *z -= self.vacant_loss * F::from_f64(free(*z, synapses) as f64);
        src_axonal.iter_mut().enumerate().for_each(|(k, z)| lose(z, new.out_degree(k)));
        dst_dendritic.iter_mut().enumerate().for_each(|(k, z)| lose(z, new.in_degree(k)));
    }
}

impl<F: Float, G: GrowthCurve<F>> Validate for SynapticElements<F, G> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("nu", self.nu)?;
        self.axonal.validate()?;
        self.dendritic.validate()?;
        probability("vacant_loss", self.vacant_loss)?;
        not_negative("free_at_start", self.free_at_start)
    }
}
