//! The generator: the published one without a key, and no pattern along any direction that streams are counted in.

use super::super::mix::{GOLDEN, mix, step};
use super::{Rng, StreamKey, chi_square, key, name_hash};

/// Seed 1234567 of the reference implementation (Vigna's `splitmix64.c`).
#[test]
fn without_a_key_it_is_splitmix64() {
    let words = core::array::from_fn(|k| mix(1_234_567_u64.wrapping_add(GOLDEN.wrapping_mul(k as u64 + 1))));
    let published = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];
    assert_eq!(words, published);
}

/// The shortest pair of numbers `(x, y)` for which `x * a + y * b` is 0 modulo 2^64, as the larger of their magnitudes
/// (Gauss's reduction of the lattice).
fn shortest(a: u64, b: u64) -> i128 {
    // x = -b / a * y; the inverse by Newton's iteration.
    let inverse = (0..6).fold(a, |x, _| x.wrapping_mul(2_u64.wrapping_sub(a.wrapping_mul(x))));
    let ratio = b.wrapping_mul(inverse).wrapping_neg();
    let (mut u, mut v) = ((1_i128 << 64, 0_i128), (i128::from(ratio), 1_i128));
    let length = |(x, y): (i128, i128)| x.abs().max(y.abs());
    loop {
        if length(u) < length(v) {
            (u, v) = (v, u);
        }
        let quotients = [u.0.checked_div(v.0), u.1.checked_div(v.1)].into_iter().flatten();
        let candidates = quotients.flat_map(|q| [q - 1, q, q + 1]).map(|q| (u.0 - q * v.0, u.1 - q * v.1));
        let Some(w) = candidates.min_by_key(|&w| length(w)).filter(|&w| length(w) < length(u)) else { return length(v) };
        u = w;
    }
}

#[test]
fn places_that_streams_count_by_do_not_meet() {
    let steps = [step::INDEX, step::TARGET, step::BLOCK, step::COPY];
    for (i, &a) in steps.iter().enumerate() {
        assert!(a % 2 == 1);
        for &b in &steps[..i] {
            assert!(shortest(b, a) > 1 << 30, "{:x}", shortest(b, a));
        }
    }
}

/// What streams are counted by: its name, and numbers along it.
type Direction = (&'static str, fn(u32) -> u64);

fn directions() -> [Direction; 9] {
    [
        ("neurons", |k| Rng::neuron(key(), 1, k).next_u64()),
        ("iterations", |k| Rng::neuron(key(), k.into(), 3).next_u64()),
        ("seeds", |k| Rng::neuron(StreamKey::new(k.into(), name_hash("a")), 1, 0).next_u64()),
        ("names", |k| Rng::neuron(StreamKey::new(1, name_hash(&alloc::format!("a{k}"))), 1, 0).next_u64()),
        ("sources", |k| Rng::synapse(key(), 1, 7, k, 0).next_u64()),
        ("targets", |k| Rng::synapse(key(), 1, k, 7, 0).next_u64()),
        ("pairs", |k| Rng::synapse(key(), 1, k % 256, k / 256, 0).next_u64()),
        ("copies", |k| Rng::synapse(key(), 1, 7, 7, k).next_u64()),
        ("blocks", |k| {
            let mut rng = Rng::neuron(key(), u64::from(k / 4), 0);
            (0..k % 4).for_each(|_| _ = rng.next_u64());
            rng.next_u64()
        }),
    ]
}

#[test]
fn every_bit_is_even_and_so_is_its_change_to_neighbours() {
    const N: u32 = 1 << 14;
    for (name, draw) in directions() {
        let words: Vec<u64> = (0..N).map(draw).collect();
        for lag in [0, 1, 2, 3, 4, 100, 256] {
            for bit in 0..64 {
                let of = |k: usize| words[k] >> bit & 1;
                let n = words.len() - lag;
                let ones = (0..n).filter(|&k| if lag == 0 { of(k) == 1 } else { of(k) != of(k + lag) }).count() as f64;
                let sigmas = (ones - 0.5 * n as f64) / (0.5 * libm::sqrt(n as f64));
                // 4,000 cases.
                assert!(sigmas.abs() < 5.5, "{name}: bit {bit}, lag {lag}: {sigmas} standard deviations");
            }
        }
    }
}

/// Marsaglia & Tsang, "Some difficult-to-pass tests of randomness" (2002): how often a distance between neighbouring
/// birthdays comes again is Poisson distributed with mean `m^3 / 4 n`, here 4.
#[test]
fn birthdays_have_no_regular_spacings() {
    const M: u32 = 4096;
    const YEARS: u32 = 32;
    for (name, draw) in directions() {
        for half in [0, 32] {
            let repeated = |year| {
                let mut days: Vec<u32> = (year * M..(year + 1) * M).map(|k| (draw(k) >> half) as u32).collect();
                days.sort_unstable();
                let mut spacings: Vec<u32> = days.windows(2).map(|d| d[1] - d[0]).collect();
                spacings.sort_unstable();
                spacings.windows(2).filter(|s| s[0] == s[1]).count()
            };
            let total = (0..YEARS).map(repeated).sum::<usize>() as f64;
            let sigmas = (total - 4.0 * f64::from(YEARS)) / libm::sqrt(4.0 * f64::from(YEARS));
            assert!(sigmas.abs() < 5.0, "{name}: {total} spacings come again, {sigmas} standard deviations");
        }
    }
}

#[test]
fn pairs_of_neighbours_fill_the_square() {
    const N: u32 = 1 << 15;
    for (name, draw) in directions() {
        for (shift, other) in [(60, 60), (28, 28), (0, 60), (60, 0)] {
            let mut cells = [0.0; 256];
            for k in 0..N {
                cells[((draw(k) >> shift & 15) << 4 | draw(k + 1) >> other & 15) as usize] += 1.0;
            }
            let sigmas = chi_square(&cells, &[f64::from(N) / 256.0; 256]);
            assert!(sigmas.abs() < 5.5, "{name}: bits {shift} and {other}: {sigmas}");
        }
    }
}
