//! One network on one task: learning, then what a read-out tells from its states.

use std::error::Error;

use nalgebra::DMatrix;
use pymonn::models::ensemble;
use pymonn::models::sorn::{Parameters, Pools, Scaling, Topology, tag};
use pymonn::readout::{Ridge, Scores, States};
use pymonn::tasks::{Source, Symbol};

/// What goes wrong in a thread.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// Steps in which the network learns.
const PLASTIC: usize = 50_000;
/// Steps that a read-out is trained on, and steps that it is tested on.
const READ: usize = 5_000;
/// Steps recorded before and after, so that a read-out can be asked for letters that far back and ahead.
const MARGIN: usize = 20;
/// The pseudo-inverse is the limit of ridge regression for a vanishing penalty; this one is as good as none.
const PENALTY: f64 = 1e-6;

/// What learns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// STDP, intrinsic plasticity and synaptic normalisation.
    Sorn,
    /// Nothing: the same network as it was drawn.
    Static,
    NoStdp,
    NoNormalization,
    NoIntrinsic,
    /// Gaussian noise of variance 0.05 on all units while the network learns.
    Noise,
}

impl Condition {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Sorn => "SORN",
            Self::Static => "static",
            Self::NoStdp => "no STDP",
            Self::NoNormalization => "no normalisation",
            Self::NoIntrinsic => "no IP",
            Self::Noise => "noise",
        }
    }

    /// Pools of a twentieth of the units, 10 synapses on each unit whatever their number.
    fn parameters(self, ne: usize, letters: usize) -> Parameters {
        let lazar = Parameters {
            ne,
            ni: ne / 5,
            inputs: letters,
            pools: Pools::Disjoint(ne / 20),
            ee: Topology::Probability(10.0 / ne as f64),
            ..Parameters::lazar()
        };
        match self {
            Self::Sorn | Self::Static => lazar,
            Self::NoStdp => Parameters { eta_stdp: 0.0, ..lazar },
            Self::NoNormalization => Parameters { scaling: Scaling::None, ..lazar },
            Self::NoIntrinsic => Parameters { eta_ip: 0.0, ..lazar },
            Self::Noise => Parameters { noise_e: 0.05_f64.sqrt(), noise_i: 0.05_f64.sqrt(), ..lazar },
        }
    }
}

/// States of a network that no longer learns, and what was shown.
pub(crate) struct Run {
    pub(crate) symbols: Vec<Symbol>,
    pub(crate) states: Vec<Vec<bool>>,
    letters: usize,
}

impl Run {
    /// Learns, then records. The same seed gives the same network at the beginning under all conditions.
    pub(crate) fn new(condition: Condition, ne: usize, mut source: impl Source, seed: u64) -> Result<Self, Failure> {
        let letters = source.symbols();
        let mut net = condition.parameters(ne, letters).build::<f32>(seed)?;
        net.set_plastic(condition != Condition::Static);
        let shown: Vec<Vec<f32>> =
            (0..letters).map(|letter| (0..letters).map(|other| f32::from(u8::from(other == letter))).collect()).collect();
        let shown = |symbol: &Symbol| symbol.letter.map_or(&[][..], |letter| &shown[letter]);
        for _ in 0..PLASTIC {
            net.step(shown(&source.next_symbol()))?;
        }
        net.set_plastic(false);
        net.set_enabled(tag::noise_e, false);
        net.set_enabled(tag::noise_i, false);
        let symbols = source.sequence(2 * (MARGIN + READ));
        let states = symbols.iter().map(|symbol| net.step(shown(symbol)).map(<[bool]>::to_vec)).collect::<Result<_, _>>()?;
        Ok(Self { symbols, states, letters })
    }

    /// What stands so many steps after (before, if negative) each test step.
    pub(crate) fn asked(&self, shift: isize) -> &[Symbol] {
        let first = (MARGIN + READ).saturating_add_signed(shift);
        &self.symbols[first..first + READ]
    }

    /// How well the letters so many steps after (before, if negative) a state can be told from it: one result for each shift.
    pub(crate) fn scores(&self, shifts: &[isize]) -> Result<Vec<Scores>, Failure> {
        let class = |symbol: &Symbol| symbol.label(self.letters);
        let classes = self.letters + 1;
        let states = |first: usize| {
            let mut states = States::new(self.states[0].len(), classes)?;
            (first..first + READ).try_for_each(|t| states.push(&self.states[t], class(&self.symbols[t])))?;
            Ok::<_, Failure>(states)
        };
        // All shifts at once: the states' products are the same.
        let mut targets = DMatrix::zeros(READ, shifts.len() * classes);
        for (k, shift) in shifts.iter().enumerate() {
            for t in 0..READ {
                targets[(t, k * classes + class(&self.symbols[(MARGIN + t).saturating_add_signed(*shift)]))] = 1.0;
            }
        }
        let outputs = Ridge::new(PENALTY).fit(&states(MARGIN)?, &targets)?.all_outputs(&states(MARGIN + READ)?)?;
        let scores = |(k, shift): (usize, &isize)| {
            let told = outputs.columns(k * classes, classes).row_iter().map(|row| row.transpose().argmax().0).collect();
            Ok(Scores::new(self.asked(*shift).iter().map(class).collect(), told, classes)?)
        };
        shifts.iter().enumerate().map(scores).collect()
    }
}

/// What `count` networks give, with seeds from `first` on, several at a time.
pub(crate) fn networks<T: Send>(
    first: u64,
    count: usize,
    run: impl Fn(u64) -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    ensemble(count, |k| run(first + k as u64)).into_iter().collect()
}
