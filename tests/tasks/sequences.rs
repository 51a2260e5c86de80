//! Letters without words, grammars, texts, mixtures.

use pymonn::Refusal;
use pymonn::tasks::{Grammar, Mixtures, RandomLetters, Replay, Source, Text};

use crate::refused;

#[test]
fn letters_drawn_on_their_own() -> Result<(), Refusal> {
    let chances = [0.5, 0.3, 0.2];
    let mut source = RandomLetters::new(3, 6)?.probabilities(&chances)?.shown(0.8)?;
    let sequence = source.sequence(50_000);
    let count = |of: Option<usize>| sequence.iter().filter(|symbol| symbol.letter == of).count() as f64 / 50_000.0;
    assert!((count(None) - 0.2).abs() < 0.01);
    for (letter, p) in chances.iter().enumerate() {
        assert!((count(Some(letter)) - 0.8 * p).abs() < 0.01, "{letter}");
    }
    // Independent of the one before.
    let twice = sequence.windows(2).filter(|pair| pair.iter().all(|symbol| symbol.letter == Some(0))).count() as f64;
    assert!((twice / 49_999.0 - 0.16).abs() < 0.01, "{twice}");
    assert_eq!(refused(RandomLetters::new(0, 1)), "`letters` is 0: allowed is at least 1");
    assert_eq!(RandomLetters::new(100, 1)?.alphabet().len(), 100);
    Ok(())
}

#[test]
fn a_sequence_by_heart() -> Result<(), Refusal> {
    let mut source = Replay::random(10, 2000, 2)?;
    let sequence = source.sequence(6000);
    assert_eq!(sequence[..2000], sequence[4000..]);
    assert!(sequence.iter().map(|symbol| symbol.letter.unwrap()).take(2000).eq(source.letters().iter().copied()));
    assert!(sequence.iter().enumerate().all(|(t, symbol)| symbol.position == t % 2000 && symbol.last == (t % 2000 == 1999)));
    for letter in 0..10 {
        // 200 expected, with a standard deviation of 13.
        let count = source.letters().iter().filter(|of| **of == letter).count();
        assert!((140..260).contains(&count), "{letter}: {count}");
    }
    assert_ne!(Replay::random(10, 2000, 3)?.letters(), source.letters());
    assert_eq!(refused(Replay::random(3, 0, 1)), "`length` is 0: allowed is at least 1");
    Ok(())
}

/// Follows Reber's grammar by hand, as its states are drawn in the literature.
#[test]
fn strings_of_reber() -> Result<(), Refusal> {
    let mut source = Grammar::reber(7)?;
    assert_eq!(source.symbols(), 7);
    let mut string = String::new();
    let (mut strings, mut letters) = (0, 0);
    for _ in 0..30_000 {
        let allowed = source.allowed();
        let symbol = source.next_symbol();
        assert!(allowed.contains(&symbol.letter.unwrap()));
        assert_eq!(symbol.position, string.len());
        string.push_str(&source.spelt(&[symbol]));
        if symbol.last {
            assert!(is_reber(&string), "{string}");
            strings += 1;
            letters += string.len();
            string.clear();
        }
    }
    // B and E, and six steps between on average: each of the two inner loops doubles what it holds.
    let mean = f64::from(letters as u32) / f64::from(strings);
    assert!((mean - 8.0).abs() < 0.2, "{mean}");
    Ok(())
}

fn is_reber(string: &str) -> bool {
    let mut state = 0;
    for letter in string.chars() {
        state = match (state, letter) {
            (0, 'B') => 1,
            (1, 'T') | (2, 'S') => 2,
            (1, 'P') | (3, 'T') | (4, 'X') => 3,
            (2, 'X') | (5, 'P') => 4,
            (3, 'V') => 5,
            (4, 'S') | (5, 'V') => 6,
            (6, 'E') => 7,
            _ => return false,
        };
    }
    state == 7
}

#[test]
fn bad_grammars_are_refused() {
    let grammar = |states: &[&[(char, Option<usize>, f64)]]| refused(Grammar::new(states, 1));
    assert_eq!(grammar(&[]), "`states.len()` is 0: allowed is at least 1");
    assert_eq!(grammar(&[&[('a', None, 0.5)]]), "`sum of states[0]` is 0.5: allowed is 1");
    assert_eq!(grammar(&[&[('a', Some(1), 1.0)]]), "`states[0]` is Some(1): allowed is states below 1");
    let endless = grammar(&[&[('a', Some(1), 0.5), ('b', None, 0.5)], &[('c', Some(1), 1.0), ('d', None, 0.0)]]);
    assert!(endless.starts_with("`states[1]` is [('c', Some(1), 1.0)") && endless.ends_with("arrows that lead to an end"));
}

#[test]
fn a_text_and_a_file() -> Result<(), Refusal> {
    let mut text = Text::new("übe  Übung\n")?;
    let sequence = text.sequence(13);
    assert_eq!(text.spelt(&sequence), "übe  Übung\nüb");
    let words: Vec<_> = sequence.iter().map(|symbol| symbol.word).collect();
    let (none, first, second) = (None, Some(0), Some(1));
    assert_eq!(words, [first, first, first, none, none, second, second, second, second, second, none, first, first]);
    assert!(text.alphabet().is_sorted());
    let file = Text::from_file(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))?;
    assert!(file.alphabet().contains(&'['));
    assert!(refused(Text::from_file("no such file")).starts_with("`path` is \"no such file\": allowed is a text file in UTF-8"));
    assert_eq!(refused(Text::new("")), "`text` is \"\": allowed is at least one character");
    Ok(())
}

#[test]
fn mixtures() -> Result<(), Refusal> {
    let shares = [0.0, 0.25, 1.0];
    let mut source = Mixtures::new(&shares, 3)?;
    let sequence = source.sequence(60_000);
    let mut counts = [0; 3];
    let mut draws = Vec::new();
    for trial in sequence.chunk_by(|_, next| !(next.is_first())) {
        let word = trial[0].word.unwrap();
        counts[word] += 1;
        let mixture = trial[0].mixture.unwrap();
        assert_eq!((trial[0].letter, mixture.other, mixture.share), (Some(0), 1, shares[word]));
        draws.push(mixture.draw);
        assert!(trial[1..].iter().all(|symbol| symbol.mixture.is_none()));
        if trial.len() > 5 {
            assert_eq!(source.spelt(&trial[1..5]), "XXX_");
            assert!(trial[4].is_last() && trial[5..].iter().all(|symbol| symbol.letter.is_none() && symbol.word.is_none()));
        }
    }
    let trials = draws.len();
    draws.sort_unstable();
    draws.dedup();
    assert_eq!(draws.len(), trials);
    for count in counts {
        // A third of 3400, with a standard deviation of 27.
        assert!((count as f64 / trials as f64 - 1.0 / 3.0).abs() < 0.04, "{counts:?}");
    }
    assert_eq!(refused(Mixtures::new(&[0.5, 1.5], 1)), "`shares[1]` is 1.5: allowed is a part from 0 to 1");
    Ok(())
}
