//! The states of two networks that count, along the directions in which they vary most.

use pymonn::analysis::{PrincipalComponents, SpikeTrain};
use pymonn::plot::{Color, Panel, line, scatter};
use pymonn::tasks::counting;

use super::common::Form;
use super::curve::mean;
use super::run::{Condition, Failure, Run};

/// Middle letters of a word.
const N: usize = 8;
/// Steps that are drawn.
const STEPS: usize = 1_000;

/// The network after learning, and as it was drawn.
pub(crate) fn panels(form: &Form) -> Result<Vec<Panel>, Failure> {
    let panel = |condition: Condition| {
        let run = Run::new(condition, 200, counting(N, form.seed)?, form.seed)?;
        Ok(components(&run)?.title(format!("States of one network, n = {N}, {}", condition.name())))
    };
    [Condition::Sorn, Condition::Static].into_iter().map(panel).collect()
}

/// Dots: states, the darker the later in the word. Curves: the mean state of each letter after the other, round to the first.
fn components(run: &Run) -> Result<Panel, Failure> {
    let symbols = &run.symbols[..STEPS];
    let rows = run.states[..STEPS].iter().map(Vec::as_slice);
    let train = SpikeTrain::from_rows(run.states[0].len(), rows).ok_or("states of different sizes")?;
    let found = PrincipalComponents::of(&train, 2)?;
    let places = |word: usize, position: usize| {
        let steps = (0..STEPS).filter(move |t| symbols[*t].word == Some(word) && symbols[*t].position == position);
        steps.map(|t| (found.trajectory[(t, 0)], found.trajectory[(t, 1)])).unzip::<f64, f64, Vec<_>, Vec<_>>()
    };
    let cycle = |word: usize| {
        let (x, y): (Vec<f64>, Vec<f64>) =
            (0..N + 2).chain([0]).map(|position| places(word, position)).map(|(x, y)| (mean(&x), mean(&y))).unzip();
        line(x, y).color(shade(word, 0.5))
    };
    let dots = |word: usize, name: &'static str| {
        (0..N + 2).map(move |position| {
            let (x, y) = places(word, position);
            let dots = scatter(x, y).color(shade(word, position as f64 / (N + 1) as f64));
            if position == N { dots.legend([name]) } else { dots }
        })
    };
    let label = |k: usize| format!("component {} ({:.0} %)", k + 1, 100.0 * found.explained[k]);
    let both = dots(0, "A Bⁿ C").chain(dots(1, "D Eⁿ F")).fold(cycle(0).overlay(cycle(1)), Panel::overlay);
    let room = |k: usize| {
        let along = found.trajectory.column(k);
        (along.min() - 0.3, along.max() + 0.3)
    };
    let ((left, right), (low, high)) = (room(0), room(1));
    Ok(both.x_label(label(0)).y_label(label(1)).x_range(left, right).y_range(low, high))
}

/// Blue for the first word, red for the second, from light to dark.
fn shade(word: usize, dark: f64) -> Color {
    let mix = |light: f64, full: f64| (light + (full - light) * dark) as u8;
    let ((red, green, blue), (to_red, to_green, to_blue)) =
        [((175.0, 215.0, 240.0), (0.0, 50.0, 110.0)), ((250.0, 205.0, 165.0), (140.0, 30.0, 0.0))][word];
    Color::new(mix(red, to_red), mix(green, to_green), mix(blue, to_blue))
}
