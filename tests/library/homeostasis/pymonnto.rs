//! Traces and weights of PymoNNto's own behaviours (`data/library/homeostasis/make_pymonnto.py`).

use pymonn::behaviours::homeostasis::{
    AddToTotal, InstantHomeostasis, Refractoriness, ScaleToTotal, Sinkhorn, TimeIntegratedHomeostasis, WeightTotal,
};
use pymonn::prelude::*;

const TRACES: &str = include_str!("../../reference/data/library/homeostasis/traces.csv");
const WEIGHTS: &str = include_str!("../../reference/data/library/homeostasis/weights.csv");

/// Entries of a table that belong to a rule, each with its two numbers.
fn entries<'a>(table: &'a str, rule: &'a str) -> impl Iterator<Item = (usize, usize, f64)> + 'a {
    table.lines().skip(1).filter_map(move |line| {
        let [name, first, second, value] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        (name == rule).then(|| (first.parse().unwrap(), second.parse().unwrap(), value.parse().unwrap()))
    })
}

macro_rules! trace {
    ($rule:ident, $variable:ident, { $($behaviour:tt)* }) => {
        #[test]
        fn $rule() {
            network! {
                network Driven {
                    group cells[3] {
                        measured: f64 = 0.0;
                        adjusted: f64 = 0.5;
                        activity: f64 = 0.0;
                        spike: bool = false;
                        1 => |measured: &mut f64, spike: &mut bool, activity: &mut f64, neuron: Neuron, step: Step| {
                            let k = neuron.index as f64;
                            *measured = (0.7 * step.iteration as f64 + k).sin() + 0.3 * k;
                            *spike = *measured > 0.6;
                            *activity = 0.0;
                        };
                        2 => $($behaviour)*;
                        9 => Recorder { $variable };
                    }
                }
            }
            let mut net = Driven::builder().build().unwrap();
            net.simulate_iterations(12);
            let mut count = 0;
            for (iteration, neuron, expected) in entries(TRACES, stringify!($rule)) {
                let found = net.cells.recorder.$variable.row(iteration - 1).unwrap()[neuron];
                assert!((found - expected).abs() < 1e-12, "{neuron} in {iteration}: {found}, PymoNNto has {expected}");
                count += 1;
            }
            assert_eq!(count, 36);
        }
    };
}

trace!(plain, adjusted, { InstantHomeostasis::<f64>::around(0.2, 0.0) });
trace!(all, adjusted, {
    InstantHomeostasis::<f64> {
        inc: 2.0,
        dec: 0.5,
        strength: -0.2,
        measured_min: -0.4,
        measured_max: 0.9,
        adjusted_min: 0.1,
        adjusted_max: 0.8,
        ..InstantHomeostasis::within(0.1, 0.3)
    }
});
trace!(steps, adjusted, {
    InstantHomeostasis::<f64> { distance_sensitive: false, strength: 0.1, ..InstantHomeostasis::around(0.2, 50.0) }
});
trace!(integrated, adjusted, {
    TimeIntegratedHomeostasis::<f64> {
        integration_length: 4.0,
        band: InstantHomeostasis { strength: 0.5, ..InstantHomeostasis::within(0.1, 0.3) },
    }
});
trace!(refractory, activity, { Refractoriness::<f64> { decay: 0.7, strength: 0.3 } });

/// What the weights start with.
fn start(src: Neuron, dst: Neuron) -> f64 {
    0.1 + (3.0 * dst.index as f64 + 5.0 * src.index as f64).sin().abs()
}

fn assert_weights(rule: &str, found: &nalgebra::DMatrix<f64>) {
    let mut count = 0;
    for (target, source, expected) in entries(WEIGHTS, rule) {
        let found = found[(target, source)];
        assert!((found - expected).abs() < 1e-12, "{rule}, {source} to {target}: {found}, PymoNNto has {expected}");
        count += 1;
    }
    assert_eq!(count, found.len());
}

network! {
    network Shared {
        group near[3] {
            5 => WeightTotal::<f64>::default();
        }
        group far[5] {}
        #[tag(GLU)]
        synapses local: near -> near [Dense] {
            weight: f64 = each_synapse(start);
        }
        #[tag(GLU)]
        synapses distant: far -> near {
            connect = all_to_all();
            weight: f64 = each_synapse(start);
        }
        on GLU {
            5 => AddToTotal::<f64>::default();
            5.1 => ScaleToTotal::<f64> { total: 2.0, w_max: 0.6 };
        }
    }
}

#[test]
fn normalisation_over_all_groups_of_a_tag() {
    let mut net = Shared::builder().build().unwrap();
    net.iterate();
    assert_weights("local", &net.local.connectivity().to_dense(&net.local.weight));
    assert_weights("distant", &net.distant.connectivity().to_dense(&net.distant.weight));
}

network! {
    network Created {
        group a[6] {}
        synapses aa: a -> a {
            connect = all_to_all();
            weight: f64 = each_synapse(start);
        }
    }
}

#[test]
fn creation_of_weights() {
    let net = Created::builder().build().unwrap();
    let weight = Sinkhorn { total: 3.0, rounds: 10 }.normalised(net.aa.connectivity(), &net.aa.weight).unwrap();
    assert_weights("created", &net.aa.connectivity().to_dense(&weight));
}
