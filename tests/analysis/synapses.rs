//! Weights and lifetimes.

use pymonn::analysis::{
    Bins, Lifetimes, connection_fraction, degrees, lognormal_curve, lognormal_fit, skewness, survival_by_strength, weight_changes,
};

use super::{assert_row, numbers, whole};

#[test]
fn lognormal_weights() {
    let weights = numbers("in_weights");
    let fit = lognormal_fit(weights.iter().copied(), 0.01).unwrap();
    let logarithms: Vec<f64> = weights.iter().filter(|w| **w >= 0.01).map(|w| w.ln()).collect();
    assert_row("lognormal", &[fit.mu, fit.sigma, skewness(&logarithms).unwrap()], 1e-12);
    assert!((fit.mean() / fit.median()).ln() > 0.0 && fit.mode() < fit.median());
    let peak = fit.density(fit.mode());
    assert!(peak > fit.density(fit.mode() * 1.01) && peak > fit.density(fit.mode() * 0.99));

    let curve = lognormal_curve(weights.iter().copied(), &Bins::logarithmic(0.01, 1.0, 19).unwrap()).unwrap();
    let found = [curve.lognormal.mu, curve.lognormal.sigma, curve.scale, curve.r_squared];
    assert_row("lognormal_curve", &found, 1e-5);
}

#[test]
fn changes_and_survival() {
    let (weights, later) = (numbers("in_weights"), numbers("in_later"));
    let bins = Bins::linear(0.0, 0.2, 4).unwrap();
    // The first bin begins just above 0: what is 0 is no synapse.
    let (before, after): (Vec<f64>, Vec<f64>) = weights.iter().zip(&later).filter(|(w, _)| **w > 0.0).unzip();
    let changes = weight_changes(&before, &after, &bins).unwrap();
    let found: Vec<f64> = changes.iter().flat_map(|bin| [bin.count as f64, bin.mean, bin.std_dev]).collect();
    assert_row("weight_change", &found, 1e-12);
    let survival = survival_by_strength(&weights, &later, 4).unwrap();
    let found: Vec<f64> = survival.iter().flat_map(|group| [group.from, group.count as f64, group.fraction]).collect();
    assert_row("survival", &found, 1e-12);
    assert!(survival[0].fraction < survival[3].fraction);
    assert_eq!(connection_fraction(4_000, 200, 200), 0.1);
    let found = degrees([(0, 1), (0, 2), (1, 2), (9, 9)], 2, 3);
    assert_eq!((found.incoming, found.outgoing), (vec![0, 1, 2], vec![2, 1]));
}

#[test]
fn slopes_of_lifetimes() {
    let mut lifetimes = Lifetimes::since(100);
    for (index, lifetime) in whole("in_lifetimes").into_iter().enumerate() {
        lifetimes.born(100 + index as u64, index, 0);
        lifetimes.died(100 + index as u64 + lifetime, index, 0);
    }
    // Born too early, still alive, and of unknown birth.
    lifetimes.born(99, 1, 1);
    lifetimes.died(120, 1, 1);
    lifetimes.born(150, 2, 1);
    lifetimes.died(150, 3, 1);
    assert_eq!(lifetimes.len(), whole("in_lifetimes").len() as u64);
    assert_eq!(lifetimes.median(), Some(whole("lifetime_median")[0]));
    let line = lifetimes.log_log_slope(5, 2_000, 6).unwrap();
    assert_row("lifetime_slope", &[line.slope], 1e-9);
}

#[test]
fn observations_and_events_say_the_same() {
    let linked = |iteration: u64, pair: usize| !(iteration / (2 + pair as u64)).is_multiple_of(3);
    let pairs = |iteration| (0..9).filter(move |pair| linked(iteration, *pair)).map(|pair| (pair, pair % 2));
    let (mut observed, mut told) = (Lifetimes::new(), Lifetimes::new());
    for iteration in 0..200_u64 {
        observed.observe(iteration, pairs(iteration));
        for pair in 0..9 {
            match (iteration > 0 && linked(iteration - 1, pair), linked(iteration, pair)) {
                (false, true) if iteration > 0 => told.born(iteration, pair, pair % 2),
                (true, false) => told.died(iteration, pair, pair % 2),
                _ => {}
            }
        }
    }
    assert!(observed.len() > 50);
    assert!(observed.counts().eq(told.counts()));
    observed.pool(&told);
    assert_eq!(observed.len(), 2 * told.len());
}
