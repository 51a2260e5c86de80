//! What it costs to remove and to add synapses, by the size of the network and by the number of changes.

use pymonn::prelude::*;
use pymonn_benches::measure::{Contender, compare};
use pymonn_benches::options::option;

/// Removes a tenth of the synapses of sources that fire, and adds as many anywhere.
struct Turnover {
    share: f64,
    tries: usize,
}

#[behaviour]
impl Turnover {
    #[prune(src_spike)]
    fn remove(&self, rng: &mut Rng) -> bool {
        rng.bernoulli(self.share)
    }

    fn grow(&self, new: &mut NewSynapses, rng: &mut Rng) {
        for _ in 0..self.tries {
            new.link(rng.next_u32() as usize % new.sources(), rng.next_u32() as usize % new.targets());
        }
    }
}

/// Asks for an index by target.
struct Depress;

#[behaviour]
impl Depress {
    fn on_post(weight: &mut f32) {
        *weight *= 0.999;
    }
}

const DEGREE: usize = 100;

macro_rules! living {
    ($($name:ident { $($more:tt)* })*) => {
        $(network! {
            network $name(size: usize = 1_000, fire: usize = 10) {
                group cells[size] {
                    spike: bool = false;
                    never: bool = false;
                }
                synapses rec: cells -> cells[Adaptive] {
                    connect = fixed_in_degree(DEGREE);
                    weight: f32 = uniform(0.0, 1.0);
                    trace: f32 = 0.0;
                    1 => Turnover { share: 0.1, tries: fire * DEGREE / 10 };
                    $($more)*
                }
            }
        })*
    };
}

living! {
    BySource {}
    ByBoth { 2 => Depress with dst_spike = dst_never; }
}

/// An iteration with other sources each time; gives back the number of changes.
macro_rules! rounds {
    ($net:ident, $fire:expr, $steps:expr) => {
        move || {
            let size = $net.cells.size();
            for k in 0..$steps {
                $net.cells.spike.fill(false);
                (0..$fire).for_each(|j| $net.cells.spike[(k * 7919 + j * 104_729) % size] = true);
                $net.iterate();
            }
            ($steps * $fire * DEGREE / 5) as u64
        }
    };
}

macro_rules! measure {
    ($network:ident, $title:expr, $rounds:expr) => {{
        let build = |size, fire| $network::builder().size(size).fire(fire).build();
        let (mut small, mut large, mut busy) = (build(1_000, 10)?, build(10_000, 10)?, build(10_000, 100)?);
        let sizes = [small.rec.size(), large.rec.size()];
        assert_eq!(sizes, [100_000, 1_000_000]);
        let ratios = compare(
            $title,
            "change",
            $rounds,
            vec![
                Contender::new("10^5 synapses, 200 changes", rounds!(small, 10, 200)),
                Contender::new("10^6 synapses, 200 changes", rounds!(large, 10, 200)),
                Contender::new("10^6 synapses, 2000 changes", rounds!(busy, 100, 20)),
            ],
        );
        println!(
            "  ten times the synapses: {:.2} of the time; ten times the changes: {:.2} of the time for each",
            ratios[1],
            ratios[2] / ratios[1]
        );
    }};
}

fn main() -> Result<(), pymonn::BuildError> {
    let rounds = option("--rounds", 9);
    measure!(BySource, "removing and adding, index by source", rounds);
    measure!(ByBoth, "removing and adding, index by source and by target", rounds);
    Ok(())
}
