//! # Coming from Brian2 or NEST
//!
//! Brian2 turns equations in strings into code, NEST joins compiled models at run time. Here the model is Rust: a hook holds the update of
//! one neuron or one synapse, `network!` says what runs on what and in which order, and the compiler makes one loop of it. Equations are
//! not parsed: an update is written out (`v += dt / tau * (…)`), or taken from the library, where each model names its method.
//!
//! ## Brian2
//!
//! | Brian2 | here |
//! | --- | --- |
//! | `defaultclock.dt = 0.1*ms` | `dt = 0.1;`, a number; the library counts in ms, mV, pA, nS, pF; a variable may be a quantity of `uom` |
//! | `NeuronGroup(4000, eqs, threshold='v > -50*mV', reset='v = -60*mV', refractory=5*ms, method='exact')` | `group exc[4000] { 1 => Lif { threshold: -50.0, reset: -60.0, refractory: 5.0, ..Lif::default() }; }`, or a behaviour of your own |
//! | `G.v = 'rand() * 10*mV'` | `v: f32 = uniform(0.0, 10.0);` |
//! | a parameter per neuron, `tau : second (constant)` | a variable, `tau: f32 = normal(20.0, 2.0);`, which the hook takes as `tau: f32` |
//! | a shared variable, `I : amp (shared)` | `shared current: f32 = 0.0;` |
//! | `Synapses(P, Q, 'w : volt', on_pre='v_post += w')` | `synapses pq: p -> q { weight: f32 = …; 2 => Delta; }` |
//! | `on_pre`, `on_post` | hooks `on_pre`, `on_post`; variables of the ends are `src_x`, `dst_x` |
//! | `S.connect(p=0.1)`, `S.connect(j='i')`, `S.connect(condition='i != j')`, `S.connect(i=…, j=…)` | `connect = probability(0.1);`, `one_to_one()`, `all_to_all().without_self()`, `pairs([…])`, `by(…)` for any condition on the two neurons |
//! | `S.delay = '2*ms'`, `'rand() * 4*ms'` | `delay = 20;`, `delay = uniform(0, 40);`, in iterations |
//! | summed variables, `I_post = w * r_pre : amp (summed)` | `#[sum(dst_input)] fn synapse(weight: f32, src_r: f32) -> f32 { weight * src_r }` |
//! | event-driven `dApre/dt = -Apre/taupre` | a trace per neuron (`src pre: f32`), decayed in `efferent`, raised where the event arrives |
//! | `PoissonGroup`, `PoissonInput`, `SpikeGeneratorGroup`, `TimedArray` | [`behaviours::sources`](crate::behaviours::sources) |
//! | `SpikeMonitor(G)`, `StateMonitor(G, 'v', record=[0, 1])`, `PopulationRateMonitor(G)` | `EventRecorder { spike }`, `Recorder { v[0..2] }`, `Recorder { rate: fraction(spike) }` |
//! | `network_operation` | a behaviour on the network itself: <code>\|net: &mut Net\| …</code> |
//! | `run(1*second)` | `net.simulate_iterations(10_000)` |
//! | `seed(7)`, new numbers with the number of threads | `.seed(7)`, the same bits for every number |
//! | slots `start`, `thresholds`, `synapses`, `resets` | priorities: `1 =>` before `2 =>`, your choice |
//! | a misspelt variable: an error when `run` begins | an error of the compiler, at the name |
//!
//! Brian2 applies the threshold, then the synapses, then the reset; a behaviour that sets `spike` and resets `v` in one hook has both done before
//! synapses run. Take the reset to a later priority where a synapse must see the potential that crossed the threshold.
//!
//! ## NEST
//!
//! | NEST | here |
//! | --- | --- |
//! | `nest.Create('iaf_psc_exp', 100, {'tau_m': 10.0})` | `group exc[100] { 1 => LifExp { tau: 10.0, ..LifExp::default() }; }`: the same units, the same exact integration |
//! | `nest.Connect(a, b, {'rule': 'fixed_indegree', 'indegree': 100})` | `connect = fixed_in_degree(100);`; autapses by default, `.without_self()`; several synapses of a pair by `.with_multiple()` |
//! | `{'weight': nest.random.normal(87.8, 8.8), 'delay': 1.5}` | `weight: f32 = normal(87.8, 8.8);`, `delay = 15;` |
//! | `poisson_generator`, `dc_generator`, `step_current_generator`, `noise_generator`, `spike_generator` | [`behaviours::sources`](crate::behaviours::sources) |
//! | `spike_recorder`, `multimeter` | `EventRecorder { spike }`, `Recorder { v, input }` |
//! | `stdp_synapse`, `tsodyks2_synapse`, `static_synapse` | [`behaviours::plasticity`](crate::behaviours::plasticity), [`behaviours::synapses`](crate::behaviours::synapses) |
//! | dendritic delays: a presynaptic trace counts from the spike | a delay lies on the way to the synapse: a trace that is raised by <code>#\[efferent(src_spike)]</code> counts from the arrival, one in `efferent` from the spike |
//! | a spike takes at least one step | a delay of 0 is possible: synapses run in the iteration of the spike where their priority is behind |
//! | `local_num_threads` | `.threads(n)` ([Threads](super::threads)) |
//! | `nest.spatial.grid([10, 10])`, `pairwise_bernoulli` with a kernel of the distance | `group g[grid(10, 10)]`, rules of the distance |
//! | `nest.Simulate(1000.0)` | `net.simulate_iterations(10_000)` |
//! | NESTML | a behaviour: a struct and an `impl` |
//!
//! ## One network in three
//!
//! Leaky neurons with exponential currents, a tenth of all pairs linked, as in the CUBA benchmark, with behaviours of its own:
//!
//! ```
//! use pymonn::prelude::*;
//!
//! /// tau dv/dt = (rest − v) + ge + gi, dge/dt = −ge/5 ms, dgi/dt = −gi/10 ms, by forward steps.
//! struct Cell;
//!
//! #[behaviour(v: f32 = uniform(-60.0, -50.0), ge: f32 = 0.0, gi: f32 = 0.0, wait: u8 = 0, spike: bool = false)]
//! impl Cell {
//!     fn neuron(v: &mut f32, ge: &mut f32, gi: &mut f32, wait: &mut u8, spike: &mut bool, step: Step) {
//!         let dt = step.dt as f32;
//!         if *wait > 0 {
//!             *wait -= 1;
//!         } else {
//!             *v += dt / 20.0 * (-49.0 - *v + *ge + *gi);
//!         }
//!         *ge -= dt / 5.0 * *ge;
//!         *gi -= dt / 10.0 * *gi;
//!         *spike = *v > -50.0;
//!         if *spike {
//!             *v = -60.0;
//!             *wait = 50;
//!         }
//!     }
//! }
//!
//! struct Deliver {
//!     weight: f32,
//! }
//!
//! #[behaviour]
//! impl Deliver {
//!     #[sum(dst_g)]
//!     fn on_pre(&self) -> f32 {
//!         self.weight
//!     }
//! }
//!
//! network! {
//!     network Cuba {
//!         dt = 0.1; // ms
//!
//!         #[tag(cells)]
//!         group exc[320] {}
//!         #[tag(cells)]
//!         group inh[80] {}
//!
//!         #[tag(excitation)]
//!         synapses ee: exc -> exc { connect = probability(0.1); }
//!         #[tag(excitation)]
//!         synapses ei: exc -> inh { connect = probability(0.1); }
//!         #[tag(inhibition)]
//!         synapses ie: inh -> exc { connect = probability(0.1); }
//!         #[tag(inhibition)]
//!         synapses ii: inh -> inh { connect = probability(0.1); }
//!
//!         on cells {
//!             1 => Cell;
//!             9 => EventRecorder { spike };
//!         }
//!         on excitation { 2 => Deliver { weight: 1.62 } with dst_g = dst_ge; }
//!         on inhibition { 2 => Deliver { weight: -9.0 } with dst_g = dst_gi; }
//!     }
//! }
//!
//! let mut net = Cuba::builder().seed(7).build()?;
//! net.simulate_iterations(1000);
//! assert!(net.exc.event_recorder.spike.len() > 50);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
