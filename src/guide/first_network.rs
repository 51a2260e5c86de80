//! # First network
//!
//! A network is declared in `network! { … }`: **groups** of neurons with **variables**, and **behaviours** with a priority. Everything
//! in it that has a value is an ordinary Rust expression.
//!
//! ```
//! use pymonn::prelude::*;
//!
//! network! {
//!     /// A hundred neurons that forget.
//!     pub network Forget {
//!         group neurons[100] {
//!             activity: f32 = uniform(0.0, 1.0);
//!
//!             1 => |activity: &mut f32| *activity *= 0.9;
//!         }
//!     }
//! }
//!
//! let mut net = Forget::builder().seed(7).build()?;
//! let before = net.neurons.activity[42];
//! net.simulate_iterations(2);
//! assert_eq!(net.neurons.activity[42], before * 0.9 * 0.9);
//! assert_eq!(net.iteration(), 2);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! - `neurons[100]` is a group of a hundred; `neurons[grid(10, 10)]` gives each a place as well ([`grid`](crate::grid),
//!   [`squared`](crate::squared), [`grid3`](crate::grid3)).
//! - `activity: f32 = …;` gives each neuron a variable. The type may be any that is `Copy + PartialEq + Debug + Send + Sync +
//!   'static`; the value a constant, or one of [`uniform`](crate::uniform), [`normal`](crate::normal),
//!   [`lognormal`](crate::lognormal), [`distribution`](crate::distribution), [`each`](crate::each), [`values`](crate::values),
//!   each with `.density(p)` and `.clamp(a, b)`.
//! - `1 => |activity: &mut f32| …;` is a behaviour, here a closure: called for each neuron at each iteration. Its parameters
//!   **name the variables** that it reads (`activity: f32`) or changes (`activity: &mut f32`).
//!
//! What comes out are ordinary structs. `net.neurons.activity` derefs to a slice and gives a nalgebra view; the program around
//! the network reads and writes it between two calls of `iterate()`: neurons, weights, shared variables, behaviours' parameters. Sizes
//! and connections are fixed once it is built. That is how sensors come in and actions go out:
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Follow {
//!         group neurons[3] {
//!             input: f64 = 0.0;
//!             output: f64 = 0.0;
//!             1 => |input: f64, output: &mut f64| *output += 0.5 * (input - *output);
//!         }
//!     }
//! }
//!
//! let mut net = Follow::builder().build()?;
//! for _ in 0..20 {
//!     net.neurons.input.copy_from_slice(&[1.0, 2.0, 3.0]);
//!     net.iterate();
//! }
//! assert!((net.neurons.output.view().sum() - 6.0).abs() < 1e-4);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Parameters
//!
//! Sizes and constants that shall be chosen at run time are parameters of the network. Each has a default, which may use earlier
//! ones, and a setter on the builder:
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Sized(size: usize = 100, keep: f32 = 1.0 - 1.0 / size as f32) {
//!         dt = 0.1;
//!         group neurons[size] {
//!             v: f32 = 1.0;
//!             1 => |v: &mut f32| *v *= keep;
//!         }
//!     }
//! }
//!
//! let mut net = Sized::builder().size(10).build()?;
//! net.iterate();
//! assert_eq!((net.neurons.size(), net.neurons.v[0], net.dt()), (10, 0.9, 0.1));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! Sizes and precisions that are fixed at compile time are generics. Rust does not use defaults of generics in expressions, so
//! write `<Column>::builder()`:
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Column<const N: usize = 100, F: Float = f32> {
//!         group neurons[N] {
//!             v: F = 0.5;
//!             1 => |v: &mut F| *v += F::ONE;
//!         }
//!     }
//! }
//!
//! let small = <Column>::builder().build()?;
//! let precise = Column::<4, f64>::builder().build()?;
//! assert_eq!((small.neurons.v[0], precise.neurons.v.len()), (0.5f32, 4));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Speed
//!
//! Loops are compiled with your program's profile. Give debug builds the optimiser, or they are up to fifty times slower:
//!
//! ```toml
//! [profile.dev]
//! opt-level = 3
//! ```
//!
//! The best of the machine's instruction sets is chosen at run time; `-C target-cpu=native` is not needed and can be slower.
