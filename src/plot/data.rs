//! Numbers and colours on their way into a panel: conversion, ranges, and thinning.

use nalgebra::{Dim, Matrix, RawStorage};
use pymonn_core::Scalar;

/// A number that can be drawn: `f32`, `f64`, the integers, `bool` as 0 or 1, and references to them.
#[diagnostic::on_unimplemented(message = "`{Self}` is no number that can be drawn")]
pub trait Sample: Scalar {}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Sample for T {}

/// All values on the axis.
pub(super) fn numbers(values: impl IntoIterator<Item: Sample>) -> Vec<f64> {
    values.into_iter().map(Scalar::to_f64).collect()
}

/// An opaque colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Share of red, 0 to 255.
    pub red: u8,
    /// Share of green, 0 to 255.
    pub green: u8,
    /// Share of blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// The colour of excitatory neurons.
    pub const EXCITATORY: Self = Self::new(0x00, 0x72, 0xb2);
    /// The colour of inhibitory neurons.
    pub const INHIBITORY: Self = Self::new(0xcc, 0x33, 0x11);
    /// The eight colours of Okabe and Ito, which colour-blind readers can tell apart; yellow last, being faint on white.
    pub const OKABE_ITO: [Self; 8] = [
        Self::new(0x00, 0x72, 0xb2),
        Self::new(0xd5, 0x5e, 0x00),
        Self::new(0x00, 0x9e, 0x73),
        Self::new(0xcc, 0x79, 0xa7),
        Self::new(0xe6, 0x9f, 0x00),
        Self::new(0x56, 0xb4, 0xe9),
        Self::new(0x00, 0x00, 0x00),
        Self::new(0xf0, 0xe4, 0x42),
    ];

    /// A colour from its three shares.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// The `index`-th colour of [`Color::OKABE_ITO`], from the front again after the last.
    pub const fn nth(index: usize) -> Self {
        Self::OKABE_ITO[index % Self::OKABE_ITO.len()]
    }

    /// Mixed with white, of which it takes a share.
    pub(super) fn pale(self, white: f64) -> Self {
        let mix = |channel: u8| (f64::from(channel) + (255.0 - f64::from(channel)) * white) as u8;
        Self::new(mix(self.red), mix(self.green), mix(self.blue))
    }
}

/// Lower and upper end of an axis.
pub(super) type Range = (f64, f64);

/// A place in the coordinates of the axes.
pub(super) type Point = (f64, f64);

/// Smallest range around the finite values, if there are any.
pub(super) fn extent(values: impl IntoIterator<Item = f64>) -> Option<Range> {
    values.into_iter().filter(|value| value.is_finite()).map(|value| (value, value)).reduce(union)
}

/// The range that holds both.
pub(super) fn union(a: Range, b: Range) -> Range {
    (a.0.min(b.0), a.1.max(b.1))
}

/// A range that has a width, with `share` of it added at both ends.
pub(super) fn padded((low, high): Range, share: f64) -> Range {
    let width = high - low;
    let room = match low.abs().max(high.abs()) {
        0.0 => 1.0,
        largest if width <= 1e-12 * largest => (largest * 0.1).max(1e-9),
        _ => width * share,
    };
    (low - room, high + room)
}

/// Whether both coordinates are numbers that can be drawn.
pub(super) fn finite(point: &Point) -> bool {
    point.0.is_finite() && point.1.is_finite()
}

/// The axes that hold all points: tight to the right, with a little room upwards and downwards.
pub(super) fn hull<'a>(points: impl IntoIterator<Item = &'a Point, IntoIter: Clone>) -> Option<(Range, Range)> {
    let whole = points.into_iter().filter(|point| finite(point));
    let (x, y) = (extent(whole.clone().map(|point| point.0))?, extent(whole.map(|point| point.1))?);
    Some((padded(x, 0.0), padded(y, 0.04)))
}

/// At most `limit` of `count` indices, evenly spread.
pub(super) fn spread(count: usize, limit: usize) -> impl Iterator<Item = usize> {
    let drawn = count.min(limit);
    (0..drawn).map(move |index| index * count / drawn.max(1))
}

/// Thins a curve to about `limit` points: of each stretch, the lowest and the highest remain, so that peaks are kept.
pub(super) fn thinned(points: Vec<Point>, limit: usize) -> Vec<Point> {
    if points.len() <= limit {
        return points;
    }
    let stretch = points.len().div_ceil((limit / 2).max(1));
    let mut kept = Vec::with_capacity(limit + 2);
    for part in points.chunks(stretch) {
        let whole = || part.iter().enumerate().filter(|(_, point)| finite(point));
        let low = whole().min_by(|a, b| a.1.1.total_cmp(&b.1.1));
        let high = whole().max_by(|a, b| a.1.1.total_cmp(&b.1.1));
        match (low, high) {
            (Some((first, low)), Some((second, high))) if first < second => kept.extend([*low, *high]),
            (Some((first, low)), Some((second, high))) if first > second => kept.extend([*high, *low]),
            (Some((_, only)), _) => kept.push(*only),
            // A gap stays a gap.
            _ => kept.push((f64::NAN, f64::NAN)),
        }
    }
    kept
}

/// The entries of a matrix, gathered into at most [`Grid::CELLS`] rows and columns.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) cells: Vec<Vec<f64>>,
    pub(super) range: Range,
    pub(super) left_out: usize,
}

impl Grid {
    /// More cells than this cannot be told apart, but make large files.
    const CELLS: usize = 200;

    pub(super) fn new<T: Sample, R: Dim, C: Dim, S: RawStorage<T, R, C>>(matrix: &Matrix<T, R, C, S>) -> Result<Self, String> {
        let (rows, columns) = matrix.shape();
        if rows == 0 || columns == 0 {
            return Err(format!("{rows} × {columns} entries; at least one row and one column expected"));
        }
        let (down, across) = (rows.min(Self::CELLS), columns.min(Self::CELLS));
        let mut sums = vec![vec![(0.0, 0u32); across]; down];
        let mut left_out = 0;
        for (index, column) in matrix.column_iter().enumerate() {
            for (row, value) in column.iter().map(Scalar::to_f64).enumerate() {
                let sum = &mut sums[row * down / rows][index * across / columns];
                if value.is_finite() {
                    *sum = (sum.0 + value, sum.1 + 1);
                } else {
                    left_out += 1;
                }
            }
        }
        let mean = |(sum, count): (f64, u32)| if count == 0 { f64::NAN } else { sum / f64::from(count) };
        let cells: Vec<Vec<f64>> = sums.into_iter().map(|row| row.into_iter().map(mean).collect()).collect();
        match extent(cells.iter().flatten().copied()) {
            Some(range) => Ok(Self { rows, columns, cells, range, left_out }),
            None => Err(format!("none of {rows} × {columns} entries is finite; at least one expected")),
        }
    }
}
