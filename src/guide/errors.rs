//! # Errors
//!
//! ## What does not compile
//!
//! Mistakes are shown in your own text, one message for each, with a way out. What is wrong in a behaviour's hook for the group where it
//! stands is shown at the behaviour's name in the network. As long as a behaviour's name is not found, mistakes that need its hooks wait.
//!
//! ```compile_fail
//! # use pymonn::prelude::*;
//! struct Decay { factor: f32 }
//!
//! #[behaviour]
//! impl Decay {
//!     fn neuron(&self, actvity: &mut f32) { *actvity *= self.factor; }
//! }
//!
//! network! {
//!     network Wrong {
//!         group exc[10] {
//!             activity: f32 = 0.0;
//!             1 => Decay { factor: 0.9 };
//!         }
//!     }
//! }
//! ```
//!
//! ```text
//! error: group `exc` has no variable `actvity`, which `Decay` changes
//!        help: did you mean `activity`?
//!   |
//!   |             1 => Decay { factor: 0.9 };
//!   |                  ^^^^^
//! ```
//!
//! Other mistakes that have a message: an unknown group, tag, storage or setting; a name given twice, or a reserved one (`src_…`,
//! `dst_…`, `__…`); a behaviour without a hook for where it stands; an event variable that is no `bool`; the same variable changed
//! through both ends; a shared variable changed per neuron; a slice where a value is meant; a rename of a name that the behaviour
//! does not use; a priority that is no positive plain decimal. What Rust words better is left to Rust: types, moved values,
//! missing fields, a misspelt behaviour.
//!
//! | rustc says | it means |
//! | --- | --- |
//! | cannot find macro `Lif` in this scope | the behaviour is misspelt, not imported, or lacks `#[behaviour]` on its `impl` |
//! | cannot find attribute `behaviour`, cannot find macro `network` | `use pymonn::prelude::*;` is missing |
//! | the name `Net…` is defined multiple times | two networks of one name in one module |
//! | expected `()`, found … at a closure | a closure returns nothing: assign to a `&mut`, or put `#[sum(dst_x)]` before the priority |
//!
//! ```compile_fail
//! # use pymonn::prelude::*;
//! network! {
//!     network Wrong {
//!         group a[10] { x: f32 = 0.0; }
//!         synapses aa: a -> a {
//!             connect = all_to_all();
//!             // error: the closure takes `x` through both ends, as `src_x` and as `dst_x`, and changes it
//!             1 => |src_x: &mut f32, dst_x: &mut f32| *dst_x += *src_x;
//!         }
//!     }
//! }
//! ```
//!
//! ## What `build()` refuses
//!
//! Values that are wrong at run time make `build()` return a [`BuildError`](crate::BuildError), which names the network, the
//! object, the value and what is allowed. Nothing panics.
//!
//! ```
//! use pymonn::prelude::*;
//!
//! network! {
//!     network Net(size: usize = 10, density: f64 = 0.1) {
//!         group a[size] { x: f32 = 0.0; }
//!         synapses aa: a -> a {
//!             connect = probability(density);
//!         }
//!     }
//! }
//!
//! let error = Net::builder().density(2.0).build().err().unwrap();
//! assert_eq!(error.object(), "aa");
//! assert!(error.to_string().starts_with("network `Net` cannot be built: `aa`:"), "{error}");
//! assert!(error.to_string().contains("2.0"), "{error}");
//!
//! let error = Net::builder().size(0).build().err().unwrap();
//! assert_eq!(error.to_string(), "network `Net` cannot be built: `a`: `size` is 0: allowed is 1 to 4,294,967,294 neurons");
//! ```
//!
//! ## Looking at what was generated
//!
//! `println!("{}", Net::MODEL)` shows what the macro understood: variables that nothing writes are listed at its end. The generated
//! code itself is ordinary Rust: `cargo expand` prints it.
