//! What rules are for: a balanced rate, a reward that comes late.

use pymonn::behaviours::plasticity::{InhibitoryStdp, RewardStdp};
use pymonn::prelude::*;

network! {
    /// One leaky neuron between constant excitation and inhibition that learns.
    network Balance(target: f64 = 5.0) {
        group inhibitory[100] {
            spike: bool = false;
            1 => |spike: &mut bool, rng: &mut Rng| *spike = rng.bernoulli(0.02);
        }
        group cell[1] {
            v: f64 = 0.0;
            input: f64 = 0.0;
            spike: bool = false;
            shared fired: u32 = 0;
            2 => |v: &mut f64, input: &mut f64, spike: &mut bool, rng: &mut Rng| {
                *v = *v * 0.95 + *input + 0.12 * rng.uniform_f64() + 0.02;
                *input = 0.0;
                *spike = *v > 1.0;
                if *spike {
                    *v = 0.0;
                }
            };
            4 => |spike: &[bool], fired: &mut u32| *fired += u32::from(spike[0]);
        }
        synapses inhibition: inhibitory -> cell {
            connect = all_to_all();
            weight: f64 = 0.0;
            #[sum(dst_input)]
            3 => |weight: f64, src_spike: bool| if src_spike { -weight } else { 0.0 };
            3 => InhibitoryStdp::<f64> { eta: 0.0005, rho_0: target, tau: 20.0, w_max: 10.0 };
        }
    }
}

#[test]
fn inhibitory_plasticity_brings_the_target_to_its_rate() {
    for target in [5.0, 12.0] {
        let mut net = Balance::builder().target(target).build().unwrap();
        net.simulate_iterations(1000);
        let before = f64::from(net.cell.fired);
        net.simulate_iterations(100_000);
        net.cell.fired = 0;
        net.simulate_iterations(100_000);
        let after = f64::from(net.cell.fired) / 100.0;
        assert!(before > 30.0, "without inhibition it fires at {before} Hz");
        assert!((after - target).abs() < 0.12 * target, "{after} Hz, {target} Hz wanted");
    }
}

network! {
    /// A short form of figure 1 of Izhikevich 2007: where the target fires within 10 ms after source 0, a reward comes one second later.
    network Distal {
        reward: f32 = 0.0;
        group sources[20] {
            spike: bool = false;
            age: u32 = 1000;
            1 => |spike: &mut bool, age: &mut u32, rng: &mut Rng| {
                *spike = rng.bernoulli(0.002);
                *age = if *spike { 0 } else { *age + 1 };
            };
        }
        group target[1] {
            spike: bool = false;
            1 => |spike: &mut bool, rng: &mut Rng| *spike = rng.bernoulli(0.002);
        }
        synapses links: sources -> target {
            connect = all_to_all();
            weight: f32 = 0.0;
            2 => RewardStdp { tonic: 0.0, ..Default::default() };
        }
    }
}

#[test]
fn a_distal_reward_finds_the_synapse_that_it_is_for() {
    let run = |rewarded: bool, iterations: u32| {
        let mut net = Distal::builder().seed(5).build().unwrap();
        let mut due = std::collections::VecDeque::new();
        for now in 0..iterations {
            net.reward = 0.0;
            while due.front() == Some(&now) {
                due.pop_front();
                net.reward += 0.05;
            }
            net.iterate();
            if rewarded && net.target.spike[0] && (1..=10).contains(&net.sources.age[0]) {
                due.push_back(now + 1000);
            }
        }
        net.settle();
        net.links.weight.to_vec()
    };
    let weights = run(true, 600_000);
    assert!(weights[0] > 3.0 && weights[1..].iter().all(|w| *w < 0.5 * weights[0]), "{weights:?}");
    // Without rewards nothing is learnt.
    assert!(run(false, 20_000).iter().all(|w| *w == 0.0));
}
