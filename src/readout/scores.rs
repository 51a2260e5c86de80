use nalgebra::DMatrix;
use pymonn_core::Refusal;

/// How well classes were told: the true one and the one told, step by step.
///
/// ```
/// use pymonn::readout::Scores;
///
/// let scores = Scores::new(vec![0, 1, 1, 2], vec![0, 1, 2, 2], 4)?;
/// assert_eq!(scores.accuracy(), 0.75);
/// assert_eq!(scores.per_class(), [Some(1.0), Some(0.5), Some(1.0), None]);
/// assert_eq!(scores.confusion()[(1, 2)], 1);
/// // Without the first step of each word.
/// let first = [true, false, true, false];
/// assert_eq!(scores.accuracy_where(|t| !first[t]), Some(1.0));
/// assert_eq!(scores.by_position(&[0, 1, 0, 1])?, [Some(0.5), Some(1.0)]);
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    truth: Vec<usize>,
    told: Vec<usize>,
    classes: usize,
}

impl Scores {
    /// Of these true classes and of what was told.
    ///
    /// # Errors
    /// Refuses lists of different length, empty ones, and classes that do not exist.
    pub fn new(truth: Vec<usize>, told: Vec<usize>, classes: usize) -> Result<Self, Refusal> {
        if truth.is_empty() {
            return Err(Refusal::new("truth.len()", 0, "at least one step"));
        }
        if told.len() != truth.len() {
            return Err(Refusal::new("told.len()", told.len(), format_args!("{}, as many as true ones", truth.len())));
        }
        if let Some(class) = truth.iter().chain(&told).find(|class| **class >= classes) {
            return Err(Refusal::new("class", class, format_args!("a class below {classes}")));
        }
        Ok(Self { truth, told, classes })
    }

    /// The true class of each step.
    pub fn truth(&self) -> &[usize] {
        &self.truth
    }

    /// The class told at each step.
    pub fn told(&self) -> &[usize] {
        &self.told
    }

    /// Part of all steps that is right.
    pub fn accuracy(&self) -> f64 {
        self.accuracy_where(|_| true).unwrap_or_default()
    }

    /// Part that is right of the steps (by index) that are chosen, if any is.
    pub fn accuracy_where(&self, chosen: impl Fn(usize) -> bool) -> Option<f64> {
        let mut part = Part::default();
        for t in (0..self.truth.len()).filter(|t| chosen(*t)) {
            part.add(self.truth[t] == self.told[t]);
        }
        part.share()
    }

    /// Part that is right of the steps of each true class; none for classes that do not occur.
    pub fn per_class(&self) -> Vec<Option<f64>> {
        let mut parts = vec![Part::default(); self.classes];
        for (truth, told) in self.truth.iter().zip(&self.told) {
            parts[*truth].add(truth == told);
        }
        parts.iter().map(Part::share).collect()
    }

    /// Part that is right at each position, given for each step; none for positions that do not occur.
    ///
    /// # Errors
    /// Refuses another number of positions than of steps, and positions above 2^20.
    pub fn by_position(&self, positions: &[usize]) -> Result<Vec<Option<f64>>, Refusal> {
        if positions.len() != self.truth.len() {
            return Err(Refusal::new("positions.len()", positions.len(), format_args!("{}, one per step", self.truth.len())));
        }
        if let Some(position) = positions.iter().find(|position| **position > FURTHEST) {
            return Err(Refusal::new("position", position, format_args!("at most {FURTHEST}")));
        }
        let mut parts = vec![Part::default(); positions.iter().max().map_or(0, |last| last + 1)];
        for (t, position) in positions.iter().enumerate() {
            parts[*position].add(self.truth[t] == self.told[t]);
        }
        Ok(parts.iter().map(Part::share).collect())
    }

    /// How often each class (row) was told as each (column).
    pub fn confusion(&self) -> DMatrix<usize> {
        let mut counts = DMatrix::zeros(self.classes, self.classes);
        for (truth, told) in self.truth.iter().zip(&self.told) {
            counts[(*truth, *told)] += 1;
        }
        counts
    }
}

/// A place in a word beyond which there is none.
const FURTHEST: usize = 1 << 20;

#[derive(Clone, Copy, Default)]
struct Part {
    right: usize,
    all: usize,
}

impl Part {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn share(&self) -> Option<f64> {
        (self.all > 0).then(|| self.right as f64 / self.all as f64)
    }
}
