//! Figures 4 and 8: without input, the network wanders through the states that its words evoked, as often as they came, and forwards.

use nalgebra::DMatrix;
use pymonn::analysis::{PrincipalComponents, SpikeTrain, balanced_steps, count_word, line_fit, nearest_states};
use pymonn::models::ensemble;
use pymonn::models::sorn::Parameters;
use pymonn::plot::{Color, Panel, curves, line, scatter};
use pymonn::tasks::fiser;

use super::common::{Form, Report};
use super::experiment::{EVOKED, Experiment, LAST, MEASURED, PLASTIC, Result, mean, median};

/// How much of the end of a phase is compared.
const COMPARED: usize = 2_500;

/// Probability of ABCD where networks are compared with controls.
const LIKELY: f64 = 2.0 / 3.0;

/// Components of evoked activity in which spontaneous activity is sought.
const COMPONENTS: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Learning {
    All,
    Nothing,
    WithoutStdp,
}

/// One network's spontaneous activity, in terms of what was evoked.
struct Wandering {
    /// The last states, and the letter of each evoked one.
    evoked: SpikeTrain,
    shown: Vec<Option<usize>>,
    spontaneous: SpikeTrain,
    /// Letter of the nearest evoked state, for each spontaneous state that is not silent.
    letters: Vec<usize>,
    /// Hamming distance to it.
    distances: Vec<u32>,
    /// Places at which ABCD, EFGH stand in these letters.
    forward: [usize; 2],
    /// Places at which DCBA, HGFE do.
    reversed: usize,
}

/// ABCD comes with probability `p`, EFGH else.
fn wander(p: f64, learning: Learning, seed: u64) -> Result<Wandering> {
    let preset = Parameters::hartmann();
    let eta_stdp = if learning == Learning::WithoutStdp { 0.0 } else { preset.eta_stdp };
    let mut of = Experiment::new(&Parameters { eta_stdp, ..preset }, seed)?;
    let mut words = fiser(p, seed)?;
    if learning != Learning::Nothing {
        of.learn(&mut words, PLASTIC)?;
    }
    of.freeze();
    of.shuffle();
    let phase = of.evoked(&mut words, EVOKED)?;
    of.shuffle();
    let spontaneous = of.spontaneous(LAST).slice(LAST - COMPARED..LAST);

    let evoked = phase.spikes.slice(EVOKED - COMPARED..EVOKED);
    let shown: Vec<Option<usize>> = phase.symbols[EVOKED - COMPARED..].iter().map(|symbol| symbol.letter).collect();
    let steps = balanced_steps(&shown);
    let labels: Vec<usize> = steps.iter().filter_map(|step| shown[*step]).collect();
    let nearest = nearest_states(&spontaneous, &evoked.select_steps(steps), &labels)?;
    let letters: Vec<usize> = nearest.iter().map(|state| state.label).collect();
    let words = [count_word(&letters, &[0, 1, 2, 3])?, count_word(&letters, &[4, 5, 6, 7])?];
    Ok(Wandering {
        distances: nearest.iter().map(|state| state.distance).collect(),
        forward: words.map(|word| word.forward),
        reversed: words[0].reversed + words[1].reversed,
        evoked,
        shown,
        spontaneous,
        letters,
    })
}

impl Wandering {
    /// Part of the states that belong to ABCD.
    fn share(&self) -> f64 {
        mean(self.letters.iter().map(|letter| if *letter < 4 { 1.0 } else { 0.0 }))
    }

    /// Mean distance to the nearest evoked state.
    fn distance(&self) -> f64 {
        mean(self.distances.iter().map(|distance| f64::from(*distance)))
    }

    /// Part of the spontaneous variance that lies in the first components of evoked activity.
    fn explained(&self) -> Result<f64> {
        let states = self.spontaneous.to_matrix();
        let along = PrincipalComponents::of(&self.evoked, COMPONENTS)?.project(&states)?;
        Ok(along.row_variance().sum() / states.row_variance().sum())
    }
}

/// Trained networks and controls; what happens for other probabilities; principal components.
pub(crate) fn figures_4_and_8(form: &Form, report: &mut Report) -> Result<Vec<Panel>> {
    let seeds = form.pick(3, 5);
    let run =
        |learning| ensemble(seeds, |k| wander(LIKELY, learning, form.seed + k as u64)).into_iter().collect::<Result<Vec<_>>>();
    let (trained, untrained, without) = (run(Learning::All)?, run(Learning::Nothing)?, run(Learning::WithoutStdp)?);
    let forward = |runs: &[Wandering]| median(runs.iter().map(|run| run.forward[0] as f64));
    let distance = |runs: &[Wandering]| median(runs.iter().map(Wandering::distance));
    let reversed = median(trained.iter().map(|run| run.reversed as f64));
    report.check("4: ABCD in 2,500 spontaneous steps, trained", forward(&trained), 100.0..=833.0, "341, 332, 384", MEASURED);
    report.check("4: the same, untrained", forward(&untrained), 0.0..=20.0, "6, 7, 2", MEASURED);
    report.check("4: the same, without STDP", forward(&without), 0.0..=20.0, "9, 4, 7", MEASURED);
    report.check("4: reversed words, trained", reversed, 0.0..=2.0, "0", MEASURED);
    report.check(
        "4: Hamming distance to the nearest evoked state, trained",
        distance(&trained),
        0.0..=14.0,
        "5 to 11.5",
        MEASURED,
    );
    report.check("4: the same, untrained", distance(&untrained), 18.0..=40.0, "20.4 to 21.0", MEASURED);
    report.check("4: the same, without STDP", distance(&without), 18.0..=40.0, "20.4 to 21.0", MEASURED);
    let mut panels =
        vec![path(&trained[0]), distances([("trained", &trained), ("untrained", &untrained), ("no STDP", &without)])];
    panels.extend(by_probability(form, report)?);
    let explained =
        |runs: &[Wandering]| -> Result<f64> { Ok(median(runs.iter().map(Wandering::explained).collect::<Result<Vec<_>>>()?)) };
    report.show("8: spontaneous variance in 10 evoked components", format!("{:.3}", explained(&trained)?), "", "");
    report.show("8: the same, untrained", format!("{:.3}", explained(&untrained)?), "", "");
    panels.push(components(&trained[0])?);
    Ok(panels)
}

fn by_probability(form: &Form, report: &mut Report) -> Result<Vec<Panel>> {
    let p: Vec<f64> = form.pick(vec![0.3, 0.5, 0.7], (0..=10).map(|k| 0.1 + 0.08 * f64::from(k)).collect());
    let seeds = form.pick(1, 5);
    let runs = ensemble(p.len() * seeds, |k| wander(p[k / seeds], Learning::All, form.seed + 100 + (k % seeds) as u64))
        .into_iter()
        .collect::<Result<Vec<_>>>()?;
    let of = |value: &dyn Fn(&Wandering) -> f64| -> Vec<f64> {
        runs.chunks(seeds).map(|runs| median(runs.iter().map(value))).collect()
    };
    let share = of(&Wandering::share);
    let slope = line_fit(&p, &share)?.slope;
    report.check("4: slope of the share of ABCD over its probability", slope, 0.6..=1.9, "1.2", MEASURED);
    Ok(vec![
        curves(&p, [("spontaneous", share), ("shown", p.clone())])
            .title("4: states follow probability")
            .x_label("p(ABCD)")
            .y_label("share of states"),
        curves(
            &p,
            [
                ("ABCD", of(&|run| run.forward[0] as f64)),
                ("EFGH", of(&|run| run.forward[1] as f64)),
                ("reversed", of(&|run| run.reversed as f64)),
            ],
        )
        .title("4: spontaneous words run forwards")
        .x_label("p(ABCD)")
        .y_label("words in 2,500 steps"),
    ])
}

/// Letters of the nearest evoked states, one after another.
fn path(of: &Wandering) -> Panel {
    let some = &of.letters[..of.letters.len().min(80)];
    scatter(0..some.len() as u32, some.iter().map(|letter| *letter as u32))
        .title("4: nearest letters, no input")
        .x_label("step")
        .y_label("letter, from A")
}

/// How often each distance to the nearest evoked state occurs.
fn distances(runs: [(&str, &Vec<Wandering>); 3]) -> Panel {
    let of = |runs: &Vec<Wandering>| -> Vec<f64> {
        let all: Vec<u32> = runs.iter().flat_map(|run| &run.distances).copied().collect();
        (0..40).map(|distance| all.iter().filter(|d| **d == distance).count() as f64 / all.len() as f64).collect()
    };
    curves(0..40, runs.map(|(name, runs)| (name, of(runs))))
        .title("4: distance to evoked states")
        .x_label("units that differ")
        .y_label("share of states")
}

/// Evoked states along their first two components, and a piece of the spontaneous path among them.
fn components(of: &Wandering) -> Result<Panel> {
    let found = PrincipalComponents::of(&of.evoked, 2)?;
    let path: DMatrix<f64> = found.project(&of.spontaneous.slice(0..25).to_matrix())?;
    let states = |letters: std::ops::Range<usize>| {
        let some: Vec<usize> =
            (0..of.shown.len()).filter(|step| of.shown[*step].is_some_and(|letter| letters.contains(&letter))).collect();
        let along = |component| some.iter().map(|step| found.trajectory[(*step, component)]).collect::<Vec<_>>();
        scatter(along(0), along(1))
    };
    Ok(states(0..4)
        .color(Color::nth(0))
        .legend(["ABCD, evoked"])
        .overlay(states(4..8).color(Color::nth(1)).legend(["EFGH, evoked"]))
        .overlay(line(path.column(0).iter(), path.column(1).iter()).color(Color::new(0, 0, 0)).legend(["spontaneous"]))
        .title("8: principal components")
        .x_label("first component")
        .y_label("second component"))
}
