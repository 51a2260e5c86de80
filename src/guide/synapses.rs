//! # Synapses
//!
//! A synapse group links two neuron groups. `connect` says who is linked; variables are one value per synapse; in a hook, `src_x`
//! and `dst_x` are the variable `x` of the two ends.
//!
//! ```
//! use pymonn::prelude::*;
//!
//! /// Graded transmission: each target gains the weighted activity of its sources.
//! struct Propagate {
//!     gain: f64,
//! }
//!
//! #[behaviour]
//! impl Propagate {
//!     #[sum(dst_input)]
//!     fn synapse(&self, weight: f64, src_activity: f64) -> f64 {
//!         self.gain * weight * src_activity
//!     }
//! }
//!
//! network! {
//!     network Two {
//!         group a[3] {
//!             activity: f64 = each(|n| n.index as f64);
//!         }
//!         group b[2] {
//!             input: f64 = 0.0;
//!             1 => |input: &mut f64| *input = 0.0;
//!         }
//!         synapses ab: a -> b {
//!             connect = all_to_all();
//!             weight: f64 = each_synapse(|src, dst| (src.index + 10 * dst.index) as f64);
//!             2 => Propagate { gain: 1.0 };
//!         }
//!     }
//! }
//!
//! let mut net = Two::builder().build()?;
//! net.iterate();
//! assert_eq!(net.b.input[..], [5.0, 35.0]);
//!
//! // The same with nalgebra: rows are targets, columns are sources.
//! let w = net.ab.connectivity().to_dense(&net.ab.weight);
//! assert_eq!((w * net.a.activity.view()).as_slice(), &net.b.input[..]);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! `#[sum(dst_input)]` stands on a hook that **returns** its contribution; the engine adds it to the target's variable, one after
//! another by ascending source. It adds, it never clears.
//!
//! ## Who is connected
//!
//! [`all_to_all`](crate::all_to_all), [`one_to_one`](crate::one_to_one), [`probability`](crate::probability),
//! [`fixed_in_degree`](crate::fixed_in_degree), [`fixed_out_degree`](crate::fixed_out_degree), [`fixed_total`](crate::fixed_total),
//! [`from_dense`](crate::from_dense), [`from_csr`](crate::from_csr), [`pairs`](crate::pairs), [`by`](crate::by) (a function of
//! the two neurons), [`by_probability`](crate::by_probability); each with `.without_self()`, degrees and totals with
//! `.with_multiple()`. [Topology](super::topology) has rules that go by distance, graphs, and parts of groups at the ends. Your own rule
//! implements [`Connect`](crate::Connect).
//!
//! What these draw for a target (or source) depends on nothing else, so a large network is drawn by all cores, without a list of all
//! connections: while it is built it takes hardly more memory than afterwards. Only `pairs`, the matrices, `fixed_total` and rules of
//! your own without [`rows`](crate::Connect::rows) keep a list of 8 bytes for each connection until it is built.
//! [`build_reporting`](crate::Builder::build_reporting) tells how far that has come; with the feature `progress`,
//! `build_with_progress()` shows it.
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Large(size: usize = 100) {
//!         group a[size] {}
//!         synapses aa: a -> a {
//!             connect = fixed_in_degree(10);
//!             weight: f32 = uniform(0.0, 1.0);
//!         }
//!     }
//! }
//!
//! let mut shown = String::new();
//! let net = Large::builder().size(1000).build_reporting(|building| shown = building.to_string())?;
//! assert_eq!((net.aa.size(), shown.as_str()), (10_000, "aa.weight: drawing values, 100 %"));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Storage
//!
//! `Sparse` is the default: per synapse one index entry and its values, by source, by target or both, as the hooks in use
//! require. `[Dense]` is a nalgebra matrix, target by source; without `connect` it is all to all, with `connect` it keeps a mask.
//! Results are the same bits. `[Adaptive]` synapses [come and go](super::structure).
//!
//! | what | bytes for each synapse |
//! | --- | --- |
//! | `Sparse`, hooks from sources (`synapse`, `on_pre`, `efferent`) or from targets (`on_post`, `afferent`) | 2 where the group at the other end has at most 65,536 neurons, otherwise 4 |
//! | hooks from both | the same once more for the other end, and 4 for the place |
//! | several synapses of a pair | 4 more |
//! | each variable | its size: 4 for an `f32` |
//! | `[Dense]` | each variable's size for each pair; with `connect` the index besides |
//! | `[Adaptive]` | as `Sparse` from sources at first, after changes up to two and a half times that; 12 for each neuron of both ends |
//!
//! So a plain `f32` weight takes 6 or 8 bytes, one that is shared by all none. A source takes 28 bytes more, and 24 for each further
//! delay of its synapses; with events as much again, and a target 4 where hooks start from targets. `println!("{net}")` shows what
//! each synapse group takes, and so does [`Links::bytes`](crate::Links::bytes) for the index alone.
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Full {
//!         group a[3] {
//!             x: f32 = 1.0;
//!             y: f32 = 0.0;
//!         }
//!         synapses aa: a -> a [Dense] {
//!             weight: f32 = 2.0;
//!             #[sum(dst_y)]
//!             1 => |weight: f32, src_x: f32| weight * src_x;
//!         }
//!     }
//! }
//!
//! let mut net = Full::builder().build()?;
//! net.aa.weight.matrix_mut()[(0, 1)] = 5.0;   // target 0, source 1
//! net.iterate();
//! assert_eq!(net.a.y[..], [9.0, 6.0, 6.0]);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Events and plasticity
//!
//! `on_pre` runs for the synapses of each source whose event variable (`src_spike`, a `bool`) is true; `on_post` for those of each
//! target with `dst_spike`. `#[on_pre(src_other)]` names another variable. `#[behaviour(src pre: f32 = 0.0, …)]` brings a private
//! variable to one end: traces with their own time constants.
//!
//! `efferent` and `afferent` run once per source and per target, over its synapses: `weight: View<f32>` reads them,
//! `mut weight: ViewMut<f32>` changes them. Without a view they are a hook for that end's private variables.
//!
//! ```
//! # use pymonn::prelude::*;
//! /// Pair-based plasticity with traces (Morrison, Diesmann & Gerstner 2008), and a bound on the sum of weights.
//! struct Stdp {
//!     keep: f32,
//!     rate: f32,
//!     total: f32,
//! }
//!
//! #[behaviour(src pre: f32 = 0.0, dst post: f32 = 0.0)]
//! impl Stdp {
//!     fn on_pre(&self, weight: &mut f32, dst_post: f32) {
//!         *weight = (*weight - self.rate * dst_post).max(0.0);
//!     }
//!
//!     fn on_post(&self, weight: &mut f32, src_pre: f32) {
//!         *weight += self.rate * src_pre;
//!     }
//!
//!     #[efferent]
//!     fn pre_trace(&self, src_pre: &mut f32, src_spike: bool) {
//!         *src_pre = *src_pre * self.keep + if src_spike { 1.0 } else { 0.0 };
//!     }
//!
//!     #[afferent]
//!     fn post_trace(&self, dst_post: &mut f32, dst_spike: bool) {
//!         *dst_post = *dst_post * self.keep + if dst_spike { 1.0 } else { 0.0 };
//!     }
//!
//!     #[afferent]
//!     fn normalise(&self, mut weight: ViewMut<f32>) {
//!         let sum = weight.sum();
//!         if sum > self.total {
//!             weight.scale(self.total / sum);
//!         }
//!     }
//! }
//!
//! network! {
//!     network Plastic {
//!         group a[20] {
//!             spike: bool = false;
//!             1 => |spike: &mut bool, rng: &mut Rng| *spike = rng.bernoulli(0.2);
//!         }
//!         synapses aa: a -> a {
//!             connect = probability(0.5).without_self();
//!             weight: f32 = 0.1;
//!             2 => Stdp { keep: 0.9, rate: 0.01, total: 1.0 };
//!         }
//!     }
//! }
//!
//! let mut net = Plastic::builder().build()?;
//! net.simulate_iterations(200);
//! assert!(net.aa.weight.iter().all(|w| (0.0..=1.0001).contains(w)));
//! assert!(net.aa.src_pre.iter().any(|x| *x > 0.0));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Delays
//!
//! `delay = 15;` (in iterations) delays every `src_…` of `synapse` and every event of `on_pre`; `dst_…` is now, `on_post` is not
//! delayed. `delay = uniform(1, 20);` gives each synapse its own, as does `each_synapse(|src, dst| …)`, which returns `u32`; a delay is
//! 0 (none) to 65,535 iterations. What is not said to be delayed is now: `afferent`, `efferent`, and the `src_…` of `on_pre` and
//! `on_post`. So in the plasticity above, with a delay, the trace `src_pre` would run ahead of the events that arrive: a rule that counts
//! from the arrival raises it in a hook that waits for it, `#[efferent(src_spike)]`, which runs for each source whose event arrives
//! now (once for each delay, where its synapses have several) and has views over the synapses that it reaches. Where delays differ, each
//! synapse needs a trace of its own (`pre: f32` instead of `src pre`), raised in `on_pre`. `#[afferent(dst_spike)]` runs for each
//! target with an event now.
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Late {
//!         group a[1] {
//!             x: f32 = 0.0;
//!             y: f32 = 0.0;
//!             1 => |x: &mut f32, step: Step| *x = step.iteration as f32;
//!             2 => |y: &mut f32| *y = 0.0;
//!         }
//!         synapses aa: a -> a {
//!             connect = one_to_one();
//!             delay = 3;
//!             #[sum(dst_y)]
//!             3 => |src_x: f32| src_x;
//!         }
//!     }
//! }
//!
//! let mut net = Late::builder().build()?;
//! net.simulate_iterations(10);
//! assert_eq!(net.a.y[0], 7.0);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Learning that is put off
//!
//! A rule may note what happens to a neuron, and let each synapse catch up when it is next visited. A hook of the kind `settle` does
//! so for the synapses that still wait: it is called for each, with the parameters of `synapse`, before another behaviour reads or
//! changes what it changes, on a copy before a recorder reads it, at the end of `simulate_iterations`, and by `net.settle()`, for a
//! program that calls `iterate()` itself. `#[settle(due)]` runs in its turn too, while the shared `due: bool` is true. A behaviour
//! on the network that reads synapses calls `net.settle()` itself; a closure there need not.
//!
//! [`DeferredStdp`](crate::behaviours::plasticity::DeferredStdp) is pair STDP of this kind. It is the fastest one: a target's spikes cost nothing, where
//! `on_post` touches synapses all over the memory.
//!
//! ```
//! # use pymonn::prelude::*;
//! /// The weight decays; only synapses that are used look how far it has come.
//! struct Forget {
//!     keep: f32,
//! }
//!
//! #[behaviour(seen: u64 = 0)]
//! impl Forget {
//!     #[sum(dst_input)]
//!     fn on_pre(&self, weight: &mut f32, seen: &mut u64, step: Step) -> f32 {
//!         self.settle(weight, seen, step);
//!         *weight
//!     }
//!
//!     fn settle(&self, weight: &mut f32, seen: &mut u64, step: Step) {
//!         *weight *= self.keep.powi((step.iteration - *seen) as i32);
//!         *seen = step.iteration;
//!     }
//! }
//!
//! network! {
//!     network Forgetful {
//!         group a[3] {
//!             input: f32 = 0.0;
//!             spike: bool = false;
//!             1 => |spike: &mut bool, neuron: Neuron, step: Step| *spike = neuron.index as u64 == step.iteration % 5;
//!         }
//!         synapses aa: a -> a {
//!             connect = all_to_all();
//!             weight: f32 = 1.0;
//!             2 => Forget { keep: 0.5 };
//!             3 every 3 => Recorder { mean: mean(weight) };
//!         }
//!     }
//! }
//!
//! let mut net = Forgetful::builder().build()?;
//! net.simulate_iterations(4);
//! assert_eq!(net.aa.recorder.mean[..], [0.125]);
//! assert_eq!(net.aa.weight[..], [0.0625; 9]);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
