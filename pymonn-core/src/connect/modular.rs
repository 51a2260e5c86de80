//! Blocks of neurons that are connected more densely within than between.

use core::ops::Range;

use super::pairwise::{check, check_mean, skipping};
use super::{Connect, Ends, Pairs, Rows, Rule};
use crate::cores::split;
use crate::storage::collected;
use crate::{Refusal, Rng};

/// See [`modular`].
#[derive(Clone, Copy, Debug)]
pub struct Modular {
    blocks: usize,
    within: f64,
    between: f64,
}

/// Cuts each end into `blocks` equal blocks of neighbouring indices, and connects each pair with probability `within` where both are
/// in the block of the same number, otherwise with probability `between`: a planted partition, a stochastic
/// block model. Where the neurons are not a multiple of the blocks, the first blocks have one more.
///
/// Source: Condon & Karp, *Algorithms for graph partitioning on the planted partition model*, Random Struct. Algorithms 18 (2001).
///
/// Tested against: binomial means within blocks and between.
///
/// ```
/// # use pymonn_core::{Connect, Ends, Pairs, Refusal, StreamKey, modular};
/// let ends = Ends { src: 6.into(), dst: 4.into(), same_group: false, key: StreamKey::new(1, 1) };
/// let mut pairs = Pairs::new(&ends)?;
/// modular(2, 1.0, 0.0).connect(&ends, &mut pairs)?;
/// assert!(pairs.len() == 12 && pairs.as_slice().iter().all(|&(src, dst)| src / 3 == dst / 2));
/// # Ok::<(), Refusal>(())
/// ```
pub fn modular(blocks: usize, within: f64, between: f64) -> Rule<Modular> {
    Rule::new(Modular { blocks, within, between })
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<Modular> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let Modular { blocks, within, between } = self.kind;
        let (sources, targets) = (ends.src.size(), ends.dst.size());
        let most = sources.min(targets);
        if blocks == 0 || blocks > most {
            return Err(Refusal::new("modular: blocks", blocks, format_args!("1 to {most}, the smaller number of neurons")));
        }
        check("modular: within", within)?;
        check("modular: between", between)?;
        let from = collected(split(sources, blocks))?;
        let to = collected(split(targets, blocks))?;
        let inside: f64 = from.iter().zip(&to).map(|(from, to)| from.len() as f64 * to.len() as f64).sum();
        let outside = sources as f64 * targets as f64 - inside;
        let mean = inside * within + outside * between;
        check_mean(mean, inside * within * (1.0 - within) + outside * between * (1.0 - between))?;
        Ok(Rows::by_target(mean as usize, move |dst, row| {
            let own: Range<usize> = from[to.partition_point(|block| block.end <= dst)].clone();
            let mut rng = Rng::neuron(ends.key, 0, dst as u32);
            for (range, p) in [(0..own.start, between), (own.clone(), within), (own.end..sources, between)] {
                skipping(&mut rng, p, range, |src| if self.allows(ends, src, dst) { row.push(src) } else { Ok(()) })?;
            }
            Ok(())
        }))
    }
}
