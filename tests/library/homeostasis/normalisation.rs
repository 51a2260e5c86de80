//! Sums of weights.

use pymonn::behaviours::homeostasis::{AddToTotal, NormaliseAfferent, NormaliseEfferent, ScaleToTotal, Sinkhorn, WeightTotal};
use pymonn::prelude::*;

macro_rules! normalised {
    ($name:ident, $storage:ident, $sums:ident, { $($behaviour:tt)* }) => {
        #[test]
        fn $name() {
            network! {
                network Scaled {
                    group a[30] {}
                    group b[20] {}
                    synapses ab: a -> b [$storage] {
                        connect = probability(0.3);
                        weight: f64 = uniform(-1.0, 1.0);
                        1 => $($behaviour)*;
                    }
                }
            }
            let mut net = Scaled::builder().seed(2).build().unwrap();
            let before = net.ab.connectivity().to_dense(&net.ab.weight);
            net.iterate();
            let after = net.ab.connectivity().to_dense(&net.ab.weight);
            for (line, old) in after.$sums().zip(before.$sums()) {
                let sum: f64 = line.iter().map(|w| w.abs()).sum();
                assert!((sum - 3.0).abs() < 1e-12, "{sum}");
                // Signs and ratios stay.
                let factor = line.iter().zip(&old).find(|(_, old)| **old != 0.0).map(|(new, old)| new / old).unwrap();
                assert!(factor > 0.0 && line.iter().zip(&old).all(|(new, old)| (new - factor * old).abs() < 1e-12));
            }
        }
    };
}

normalised!(afferent, Sparse, row_iter, { NormaliseAfferent::<f64> { total: 3.0, ..Default::default() } });
normalised!(afferent_dense, Dense, row_iter, { NormaliseAfferent::<f64> { total: 3.0, ..Default::default() } });
normalised!(efferent, Sparse, column_iter, { NormaliseEfferent::<f64> { total: 3.0, ..Default::default() } });
normalised!(efferent_dense, Dense, column_iter, { NormaliseEfferent::<f64> { total: 3.0, ..Default::default() } });

network! {
    network Alone {
        group a[2] {
            1 => WeightTotal::<f64>::default();
        }
        synapses aa: a -> a {
            connect = all_to_all();
            weight: f64 = values([0.0, 4.0, 0.0, 1.0]);
            1 => NormaliseAfferent::<f64> { total: 1.0, w_max: 0.7 };
            1 => AddToTotal::<f64>::default();
            1 => ScaleToTotal::<f64> { total: 2.0, ..Default::default() };
        }
    }
}

#[test]
fn weights_of_zero_stay_and_limits_hold() {
    let mut net = Alone::builder().build().unwrap();
    net.iterate();
    let weights = net.aa.connectivity().to_dense(&net.aa.weight);
    // Onto the second: 0.8, cut to 0.7, and 0.2; then scaled to 2.
    let expected = nalgebra::dmatrix![0.0, 0.0; 1.4 / 0.9, 0.4 / 0.9];
    assert!((&weights - &expected).abs().max() < 1e-12, "{weights}");
}

macro_rules! created {
    ($name:ident, $storage:ident, { $($connect:tt)* }) => {
        #[test]
        fn $name() {
            network! {
                network Even {
                    group a[40] {}
                    group b[20] {}
                    synapses ab: a -> b [$storage] {
                        $($connect)*
                        weight: f64 = uniform(0.1, 1.0);
                    }
                }
            }
            let net = Even::builder().build().unwrap();
            let weight = Sinkhorn { total: 6.0, rounds: 60 }.normalised(net.ab.connectivity(), &net.ab.weight).unwrap();
            let weights = net.ab.connectivity().to_dense(&weight);
            assert!(weights.column_iter().all(|column| (column.sum() - 3.0).abs() < 1e-12));
            assert!(weights.row_iter().all(|row| (row.sum() - 6.0).abs() < 1e-9));
        }
    };
}

created!(sinkhorn_sparse, Sparse, {
    connect = probability(0.6);
});
created!(sinkhorn_masked, Dense, {
    connect = probability(0.6);
});
created!(sinkhorn_full, Dense, {});

#[test]
fn sinkhorn_refuses_what_it_cannot_normalise() {
    let net = Alone::builder().build().unwrap();
    let said = |total: f64, weight: &[f64]| {
        Sinkhorn { total, rounds: 1 }.normalised(net.aa.connectivity(), weight).unwrap_err().to_string()
    };
    assert_eq!(said(0.0, &[1.0; 4]), "`total` is 0.0: allowed is a finite number above 0");
    assert_eq!(said(1.0, &[1.0; 3]), "`weight: length` is 3: allowed is 4");
    assert_eq!(said(1.0, &[1.0, -0.5, 1.0, 1.0]), "`weight` is -0.5: allowed is a finite number, 0 or more");
}
