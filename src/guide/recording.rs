//! # Recording
//!
//! A `Recorder` is a behaviour that stores variables and values; an `EventRecorder` stores where and when a `bool` variable was true.
//!
//! ```
//! use pymonn::prelude::*;
//! use watched::tag;
//!
//! network! {
//!     network Watched {
//!         dt = 0.5;
//!         group cells[20] {
//!             v: f32 = each(|n| n.index as f32);
//!             spike: bool = false;
//!
//!             1 => |v: &mut f32, spike: &mut bool| {
//!                 *v += 1.0;
//!                 *spike = *v > 20.0;
//!                 if *spike { *v = 0.0; }
//!             };
//!             #[tag(rec)]
//!             8 every 2 => Recorder {
//!                 v,                              // the whole variable
//!                 first: Vec<f32> = v[..3].to_vec(),   // any value that can be cloned
//!                 mean: mean(v),                  // a number, as f64
//!             };
//!             #[tag(part)]
//!             8 => Recorder { v[5..8] };
//!             #[tag(spikes)]
//!             9 => EventRecorder { spike };
//!         }
//!     }
//! }
//!
//! let mut net = Watched::builder().build()?;
//! net.simulate_iterations(10);
//!
//! // A recording is a matrix, iteration x neuron, with its time axis.
//! let v = &net[tag::rec].v;
//! assert_eq!(v.view().shape(), (5, 20));
//! assert_eq!(v.iterations(), [2, 4, 6, 8, 10]);
//! assert_eq!(v.times().last(), Some(5.0));
//! assert_eq!(v.neuron(3).collect::<Vec<f32>>(), [5.0, 7.0, 9.0, 11.0, 13.0]);
//! assert_eq!(net[tag::part].v.width(), 3);
//! assert_eq!(net[tag::rec].mean.last(), Some(&v.row(4).map(|row| mean(row)).unwrap()));
//! assert_eq!(net[tag::rec].first[0], [2.0, 3.0, 4.0]);
//!
//! // Events are columns: iteration and index.
//! let spikes = &net[tag::spikes].spike;
//! assert_eq!((spikes.iterations()[0], spikes.indices()[0]), (2, 19));
//! # Ok::<(), pymonn::BuildError>(())
//! ```
//!
//! In an expression every variable of the group stands as a slice (a shared one as its value); on the network itself, `net` is
//! the whole network. [`statistics`](crate::statistics) has `mean`, `sum`, `min`, `max`, `variance`, `std_dev`, `count` and
//! `fraction`; the prelude imports them.
//!
//! ## Bounded and switched
//!
//! `net[tag::rec].set_window(Some(1000))` keeps the last thousand rows alone, in memory that stops growing;
//! `net.set_enabled(tag::rec, false)` pauses it; `net[tag::rec].clear()` empties it. A recorder never changes a run.
//!
//! ## Pictures
//!
//! With the feature `plot`, `pymonn::plot` draws recordings:
//!
//! ```ignore
//! use pymonn::plot::{Figure, raster, traces};
//!
//! let v = &net[tag::rec].v;
//! let spikes = &net[tag::spikes].spike;
//! Figure::new()
//!     .panel(traces(v.times(), &v.view()).title("Membrane potential").x_label("time [ms]").y_label("v [mV]").mean())
//!     .panel(raster(spikes.times(), spikes.indices()).title("Spikes").x_label("time [ms]").y_label("neuron"))
//!     .save("plots/run.png")?;
//! ```
