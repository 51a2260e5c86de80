//! # Order
//!
//! There is **one schedule for the whole network**: ascending priority, across all groups; ties run in the order of the text.
//! Priority 1 of every group runs before priority 2 of any. A priority is a positive plain decimal, so that something fits between
//! 2 and 3: 2.5.
//!
//! ```
//! use pymonn::prelude::*;
//!
//! network! {
//!     network Ordered {
//!         group a[1] {
//!             x: u64 = 1;
//!             3 => |x: &mut u64| *x += 1;
//!             1 => |x: &mut u64| *x *= 10;
//!         }
//!         group b[1] {
//!             seen: u64 = 0;
//!         }
//!         synapses ab: a -> b {
//!             connect = one_to_one();
//!             2 => |src_x: u64, dst_seen: &mut u64| *dst_seen = src_x;
//!         }
//!     }
//! }
//!
//! let mut net = Ordered::builder().build()?;
//! net.iterate();
//! assert_eq!((net.b.seen[0], net.a.x[0]), (10, 11));
//!
//! let order: Vec<_> = Ordered::MODEL.steps().map(|step| step.behaviour.priority).collect();
//! assert_eq!(order, ["1", "2", "3"]);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! The iteration counter starts at 0 and is incremented before the first behaviour runs, so the first iteration is 1.
//! `9 every 10 => …` runs when the iteration is a multiple of 10.
//!
//! ## What a behaviour sees
//!
//! A behaviour sees what earlier ones wrote **in this iteration**. There is one exception, so that results do not depend on the
//! order of a loop: in a hook whose two ends are the same group, every read of a variable that the hook also writes (or sums into)
//! through the *other* end sees the values from before the hook.
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Shift {
//!         group a[4] {
//!             x: i32 = each(|n| n.index as i32);
//!         }
//!         synapses ring: a -> a {
//!             connect = by(|src, dst| dst.index == (src.index + 1) % 4);
//!             1 => |src_x: i32, dst_x: &mut i32| *dst_x = src_x;
//!         }
//!     }
//! }
//!
//! let mut net = Shift::builder().build()?;
//! net.iterate();
//! assert_eq!(net.a.x[..], [3, 0, 1, 2]);   // shifted by one; in place it would be all zeros
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! Neighbouring `neuron` hooks of a group are fused into one loop. Fusion and vector instructions change nothing: they
//! reorder work only where the result is bit for bit that of the plain schedule.
//!
//! ## Reading the schedule
//!
//! `println!("{}", Ordered::MODEL)` prints groups, variables, who writes them, and the schedule with what each step reads and
//! writes; `MODEL.to_mermaid()` and `MODEL.to_graphviz()` give diagrams. `println!("{net}")` adds the sizes of a built network.
