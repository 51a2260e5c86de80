//! When rows were recorded, and which of them a window keeps.

use alloc::vec::Vec;

/// The iterations of the rows of a recording, and the rule by which old rows go.
///
/// Rows beyond the window stay in the buffer until it holds two windows; then they go all at once, so that each row is moved
/// at most once. What a caller shows begins at [`start`](Self::start).
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    iterations: Vec<u64>,
    dt: f64,
    window: Option<usize>,
}

/// What the owner of the rows does before it appends one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    /// Remove this many rows at the front.
    pub(super) discard: usize,
    /// Make room for exactly this many rows.
    pub(super) reserve: usize,
}

impl Timeline {
    pub(super) const fn new(dt: f64) -> Self {
        Self { iterations: Vec::new(), dt, window: None }
    }

    pub(super) fn dt(&self) -> f64 {
        self.dt
    }

    /// The first row in the buffer that the window shows.
    pub(super) fn start(&self) -> usize {
        self.window.map_or(0, |window| self.iterations.len().saturating_sub(window))
    }

    pub(super) fn iterations(&self) -> &[u64] {
        &self.iterations[self.start()..]
    }

    pub(super) fn times(&self) -> impl ExactSizeIterator<Item = f64> + DoubleEndedIterator + Clone {
        let dt = self.dt;
        self.iterations().iter().map(move |iteration| *iteration as f64 * dt)
    }

    /// Notes a row; `None` if no row is kept at all.
    pub(super) fn push(&mut self, iteration: u64) -> Option<Room> {
        let rows = self.iterations.len();
        let room = match self.window {
            Some(0) => return None,
            Some(window) if rows / 2 >= window => Room { discard: rows - window, reserve: 0 },
            // The last time that the buffer grows.
            Some(window) if rows == window => Room { discard: 0, reserve: window },
            _ => Room { discard: 0, reserve: 0 },
        };
        self.iterations.drain(..room.discard);
        self.iterations.reserve_exact(room.reserve);
        self.iterations.push(iteration);
        Some(room)
    }

    /// Changes the window; the owner removes as many rows at the front as this returns.
    pub(super) fn set_window(&mut self, window: Option<usize>) -> usize {
        // What the old window hides is gone, even if the new one is larger.
        let shown = self.iterations.len() - self.start();
        let discard = self.iterations.len() - window.map_or(shown, |window| window.min(shown));
        self.iterations.drain(..discard);
        self.window = window;
        discard
    }

    pub(super) fn reserve(&mut self, rows: usize) {
        self.iterations.reserve(rows);
    }

    pub(super) fn clear(&mut self) {
        self.iterations.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_buffer_holds_at_most_two_windows() {
        let mut timeline = Timeline::new(0.5);
        timeline.set_window(Some(3));
        let mut capacity = 0;
        for iteration in 1..100 {
            timeline.push(iteration);
            assert!(timeline.iterations.len() <= 6);
            assert!(timeline.iterations().iter().copied().eq(iteration.saturating_sub(2).max(1)..=iteration));
            if iteration == 4 {
                capacity = timeline.iterations.capacity();
            }
        }
        assert_eq!(timeline.iterations.capacity(), capacity);
        assert!(timeline.times().eq([48.5, 49.0, 49.5]));
    }

    #[test]
    fn a_larger_window_brings_nothing_back() {
        let mut timeline = Timeline::new(1.0);
        timeline.set_window(Some(2));
        for iteration in 0..4 {
            timeline.push(iteration);
        }
        assert_eq!(timeline.set_window(Some(10)), 2);
        assert_eq!(timeline.iterations(), [2, 3]);
        assert_eq!(timeline.set_window(Some(1)), 1);
        assert_eq!(timeline.set_window(Some(0)), 1);
        assert_eq!(timeline.push(4), None);
        assert_eq!(timeline.set_window(None), 0);
    }
}
