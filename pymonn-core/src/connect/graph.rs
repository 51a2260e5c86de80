//! Random graphs within one group: small worlds and scale-free networks.

use alloc::vec::Vec;

use super::pairwise::check;
use super::{Connect, Ends, Pairs, Rows, Rule};
use crate::storage::room;
use crate::{Refusal, Rng};

/// See [`small_world`].
#[derive(Clone, Copy, Debug)]
pub struct SmallWorld {
    neighbours: usize,
    rewired: f64,
    directed: bool,
}

/// A small world: a ring on which each neuron is linked with its `neighbours` nearest, half of them on either side, then each link
/// is led elsewhere with probability `rewired`, to a neuron with which its first is not yet linked. A link is two synapses, one in
/// each direction.
///
/// The ring goes by the neurons' indices. It takes one group, or one part of it, at both ends; neurons are not linked with
/// themselves.
///
/// Source: Watts & Strogatz, *Collective dynamics of 'small-world' networks*, Nature 393 (1998); PyNN's `SmallWorldConnector`.
///
/// Tested against: networkx; clustering by Barrat & Weigt, Eur. Phys. J. B 13 (2000).
#[doc(alias = "SmallWorldConnector")]
pub fn small_world(neighbours: usize, rewired: f64) -> Rule<SmallWorld> {
    Rule::new(SmallWorld { neighbours, rewired, directed: false })
}

impl Rule<SmallWorld> {
    /// Makes a link one synapse: each neuron goes to its `neighbours` nearest, and each of these synapses is led elsewhere by
    /// itself. Each neuron then has just so many targets, and several threads draw them.
    #[must_use]
    pub fn directed(mut self) -> Self {
        self.kind.directed = true;
        self
    }

    fn check(&self, ends: &Ends) -> Result<(), Refusal> {
        let (SmallWorld { neighbours, rewired, .. }, n) = (self.kind, one_group("small_world", ends)?);
        if neighbours % 2 != 0 || neighbours >= n {
            let allowed = format_args!("an even number below {n}, the number of neurons");
            return Err(Refusal::new("small_world: neighbours", neighbours, allowed));
        }
        check("small_world: rewired", rewired)?;
        Pairs::check(neighbours.saturating_mul(n))
    }
}

/// The number of neurons; refuses different ones at the two ends.
pub(super) fn one_group(rule: &str, ends: &Ends) -> Result<usize, Refusal> {
    if ends.same_group && ends.src == ends.dst {
        return Ok(ends.src.size());
    }
    let what = alloc::format!("{rule}: ends");
    Err(Refusal::new(what, format_args!("different neurons"), "one group, or one part of it, at both ends"))
}

/// The neuron `step` places further on a ring of `n`.
fn on(ring: usize, from: usize, step: usize) -> usize {
    (from + step) % ring
}

/// A neuron that is none of `taken` and not `own`; there must be one.
fn another(rng: &mut Rng, n: usize, own: usize, taken: &[u32]) -> u32 {
    loop {
        let drawn = rng.below(n as u32);
        if drawn as usize != own && !taken.contains(&drawn) {
            return drawn;
        }
    }
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<SmallWorld> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        if self.kind.directed {
            return self.rows(ends)?.list(ends, pairs);
        }
        self.check(ends)?;
        let (n, SmallWorld { neighbours, rewired, .. }) = (ends.src.size(), self.kind);
        let mut rng = Rng::whole(ends.key, 0);
        let mut linked: Vec<Vec<u32>> = room(n)?;
        for own in 0..n {
            let steps = (1..=neighbours / 2).flat_map(|step| [step, n - step]);
            let mut others = room(neighbours)?;
            others.extend(steps.map(|step| on(n, own, step) as u32));
            linked.push(others);
        }
        // Lap by lap, as the paper has it.
        for step in 1..=neighbours / 2 {
            for own in 0..n {
                if !rng.bernoulli(rewired) || linked[own].len() >= n - 1 {
                    continue;
                }
                let (old, new) = (on(n, own, step), another(&mut rng, n, own, &linked[own]));
                linked[own].retain(|&other| other as usize != old);
                linked[old].retain(|&other| other as usize != own);
                linked[own].push(new);
                linked[new as usize].push(own as u32);
            }
        }
        pairs.reserve(neighbours * n)?;
        let links = linked.iter().enumerate().flat_map(|(own, others)| others.iter().map(move |&other| (own, other as usize)));
        links.into_iter().try_for_each(|(src, dst)| pairs.push(src, dst))
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        self.check(ends)?;
        let (n, SmallWorld { neighbours, rewired, directed }) = (ends.src.size(), self.kind);
        if !directed {
            return Rows::of_list(self, ends);
        }
        Ok(Rows::by_source(neighbours * n, move |src, row| {
            let mut rng = Rng::neuron(ends.key, 0, src as u32);
            let steps = (1..=neighbours / 2).flat_map(|step| [step, n - step]);
            let mut targets: Vec<u32> = room(neighbours)?;
            targets.extend(steps.map(|step| on(n, src, step) as u32));
            for k in 0..neighbours {
                if rng.bernoulli(rewired) && neighbours < n - 1 {
                    targets[k] = another(&mut rng, n, src, &targets);
                }
            }
            targets.into_iter().try_for_each(|target| row.push(target as usize))
        }))
    }
}

/// See [`scale_free`].
#[derive(Clone, Copy, Debug)]
pub struct ScaleFree {
    links: usize,
    directed: bool,
}

/// A scale-free network: neurons are added one after another, and each is linked with `links` different ones that are there
/// already, chosen with a probability proportional to the number of links that they have. It begins with a star of
/// `links + 1` neurons. A link is two synapses, one in each direction.
///
/// The age goes by the neurons' indices. It takes one group, or one part of it, at both ends.
///
/// Source: Barabási & Albert, *Emergence of scaling in random networks*, Science 286 (1999).
///
/// Tested against: networkx; degrees by Dorogovtsev, Mendes & Samukhin, Phys. Rev. Lett. 85 (2000).
pub fn scale_free(links: usize) -> Rule<ScaleFree> {
    Rule::new(ScaleFree { links, directed: false })
}

impl Rule<ScaleFree> {
    /// Makes a link one synapse, from the younger neuron to the older.
    #[must_use]
    pub fn directed(mut self) -> Self {
        self.kind.directed = true;
        self
    }
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<ScaleFree> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        let (ScaleFree { links, directed }, n) = (self.kind, one_group("scale_free", ends)?);
        if links == 0 || links >= n {
            return Err(Refusal::new("scale_free: links", links, format_args!("1 to {}, below the number of neurons", n - 1)));
        }
        let count = (links + 1).saturating_mul(n);
        Pairs::check(count.saturating_mul(2))?;
        let mut rng = Rng::whole(ends.key, 0);
        // Each neuron once for each of its links, so that any place is as likely as another.
        let mut bearers: Vec<u32> = room(2 * links * (n - links))?;
        let mut chosen: Vec<u32> = room(links)?;
        for young in 1..n {
            chosen.clear();
            if young <= links {
                chosen.push(0);
            }
            while chosen.len() < links && young > links {
                let old = bearers[rng.below(bearers.len() as u32) as usize];
                if !chosen.contains(&old) {
                    chosen.push(old);
                }
            }
            for &old in &chosen {
                bearers.extend([young as u32, old]);
                pairs.push(young, old as usize)?;
                if !directed {
                    pairs.push(old as usize, young)?;
                }
            }
        }
        Ok(())
    }
}
