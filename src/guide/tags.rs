//! # Tags
//!
//! Tags are identifiers, checked by the compiler. They stand in a module beside the network, named after it in snake case. Every
//! object also bears its own name, and a behaviour the name of its type.
//!
//! ```
//! use pymonn::prelude::*;
//! use cortex::tag;
//!
//! #[derive(Debug)]
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
//! network! {
//!     network Cortex {
//!         #[tag(cortical, excitatory)]
//!         group exc[8] {
//!             activity: f32 = 1.0;
//!         }
//!         #[tag(cortical)]
//!         group inh[2] {
//!             activity: f32 = 1.0;
//!         }
//!         // Each bearer of the tag gets its own copy.
//!         on cortical {
//!             #[tag(leak)]
//!             1 => Decay { factor: 0.5 };
//!         }
//!     }
//! }
//!
//! let mut net = Cortex::builder().build()?;
//!
//! // The one object that bears a tag, typed. More bearers, or none, do not compile.
//! assert_eq!(net[tag::excitatory].activity.len(), 8);
//! net[tag::inh].decay.factor = 0.25;
//!
//! // All bearers: an array where they have one type ...
//! let factors: Vec<f32> = net.tagged(tag::Decay).iter().map(|d| d.factor).collect();
//! assert_eq!(factors, [0.5, 0.25]);
//!
//! // ... otherwise an iterator over objects.
//! let names: Vec<&str> = net.tagged(tag::cortical).map(|object| object.name).collect();
//! assert_eq!(names, ["exc", "inh"]);
//!
//! // Pauses every behaviour that bears the tag, or is attached to an object that does.
//! net.set_enabled(tag::leak, false);
//! net.iterate();
//! assert_eq!(net.exc.activity[0], 1.0);
//! net.set_enabled(tag::excitatory, true);
//! net.iterate();
//! assert_eq!((net.exc.activity[0], net.inh.activity[0]), (0.5, 1.0));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! A behaviour whose type is unique in its group is also a field, in snake case: `net.exc.decay`, `net.exc.event_recorder`. Others are
//! reached by a tag of their own. The recorders of two groups are two types, also those that one line under `on` gave them: reach
//! each through its group.
//!
//! A variable that stands directly in the network is shared by all: a reward, say, which the host program sets.
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Rewarded {
//!         reward: f32 = 0.0;
//!         group a[2] {
//!             x: f32 = 0.0;
//!             1 => |x: &mut f32, reward: f32| *x += reward;
//!         }
//!     }
//! }
//!
//! let mut net = Rewarded::builder().build()?;
//! net.reward = 2.0;
//! net.iterate();
//! assert_eq!(net.a.x[..], [2.0, 2.0]);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
