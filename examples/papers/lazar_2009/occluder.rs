//! An object that moves to the right or to the left and is hidden on its way, in half of the passes: where it comes out again, and when.

use pymonn::plot::{Color, Panel};
use pymonn::tasks::{Hidden, occluder};

use super::common::{Form, Report};
use super::curve::{curve, mean, panel};
use super::run::{Condition, Failure, Run, networks};

/// Positions on either side from which it is seen.
const SEEN: usize = 2;

/// Runs all, and gives the panel.
pub(crate) fn run(form: &Form, report: &mut Report) -> Result<Panel, Failure> {
    let mut curves = Vec::new();
    for (k, condition) in [Condition::Sorn, Condition::Static].into_iter().enumerate() {
        let mut points = Vec::new();
        for &hidden in form.pick::<&[usize]>(&[2, 6, 10], &[2, 4, 6, 8, 10]) {
            let told = networks(form.seed, form.pick(2, 10), |seed| {
                let source = occluder(hidden + 2 * SEEN, SEEN..SEEN + hidden, Hidden::Occluder, 0.5, seed)?;
                let run = Run::new(condition, 200, source, seed)?;
                let asked = run.asked(1);
                // Words 0 and 1 are those with the occluder.
                let comes_out = |t: usize| asked[t].word.is_some_and(|word| word < 2) && asked[t].position == SEEN + hidden;
                Ok(run.scores(&[1])?[0].accuracy_where(comes_out).unwrap_or(f64::NAN))
            })?;
            let what = format!("occluder, {hidden} steps hidden, {}", condition.name());
            match (condition, hidden) {
                (Condition::Sorn, 10) => report.check(&what, mean(&told), 0.8..=1.0, "", "none known"),
                (_, 10) => report.check(&what, mean(&told), 0.0..=0.4, "", "none known"),
                _ => report.show(&what, format!("{:.3}", mean(&told)), "", "none known"),
            }
            points.push((hidden as f64, told));
        }
        curves.push(curve(condition.name(), Color::nth(k), &points));
    }
    Ok(panel("Occluder: position at which the object comes out", "steps hidden", curves))
}
