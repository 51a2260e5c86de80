use alloc::vec::Vec;

/// Which pattern of a group is next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// One after another, over and over.
    Sequential,
    /// Each time any of them, all equally probable.
    Random,
    /// Each time every one of them with this probability, those that are drawn added up; the label is that of the first.
    Independent(f64),
    /// The one whose index the program has written into the shared variable `chosen`, for as long as it stands there; −1 is none.
    /// Duration, pause and probability do not count.
    ByHand,
}

/// What is seen where several groups show a pattern at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// It is added to those of other groups.
    Adds,
    /// It alone is seen; of several such groups, the first.
    Alone,
    /// One of the groups that compete, or the sum of those that add, is seen: any of these, all equally probable, drawn anew
    /// whenever a pattern begins or ends.
    Competes,
}

/// Which neurons see a pattern group.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// The first ones: by index, pixel by pixel, row by row, channel by channel. On a `grid3(width, height, channels)` each has
    /// its own.
    First,
    /// Those in the middle of the grid. Channels are layers, or lie one below the other on a flat grid.
    Centre,
    /// These, in the order of the pixels.
    Neurons(Vec<u32>),
}
