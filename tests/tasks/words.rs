//! Words: their letters, probabilities, order, pauses.

use pymonn::Refusal;
use pymonn::tasks::{
    Hidden, Mixtures, Source, Symbol, Words, counting, fiser, fiser_control, hesselmann, occluder, permutations, repeated,
};

use crate::refused;

/// The words of a sequence that begins with one, each with its index; pauses as their length.
fn parsed(source: &impl Source, sequence: &[Symbol]) -> Vec<(Option<usize>, String)> {
    let stretches = sequence.chunk_by(|symbol, _| !symbol.last);
    stretches
        .filter(|stretch| stretch.last().is_some_and(|symbol| symbol.last))
        .map(|stretch| {
            for (position, symbol) in stretch.iter().enumerate() {
                assert_eq!((symbol.position, symbol.word, symbol.mixture), (position, stretch[0].word, None));
            }
            (stretch[0].word, source.spelt(stretch))
        })
        .collect()
}

fn part<T>(items: &[T], of: impl Fn(&T) -> bool) -> f64 {
    items.iter().filter(|item| of(item)).count() as f64 / items.len() as f64
}

#[test]
fn counting_words() -> Result<(), Refusal> {
    let mut source = counting(8, 3)?;
    let sequence = source.sequence(40_000);
    let words = parsed(&source, &sequence);
    assert_eq!(words.len(), 4000);
    for (word, letters) in &words {
        assert_eq!(letters, ["ABBBBBBBBC", "DEEEEEEEEF"][word.unwrap()]);
    }
    // Standard errors of 0.008 and 0.011.
    assert!((part(&words, |word| word.0 == Some(0)) - 0.5).abs() < 0.03);
    let same = words.windows(2).filter(|pair| pair[0] == pair[1]).count() as f64 / 3999.0;
    assert!((same - 0.5).abs() < 0.03, "{same}");
    assert_eq!(part(&sequence, Symbol::is_first), 0.1);
    assert_eq!(part(&sequence, Symbol::is_last), 0.1);
    assert_eq!(refused(counting(0, 1)), "`n` is 0: allowed is at least 1");
    Ok(())
}

#[test]
fn a_seed_decides() -> Result<(), Refusal> {
    let sequence = |seed| counting(4, seed).map(|mut source| source.sequence(600));
    assert_eq!(sequence(1)?, sequence(1)?);
    assert_ne!(sequence(1)?, sequence(2)?);
    // The same on every machine and in every version.
    let mut words = Words::new(["a", "b", "c", "d"], 1)?;
    let sequence = words.sequence(24);
    assert_eq!(words.spelt(&sequence), "acdabccdabdaadadbacdcbdd");
    Ok(())
}

#[test]
fn a_chain_of_words() -> Result<(), Refusal> {
    let chances = [[0.2, 0.8, 0.0], [0.0, 0.5, 0.5], [1.0, 0.0, 0.0]];
    let mut source = Words::new(["xy", "z", "xxz"], 9)?.transitions(&chances)?.gap(1, 3)?;
    assert_eq!((source.alphabet(), source.count()), (&['x', 'y', 'z'][..], 3));
    let sequence = source.sequence(60_000);
    let all = parsed(&source, &sequence);
    let (words, pauses): (Vec<_>, Vec<_>) = all.iter().partition(|(word, _)| word.is_some());
    for length in 1..=3 {
        let found = part(&pauses, |pause| pause.1.len() == length);
        assert!((found - 1.0 / 3.0).abs() < 0.02, "{length}: {found}");
    }
    assert!(pauses.iter().all(|(_, letters)| letters.chars().all(|letter| letter == '_')));
    assert!(all.windows(2).all(|pair| pair[0].0.is_some() != pair[1].0.is_some()));
    for (before, row) in chances.iter().enumerate() {
        let after: Vec<_> = words.windows(2).filter(|pair| pair[0].0 == Some(before)).map(|pair| pair[1].0).collect();
        for (word, p) in row.iter().enumerate() {
            let found = part(&after, |after| *after == Some(word));
            assert!((found - p).abs() < 0.025 && (*p > 0.0 || found == 0.0), "{before} to {word}: {found}");
        }
    }
    Ok(())
}

#[test]
fn probabilities_of_words() -> Result<(), Refusal> {
    let mut source = Words::new(["ab", "c", "d"], 5)?.probabilities(&[0.7, 0.3, 0.0])?;
    let sequence = source.sequence(34_000);
    let words = parsed(&source, &sequence);
    for (word, p) in [(0, 0.7), (1, 0.3), (2, 0.0)] {
        let found = part(&words, |of| of.0 == Some(word));
        assert!((found - p).abs() < 0.015 && (p > 0.0 || found == 0.0), "{word}: {found}");
    }
    Ok(())
}

#[test]
fn one_word_and_all_orders_of_it() -> Result<(), Refusal> {
    let mut source = repeated("ABCD", 10, 1)?;
    let sequence = source.sequence(28);
    assert_eq!(source.spelt(&sequence), "ABCD__________ABCD__________");

    let mut control = permutations("ABCD", 10, 1)?;
    let sequence = control.sequence(14 * 4800);
    let words: Vec<_> = parsed(&control, &sequence).into_iter().filter(|(word, _)| word.is_some()).collect();
    assert_eq!(words.len(), 4800);
    let mut orders: Vec<_> = words.iter().map(|(_, letters)| letters.as_str()).collect();
    orders.sort_unstable();
    orders.dedup();
    assert_eq!(orders.len(), 24);
    assert_eq!(words.iter().find(|(word, _)| *word == Some(0)).unwrap().1, "ABCD");
    assert_eq!(words.iter().find(|(word, _)| *word == Some(23)).unwrap().1, "DCBA");
    // 200 of each, with a standard deviation of 14.
    for order in orders {
        let count = words.iter().filter(|(_, letters)| letters == order).count();
        assert!((130..270).contains(&count), "{order}: {count}");
    }
    assert_eq!(refused(permutations("ABCDEFGHI", 0, 1)), "`word` is \"ABCDEFGHI\": allowed is at most 8 letters");
    Ok(())
}

#[test]
fn natural_words_and_their_control_share_indices() -> Result<(), Refusal> {
    let (mut natural, mut control) = (fiser(0.3, 1)?, fiser_control(1)?);
    assert_eq!(natural.alphabet(), control.alphabet());
    let sequence = natural.sequence(20_000);
    let words = parsed(&natural, &sequence);
    assert!(words.iter().all(|(word, letters)| letters == ["ABCD", "EFGH"][word.unwrap()]));
    assert!((part(&words, |word| word.0 == Some(0)) - 0.3).abs() < 0.03);
    let sequence = control.sequence(1000);
    assert!(parsed(&control, &sequence).iter().all(|(word, letters)| letters == ["EDCBA", "HGF"][word.unwrap()]));
    assert_eq!(refused(fiser(1.5, 1)), "`p` is 1.5: allowed is a probability from 0 to 1");
    Ok(())
}

#[test]
fn an_object_behind_an_occluder() -> Result<(), Refusal> {
    let mut hidden = occluder(7, 2..5, Hidden::Blank, 0.25, 8)?;
    assert_eq!(hidden.symbols(), 7);
    let sequence = hidden.sequence(28_000);
    let words = parsed(&hidden, &sequence);
    for (word, letters) in &words {
        assert_eq!(letters, ["AB___FG", "GF___BA", "ABCDEFG", "GFEDCBA"][word.unwrap()]);
    }
    for (word, p) in [(0, 0.375), (1, 0.375), (2, 0.125), (3, 0.125)] {
        assert!((part(&words, |of| of.0 == Some(word)) - p).abs() < 0.03, "{word}");
    }
    let mut covered = occluder(4, 1..3, Hidden::Occluder, 0.0, 8)?;
    assert_eq!(covered.alphabet(), ['A', 'B', 'C', 'D', '#']);
    assert!(covered.sequence(400).iter().all(|symbol| symbol.letter == Some(4) || !(1..3).contains(&symbol.position)));
    let allowed = "allowed is at least one of the positions between the first and the last of 7";
    for hidden in [0..3, 3..3, 4..7] {
        assert_eq!(refused(occluder(7, hidden.clone(), Hidden::Blank, 0.0, 1)), format!("`hidden` is {hidden:?}: {allowed}"));
    }
    Ok(())
}

#[test]
fn trials_of_a_decision() -> Result<(), Refusal> {
    let mut source = hesselmann(2.0 / 3.0, 4)?;
    assert_eq!(source.alphabet(), Mixtures::new(&[0.5], 1)?.alphabet());
    let sequence = source.sequence(60_000);
    let all = parsed(&source, &sequence);
    let (words, pauses): (Vec<_>, Vec<_>) = all.iter().partition(|(word, _)| word.is_some());
    assert!(words.iter().all(|(word, letters)| letters == ["AXXX_", "BXXX_"][word.unwrap()]));
    assert!((part(&words, |word| word.0 == Some(0)) - 2.0 / 3.0).abs() < 0.03);
    for length in 10..=15 {
        assert!((part(&pauses, |pause| pause.1.len() == length) - 1.0 / 6.0).abs() < 0.03, "{length}");
    }
    Ok(())
}

#[test]
fn bad_words_are_refused() -> Result<(), Refusal> {
    assert_eq!(refused(Words::new(["AB", ""], 1)), "`words[1]` is \"\": allowed is a word with at least one letter");
    assert_eq!(refused(Words::new(["__"], 1)), "`words[0]` is \"__\": allowed is a word with at least one letter");
    assert_eq!(refused(Words::new([""; 0], 1)), "`words` is []: allowed is at least one word");
    let two = || Words::new(["A", "B"], 1);
    assert_eq!(refused(two()?.probabilities(&[0.5, 0.4])), "`sum of probabilities` is 0.9: allowed is 1");
    assert_eq!(refused(two()?.probabilities(&[1.0])), "`probabilities.len()` is 1: allowed is 2, one for each choice");
    let negative = refused(two()?.probabilities(&[1.5, -0.5]));
    assert_eq!(negative, "`probabilities[0]` is 1.5: allowed is a probability from 0 to 1");
    assert!(refused(two()?.probabilities(&[f64::NAN, 0.5])).starts_with("`probabilities[0]` is NaN"));
    assert_eq!(refused(two()?.transitions(&[[0.5, 0.5]])), "`transitions.len()` is 1: allowed is 2, one row for each word");
    assert_eq!(refused(two()?.transitions(&[[0.5, 0.5], [0.5, 0.6]])), "`sum of transitions[1]` is 1.1: allowed is 1");
    assert_eq!(refused(two()?.gap(3, 2)), "`gap` is (3, 2): allowed is two numbers of steps, the lower one first");
    assert_eq!(refused(two()?.named(&['A', 'C'])), "`alphabet` is ['A', 'C']: allowed is one with the letter 'B'");
    assert_eq!(refused(two()?.named(&['A', 'B', 'A'])), "`alphabet[2]` is 'A': allowed is a letter that is there once");
    Ok(())
}
