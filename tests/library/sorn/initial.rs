//! The state at the beginning: numbers of synapses, distances, pools, thresholds.

use pymonn::models::sorn::{Parameters, Pools, Thresholds, Topology};

/// The probability that two even points of a unit square are linked, with a probability of exp(−k distance²) at a distance.
fn mean_of_gaussian(k: f64) -> f64 {
    let n = 4000;
    let one = (0..n).map(|i| (f64::from(i) + 0.5) / f64::from(n)).map(|u| 2.0 * (1.0 - u) * f64::exp(-k * u * u)).sum::<f64>()
        / f64::from(n);
    one * one
}

#[test]
fn near_units_are_linked() {
    // Half of the pairs at a distance of 0.3 sides.
    let k = core::f64::consts::LN_2 / 0.09;
    let (mut linked, mut both, n) = (0.0, 0.0, 200);
    let nets = 20;
    for seed in 0..nets {
        let parameters = Parameters { ne: n, ee: Topology::Distance { side: 1000.0, half: 300.0 }, ..Parameters::zheng() };
        let wee = parameters.draw::<f32>(seed).wee;
        assert!((0..n).all(|i| wee[(i, i)] == 0.0));
        for i in 0..n {
            for j in 0..n {
                linked += f64::from(u8::from(wee[(i, j)] > 0.0));
                both += f64::from(u8::from(wee[(i, j)] > 0.0 && wee[(j, i)] > 0.0));
            }
        }
    }
    let pairs = (nets as usize * n * (n - 1)) as f64;
    // Independent links would be mutual with the square of the probability.
    let (one, two) = (mean_of_gaussian(k), mean_of_gaussian(2.0 * k));
    assert!((linked / pairs / one - 1.0).abs() < 0.02, "{} for {one}", linked / pairs);
    assert!((both / pairs / two - 1.0).abs() < 0.03, "{} for {two}", both / pairs);
    assert!(two > 1.3 * one * one);
}

#[test]
fn numbers_of_synapses_are_the_packages() {
    let parameters = Parameters::package(200, 10);
    let (mut sources, mut targets) = (Vec::new(), Vec::new());
    for seed in 0..20 {
        let start = parameters.draw::<f32>(seed);
        sources.extend(start.wee.row_iter().map(|row| row.iter().filter(|w| **w > 0.0).count() as f64));
        targets.extend(start.wei.column_iter().map(|column| column.iter().filter(|w| **w > 0.0).count() as f64));
        let sums = [&start.wee, &start.wei, &start.wie]
            .map(|w| w.column_sum().iter().fold(0.0_f32, |most, x| most.max((x - 1.0).abs())));
        assert!(sums.iter().all(|off| *off < 1e-5), "{sums:?}");
        assert!(start.x.iter().chain(&start.y).all(|spike| !spike));
        assert!(start.te.iter().all(|te| (0.0..1.0).contains(te)) && start.ti.iter().all(|ti| (0.0..0.5).contains(ti)));
    }
    // Cut to integers: half less than `lambda`. Measured in the package: 19.5, sd 1.
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
    assert!((mean(&sources) - 19.5).abs() < 0.1, "{}", mean(&sources));
    assert!((mean(&targets) - 39.5).abs() < 0.3, "{}", mean(&targets));
    let sd = f64::sqrt(sources.iter().map(|n| (n - mean(&sources)).powi(2)).sum::<f64>() / sources.len() as f64);
    assert!((sd - 1.04).abs() < 0.05, "{sd}");
}

#[test]
fn pools_are_as_large_as_they_are_said() {
    let inputs = |pools| {
        let start = Parameters { inputs: 7, pools, ..Parameters::zheng() }.draw::<f32>(1);
        let of_inputs: Vec<usize> = start.weu.column_iter().map(|column| column.iter().filter(|w| **w == 1.0).count()).collect();
        let of_units = start.weu.row_iter().map(|row| row.iter().filter(|w| **w == 1.0).count()).max();
        (of_inputs, of_units)
    };
    assert_eq!(inputs(Pools::Disjoint(10)), (vec![10; 7], Some(1)));
    let (sizes, most) = inputs(Pools::Overlapping(100));
    assert_eq!(sizes, [100; 7]);
    assert!(most > Some(3));
    assert_eq!(inputs(Pools::Identity), (vec![1; 7], Some(1)));
}

#[test]
fn ordered_thresholds_are_evenly_spaced() {
    let start =
        Parameters { te: Thresholds::Ordered(0.0, 0.5), ti: Thresholds::Ordered(0.0, 0.4), ..Parameters::zheng() }.draw::<f64>(1);
    let mut te = start.te.clone();
    assert!(!te.is_sorted());
    te.sort_by(f64::total_cmp);
    assert!(te.iter().enumerate().all(|(k, te)| (te - (k as f64 + 0.5) / 400.0).abs() < 1e-12));
    assert!(start.ti.iter().enumerate().all(|(k, ti)| (ti - (k as f64 + 0.5) / 100.0).abs() < 1e-12));
}
