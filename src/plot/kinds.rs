//! The kinds of panels: each takes data, checks and thins them.

use std::borrow::Borrow;

use nalgebra::{Dim, Matrix, RawStorage};
use pymonn_core::Scalar;

use super::{
    data::{Color, Grid, Point, Sample, extent, finite, hull, numbers, padded, spread, thinned},
    draw,
    panel::{Data, Panel},
};

/// Curves drawn of one matrix.
const CURVES: usize = 200;
/// Points drawn of one curve.
const POINTS: usize = 2_000;
/// Points drawn of all curves of one matrix, or dots of a scatter.
const TOTAL_POINTS: usize = 100_000;
/// Spikes drawn of one raster.
const SPIKES: usize = 50_000;

/// One thin, pale curve over time for each column of a matrix iteration × neuron.
///
/// [`Panel::mean`] adds the mean of all columns in bold. Of more than 200 columns, 200 evenly spread ones are drawn, of
/// each at most 2,000 points (100,000 together) with their peaks kept; the mean is over all columns.
pub fn traces<T: Sample, R: Dim, C: Dim, S: RawStorage<T, R, C>>(
    times: impl IntoIterator<Item: Sample>,
    columns: &Matrix<T, R, C, S>,
) -> Panel {
    let mut panel = Panel::new("traces").x_label("time");
    let mut left_out = 0;
    let times = numbers(times);
    if times.len() != columns.nrows() {
        return panel.failed(format!("{} times for {} rows; one time for each row expected", times.len(), columns.nrows()));
    }
    if times.is_empty() || columns.ncols() == 0 {
        return panel.failed(format!("{} × {} values; at least one row and one column expected", times.len(), columns.ncols()));
    }
    let mut sums = vec![(0.0, 0u32); times.len()];
    for column in columns.column_iter() {
        for (sum, value) in sums.iter_mut().zip(column.iter().map(Scalar::to_f64)) {
            if value.is_finite() {
                *sum = (sum.0 + value, sum.1 + 1);
            } else {
                left_out += 1;
            }
        }
    }
    let over_time = |values: &mut dyn Iterator<Item = f64>, limit| thinned(times.iter().copied().zip(values).collect(), limit);
    // The mean of nothing, 0/0, is the gap that it should be.
    panel.mean = over_time(&mut sums.iter().map(|(sum, count)| sum / f64::from(*count)), POINTS);
    let drawn = columns.ncols().min(CURVES);
    let limit = (TOTAL_POINTS / drawn).min(POINTS);
    let curves: Vec<_> = spread(columns.ncols(), drawn)
        .map(|index| over_time(&mut columns.column(index).iter().map(Scalar::to_f64), limit))
        .collect();
    let extent = hull(curves.iter().flatten());
    panel.notes(left_out, drawn, columns.ncols(), "curves").layer(
        Data::Curves { curves, width: 0.5, pale: true },
        Color::nth(0),
        extent,
    )
}

/// Named curves over time, in the colours of [`Color::OKABE_ITO`] and with a legend.
///
/// At most 2,000 points of each are drawn, with their peaks kept.
///
/// ```
/// use pymonn::plot::curves;
///
/// let times: Vec<f64> = (0..100).map(f64::from).collect();
/// let voltage: Vec<f32> = (0..100).map(|t| (t as f32 * 0.1).sin()).collect();
/// let recovery: Vec<f32> = (0..100).map(|t| (t as f32 * 0.1).cos()).collect();
/// let panel = curves(&times, [("v", &voltage), ("u", &recovery)]).x_label("time [ms]");
/// # drop(panel);
/// ```
pub fn curves<N: Into<String>, V: AsRef<[T]>, T: Sample>(
    times: impl IntoIterator<Item: Sample>,
    named: impl IntoIterator<Item = (N, V)>,
) -> Panel {
    let times = numbers(times);
    named.into_iter().enumerate().fold(Panel::new("curves").x_label("time"), |panel, (index, (name, values))| {
        panel.overlay(line(&times, values.as_ref()).color(Color::nth(index)).legend([name]))
    })
}

/// One curve through the points (`x`, `y`), in the order given.
///
/// At most 2,000 points are drawn, with their peaks kept.
pub fn line(x: impl IntoIterator<Item: Sample>, y: impl IntoIterator<Item: Sample>) -> Panel {
    let (panel, points) = points("line", x, y);
    let extent = hull(&points);
    let left_out = points.iter().filter(|point| !finite(point)).count();
    let data = Data::Curves { curves: vec![thinned(points, POINTS)], width: 1.5, pale: false };
    panel.notes(left_out, 1, 1, "").layer(data, Color::nth(0), extent)
}

/// One dot at each point (`x`, `y`).
///
/// At most 100,000 dots are drawn, evenly spread over all, and the picture says so.
pub fn scatter(x: impl IntoIterator<Item: Sample>, y: impl IntoIterator<Item: Sample>) -> Panel {
    let (panel, points) = points("scatter", x, y);
    let extent = hull(points.iter().filter(|point| finite(point))).map(|(x, y)| (padded(x, 0.03), y));
    let (panel, points) = some(panel, points, TOTAL_POINTS, "points");
    panel.layer(Data::Dots { points, spikes: false }, Color::nth(0), extent)
}

/// A spike raster: `indices[i]` is the neuron that fired at `times[i]`.
///
/// [`Panel::groups`] colours ranges of neurons. At most 50,000 spikes are drawn, evenly spread over all, and the picture
/// says so.
pub fn raster(times: impl IntoIterator<Item: Sample>, indices: &[u32]) -> Panel {
    let times = numbers(times);
    if times.is_empty() && indices.is_empty() {
        // A silent network is a result too.
        let nothing = Data::Dots { points: Vec::new(), spikes: true };
        let panel = Panel::new("raster").x_label("time").y_label("neuron");
        return panel.layer(nothing, Color::nth(6), Some(((0.0, 1.0), (-0.5, 0.5))));
    }
    let (panel, points) = points("raster", times, indices);
    let top = indices.iter().copied().max().unwrap_or(0);
    let x = extent(points.iter().map(|spike| spike.0));
    let extent = x.map(|x| (padded(x, 0.01), (-0.5, f64::from(top) + 0.5)));
    let (panel, points) = some(panel, points, SPIKES, "spikes");
    panel.x_label("time").y_label("neuron").layer(Data::Dots { points, spikes: true }, Color::nth(6), extent)
}

fn points(kind: &'static str, x: impl IntoIterator<Item: Sample>, y: impl IntoIterator<Item: Sample>) -> (Panel, Vec<Point>) {
    let (x, y, mut panel) = (numbers(x), numbers(y), Panel::new(kind));
    if x.len() != y.len() {
        panel = panel.failed(format!("{} values of x for {} of y; as many expected", x.len(), y.len()));
    } else if x.is_empty() {
        panel = panel.failed("no values; at least one point expected".to_owned());
    }
    (panel, x.into_iter().zip(y).collect())
}

/// At most `limit` of the finite points, evenly spread.
fn some(panel: Panel, mut points: Vec<Point>, limit: usize, things: &str) -> (Panel, Vec<Point>) {
    let all = points.len();
    points.retain(finite);
    let drawn = spread(points.len(), limit).map(|index| points[index]).collect();
    (panel.notes(all - points.len(), limit.min(points.len()), points.len(), things), drawn)
}

/// How often values fall into each of `bins` equally wide bins between the smallest and the largest value.
pub fn histogram(values: impl IntoIterator<Item: Sample>, bins: usize) -> Panel {
    let mut values = numbers(values);
    let panel = Panel::new("histogram").x_label("value").y_label("count");
    if bins == 0 {
        return panel.failed("0 bins; at least one expected".to_owned());
    }
    if values.is_empty() {
        return panel.failed("no values; at least one expected".to_owned());
    }
    let all = values.len();
    values.retain(|value| value.is_finite());
    let left_out = all - values.len();
    let Some(range) = extent(values.iter().copied()).map(|range| padded(range, 0.0)) else {
        return panel.failed("no value is finite; at least one expected".to_owned());
    };
    // More bins than pixels cannot be seen.
    let counts = draw::counts(values, range, bins.min(2_000));
    let highest = counts.iter().copied().fold(1.0, f64::max);
    let extent = Some((range, (0.0, highest * 1.05)));
    panel.notes(left_out, 1, 1, "").layer(Data::Bars { range, counts }, Color::nth(0), extent)
}

/// A matrix as coloured cells, row 0 at the top, with a colour bar; entries that are not finite are grey.
///
/// [`Panel::color_range`] fixes the range of the colours, which otherwise is that of the entries. Of a matrix with more
/// than 200 rows or columns, each cell shows the mean of neighbouring entries.
pub fn heat_map<T: Sample, R: Dim, C: Dim, S: RawStorage<T, R, C>>(matrix: &Matrix<T, R, C, S>) -> Panel {
    let panel = Panel::new("heat map").x_label("column").y_label("row");
    match Grid::new(matrix) {
        Ok(grid) => {
            let (across, down) = (grid.columns as f64 - 0.5, grid.rows as f64 - 0.5);
            let panel = panel.notes(grid.left_out, 1, 1, "");
            // Upwards is minus the row.
            let data = Data::Cells { grid, x: (-0.5, across), y: (-down, 0.5) };
            panel.layer(data, Color::nth(0), Some(((-0.5, across), (-0.5, down))))
        }
        Err(problem) => panel.failed(problem),
    }
}

/// Several matrices as images with square pixels, `per_row` of them in a row; all have the same range of colours.
///
/// [`Panel::legend`] writes a caption below each, [`Panel::color_range`] fixes the range.
pub fn images<T: Sample, R: Dim, C: Dim, S: RawStorage<T, R, C>>(
    matrices: impl IntoIterator<Item: Borrow<Matrix<T, R, C, S>>>,
    per_row: usize,
) -> Panel {
    let mut panel = Panel::new("images");
    if per_row == 0 {
        return panel.failed("0 images in a row; at least one expected".to_owned());
    }
    panel.images = true;
    for (index, matrix) in matrices.into_iter().enumerate() {
        let grid = match Grid::new(matrix.borrow()) {
            Ok(grid) => grid,
            Err(problem) => return panel.failed(format!("image {index}: {problem}")),
        };
        let (left, top) = ((index % per_row) as f64 * draw::PITCH.0, (index / per_row) as f64 * -draw::PITCH.1);
        let largest = grid.rows.max(grid.columns) as f64;
        let x = (left, left + grid.columns as f64 / largest);
        let y = (top - grid.rows as f64 / largest, top);
        let extent = ((left, left + draw::PITCH.0), (top - draw::PITCH.1, top));
        panel = panel.notes(grid.left_out, 1, 1, "").layer(Data::Cells { grid, x, y }, Color::nth(0), Some(extent));
    }
    panel
}
