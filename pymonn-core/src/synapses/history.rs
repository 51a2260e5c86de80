//! What a variable was some iterations ago, for graded transmission with a delay.

use alloc::vec::Vec;

use crate::storage::room;
use crate::{Refusal, Value};

/// The last values of one variable of the source group, one row per iteration.
#[derive(Clone, Debug)]
pub struct History<T: Value> {
    width: usize,
    depth: usize,
    newest: usize,
    cells: Vec<T>,
}

impl<T: Value> History<T> {
    /// Nothing yet: stands in until the initial state is known.
    pub const fn empty() -> Self {
        Self { width: 0, depth: 1, newest: 0, cells: Vec::new() }
    }

    /// Reaches back `max_delay` iterations; before the first one lies the initial state.
    ///
    /// # Errors
    /// So much memory is not there.
    pub fn new(initial: &[T], max_delay: usize) -> Result<Self, Refusal> {
        let (width, depth) = (initial.len(), max_delay + 1);
        let mut cells = room(width.saturating_mul(depth))?;
        (0..depth).for_each(|_| cells.extend_from_slice(initial));
        Ok(Self { width, depth, newest: 0, cells })
    }

    /// Stores the values of this iteration.
    #[inline(always)]
    pub fn push(&mut self, values: &[T]) {
        self.newest = if self.newest + 1 == self.depth { 0 } else { self.newest + 1 };
        self.cells[self.newest * self.width..][..self.width].copy_from_slice(values);
    }

    /// The values of `delay` iterations ago.
    #[inline(always)]
    pub fn ago(&self, delay: u32) -> &[T] {
        let row = (self.newest + self.depth - delay as usize) % self.depth;
        &self.cells[row * self.width..][..self.width]
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn gives_back_what_was_pushed() {
        let mut history = History::new(&[0, -1], 3).unwrap();
        for t in 1..20 {
            history.push(&[10 * t, 10 * t + 1]);
            for delay in 0..=3 {
                let then = t - delay as i32;
                let expected = if then < 1 { [0, -1] } else { [10 * then, 10 * then + 1] };
                assert_eq!(history.ago(delay), expected);
            }
        }
    }

    #[test]
    fn more_than_there_is_memory_is_refused() {
        let refusal = History::new(&[0.0_f64; 1 << 10], usize::MAX >> 8).unwrap_err();
        assert!(refusal.to_string().contains("allocate"), "{refusal}");
    }
}
