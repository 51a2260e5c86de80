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
//! | `s.enabled`, `Remove_Autapses`, `Box_Receptive_Fields`, `Circle_Receptive_Fields` | `connect = …`, `.without_self()`, [`box_field`], [`circle_field`] ([Topology](super::topology)) |
//! | `vector('normal(0, 1)')`, `'uniform(0, 1)'`, `'lognormal(…)'` | `normal(0.0, 1.0)`, `uniform(0.0, 1.0)`, `lognormal(…)`, `distribution(…)` for any of `rand_distr` ([Randomness](super::randomness)) |
//! | `density=0.1` of a vector or matrix | `each(…)` with a draw; `connect = probability(0.1)` |
//! | `'[7#g]'` genes | run-time parameters: `network Net(g: f32 = 7.0)`, `.g(5.0)` on the builder |
//! | `NeuronDimension(10, 10)`, `getGrid(100)` | `group g[grid(10, 10)]` ([`grid`], [`grid3`]), [`squared`]`(100)`; `Neuron { x, y, z }` in hooks |
//! | `ng.subGroup(mask)`, `Partition` | a part of a group as an end of synapses, `exc[..80]`, `exc[mask]`, [`block`], [`select`]; slices for the host |
//! | `net.deactivate_behaviors('STDP')` | `net.set_enabled(tag::STDP, false)`; a wrong tag does not compile |
//! | `net['tag']`, `net['tag', 0]` | `net.tagged(tag::x)`, `net[tag::x]` ([Tags](super::tags)) |
//! | `Recorder(gapwidth=10, max_length=500)` | `9 every 10 => Recorder { … }`, `net[tag::rec].set_window(Some(500))` ([Recording](super::recording)) |
//! | `EventRecorder('spike')`, `net['spike.t', 0]`, `net['spike.i', 0]` | `EventRecorder { spike }`, `.iterations()`, `.indices()`, `.times()` |
//! | `Clock(step='0.1*ms')` | `dt = 0.1;` |
//! | `add_behavior` at run time | all behaviours are declared; those that wait are paused by their tag |
//! | `Instant_Homeostasis`, `Time_Integration_Homeostasis` | [`InstantHomeostasis`], [`TimeIntegratedHomeostasis`] |
//! | `Synaptic_Normalization`, of one synapse group or of a tag | [`NormaliseAfferent`], [`NormaliseEfferent`]; [`WeightTotal`], [`AddToTotal`], [`ScaleToTotal`] |
//! | `CreateWeights`, `refractory`, `NOX_Diffusion` | [`Sinkhorn`], [`Refractoriness`], [`NoxDiffusion`] |
//! | the paper's `STDP` with three terms | [`ThreeTermStdp`] |
//! | `NeuronActivator`; `PatternGroup` with `Pixel_Pattern`, `Line_Patterns`, `Noise_Pattern` | [`NeuronActivator`]; [`PatternGroup`] with `.pixels(…)`, `.line(…)`, `.noise(…)` |
//! | buffers for delays | `delay = 15;` ([Synapses](super::synapses#delays)) |
//! | numpy in every line | one loop, compiled: a behaviour per neuron costs what the loop by hand costs |
//!
//! ## Its eight examples
//!
//! Their essential lines, and what they are here. The programs of the same name in `examples/` go on from there, to the figures of the
//! papers that the models are from.
//!
//! **Leaky integrate and fire** (`examples/lif.rs`: rates against theory)
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | `NeuronGroup(…, size=getGrid(800))` | `group exc[800] { … }` |
//! | `LIF_main(v_rest=-65, v_reset=-80, v_threshold=-10)`, an Euler step of `v += (v_rest - v + I) * dt`, `dt = 0.1` | `2 => `[`Lif`]` { tau: 1.0, capacitance: 1.0, rest: -65.0, reset: -80.0, threshold: -10.0, refractory: 0.0 };`, exact; `dt = 0.1;` |
//! | `n.I = 90 * n.vector('uniform')` | <code>1 => \|input: &mut f32, rng: &mut Rng\| *input += 90.0 * rng.uniform();</code> |
//! | `s.W = s.matrix('uniform')` | `connect = all_to_all(); weight: f32 = uniform(0.0, 1.0);` |
//! | `for s in n.synapses(afferent, 'GLUTAMATE'): n.I += np.sum(s.W[:, s.src.fired], axis=1)` | `on GLUTAMATE { 3 => `[`Deliver`]`::default(); }` |
//! | the same with `-=` for `'GABA'` | the same; `weight: f32 = uniform(-1.0, 0.0);` |
//! | `Recorder(['v', 'fired'])` | `9 => Recorder { v }; 9 => EventRecorder { spike };` |
//!
//! **Izhikevich** (`examples/izhikevich.rs`: the network of 2003)
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | `Izhikevich_main(a=0.02, b=0.2, c=-65, d=8.0)`, Euler steps | <code>2 => [Izhikevich]::<f32, [Euler]> { a: 0.02, b: 0.2, c: -65.0, d: 8.0, ..Izhikevich::default() };</code>; without the types, the published scheme |
//! | `v='0;-65'`, `u='0;-8.0'` times a random vector | `v: f32 = uniform(-65.0, 0.0); u: f32 = uniform(-8.0, 0.0);` |
//! | `n.I = 20 * n.vector('uniform')` | <code>1 => \|input: &mut f32, rng: &mut Rng\| *input += 20.0 * rng.uniform();</code> |
//! | `n.I += 0.5 * np.sum(s.W[:, s.src.fired], axis=1)` | [`Deliver`], and the factor in the weights: `uniform(0.0, 0.5)` |
//!
//! **Hodgkin-Huxley** (`examples/hodgkin_huxley.rs`: an axon of 240 compartments)
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | `HH_main(C_m=1.0, g_Na=120.0, g_K=36.0, g_L=0.3, E_Na=50.0, E_K=-77.0, …)`, Euler steps of 0.01 ms | <code>2 => [HodgkinHuxley]::<f32, [Euler]>::default();</code> `dt = 0.01;` |
//! | `v=-65, m=0.05, h=0.6, n=0.32` | the defaults are the exact rest; otherwise `m: f32 = 0.05;` in the group |
//! | `blocks=20`, a row of each matrix | `group axon[20]`: a compartment is a neuron |
//! | `I_inj`: 5 µA/cm² from 100 to 200 ms, 10 from 300 to 400 ms | [`StepCurrent`]`::new([(100.0, 5.0), (200.0, 0.0), (300.0, 10.0), (400.0, 0.0)])` on a group of its own, or a closure that asks for `me.index == 0` |
//! | `I[i + 1] += -v[i] / r` | `connect = by(…)` for neighbours, both ways, and [`GapJunction`] |
//!
//! **Hindmarsh-Rose** (`examples/hindmarsh_rose.rs`: silence, bursts, spikes)
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | `HR_main(x_1=-1.6, a=1, b=3, c=1, d=5, r=0.001, s=4, …)`, Euler steps of 0.01 | `2 => `[`HindmarshRose`]` { r: 0.001, ..HindmarshRose::default() };`, fourth order, `dt = 0.1;` |
//! | `I=[0.4, 2, 4]` for three neurons | <code>current: f32 = values([0.4, 2.0, 4.0]); 1 => \|input: &mut f32, current: f32\| *input += current;</code> |
//! | `n.x` | `v` |
//!
//! **Wang-Buzsáki** (`examples/wang_buzsaki.rs`: a hundred of them, in the rhythm gamma)
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | `Wang_Buzaki_main(Cm=1, gL=0.1, EL=-65, ENa=55, EK=-90, gNa=35, gK=9, …)` | `2 => `[`WangBuzsaki`]`::default();` |
//! | `Iapp=2` | `1 => `[`ConstantCurrent`]`::new(2.0);` |
//! | `n.v = n.vector() - 70`, `n.h = n.vector() + 1` | `v: f32 = -70.0; h: f32 = 1.0; n: f32 = 0.0;` |
//!
//! **Brunel-Hakim** (`examples/brunel_hakim.rs`: the fast oscillation of the paper)
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | `Vr = 10`, `theta = 20`, `tau = 20`, `taurefr = 2` | `2 => `[`Lif`]` { tau: 20.0, capacitance: 20.0, rest: 0.0, threshold: 20.0, reset: 10.0, refractory: 2.0 };` |
//! | `muext = 25`, `sigmaext = 1`, noise | `1 => `[`WhiteNoise`]` { mean: 25.0, sigma: 20_f32.sqrt() };` |
//! | `sparseness = C / size`, `s.W = (s.matrix('uniform', density=sparseness) > 0) * J` | `connect = `[`fixed_in_degree`]`(1_000); shared weight: f32 = -0.1;` |
//! | `n.v += np.sum(s.W[:, s.src.spike], axis=1)` (the paper takes it off) | `3 => `[`Delta`]`::default();` |
//! | `delta = 2`, which nothing uses | `delay = 19;` (2 ms: see [below](super::from_brian_nest#when-a-spike-acts)) |
//!
//! **Synfire chain** (`examples/synfire.rs`: which packets survive)
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | ten groups in a loop, `SynapseGroup(src=groups[i], dst=groups[i + 1])` | `group chain[1_000]`, <code>connect = by(\|src, dst\| dst.index / 100 == src.index / 100 + 1);</code> |
//! | `taum=10, taupsp=0.325`, three equations for `v`, `x`, `y` | `2 => `[`LifAlpha`]` { tau_exc: 0.325, tau_inh: 0.325, refractory: 1.0, ..LifAlpha::default() };`, exact |
//! | `25.27 + 39.24 ** 0.5 * noise` | [`PoissonInput`]`::new(17_600, 2.0, 44.7) with input = current_exc`, and one for inhibition |
//! | `n.v += np.sum(s.W[:, s.src.spike], axis=1)` | `3 => `[`Deliver`]`::default() with dst_input = dst_current_exc;` |
//! | a packet from `SpikeGeneratorGroup` | `1 => `[`SpikeTimes`]`::new((0..).zip(times));` in a group `source[100]` |
//!
//! **Hopfield** (`examples/hopfield.rs`: digits restored from noise)
//!
//! | PymoNNto | here |
//! | --- | --- |
//! | `s.W = s.matrix()`, `np.fill_diagonal(s.enabled, False)` | `connect = all_to_all().without_self(); weight: f32 = 0.0;` |
//! | `s.W += np.outer(s.src.v, s.dst.v) / 1000` | `#[tag(learn)] 3 => `[`Hebb`]` { eta: 0.001 };` |
//! | `s.W /= np.sum(np.abs(s.W))` | `4 => `[`NormaliseAfferent`]`::default();`, each unit's own sum |
//! | `n.learning = not n.learning` | `net.set_enabled(tag::learn, false)` |
//! | `n.v = (n.v * 9 + np.sign(s.W @ n.v - threshold)) / 10` | `1 => `[`Propagate`]`::default();` and `2 => `[`HopfieldUnit`]` { share: 0.1, ..HopfieldUnit::default() };`: a tenth of the units go all the way |
//! | `n.v = self.mnist_images[…]` | `net.units.activity.copy_from_slice(&image)`, or [`NeuronActivator`] |
//!
//! The lines of the first together:
//!
//! ```
//! use pymonn::behaviours::{neurons::Lif, synapses::Deliver};
//! use pymonn::prelude::*;
//!
//! fn leaky() -> Lif {
//!     Lif { tau: 1.0, capacitance: 1.0, rest: -65.0, reset: -80.0, threshold: -10.0, refractory: 0.0 }
//! }
//!
//! network! {
//!     network Leaky {
//!         dt = 0.1;
//!
//!         #[tag(cells)]
//!         group exc[800] {
//!             v: f32 = uniform(-65.0, 0.0);
//!             2 => Lif { ..leaky() };
//!         }
//!         #[tag(cells)]
//!         group inh[200] {
//!             v: f32 = uniform(-65.0, 0.0);
//!             2 => Lif { threshold: -30.0, ..leaky() };
//!         }
//!
//!         #[tag(GLUTAMATE)]
//!         synapses ee: exc -> exc { connect = all_to_all(); weight: f32 = uniform(0.0, 1.0); }
//!         #[tag(GLUTAMATE)]
//!         synapses ei: exc -> inh { connect = all_to_all(); weight: f32 = uniform(0.0, 1.0); }
//!         #[tag(GABA)]
//!         synapses ie: inh -> exc { connect = all_to_all(); weight: f32 = uniform(-1.0, 0.0); }
//!         #[tag(GABA)]
//!         synapses ii: inh -> inh { connect = all_to_all(); weight: f32 = uniform(-1.0, 0.0); }
//!
//!         on cells {
//!             1 => |input: &mut f32, rng: &mut Rng| *input += 90.0 * rng.uniform();
//!             9 => EventRecorder { spike };
//!         }
//!         on GLUTAMATE { 3 => Deliver::default(); }
//!         on GABA { 3 => Deliver::default(); }
//!     }
//! }
//!
//! let mut net = Leaky::builder().seed(7).build()?;
//! net.simulate_iterations(100);
//! assert!(!net.exc.event_recorder.spike.is_empty());
//! # // The other rows, compiled.
//! # use pymonn::behaviours::{homeostasis::*, neurons::*, plasticity::Hebb, sources::*, synapses::*};
//! # network! {
//! #     network Others(times: Vec<f64> = vec![1.0, 2.0]) {
//! #         dt = 0.1;
//! #         group izhikevich[3] {
//! #             u: f32 = uniform(-8.0, 0.0);
//! #             2 => Izhikevich::<f32, Euler> { a: 0.02, b: 0.2, c: -65.0, d: 8.0, ..Izhikevich::default() };
//! #         }
//! #         group axon[20] {
//! #             m: f32 = 0.05;
//! #             1 => StepCurrent::new([(100.0, 5.0), (200.0, 0.0), (300.0, 10.0), (400.0, 0.0)]);
//! #             2 => HodgkinHuxley::<f32, Euler>::default();
//! #         }
//! #         synapses core: axon -> axon {
//! #             connect = by(|src, dst| src.index.abs_diff(dst.index) == 1);
//! #             shared weight: f32 = 1.0;
//! #             1.5 => GapJunction::default();
//! #         }
//! #         group hindmarsh_rose[3] {
//! #             current: f32 = values([0.4, 2.0, 4.0]);
//! #             1 => |input: &mut f32, current: f32| *input += current;
//! #             2 => HindmarshRose { r: 0.001, ..HindmarshRose::default() };
//! #         }
//! #         group wang_buzsaki[1] {
//! #             v: f32 = -70.0;
//! #             h: f32 = 1.0;
//! #             n: f32 = 0.0;
//! #             1 => ConstantCurrent::new(2.0);
//! #             2 => WangBuzsaki::default();
//! #         }
//! #         group brunel_hakim[2_000] {
//! #             1 => WhiteNoise { mean: 25.0, sigma: 20_f32.sqrt() };
//! #             2 => Lif { tau: 20.0, capacitance: 20.0, rest: 0.0, threshold: 20.0, reset: 10.0, refractory: 2.0 };
//! #         }
//! #         synapses inhibition: brunel_hakim -> brunel_hakim {
//! #             connect = fixed_in_degree(1_000);
//! #             shared weight: f32 = -0.1;
//! #             delay = 19;
//! #             3 => Delta::default();
//! #         }
//! #         group source[100] {
//! #             1 => SpikeTimes::new((0..).zip(times.clone()));
//! #         }
//! #         group chain[1_000] {
//! #             1 => PoissonInput::new(17_600, 2.0, 44.7) with input = current_exc;
//! #             2 => LifAlpha { tau_exc: 0.325, tau_inh: 0.325, refractory: 1.0, ..LifAlpha::default() };
//! #         }
//! #         synapses onward: chain -> chain {
//! #             connect = by(|src, dst| dst.index / 100 == src.index / 100 + 1);
//! #             shared weight: f32 = 44.7;
//! #             3 => Deliver::default() with dst_input = dst_current_exc;
//! #         }
//! #         group units[64] {
//! #             2 => HopfieldUnit { share: 0.1, ..HopfieldUnit::default() };
//! #         }
//! #         synapses memory: units -> units {
//! #             connect = all_to_all().without_self();
//! #             weight: f32 = 0.0;
//! #             1 => Propagate::default();
//! #             #[tag(learn)]
//! #             3 => Hebb { eta: 0.001 };
//! #             4 => NormaliseAfferent::default();
//! #         }
//! #     }
//! # }
//! # let mut net = Others::builder().build()?;
//! # net.units.activity.copy_from_slice(&[1.0; 64]);
//! # net.simulate_iterations(10);
//! # net.set_enabled(others::tag::learn, false);
//! # assert!(net.axon.v.iter().chain(net.wang_buzsaki.v.iter()).all(|v| (-100.0..60.0).contains(v)));
//! # assert!((net.memory.weight[0] - 1.0 / 63.0).abs() < 1e-6);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
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
//!
//! [`box_field`]: fn@crate::connect::box_field
//! [`circle_field`]: fn@crate::connect::circle_field
//! [`fixed_in_degree`]: fn@crate::connect::fixed_in_degree
//! [`grid`]: crate::grid
//! [`grid3`]: crate::grid3
//! [`squared`]: crate::squared
//! [`block`]: crate::block
//! [`select`]: crate::select
//! [`InstantHomeostasis`]: crate::behaviours::homeostasis::InstantHomeostasis
//! [`TimeIntegratedHomeostasis`]: crate::behaviours::homeostasis::TimeIntegratedHomeostasis
//! [`NormaliseAfferent`]: crate::behaviours::homeostasis::NormaliseAfferent
//! [`NormaliseEfferent`]: crate::behaviours::homeostasis::NormaliseEfferent
//! [`WeightTotal`]: crate::behaviours::homeostasis::WeightTotal
//! [`AddToTotal`]: crate::behaviours::homeostasis::AddToTotal
//! [`ScaleToTotal`]: crate::behaviours::homeostasis::ScaleToTotal
//! [`Sinkhorn`]: crate::behaviours::homeostasis::Sinkhorn
//! [`Refractoriness`]: crate::behaviours::homeostasis::Refractoriness
//! [`NoxDiffusion`]: crate::behaviours::homeostasis::NoxDiffusion
//! [`ThreeTermStdp`]: crate::behaviours::plasticity::ThreeTermStdp
//! [`Hebb`]: crate::behaviours::plasticity::Hebb
//! [`NeuronActivator`]: crate::behaviours::sources::patterns::NeuronActivator
//! [`PatternGroup`]: crate::behaviours::sources::patterns::PatternGroup
//! [`StepCurrent`]: crate::behaviours::sources::StepCurrent
//! [`ConstantCurrent`]: crate::behaviours::sources::ConstantCurrent
//! [`WhiteNoise`]: crate::behaviours::sources::WhiteNoise
//! [`PoissonInput`]: crate::behaviours::sources::PoissonInput
//! [`SpikeTimes`]: crate::behaviours::sources::SpikeTimes
//! [`Deliver`]: crate::behaviours::synapses::Deliver
//! [`Delta`]: crate::behaviours::synapses::Delta
//! [`GapJunction`]: crate::behaviours::synapses::GapJunction
//! [`Propagate`]: crate::behaviours::synapses::Propagate
//! [`Lif`]: crate::behaviours::neurons::Lif
//! [`LifAlpha`]: crate::behaviours::neurons::LifAlpha
//! [`Izhikevich`]: crate::behaviours::neurons::Izhikevich
//! [`Euler`]: crate::behaviours::neurons::Euler
//! [`HodgkinHuxley`]: crate::behaviours::neurons::HodgkinHuxley
//! [`HindmarshRose`]: crate::behaviours::neurons::HindmarshRose
//! [`WangBuzsaki`]: crate::behaviours::neurons::WangBuzsaki
//! [`HopfieldUnit`]: crate::behaviours::neurons::HopfieldUnit
//! [Izhikevich]: crate::behaviours::neurons::Izhikevich
//! [Euler]: crate::behaviours::neurons::Euler
//! [HodgkinHuxley]: crate::behaviours::neurons::HodgkinHuxley
