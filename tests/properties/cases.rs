//! What the random networks are built from.

use proptest::prelude::*;
use pymonn::prelude::{Connect, Refusal, fixed_in_degree, probability};
use pymonn::{Ends, Pairs};

/// A connection rule that is chosen at run time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wiring {
    Probability(f64),
    /// As many sources for each target.
    InDegree(usize),
    /// A random half of the pairs, and one in three of those twice.
    Twice,
}

impl Connect for Wiring {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        match *self {
            Wiring::Probability(p) => probability(p).connect(ends, pairs),
            Wiring::InDegree(k) => fixed_in_degree(k.min(ends.src.size())).connect(ends, pairs),
            Wiring::Twice => {
                for (k, source) in (0..ends.src.size()).rev().enumerate() {
                    for target in (k % 2..ends.dst.size()).step_by(2) {
                        pairs.push(source, target)?;
                        if (source + target) % 3 == 0 {
                            pairs.push(source, target)?;
                        }
                    }
                }
                Ok(())
            }
        }
    }
}

/// What a case is drawn from.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) n: usize,
    pub(crate) m: usize,
    pub(crate) wiring: Wiring,
    pub(crate) lag: u32,
    pub(crate) period: u64,
    pub(crate) seed: u64,
    pub(crate) fused: bool,
    pub(crate) paused: std::ops::Range<u64>,
}

pub(crate) fn cases(dense: bool) -> impl Strategy<Value = Case> {
    let size = || prop_oneof![4 => 1..12_usize, 1 => 60..70_usize];
    let wiring = prop_oneof![
        3 => (0.0..=1.0).prop_map(Wiring::Probability),
        1 => (0..4_usize).prop_map(Wiring::InDegree),
        2 => Just(if dense { Wiring::Probability(1.0) } else { Wiring::Twice }),
    ];
    (size(), size(), wiring, 0..5_u32, 1..4_u64, any::<u64>(), any::<bool>(), 0..8_u64).prop_map(
        |(n, m, wiring, lag, period, seed, fused, from)| Case { n, m, wiring, lag, period, seed, fused, paused: from..from + 3 },
    )
}

/// Bits, so that a zero's sign counts.
pub(crate) fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|v| v.to_bits()).collect()
}

/// Few cases, unless `PROPTEST_CASES` asks for another number.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases, ..config } }
}
