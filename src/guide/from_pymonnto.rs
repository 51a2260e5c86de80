//! # Coming from PymoNNto
//!
//! The ideas are the same: groups, synapse groups, behaviours with keys, tags, recorders. What Python finds out while it runs, the
//! compiler finds out here: a variable that nobody made, a tag that nobody bears, a parameter with a typing mistake.
//!
//! ## Its first program, line by line
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | `class Decay(Behavior):` | `struct Decay { factor: f32 }` and `#[behaviour] impl Decay { … }` |
//! | `self.factor = self.parameter('factor', 0.99)` | a field of the struct; a default by `..Decay::default()`; a misspelt one does not compile |
//! | `neurons.activity = neurons.vector('uniform')` in `initialize` | `activity: f32 = uniform(0.0, 1.0);` in the group, or brought: `#[behaviour(activity: f32 = …)]` |
//! | `def iteration(self, neurons): neurons.activity *= self.factor` | `fn neuron(&self, activity: &mut f32) { *activity *= self.factor; }`: what stands there happens to each neuron |
//! | `for s in neurons.synapses(afferent, 'GLUTAMATE'):` | the behaviour stands on the synapse group, or on all that bear a tag: `on GLUTAMATE { 2 => Propagate { … }; }` |
//! | `s.W = s.matrix('uniform', density=0.1)` | `connect = probability(0.1);` and `weight: f32 = uniform(0.0, 1.0);` |
//! | `neurons.activity += s.W.dot(s.src.activity)` | `#[sum(dst_activity)] fn synapse(weight: f32, src_activity: f32) -> f32 { weight * src_activity }` |
//! | `neurons.activity += neurons.vector('uniform', density=0.01)` | `if rng.bernoulli(0.01) { *activity += rng.uniform() }`, with `rng: &mut Rng` |
//! | `net = Network()` | `network! { network Net { … } }`, then `Net::builder().seed(7).build()?` |
//! | `NeuronGroup(net=net, tag='my_neurons', size=100, behavior={1: Decay(), 9: Recorder(['activity', 'np.mean(activity)'], tag='rec')})` | `#[tag(my_neurons)] group neurons[100] { 1 => Decay { … }; #[tag(rec)] 9 => Recorder { activity, mean: mean(activity) }; }` |
//! | `SynapseGroup(net=net, src=g, dst=g, tag='GLUTAMATE')` | `#[tag(GLUTAMATE)] synapses rec: neurons -> neurons { … }` |
//! | `net.initialize()` | `build()?`, which says what it refuses |
//! | `net.simulate_iterations(1000)` | `net.simulate_iterations(1000)`; `net.simulate_with_progress(1000)` shows a bar |
//! | `net['activity', 0, 'np']` | `net[tag::rec].activity.view()`: a matrix of nalgebra, iterations by neurons, without a copy |
//! | `net['np.mean(activity)', 0]` | `net[tag::rec].mean`: a slice of `f64` |
//! | `plt.plot(…)` | `pymonn::plot::traces(…)`, `line`, `raster`, `heat_map`, … |
//!
//! ```
//! use pymonn::prelude::*;
//! use small::tag;
//!
//! struct Decay {
//!     factor: f32,
//! }
//!
//! #[behaviour]
//! impl Decay {
//!     fn neuron(&self, activity: &mut f32) {
//!         *activity *= self.factor;
//!     }
//! }
//!
//! struct Propagate;
//!
//! #[behaviour]
//! impl Propagate {
//!     #[sum(dst_activity)]
//!     fn synapse(weight: f32, src_activity: f32) -> f32 {
//!         weight * src_activity
//!     }
//! }
//!
//! network! {
//!     network Small(size: usize = 100) {
//!         #[tag(my_neurons)]
//!         group neurons[size] {
//!             activity: f32 = uniform(0.0, 1.0);
//!             1 => Decay { factor: 0.9 };
//!             3 => |activity: &mut f32, rng: &mut Rng| if rng.bernoulli(0.01) { *activity += rng.uniform() };
//!             #[tag(rec)]
//!             9 => Recorder { activity, mean: mean(activity) };
//!         }
//!
//!         #[tag(GLUTAMATE)]
//!         synapses recurrent: neurons -> neurons {
//!             connect = probability(0.1);
//!             weight: f32 = uniform(0.0, 0.01);
//!         }
//!
//!         on GLUTAMATE {
//!             2 => Propagate;
//!         }
//!     }
//! }
//!
//! let mut net = Small::builder().seed(7).build()?;
//! net.simulate_iterations(200);
//! assert_eq!(net[tag::rec].activity.view().nrows(), 200);
//! assert!(net[tag::rec].mean.iter().all(|mean| *mean < 1.0));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## The rest of its vocabulary
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | keys, floats, any order, ties by order of construction | priorities above 0, decimals, ties in the order of the text ([Order](super::order)) |
//! | `net.iteration`, incremented before the behaviours | `net.iteration()`; `step: Step` in a hook |
//! | `settings={'dtype': float32}` | the type of each variable; `network Net<F: Float = f32>` for a choice |
//! | `syn_dim` `DxS`, `SxD` | none: the layout follows from the hooks, sums have one order |
//! | `s.matrix(…)` dense | `[Dense]`; sparse is the default; `[Adaptive]` where synapses come and go |
//! | `s.enabled`, `Remove_Autapses`, `Box_Receptive_Fields`, `Circle_Receptive_Fields` | `connect = …`, `.without_self()`, receptive fields |
//! | `vector('normal(0, 1)')`, `'uniform(0, 1)'`, `'lognormal(…)'` | `normal(0.0, 1.0)`, `uniform(0.0, 1.0)`, `lognormal(…)`, `distribution(…)` for any of `rand_distr` ([Randomness](super::randomness)) |
//! | `density=0.1` of a vector or matrix | `each(…)` with a draw; `connect = probability(0.1)` |
//! | `'[7#g]'` genes | run-time parameters: `network Net(g: f32 = 7.0)`, `.g(5.0)` on the builder |
//! | `NeuronDimension(10, 10)`, `getGrid(100)` | `group g[grid(10, 10)]`, `squared(100)`, `grid3(…)`; `Neuron { x, y, z }` in hooks |
//! | `ng.subGroup(mask)`, `Partition` | a part of a group as an end of synapses; slices for the host |
//! | `net.deactivate_behaviors('STDP')` | `net.set_enabled(tag::STDP, false)`; a wrong tag does not compile |
//! | `net['tag']`, `net['tag', 0]` | `net.tagged(tag::x)`, `net[tag::x]` ([Tags](super::tags)) |
//! | `Recorder(gapwidth=10, max_length=500)` | `9 every 10 => Recorder { … }`, `net[tag::rec].set_window(Some(500))` ([Recording](super::recording)) |
//! | `EventRecorder('spike')`, `net['spike.t', 0]`, `net['spike.i', 0]` | `EventRecorder { spike }`, `.iterations()`, `.indices()`, `.times()` |
//! | `Clock(step='0.1*ms')` | `dt = 0.1;` |
//! | `add_behavior` at run time | all behaviours are declared; those that wait are paused by their tag |
//! | `Instant_Homeostasis`, `Time_Integration_Homeostasis`, `Synaptic_Normalization`, `CreateWeights`, `refractory`, `NOX_Diffusion` | [`behaviours::homeostasis`](crate::behaviours::homeostasis) |
//! | `NeuronActivator`, `Pixel_Pattern`, `Line_Patterns`, `Noise_Pattern` | [`behaviours::sources`](crate::behaviours::sources) |
//! | buffers for delays | `delay = 15;` ([Synapses](super::synapses#delays)) |
//! | numpy in every line | one loop, compiled: a behaviour per neuron costs what the loop by hand costs |
//!
//! ## What differs in numbers
//!
//! - In its README's example the mean gain is above 1: the activity grows to 1e16 within a thousand iterations, and nothing notices. The
//!   example `readme` scales the weights.
//! - A behaviour sees what earlier ones wrote in this iteration, there as here; synapses of a group onto itself read the values from
//!   before the hook.
//! - Random numbers have a seed and are the same for every number of threads, with and without recorders; PymoNNto draws from numpy's
//!   global stream.
//! - `lognormal_real_mean` there has a mean that is too small by the factor exp(−σ²/2).
//! - The tests compare with traces of PymoNNto 3.0.6, number by number: order, README, the Izhikevich network, STDP with homeostasis.
