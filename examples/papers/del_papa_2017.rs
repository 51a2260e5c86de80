//! Avalanches of a network that organises itself.
//!
//! B. Del Papa, V. Priesemann and J. Triesch, "Criticality meets learning: Criticality signatures in a self-organizing recurrent neural network",
//! `PLoS ONE` 12:e0178683 (2017). Networks of Zheng et al. (2013) with fast inhibition, as the authors' code runs them. An avalanche is a run of
//! steps with more than θ active units, T its length, S the sum of what lies above θ: `P(T) ~ T^-alpha`, `P(S) ~ S^-tau`, `<S>(T) ~ T^gamma`.
//! θ is half of the mean activity, rounded (the authors' code cuts it, and the mean is 20 but for noise: cutting takes 9 or 10 by chance).
//!
//! - 12 networks pooled, 2 million steps of transient and 3 million analysed; networks as they are drawn, without plasticity, as control.
//! - θ at percentiles of the activity; plasticity switched off after the transient; kinds and levels of noise; 50 to 800 excitatory units.
//! - Input that begins: one of 10 letters in each step; avalanches of the first 20 steps, before, and after 500,000 steps with input.
//! - Counting and a random sequence, with and without noise; the read-out sees who would have fired without input, and so do the avalanches.
//!
//! `cargo run --release --example del_papa_2017 -- --full`, 2026-11-22, 420 s of one core (20 minutes on a busy machine); the picture is
//! `docs/pictures/del_papa_2017.png`. [R] marks what of the paper is recalled, not read. R is the normalised likelihood ratio of the power law
//! against the exponential, of durations and of sizes: above 0, the power law is likelier.
//!
//! | | alpha | tau | gamma | R |
//! | --- | --- | --- | --- | --- |
//! | 12 networks, θ = 10, 1.66 million avalanches | 1.22 | 1.16 | 1.28 | 130, 429 |
//! | independent C simulator, 12 networks | 1.58 | 1.37 | 1.33 | 130, 340 |
//! | paper | 1.45 [R] | 1.28 [R] | about 1.3 | |
//! | drawn at random, not plastic | 2.12 | 1.62 | 1.05 | -115, -331 |
//! | θ at percentile 5, 10, 25 | 1.06, 1.37, 2.11 | 1.06, 1.25, 1.58 | 1.26, 1.26, 1.30 | all above 69 |
//! | after the transient: all frozen | 1.40 | 1.25 | 1.25 | 30, 136 |
//! | intrinsic plasticity frozen; all but it | 1.39; 1.31 | 1.24; 1.20 | 1.25; 1.26 | 45, 159; 47, 169 |
//! | 20 steps before input; of onset; re-adapted (in one long record, as the first row) | 0.90; 0.13; 1.15 | 0.90; 0.30; 1.10 | 1.24; 1.19; 1.34 | 5, 14; 0, 4; 47, 169 |
//! | noise of variance 0.05; 0.005; 5 (4 networks) | 1.44; 0.72; 0.25 | 1.28; 1.24; 0.34 | 1.31; 1.29; 1.02 | 31, 105; -20, 174; -2, -12 |
//! | random spikes, p = 0.05; 0.1; no noise | 1.25; 0.22; 3.10 | 1.15; 0.28; 1.55 | 1.13; 1.00; 1.04 | 11, 41; -3, -8; 27, -183 |
//! | counting, without noise; with | 1.64; 2.27 | 1.38; 1.28 | 1.03; 1.02 | -4, -12; -14, -221 |
//!
//! Single networks differ: alpha 1.19 ± 0.45, tau 1.12 ± 0.24 (C: 1.69 ± 0.63, 1.37 ± 0.31). Networks of 50, 100, 400 and 800 units (400: 3 of
//! 1.5 million steps; 800: 2 of 900,000, their transient hardly over) have tau 1.03, 1.19, 0.81 and 0.85 in windows that grow with them. Counting
//! to 4, 6, 8, 14, 20: 0.90, 0.91, 0.94, 0.90, 0.86 of the letters foretold without noise, 0.71, 0.65, 0.66, 0.72, 0.74 with it; a sequence of
//! 200 random letters: 0.84 and 0.23, of 2,000: 0.23 and 0.12.
//!
//! Without `--full`: three networks of 400,000 steps and short forms of all the rest, in which exponents other than the first are not yet settled.

mod common;

#[path = "del_papa_2017/avalanches.rs"]
mod avalanches;
#[path = "del_papa_2017/counting.rs"]
mod counting;
#[path = "del_papa_2017/course.rs"]
mod course;
#[path = "del_papa_2017/onset.rs"]
mod onset;

use std::error::Error;

use avalanches::{Exponents, Windows, densities, summary};
use common::{Form, Outcome, Report};
use counting::{Phases, Task, learn};
use course::{Course, Frozen, Plan, Result, above, courses, frozen, pooled, unorganised};
use onset::onset;
use pymonn::analysis::{Avalanches, BoundedSample};
use pymonn::models::sorn::Parameters;
use pymonn::plot::{Color, Figure, Panel, avalanche_distribution, line, scatter};

const REFERENCE: &str = "independent C simulator";
/// What a row on avalanches lists: exponents, normalised likelihood ratios of power law against exponential, and how many there are.
const LIST: &str = "alpha, tau, gamma; R(T), R(S); n";

fn main() -> Outcome {
    run(Form::read()).map_err(|error| error as Box<dyn Error>)?.finish()
}

fn run(form: Form) -> Result<Report> {
    let mut paper =
        Paper { report: Report::default(), figure: Figure::new().columns(2).width(1_200.0).panel_height(260.0), form };
    let networks = paper.organised()?;
    paper.control(&networks)?;
    paper.thresholds(&networks);
    paper.freezing(&networks)?;
    paper.input(&networks)?;
    let organised = above(activities(&networks), |_| 10);
    drop(networks);
    paper.noise()?;
    paper.sizes(organised)?;
    paper.tasks()?;
    paper.figure.save("plots/del_papa_2017.png")?;
    Ok(paper.report)
}

struct Paper {
    form: Form,
    report: Report,
    figure: Figure,
}

impl Paper {
    fn add(&mut self, panel: Panel) {
        self.figure = std::mem::take(&mut self.figure).panel(panel);
    }

    /// Densities of durations and of sizes side by side.
    fn distributions(&mut self, title: &str, all: &[(String, Avalanches)]) {
        let named = |of: fn(&Avalanches) -> &[u64]| all.iter().map(move |(name, avalanches)| (name.clone(), of(avalanches)));
        self.add(densities(named(Avalanches::durations)).title(title).x_label("T [steps]"));
        self.add(densities(named(Avalanches::sizes)).title(title).x_label("S [spikes]"));
    }

    fn list(&mut self, what: &str, avalanches: &Avalanches, windows: Windows) {
        self.report.show(what, summary(avalanches, windows), "", "");
    }

    /// Figures 1 and 2: networks of 200 excitatory units.
    fn organised(&mut self) -> Result<Vec<Course>> {
        let short = Plan { networks: 3, transient: 200_000, analysed: 200_000 };
        let full = Plan { networks: 12, transient: 2_000_000, analysed: 3_000_000 };
        let networks = courses(&Parameters::del_papa(200), self.form.pick(short, full), self.form.seed)?;
        let windows = Windows::of(200);
        let all = above(activities(&networks), |_| 10);
        let found = Exponents::of(&all, windows)?;
        let (r, full) = (&mut self.report, self.form.full);
        let range = |narrow, loose| if full { narrow } else { loose };
        r.show("avalanches, threshold 10", found.count, "878,000 of 12 networks, 1 to 2 million steps", REFERENCE);
        r.check("alpha (durations 6 to 60)", found.alpha, range(1.2..=1.7, 1.0..=2.2), "1.58 (paper: 1.45 [R])", REFERENCE);
        r.check("tau (sizes 10 to 1500)", found.tau, range(1.13..=1.43, 1.0..=1.7), "1.37 (paper: 1.28 [R])", REFERENCE);
        r.check("gamma", found.gamma, range(1.22..=1.38, 1.15..=1.45), "1.33 (paper: about 1.3)", REFERENCE);
        r.show(
            "(alpha - 1) / (tau - 1)",
            format!("{:.2}", (found.alpha - 1.0) / (found.tau - 1.0)),
            "1.58 (paper: 1.6 [R])",
            REFERENCE,
        );
        r.check("power law against exponential, durations", found.ratios.0, 0.0..=f64::INFINITY, "130", REFERENCE);
        r.check("the same, sizes", found.ratios.1, 0.0..=f64::INFINITY, "340", REFERENCE);
        let each: Vec<_> =
            networks.iter().filter_map(|net| Exponents::of(&above([&net.activity[..]], |_| 10), windows).ok()).collect();
        let spread = |of: fn(&Exponents) -> f64| {
            let (mean, sd) = mean_and_deviation(each.iter().map(of));
            format!("{mean:.2} ± {sd:.2}")
        };
        r.show("alpha of single networks", spread(|e| e.alpha), "1.69 ± 0.63", REFERENCE);
        r.show("tau of single networks", spread(|e| e.tau), "1.37 ± 0.31", REFERENCE);
        let (mean, sd) = mean_and_deviation(networks.iter().flat_map(|net| net.activity.iter().map(|active| f64::from(*active))));
        r.check("active units, mean", mean, 19.8..=20.2, "20.00", REFERENCE);
        r.show("active units, standard deviation", format!("{sd:.2}"), "7.9 ± 1.4 (independent units: 4.2)", REFERENCE);

        let trace = &networks[0].activity[..300];
        let threshold = line([0, 299], [10, 10]).color(Color::nth(1)).legend(["threshold"]);
        self.add(line(0..300, trace).overlay(threshold).wide().title("Active units").x_label("step"));
        let law = |values: &[u64], (low, high)| BoundedSample::new(values.iter().copied(), low, high)?.power_law();
        let title = format!("{} networks: durations T", networks.len());
        self.add(
            avalanche_distribution(all.durations(), &law(all.durations(), windows.durations)?).title(title).x_label("T [steps]"),
        );
        self.add(avalanche_distribution(all.sizes(), &law(all.sizes(), windows.sizes)?).title("Sizes S").x_label("S [spikes]"));
        let (x, y): (Vec<f64>, Vec<f64>) = all.mean_sizes().iter().map(|mean| (mean.duration as f64, mean.size)).unzip();
        let fit = all.gamma(2..=60)?;
        let ends = [1.0, 300.0];
        let fitted = line(ends, ends.map(|x: f64| (fit.intercept + fit.slope * x.ln()).exp())).color(Color::nth(1));
        let mean_size = scatter(x, y).legend(["avalanches"]).overlay(fitted.legend([format!("gamma = {:.2}", fit.slope)]));
        self.add(mean_size.log_x().log_y().title("Mean size").x_label("T [steps]").y_label("mean S [spikes]"));
        let mut steps = vec![0.0; 101];
        networks.iter().flat_map(|net| &net.activity).for_each(|active| steps[usize::from(*active).min(100)] += 1.0);
        let all: f64 = steps.iter().sum();
        let share = line(0..101, steps.iter().map(|steps| steps / all));
        self.add(share.title("Activity").x_label("active units").y_label("share of steps"));
        Ok(networks)
    }

    /// Figure 4, the control: networks as they are drawn.
    fn control(&mut self, networks: &[Course]) -> Result<()> {
        let plan = Plan { networks: networks.len(), transient: 0, analysed: self.form.pick(100_000, 1_000_000) };
        let random = unorganised(&Parameters::del_papa(200), plan, self.form.seed + 100)?;
        let avalanches = pooled(random.iter().map(Vec::as_slice));
        self.list(&format!("random, not plastic: {LIST}"), &avalanches, Windows::of(200));
        let organised = above(activities(networks), |_| 10);
        let (control, gamma) = (Exponents::of(&avalanches, Windows::of(200))?, organised.gamma(2..=60)?.slope);
        let worse = f64::NEG_INFINITY..=0.0;
        self.report.check("random: power law against exponential, sizes", control.ratios.1, worse, "differs clearly", "paper");
        self.report.check("gamma, organised less random", gamma - control.gamma, 0.1..=1.0, "differs clearly", "paper");
        let all = [("organised".to_owned(), organised), ("random, not plastic".to_owned(), avalanches)];
        self.distributions("Without self-organisation", &all);
        Ok(())
    }

    /// Figure 3: thresholds at percentiles of the activity.
    fn thresholds(&mut self, networks: &[Course]) {
        let level = |activity: &[u16], percent: usize| {
            let mut sorted = activity.to_vec();
            sorted.sort_unstable();
            u32::from(sorted[sorted.len() * percent / 100])
        };
        let percentiles = [(5, "8"), (10, "10"), (15, ""), (20, ""), (25, "14")];
        let mut all = Vec::new();
        for (percent, reference) in percentiles {
            let (mean, _) = mean_and_deviation(activities(networks).map(|activity| f64::from(level(activity, percent))));
            self.report.show(&format!("percentile {percent} of the activity"), format!("{mean:.1}"), reference, REFERENCE);
            let avalanches = above(activities(networks), |activity| level(activity, percent));
            self.list(&format!("threshold there: {LIST}"), &avalanches, Windows::of(200));
            all.push((format!("{percent} %"), avalanches));
        }
        self.distributions("Thresholds at percentiles", &all);
    }

    /// Figure 4: plasticity ends after the transient.
    fn freezing(&mut self, networks: &[Course]) -> Result<()> {
        let steps = self.form.pick(50_000, 500_000);
        let mut all = Vec::new();
        for (name, what) in [
            ("all plastic", Frozen::Nothing),
            ("all frozen", Frozen::Everything),
            ("IP frozen", Frozen::IntrinsicPlasticity),
            ("all but IP frozen", Frozen::AllButIntrinsicPlasticity),
        ] {
            let activity = frozen(&Parameters::del_papa(200), networks, what, steps, self.form.seed + 200)?;
            let avalanches = pooled(activity.iter().map(Vec::as_slice));
            self.list(&format!("{name}: {LIST}"), &avalanches, Windows::of(200));
            all.push((name.to_owned(), avalanches));
        }
        self.distributions("Frozen after the transient", &all);
        Ok(())
    }

    /// Figure 6: input that begins.
    fn input(&mut self, networks: &[Course]) -> Result<()> {
        let (trials, adapting, steps) = self.form.pick((100, 30_000, 30_000), (200, 500_000, 500_000));
        let all = onset(&Parameters::del_papa(200), networks, trials, adapting, steps, self.form.seed + 300)?;
        let all = [("before input", all.before), ("first 20 steps of input", all.early), ("re-adapted", all.adapted)]
            .map(|(name, avalanches)| (name.to_owned(), avalanches));
        for (name, avalanches) in &all {
            self.list(&format!("{name}: {LIST}"), avalanches, Windows::of(200));
        }
        let mean = |avalanches: &Avalanches| mean_and_deviation(avalanches.sizes().iter().map(|size| *size as f64)).0;
        let [before, early, adapted] = [0, 1, 2].map(|k| mean(&all[k].1));
        self.report.check("mean size at onset over before", early / before, 1.5..=f64::INFINITY, "changes", "paper");
        self.report.check("mean size re-adapted over before", adapted / before, 0.3..=1.5, "changes back", "paper");
        self.distributions("Input onset", &all);
        Ok(())
    }

    /// Figure 5: levels and kinds of noise.
    fn noise(&mut self) -> Result<()> {
        let short = Plan { networks: 1, transient: 80_000, analysed: 40_000 };
        let plan = self.form.pick(short, Plan { networks: 4, transient: 1_000_000, analysed: 500_000 });
        let gaussian =
            |variance: f64| Parameters { noise_e: variance.sqrt(), noise_i: variance.sqrt(), ..Parameters::del_papa(200) };
        let spikes = |probability| Parameters { spike_noise: probability, ..gaussian(0.0) };
        let levels = [
            ("variance 0.05", gaussian(0.05)),
            ("variance 0.005", gaussian(0.005)),
            ("variance 5", gaussian(5.0)),
            ("spikes, p = 0.05", spikes(0.05)),
            ("spikes, p = 0.10", spikes(0.10)),
            ("no noise", gaussian(0.0)),
        ];
        let mut all = Vec::new();
        for (name, parameters) in levels {
            let networks = courses(&parameters, plan, self.form.seed + 400)?;
            let avalanches = pooled(activities(&networks));
            self.list(&format!("{name}: {LIST}"), &avalanches, Windows::of(200));
            all.push((name.to_owned(), avalanches));
        }
        self.distributions("Noise", &all);
        Ok(())
    }

    /// Networks of 50 to 800 excitatory units.
    fn sizes(&mut self, organised: Avalanches) -> Result<()> {
        let plan = |networks, transient, analysed| Plan { networks, transient, analysed };
        let short = [(50, plan(2, 100_000, 50_000)), (100, plan(2, 100_000, 50_000))];
        // Large networks are slow: fewer steps.
        let full = [
            (50, plan(6, 1_000_000, 1_000_000)),
            (100, plan(6, 1_000_000, 1_000_000)),
            (400, plan(3, 800_000, 700_000)),
            (800, plan(2, 500_000, 400_000)),
        ];
        let plans = self.form.pick(short.to_vec(), full.to_vec());
        let mut all = Vec::new();
        for (units, plan) in plans {
            let networks = courses(&Parameters::del_papa(units), plan, self.form.seed + 500)?;
            let avalanches = above(activities(&networks), |_| units as u32 / 20);
            self.list(&format!("{units} units: {LIST}"), &avalanches, Windows::of(units));
            all.push((units, avalanches));
        }
        all.push((200, organised));
        all.sort_by_key(|(units, _)| *units);
        let all: Vec<_> = all.into_iter().map(|(units, avalanches)| (format!("{units} units"), avalanches)).collect();
        self.distributions("Size of the network", &all);
        Ok(())
    }

    /// Figure 7: what noise costs, and what input of structure does.
    fn tasks(&mut self) -> Result<()> {
        let phases = self.form.pick(
            Phases { plastic: 20_000, training: 3_000, test: 3_000 },
            Phases { plastic: 50_000, training: 5_000, test: 5_000 },
        );
        let lengths = self.form.pick(vec![4, 8], vec![4, 6, 8, 14, 20]);
        let networks = self.form.pick(1, 5);
        let (mut curves, mut all, mut foretold) = (Vec::new(), Vec::new(), Vec::new());
        for (k, (name, variance)) in [("no noise", 0.0), ("variance 0.05", 0.05)].into_iter().enumerate() {
            let (mut accuracies, mut avalanches) = (Vec::new(), Avalanches::new(0));
            for n in &lengths {
                let learnt = learn(Task::Counting(*n), variance, phases, networks, self.form.seed + 600)?;
                let (mean, sd) = mean_and_deviation(learnt.iter().map(|one| one.accuracy));
                self.report.show(&format!("counting to {n}, {name}"), format!("{mean:.3} ± {sd:.3}"), "", "");
                accuracies.push(mean);
                avalanches.pool(&pooled(learnt.iter().map(|one| &one.activity[10_000..])));
            }
            foretold.push(mean_and_deviation(accuracies.iter().copied()).0);
            curves.push(line(&lengths, &accuracies).color(Color::nth(k)).legend([name]));
            let mut of_sequence = Avalanches::new(0);
            for length in [200, 2_000] {
                let learnt = learn(Task::Sequence(length), variance, phases, networks, self.form.seed + 700)?;
                let (mean, sd) = mean_and_deviation(learnt.iter().map(|one| one.accuracy));
                self.report.show(&format!("sequence of {length} letters, {name}"), format!("{mean:.3} ± {sd:.3}"), "", "");
                of_sequence.pool(&pooled(learnt.iter().map(|one| &one.activity[10_000..])));
            }
            for (input, avalanches) in [("counting", avalanches), ("sequence", of_sequence)] {
                self.list(&format!("{input}, {name}: {LIST}"), &avalanches, Windows::of(200));
                all.push((format!("{input}, {name}"), avalanches));
            }
        }
        self.report.check("foretold without noise less with noise", foretold[0] - foretold[1], 0.05..=1.0, "above 0", "paper");
        let curves = curves.into_iter().reduce(Panel::overlay).unwrap_or_default();
        self.add(curves.title("Counting").x_label("n").y_label("letters foretold"));
        let named = all.iter().map(|(name, avalanches)| (name.clone(), avalanches.sizes()));
        self.add(densities(named).title("Input of structure").x_label("S [spikes]"));
        Ok(())
    }
}

fn activities(networks: &[Course]) -> impl Iterator<Item = &[u16]> {
    networks.iter().map(|net| &net.activity[..])
}

fn mean_and_deviation(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let (n, sum, squares) = values.into_iter().fold((0.0, 0.0, 0.0), |(n, sum, squares), x| (n + 1.0, sum + x, squares + x * x));
    let mean = sum / n;
    (mean, (squares / n - mean * mean).max(0.0).sqrt())
}
