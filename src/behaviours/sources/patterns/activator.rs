use pymonn_core::{Float, Neuron, Refusal, Rng, Validate};

use super::pattern::NOWHERE;
use super::pattern_group::NONE;
use super::{Overlap, PatternGroup};
use crate::behaviour;

/// Shows patterns to a group of neurons, one after another, and says which.
///
/// What each neuron is shown stands in its `stimulus`. Another behaviour makes input of it:
///
/// - a current: `ExternalInput::default() with external = stimulus` ([`ExternalInput`](crate::behaviours::sources::ExternalInput));
/// - random spikes, here of 60 Hz where a pixel is 1: `PoissonFromRate { gain: 60.0 } with rate = stimulus`
///   ([`PoissonFromRate`](crate::behaviours::sources::PoissonFromRate)).
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `stimulus` | neuron | what it is shown now; the sum over the groups that are seen |
/// | `pixels` | neuron | the pixel of each group that it sees |
/// | `label` | shared | label of what is seen now; −1 where nothing is. Of several groups that add, that of the first that shows something |
/// | `pattern` | shared, for each group | index of the pattern that it shows, −1 for none, seen or not |
/// | `seen` | shared | the group that alone is seen, or −1: all that add |
/// | `chosen` | shared, for each group | index of the pattern, for [`Order::ByHand`](super::Order::ByHand), written by the program |
/// | `left`, `next`, `draw` | shared, for each group | iterations until it may show another, index of that in a sequence, and what the present one is drawn from |
///
/// `NeuronActivator { groups: [lines] }` has one group, `NeuronActivator::<2> { groups: [lines, noise] }` two. A group of
/// duration 1 with `probability`, [`Overlap`] and [`Order`](super::Order) works as PymoNNto's `group_possibility`,
/// `overlapping_with_other_groups` with `has_overlapping_priority`, and `select_mode` with `individual_possibility` are meant to;
/// there the label is missing from the second iteration of a pattern on, here it stays as long as the pattern.
///
/// Source: PymoNNto 3.0.6, `NeuronActivator`.
///
/// Tested against: the rules of PymoNNto's.
///
/// ```
/// use pymonn::behaviours::sources::ExternalInput;
/// use pymonn::behaviours::sources::patterns::{NeuronActivator, PatternGroup};
/// use pymonn::prelude::*;
///
/// network! {
///     network Retina(
///         lines: PatternGroup = PatternGroup::new(5, 5).line(0, [2.0, 2.0], 0.0, 5.0).line(1, [2.0, 2.0], 90.0, 5.0)
///     ) {
///         group cells[grid(5, 5)] {
///             input: f32 = 0.0;
///             1 => NeuronActivator { groups: [lines.clone().lasting(10)] };
///             2 => ExternalInput::default() with external = stimulus;
///             3 => |input: &mut f32| *input = 0.0; // a neuron model
///             4 => Recorder { label, stimulus };
///         }
///     }
/// }
///
/// let mut net = Retina::builder().build()?;
/// net.simulate_iterations(30);
/// let recorder = &net.cells.recorder;
/// assert_eq!((recorder.label[9], recorder.label[10], recorder.label[20]), (0, 1, 0));
/// let row: Vec<f32> = recorder.stimulus.row(0).unwrap()[10..15].to_vec();
/// assert_eq!(row, [1.0; 5]);
/// assert_eq!(net.cells.stimulus.iter().sum::<f32>(), 5.0);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NeuronActivator<const N: usize = 1, F = f32> {
    /// What is shown.
    pub groups: [PatternGroup<F>; N],
}

/// No pixel.
#[behaviour(
    crate = crate,
    stimulus: F = F::ZERO,
    pixels: [u32; N] = [NOWHERE; N],
    shared label: i32 = NONE,
    shared seen: i32 = NONE,
    shared pattern: [i32; N] = [NONE; N],
    shared chosen: [i32; N] = [NONE; N],
    shared left: [u32; N] = [0; N],
    shared next: [u32; N] = [0; N],
    shared draw: [u64; N] = [0; N],
)]
impl<const N: usize, F: Float> NeuronActivator<N, F> {
    fn initialize(&self, pixels: &mut [u32; N], neuron: Neuron) {
        for (pixel, group) in pixels.iter_mut().zip(&self.groups) {
            *pixel = group.pixel_of(neuron).map_or(NOWHERE, |i| i as u32);
        }
    }

    #[group]
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn show(
        &self,
        stimulus: &mut [F],
        pixels: &[[u32; N]],
        label: &mut i32,
        seen: &mut i32,
        pattern: &mut [i32; N],
        chosen: &[i32; N],
        left: &mut [u32; N],
        next: &mut [u32; N],
        draw: &mut [u64; N],
        rng: &mut Rng,
    ) {
        let mut changed = false;
        for (g, group) in self.groups.iter().enumerate() {
            changed |= group.advance(&mut pattern[g], &mut left[g], &mut next[g], &mut draw[g], chosen[g], rng);
        }
        if !changed {
            return;
        }
        *seen = self.choose(pattern, rng);
        *label = NONE;
        stimulus.fill(F::ZERO);
        for (g, group) in self.groups.iter().enumerate() {
            let visible = if *seen == NONE { group.overlap == Overlap::Adds } else { *seen == g as i32 };
            if visible && pattern[g] != NONE {
                group.add(pattern[g], draw[g], stimulus, &pixels.iter().map(|of| of[g]));
                if *label == NONE {
                    *label = group.patterns[pattern[g] as usize].label;
                }
            }
        }
    }
}

impl<const N: usize, F: Float> NeuronActivator<N, F> {
    /// The group that is seen alone, or none: then all that add are.
    fn choose(&self, pattern: &[i32; N], rng: &mut Rng) -> i32 {
        let showing = |overlap| (0..N).filter(move |g| pattern[*g] != NONE && self.groups[*g].overlap == overlap);
        if let Some(alone) = showing(Overlap::Alone).next() {
            return alone as i32;
        }
        let competing = showing(Overlap::Competes).count() as u32;
        showing(Overlap::Competes).nth(rng.below(competing + 1) as usize).map_or(NONE, |g| g as i32)
    }
}

impl<const N: usize, F: Float> Validate for NeuronActivator<N, F> {
    fn validate(&self) -> Result<(), Refusal> {
        self.groups.iter().try_for_each(PatternGroup::validate)
    }
}
