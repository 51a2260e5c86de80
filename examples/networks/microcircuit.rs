//! The network of the example `microcircuit`, and of the test that it reproduces the published rates.

use pymonn::behaviours::{neurons::LifExp, synapses::Deliver};
use pymonn::prelude::*;
use pymonn::{Ends, Pairs, Rows, Site};

/// The populations, excitatory (e) and inhibitory (i) ones of four layers of cortex.
pub(crate) const NAMES: [&str; 8] = ["L2/3e", "L2/3i", "L4e", "L4i", "L5e", "L5i", "L6e", "L6i"];
/// Their neurons below a square millimetre.
const SIZES: [usize; 8] = [20_683, 5_834, 21_915, 5_479, 4_850, 1_065, 14_395, 2_948];
/// Probability that two neurons are connected at least once: a row for each target, a column for each source.
const PROBABILITIES: [[f64; 8]; 8] = [
    [0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0.0, 0.0076, 0.0],
    [0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0.0, 0.0042, 0.0],
    [0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0.0],
    [0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0.0, 0.1057, 0.0],
    [0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0.0],
    [0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0.0],
    [0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252],
    [0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443],
];
/// Synapses of each neuron from outside, where neurons fire at `OUTSIDE_RATE`.
const OUTSIDE: [f64; 8] = [1_600.0, 1_500.0, 2_100.0, 1_900.0, 2_000.0, 1_900.0, 2_900.0, 2_100.0];
const OUTSIDE_RATE: f64 = 8.0; // Hz
/// Mean rates of the full model [Hz]: the paper's simulation.
pub(crate) const RATES: [f64; 8] = [0.86, 2.80, 4.45, 5.93, 7.59, 8.64, 1.09, 7.88];
/// Peak of an excitatory synapse's current [pA]: one of 0.5 ms that lifts a neuron by 0.15 mV.
const PEAK: f64 = 87.8;
const TAU: f64 = 0.5; // ms

fn is_inhibitory(population: usize) -> bool {
    population % 2 == 1
}

/// A part of the column, `scale` times its neurons with `scale` times their synapses.
///
/// Fewer synapses are stronger by the root of that factor, which keeps the variance of what they bring; a current takes the place
/// of the mean that is lacking (S. J. van Albada, M. Helias and M. Diesmann, `PLoS` Computational Biology 11 (2015), e1004490).
#[derive(Clone, Debug)]
pub(crate) struct Column {
    scale: f64,
    /// The first neuron of each population, and the number of all.
    starts: [usize; 9],
}

impl Column {
    pub(crate) fn new(scale: f64) -> Self {
        let mut starts = [0; 9];
        for (k, size) in SIZES.into_iter().enumerate() {
            starts[k + 1] = starts[k] + (scale * size as f64).round() as usize;
        }
        Self { scale, starts }
    }

    /// The neurons of a population.
    pub(crate) fn neurons(&self, population: usize) -> std::ops::Range<usize> {
        self.starts[population]..self.starts[population + 1]
    }

    pub(crate) fn size(&self) -> usize {
        self.starts[8]
    }

    fn population(&self, neuron: usize) -> usize {
        self.starts[1..8].partition_point(|start| *start <= neuron)
    }

    /// Synapses of a neuron from all of another population, in the full model: pairs are drawn until so many are linked.
    fn synapses(target: usize, source: usize) -> f64 {
        let pairs = (SIZES[target] * SIZES[source]) as f64;
        (1.0 - PROBABILITIES[target][source]).ln() / (-1.0 / pairs).ln_1p() / SIZES[target] as f64
    }

    /// Mean peak of a synapse's current in the full model [pA]; inhibition is four times as strong.
    fn peak(target: usize, source: usize) -> f64 {
        match (NAMES[target], NAMES[source]) {
            ("L2/3e", "L4e") => 2.0 * PEAK,
            _ if is_inhibitory(source) => -4.0 * PEAK,
            _ => PEAK,
        }
    }

    /// Mean peak of a synapse's current [pA].
    fn weight(&self, target: usize, source: usize) -> f64 {
        Self::peak(target, source) / self.scale.sqrt()
    }
}

/// Spikes from outside and a constant current, each population its own.
pub(crate) struct Background {
    /// Mean number of spikes of each population's neurons [1/ms].
    spikes: [f64; 8],
    /// Current that each spike brings [pA].
    weight: f32,
    /// Constant currents [pA].
    currents: [f32; 8],
}

impl Background {
    pub(crate) fn new(column: &Column) -> Self {
        let mean = |target: usize| {
            let inside = (0..8).map(|source| Column::peak(target, source) * Column::synapses(target, source) * RATES[source]);
            (inside.sum::<f64>() + PEAK * OUTSIDE[target] * OUTSIDE_RATE) * TAU * 1e-3
        };
        Self {
            spikes: OUTSIDE.map(|number| number * column.scale * OUTSIDE_RATE * 1e-3),
            weight: column.weight(0, 0) as f32,
            currents: std::array::from_fn(|target| ((1.0 - column.scale.sqrt()) * mean(target)) as f32),
        }
    }
}

#[behaviour]
impl Background {
    fn neuron(&self, population: u8, current_exc: &mut f32, input: &mut f32, rng: &mut Rng, step: Step) {
        let population = usize::from(population);
        *current_exc += self.weight * rng.poisson(self.spikes[population] * step.dt) as f32;
        *input += self.currents[population];
    }
}

/// Who is connected: each neuron draws its sources, one source perhaps several times.
impl Connect for Column {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        if !(1e-3..=1.0).contains(&self.scale) {
            return Err(Refusal::new("scale", self.scale, "0.001 to 1"));
        }
        let number = |target, source| self.scale * Self::synapses(target, source);
        let mean: [[f64; 8]; 8] = std::array::from_fn(|target| std::array::from_fn(|source| number(target, source)));
        let all: f64 = (0..8).map(|target| self.neurons(target).len() as f64 * mean[target].iter().sum::<f64>()).sum();
        Ok(Rows::by_target(all as usize, move |target, row| {
            let mut rng = Rng::neuron(ends.key, 0, target as u32);
            for (source, mean) in mean[self.population(target)].iter().enumerate() {
                let sources = self.neurons(source);
                for _ in 0..rng.poisson(*mean) {
                    row.push(sources.start + rng.below(sources.len() as u32) as usize)?;
                }
            }
            Ok(())
        }))
    }
}

/// How strong they are [pA]: a tenth of the mean is their standard deviation.
impl Init<f32> for Column {
    fn draw(&self, site: &Site, rng: &mut Rng) -> f32 {
        let Site::Synapse { src, dst, .. } = *site else { return 0.0 };
        self.weight(self.population(dst.index), self.population(src.index)) as f32 * (1.0 + 0.1 * rng.normal())
    }
}

impl InitOps for Column {}

/// How late their spikes arrive [0.1 ms]: excitatory ones after 1.5 ms, inhibitory ones after half of that, and half of the mean
/// is their standard deviation. A neuron feels them in the next iteration.
impl Init<u32> for Column {
    fn draw(&self, site: &Site, rng: &mut Rng) -> u32 {
        let Site::Synapse { src, .. } = *site else { return 0 };
        let mean = if is_inhibitory(self.population(src.index)) { 7.5 } else { 15.0 };
        (mean * (1.0 + 0.5 * rng.normal())).round() as u32
    }
}

network! {
    pub(crate) network Microcircuit(scale: f64 = 0.1, column: Column = Column::new(scale)) {
        dt = 0.1; // ms

        group cells[column.size()] {
            population: u8 = each(|neuron: Neuron| column.population(neuron.index) as u8);
            v: f32 = normal(-58.0, 10.0);

            1 => Background::new(&column);
            2 => LifExp { rest: -65.0, threshold: -50.0, reset: -65.0, tau_exc: TAU as f32, ..LifExp::default() };
            4 => EventRecorder { spike };
        }

        synapses recurrent: cells -> cells {
            connect = &column;
            weight: f32 = column.clone();
            delay = column.clone().clamp(1, 100);

            // All currents decay alike, so that one holds the excitatory and the negative inhibitory ones.
            3 => Deliver::default() with dst_input = dst_current_exc;
        }
    }
}
