//! What an observer would see who knows how reliable the units are and how often each letter comes.

/// Units of a pool.
const POOL: usize = 10;

/// How often A is seen by optimal inference, for 0 to 10 tenths of A in the stimulus: the posterior probability, averaged over what the units do.
///
/// A unit of a letter's pool fires with probability `on[0]` when it is driven, and with `on[1]` when it is not. The observer counts the active units of
/// both pools, takes the stimulus to be A or B alone, and knows the probability of A before.
///
/// Source: the authors' code.
pub(crate) fn seen_by_optimal_inference(prior: f64, on: [f64; 2]) -> Vec<f64> {
    // An active unit speaks as much for its letter as a silent one of the other.
    let evidence = (on[0] * (1.0 - on[1]) / (on[1] * (1.0 - on[0]))).ln();
    let before = (prior / (1.0 - prior)).ln();
    let of_share = |a: usize| {
        let (of_a, of_b) = (active(a, on), active(POOL - a, on));
        let pairs =
            of_a.iter().enumerate().flat_map(|(i, p)| of_b.iter().enumerate().map(move |(j, q)| (i as f64 - j as f64, p * q)));
        pairs.map(|(more, p)| p / (1.0 + (-(before + evidence * more)).exp())).sum()
    };
    (0..=POOL).map(of_share).collect()
}

/// The observer nearest to what is seen where both letters are equally likely, among those whose `on` are whole hundredths.
pub(crate) fn nearest_observer(seen: &[f64]) -> [f64; 2] {
    let away = |on: [f64; 2]| seen_by_optimal_inference(0.5, on).iter().zip(seen).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
    let observers = (51..100).flat_map(|on| (1..50).map(move |off| [f64::from(on) / 100.0, f64::from(off) / 100.0]));
    observers.min_by(|a, b| away(*a).total_cmp(&away(*b))).unwrap_or([0.8, 0.1])
}

/// Probability of each number of active units in a pool of which `driven` are driven.
fn active(driven: usize, on: [f64; 2]) -> Vec<f64> {
    let mut p = vec![1.0];
    for unit in 0..POOL {
        let fires = if unit < driven { on[0] } else { on[1] };
        let silent = p.iter().map(|p| p * (1.0 - fires)).chain([0.0]);
        let one_more = std::iter::once(0.0).chain(p.iter().map(|p| p * fires));
        p = silent.zip(one_more).map(|(a, b)| a + b).collect();
    }
    p
}
