//! # Structure
//!
//! Synapses of an `[Adaptive]` group come and go while the network runs. Two kinds of hooks change who is linked:
//!
//! - `prune` is asked for each synapse, as `synapse` is called, and returns whether it is removed. `#[prune(src_spike)]` and
//!   `#[prune(dst_spike)]` are asked only for the synapses of neurons with that event (with a `delay`, for those that the source's event
//!   reaches now, as `on_pre`), so that a rule which can only have weakened these costs nothing elsewhere. All are asked before the
//!   first is removed.
//! - `grow` is called once. It takes whole variables of both ends (`src_x: &[T]`, `dst_x: &[T]`), like a `group` hook, and
//!   `new: &mut NewSynapses`: [`new.link(source, target)`](crate::NewSynapses::link) adds a synapse, and says `false` where there is one
//!   already or no such neuron; `contains`, `is_self`, `len`, `sources`, `targets`, `in_degree`, `out_degree` tell who is linked. What it adds
//!   exists when it is done.
//!
//! Ready-made are [`PruneWeak`](crate::behaviours::plasticity::PruneWeak), [`GrowRandom`](crate::behaviours::plasticity::GrowRandom),
//! and [`SynapticElements`](crate::behaviours::plasticity::SynapticElements) for growth that keeps neurons at a set point.
//!
//! All other hooks, closures and recorders are those of any synapse group. Here is the excitatory part of a self-organizing recurrent
//! network: plasticity that weakens synapses until they are gone, and chance that adds others (Zheng, Dimitrakakis & Triesch,
//! Public Library of Science Computational Biology 9(1): e1002848, 2013).
//!
//! ```
//! use pymonn::prelude::*;
//!
//! /// Threshold units whose thresholds keep their activity at a mean rate.
//! struct Unit {
//!     noise: f32,
//!     rate: f32,
//!     target: f32,
//! }
//!
//! #[behaviour(spike: bool = false, before: bool = false, drive: f32 = 0.0, threshold: f32 = uniform(0.0, 1.0))]
//! impl Unit {
//!     fn neuron(&self, spike: &mut bool, before: &mut bool, drive: &mut f32, threshold: &mut f32, rng: &mut Rng) {
//!         *before = *spike;
//!         *spike = *drive + self.noise * rng.normal() > *threshold;
//!         *threshold += self.rate * (if *spike { 1.0 } else { 0.0 } - self.target);
//!         *drive = 0.0;
//!     }
//! }
//!
//! /// Who fires just before the target gains, who fires just behind it loses, until the synapse is gone.
//! struct Stdp {
//!     rate: f32,
//! }
//!
//! #[behaviour]
//! impl Stdp {
//!     #[on_pre(src_before)]
//!     fn potentiate(&self, weight: &mut f32, dst_spike: bool) {
//!         if dst_spike {
//!             *weight += self.rate;
//!         }
//!     }
//!
//!     #[on_pre]
//!     fn depress(&self, weight: &mut f32, dst_before: bool) {
//!         if dst_before {
//!             *weight -= self.rate;
//!         }
//!     }
//!
//!     #[prune(src_spike)]
//!     fn gone(weight: f32) -> bool {
//!         weight <= 0.0
//!     }
//!
//!     #[afferent]
//!     fn normalise(mut weight: ViewMut<f32>) {
//!         let sum = weight.sum();
//!         if sum > 0.0 {
//!             weight.scale(1.0 / sum);
//!         }
//!     }
//! }
//!
//! /// Links two neurons by chance.
//! struct Sprout {
//!     probability: f64,
//! }
//!
//! #[behaviour(born: u64 = 0)]
//! impl Sprout {
//!     /// For synapses that are there when the network is built, and for each that is added.
//!     fn initialize(born: &mut u64, step: Step) {
//!         *born = step.iteration;
//!     }
//!
//!     fn grow(&self, new: &mut NewSynapses, rng: &mut Rng) {
//!         if rng.bernoulli(self.probability) {
//!             // A pair that is linked already is drawn again.
//!             for _ in 0..100 {
//!                 let source = rng.next_u32() as usize % new.sources();
//!                 let target = rng.next_u32() as usize % new.targets();
//!                 if source != target && new.link(source, target) {
//!                     break;
//!                 }
//!             }
//!         }
//!     }
//! }
//!
//! network! {
//!     network Sorn(size: usize = 100) {
//!         group exc[size] {
//!             2 => Unit { noise: 0.2, rate: 0.01, target: 0.1 };
//!         }
//!         synapses rec: exc -> exc[Adaptive] {
//!             connect = fixed_in_degree(10).without_self();
//!             weight: f32 = 0.01;
//!
//!             #[sum(dst_drive)]
//!             1 => |weight: f32, src_spike: bool| if src_spike { weight } else { 0.0 };
//!             3 => Stdp { rate: 0.01 };
//!             4 => Sprout { probability: 0.5 };
//!             5 => Recorder { count: usize = weight.len(), mean: mean(weight) };
//!         }
//!     }
//! }
//!
//! let mut net = Sorn::builder().seed(1).build()?;
//! net.simulate_iterations(2000);
//! let counts: Vec<usize> = net.rec.recorder.count.iter().copied().collect();
//! assert!(counts.windows(2).any(|two| two[1] > two[0]), "some were added");
//! assert!(counts.windows(2).any(|two| two[1] < two[0]), "some were removed");
//! assert_eq!(counts.last(), Some(&net.rec.size()));
//! assert!(net.rec.born.iter().any(|&born| born > 1000));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## New synapses
//!
//! Their variables get what stands behind `=`, as at the start: a constant, `uniform(a, b)`, `each_synapse(…)`, `matrix(m)`; each draws
//! from a stream of its own, keyed by seed, variable, iteration and pair. A list (`values(…)`) has nothing for them, so `build()` refuses
//! it where a hook adds synapses. Then the `initialize` hooks of the group run for the new synapses.
//!
//! The result depends on the seed alone. A group of which nothing has been changed gives the same bits as a `[Sparse]` one, and
//! one that has changed the same as a `[Sparse]` one of the pairs that are left.
//!
//! ## What the host program sees
//!
//! Between the values of synapses there are free places, so that a change need not move all of them. Hooks, recorders and visitors never
//! see these. `net.rec.weight` is the variable as it lies in memory; free places hold the type's `Default`, which the type of a
//! variable must have. [`connectivity()`](crate::Links) tells which is which:
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Few {
//!         group a[3] {}
//!         synapses aa: a -> a[Adaptive] {
//!             connect = pairs([(0, 1), (2, 0)]);
//!             weight: f32 = each_synapse(|src, dst| (10 * src.index + dst.index) as f32);
//!             1 => |new: &mut NewSynapses, step: Step| { new.link(0, step.iteration as usize); };
//!         }
//!     }
//! }
//!
//! let mut net = Few::builder().build()?;
//! net.simulate_iterations(5);   // 0 to 1 is there already, there is no neuron 3
//! let links = net.aa.connectivity();
//! assert_eq!(links.pairs().collect::<Vec<_>>(), [(0, 1), (0, 2), (2, 0)]);
//! assert_eq!(links.entries(&net.aa.weight).collect::<Vec<_>>(), [(0, 1, 1.0), (0, 2, 2.0), (2, 0, 20.0)]);
//! assert_eq!(links.packed(&net.aa.weight), [1.0, 2.0, 20.0]);
//! assert_eq!(links.to_dense(&net.aa.weight)[(2, 0)], 2.0);   // target 2, source 0
//!
//! let slot = net.aa.connectivity().slot_of(2, 0).unwrap();
//! net.aa.weight[slot] = 7.0;
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Cost
//!
//! A change takes time in proportion to the number of synapses of the neurons that it touches, whatever the size of the network: their
//! rows are rewritten, and those behind a place by target looked up where `on_post` or `afferent` hooks ask for these. Memory is
//! asked for where synapses are added, and given back when more than half of it has become free; iterations that do neither allocate
//! nothing. All hooks of an `[Adaptive]` group run on one thread.
