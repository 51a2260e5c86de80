//! # Topology
//!
//! Where neurons stand, who is connected with whom by it, and parts of groups.
//!
//! ```
//! use pymonn::prelude::*;
//!
//! network! {
//!     /// A sheet of excitatory neurons, and a coarser inhibitory one that covers the same area.
//!     network Sheets {
//!         group exc[grid(20, 20).centred()] {}
//!         group inh[grid(10, 10).centred().stretch_to(grid(20, 20))] {}
//!
//!         synapses near: exc -> exc {
//!             connect = gaussian_field(1.5).without_self().torus([20.0, 20.0]);
//!             delay = distance_delay(1.0, 0.5);
//!             weight: f32 = by_distance(|d| 0.2 / (1.0 + d));
//!         }
//!         synapses gather: exc -> inh {
//!             connect = circle_field(3.0).probability(0.5);
//!         }
//!         synapses surround: inh -> exc {
//!             connect = ring_field(3.0, 6.0);
//!         }
//!         /// From the left half alone.
//!         synapses left: exc[select(|n| n.x < 0.0)] -> inh[..5] {
//!             connect = fixed_in_degree(10);
//!         }
//!     }
//! }
//!
//! let net = Sheets::builder().build()?;
//! let (sources, exc) = (net.gather.connectivity(), net.exc.extent());
//! assert!(sources.pairs().all(|(src, dst)| exc.neuron(src).distance(&net.inh.neuron(dst)) <= 3.0));
//! assert_eq!(net.left.size(), 50);
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
#![doc = include_str!("../../docs/behaviours/topology.svg")]
//!
//! *Sources of one target (orange) on a sheet: `circle_field(3.0)` and `ring_field(6.0, 7.0)`; `gaussian_field(2.5)`;
//! `circle_field(5.0).probability(0.6).torus([21.0, 21.0])`. Pairs within a row of 20: `small_world(4, 0.15)`; `modular(2, 0.5, 0.03)`.
//! Places: `grid(8, 8).centred().scale(0.5).rotate(0.4).noise([0.2, 0.2])`. `examples/gallery/topology.rs` draws it.*
//!
//! ## Places
//!
//! A group with a number of neurons is a line; [`grid`](crate::grid), [`squared`](crate::squared) and [`grid3`](crate::grid3) are
//! lattices whose neighbours are 1 apart. The lattice can be placed: [`centred`](crate::Grid::centred),
//! [`move_by`](crate::Grid::move_by), [`scale`](crate::Grid::scale), [`stretch_to`](crate::Grid::stretch_to),
//! [`rotate`](crate::Grid::rotate) (radians), [`rotate_about`](crate::Grid::rotate_about), [`noise`](crate::Grid::noise), one after
//! another as they are written. `Neuron` in hooks, `each`, `each_synapse`, rules: all see these places, and so do you:
//! `net.exc.neuron(7).x`.
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Placed(angle: f32 = 0.5) {
//!         group cortex[grid(10, 10).centred().scale(0.1).rotate(angle).noise([0.02, 0.02]).move_by([5.0, 0.0])] {
//!             x: f32 = each(|n| n.x);
//!         }
//!     }
//! }
//! let net = Placed::builder().angle(0.0).build()?;
//! assert!(net.cortex.x.iter().all(|x| (x - 5.0).abs() <= 0.46));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## Rules
//!
//! | rule | who is connected | source |
//! | --- | --- | --- |
//! | [`box_field(x, y)`](crate::box_field), [`box_field3`](crate::box_field3) | sources in a box around the target | PymoNNto |
//! | [`circle_field(r)`](crate::circle_field) | sources within a distance | PymoNNto, NEST |
//! | [`ring_field(a, b)`](crate::ring_field) | sources at a distance from `a` to `b` | NEST |
//! | [`gaussian_field(s)`](crate::gaussian_field) | with probability `exp(-d^2 / 2 s^2)` | NEST |
//! | [`exponential_field(l)`](crate::exponential_field) | with probability `exp(-d / l)` | NEST |
//! | [`linear_field(r)`](crate::linear_field) | with probability `1 - d / r` | NEST |
//! | [`distance_probability(p)`](crate::distance_probability) | with the probability that a function of the distance says | PyNN |
//! | [`small_world(k, p)`](crate::small_world) | a ring of `k` neighbours, rewired with probability `p` | Watts & Strogatz 1998 |
//! | [`scale_free(m)`](crate::scale_free) | `m` links of each new neuron, to those that have many | Barabasi & Albert 1999 |
//! | [`modular(n, p, q)`](crate::modular) | `n` blocks, with probability `p` within and `q` between | Condon & Karp 2001 |
//!
//! All fields take `.probability(p)` (a factor for all probabilities), `.cutoff(d)` and `.torus(period)`. Neighbours are looked up, so a
//! large sheet costs its neighbourhoods and not its pairs; each pair draws from a stream of its own, so a cutoff or a part of a group leaves
//! the other pairs as they were. `small_world` and `scale_free` link in both directions, as the graphs of the papers, or in one
//! with `.directed()`. Delays and initial values go by distance with [`distance_delay`](crate::distance_delay) and
//! [`by_distance`](crate::by_distance), both with `.torus(period)`; hooks have
//! [`Neuron::distance`](crate::Neuron::distance) and [`Neuron::distance_on_torus`](crate::Neuron::distance_on_torus).
//!
//! ## Names elsewhere
//!
//! [`connect::nest`](crate::connect::nest) has NEST's rules under NEST's names and with its defaults. There a neuron may be connected
//! with itself, as here unless `.without_self()`; and where a number of connections is given a pair may get several synapses,
//! here with `.with_multiple()`.
//!
//! | NEST | PyNN | here |
//! | --- | --- | --- |
//! | `all_to_all` | `AllToAllConnector` | `all_to_all()` |
//! | `one_to_one` | `OneToOneConnector` | `one_to_one()` |
//! | `pairwise_bernoulli` | `FixedProbabilityConnector` | `probability(p)` |
//! | `symmetric_pairwise_bernoulli` | | [`symmetric_probability(p)`](crate::symmetric_probability) |
//! | `pairwise_poisson` | | [`pairwise_poisson(mean)`](crate::pairwise_poisson) |
//! | `fixed_indegree` | `FixedNumberPreConnector` | `fixed_in_degree(k)` |
//! | `fixed_outdegree` | `FixedNumberPostConnector` | `fixed_out_degree(k)` |
//! | `fixed_total_number` | `FixedTotalNumberConnector` | `fixed_total(n)` |
//! | `circular`, `doughnut`, `rectangular` masks | | `circle_field`, `ring_field`, `box_field` |
//! | `p = exponential(distance)`, `gaussian(distance)` | `DistanceDependentProbabilityConnector` | `exponential_field`, `gaussian_field`, `distance_probability` |
//! | `edge_wrap` | `Space(periodic_boundaries)` | `.torus(period)` |
//! | | `IndexBasedProbabilityConnector` | `by_probability(\|src, dst\| …)` |
//! | | `DisplacementDependentProbabilityConnector` | `by_probability(\|src, dst\| …)` of `dst.x - src.x` |
//! | | `SmallWorldConnector` | `small_world(k, p)` |
//! | lists of ids | `FromListConnector` | `pairs(list)` |
//! | | `ArrayConnector` | `from_dense(&matrix)` |
//!
//! ## Parts of groups
//!
//! Behind the name of an end, brackets say which of its neurons are meant:
//!
//! | part | neurons |
//! | --- | --- |
//! | `exc[..80]`, `exc[20..=30]` | a range of indices |
//! | `exc[[3, 1, 4]]`, `exc[list]` | these, in this order (`Vec<usize>`, arrays, slices) |
//! | `exc[mask]` | those where it is true (`Vec<bool>`, arrays, slices; as long as the group) |
//! | `exc[block(0..5, 10..)]` | columns and rows of a grid, and [`.layers(…)`](crate::Block::layers) |
//! | `exc[select(\|n\| n.x < 0.0)]` | those for which the closure is true |
//!
//! The rule draws within the parts: `fixed_in_degree(10)` takes ten of the eighty, `one_to_one()` pairs neurons in the order of the
//! parts, `from_dense` is a matrix of the parts. Everything else knows the whole groups: indices, `src_…` and `dst_…`, whole
//! variables, `connectivity()`. Expressions may use run-time parameters. Storage stands behind the part: `inh[..80][Dense]`, which is a
//! matrix of the whole groups with a mask; brackets with `Sparse` or `Dense` in them are storage, all others a part.
//!
//! ```
//! # use pymonn::prelude::*;
//! network! {
//!     network Parts(silent: Vec<bool> = vec![false; 100], first: usize = 10) {
//!         group exc[100] {
//!             v: f32 = 1.0;
//!         }
//!         group inh[grid(5, 5)] {
//!             input: f32 = 0.0;
//!         }
//!         synapses some: exc[first..80] -> inh[block(.., 0..2)] {
//!             connect = fixed_in_degree(3);
//!             weight: f32 = 0.5;
//!             #[sum(dst_input)]
//!             1 => |weight: f32, src_v: f32| weight * src_v;
//!         }
//!         synapses pairwise: exc[[7, 5, 3]] -> exc[..3] {
//!             connect = one_to_one();
//!         }
//!     }
//! }
//! let mut net = Parts::builder().first(20).build()?;
//! net.iterate();
//! assert!(net.some.connectivity().pairs().all(|(src, dst)| (20..80).contains(&src) && dst < 10));
//! assert!(net.inh.input[..10].iter().all(|&i| i == 1.5) && net.inh.input[10..].iter().all(|&i| i == 0.0));
//! assert!(net.pairwise.connectivity().pairs().eq([(3, 2), (5, 1), (7, 0)]));
//! # assert!(Parts::builder().first(90).build().is_err());
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! ## PymoNNto's sub-groups and partitions
//!
//! - `group.subGroup(mask)` as an end of synapses is a part. For the host program a part of a variable is a slice, `net.exc.v[..80]`, or
//!   an iterator over the indices. A behaviour for some neurons of a group is one for all of them with a condition on `neuron.index` or on
//!   a `bool` variable, or a group of its own.
//! - `Partition` cuts a large matrix of local connections into small dense ones, so that products skip the empty rest. Here synapses are
//!   `Sparse`: what does not exist takes neither memory nor time, and there is nothing to cut. Where the blocks themselves are
//!   dense, one `[Dense]` synapse group for each pair of groups stores them as small matrices.
//! - `Box_Receptive_Fields`, `Circle_Receptive_Fields` and `Remove_Autapses` are `box_field`, `circle_field` and `.without_self()`;
//!   `NeuronDimension` is `grid3(w, h, d).centred()`.
