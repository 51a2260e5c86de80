//! Random letters: how far back the state tells them; and one random sequence over and over: whether it tells the next.

use pymonn::plot::{Color, Panel, line};
use pymonn::readout::Scores;
use pymonn::tasks::{RandomLetters, Replay};

use super::common::{Form, Report};
use super::curve::{curve, mean, panel};
use super::run::{Condition, Failure, Run, networks};

const LETTERS: usize = 6;
/// Steps back up to which is asked.
const BACK: isize = 10;
const CONDITIONS: [Condition; 3] = [Condition::Sorn, Condition::Static, Condition::NoStdp];
/// No number of the paper or of another simulator is known.
const SOURCE: &str = "none known";

/// Runs all, and gives the panels.
pub(crate) fn run(form: &Form, report: &mut Report) -> Result<[Panel; 2], Failure> {
    let count = form.pick(2, 10);
    let mut fading = Vec::new();
    let mut replay = Vec::new();
    for (k, condition) in CONDITIONS.into_iter().enumerate() {
        let shifts: Vec<isize> = (0..=BACK).map(|back| -back).collect();
        let told = networks(form.seed, count, |seed| {
            let scores = Run::new(condition, 200, RandomLetters::new(LETTERS, seed)?, seed)?.scores(&shifts)?;
            Ok(scores.iter().map(Scores::accuracy).collect::<Vec<_>>())
        })?;
        let back = |back: usize| told.iter().map(|network| network[back]).collect::<Vec<_>>();
        let points: Vec<_> = (0..shifts.len()).map(|k| (k as f64, back(k))).collect();
        let what = format!("random letters, 4 steps back, {}", condition.name());
        match condition {
            Condition::Sorn => report.check(&what, mean(&back(4)), 0.5..=1.0, "chance 0.17", SOURCE),
            _ => report.check(&what, mean(&back(4)), 0.0..=0.5, "chance 0.17", SOURCE),
        }
        fading.push(curve(condition.name(), Color::nth(k), &points));

        let mut points = Vec::new();
        for &length in form.pick::<&[usize]>(&[100, 200, 400], &[25, 50, 100, 200, 400, 800]) {
            let told = networks(form.seed, count, |seed| {
                let scores = Run::new(condition, 200, Replay::random(LETTERS, length, seed)?, seed)?.scores(&[1])?;
                Ok(scores[0].accuracy())
            })?;
            let what = format!("sequence of {length} letters, the next one, {}", condition.name());
            match (condition, length) {
                (Condition::Sorn, 200) => report.check(&what, mean(&told), 0.95..=1.0, "chance 0.17", SOURCE),
                (_, 200) => report.check(&what, mean(&told), 0.0..=0.85, "chance 0.17", SOURCE),
                _ => report.show(&what, format!("{:.3}", mean(&told)), "chance 0.17", SOURCE),
            }
            points.push((length as f64, told));
        }
        replay.push(curve(condition.name(), Color::nth(k), &points));
    }
    let chance = 1.0 / LETTERS as f64;
    fading.push(line([0.0, BACK as f64], [chance; 2]).legend(["chance"]).color(Color::nth(6)));
    Ok([
        panel("Random letters: fading memory", "steps back", fading),
        panel("A random sequence over and over: next letter", "letters of the sequence", replay).log_x(),
    ])
}
