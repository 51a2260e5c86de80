use pymonn_core::{Refusal, Rng};

use super::check::{drawn, probabilities, stream};
use super::words::index_of;
use super::{Source, Symbol};

/// Strings of a finite-state grammar, one after another: letters stand on the arrows from state to state.
///
/// A string begins in state 0 and ends with an arrow to `None`. All are word 0, with the letter's place in the string as position. What
/// may come next is known, so a network can be asked for it: [`allowed`](Self::allowed).
///
/// ```
/// use pymonn::tasks::{Grammar, Source};
///
/// let mut reber = Grammar::reber(2)?;
/// let sequence = reber.sequence(500);
/// assert!(reber.spelt(&sequence).starts_with('B'));
///
/// // A own: (ab)*c, as often again as not.
/// let mut own = Grammar::new(&[&[('a', Some(1), 0.5), ('c', None, 0.5)], &[('b', Some(0), 1.0)]], 3)?;
/// assert!(own.sequence(100).windows(2).all(|pair| pair[0].letter != Some(0) || pair[1].letter == Some(2)));
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Grammar {
    alphabet: Vec<char>,
    /// Letter and next state of each arrow, by state.
    arrows: Vec<Vec<(usize, Option<usize>)>>,
    probabilities: Vec<Vec<f64>>,
    rng: Rng,
    state: usize,
    position: usize,
}

impl Grammar {
    /// For each state its arrows: letter, next state (none: the string ends), probability.
    ///
    /// # Errors
    /// Refuses no states, next states that do not exist, probabilities of a state that do not sum to 1, and grammars with a state that can
    /// be reached but from where no string ends.
    pub fn new(states: &[&[(char, Option<usize>, f64)]], seed: u64) -> Result<Self, Refusal> {
        if states.is_empty() {
            return Err(Refusal::new("states.len()", states.len(), "at least 1"));
        }
        let mut alphabet = Vec::new();
        let (mut arrows, mut chances) = (Vec::new(), Vec::new());
        for (i, state) in states.iter().enumerate() {
            let row: Vec<f64> = state.iter().map(|(_, _, p)| *p).collect();
            probabilities(format_args!("states[{i}]"), &row, state.len())?;
            if let Some((_, next, _)) = state.iter().find(|(_, next, _)| next.is_some_and(|next| next >= states.len())) {
                return Err(Refusal::new(format_args!("states[{i}]"), next, format_args!("states below {}", states.len())));
            }
            arrows.push(state.iter().map(|(name, next, _)| (index_of(&mut alphabet, *name), *next)).collect());
            chances.push(row);
        }
        let rng = stream(seed, "tasks.grammar");
        let grammar = Self { alphabet, arrows, probabilities: chances, rng, state: 0, position: 0 };
        match grammar.without_end() {
            Some(state) => Err(Refusal::new(format_args!("states[{state}]"), states[state], "arrows that lead to an end")),
            None => Ok(grammar),
        }
    }

    /// The grammar of Reber: strings begin with B and end with E, two loops between; both arrows of a state are equally likely.
    ///
    /// Source: Reber 1967, *Implicit learning of artificial grammars*, J. Verbal Learn. Verbal Behav. 6, 855, with B and E as in Cleeremans,
    /// Servan-Schreiber & `McClelland` 1989, *Finite state automata and simple recurrent networks*, Neural Comput. 1, 372.
    ///
    /// # Errors
    /// None; `?` takes care of what [`new`](Self::new) could refuse.
    pub fn reber(seed: u64) -> Result<Self, Refusal> {
        let states: [&[_]; 7] = [
            &[('B', Some(1), 1.0)],
            &[('T', Some(2), 0.5), ('P', Some(3), 0.5)],
            &[('S', Some(2), 0.5), ('X', Some(4), 0.5)],
            &[('T', Some(3), 0.5), ('V', Some(5), 0.5)],
            &[('X', Some(3), 0.5), ('S', Some(6), 0.5)],
            &[('P', Some(4), 0.5), ('V', Some(6), 0.5)],
            &[('E', None, 1.0)],
        ];
        Self::new(&states, seed)
    }

    /// The letters that may come next.
    pub fn allowed(&self) -> Vec<usize> {
        self.open(self.state).map(|(letter, _)| letter).collect()
    }

    /// The state that the next letter leads away from.
    pub fn state(&self) -> usize {
        self.state
    }

    /// Arrows that are ever taken.
    fn open(&self, state: usize) -> impl Iterator<Item = (usize, Option<usize>)> {
        let taken = |(arrow, p): (&(usize, Option<usize>), &f64)| (*p > 0.0).then_some(*arrow);
        self.arrows[state].iter().zip(&self.probabilities[state]).filter_map(taken)
    }

    /// A state that strings reach and cannot leave for an end.
    fn without_end(&self) -> Option<usize> {
        let count = self.arrows.len();
        let (mut reached, mut ends) = (vec![false; count], vec![false; count]);
        reached[0] = true;
        // Each round carries both marks one arrow further.
        for _ in 0..count {
            for state in 0..count {
                for (_, next) in self.open(state) {
                    ends[state] |= next.is_none_or(|next| ends[next]);
                    if let (true, Some(next)) = (reached[state], next) {
                        reached[next] = true;
                    }
                }
            }
        }
        (0..count).find(|state| reached[*state] && !ends[*state])
    }
}

impl Source for Grammar {
    fn alphabet(&self) -> &[char] {
        &self.alphabet
    }

    fn next_symbol(&mut self) -> Symbol {
        let arrow = drawn(&self.probabilities[self.state], &mut self.rng);
        let (letter, next) = self.arrows[self.state][arrow];
        let position = self.position;
        self.state = next.unwrap_or(0);
        self.position = if next.is_some() { position + 1 } else { 0 };
        Symbol { letter: Some(letter), word: Some(0), position, last: next.is_none(), mixture: None }
    }
}
