//! Networks that organise themselves: connections decay, grow and stay; weights become lognormal, and most synapses die young.
//!
//! P. Zheng, C. Dimitrakakis and J. Triesch, "Network Self-Organization Explains the Statistics and Dynamics of Synaptic Connection Strengths in
//! Cortex", `PLoS` Computational Biology 9:e1002848 (2013). 200 excitatory units without input, all five mechanisms, slow inhibition.
//!
//! - The fraction of all N² pairs that are connected. Three phases: decay, growth, stable.
//! - Weights at the end, with the nearest lognormal curve (19 logarithmic bins from 0.01 to 1).
//! - The change of weights between two early times, as in the authors' code, against the weight before.
//! - Lifetimes of synapses born in the stable phase, seen after every step, and survival by strength.
//! - Intervals between spikes.
//!
//! `cargo run --release --example zheng_2013 -- --full`, 2026-11-22, six networks of 4 million steps, 144 s of one core; the picture is
//! `docs/pictures/zheng_2013.png`. The reference is an independent simulator in C of the authors' model (`run` of `benches/peers/ref_sorn.c`, by a driver that is not kept here; 3 networks); [R] marks what of the
//! paper is recalled, not read.
//!
//! | | here | C simulator | paper |
//! | --- | --- | --- | --- |
//! | least fraction, when | 0.0121 at 52,000 | 0.012 at 52,000 | |
//! | fraction at 0.5, 1, 2 million | 0.068, 0.089, 0.094 | 0.076, 0.102, 0.110 | |
//! | stable fraction | 0.095 (0.046 to 0.127) | 0.110 ± 0.018 | about 0.1 [R] |
//! | its range in the last 300,000 steps | 1.1 % | | |
//! | mean rate | 0.1000 | 0.1000 | |
//! | R² of the lognormal, least of six; all weights | 0.984; 0.980 | 0.991 to 0.998 | |
//! | slope of lifetimes, 20 to 100,000 steps; median | -1.99 (pooled -1.82); 111 | -1.99 ± 0.21; 100 to 140 | about -5/3 [R] |
//! | survival of 100,000 steps, weakest, strongest quarter | 0.91, 0.97 | 0.98, 1.00 (one network) | |
//! | variation of intervals | 0.97 | 1.07 | |
//!
//! Networks differ: two of the six stay below a fraction of 0.06. So they do in the C simulator: of 12 further seeds, four had 0.048 to 0.052 at
//! step 800,000, and the greatest 0.120. Without `--full`: two networks of 600,000 steps, the first two phases.

mod common;

use std::ops::RangeInclusive;

use common::{Form, Outcome, Report};
use pymonn::analysis::{
    AnalysisError, Bins, Lifetimes, SpikeTrain, connection_fraction, interval_statistics, lognormal_curve, skewness,
    spike_time_intervals, survival_by_strength, weight_changes,
};
use pymonn::models::ensemble;
use pymonn::models::sorn::{Parameters, Sorn};
use pymonn::plot::{Color, Figure, Panel, line, scatter};

/// Iterations from one count of connections to the next.
const EVERY: usize = 1_000;
/// The iterations between which the change of weights is measured, as in the authors' code.
const CHANGE: [usize; 2] = [2_999, 5_999];
/// Groups of synapses by strength.
const QUARTILES: usize = 4;

/// What is run how long.
#[derive(Clone, Copy)]
struct Plan {
    networks: usize,
    steps: usize,
    /// Synapses born from here on are followed, and rates are taken.
    stable: usize,
    /// From here on, weights are kept, every `apart` iterations.
    kept: usize,
    apart: usize,
}

const SHORT: Plan = Plan { networks: 2, steps: 600_000, stable: 300_000, kept: 400_000, apart: 100_000 };
const FULL: Plan = Plan { networks: 6, steps: 4_000_000, stable: 2_000_000, kept: 3_000_000, apart: 100_000 };

/// What is kept of one network.
struct Course {
    /// Part of all pairs that are connected, each `EVERY` iterations.
    fraction: Vec<f64>,
    /// Spikes per unit and iteration in the stable phase.
    rate: f64,
    /// Weights at both times of `CHANGE`.
    change: Vec<Vec<f64>>,
    /// Weights each `apart` iterations, and at the end.
    weights: Vec<Vec<f64>>,
    lifetimes: Lifetimes,
    intervals: Vec<Vec<u64>>,
}

impl Course {
    /// The part of each quarter of synapses that survives so many intervals between kept weights, whichever it begins with.
    fn survival(&self, apart: usize) -> Result<Vec<f64>, AnalysisError> {
        let groups = |pair: &[Vec<f64>]| survival_by_strength(&pair[0], &pair[apart], QUARTILES);
        let all = self.weights.windows(apart + 1).map(groups).collect::<Result<Vec<_>, _>>()?;
        Ok((0..QUARTILES).map(|quarter| average(all.iter().map(|groups| groups[quarter].fraction))).collect())
    }
}

/// Births and deaths of synapses, seen after every iteration.
struct Synapses {
    alive: Vec<bool>,
    count: usize,
    lifetimes: Lifetimes,
}

impl Synapses {
    fn of(net: &Sorn, since: usize) -> Self {
        let alive: Vec<bool> = net.ee.raw.iter().map(|raw| *raw != 0.0).collect();
        Self { count: alive.iter().filter(|alive| **alive).count(), alive, lifetimes: Lifetimes::since(since as u64) }
    }

    fn observe(&mut self, net: &Sorn, iteration: usize) {
        let (raw, units) = (&net.ee.raw, net.exc.spike.len());
        let which = |spikes: &[bool]| (0..units).filter(|unit| spikes[*unit]).collect::<Vec<_>>();
        let (now, before) = (which(&net.exc.spike), which(&net.exc.spike_old));
        // Only STDP ends a synapse: one from a unit that fires now to one that fired before.
        for (source, target) in now.iter().flat_map(|source| before.iter().map(move |target| (*source, *target))) {
            let place = source * units + target;
            if self.alive[place] && raw[place] == 0.0 {
                self.alive[place] = false;
                self.count -= 1;
                self.lifetimes.died(iteration as u64, source, target);
            }
        }
        if connections(net) == self.count {
            return;
        }
        for (place, alive) in self.alive.iter_mut().enumerate() {
            if raw[place] != 0.0 && !*alive {
                *alive = true;
                self.count += 1;
                self.lifetimes.born(iteration as u64, place / units, place % units);
            }
        }
    }
}

fn connections(net: &Sorn) -> usize {
    net.ee.raw.iter().map(|raw| u32::from(*raw != 0.0)).sum::<u32>() as usize
}

fn weights(net: &mut Sorn) -> Vec<f64> {
    net.settle();
    net.ee.weight.iter().map(|weight| f64::from(*weight)).collect()
}

/// One network from its beginning to its end.
fn run(plan: Plan, seed: u64) -> Result<Course, pymonn::BuildError> {
    let mut net = Parameters::zheng().build::<f32>(seed)?;
    let units = net.exc.spike.len();
    let (mut fraction, mut change, mut kept, mut spikes) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let mut synapses = None;
    let mut train = SpikeTrain::new(units);
    for t in 0..plan.steps {
        if t % EVERY == 0 {
            fraction.push(connection_fraction(connections(&net), units, units));
        }
        if CHANGE.contains(&t) {
            change.push(weights(&mut net));
        }
        if t >= plan.kept && (t - plan.kept).is_multiple_of(plan.apart) {
            kept.push(weights(&mut net));
        }
        net.iterate();
        if t >= plan.stable {
            spikes += net.exc.spike.iter().filter(|spike| **spike).count();
            synapses.get_or_insert_with(|| Synapses::of(&net, t + 1)).observe(&net, t);
        }
        if t + plan.apart >= plan.steps {
            train.push(&net.exc.spike);
        }
    }
    kept.push(weights(&mut net));
    Ok(Course {
        fraction,
        rate: spikes as f64 / (units * (plan.steps - plan.stable)) as f64,
        change,
        weights: kept,
        lifetimes: synapses.map(|synapses| synapses.lifetimes).unwrap_or_default(),
        intervals: (0..units).filter_map(|unit| spike_time_intervals(&train, unit).ok()).collect(),
    })
}

fn main() -> Outcome {
    let form = Form::read();
    let plan = form.pick(SHORT, FULL);
    let courses = ensemble(plan.networks, |k| run(plan, form.seed + k as u64)).into_iter().collect::<Result<_, _>>()?;
    let figure = Figure::new().columns(2).width(1_100.0);
    let mut paper = Paper { full: form.full, plan, courses, report: Report::default(), figure };
    paper.phases();
    paper.weights()?;
    paper.changes()?;
    paper.lifetimes()?;
    paper.survival()?;
    paper.intervals()?;
    paper.figure.save("plots/zheng_2013.png")?;
    println!("{} networks, {} steps each; plots/zheng_2013.png", plan.networks, plan.steps);
    paper.report.finish()
}

const REFERENCE: &str = "independent C simulator";

struct Paper {
    full: bool,
    plan: Plan,
    courses: Vec<Course>,
    report: Report,
    figure: Figure,
}

impl Paper {
    fn add(&mut self, panel: Panel) {
        self.figure = std::mem::take(&mut self.figure).panel(panel);
    }

    /// A number that has to be right at full length.
    fn check(&mut self, what: &str, measured: f64, range: RangeInclusive<f64>, reference: &str) {
        if self.full {
            self.report.check(what, measured, range, reference, REFERENCE);
        } else {
            self.report.show(what, format!("{measured:.4}"), &format!("{reference} at full length"), REFERENCE);
        }
    }

    /// Connections decay, grow and stay.
    fn phases(&mut self) {
        let steps = self.plan.steps;
        let mean: Vec<f64> = (0..steps / EVERY).map(|k| average(self.courses.iter().map(|course| course.fraction[k]))).collect();
        let (place, least) =
            mean.iter().copied().enumerate().fold((0, 1.0), |least, (k, now)| if now < least.1 { (k, now) } else { least });
        self.report.check("minimum fraction of connections", least, 0.008..=0.016, "0.012", REFERENCE);
        self.report.check("reached at step", (place * EVERY) as f64, 40_000.0..=70_000.0, "52,000", REFERENCE);
        for (step, expected) in [(500_000, "0.076"), (1_000_000, "0.102"), (2_000_000, "0.110")] {
            if let Some(fraction) = mean.get(step / EVERY) {
                self.report.show(&format!("fraction at step {step}"), format!("{fraction:.4}"), expected, REFERENCE);
            }
        }
        if self.full {
            self.stable(&mean);
        }
        let rate = average(self.courses.iter().map(|course| course.rate));
        self.report.check("mean rate", rate, 0.0995..=0.1005, "0.1000", REFERENCE);

        let drawn = |shown: usize, unit: f64, name: &str| {
            let times: Vec<f64> = (0..shown).map(|k| (k * EVERY) as f64 / unit).collect();
            let each = self.courses.iter().map(|course| line(&times, &course.fraction[..shown]).color(Color::nth(5)));
            let networks = each.reduce(Panel::overlay).unwrap_or_default().legend(["networks"]);
            networks.overlay(line(&times, &mean[..shown]).legend(["mean"])).x_label(name).y_label("fraction")
        };
        let whole =
            drawn(mean.len(), 1e6, "step [millions]").wide().title("Fraction of connections: decay, growth, stable phase");
        let beginning = drawn(200_000 / EVERY, 1e3, "step [thousands]").title("Its beginning");
        self.add(whole);
        self.add(beginning);
    }

    /// The third phase of connections.
    fn stable(&mut self, mean: &[f64]) {
        let part = |values: &[f64], last: usize| values[values.len() - last / EVERY..].to_vec();
        let stable = average(part(mean, 500_000));
        self.check("stable fraction (last 500,000 steps)", stable, 0.08..=0.13, "0.110 ± 0.018 (paper: about 0.1 [R])");
        let each: Vec<f64> = self.courses.iter().map(|course| average(part(&course.fraction, 500_000))).collect();
        let (low, high) = range(&each);
        self.report.show(
            "stable fraction of single networks",
            format!("{low:.3} to {high:.3}"),
            "0.060 to 0.155 (fast inhibition)",
            REFERENCE,
        );
        let (low, high) = range(&part(mean, 300_000));
        self.check("its range over the last 300,000 steps, relative", (high - low) / stable, 0.0..=0.02, "below 0.02");
    }

    /// Weights at the end are lognormal.
    fn weights(&mut self) -> Outcome {
        let last: Vec<Vec<f64>> = self.courses.iter().filter_map(|course| course.weights.last().cloned()).collect();
        let all: Vec<f64> = last.iter().flatten().copied().filter(|weight| *weight > 0.01).collect();
        let bins = Bins::logarithmic(0.01, 1.0, 19)?;
        let fits = last.iter().map(|weights| lognormal_curve(weights.iter().copied(), &bins)).collect::<Result<Vec<_>, _>>()?;
        let least = fits.iter().map(|fit| fit.r_squared).fold(1.0, f64::min);
        let pooled = lognormal_curve(all.iter().copied(), &bins)?;
        self.check("lognormal R², least of the networks", least, 0.9..=1.0, "0.991 to 0.998");
        self.check("lognormal R², all weights", pooled.r_squared, 0.9..=1.0, "above 0.9");
        self.check("skewness of weights above 0.01", skewness(&all)?, 0.0..=f64::INFINITY, "above 0");
        let largest = all.iter().copied().fold(0.0, f64::max);
        self.report.show("largest weight", format!("{largest:.2}"), "0.06 to 1, by seed", REFERENCE);

        let (x, y): (Vec<f64>, Vec<f64>) = pooled.histogram.iter().map(|bin| (bin.log_centre(), bin.density)).unzip();
        let curve: Vec<f64> = (0..=200).map(|k| 10_f64.powf(-2.0 + 2.0 * f64::from(k) / 200.0)).collect();
        let density = curve.iter().map(|weight| pooled.scale * pooled.lognormal.density(*weight));
        let name = format!("lognormal, R² = {:.3}", pooled.r_squared);
        let lognormal = line(&curve, density).color(Color::nth(1)).legend([name]);
        let dots = scatter(x, y).legend(["weights"]);
        self.add(dots.overlay(lognormal).log_x().title("Weights").x_label("weight").y_label("density"));
        Ok(())
    }

    /// Strong synapses change by more.
    fn changes(&mut self) -> Outcome {
        let pairs = self.courses.iter().flat_map(|course| course.change[0].iter().zip(&course.change[1]));
        let (before, after): (Vec<f64>, Vec<f64>) = pairs.filter(|(before, after)| **before > 0.0 && **after > 0.0).unzip();
        let largest = before.iter().copied().fold(0.0, f64::max);
        let mut bins = weight_changes(&before, &after, &Bins::linear(0.0, largest, 12)?)?;
        bins.retain(|bin| bin.count >= 20);
        let (middle, strongest) = (&bins[bins.len() / 2], &bins[bins.len() - 1]);
        let ratio = strongest.std_dev / middle.std_dev;
        self.report.show(
            "spread of changes, strongest over middle weights",
            format!("{ratio:.2}"),
            "above 1 (paper: multiplicative)",
            "paper",
        );

        let middles = || bins.iter().map(|bin| bin.from.midpoint(bin.to));
        let curve = |share: f64| line(middles(), bins.iter().map(|bin| bin.mean + share * bin.std_dev));
        let change: Vec<f64> = before.iter().zip(&after).map(|(before, after)| after - before).collect();
        let panel = scatter(&before, &change)
            .legend(["synapses"])
            .overlay(curve(0.0).color(Color::nth(1)).legend(["mean"]))
            .overlay(curve(1.0).color(Color::nth(4)).legend(["± standard deviation"]))
            .overlay(curve(-1.0).color(Color::nth(4)));
        let title = format!("Change of weights, steps {} to {}", CHANGE[0], CHANGE[1]);
        self.add(panel.title(title).x_label("weight before").y_label("change"));
        Ok(())
    }

    /// Most synapses die young, some never.
    fn lifetimes(&mut self) -> Outcome {
        let slope = |lifetimes: &Lifetimes| lifetimes.log_log_slope(20, 100_000, 6);
        let slopes =
            self.courses.iter().map(|course| slope(&course.lifetimes).map(|line| line.slope)).collect::<Result<Vec<_>, _>>()?;
        self.check("slope of lifetimes", average(slopes), -2.5..=-1.6, "-1.99 ± 0.21 (paper: about -5/3 [R])");
        let mut all = Lifetimes::new();
        self.courses.iter().for_each(|course| all.pool(&course.lifetimes));
        self.report.show("median lifetime", all.median().unwrap_or_default(), "100 to 140", REFERENCE);

        let fit = slope(&all)?;
        let bins = all.histogram(&Bins::whole_numbers(self.plan.steps as f64, 50)?);
        let (x, y): (Vec<f64>, Vec<f64>) =
            bins.iter().filter(|bin| bin.count > 0).map(|bin| (bin.log_centre(), bin.density)).unzip();
        let ends = [20.0, 100_000.0];
        let power = line(ends, ends.map(|x: f64| (fit.intercept + fit.slope * x.ln()).exp())).color(Color::nth(1));
        let panel = scatter(x, y).legend(["synapses"]).overlay(power.legend([format!("slope {:.2}", fit.slope)]));
        let title = format!("Lifetimes, births after step {}", self.plan.stable);
        self.add(panel.log_x().log_y().title(title).x_label("lifetime [steps]").y_label("density"));
        Ok(())
    }

    /// Strong synapses stay, from any of the times at which weights were kept to each later one.
    fn survival(&mut self) -> Outcome {
        let later = self.courses[0].weights.len() - 1;
        let mut curves = vec![vec![1.0]; QUARTILES];
        let mut weakest = Vec::new();
        for apart in 1..=later {
            let each = self.courses.iter().map(|course| course.survival(apart)).collect::<Result<Vec<_>, _>>()?;
            for (quarter, curve) in curves.iter_mut().enumerate() {
                curve.push(average(each.iter().map(|of| of[quarter])));
            }
            if apart == 1 {
                weakest = each.iter().map(|of| of[0]).collect();
            }
        }
        let (low, high) = range(&weakest);
        let (weakest, strongest) = (curves[0][1], curves[QUARTILES - 1][1]);
        self.report.show("survival of 100,000 steps, weakest quarter", format!("{weakest:.4}"), "", "");
        self.report.show("of single networks", format!("{low:.3} to {high:.3}"), "0.98 (one network)", REFERENCE);
        self.report.show("the same, strongest quarter", format!("{strongest:.4}"), "1.00 (one network)", REFERENCE);
        self.report.check("strongest less weakest", strongest - weakest, 1e-4..=1.0, "above 0", REFERENCE);

        let times: Vec<f64> = (0..=later).map(|k| (k * self.plan.apart) as f64 / 1e3).collect();
        let names = ["weakest quarter", "second", "third", "strongest quarter"];
        let each = curves.iter().zip(names).enumerate();
        let panel = each.map(|(k, (curve, name))| line(&times, curve).color(Color::nth(k)).legend([name])).reduce(Panel::overlay);
        let panel = panel.unwrap_or_default().title("Synapses that survive");
        self.add(panel.x_label("steps [thousands]").y_label("fraction"));
        Ok(())
    }

    /// Units fire irregularly.
    fn intervals(&mut self) -> Outcome {
        let of_units = self.courses.iter().flat_map(|course| &course.intervals);
        let many = of_units.clone().filter(|intervals| intervals.len() > 30);
        let cv = average(many.filter_map(|intervals| interval_statistics(intervals).ok()).map(|statistics| statistics.cv));
        self.report.check("variation (CV) of intervals between spikes", cv, 0.6..=1.5, "1.07", REFERENCE);
        let bins = Bins::linear(0.5, 100.5, 100)?.histogram(of_units.flatten().map(|interval| *interval as f64));
        let (x, y): (Vec<f64>, Vec<f64>) = bins.iter().map(|bin| (bin.centre(), bin.density)).unzip();
        self.add(scatter(x, y).log_y().title("Intervals between spikes").x_label("interval [steps]").y_label("density"));
        Ok(())
    }
}

/// Smallest and largest of values between 0 and 1.
fn range(values: &[f64]) -> (f64, f64) {
    values.iter().fold((1.0, 0.0), |range, now| (range.0.min(*now), range.1.max(*now)))
}

fn average(values: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, count) = values.into_iter().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}
