//! A model of the library and the same one written inline, each in a network of its own.

use std::collections::BTreeMap;
use std::time::Instant;

use pymonn::{Network, Value, Visitor};
use pymonn_benches::measure::{Contender, medians};

/// Two networks to compare.
pub(crate) struct Pair {
    pub(crate) name: &'static str,
    /// What a time is given for.
    pub(crate) unit: &'static str,
    /// Measures in so many rounds: ns per unit, inline and library.
    pub(crate) run: fn(usize) -> Result<[f64; 2], pymonn::BuildError>,
}

/// Length of a round [s].
const ROUND: f64 = 0.003;

/// Runs the networks in turn; `units` of work are done in an iteration. Each is there twice, made in either order, since where its
/// arrays lie in memory matters too.
pub(crate) fn measure(rounds: usize, units: f64, mut inline: [impl Network; 2], mut library: [impl Network; 2]) -> [f64; 2] {
    let before = variables(&library[0]);
    let start = Instant::now();
    inline[0].simulate_iterations(50);
    let steps = ((ROUND / start.elapsed().as_secs_f64() * 50.0) as u64).max(1);
    library[0].simulate_iterations(50);
    assert!(before != variables(&library[0]), "nothing happens");
    same(&inline[0], &library[0]);

    let [inline_1, inline_2] = &mut inline;
    let [library_1, library_2] = &mut library;
    let mut contenders = [
        contender("inline", inline_1, steps),
        contender("library", library_1, steps),
        contender("library", library_2, steps),
        contender("inline", inline_2, steps),
    ];
    let [a, b, c, d] = medians(rounds, &mut contenders)[..] else { unreachable!("four contenders") };
    drop(contenders);
    same(&inline[1], &library[1]);
    [a + d, b + c].map(|seconds| 0.5 * seconds / units * 1e9)
}

fn contender<'a>(name: &'a str, net: &'a mut impl Network, steps: u64) -> Contender<'a> {
    Contender::new(name, move || {
        net.simulate_iterations(steps);
        steps
    })
}

/// Variables of both must have the same bits.
fn same(inline: &impl Network, library: &impl Network) {
    let (inline, library) = (variables(inline), variables(library));
    for (name, values) in &inline {
        assert!(library.get(name).is_none_or(|theirs| theirs == values), "`{name}` must have the same bits");
    }
}

/// Every variable as text that tells any two values apart.
fn variables(net: &impl Network) -> BTreeMap<String, String> {
    let mut texts = Texts(BTreeMap::new());
    net.visit(&mut texts);
    texts.0
}

struct Texts(BTreeMap<String, String>);

impl Visitor for Texts {
    fn variable<T: Value>(&mut self, object: &'static str, name: &'static str, values: &[T]) {
        self.0.insert(format!("{object}.{name}"), format!("{values:?}"));
    }
}

/// Neurons of a group that is measured alone.
pub(crate) const NEURONS: usize = 10_000;

/// The two networks of each model and the list `PAIRS` of them. `pairs!(cells, …)` names the macro that makes a network of a
/// behaviour and what else it is given.
macro_rules! pairs {
    ($kind:ident: $($name:ident $title:literal per $unit:literal, $units:expr; $around:tt; library $library:tt inline $inline:tt)*) => {
        $(mod $name {
            mod library {
                use super::super::*;
                $kind! { $around $library }
            }

            mod inline {
                use super::super::*;
                $kind! { $around $inline }
            }

            pub(super) fn run(rounds: usize) -> Result<[f64; 2], pymonn::BuildError> {
                let inline = || inline::Net::builder().seed(1).build();
                let library = || library::Net::builder().seed(1).build();
                let (first, second) = (inline()?, library()?);
                let (third, fourth) = (library()?, inline()?);
                Ok(crate::pair::measure(rounds, f64::from($units), [first, fourth], [second, third]))
            }
        })*

        pub(crate) const PAIRS: &[crate::pair::Pair] =
            &[$(crate::pair::Pair { name: $title, unit: $unit, run: $name::run }),*];
    };
}

/// A group on its own: `{ dt, variables and other behaviours }` around it.
macro_rules! cells {
    ({ $dt:literal $($around:tt)* } { $($behaviour:tt)* }) => {
        network! {
            pub(crate) network Net {
                dt = $dt; // ms
                group cells[crate::pair::NEURONS] {
                    $($around)*
                    2 => $($behaviour)*;
                }
            }
        }
    };
}

/// A group whose synapses learn or are kept in bounds: 4,000 neurons, 100 synapses each, a hundredth of them fires in each iteration.
macro_rules! recurrent {
    ({ $($around:tt)* } { $($behaviour:tt)* }) => {
        network! {
            pub(crate) network Net {
                dt = 0.1; // ms
                group cells[4_000] {
                    spike: bool = false;
                    activity: f32 = uniform(0.0, 1.0);
                    phase: u8 = each(|n| (n.index * 37 % 100) as u8);
                    1 => |phase: &mut u8, spike: &mut bool| {
                        *phase = if *phase == 99 { 0 } else { *phase + 1 };
                        *spike = *phase == 0;
                    };
                }
                synapses all: cells -> cells {
                    connect = fixed_in_degree(100);
                    $($around)*
                    2 => $($behaviour)*;
                }
            }
        }
    };
}
