use super::{Rng, StreamKey, name_hash};

fn key() -> StreamKey {
    StreamKey::new(42, name_hash("group.behaviour"))
}

/// Mean and variance of `n` draws, each from a neuron's own stream.
fn moments(n: u32, draw: impl Fn(&mut Rng) -> f64) -> (f64, f64) {
    let (mut sum, mut squares) = (0.0, 0.0);
    for index in 0..n {
        let x = draw(&mut Rng::neuron(key(), 5, index));
        sum += x;
        squares += x * x;
    }
    let mean = sum / f64::from(n);
    (mean, squares / f64::from(n) - mean * mean)
}

#[test]
fn a_stream_depends_on_its_key_only() {
    let draw = |index| Rng::neuron(key(), 3, index).next_u32();
    let forward = [0, 1, 2, 3].map(draw);
    let mut backward = [3, 2, 1, 0].map(draw);
    backward.reverse();
    assert_eq!(forward, backward);
    let (mut a, mut b) = (Rng::neuron(key(), 3, 1), Rng::neuron(key(), 3, 1));
    for _ in 0..100 {
        assert_eq!(a.next_u64(), b.next_u64());
    }
}

#[test]
fn streams_differ_by_every_part_of_the_key() {
    let name = name_hash("a");
    let first = StreamKey::new(1, name);
    let mut streams = [
        Rng::neuron(first, 1, 1),
        Rng::neuron(StreamKey::new(2, name), 1, 1),
        Rng::neuron(StreamKey::new(1, name_hash("b")), 1, 1),
        Rng::neuron(first, 2, 1),
        Rng::neuron(first, 1 + (1 << 32), 1),
        Rng::neuron(first, 1, 2),
        Rng::synapse(first, 1, 1, 0, 0),
        Rng::synapse(first, 1, 0, 1, 0),
        Rng::synapse(first, 1, 1, 0, 1),
        Rng::whole(first, 1),
        Rng::whole(first, 2),
        Rng::neuron(StreamKey::new(0, 0), 0, 0),
        Rng::whole(StreamKey::new(0, 0), 0),
    ];
    for i in 1..streams.len() {
        let (before, after) = streams.split_at_mut(i);
        for other in before {
            let (mut a, mut b) = (other.clone(), after[0].clone());
            let same = (0..8).filter(|_| a.next_u32() == b.next_u32()).count();
            assert!(same == 0, "stream {i} agrees with an earlier one in {same} of 8 words");
        }
    }
}

#[test]
fn the_words_of_a_stream_are_those_of_philox() {
    let mut rng = Rng::neuron(key(), 9, 4);
    let philox = key().philox(super::key::Element::Neuron, 9, 0);
    for block in 0..3 {
        for word in super::philox4x32_10([block, 4, 0, 9], philox) {
            assert_eq!(rng.next_u32(), word);
        }
    }
}

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
fn uniform_of_is_uniform_in_both_precisions() {
    let mut rng = Rng::whole(key(), 1);
    let (mut one, mut two) = (rng.clone(), rng.clone());
    assert_eq!(rng.clone().uniform_of::<f32>(), one.uniform());
    assert_eq!(rng.uniform_of::<f64>(), two.uniform_f64());
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
    let mut counts = [0_u32; 13];
    let mut rng = Rng::whole(key(), 1);
    for _ in 0..130_000 {
        counts[rng.below(13) as usize] += 1;
    }
    let chi2: f64 = counts.iter().map(|&n| (f64::from(n) - 10_000.0).powi(2) / 10_000.0).sum();
    // 12 degrees of freedom: 40 is at 7e-5.
    assert!(chi2 < 40.0, "{chi2}");
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
    near(moments(n, |rng| rng.normal().into()), (0.0, 1.0));
    near(moments(n, Rng::normal_of::<f64>), (0.0, 1.0));
    near(moments(n, |rng| rng.exponential().into()), (1.0, 1.0));
    near(moments(n, |rng| rng.poisson(3.5).into()), (3.5, 3.5));
    near(moments(n, |rng| rng.poisson(40.0).into()), (40.0, 40.0));
    near(moments(n, |rng| rng.uniform_between(-2.0, 4.0).into()), (1.0, 3.0));
    let mut rng = Rng::whole(key(), 1);
    assert_eq!([rng.poisson(0.0), rng.poisson(-1.0), rng.poisson(f64::NAN)], [0; 3]);
    assert_eq!(rng.poisson(f64::INFINITY), u32::MAX);
}

#[test]
fn it_is_a_generator_of_the_crate_rand() {
    let mut rng = Rng::whole(key(), 1);
    let mut bytes = [0; 7];
    rand::Rng::fill_bytes(&mut rng.clone(), &mut bytes);
    assert_eq!(bytes[..4], rng.clone().next_u32().to_le_bytes());
    let x: f32 = rand::RngExt::random(&mut rng);
    assert!((0.0..1.0).contains(&x));
}
