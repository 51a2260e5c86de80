//! The counting task: words A Bⁿ C and D Eⁿ F, the next letter told from the state.

use pymonn::plot::{Color, Panel};
use pymonn::tasks::counting;

use super::common::{Form, Report};
use super::curve::{curve, mean, panel, spread};
use super::run::{Condition, Failure, Run, networks};

/// Measured with an independent simulator in C of the authors' model, in the same way; the largest inhibitory threshold is 0.5.
const SOURCE_30: &str = "C simulator, 30 networks";
const SOURCE_20: &str = "C simulator, 20 networks";
const SOURCE_12: &str = "C simulator, 12 networks";
const SOURCE_10: &str = "C simulator, 10 networks";
const SOURCE_3: &str = "C simulator, 3 networks";

/// What of each network's letters is right.
struct Counted {
    condition: Condition,
    ne: usize,
    n: usize,
    /// Of the last letters: who tells them has counted and remembers the first one.
    last: Vec<f64>,
    /// Of all but the first ones, which nobody can foretell.
    later: Vec<f64>,
}

impl Counted {
    fn of(condition: Condition, ne: usize, n: usize, seed: u64, count: usize) -> Result<Self, Failure> {
        let one = |seed| {
            let run = Run::new(condition, ne, counting(n, seed)?, seed)?;
            let asked = run.asked(1);
            let scores = &run.scores(&[1])?[0];
            let last = scores.accuracy_where(|t| asked[t].is_last());
            let later = scores.accuracy_where(|t| !asked[t].is_first());
            Ok((last.unwrap_or(f64::NAN), later.unwrap_or(f64::NAN)))
        };
        let (last, later) = networks(seed, count, one)?.into_iter().unzip();
        Ok(Self { condition, ne, n, last, later })
    }
}

/// Runs all, and gives the panels.
pub(crate) fn run(form: &Form, report: &mut Report) -> Result<[Panel; 3], Failure> {
    use Condition::{NoIntrinsic, NoNormalization, NoStdp, Noise, Sorn, Static};
    let count = form.pick(10, 30);
    let mut all = Vec::new();
    let lengths: &[usize] = form.pick(&[8, 14], &[4, 8, 14, 20, 28]);
    for &n in lengths {
        for condition in [Sorn, Static] {
            all.push(Counted::of(condition, 200, n, form.seed, count)?);
        }
        for condition in [NoStdp, NoNormalization, NoIntrinsic, Noise] {
            let count = match (condition, n) {
                // A few of these tell that a word ends, not which one, and are right half of the time: ten are too few for a mean.
                (NoNormalization, 8) => count.max(30),
                (NoStdp, 8) => count,
                _ => form.pick(4, count),
            };
            all.push(Counted::of(condition, 200, n, form.seed, count)?);
        }
        if form.full {
            for condition in [Sorn, Static] {
                all.push(Counted::of(condition, 400, n, form.seed, 10)?);
            }
        }
    }
    let found = |condition, ne, n| all.iter().find(|one| one.condition == condition && one.ne == ne && one.n == n);
    let last = |condition, n| found(condition, 200, n).map_or(f64::NAN, |one| mean(&one.last));

    report.check("n = 8, last letter", last(Sorn, 8), 0.98..=1.0, "1.000", SOURCE_30);
    report.check("n = 8, last letter, static", last(Static, 8), 0.0..=0.8, "0.354 (sd 0.34)", SOURCE_30);
    report.check("n = 14, last letter, SORN - static", last(Sorn, 14) - last(Static, 14), 0.4..=1.0, "0.71", SOURCE_30);
    report.check("n = 8, last letter, no STDP", last(NoStdp, 8), 0.0..=0.1, "0.005", SOURCE_20);
    report.check("n = 8, last letter, no normalisation", last(NoNormalization, 8), 0.0..=0.1, "0.024", SOURCE_20);
    for one in &all {
        let (last, last_sd) = spread(&one.last);
        let what = format!("n = {}, N_E = {}, {}: without first / last", one.n, one.ne, one.condition.name());
        let (reference, source) = reference(one.condition, one.ne, one.n);
        report.show(&what, format!("{:.3} / {last:.3} (sd {last_sd:.2})", mean(&one.later)), reference, source);
    }

    let curve_of = |condition, ne, name: &str, aside: usize, part: fn(&Counted) -> &Vec<f64>| {
        let of = all.iter().filter(|one| one.condition == condition && one.ne == ne);
        // A little beside each other, so that bars can be told apart.
        let points: Vec<_> = of.map(|one| (one.n as f64 + 0.15 * aside as f64, part(one).clone())).collect();
        (!points.is_empty()).then(|| curve(name, Color::nth(aside), &points))
    };
    let against_static = |part: fn(&Counted) -> &Vec<f64>| {
        let kinds =
            [(Sorn, 200, "SORN, 200"), (Static, 200, "static, 200"), (Sorn, 400, "SORN, 400"), (Static, 400, "static, 400")];
        let kinds = kinds.into_iter().enumerate();
        kinds.filter_map(|(k, (condition, ne, name))| curve_of(condition, ne, name, k, part)).collect::<Vec<_>>()
    };
    let ablations = [Sorn, NoStdp, NoNormalization, NoIntrinsic, Noise].into_iter().enumerate();
    let ablations = ablations.filter_map(|(k, condition)| curve_of(condition, 200, condition.name(), k, |one| &one.last));
    Ok([
        panel("Counting, last letter", "n", against_static(|one| &one.last)),
        panel("Counting, all but first letters", "n", against_static(|one| &one.later)).y_range(0.8, 1.005),
        panel("Without one mechanism, last letter", "n", ablations),
    ])
}

/// What the C simulator gives: all but first letters / last letters.
fn reference(condition: Condition, ne: usize, n: usize) -> (&'static str, &'static str) {
    use Condition::{NoIntrinsic, NoNormalization, NoStdp, Noise, Sorn, Static};
    match (condition, ne, n) {
        (Sorn, 200, 4) => ("1.000 / 1.000", SOURCE_10),
        (Sorn, 200, 8) => ("1.000 / 1.000", SOURCE_30),
        (Sorn, 200, 14) => ("0.986 / 0.821 (sd 0.19)", SOURCE_30),
        (Sorn, 200, 20) => ("0.969 / 0.39 (sd 0.27)", SOURCE_10),
        (Sorn, 200, 28) => ("0.968 / 0.10", SOURCE_10),
        (Static, 200, 4) => ("0.976 / 0.91", SOURCE_10),
        (Static, 200, 8) => ("0.920 / 0.354 (sd 0.34)", SOURCE_30),
        (Static, 200, 14) => ("0.938 / 0.110 (sd 0.18)", SOURCE_30),
        (Static, 200, 20) => ("0.956 / 0.09", SOURCE_10),
        (Static, 200, 28) => ("0.967 / 0.05", SOURCE_10),
        (Sorn, 400, 14) => ("0.999 / 0.997", SOURCE_3),
        (Sorn, 400, 20) => ("0.992 / 0.88", SOURCE_3),
        (NoStdp, 200, 8) => ("0.876 / 0.005", SOURCE_20),
        (NoNormalization, 200, 8) => ("0.634 / 0.024", SOURCE_20),
        (NoStdp, 200, 14) => ("0.917 / 0.000", SOURCE_12),
        (NoIntrinsic, 200, 8) => ("0.976 / 0.838 (sd 0.32)", SOURCE_20),
        (NoIntrinsic, 200, 14) => ("0.952 / 0.316 (sd 0.25)", SOURCE_20),
        (Noise, 200, 8) => ("1.000 / 0.998", SOURCE_12),
        (Noise, 200, 14) => ("0.981 / 0.719 (sd 0.33)", SOURCE_12),
        _ => ("", ""),
    }
}
