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
//! | `NeuronGroup(4000, eqs, threshold='v > -50*mV', reset='v = -60*mV', refractory=5*ms, method='exact')` | `group exc[4000] { 1 => `[`Lif`]` { threshold: -50.0, reset: -60.0, refractory: 5.0, ..Lif::default() }; }`, or a behaviour of your own |
//! | `method='euler'`, `'exponential_euler'`, `'rk4'` | a type parameter of the models that have no exact solution: [`Euler`], [`ExponentialEuler`], [`Rk4`] |
//! | `G.v = 'rand() * 10*mV'` | `v: f32 = uniform(0.0, 10.0);` |
//! | a parameter per neuron, `tau : second (constant)` | a variable, `tau: f32 = normal(20.0, 2.0);`, which the hook takes as `tau: f32` |
//! | a shared variable, `I : amp (shared)` | `shared current: f32 = 0.0;` |
//! | `Synapses(P, Q, 'w : volt', on_pre='v_post += w')` | `synapses pq: p -> q { connect = …; weight: f32 = …; 2 => `[`Delta`]`::default(); }` |
//! | `on_pre='ge_post += w'` | `2 => `[`Deliver`]`::default() with dst_input = dst_ge;` |
//! | `on_pre`, `on_post` | hooks `on_pre`, `on_post`; variables of the ends are `src_x`, `dst_x` |
//! | `S.connect(p=0.1)`, `S.connect(j='i')`, `S.connect(condition='i != j')`, `S.connect(i=…, j=…)` | `connect = `[`probability`]`(0.1);`, [`one_to_one`]`()`, [`all_to_all`]`().without_self()`, [`pairs`]`([…])`, [`by`]`(…)` for any condition on the two neurons, [`by_probability`]`(…)` |
//! | `S.delay = '2*ms'`, `'rand() * 4*ms'` | `delay = 20;`, `delay = uniform(0, 40);`, in iterations |
//! | summed variables, `I_post = w * r_pre : amp (summed)` | `#[sum(dst_input)] fn synapse(weight: f32, src_r: f32) -> f32 { weight * src_r }` |
//! | STDP, written out with `Apre` and `Apost` | [`PairStdp`], [`TripletStdp`], …: [`behaviours::plasticity`](crate::behaviours::plasticity) |
//! | event-driven `dApre/dt = -Apre/taupre` | a trace per neuron (`src pre: f32`), decayed in `efferent`, raised where the event arrives |
//! | `PoissonGroup`, with `rates` an array, with `rates='f(t)'` | [`PoissonSpikes`], [`PoissonFromRate`], [`InhomogeneousPoisson`] |
//! | `PoissonInput`, `SpikeGeneratorGroup`, `TimedArray` | [`PoissonInput`], [`SpikeTimes`], [`StepCurrent`] |
//! | `xi` in an equation | [`WhiteNoise`] |
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
//! | `nest.Create('iaf_psc_exp', 100, {'tau_m': 10.0})` | `group exc[100] { 1 => `[`LifExp`]` { tau: 10.0, ..LifExp::default() }; }`: the same units, the same exact integration, the same spikes |
//! | `iaf_psc_delta`, `iaf_psc_alpha`, `iaf_cond_exp`, `aeif_cond_exp`, `izhikevich`, `hh_psc_alpha` | [`Lif`], [`LifAlpha`], [`LifCond`], [`AdEx`], [`Izhikevich`], [`HodgkinHuxley`] |
//! | `nest.Connect(a, b, {'rule': 'fixed_indegree', 'indegree': 100})` | `connect = `[`fixed_in_degree`]`(100);`; autapses by default, `.without_self()`; several synapses of a pair by `.with_multiple()`. Under NEST's names and with its defaults: [`connect::nest`](crate::connect::nest) |
//! | `{'weight': nest.random.normal(87.8, 8.8), 'delay': 1.5}` | `weight: f32 = normal(87.8, 8.8);`, `delay = 15;` |
//! | `static_synapse` to `iaf_psc_exp` | `2 => `[`Deliver`]`::default() with dst_input = dst_current_exc;`, and `dst_current_inh` for negative weights |
//! | `poisson_generator` | [`PoissonInput`]`::new(1, 8_000.0, 87.8) with input = current_exc` |
//! | `dc_generator`, `ac_generator`, `step_current_generator`, `noise_generator`, `spike_generator` | [`ConstantCurrent`], [`SineCurrent`], [`StepCurrent`], [`WhiteNoise`], [`SpikeTimes`] |
//! | `spike_recorder`, `multimeter` | `EventRecorder { spike }`, `Recorder { v, input }` |
//! | `stdp_synapse`, `stdp_triplet_synapse`, `clopath_synapse`, `vogels_sprekeler_synapse`, `stdp_dopamine_synapse` | [`PairStdp`], [`TripletStdp`], [`Clopath`], [`InhibitoryStdp`], [`RewardStdp`] |
//! | `tsodyks2_synapse`, `gap_junction` | [`TsodyksMarkram`] in front of what transmits, [`GapJunction`] |
//! | dendritic delays: a presynaptic trace counts from the spike | a delay lies on the way to the synapse: a trace that is raised by <code>#\[efferent(src_spike)]</code> counts from the arrival, one in `efferent` from the spike |
//! | a spike takes at least one step | a delay of 0 is possible: synapses run in the iteration of the spike where their priority is behind |
//! | `local_num_threads` | `.threads(n)` ([Threads](super::threads)) |
//! | `nest.spatial.grid([10, 10])`, masks, `pairwise_bernoulli` with a kernel of the distance | `group g[grid(10, 10)]` ([`grid`]), [`circle_field`], [`gaussian_field`], [`distance_probability`] ([Topology](super::topology)) |
//! | a delay by distance | `delay = `[`distance_delay`]`(5.0, 2.0);` |
//! | `nest.Simulate(1000.0)` | `net.simulate_iterations(10_000)` |
//! | NESTML | a behaviour: a struct and an `impl` |
//!
//! ## When a spike acts
//!
//! In all three, a delay of *d* milliseconds means that a current begins *d* after the spike: models with synaptic currents or
//! conductances ([`LifExp`], [`LifAlpha`], [`LifCond`]) agree with NEST's as they are, and NEST's 1.5 ms is `delay = 15` for a `dt` of 0.1.
//!
//! A jump of the potential is another matter. NEST applies it at the end of a step, and looks at the threshold at once. Here, as in
//! Brian2, [`Delta`], or [`PoissonInput`] into `v`, moves the potential between two runs of the neuron model, which looks at the
//! threshold in the second: one iteration later than in NEST. So NEST's 1.5 ms is `delay = 14` there, and 1 iteration less in general.
//!
//! ## One network in three
//!
//! Leaky neurons with exponential currents, a tenth of all pairs linked, as in the CUBA benchmark; the neuron is written out, as
//! Brian2's equations would be, synapses are the library's:
//!
//! ```
//! use pymonn::behaviours::synapses::Deliver;
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
//!         synapses ee: exc -> exc { connect = probability(0.1); shared weight: f32 = 1.62; }
//!         #[tag(excitation)]
//!         synapses ei: exc -> inh { connect = probability(0.1); shared weight: f32 = 1.62; }
//!         #[tag(inhibition)]
//!         synapses ie: inh -> exc { connect = probability(0.1); shared weight: f32 = -9.0; }
//!         #[tag(inhibition)]
//!         synapses ii: inh -> inh { connect = probability(0.1); shared weight: f32 = -9.0; }
//!
//!         on cells {
//!             1 => Cell;
//!             9 => EventRecorder { spike };
//!         }
//!         on excitation { 2 => Deliver::default() with dst_input = dst_ge; }
//!         on inhibition { 2 => Deliver::default() with dst_input = dst_gi; }
//!     }
//! }
//!
//! let mut net = Cuba::builder().seed(7).build()?;
//! net.simulate_iterations(1000);
//! assert!(net.exc.event_recorder.spike.len() > 50);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! [`probability`]: fn@crate::connect::probability
//! [`one_to_one`]: fn@crate::connect::one_to_one
//! [`all_to_all`]: fn@crate::connect::all_to_all
//! [`pairs`]: fn@crate::connect::pairs
//! [`by`]: fn@crate::connect::by
//! [`by_probability`]: fn@crate::connect::by_probability
//! [`fixed_in_degree`]: fn@crate::connect::fixed_in_degree
//! [`circle_field`]: fn@crate::connect::circle_field
//! [`gaussian_field`]: fn@crate::connect::gaussian_field
//! [`distance_probability`]: fn@crate::connect::distance_probability
//! [`grid`]: crate::grid
//! [`distance_delay`]: crate::init::distance_delay
//! [`Lif`]: crate::behaviours::neurons::Lif
//! [`LifExp`]: crate::behaviours::neurons::LifExp
//! [`LifAlpha`]: crate::behaviours::neurons::LifAlpha
//! [`LifCond`]: crate::behaviours::neurons::LifCond
//! [`AdEx`]: crate::behaviours::neurons::AdEx
//! [`Izhikevich`]: crate::behaviours::neurons::Izhikevich
//! [`HodgkinHuxley`]: crate::behaviours::neurons::HodgkinHuxley
//! [`Euler`]: crate::behaviours::neurons::Euler
//! [`ExponentialEuler`]: crate::behaviours::neurons::ExponentialEuler
//! [`Rk4`]: crate::behaviours::neurons::Rk4
//! [`Delta`]: crate::behaviours::synapses::Delta
//! [`Deliver`]: crate::behaviours::synapses::Deliver
//! [`TsodyksMarkram`]: crate::behaviours::synapses::TsodyksMarkram
//! [`GapJunction`]: crate::behaviours::synapses::GapJunction
//! [`PairStdp`]: crate::behaviours::plasticity::PairStdp
//! [`TripletStdp`]: crate::behaviours::plasticity::TripletStdp
//! [`Clopath`]: crate::behaviours::plasticity::Clopath
//! [`InhibitoryStdp`]: crate::behaviours::plasticity::InhibitoryStdp
//! [`RewardStdp`]: crate::behaviours::plasticity::RewardStdp
//! [`PoissonSpikes`]: crate::behaviours::sources::PoissonSpikes
//! [`PoissonFromRate`]: crate::behaviours::sources::PoissonFromRate
//! [`InhomogeneousPoisson`]: crate::behaviours::sources::InhomogeneousPoisson
//! [`PoissonInput`]: crate::behaviours::sources::PoissonInput
//! [`SpikeTimes`]: crate::behaviours::sources::SpikeTimes
//! [`StepCurrent`]: crate::behaviours::sources::StepCurrent
//! [`WhiteNoise`]: crate::behaviours::sources::WhiteNoise
//! [`ConstantCurrent`]: crate::behaviours::sources::ConstantCurrent
//! [`SineCurrent`]: crate::behaviours::sources::SineCurrent
