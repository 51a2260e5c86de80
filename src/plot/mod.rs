//! Pictures from recordings: a few kinds of panels, alone or several in a figure, as PNG or SVG.
//!
//! Beside the general kinds ([`line()`], [`raster`], [`histogram`], …) stand the pictures of a network's [analysis](crate::analysis): those
//! of the package `sorn`'s `Plotter`, under its names where they are clear, and the density of avalanches.
//!
//! Inputs are slices or iterators, and nalgebra matrices or views of them, of `f32`, `f64`, integers or `bool`. Values that are
//! not finite are left out, large data are thinned to what can be seen, and the picture says so. Axes, ticks, legends and
//! colour bars are those of the crate kuva, which no item here shows.
//!
//! ```no_run
//! use pymonn::plot::line;
//!
//! # fn main() -> Result<(), pymonn::plot::PlotError> {
//! let x: Vec<f64> = (0..500).map(|i| f64::from(i) * 0.01).collect();
//! let y: Vec<f64> = x.iter().map(|x| (-x).exp()).collect();
//! line(&x, &y).title("Decay").x_label("time [s]").y_label("voltage").save("plots/decay.png")?;
//! # Ok(())
//! # }
//! ```

mod activity;
mod avalanches;
mod connections;
mod data;
mod draw;
mod figure;
mod kinds;
mod output;
mod panel;

#[cfg(test)]
mod tests;

pub use activity::{
    correlation, hamming_distance, hist_firing_rate_network, isi_exponential_fit, plot_network, raster_plot, scatter_plot,
};
pub use avalanches::avalanche_distribution;
pub use connections::{
    hist_connections, hist_incoming_connections, hist_outgoing_connections, linear_lognormal_fit, network_connection_dynamics,
    weight_distribution,
};
pub use data::{Color, Sample};
pub use figure::Figure;
pub use kinds::{curves, heat_map, histogram, images, line, raster, scatter, traces};
pub use output::PlotError;
pub use panel::Panel;
