//! The columns of a full matrix, of which a few rows are looked at: so the sums of these targets can stay in registers while all
//! sources pass by.

/// Targets whose sums are kept together: enough for each vector unit to be busy, few enough for the registers of AVX2.
pub const SWEPT: usize = 64;

/// The largest matrix that is swept so [bytes]: in a larger one, the rest of each column is far from the cache in the next sweep.
const LARGEST: usize = 1 << 16;

/// Whether sweeps by [`SWEPT`] targets pay for a matrix of so many sources. The last sweep takes targets once more that had one, to be as
/// long as the others; it must not be too many. Where numbers have 64 bits, registers are too few.
#[inline(always)]
pub fn sweeps_pay<T>(targets: &[T], sources: usize) -> bool {
    let (targets, size) = (targets.len(), size_of::<T>());
    let again = targets.next_multiple_of(SWEPT) - targets;
    size <= 4 && targets >= SWEPT && again * 3 <= targets && targets.saturating_mul(sources) <= LARGEST / size.max(1)
}

/// The sums of the targets from `first` on that are swept together.
///
/// # Panics
///
/// Where there are fewer.
#[inline(always)]
pub fn swept<T>(targets: &mut [T], first: usize) -> &mut [T; SWEPT] {
    match targets[first..].first_chunk_mut() {
        Some(swept) => swept,
        None => panic!("fewer than {SWEPT} targets from {first} on"),
    }
}

/// Some rows of a matrix that lies by columns.
#[derive(Debug)]
pub struct Sweep<'a, T> {
    values: &'a [T],
    rows: usize,
    columns: usize,
    first: usize,
}

impl<'a, T> Sweep<'a, T> {
    /// [`SWEPT`] rows from `first` on, of a matrix of `rows` by `columns`.
    ///
    /// # Panics
    ///
    /// Where the matrix has another size or fewer rows.
    #[inline(always)]
    pub fn new(values: &'a [T], rows: usize, columns: usize, first: usize) -> Self {
        let fits = rows.checked_mul(columns) == Some(values.len()) && rows >= SWEPT && first <= rows - SWEPT;
        assert!(fits, "rows {first} to {} of a matrix of {rows} by {columns}", first + SWEPT);
        Self { values, rows, columns, first }
    }

    /// These rows of one column.
    ///
    /// # Panics
    ///
    /// Where there is no such column. Nothing else has to be checked, which is what this type is for: in a loop over the columns the
    /// compiler sees that they are there.
    #[inline(always)]
    pub fn column(&self, column: usize) -> &'a [T; SWEPT] {
        assert!(column < self.columns, "no such column");
        #[allow(unsafe_code, reason = "the checks would take as long as the sums")]
        // SAFETY: `new` has seen that there are as many values as rows times columns, and that the rows lie in each of these; the
        // column has just been looked at. Arrays are aligned as their elements.
        unsafe {
            &*self.values.as_ptr().add(column * self.rows + self.first).cast()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_those_of_the_matrix() {
        let (rows, columns) = (70, 3);
        let values: [usize; 210] = core::array::from_fn(|k| k);
        for first in 0..=rows - SWEPT {
            let sweep = Sweep::new(&values, rows, columns, first);
            for column in 0..columns {
                assert_eq!(sweep.column(column)[..], values[column * rows + first..][..SWEPT]);
            }
        }
    }

    #[test]
    #[should_panic = "no such column"]
    fn there_is_no_column_behind_the_last() {
        let values = [0; 2 * SWEPT];
        Sweep::new(&values, SWEPT, 2, 0).column(2);
    }

    #[test]
    #[should_panic = "rows 1 to 65 of a matrix of 64 by 2"]
    fn rows_behind_the_last_are_refused() {
        let values = [0; 2 * SWEPT];
        let _ = Sweep::new(&values, SWEPT, 2, 1);
    }
}
