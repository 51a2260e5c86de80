//! Finding the neurons near a place: they are sorted into cells about as wide as the search reaches.

use alloc::vec::Vec;
use core::ops::Range;

use crate::position::wrapped;
use crate::storage::{collected, filled, room};
use crate::{Neurons, Refusal};

/// Neurons by their places.
pub(super) struct Search {
    /// In the order of `members`.
    places: Vec<[f32; 3]>,
    /// Where space repeats itself, 0 along axes where it does not.
    period: [f32; 3],
    /// How far the search reaches along each axis.
    reach: [f32; 3],
    axes: [Axis; 3],
    /// Which of `members` lie in a cell.
    starts: Vec<u32>,
    members: Vec<u32>,
}

/// How one axis is cut into cells.
#[derive(Clone, Copy)]
struct Axis {
    low: f32,
    edge: f32,
    cells: usize,
    round: bool,
}

impl Axis {
    /// Cells not narrower than the search reaches, so that few of them are looked at.
    fn new(period: f32, reach: f32, places: impl Iterator<Item = f32>) -> Self {
        let (mut low, mut high) = (0.0, period);
        if period == 0.0 {
            (low, high) = places.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        }
        let width = high - low;
        let cells = if width > 0.0 { ((width / reach) as usize).max(1) } else { 1 };
        Self { low, edge: width, cells, round: period > 0.0 }
    }

    fn cell(&self, x: f32) -> usize {
        let x =
            if self.round { x - self.edge * self.cells as f32 * libm::floorf(x / (self.edge * self.cells as f32)) } else { x };
        (((x - self.low) / self.edge) as usize).min(self.cells - 1)
    }

    /// The cells from `x - reach` to `x + reach`; on a ring they may go on behind the last.
    fn around(&self, x: f32, reach: f32) -> Range<usize> {
        let at = |x: f32| libm::floorf((x - self.low) / self.edge);
        // Wider than rounding errors.
        let reach = reach + 1e-5 * (reach + x.abs() + self.low.abs() + self.edge);
        let (first, last) = (at(x - reach), at(x + reach));
        let cells = self.cells as f32;
        if self.round {
            // Infinite where the reach is.
            let across = last - first + 1.0;
            if across >= cells {
                return 0..self.cells;
            }
            let start = (first - cells * libm::floorf(first / cells)) as usize;
            return start..start + across as usize;
        }
        let end = (last.min(cells - 1.0) + 1.0) as usize;
        (first.max(0.0) as usize).min(end)..end
    }
}

impl Search {
    /// Sorts neurons for searches that reach so far along each axis, which may be without end.
    pub(super) fn new(neurons: &Neurons, reach: [f32; 3], period: [f32; 3]) -> Result<Self, Refusal> {
        let places = collected((0..neurons.size()).map(|k| neurons.neuron(k).place()))?;
        let mut axes = [0, 1, 2].map(|k| Axis::new(period[k], reach[k], places.iter().map(|place: &[f32; 3]| place[k])));
        // Not more cells than neurons, however short the search: those of the axis with most are merged.
        while axes.iter().fold(1_usize, |all, axis| all.saturating_mul(axis.cells)) > places.len().max(1) {
            if let Some(most) = axes.iter_mut().max_by_key(|axis| axis.cells) {
                most.cells = most.cells.div_ceil(2);
            }
        }
        for axis in &mut axes {
            axis.edge = if axis.edge > 0.0 { axis.edge / axis.cells as f32 } else { 1.0 };
        }
        let cells = axes.iter().map(|axis| axis.cells).product::<usize>();
        let cell = |place: &[f32; 3]| {
            let [x, y, z] = [0, 1, 2].map(|k| axes[k].cell(place[k]));
            (z * axes[1].cells + y) * axes[0].cells + x
        };
        let mut starts = filled(0_u32, cells + 1)?;
        for place in &places {
            starts[cell(place) + 1] += 1;
        }
        for k in 0..cells {
            starts[k + 1] += starts[k];
        }
        let mut next = room(cells)?;
        next.extend_from_slice(&starts[..cells]);
        let mut members = filled(0_u32, places.len())?;
        let mut sorted = filled([0.0; 3], places.len())?;
        for (number, place) in places.iter().enumerate() {
            let next = &mut next[cell(place)];
            members[*next as usize] = number as u32;
            sorted[*next as usize] = *place;
            *next += 1;
        }
        Ok(Self { places: sorted, period, reach, axes, starts, members })
    }

    /// About how many neurons a search looks at.
    pub(super) fn candidates(&self) -> usize {
        let share: f64 = self.axes.iter().map(|axis| (3.0 / axis.cells as f64).min(1.0)).product();
        (share * self.places.len() as f64) as usize
    }

    /// Shows each neuron within reach, and perhaps others, once: its number, and the shortest way to it.
    pub(super) fn near(
        &self,
        place: [f32; 3],
        mut show: impl FnMut(usize, [f32; 3]) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let [xs, ys, zs] = [0, 1, 2].map(|k| self.axes[k].around(place[k], self.reach[k]));
        let [nx, ny, nz] = self.axes.map(|axis| axis.cells);
        for z in zs {
            for y in ys.clone() {
                for x in xs.clone() {
                    let cell = (z % nz * ny + y % ny) * nx + x % nx;
                    let range = self.starts[cell] as usize..self.starts[cell + 1] as usize;
                    for (&member, other) in self.members[range.clone()].iter().zip(&self.places[range]) {
                        let way = [other[0] - place[0], other[1] - place[1], other[2] - place[2]];
                        show(member as usize, wrapped(way, self.period))?;
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::position::length;
    use crate::{Extent, grid3};

    #[test]
    fn it_finds_all_that_are_near_once() {
        let noisy = Extent::from(grid3(7, 6, 3).scale([1.0, 0.7, 1.3]).noise([0.9, 0.9, 0.5]).rotate_about([1.0, 2.0, 3.0], 0.4));
        let neurons = Neurons::from(noisy);
        for period in [[0.0; 3], [7.0, 0.0, 0.0], [7.0, 5.0, 4.0], [2.0, 2.0, 2.0]] {
            for reach in [0.0, 0.3, 1.0, 2.5, 50.0, f32::INFINITY] {
                let search = Search::new(&neurons, [reach; 3], period).unwrap();
                for k in 0..neurons.size() {
                    let place = neurons.neuron(k).place();
                    let mut found = Vec::new();
                    let near = |number, way| {
                        if length(way) <= reach {
                            found.push(number);
                        }
                        Ok(())
                    };
                    search.near(place, near).unwrap();
                    found.sort_unstable();
                    let within = |&other: &usize| {
                        let there = neurons.neuron(other).place();
                        length(wrapped([0, 1, 2].map(|k| there[k] - place[k]), period)) <= reach
                    };
                    let expected: Vec<_> = (0..neurons.size()).filter(within).collect();
                    assert_eq!(found, expected, "{period:?} {reach}");
                }
            }
        }
    }

    #[test]
    fn it_looks_at_few_where_the_reach_is_short() {
        let neurons = Neurons::from(grid3(100, 100, 1));
        let search = Search::new(&neurons, [2.0; 3], [100.0, 100.0, 0.0]).unwrap();
        let mut looked = 0;
        search
            .near([0.0; 3], |_, _| {
                looked += 1;
                Ok(())
            })
            .unwrap();
        assert!((13..=81).contains(&looked), "{looked}");
        assert!(search.candidates() < 100);
    }
}
