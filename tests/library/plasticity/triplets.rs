//! Triplet STDP under the protocols that its parameters were fitted to.

use pymonn::behaviours::plasticity::{AllToAll, Nearest, Pairing, TripletStdp};
use pymonn::prelude::*;

network! {
    network Protocol<P: Pairing = AllToAll>(rule: TripletStdp<f64, P> = TripletStdp::default(), dt: f64 = 1.0) {
        dt = dt;
        group ends[2] {
            spike: bool = false;
        }
        synapses link: ends -> ends {
            connect = pairs([(0, 1)]);
            weight: f64 = 1.0;
            1 => TripletStdp::<f64, P> { ..rule };
        }
    }
}

/// The change of a weight by 60 repetitions of spikes at these times [ms], `period` ms apart, in iterations of 5 ms.
fn change<P: Pairing>(rule: TripletStdp<f64, P>, period: u64, pre: &[u64], post: &[u64]) -> f64 {
    let mut net = Protocol::<P>::builder().rule(rule).dt(5.0).build().unwrap();
    // Spikes of one repetition may come after the next has begun.
    for now in (0..61 * period).step_by(5) {
        let at =
            |time: &u64| (now + period).checked_sub(*time).is_some_and(|t| t % period == 0 && (1..=60).contains(&(t / period)));
        net.ends.spike.copy_from_slice(&[pre.iter().any(at), post.iter().any(at)]);
        net.iterate();
    }
    net.link.weight[0] - 1.0
}

/// Pairs at 0.1 to 50 Hz, 10 ms apart in both orders: means and standard errors of Sjöström, Turrigiano & Nelson 2001, to which Pfister &
/// Gerstner 2006 fitted the rule.
const VISUAL: [(u64, [f64; 2], [f64; 2]); 5] = [
    (10_000, [-0.04, 0.05], [-0.29, 0.08]),
    (100, [0.14, 0.1], [-0.41, 0.11]),
    (50, [0.29, 0.14], [-0.34, 0.1]),
    (25, [0.53, 0.11], [0.56, 0.32]),
    (20, [0.56, 0.26], [0.75, 0.19]),
];

/// Mean squared distance from the data, in standard errors.
fn error<P: Pairing>(rule: TripletStdp<f64, P>) -> f64 {
    let one = |[mean, error]: [f64; 2], found: f64| ((found - mean) / error).powi(2);
    let both = |&(period, before, after): &_| {
        one(before, change(rule, period, &[0], &[10])) + one(after, change(rule, period, &[10], &[0]))
    };
    VISUAL.iter().map(both).sum::<f64>() / 10.0
}

#[test]
fn the_sets_for_visual_cortex_fit_the_data() {
    assert!(error(TripletStdp::<_, AllToAll>::visual_cortex()) < 0.4);
    assert!(error(TripletStdp::<_, AllToAll>::visual_cortex_minimal()) < 0.4);
    assert!(error(TripletStdp::<_, Nearest>::visual_cortex()) < 0.4);
    assert!(error(TripletStdp::<_, Nearest>::visual_cortex_minimal()) < 0.4);
}

#[test]
fn pairs_alone_do_not() {
    let pairs = TripletStdp::<_, AllToAll> { a2_plus: 4.6e-3, a3_plus: 0.0, a2_minus: 3e-3, a3_minus: 0.0, ..Default::default() };
    assert!(error(pairs) > 5.0);
}

/// Wang, Gerkin, Nauen & Bi 2005, 60 triplets a second apart: post, pre, post strengthens; pre, post, pre hardly does anything.
fn fits_hippocampus<P: Pairing>(rule: TripletStdp<f64, P>) {
    let post_pre_post = change(rule, 1000, &[5], &[0, 10]);
    let pre_post_pre = change(rule, 1000, &[0, 10], &[5]);
    let wide = change(rule, 1000, &[0, 20], &[10]);
    assert!((post_pre_post - 0.33).abs() < 2.0 * 0.04, "{post_pre_post}");
    assert!((pre_post_pre + 0.01).abs() < 2.0 * 0.04, "{pre_post_pre}");
    assert!((wide - 0.03).abs() < 2.0 * 0.04, "{wide}");
}

#[test]
fn the_sets_for_hippocampus_fit_the_data() {
    fits_hippocampus(TripletStdp::<_, AllToAll>::hippocampus());
    fits_hippocampus(TripletStdp::<_, AllToAll>::hippocampus_minimal());
    fits_hippocampus(TripletStdp::<_, Nearest>::hippocampus());
    fits_hippocampus(TripletStdp::<_, Nearest>::hippocampus_minimal());
}
