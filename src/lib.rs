//! Neural networks declared at compile time.
//!
//! [`network!`] declares groups of neurons, the synapses between them, and the behaviours that drive both, as plain structs with
//! fused, vectorised loops; [`#[behaviour]`](macro@behaviour) makes a struct's functions the hooks that such a network calls.
//!
//! Start with the [guide]; the [prelude] is what a model's file imports. Ready-made neurons, input, synapses, plasticity and homeostasis
//! are in [`behaviours`]; [`guide::library`] lists all of them, with their sources and what they were tested against.
//!
//! | feature | default | what it adds |
//! | --- | --- | --- |
//! | `std` | yes | run-time choice of the instruction set, conversions to `nalgebra_sparse` |
//! | `parallel` | no | `builder().threads(n)`: iterations on several threads, with the same bits as on one |
//! | `analysis` | no | `analysis`: statistics of spike trains, avalanches, weights, lifetimes, states; `readout`: linear read-outs |
//! | `plot` | no | `plot`: pictures from recordings; brings `analysis` |
//! | `sorn` | no | `models::sorn`: self-organizing recurrent networks, their parameters as files |
//! | `image` | no | patterns from PNG files |
//! | `progress` | no | `Progress`, `BuildProgress`: progress bars for long runs and for the building of large networks |
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "analysis")]
pub mod analysis;
pub mod behaviours;
pub mod guide;
#[cfg(feature = "sorn")]
pub mod models;
mod network;
#[cfg(feature = "plot")]
pub mod plot;
pub mod prelude;
#[cfg(feature = "progress")]
mod progress;
#[cfg(feature = "analysis")]
pub mod readout;
#[cfg(feature = "std")]
pub mod tasks;

#[doc(hidden)]
pub mod __private;

pub use pymonn_core::*;
/// Makes the functions of an `impl` hooks of a behaviour.
///
/// It stands on one inherent `impl` per struct, in the struct's module. Every `fn` in it is a hook; helpers and constructors go into
/// a plain `impl`. The attribute makes the hooks callable from generated code and leaves them as they are.
///
/// ```
/// use pymonn::prelude::*;
///
/// /// Multiplies the activity by a constant factor at each iteration.
/// pub struct Decay {
///     /// Factor per iteration, dimensionless, usually slightly below 1.
///     pub factor: f32,
/// }
///
/// #[behaviour(activity: f32 = 1.0)]
/// impl Decay {
///     fn neuron(&self, activity: &mut f32) {
///         *activity *= self.factor;
///     }
/// }
/// # network! { network N { group a[2] { 1 => Decay { factor: 0.5 }; } } }
/// # let mut net = N::builder().build().unwrap();
/// # net.iterate();
/// # assert_eq!(net.a.activity[..], [0.5, 0.5]);
/// ```
///
/// # Hooks
///
/// A hook's name is its kind, or it bears the kind as an attribute (`#[neuron] fn leak`), which for events also names the variable
/// (`#[on_pre(src_spike_old)] fn potentiate`). Hooks of one behaviour run in the order of its `impl`.
///
/// | hook | when it is called | parameters |
/// | --- | --- | --- |
/// | `initialize` | once when the network is built, for each neuron (or synapse), in schedule order | as `neuron` or `synapse` |
/// | `neuron` | for each neuron, each iteration | the neuron's variables, by name; `Neuron` |
/// | `group` | once for the group, each iteration | whole variables, as `&[T]` / `&mut [T]`; shared ones as `&T` / `&mut T`; may take `&mut self` |
/// | `synapse` | for each existing synapse, each iteration | the synapse's variables; `src_x` and `dst_x` for variable `x` of the two ends; `src: Neuron`, `dst: Neuron` |
/// | `on_pre` / `on_post` | for each synapse whose event variable at the source / target is true when the hook runs | as `synapse` |
/// | `settle` | for each synapse, before something else reads what the hook changes: see [Synapses](guide::synapses#learning-that-is-put-off) | as `synapse` |
/// | `afferent` / `efferent` | for each target / source neuron, over its incoming / outgoing synapses; `#[afferent(dst_spike)]`: where it has an event, `#[efferent(src_spike)]`: where its event arrives | [`View`] / [`ViewMut`] over the synapses' variables, that neuron's `dst_x` / `src_x`, the other ends' variables as `View` |
/// | `prune` | for each existing synapse of an `[Adaptive]` group, or with `#[prune(src_spike)]` or `#[prune(dst_spike)]` for those whose event variable is true: returns whether it is removed | as `synapse` |
/// | `grow` | once for an `[Adaptive]` group, each iteration: links neurons | as `group`, with `src_x` and `dst_x`; `&mut NewSynapses`; may take `&mut self` |
/// | `network` | once, each iteration, on the network itself | the network, typed; may take `&mut self` |
///
/// # Parameters
///
/// Names decide: a parameter is a variable of the group (or of the synapse group, or through `src_` / `dst_` of its ends), then one
/// that the whole network shares. `x: T` or `x: &T` reads it, `x: &mut T` changes it. Types decide the rest, by their last path
/// segment: `rng: &mut Rng`, `step: Step`, `neuron: Neuron`, `View`, `ViewMut`, `new: &mut NewSynapses` come from the engine.
///
/// `#[sum(dst_input)]` on `synapse` or `on_pre`: the hook returns its contribution, and the engine adds it to the target's variable.
///
/// # Arguments
///
/// `#[behaviour(v: f32 = self.reset, shared total: f32 = 0.0, src trace: f32 = 0.0, dst trace: f32 = 0.0, crate = path)]`: variables
/// that the behaviour brings to its group, to the group as one value, or privately to one end of a synapse group; and the path of
/// this crate where it is renamed.
///
/// The names of hooks are ordinary functions of the struct: a behaviour is tested by calling them.
pub use pymonn_macros::behaviour;

#[cfg(feature = "progress")]
pub use progress::{BuildProgress, Progress, Timing};

/// The README's program, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
