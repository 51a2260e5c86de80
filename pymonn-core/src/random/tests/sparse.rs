//! Hits and the table of Poisson numbers.

use super::super::Poisson;
use super::{Rng, chi_square, key};

#[test]
fn hits_are_binomial_everywhere() {
    const ROUNDS: u64 = 20_000;
    for (n, p) in [(40, 0.05), (40, 0.5), (300, 0.01), (7, 0.9)] {
        let (mut counts, mut places) = (vec![0.0; n + 1], vec![0.0; n]);
        for round in 0..ROUNDS {
            let hits: Vec<usize> = Rng::whole(key(), round).hits(n, p).collect();
            assert!(hits.is_sorted_by(|a, b| a < b) && hits.iter().all(|&hit| hit < n));
            counts[hits.len()] += 1.0;
            for hit in hits {
                places[hit] += 1.0;
            }
        }
        let (sure, rounds) = (n as f64, ROUNDS as f64);
        let ln_choose = |k: f64| libm::lgamma(sure + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(sure - k + 1.0);
        let probability = |k: f64| libm::exp(ln_choose(k) + k * libm::log(p) + (sure - k) * libm::log1p(-p));
        let expected: Vec<f64> = (0..=n).map(|k| rounds * probability(k as f64)).collect();
        let sigmas = chi_square(&counts, &expected);
        assert!(sigmas < 5.0, "{n} with {p}: counts {sigmas}");
        let sigmas: f64 = places.iter().map(|hits| (hits - rounds * p).powi(2) / (rounds * p * (1.0 - p)) - 1.0).sum::<f64>()
            / (2.0 * sure).sqrt();
        assert!(sigmas.abs() < 5.0, "{n} with {p}: places {sigmas}");
    }
}

#[test]
fn many_hits_have_their_mean_and_spread() {
    let (n, p) = (1_000_000, 1e-3);
    for round in 0..10 {
        let hits: Vec<usize> = Rng::whole(key(), round).hits(n, p).collect();
        let (expected, count) = (n as f64 * p, hits.len() as f64);
        assert!((count - expected).abs() < 5.0 * expected.sqrt(), "{count}");
        let mean = hits.iter().sum::<usize>() as f64 / count;
        assert!((mean / n as f64 - 0.5).abs() < 5.0 / (12.0 * count).sqrt(), "{mean}");
    }
}

#[test]
fn hits_at_the_ends() {
    let mut rng = Rng::whole(key(), 1);
    assert_eq!(rng.hits(20, 1.0).collect::<Vec<_>>(), (0..20).collect::<Vec<_>>());
    assert_eq!(rng.hits(20, f64::INFINITY).count(), 20);
    for p in [0.0, -1.0, f64::NAN, f64::NEG_INFINITY, 1e-300, f64::from_bits(1)] {
        assert_eq!(rng.hits(1000, p).next(), None);
    }
    assert_eq!(rng.hits(0, 1.0).next(), None);
    let mut none = rng.hits(usize::MAX, f64::from_bits(1));
    assert_eq!((none.next(), none.next(), none.size_hint()), (None, None, (0, Some(0))));
    assert!(rng.hits(usize::MAX, 1e-17).take(10).is_sorted());
}

#[test]
fn hits_leave_the_stream_to_others() {
    let (mut rng, mut other) = (Rng::whole(key(), 1), Rng::whole(key(), 1));
    let during: Vec<f32> = rng.hits(1000, 0.1).map(|_| rng.uniform()).collect();
    assert!(other.hits(5, 0.5).count() <= 5);
    let after: Vec<f32> = during.iter().map(|_| other.uniform()).collect();
    assert_eq!(during, after);
    // And one after another they differ.
    let lists: Vec<Vec<usize>> = (0..3).map(|_| rng.hits(1000, 0.1).collect()).collect();
    assert!(lists[0] != lists[1] && lists[1] != lists[2] && lists[0] != lists[2]);
}

#[test]
fn poisson_numbers_have_their_distribution() {
    const N: u32 = 200_000;
    for mean in [0.01, 0.5, 2.0, 7.3, 40.0, 128.5, 200.0, 256.0] {
        let poisson = Poisson::new(mean).unwrap();
        let mut counts = vec![0.0; 500];
        (0..N).for_each(|index| counts[poisson.sample(&mut Rng::neuron(key(), 1, index)) as usize] += 1.0);
        let probability = |k: f64| libm::exp(k * libm::log(mean) - mean - libm::lgamma(k + 1.0));
        let expected: Vec<f64> = (0..500).map(|k| f64::from(N) * probability(f64::from(k))).collect();
        let sigmas = chi_square(&counts, &expected);
        assert!(sigmas < 5.0, "mean {mean}: {sigmas}");
    }
}

#[test]
fn every_word_of_a_table_is_given_to_its_number() {
    for mean in [0.0, 1e-9, 2.0, 200.0, 256.0] {
        let poisson = Poisson::new(mean).unwrap();
        let mut words = [0_u64; 512];
        for column in 0..256_u32 {
            // Each column is its own number up to some word, and another's from there on.
            let number = |low: u32| poisson.number(column << 24 | low);
            let (first, last) = (number(0), number(0x00FF_FFFF));
            let (mut low, mut high) = (0_u32, 1 << 24);
            while low < high {
                let middle = u32::midpoint(low, high);
                if number(middle) == first { low = middle + 1 } else { high = middle }
            }
            words[first as usize] += u64::from(low);
            words[last as usize] += u64::from((1 << 24) - low);
        }
        let (mut sum, mut worst) = (0.0, 0.0_f64);
        for (k, &n) in words.iter().enumerate() {
            let k = k as f64;
            let power = if k == 0.0 { 0.0 } else { k * libm::log(mean) };
            sum += n as f64;
            worst = worst.max((n as f64 - 4_294_967_296.0 * libm::exp(power - mean - libm::lgamma(k + 1.0))).abs());
        }
        assert!(sum == 4_294_967_296.0 && worst < 1.01, "mean {mean}: {sum} words, one number has {worst} too many or few");
    }
}

#[test]
fn poisson_refuses_what_is_no_mean_for_it() {
    for mean in [-1.0, f64::NAN, f64::INFINITY, 256.5] {
        assert!(Poisson::new(mean).is_err());
    }
    let refusal = Poisson::new(-1.0).unwrap_err();
    assert_eq!(refusal.to_string(), "`Poisson: mean` is -1.0: allowed is from 0 to 256");
    let poisson = Poisson::new(2.0).unwrap();
    assert_eq!((poisson.mean(), format!("{poisson:?}").as_str()), (2.0, "Poisson { mean: 2.0, .. }"));
    // Of any generator of the crate `rand`, too.
    let mut rng = Rng::whole(key(), 1);
    assert_eq!(poisson.sample(&mut rng.clone()), rng.draw(&poisson));
}
