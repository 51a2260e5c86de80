//! # Threads
//!
//! With the feature `parallel` a network runs its iterations on several threads:
//!
#![cfg_attr(feature = "parallel", doc = "```")]
#![cfg_attr(not(feature = "parallel"), doc = "```ignore")]
//! use pymonn::prelude::*;
//!
//! network! {
//!     network Many(size: usize = 2000) {
//!         group cells[size] {
//!             v: f32 = uniform(0.0, 1.0);
//!             spike: bool = false;
//!             1 => |v: &mut f32, spike: &mut bool| { *v *= 1.1; *spike = *v > 1.0; if *spike { *v = 0.1; } };
//!         }
//!         synapses links: cells -> cells {
//!             connect = fixed_in_degree(100);
//!             weight: f32 = uniform(0.0, 0.001);
//!             2 => Pass;
//!         }
//!     }
//! }
//!
//! /// Adds the weight at each event.
//! struct Pass;
//!
//! #[behaviour]
//! impl Pass {
//!     #[sum(dst_v)]
//!     fn on_pre(weight: f32) -> f32 { weight }
//! }
//!
//! let mut several = Many::builder().threads(8).build()?;
//! let mut one = Many::builder().build()?;
//! several.simulate_iterations(100);
//! one.simulate_iterations(100);
//! assert_eq!(several.cells.v, one.cells.v);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! **The results are the same bits for every number of threads**: sums are added in the same order, and random numbers belong to
//! neurons and synapses, not to threads. So nothing needs to be known of the machine that a model ran on.
//!
//! `threads(n)` is the most that may be used. No more are started than the machine has cores for; and several are used only while
//! they are faster. A network finds that out by itself: now and then it times a few iterations either way, and stays with
//! the faster one for the next milliseconds to seconds. Small networks (below some microseconds an iteration) stay on one thread, and
//! so does a large one while other programs want the cores. Threads are started when several are first tried; what they
//! need is allocated then.
//!
//! ## Who does what
//!
//! Each thread owns a range of every group's neurons, and the synapses that arrive there. Threads run the same steps of the schedule,
//! each on its own part, and wait for each other where a step reads what others may have written: typically twice an iteration,
//! after the neurons' own steps and after transmission.
//!
//! | on all threads | on one thread |
//! | --- | --- |
//! | `neuron`, `afferent`, `efferent` | `group`, `network`, `initialize`; all hooks of `[Adaptive]` synapses |
//! | `synapse`, `on_pre`, `on_post` | those of them that change `src_…` variables |
//! | | recorders |
//!
//! A step on one thread between two others makes threads wait once more: recorders and `group` hooks cost least at the front or the
//! end of the schedule, and under `every`.
//!
//! ## What behaviours must be
//!
//! Every thread reads a behaviour's parameters, and run-time parameters that closures use, so they must be `Sync`: no `Cell`, `RefCell`
//! or `Rc` in them. A hook that notes something on the side (in a `Mutex`, a file) notes it in any order.
