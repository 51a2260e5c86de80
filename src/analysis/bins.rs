//! Bins of values, equally wide or equally wide in the logarithm.

use super::error::{AnalysisError, Result, enough};

/// More bins than this are a mistake, and would fill the memory.
const MOST: usize = 10_000_000;

/// The values between two edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The lower edge, which belongs to the bin.
    pub from: f64,
    /// The upper edge, which belongs to the next bin (or to this one, if it is the last).
    pub to: f64,
    /// How many values lie in it.
    pub count: usize,
    /// Share of all values in bins, divided by the bin's width: an estimate of the density.
    pub density: f64,
}

impl Bin {
    /// The middle.
    pub fn centre(&self) -> f64 {
        self.from.midpoint(self.to)
    }

    /// The middle of the logarithms, `√(from · to)`.
    pub fn log_centre(&self) -> f64 {
        (self.from * self.to).sqrt()
    }
}

/// The edges of bins, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Bins {
    edges: Vec<f64>,
}

impl Bins {
    /// `count` bins of equal width.
    ///
    /// # Errors
    ///
    /// No bins, ends that are not finite, or an upper end that is not above the lower one.
    pub fn linear(from: f64, to: f64, count: usize) -> Result<Self> {
        check(from, to, count)?;
        let edge = |index: usize| from + (to - from) * (index as f64 / count as f64);
        Self::of((0..=count).map(edge).collect())
    }

    /// `count` bins whose edges have equal ratios, as for densities over orders of magnitude.
    ///
    /// # Errors
    ///
    /// As [`linear`](Self::linear), and a lower end that is not positive.
    pub fn logarithmic(from: f64, to: f64, count: usize) -> Result<Self> {
        check(from, to, count)?;
        if from <= 0.0 {
            return Err(AnalysisError::parameter("from", from, "a positive number"));
        }
        let edge = |index: usize| match index {
            _ if index == count => to,
            _ => from * (to / from).powf(index as f64 / count as f64),
        };
        Self::of((0..=count).map(edge).collect())
    }

    /// At most `count` bins of whole numbers from 1 on, whose edges have nearly equal ratios: rounded to whole numbers, without
    /// repetition.
    ///
    /// # Errors
    ///
    /// As [`logarithmic`](Self::logarithmic) from 1.
    pub fn whole_numbers(to: f64, count: usize) -> Result<Self> {
        let mut edges = Self::logarithmic(1.0, to, count)?.edges;
        // As numpy rounds: what lies half way goes to the even neighbour.
        for edge in &mut edges {
            *edge = edge.round_ties_even();
        }
        edges.dedup();
        Self::of(edges)
    }

    /// At most `count` bins that hold equally many whole numbers each and together those of `from..=to`, with edges half way between
    /// whole numbers.
    ///
    /// # Errors
    ///
    /// No bins, ends that are not finite, an upper end below the lower one.
    pub fn between_whole_numbers(from: f64, to: f64, count: usize) -> Result<Self> {
        let (low, high) = (from.ceil() - 0.5, to.floor() + 0.5);
        check(low, high, count)?;
        let width = ((high - low) / count as f64).ceil();
        let bins = ((high - low) / width).ceil();
        Self::linear(low, low + width * bins, bins as usize)
    }

    fn of(edges: Vec<f64>) -> Result<Self> {
        if edges.windows(2).all(|pair| pair[0] < pair[1]) && edges.len() > 1 {
            Ok(Self { edges })
        } else {
            Err(AnalysisError::parameter("count", edges.len(), "fewer bins, or a wider range: edges are not distinct"))
        }
    }

    /// The edges, one more than there are bins.
    pub fn edges(&self) -> &[f64] {
        &self.edges
    }

    /// The number of bins.
    pub fn len(&self) -> usize {
        self.edges.len() - 1
    }

    /// Never: there is at least one.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The bin that a value lies in.
    pub fn index(&self, value: f64) -> Option<usize> {
        let last = self.edges.len() - 1;
        match self.edges.partition_point(|edge| *edge <= value) {
            0 => None,
            above if above <= last => Some(above - 1),
            _ => (value == self.edges[last]).then(|| last - 1),
        }
    }

    /// How many values lie in each bin, and their density; values in no bin are left out.
    pub fn histogram(&self, values: impl IntoIterator<Item = f64>) -> Vec<Bin> {
        self.weighted(values.into_iter().map(|value| (value, 1)))
    }

    /// The same of values that occur a number of times.
    pub(super) fn weighted(&self, values: impl IntoIterator<Item = (f64, usize)>) -> Vec<Bin> {
        let mut counts = vec![0; self.len()];
        for (value, times) in values {
            if let Some(index) = self.index(value) {
                counts[index] += times;
            }
        }
        let all = counts.iter().sum::<usize>().max(1) as f64;
        let bin = |(edges, count): (&[f64], usize)| Bin {
            from: edges[0],
            to: edges[1],
            count,
            density: count as f64 / all / (edges[1] - edges[0]),
        };
        self.edges.windows(2).zip(counts).map(bin).collect()
    }
}

fn check(from: f64, to: f64, count: usize) -> Result<()> {
    enough("bins", count, 1)?;
    if count > MOST {
        return Err(AnalysisError::parameter("count", count, format!("at most {MOST} bins")));
    }
    if from.is_finite() && to.is_finite() && from < to {
        Ok(())
    } else {
        Err(AnalysisError::parameter("to", to, format!("a finite number above `from` = {from}")))
    }
}
