//! The picture of the guide's page on topology: who is connected by which rule, and where neurons stand.

use std::path::Path;

use pymonn::plot::{Color, Figure, Panel, scatter};
use pymonn::prelude::*;

use crate::common::Outcome;
use crate::save;

network! {
    /// A sheet whose neurons are connected by different rules, and a row.
    network Rules {
        group sheet[grid(21, 21)] {}
        group row[20] {}
        group placed[grid(8, 8).centred().scale(0.5).rotate(0.4).noise([0.2, 0.2])] {}

        synapses circle: sheet -> sheet {
            connect = circle_field(3.0);
        }
        synapses ring: sheet -> sheet {
            connect = ring_field(6.0, 7.0);
        }
        synapses gaussian: sheet -> sheet {
            connect = gaussian_field(2.5);
        }
        synapses torus: sheet -> sheet {
            connect = circle_field(5.0).probability(0.6).torus([21.0, 21.0]);
        }
        synapses small: row -> row {
            connect = small_world(4, 0.15);
        }
        synapses blocks: row -> row {
            connect = modular(2, 0.5, 0.03);
        }
    }
}

/// The neuron in the middle of the sheet, and one near its corner.
const MIDDLE: usize = 10 * 21 + 10;
const CORNER: usize = 2 * 21 + 2;

/// The sources of one target, and the target.
fn sources(pairs: impl Iterator<Item = (usize, usize)>, target: usize) -> Panel {
    let (x, y) = pairs
        .filter(|&(_, dst)| dst == target)
        .map(|(src, _)| ((src % 21) as f64, (src / 21) as f64))
        .unzip::<_, _, Vec<_>, Vec<_>>();
    scatter(x, y)
        .overlay(scatter([(target % 21) as f64], [(target / 21) as f64]).color(Color::nth(1)))
        .x_label("x")
        .y_label("y")
        .x_range(-1.0, 21.0)
        .y_range(-1.0, 21.0)
}

/// All pairs, source by target.
fn matrix(pairs: impl Iterator<Item = (usize, usize)>) -> Panel {
    let (x, y) = pairs.map(|(src, dst)| (src as f64, dst as f64)).unzip::<_, _, Vec<_>, Vec<_>>();
    scatter(x, y).x_label("source").y_label("target").x_range(-1.0, 20.0).y_range(-1.0, 20.0)
}

/// Draws `topology.svg`.
pub(crate) fn draw(folder: &Path) -> Outcome {
    let net = Rules::builder().seed(3).build()?;
    let both = net.circle.connectivity().pairs().chain(net.ring.connectivity().pairs());
    let (x, y) = (0..64).map(|k| net.placed.neuron(k)).map(|n| (f64::from(n.x), f64::from(n.y))).unzip::<_, _, Vec<_>, Vec<_>>();
    let figure = Figure::new()
        .columns(3)
        .panel_height(280.0)
        .panel(sources(both, MIDDLE).title("circle and ring"))
        .panel(sources(net.gaussian.connectivity().pairs(), MIDDLE).title("Gaussian"))
        .panel(sources(net.torus.connectivity().pairs(), CORNER).title("circle on a torus"))
        .panel(matrix(net.small.connectivity().pairs()).title("small world"))
        .panel(matrix(net.blocks.connectivity().pairs()).title("modular"))
        .panel(scatter(x, y).title("scale, rotate, noise").x_label("x").y_label("y"));
    save(folder, "topology", &figure)
}
