//! Figure 2: a sequence that was learnt evokes more activity than others, and letters that are left out are recalled.

use pymonn::models::ensemble;
use pymonn::models::sorn::Parameters;
use pymonn::plot::{Panel, curves};
use pymonn::tasks::{Words, permutations, repeated};

use super::common::{Form, Report};
use super::experiment::{EVOKED, Experiment, LAST, Phase, Result, learning, mean, median};

/// Letters, the last of which is never learnt.
const ALPHABET: [char; 5] = ['A', 'B', 'C', 'D', 'E'];

/// Tested, in this order.
const TESTED: [&str; 4] = ["ABCD", "A_CD", "E_CD", "DCBA"];

/// Steps of nothing between words.
const GAP: u32 = 10;

/// One network's answers.
struct Answers {
    /// Part of the units that fire, by word and position.
    activity: [[f64; 4]; 4],
    /// How often B's pool fires at the place of the B that is missing in `A_CD` and `E_CD`.
    recalled: [f64; 2],
}

fn answers(control: bool, plastic: usize, seed: u64) -> Result<Answers> {
    let mut of = Experiment::new(&Parameters { inputs: ALPHABET.len(), ..Parameters::hartmann() }, seed)?;
    let trained = if control { permutations("ABCD", GAP, seed)? } else { repeated("ABCD", GAP, seed)? };
    of.learn(&mut trained.named(&ALPHABET)?, plastic)?;
    of.freeze();
    of.shuffle();
    of.spontaneous(EVOKED);
    let mut tested = Words::new(TESTED, seed)?.named(&ALPHABET)?.gap(GAP, GAP)?;
    let test = of.evoked(&mut tested, LAST)?;
    let states: [[Vec<f64>; 4]; 4] =
        std::array::from_fn(|word| std::array::from_fn(|position| mean_state(&test, word, position)));
    let recalled = |word: usize| mean(of.pools.pool(1).iter().map(|unit| states[word][1][*unit as usize]));
    Ok(Answers {
        activity: std::array::from_fn(|word| std::array::from_fn(|position| mean(states[word][position].iter().copied()))),
        recalled: [recalled(1), recalled(2)],
    })
}

/// How often each unit fires at this place in this word.
fn mean_state(test: &Phase, word: usize, position: usize) -> Vec<f64> {
    let steps = test.steps(0, 1, |symbol| symbol.word == Some(word) && symbol.position == position);
    let counts = test.spikes.select_steps(steps.iter().copied()).counts_per_neuron();
    counts.into_iter().map(|count| count as f64 / steps.len() as f64).collect()
}

pub(crate) fn figure_2(form: &Form, report: &mut Report) -> Result<Vec<Panel>> {
    let seeds = form.pick(1, 5);
    let run = |control| {
        ensemble(seeds, |k| answers(control, learning(form), form.seed + k as u64)).into_iter().collect::<Result<Vec<_>>>()
    };
    let (trained, control) = (run(false)?, run(true)?);
    let whole = |answers: &Answers, word: usize| mean(answers.activity[word]);
    let over = |runs: &[Answers]| median(runs.iter().map(|run| whole(run, 0) / whole(run, 3)));
    let recalled = |runs: &[Answers], word: usize| median(runs.iter().map(|run| run.recalled[word]));
    report.check("2: activity in ABCD over that in DCBA, trained", over(&trained), 1.02..=5.0, "above 1", "code");
    report.show("2: the same, trained on all orders", format!("{:.3}", over(&control)), "1", "code");
    let of = "2: rate of B's pool where B is missing";
    report.check(&format!("{of}, A_CD"), recalled(&trained, 0), 0.2..=1.0, "above the target rate, 0.1", "code");
    let more = recalled(&trained, 0) - recalled(&trained, 1);
    report.check("2: the same, less that in E_CD", more, 0.03..=1.0, "above 0", "code");
    report.check("2: the same, A_CD, trained on all orders", recalled(&control, 0), 0.0..=0.15, "0.1", "");
    let panel = |runs: &[Answers], title: &str| {
        let of =
            |word: usize| (0..4).map(|position| mean(runs.iter().map(|run| run.activity[word][position]))).collect::<Vec<_>>();
        curves(1..=4, TESTED.iter().enumerate().map(|(word, name)| (*name, of(word))))
            .title(title)
            .x_label("letter")
            .y_label("active units")
    };
    Ok(vec![panel(&trained, "2: answers after learning ABCD"), panel(&control, "2: after all orders of ABCD")])
}
