use super::Symbol;

/// An endless sequence of letters, for a network to be driven by and a read-out to be trained on.
///
/// A source is made from a seed; the same seed gives the same sequence.
///
/// ```
/// use pymonn::tasks::{Source, Symbol, counting};
///
/// let mut words = counting(2, 7)?;
/// assert_eq!(words.alphabet(), ['A', 'B', 'C', 'D', 'E', 'F']);
/// let sequence: Vec<Symbol> = words.sequence(400);
/// for word in sequence.chunks(4) {
///     let letters: String = words.spelt(word);
///     assert!(letters == "ABBC" || letters == "DEEF");
///     assert!(word[0].is_first() && word[3].is_last());
/// }
/// # Ok::<(), pymonn::Refusal>(())
/// ```
pub trait Source {
    /// The letters' names, by index.
    fn alphabet(&self) -> &[char];

    /// The next step.
    fn next_symbol(&mut self) -> Symbol;

    /// How many letters there are.
    fn symbols(&self) -> usize {
        self.alphabet().len()
    }

    /// The next `steps` steps.
    fn sequence(&mut self, steps: usize) -> Vec<Symbol> {
        (0..steps).map(|_| self.next_symbol()).collect()
    }

    /// The letters' names one after another, `_` where nothing is shown.
    fn spelt(&self, sequence: &[Symbol]) -> String {
        let name = |symbol: &Symbol| symbol.letter.and_then(|letter| self.alphabet().get(letter).copied());
        sequence.iter().map(|symbol| name(symbol).unwrap_or('_')).collect()
    }
}
