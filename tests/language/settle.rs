//! Hooks of the kind `settle`, on the rule that they are for: what it has put off is there whenever something reads it.

use pymonn::behaviours::plasticity::DeferredStdp;
use pymonn::prelude::*;

const DELAY: u32 = 7;
const DT: f64 = 0.1;
const RULE: DeferredStdp<f64> = DeferredStdp { a_plus: 0.06, a_minus: 0.05, tau_plus: 12.0, tau_minus: 20.0, w_max: 0.2 };

/// Sums up the weights that arrive at a neuron.
pub struct Total;

#[behaviour]
impl Total {
    fn afferent(weight: View<f64>, dst_total: &mut f64) {
        *dst_total = weight.sum();
    }
}

macro_rules! learns {
    ($name:ident { $($synapses:tt)* } { $($network:tt)* }) => {
        network! {
            pub network $name {
                dt = DT;
                seen: f64 = 0.0;
                group a[12] {
                    spike: bool = false;
                    1 => |spike: &mut bool, rng: &mut Rng| *spike = rng.below(90) == 0;
                    9 => EventRecorder { spike };
                }
                group b[8] {
                    spike: bool = false;
                    input: f64 = 0.0;
                    total: f64 = 0.0;
                    1 => |spike: &mut bool, rng: &mut Rng| *spike = rng.below(70) == 0;
                    9 => EventRecorder { spike };
                }
                synapses ab: a -> b {
                    connect = probability(0.6);
                    delay = DELAY;
                    weight: f64 = 0.1;
                    3 => DeferredStdp::<f64> { ..RULE };
                    $($synapses)*
                }
                $($network)*
            }
        }
    };
}

learns!(Plain {} {});
learns!(Recorded { 4 every 37 => Recorder { weight, mean: mean(weight) }; } {});
learns!(Summed { 4 => Total; } {});
learns!(Watched {} { 5 every 10 => |net: &mut Watched| net.seen = net.ab.weight.iter().sum(); });

/// The weights after so many iterations, from the rule's definition: every pair of spikes, one after another.
fn expected(pairs: &[(usize, usize)], pre: &[Vec<u64>], post: &[Vec<u64>], until: u64) -> Vec<f64> {
    let trace = |events: &[u64], now: u64, tau: f64, own: bool| -> f64 {
        let before = events.iter().filter(|&&at| at < now || own && at == now);
        before.map(|&at| (-((now - at) as f64) * DT / tau).exp()).sum()
    };
    let one = |&(source, target): &(usize, usize)| {
        let arrivals: Vec<u64> = pre[source].iter().map(|at| at + u64::from(DELAY)).collect();
        let mut weight: f64 = 0.1;
        for now in 1..=until {
            if arrivals.contains(&now) {
                weight = (weight - RULE.a_minus * trace(&post[target], now, RULE.tau_minus, false)).max(0.0);
            }
            if post[target].contains(&now) {
                weight = (weight + RULE.a_plus * trace(&arrivals, now, RULE.tau_plus, true)).min(RULE.w_max);
            }
        }
        weight
    };
    pairs.iter().map(one).collect()
}

macro_rules! by_definition {
    ($net:ident, $until:expr) => {{
        let pairs: Vec<_> = $net.ab.connectivity().pairs().collect();
        let of = |events: &pymonn::Events, size: usize| -> Vec<Vec<u64>> {
            (0..size).map(|n| events.iterations_of(n).collect()).collect()
        };
        expected(&pairs, &of(&$net.a.event_recorder.spike, 12), &of(&$net.b.event_recorder.spike, 8), $until)
    }};
}

fn near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(expected) {
        assert!((a - b).abs() < 1e-12, "{a} in place of {b}");
    }
}

/// Three epochs and a half, with weights at both limits.
#[test]
fn the_rule_is_the_sum_over_all_pairs() -> Result<(), pymonn::BuildError> {
    let mut net = Plain::builder().seed(3).build()?;
    net.simulate_iterations(4200);
    let weights = by_definition!(net, 4200);
    near(&net.ab.weight, &weights);
    assert!(weights.contains(&0.0) && weights.contains(&RULE.w_max));
    assert!(weights.iter().any(|w| *w > 0.05 && *w < 0.15));
    Ok(())
}

#[test]
fn single_iterations_leave_the_rest_to_settle() -> Result<(), pymonn::BuildError> {
    let mut net = Plain::builder().seed(4).build()?;
    (0..1500).for_each(|_| net.iterate());
    let put_off = net.ab.weight.to_vec();
    net.settle();
    let weights = by_definition!(net, 1500);
    near(&net.ab.weight, &weights);
    assert_ne!(net.ab.weight[..], put_off[..]);
    // Nothing is added twice.
    let settled = net.ab.weight.to_vec();
    net.settle();
    assert_eq!(net.ab.weight[..], settled[..]);
    Ok(())
}

#[test]
fn a_recorder_sees_settled_values_and_changes_no_bit() -> Result<(), pymonn::BuildError> {
    let mut recorded = Recorded::builder().seed(5).build()?;
    let mut plain = Plain::builder().seed(5).build()?;
    recorded.simulate_iterations(1000);
    plain.simulate_iterations(1000);
    assert_eq!(recorded.ab.weight[..], plain.ab.weight[..]);
    let at = 27 * 37;
    let weights = by_definition!(recorded, at);
    let seen = &recorded.ab.recorder;
    assert_eq!(seen.weight.iterations().last(), Some(&at));
    near(seen.weight.last().expect("it was recorded"), &weights);
    assert!((seen.mean.last().expect("it was recorded") - mean(&weights)).abs() < 1e-12);
    Ok(())
}

#[test]
fn another_behaviour_reads_settled_values() -> Result<(), pymonn::BuildError> {
    let mut net = Summed::builder().seed(6).build()?;
    for _ in 0..40 {
        (0..20).for_each(|_| net.iterate());
        let weights = by_definition!(net, net.iteration());
        let mut totals = [0.0; 8];
        for ((_, target), weight) in net.ab.connectivity().pairs().zip(weights) {
            totals[target] += weight;
        }
        near(&net.b.total, &totals);
    }
    Ok(())
}

#[test]
fn the_network_reads_settled_values() -> Result<(), pymonn::BuildError> {
    let mut net = Watched::builder().seed(7).build()?;
    for _ in 0..30 {
        (0..10).for_each(|_| net.iterate());
        let weights = by_definition!(net, net.iteration());
        near(&[net.seen], &[weights.iter().sum()]);
    }
    Ok(())
}

#[test]
fn bad_parameters_are_refused() {
    network! {
        network Refused(tau: f64 = 20.0, most: f64 = 1.0) {
            group a[2] {
                spike: bool = false;
                input: f64 = 0.0;
            }
            synapses aa: a -> a {
                connect = all_to_all();
                1 => DeferredStdp::<f64> { a_plus: 0.1, a_minus: 0.1, tau_plus: tau, tau_minus: 20.0, w_max: most };
            }
        }
    }
    let error = Refused::builder().tau(-1.0).build().map(drop).expect_err("a time constant below 0");
    assert!(error.to_string().contains("tau_plus") && error.to_string().contains("-1"), "{error}");
    let error = Refused::builder().most(f64::NAN).build().map(drop).expect_err("no number");
    assert!(error.to_string().contains("w_max"), "{error}");
    // Half of the largest weight, where the group declares none.
    let net = Refused::builder().build().expect("good parameters");
    assert_eq!(net.aa.weight[..], [0.5; 4]);
}

/// Counts what arrives, whenever it was sent, and what fires; and how many synapses an event reached.
pub struct Heard;

#[behaviour]
impl Heard {
    #[efferent(src_spike)]
    fn arrive(weight: View<f64>, src_arrived: &mut u64, src_reached: &mut u64, step: Step) {
        *src_arrived += step.iteration;
        *src_reached += weight.len() as u64;
    }

    #[afferent(dst_spike)]
    fn fire(mut weight: ViewMut<f64>, dst_fired: &mut u64, dst: Neuron) {
        *dst_fired += 1 + 100 * dst.index as u64;
        weight.scale(2.0);
    }
}

macro_rules! heard {
    ($name:ident, [$storage:ident], $delay:expr) => {
        network! {
            pub network $name {
                group a[3] {
                    spike: bool = false;
                    arrived: u64 = 0;
                    reached: u64 = 0;
                }
                group b[2] {
                    spike: bool = false;
                    fired: u64 = 0;
                }
                synapses ab: a -> b [$storage] {
                    connect = pairs([(0, 0), (0, 1), (2, 1)]);
                    delay = $delay;
                    weight: f64 = 1.0;
                    1 => Heard;
                }
            }
        }
    };
}

heard!(HeardAtOnce, [Sparse], 0);
heard!(HeardLate, [Sparse], 3);
heard!(HeardInMatrix, [Dense], 3);
heard!(HeardTwice, [Sparse], each_synapse(|_, dst| 1 + 2 * dst.index as u32));

macro_rules! hears {
    ($net:ident, $arrived:expr, $reached:expr) => {{
        let mut net = $net::builder().build()?;
        for iteration in 1..=8 {
            net.a.spike.copy_from_slice(&[iteration == 2, true, iteration == 3]);
            net.b.spike.copy_from_slice(&[false, iteration == 4]);
            net.iterate();
        }
        assert_eq!((&net.a.arrived[..], &net.a.reached[..]), (&$arrived[..], &$reached[..]), stringify!($net));
        assert_eq!(net.b.fired[..], [0, 101]);
        assert_eq!(net.ab.connectivity().to_dense(&net.ab.weight).as_slice(), [1.0, 2.0, 0.0, 0.0, 0.0, 2.0]);
    }};
}

/// A source is heard when its event arrives at its synapses; one without synapses never is.
#[test]
fn a_fan_waits_for_events() -> Result<(), pymonn::BuildError> {
    hears!(HeardAtOnce, [2, 0, 3], [2, 0, 1]);
    hears!(HeardLate, [5, 0, 6], [2, 0, 1]);
    hears!(HeardInMatrix, [5, 0, 6], [2, 0, 1]);
    // Once for each delay of its synapses.
    hears!(HeardTwice, [3 + 5, 0, 6], [2, 0, 1]);
    Ok(())
}
