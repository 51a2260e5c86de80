//! # Behaviours
//!
//! A behaviour is a struct (its parameters) with an `impl` (its hooks) under [`#[behaviour]`](macro@crate::behaviour). A hook
//! names the variables that it reads and changes as its parameters:
//!
//! ```
//! use pymonn::prelude::*;
//!
//! /// Leaky integration with threshold and reset.
//! pub struct Lif {
//!     /// Membrane time constant [ms].
//!     pub tau: f32,
//!     /// Threshold [mV].
//!     pub threshold: f32,
//!     /// Potential after a spike [mV].
//!     pub reset: f32,
//! }
//!
//! #[behaviour(v: f32 = self.reset, spike: bool = false)]
//! impl Lif {
//!     fn neuron(&self, v: &mut f32, input: f32, spike: &mut bool, step: Step) {
//!         *v += step.dt as f32 / self.tau * (input - *v);
//!         *spike = *v > self.threshold;
//!         if *spike {
//!             *v = self.reset;
//!         }
//!     }
//! }
//!
//! // A hook is a function: it can be tested by calling it.
//! let lif = Lif { tau: 10.0, threshold: 1.0, reset: 0.0 };
//! let (mut v, mut spike) = (0.99, false);
//! lif.neuron(&mut v, 2.0, &mut spike, Step { iteration: 1, time: 1.0, dt: 1.0 });
//! assert_eq!((v, spike), (0.0, true));
//!
//! network! {
//!     network Fire {
//!         group cells[5] {
//!             input: f32 = each(|n| n.index as f32);
//!             1 => Lif { tau: 10.0, threshold: 1.0, reset: 0.0 };
//!         }
//!     }
//! }
//!
//! let mut net = Fire::builder().build()?;
//! net.simulate_iterations(20);
//! assert!(net.cells.v[4] < 1.0 && net.cells.lif.tau == 10.0);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! `#[behaviour(v: f32 = …, spike: bool = false)]` lists variables that the behaviour **brings** to its group. A group that declares
//! the variable itself overrides the initial value. `shared total: f32 = 0.0` brings one value for the whole group.
//!
//! **Fields are parameters; the state of a run lives in variables.** So hooks take `&self` (only `group` and `network` hooks may
//! take `&mut self`, for caches).
//!
//! ## Hooks
//!
//! | hook | called | takes |
//! | --- | --- | --- |
//! | `initialize` | once, when the network is built, for each neuron or synapse | as `neuron` or `synapse` |
//! | `neuron` | for each neuron | the neuron's variables; `Neuron` |
//! | `group` | once for the group | whole variables, `&[T]` / `&mut [T]`; shared ones `&T` / `&mut T` |
//! | `synapse`, `on_pre`, `on_post`, `settle`, `afferent`, `efferent` | see [Synapses](super::synapses) | |
//! | `prune`, `grow` | see [Structure](super::structure) | |
//! | `network` | once, on the network itself | the network, typed |
//!
//! Inside its own `network` hook a behaviour is `self` and must not be reached through the network, which panics; an iteration that
//! the hook starts leaves it out.
//!
//! Every hook may take `rng: &mut Rng` ([Randomness](super::randomness)) and `step: Step`. A behaviour with several hooks of a kind
//! gives them names of their own and the kind as an attribute; they run in the order of the `impl`:
//!
//! ```
//! # use pymonn::prelude::*;
//! struct Normalise {
//!     total: f32,
//! }
//!
//! #[behaviour(shared sum: f32 = 0.0)]
//! impl Normalise {
//!     fn group(&self, v: &[f32], sum: &mut f32) {
//!         *sum = v.iter().sum();
//!     }
//!
//!     #[neuron]
//!     fn divide(&self, v: &mut f32, sum: f32) {
//!         *v *= self.total / sum;
//!     }
//! }
//!
//! network! {
//!     network Normal {
//!         group cells[4] {
//!             v: f32 = each(|n| n.index as f32 + 1.0);
//!             1 => Normalise { total: 100.0 };
//!         }
//!     }
//! }
//!
//! let mut net = Normal::builder().build()?;
//! net.iterate();
//! assert_eq!(net.cells.v[..], [10.0, 20.0, 30.0, 40.0]);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Other names
//!
//! `with` renames: the behaviour's name = this group's name.
//!
//! ```
//! # use pymonn::prelude::*;
//! # struct Decay { factor: f32 }
//! # #[behaviour]
//! # impl Decay {
//! #     fn neuron(&self, activity: &mut f32) { *activity *= self.factor; }
//! # }
//! network! {
//!     network Renamed {
//!         group cells[4] {
//!             current: f32 = 1.0;
//!             1 => Decay { factor: 0.5 } with activity = current;
//!         }
//!     }
//! }
//! # let mut net = Renamed::builder().build()?;
//! # net.iterate();
//! # assert_eq!(net.cells.current[0], 0.5);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Parameters that check themselves
//!
//! ```
//! # use pymonn::prelude::*;
//! struct Leak {
//!     tau: f32,
//! }
//!
//! impl Validate for Leak {
//!     fn validate(&self) -> Result<(), Refusal> {
//!         if self.tau > 0.0 { Ok(()) } else { Err(Refusal::new("tau", self.tau, "a time constant above 0")) }
//!     }
//! }
//!
//! #[behaviour(v: f32 = 1.0)]
//! impl Leak {
//!     fn neuron(&self, v: &mut f32) {
//!         *v -= *v / self.tau;
//!     }
//! }
//!
//! network! {
//!     network Leaky(tau: f32 = 10.0) {
//!         group cells[4] {
//!             1 => Leak { tau };
//!         }
//!     }
//! }
//!
//! let error = Leaky::builder().tau(-3.0).build().err().unwrap();
//! assert_eq!(
//!     error.to_string(),
//!     "network `Leaky` cannot be built: `cells.Leak`: `tau` is -3.0: allowed is a time constant above 0"
//! );
//! ```
//!
//! ## Constructors and presets
//!
//! What stands behind `=>` is an ordinary expression that names its type: a struct expression with `..rest` if wanted, a constructor, a
//! path into another module.
//!
//! ```
//! # use pymonn::prelude::*;
//! mod models {
//!     use pymonn::prelude::*;
//!
//!     #[derive(Default)]
//!     pub struct Drift {
//!         pub step: f32,
//!         pub jump: f32,
//!     }
//!
//!     impl Drift {
//!         pub fn fast() -> Self {
//!             Self { step: 10.0, jump: 0.0 }
//!         }
//!     }
//!
//!     #[behaviour(v: f32 = 0.0)]
//!     impl Drift {
//!         fn neuron(&self, v: &mut f32) {
//!             *v += self.step + self.jump;
//!         }
//!     }
//! }
//!
//! network! {
//!     network Drifting {
//!         group slow[2] {
//!             1 => models::Drift { step: 1.0, ..Default::default() };
//!         }
//!         group fast[2] {
//!             1 => models::Drift::fast();
//!         }
//!     }
//! }
//! # let mut net = Drifting::builder().build()?;
//! # net.iterate();
//! # assert_eq!((net.slow.v[0], net.fast.v[0]), (1.0, 10.0));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Precisions
//!
//! A behaviour that serves several precisions is generic; in a network it is written with its type, as an expression:
//!
//! ```
//! # use pymonn::prelude::*;
//! struct Decay<F> {
//!     factor: F,
//! }
//!
//! #[behaviour]
//! impl<F: Float> Decay<F> {
//!     fn neuron(&self, v: &mut F) {
//!         *v *= self.factor;
//!     }
//! }
//!
//! network! {
//!     network Precise<F: Float = f32> {
//!         group cells[4] {
//!             v: F = 1.0;
//!             1 => Decay::<F> { factor: F::from_f64(0.5) };
//!         }
//!     }
//! }
//!
//! let mut net = Precise::<f64>::builder().build()?;
//! net.iterate();
//! assert_eq!(net.cells.v[0], 0.5);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Loops that become vectors
//!
//! A `neuron` hook is the body of a loop, which the compiler turns into vector instructions where it can: branch-free (`if` as a
//! value), functions of [`math`](crate::math), fields of `self` as they are. Two things stand in the way:
//!
//! - **A closure that a hook hands to a function.** The loop is compiled for the machine's vector unit, and what is inlined into it is, too; a
//!   closure's body is not, unless every function on the way is. An integrator that took the equations as a closure was seventy
//!   times slower. The way out is a trait whose methods are `#[inline(always)]`, which cannot be said of a closure:
//!
//! ```
//! # use pymonn::prelude::*;
//! /// y' = slope(y): what an integrator asks for.
//! trait Slope {
//!     fn at(&self, y: f32) -> f32;
//! }
//!
//! /// The midpoint method.
//! #[inline(always)]
//! fn midpoint(slope: &impl Slope, y: f32, dt: f32) -> f32 {
//!     y + dt * slope.at(y + 0.5 * dt * slope.at(y))
//! }
//!
//! struct Leak {
//!     tau: f32,
//! }
//!
//! impl Slope for Leak {
//!     #[inline(always)]
//!     fn at(&self, y: f32) -> f32 {
//!         -y / self.tau
//!     }
//! }
//!
//! #[behaviour(v: f32 = 1.0)]
//! impl Leak {
//!     fn neuron(&self, v: &mut f32, step: Step) {
//!         *v = midpoint(self, *v, step.dt as f32);
//!     }
//! }
//!
//! network! {
//!     network Leaking {
//!         dt = 0.1;
//!         group cells[100] { 1 => Leak { tau: 10.0 }; }
//!     }
//! }
//!
//! let mut net = Leaking::builder().build()?;
//! net.simulate_iterations(100);
//! assert!((net.cells.v[0] - (-1.0_f32).exp()).abs() < 1e-5);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//!   The library's [`Method`](crate::behaviours::neurons::Method) and [`System`](crate::behaviours::neurons::System) are such traits, for your equations too.
//!
//! - **`neuron: Neuron` in a `neuron` hook.** A loop that makes one of these for each neuron (index, place) is not vectorised. Where its
//!   time counts, put what depends on them into a variable once (`x: f32 = each(|n| n.x);`) and take that.
//!
//! A behaviour's own random numbers, its state and its parameters are all there is: no global state, no registration.
