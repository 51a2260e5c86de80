//! The simple distributions.

use super::{Rng, chi_square, key, moments};

#[test]
fn uniform_has_its_mean_variance_and_no_correlation_of_neighbours() {
    let n = 200_000;
    for (mean, variance) in [moments(n, |rng| rng.uniform().into()), moments(n, Rng::uniform_f64)] {
        assert!((mean - 0.5).abs() < 5.0 * (1.0 / 12.0 / f64::from(n)).sqrt());
        assert!((variance - 1.0 / 12.0).abs() < 1e-3);
    }
    let x = |iteration, index| Rng::neuron(key(), iteration, index).uniform_f64() - 0.5;
    let (mut space, mut time) = (0.0, 0.0);
    for i in 0..n {
        space += x(1, i) * x(1, i + 1);
        time += x(1, i) * x(2, i);
    }
    let sigma = f64::from(n).sqrt() / 12.0;
    assert!(space.abs() < 5.0 * sigma && time.abs() < 5.0 * sigma, "{space} {time} {sigma}");
}

#[test]
fn numbers_of_either_precision_are_those_of_both() {
    let mut rng = Rng::whole(key(), 1);
    for _ in 0..100 {
        let copy = || rng.clone();
        assert_eq!(copy().uniform_of::<f32>(), copy().uniform());
        assert_eq!(copy().uniform_of::<f64>(), copy().uniform_f64());
        assert_eq!(copy().normal_of::<f32>(), copy().normal());
        assert_eq!(copy().normal_of::<f64>(), copy().normal_f64());
        rng.next_u32();
    }
}

#[test]
fn bernoulli_keeps_its_probability_and_both_ends() {
    for p in [0.01, 0.5, 0.99] {
        let n = 200_000;
        let (mean, _) = moments(n, |rng| f64::from(u8::from(rng.bernoulli(p))));
        assert!((mean - p).abs() < 5.0 * (p * (1.0 - p) / f64::from(n)).sqrt());
    }
    let mut rng = Rng::whole(key(), 1);
    for _ in 0..10_000 {
        assert!(rng.bernoulli(1.0) && rng.bernoulli(7.0) && rng.bernoulli(f64::INFINITY));
        assert!(!rng.bernoulli(0.0) && !rng.bernoulli(-1.0) && !rng.bernoulli(f64::NAN));
    }
}

#[test]
fn below_is_uniform() {
    let mut counts = [0.0; 13];
    let mut rng = Rng::whole(key(), 1);
    for _ in 0..130_000 {
        counts[rng.below(13) as usize] += 1.0;
    }
    let sigmas = chi_square(&counts, &[10_000.0; 13]);
    assert!(sigmas.abs() < 5.0, "{sigmas}");
    assert_eq!(rng.below(0), 0);
    assert_eq!(rng.below(1), 0);
}

#[test]
fn the_other_distributions_have_their_moments() {
    let n = 200_000;
    let near = |(mean, variance): (f64, f64), expected: (f64, f64)| {
        assert!((mean - expected.0).abs() < 5.0 * (expected.1 / f64::from(n)).sqrt(), "{mean} {expected:?}");
        assert!((variance / expected.1 - 1.0).abs() < 0.03, "{variance} {expected:?}");
    };
    near(moments(n, |rng| rng.poisson(3.5).into()), (3.5, 3.5));
    near(moments(n, |rng| rng.poisson(40.0).into()), (40.0, 40.0));
    near(moments(n, |rng| rng.uniform_between(-2.0, 4.0).into()), (1.0, 3.0));
    near(moments(n, |rng| rng.draw(&rand_distr::Gamma::new(4.0, 0.5).unwrap())), (2.0, 1.0));
    let mut rng = Rng::whole(key(), 1);
    assert_eq!([rng.poisson(0.0), rng.poisson(-1.0), rng.poisson(f64::NAN)], [0; 3]);
    assert_eq!(rng.poisson(f64::INFINITY), u32::MAX);
}
