//! # SORN
//!
//! Self-organizing recurrent networks: binary units whose synapses and thresholds change all the time, each by simple rules that keep one another
//! in check. [`models::sorn`](crate::models::sorn) (feature `sorn`) is the model of four papers and of the Python package `sorn`, with a switch for
//! each point in which they differ; [`behaviours::sorn`](crate::behaviours::sorn) are its parts, for a network of one's own.
//!
//! ```
//! use pymonn::models::sorn::{ExcitatoryActivation, Parameters, Simulator, tag};
//!
//! let mut simulator = Simulator::<f32>::new(&Parameters::zheng(), 7)?; // the seed
//! let mut spikes = ExcitatoryActivation::new().window(500); // the last 500 iterations
//! simulator.run_with(2000, |_, _| {}, &mut spikes); // no input
//! let rate = spikes.as_slice().iter().filter(|spike| **spike).count() as f64 / (500.0 * 200.0);
//! assert!((rate - 0.1).abs() < 0.03);
//!
//! let mut frozen = simulator.freeze((tag::stdp, tag::ip)); // these two learn no more
//! frozen.step(&[])?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## The model
//!
//! *x* are the excitatory units, *y* the inhibitory ones, *u* the input; in one iteration, in this order:
//!
//! | | rule | behaviour | tag |
//! | --- | --- | --- | --- |
//! | spikes | *x* ← `W_ee` *x* − `W_ei` *y* + noise + *u* ≥ `T_e` | [`Unit`], [`Noise`] | `noise_e` |
//! | recurrent | the same without *u*: what the package calls recurrent activation | [`Unit`] | |
//! | | *y* ← `W_ie` *x* + noise ≥ `T_i`, with *x* of before (slow inhibition) or of now (fast) | [`Unit`], [`Noise`] | `noise_i` |
//! | IP | `T_e` += η (*x* − target rate) | [`IntrinsicPlasticity`] | `ip` |
//! | STDP | `W_ee` gains where a source's spike came just before its target's, loses where just after | [`Stdp`] | `stdp` |
//! | SP | now and then a new weak synapse | [`StructuralPlasticity`] | `sp` |
//! | iSTDP | `W_ei` changes until a target fires at a wanted rate after inhibitory spikes | [`InhibitoryStdp`] | `istdp` |
//! | SN, SS | each target's excitatory weights sum to 1, and its inhibitory ones | [`SynapticNormalization`], [`DoubleScaling`] | `ss`, `ss_e`, `ss_i`, `double_scaling` |
//!
//! Options: [`Winners`], [`FeedForwardInhibition`], [`Unreliable`] synapses, [`SpikeNoise`], STDP of the input ([`eta_input`]), weighted STDP, distance-dependent
//! synapses ([`Topology::Distance`]), thresholds in order. Matrices are targets × sources.
//!
//! ## Where papers, code and package differ
//!
//! | field of [`Parameters`] | papers (recalled, not read) | code of the authors | package `sorn` 0.7.4 |
//! | --- | --- | --- | --- |
//! | `fast` | slow | fast: Lazar, Hartmann, Del Papa; slow: Zheng | slow |
//! | `strict` | | `≥`: `false` | `>`: `true` |
//! | `te_bounds` | none | none | `te_min` to `te_max` |
//! | `floor`: what an inhibitory weight of 0 or less becomes | | 0.001 | 0: the synapse is lost |
//! | `gone`: an excitatory weight of 0 | removed | removed; Hartmann: kept | removed |
//! | `target_rate` | 0.1 | 0.1; Hartmann: 0.1 ± 0.01 | 2 · nu / ne; `mu_ip` is [`istdp_rate`] alone |
//! | `noise_e`, `noise_i` | variance 0.04 | variance 0.05; Lazar, Hartmann: none | standard deviation 0.04 |
//! | `growth` | | 0.1 per iteration; Del Papa: per pair as with 200 units | 0.1, whatever the size |
//! | `ee`, `ei` | | each pair with the same probability | numbers of synapses: int(normal(λ, 1)) |
//! | `pools`, `gain` | pools of units | pools; gain 1, Hartmann 0.5 | input *j* drives unit *j*, gain 1 |
//! | `scaling` | `W_ee` | `W_ee`; Zheng: `W_ei` too; Hartmann: [`DoubleScaling`] | both |
//! | `silent`: the first *x* | | random | none fires |
//! | | [`lazar`], [`zheng`] | [`lazar`], [`zheng`], [`hartmann`], [`del_papa`] | [`package`], [`Configuration`] |
//!
//! A preset is a struct, changed by `..`:
//!
//! ```
//! use pymonn::models::sorn::{Parameters, Pools};
//!
//! let zheng_with_bounds = Parameters { te_bounds: (0.0, 1.0), inputs: 4, pools: Pools::Disjoint(8), ..Parameters::zheng() };
//! let mut net = zheng_with_bounds.build::<f64>(1)?;
//! assert_eq!(net.step(&[1.0, 0.0, 0.0, 0.0])?.len(), 200);
//!
//! let error = Parameters { inputs: 40, ..Parameters::zheng() }.build::<f64>(1).err().unwrap();
//! assert!(error.to_string().ends_with("`pools: disjoint` is 10: allowed is 1 to 5: 40 inputs share 200 excitatory units"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## A file of parameters
//!
//! TOML, in place of `configuration.ini`: a table `[sorn]` with the names of [`Parameters`], or `[package]` with those of the package (all 17 of them, and what
//! it has in its code). What is left out is the default; a name that is not known, or a value that is not allowed, is an error that names it.
//!
//! ```
//! use pymonn::models::sorn::Parameters;
//!
//! let text = r#"
//! [package]
//! ne = 100
//! nu = 4
//! network_type_ei = "Dense"
//! lambda_ee = 10
//! eta_stdp = 0.004
//! mu_ip = 0.1
//! target_rate = 0.1    # not in the package
//! "#;
//! let parameters = Parameters::from_toml(text)?; // or Parameters::read("network.toml")?
//! println!("{}", parameters.to_toml()?); // all of them, as [sorn]
//! assert!(Parameters::from_toml("[package]\nlamda = 10").is_err());
//! # Ok::<(), pymonn::models::sorn::FileError>(())
//! ```
//!
//! ## Coming from the package `sorn`
//!
//! Its README, line by line; the older calls (`RunSorn`, `simulate_sorn`, `train_sorn`) are the same with other names.
//!
//! | `sorn` | here |
//! | --- | --- |
//! | `from sorn import Simulator, Trainer` | `use pymonn::models::sorn::{Simulator, Trainer};` |
//! | `num_features = 10; time_steps = 200` | `let (features, steps) = (10, 200);` |
//! | `inputs = np.random.rand(num_features, time_steps)` | a `DMatrix` of steps × features, or [`run_each`] an iterator of inputs, or [`run_with`] a closure |
//! | `ne=200, nu=num_features`, any of `kwargs_` | `Configuration { ne: 200, nu: features, ..Configuration::default() }.parameters()?`; nothing stays for the next run |
//! | `Simulator.run(inputs=inputs, phase='plasticity', state=None, …)` | `Simulator::new(&parameters, seed)?` and `simulator.run(&inputs, callbacks)?` |
//! | `matrices=None`, `state=None` | [`new`]: drawn from the seed |
//! | `state=state_dict` (`matrices=matrices_dict`) | the same `simulator` goes on; from elsewhere: [`resume`] |
//! | `noise=True` | `.noise(true)`, the default |
//! | `freeze=['stdp', 'ip']` | `.freeze((tag::stdp, tag::ip))`; a name that is none does not compile |
//! | `timesteps=time_steps` | the rows of the inputs |
//! | `callbacks=["ExcitatoryActivation", "WEE"]` | `(&mut spikes, &mut weights)` with `ExcitatoryActivation::new()`, `WEE::new().every(100)` |
//! | `Exc_activity`, `Inh_activity`, `Rec_activity` | [`ExcitatoryActivation`], [`InhibitoryActivation`], [`RecurrentActivation`] |
//! | `num_active_connections` | [`EEConnectionCounts`] |
//! | `TE`, `TI`, `WEI`, `EIConnectionCounts`, `IEConnectionCounts` | the same names; `Wie` never changes: `simulator.state().wie` |
//! | `Trainer.run(inputs=inputs, phase='training', state=state_dict)` | `Trainer::from(simulator).run(&inputs, callbacks)?` |
//! | `state_dict['Wee']` | `simulator.state().wee`, transposed: targets × sources |
//! | `pickle.dump(state_dict, f)` | [`write_npz`]; there: `numpy.savez(path, **state_dict)`, here: [`read_npz`] |
//! | `Plotter.…`, `Statistics.…` | `pymonn::plot`, `pymonn::analysis`, by the same names |
//!
//! ```
//! use nalgebra::DMatrix;
//! use pymonn::models::sorn::{Configuration, EEConnectionCounts, ExcitatoryActivation, Simulator, Start, Trainer};
//! use pymonn::Rng;
//!
//! // Sample input
//! let (features, steps) = (10, 200);
//! let mut rng = Rng::whole(pymonn::StreamKey::new(1, 0), 0);
//! let inputs = DMatrix::from_fn(steps, features, |_, _| rng.uniform());
//!
//! // Simulate the network
//! let parameters = Configuration { ne: 200, nu: features, ..Configuration::default() }.parameters()?;
//! let mut simulator = Simulator::new(&parameters, 7)?;
//! let (mut activity, mut connections) = (ExcitatoryActivation::new(), EEConnectionCounts::new());
//! simulator.run(&inputs, (&mut activity, &mut connections))?;
//! assert_eq!((activity.view().shape(), connections.len()), ((200, 200), 200));
//!
//! // Resume the simulation
//! simulator.run(&inputs, (&mut activity, &mut connections))?;
//! assert_eq!(connections.len(), 400);
//!
//! // Resume it in another program
//! # let folder = std::env::temp_dir().join(format!("pymonn-guide-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! # let path = folder.join("state.npz");
//! simulator.state().write_npz(&path)?;
//! let mut resumed = Simulator::resume(&parameters, Start::read_npz(&path, &parameters)?, 8)?;
//! resumed.run(&inputs, ())?;
//! # std::fs::remove_dir_all(&folder)?;
//!
//! // Training: the network is frozen
//! let mut trainer = Trainer::from(simulator).noise(false);
//! trainer.run(&inputs.rows(0, 1).into_owned(), ())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Its loop of an agent: an observation goes in, spikes come out, first with plasticity, then without.
//!
//! ```
//! use pymonn::models::sorn::{Configuration, Phase, Simulator};
//!
//! let parameters = Configuration { ne: 50, nu: 4, lambda_ee: 10.0, lambda_ei: 10.0, ..Configuration::default() }.parameters()?;
//! let mut sorn = Simulator::<f32>::new(&parameters, 7)?.noise(false);
//! let mut observation = [0.1, 0.0, 0.05, 0.0];
//! for episode in 0..40 {
//!     let phase = if episode < 20 { Phase::Plasticity } else { Phase::Training };
//!     for _ in 0..10 {
//!         let spikes = sorn.step_with(&observation, phase)?;
//!         // A policy chooses an action from them, and the environment answers:
//!         observation[0] = if spikes[..25].iter().any(|spike| *spike) { 1.0 } else { 0.0 };
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## What differs from the package's results
//!
//! From one start, spikes and weights are those of the package, iteration by iteration (a test compares them without plasticity, with STDP and with inhibitory STDP), but for:
//!
//! | package 0.7.4 | here | why |
//! | --- | --- | --- |
//! | no seed; two global generators of random numbers, also with `noise=False` | a seed always | the same run twice |
//! | parameters of a run stay for the next | each network has its own | a run should say what it is |
//! | unknown names are ignored | they do not compile; in a file they are an error | a misspelt name changes a result in silence |
//! | `Simulator.run(phase='training')` learns all the same; any word is a phase | [`Phase::Training`] learns nothing | it is what the name says |
//! | `sp` writes into the caller's `state['Wee']` if `stdp` and `ss` are frozen, and all recorded matrices are that one | a state is a copy | |
//! | a unit that has lost all excitatory synapses makes all its weights NaN | it stays without, until `sp` adds one | 0 / 0 |
//! | a unit without synapses at the beginning gets 2, from the first fifth of the units | it gets 1, from any | no unit is special |
//! | weights below 0 are cut to 0 | weights below 10⁻¹⁰ | rounding leaves no synapse behind |
//! | `Dense` for `network_type_ee` or `_ei` fails | all pairs | |
//! | `lambda_ie`, `sigma_ip` are read by nothing | `lambda_ie` is for a sparse `network_type_ie`; a `sigma_ip` other than 0 is refused | |
//! | a target rate of 2 · nu / ne, above 1 for many inputs | the same by default, refused above 1; `target_rate` sets another | no unit fires more than once in an iteration |
//! | all matrices of all steps are kept: 4 GB for 10,000 steps | what is recorded, with `every` and `window` | memory does not grow with the steps |
//! | `IEConnectionCounts`, `WIE` cannot be asked for; a wrong name is swallowed | all ten recorders | |
//! | inputs are features × steps; matrices sources × targets | steps × inputs; targets × sources | as in the papers |
//! | `X` and `Y` have the last two iterations | the last one | nothing reads the other; files have it as 0 |
//! | the Trainer's example of its README fails (`ne=100` after 200) | the network keeps its size | |
//! | the loop with the cart and pole discounts rewards by `GAMMA**r` | see the example `cart_pole` | γ to the power of the time |
//!
//! `Statistics` and `Plotter`: some of its statistics divide by constants of one network, take a window's number for its length, or mix neurons;
//! `pymonn::analysis` lists each statistic; what differs in a picture stands in its own documentation.
//!
//! ## A variant of one's own
//!
//! A new network of the library's parts and one's own rules: here the ten units with the highest potentials win, in place of inhibitory units, and who has
//! fired gets tired.
//!
//! ```
//! use pymonn::behaviours::sorn::{IntrinsicPlasticity, Stdp, StructuralPlasticity, SynapticNormalization, Unit, Winners};
//! use pymonn::behaviours::synapses::Deliver;
//! use pymonn::prelude::*;
//!
//! network! {
//!     network Tired(n: usize = 100, tiring: f32 = 0.2) {
//!         group exc[n] {
//!             threshold: f32 = uniform(0.0, 0.1);
//!             tired: f32 = 0.0;
//!             1 => |input: &mut f32, me: Neuron, step: Step| *input = if me.index / 10 == step.iteration as usize % 5 { 1.0 } else { 0.0 };
//!             3 => |noise: &mut f32, tired: &mut f32, spike: bool| {
//!                 *tired = 0.5 * *tired + if spike { tiring } else { 0.0 };
//!                 *noise -= *tired;
//!             };
//!             4 => Unit::default();
//!             5 => Winners::<f32>::new(10);
//!             6 => IntrinsicPlasticity::default();
//!         }
//!         synapses ee: exc -> exc [Dense] {
//!             weight: f32 = each_synapse(|src, dst| if (src.index * 7 + dst.index) % 10 == 1 { 0.1 } else { 0.0 });
//!             2 => Deliver::default() with weight = raw, dst_input = dst_excitation;
//!             7 => Stdp::default();
//!             8 => StructuralPlasticity::default();
//!             9 => SynapticNormalization::default();
//!         }
//!     }
//! }
//!
//! let mut net = Tired::builder().seed(3).build()?;
//! net.simulate_iterations(1000);
//! assert_eq!(net.exc.spike.iter().filter(|spike| **spike).count(), 10);
//! assert!(net.ee.weight.matrix().row_iter().all(|row| (row.sum() - 1.0).abs() < 1e-4));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! Two synapses from one unit to another (the double synapses of the authors' code) are two groups, the second with factors of its own:
//!
//! ```
//! use pymonn::behaviours::sorn::{IntrinsicPlasticity, Noise, Stdp, SynapticNormalization, Unit};
//! use pymonn::behaviours::synapses::Deliver;
//! use pymonn::prelude::*;
//!
//! network! {
//!     network Double(n: usize = 60) {
//!         group exc[n] {
//!             threshold: f32 = uniform(0.0, 1.0);
//!             second_scale: f32 = 1.0;
//!             second_inverse: f32 = 1.0;
//!             second_excess: f32 = 0.0;
//!             3 => Noise { sd: 0.2 };
//!             4 => Unit::default();
//!             6 => IntrinsicPlasticity::default();
//!         }
//!         synapses first: exc -> exc [Dense] {
//!             weight: f32 = uniform(0.0, 1.0).density(0.2);
//!             2 => Deliver::default() with weight = raw, dst_input = dst_excitation;
//!             7 => Stdp::default();
//!             9 => SynapticNormalization::default();
//!         }
//!         synapses second: exc -> exc [Dense] {
//!             weight: f32 = uniform(0.0, 1.0).density(0.2);
//!             #[sum(dst_noise)] // added to the drive as it is
//!             2 => |raw: f32, src_spike: bool, dst_second_scale: f32| if src_spike { raw * dst_second_scale } else { 0.0 };
//!             7 => Stdp::new(0.001)
//!                 with dst_scale = dst_second_scale, dst_inverse = dst_second_inverse, dst_excess = dst_second_excess;
//!             9 => SynapticNormalization { total: 0.5 }
//!                 with dst_scale = dst_second_scale, dst_inverse = dst_second_inverse, dst_excess = dst_second_excess;
//!         }
//!     }
//! }
//!
//! let mut net = Double::builder().seed(1).build()?;
//! net.simulate_iterations(700);
//! let sums = |weights: nalgebra::DMatrixView<'_, f32>| weights.row_iter().map(|row| row.sum()).collect::<Vec<_>>();
//! assert!(sums(net.first.weight.matrix()).iter().all(|sum| (sum - 1.0).abs() < 1e-4));
//! assert!(sums(net.second.weight.matrix()).iter().all(|sum| (sum - 0.5).abs() < 1e-4));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! A rule of one's own on the synapses changes `raw` where it is not 0, by `change · dst_inverse`, and adds `change` to `dst_excess`, so that the
//! normalisation knows the sum: as [`Stdp`] does.
//!
//! [`Unit`]: crate::behaviours::sorn::Unit
//! [`Noise`]: crate::behaviours::sorn::Noise
//! [`SpikeNoise`]: crate::behaviours::sorn::SpikeNoise
//! [`IntrinsicPlasticity`]: crate::behaviours::sorn::IntrinsicPlasticity
//! [`Stdp`]: crate::behaviours::sorn::Stdp
//! [`StructuralPlasticity`]: crate::behaviours::sorn::StructuralPlasticity
//! [`InhibitoryStdp`]: crate::behaviours::sorn::InhibitoryStdp
//! [`SynapticNormalization`]: crate::behaviours::sorn::SynapticNormalization
//! [`DoubleScaling`]: crate::behaviours::sorn::DoubleScaling
//! [`Winners`]: crate::behaviours::sorn::Winners
//! [`FeedForwardInhibition`]: crate::behaviours::sorn::FeedForwardInhibition
//! [`Unreliable`]: crate::behaviours::sorn::Unreliable
//! [`Parameters`]: crate::models::sorn::Parameters
//! [`Configuration`]: crate::models::sorn::Configuration
//! [`Topology::Distance`]: crate::models::sorn::Topology::Distance
//! [`Phase::Training`]: crate::models::sorn::Phase::Training
//! [`eta_input`]: crate::models::sorn::Parameters::eta_input
//! [`istdp_rate`]: crate::models::sorn::Parameters::istdp_rate
//! [`lazar`]: crate::models::sorn::Parameters::lazar
//! [`zheng`]: crate::models::sorn::Parameters::zheng
//! [`hartmann`]: crate::models::sorn::Parameters::hartmann
//! [`del_papa`]: crate::models::sorn::Parameters::del_papa
//! [`package`]: crate::models::sorn::Parameters::package
//! [`new`]: crate::models::sorn::Session::new
//! [`resume`]: crate::models::sorn::Session::resume
//! [`run_each`]: crate::models::sorn::Session::run_each
//! [`run_with`]: crate::models::sorn::Session::run_with
//! [`read_npz`]: crate::models::sorn::Start::read_npz
//! [`write_npz`]: crate::models::sorn::Start::write_npz
//! [`ExcitatoryActivation`]: crate::models::sorn::ExcitatoryActivation
//! [`InhibitoryActivation`]: crate::models::sorn::InhibitoryActivation
//! [`RecurrentActivation`]: crate::models::sorn::RecurrentActivation
//! [`EEConnectionCounts`]: crate::models::sorn::EEConnectionCounts
