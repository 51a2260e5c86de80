//! What a random number costs, by kind.

use pymonn::prelude::*;
use pymonn::rand_distr::{Distribution, StandardNormal, StandardUniform};
use pymonn::random::Poisson;
use pymonn_benches::measure::{Contender, compare};
use pymonn_benches::options::option;

const NEURONS: usize = 4096;

/// A behaviour per kind that draws one number for each neuron, and a network of it.
macro_rules! kinds {
    ($($name:ident $title:literal |$rng:ident| $draw:expr;)*) => {
        $(mod $name {
            use super::*;

            pub(crate) struct Draw;

            #[behaviour(x: f32 = 0.0)]
            impl Draw {
                fn neuron(x: &mut f32, $rng: &mut Rng) {
                    *x = $draw;
                }
            }

            network! {
                pub(crate) network Net {
                    group cells[NEURONS] { 1 => Draw; }
                }
            }
        })*

        fn all<'a>() -> Result<Vec<Contender<'a>>, pymonn::BuildError> {
            Ok(vec![$({
                let mut net = $name::Net::builder().build()?;
                Contender::new($title, move || run(&mut net))
            }),*])
        }
    };
}

kinds! {
    uniform "rng.uniform()" |rng| rng.uniform();
    uniform_f64 "rng.uniform_f64()" |rng| rng.uniform_f64() as f32;
    bernoulli "rng.bernoulli(0.01)" |rng| f32::from(u8::from(rng.bernoulli(0.01)));
    below "rng.below(10)" |rng| rng.below(10) as f32;
    normal "rng.normal()" |rng| rng.normal();
    normal_f64 "rng.normal_f64()" |rng| rng.normal_f64() as f32;
    exponential "rng.exponential()" |rng| rng.exponential();
    poisson "rng.poisson(2.0)" |rng| rng.poisson(2.0) as f32;
}

/// Numbers of one mean, from a table that is made once.
struct Table {
    numbers: Poisson,
}

#[behaviour(x: f32 = 0.0)]
impl Table {
    fn neuron(&self, x: &mut f32, rng: &mut Rng) {
        *x = self.numbers.sample(rng) as f32;
    }
}

/// A uniform number for one neuron in a hundred.
struct Sparse;

#[behaviour(x: f32 = 0.0)]
impl Sparse {
    fn group(x: &mut [f32], rng: &mut Rng) {
        for k in rng.hits(x.len(), 0.01) {
            x[k] = rng.uniform();
        }
    }
}

network! {
    network Tabled {
        group cells[NEURONS] { 1 => Table { numbers: Poisson::new(2.0).expect("a mean that it takes") }; }
    }
}

network! {
    network Hit {
        group cells[NEURONS] { 1 => Sparse; }
    }
}

fn run(net: &mut impl Network) -> u64 {
    const STEPS: u64 = 100;
    net.simulate_iterations(STEPS);
    STEPS * NEURONS as u64
}

/// What a program would do that has one generator for all: a fast small one, one number after another.
fn serial<'a, D: Distribution<f32> + 'a>(name: &'a str, distribution: D) -> Contender<'a> {
    let mut generator: pymonn::rand::rngs::SmallRng = pymonn::rand::SeedableRng::seed_from_u64(1);
    let mut x = vec![0.0; NEURONS];
    Contender::new(name, move || {
        for _ in 0..100 {
            x.fill_with(|| distribution.sample(&mut generator));
            std::hint::black_box(&mut x);
        }
        100 * NEURONS as u64
    })
}

fn main() -> Result<(), pymonn::BuildError> {
    let mut contenders =
        vec![serial("serial SmallRng, uniform", StandardUniform), serial("serial SmallRng, normal", StandardNormal)];
    contenders.extend(all()?);
    let (mut tabled, mut hit) = (Tabled::builder().build()?, Hit::builder().build()?);
    contenders.push(Contender::new("Poisson::new(2.0).sample", move || run(&mut tabled)));
    contenders.push(Contender::new("rng.hits(n, 0.01), uniform", move || run(&mut hit)));
    compare("one number for each of 4,096 neurons", "number", option("--rounds", 15), contenders);
    Ok(())
}
