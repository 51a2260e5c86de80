//! See the folder of this name under `src/behaviours`. The numbers of NEST and Brian2 are in
//! `tests/reference/data/library/synapses`, with the scripts that made them.

use pymonn::behaviours::synapses::{
    AlphaConductance, AlphaCurrent, Delta, ExponentialConductance, ExponentialCurrent, GapJunction, Nmda, TsodyksMarkram,
};
use pymonn::prelude::*;
pub(crate) use pymonn_tests::json::numbers;

const NEST: &str = include_str!("../reference/data/library/synapses/nest.json");
const BRIAN2: &str = include_str!("../reference/data/library/synapses/brian2.json");

/// A membrane that leaks and never fires: 250 pF, 25 nS, exact for the current of a step.
pub struct Passive {
    rest: f64,
}

#[behaviour(v: f64 = self.rest, input: f64 = 0.0)]
impl Passive {
    fn neuron(&self, v: &mut f64, input: &mut f64, step: Step) {
        let end = self.rest + *input / 25.0;
        *v = end + (*v - end) * (-step.dt * 25.0 / 250.0).exp();
        *input = 0.0;
    }
}

/// Fires in the first iteration.
pub struct Once;

#[behaviour(spike: bool = false)]
impl Once {
    fn neuron(spike: &mut bool, step: Step) {
        *spike = step.iteration == 1;
    }
}

/// One spike over one synapse into a passive membrane.
macro_rules! one_spike {
    ($name:ident, $weight:expr, $rest:expr, $dt:expr, $rule:path { $($fields:tt)* }) => {
        network! {
            network $name {
                dt = $dt;
                group a[1] { 1 => Once; }
                group b[1] { 1 => Passive { rest: $rest }; }
                synapses ab: a -> b {
                    connect = one_to_one();
                    weight: f64 = $weight;
                    2 => $rule { $($fields)* };
                }
            }
        }
    };
}

/// How far the potential is at most from the reference, given each `every` ms, relative to its greatest deflection.
macro_rules! deviation {
    ($name:ident, $reference:expr, $every:expr) => {{
        let mut net = $name::builder().build()?;
        let rest = net.b.v[0];
        net.iterate();
        let (mut far, mut top) = (0.0_f64, 0.0_f64);
        for expected in $reference {
            net.simulate_iterations(($every / net.dt()).round() as u64);
            far = far.max((net.b.v[0] - expected).abs());
            top = top.max((expected - rest).abs());
        }
        far / top
    }};
}

one_spike!(Exponential, 100.0, 0.0, 0.1, ExponentialCurrent::<f64> { tau: 2.0 });
one_spike!(Alpha, 100.0, 0.0, 0.1, AlphaCurrent::<f64> { tau: 2.0 });
one_spike!(ExponentialG, 5.0, -70.0, 0.01, ExponentialConductance::<f64> { tau: 2.0, reversal: 0.0 });
one_spike!(AlphaG, 5.0, -70.0, 0.01, AlphaConductance::<f64> { tau: 2.0, reversal: 0.0 });
one_spike!(Slow, 5.0, -70.0, 0.1, Nmda::<f64> { ..Nmda::default() });

/// What is left is that the current of a step is its mean.
#[test]
fn potentials_after_currents_are_those_of_nest() -> Result<(), pymonn::BuildError> {
    let found = deviation!(Exponential, numbers(NEST, "exponential_current"), 1.0);
    assert!(found < 3e-4, "{found}");
    let found = deviation!(Alpha, numbers(NEST, "alpha_current"), 1.0);
    assert!(found < 3e-4, "{found}");
    Ok(())
}

/// What is left is that the driving force is that of the step's beginning.
#[test]
fn potentials_after_conductances_are_those_of_nest() -> Result<(), pymonn::BuildError> {
    let found = deviation!(ExponentialG, numbers(NEST, "exponential_conductance"), 1.0);
    assert!(found < 1e-3, "{found}");
    let found = deviation!(AlphaG, numbers(NEST, "alpha_conductance"), 1.0);
    assert!(found < 1e-3, "{found}");
    Ok(())
}

#[test]
fn nmda_potentials_are_those_of_brian2() -> Result<(), pymonn::BuildError> {
    let found = deviation!(Slow, numbers(BRIAN2, "at_rest"), 5.0);
    assert!(found < 2e-3, "{found}");

    network! {
        network Depolarised {
            dt = 0.1;
            group a[1] { 1 => Once; }
            group b[1] {
                v: f64 = -40.0;
                input: f64 = 750.0;
                1 => Passive { rest: -70.0 };
                2 => |input: &mut f64| *input += 750.0;
            }
            synapses ab: a -> b {
                connect = one_to_one();
                weight: f64 = 5.0;
                2 => Nmda::<f64> { ..Nmda::default() };
            }
        }
    }
    let found = deviation!(Depolarised, numbers(BRIAN2, "depolarised"), 5.0);
    assert!(found < 2e-3, "{found}");
    Ok(())
}

/// Half of the channels are free at 20.5 mV below 0 at 1 mM, where exp(0.062 · 20.5) is 3.57; ten times the magnesium moves the
/// curve by ln 10 / 0.062.
#[test]
fn magnesium_blocks_as_published() {
    let nmda = Nmda::<f64>::default();
    let half = -f64::ln(3.57) / 0.062;
    assert!((nmda.unblocked(half) - 0.5).abs() < 1e-12);
    // 1 / (1 + exp(0.062 · 65) / 3.57).
    assert!((nmda.unblocked(-65.0) - 0.059_67).abs() < 5e-6, "{}", nmda.unblocked(-65.0));
    let more = Nmda { magnesium: 10.0, ..nmda };
    assert!((more.unblocked(half + f64::ln(10.0) / 0.062) - 0.5).abs() < 1e-12);
    assert_eq!(Nmda { magnesium: 0.0, ..nmda }.unblocked(-80.0), 1.0);
}

/// A train at the times of the reference, in steps of 1 ms.
macro_rules! train {
    ($name:ident, $rule:expr) => {{
        network! {
            network $name {
                group a[1] {
                    spike: bool = false;
                    1 => |spike: &mut bool, step: Step| {
                        *spike = [10, 30, 50, 70, 90, 110, 115, 120, 620].contains(&step.iteration);
                    };
                }
                group b[1] { v: f64 = 0.0; }
                synapses ab: a -> b {
                    connect = one_to_one();
                    delay = 3;
                    weight: f64 = 1.0;
                    2 => TsodyksMarkram::<f64> { ..$rule };
                    2 => Delta::<f64> { gain: 1.0 } with weight = efficacy;
                    3 => Recorder { efficacy };
                }
            }
        }
        let mut net = $name::builder().build()?;
        let mut jumps = Vec::new();
        for _ in 0..630 {
            let before = net.b.v[0];
            net.iterate();
            if net.b.v[0] != before {
                jumps.push(net.b.v[0] - before);
            }
        }
        jumps
    }};
}

#[test]
fn short_term_plasticity_is_that_of_nest() -> Result<(), pymonn::BuildError> {
    const BOTH: TsodyksMarkram<f64> = TsodyksMarkram { use_of_resource: 0.2, tau_rec: 300.0, tau_facil: 200.0 };
    let trains = [
        (train!(Depressing, TsodyksMarkram::depressing()), "tsodyks_depressing"),
        (train!(Facilitating, TsodyksMarkram::facilitating()), "tsodyks_facilitating"),
        (train!(Both, BOTH), "tsodyks_both"),
    ];
    for (found, name) in trains {
        let expected = numbers(NEST, name);
        assert_eq!(found.len(), expected.len());
        for (a, b) in found.iter().zip(&expected) {
            assert!((a - b).abs() < 1e-9, "{name}: {a} in place of {b}");
        }
    }
    Ok(())
}

/// Regular trains settle where the recursion stands still: Markram, Wang & Tsodyks 1998, with n + 1 = n.
#[test]
fn short_term_plasticity_settles_at_the_closed_form() {
    for rule in [TsodyksMarkram::<f64>::depressing(), TsodyksMarkram::facilitating()] {
        for rate in [1_u64, 5, 20, 50] {
            let distance = 1000 / rate;
            let (mut efficacy, mut u, mut x, mut arrived) = (0.0, 0.0, 1.0, 0);
            for k in 1..=1000 {
                let iteration = k * distance;
                let step = Step { iteration, time: iteration as f64, dt: 1.0 };
                rule.on_pre(2.0, &mut efficacy, &mut u, &mut x, &mut arrived, step);
            }
            let left = |tau: f64| (-(distance as f64) / tau).exp();
            let used = rule.use_of_resource;
            let u_end = used / (1.0 - (1.0 - used) * left(rule.tau_facil));
            let x_end = (1.0 - left(rule.tau_rec)) / (1.0 - (1.0 - u_end) * left(rule.tau_rec));
            assert!((efficacy - 2.0 * u_end * x_end).abs() < 1e-12, "{rate} Hz: {efficacy}");
        }
    }
}

/// Two passive cells, current into one: both equations solved by their sum and their difference.
#[test]
fn a_gap_junction_couples_as_a_resistor() -> Result<(), pymonn::BuildError> {
    network! {
        network Coupled {
            dt = 0.002;
            group cells[2] {
                1 => Passive { rest: -70.0 };
                2 => |input: &mut f64, neuron: Neuron| if neuron.index == 0 { *input += 100.0 };
            }
            synapses junction: cells -> cells {
                connect = all_to_all().without_self();
                shared weight: f64 = 10.0;
                2 => GapJunction::<f64> { gain: 1.0 };
            }
        }
    }
    let mut net = Coupled::builder().build()?;
    net.iterate();
    for ms in 1..=60 {
        net.simulate_iterations(500);
        let t = f64::from(ms);
        let sum = 100.0 / 25.0 * (1.0 - (-t * 25.0 / 250.0).exp());
        let difference = 100.0 / 45.0 * (1.0 - (-t * 45.0 / 250.0).exp());
        let expected = [-70.0 + 0.5 * (sum + difference), -70.0 + 0.5 * (sum - difference)];
        for (found, expected) in net.cells.v.iter().zip(expected) {
            assert!((found - expected).abs() < 3e-4, "{found} in place of {expected} at {t} ms");
        }
    }
    // The coupling coefficient: g / (g + g_leak).
    net.simulate_iterations(60_000);
    let ratio = (net.cells.v[1] + 70.0) / (net.cells.v[0] + 70.0);
    assert!((ratio - 10.0 / 35.0).abs() < 1e-5, "{ratio}");
    Ok(())
}

network! {
    network Charge(dt: f64 = 0.1, tau: f64 = 3.0) {
        dt = dt;
        group a[1] { 1 => Once; }
        group b[1] {
            input: f64 = 0.0;
            charge: f64 = 0.0;
            3 => |input: &mut f64, charge: &mut f64, step: Step| {
                *charge += *input * step.dt;
                *input = 0.0;
            };
        }
        synapses exponential: a -> b {
            connect = one_to_one();
            weight: f64 = 10.0;
            2 => ExponentialCurrent::<f64> { tau };
        }
        synapses alpha: a -> b {
            connect = one_to_one();
            delay = uniform(0, 40);
            weight: f64 = 1.0;
            2 => AlphaCurrent::<f64> { tau };
        }
    }
}

/// Two groups with state of their own into one target; charge is exact for every `dt`.
#[test]
fn charge_does_not_depend_on_the_step() -> Result<(), pymonn::BuildError> {
    for dt in [0.05, 0.1, 1.0, 2.5] {
        let mut net = Charge::builder().dt(dt).build()?;
        net.simulate_iterations(2000);
        let expected = 30.0 + 3.0 * std::f64::consts::E;
        assert!((net.b.charge[0] - expected).abs() < 1e-9, "dt {dt}: {}", net.b.charge[0]);
    }
    let error = Charge::builder().tau(-1.0).build().map(drop).expect_err("a time constant below 0");
    assert!(error.to_string().contains("`tau` is -1.0: allowed is a finite number above 0"), "{error}");
    Ok(())
}

#[test]
fn parameters_out_of_range_are_refused() {
    let refused = |result: Result<(), pymonn::Refusal>| result.expect_err("it is out of range").to_string();
    assert!(refused(TsodyksMarkram { use_of_resource: 2.0, ..TsodyksMarkram::default() }.validate()).contains("use_of_resource"));
    assert!(refused(TsodyksMarkram { tau_facil: -1.0, ..TsodyksMarkram::default() }.validate()).contains("tau_facil"));
    assert!(refused(Nmda { tau_rise: 100.0, ..Nmda::default() }.validate()).contains("less than tau_decay = 100.0"));
    assert!(refused(Nmda { magnesium: f64::NAN, ..Nmda::default() }.validate()).contains("magnesium"));
    assert!(refused(ExponentialConductance { reversal: f32::INFINITY, tau: 1.0 }.validate()).contains("reversal"));
}

/// Synapses behind the neurons or in front of them: the same potentials, with delays and without.
#[test]
fn either_side_of_the_neuron_model_is_the_same() -> Result<(), pymonn::BuildError> {
    macro_rules! order {
        ($name:ident, $delay:literal, $synapses:literal) => {{
            network! {
                network $name {
                    dt = 0.1;
                    group a[1] { 2 => Once; }
                    group b[1] { 2 => Passive { rest: -70.0 }; 9 => Recorder { v }; }
                    synapses ab: a -> b {
                        connect = one_to_one();
                        delay = $delay;
                        weight: f64 = 100.0;
                        $synapses => ExponentialCurrent::<f64> { tau: 2.0 };
                    }
                }
            }
            let mut net = $name::builder().build()?;
            net.simulate_iterations(50);
            net.b.recorder.v.neuron(0).collect::<Vec<f64>>()
        }};
    }
    let at_once = (order!(Behind, 0, 3), order!(Before, 0, 1));
    assert_eq!(at_once.0, at_once.1);
    // The spike comes in iteration 1.
    assert!(at_once.0[0] == -70.0 && at_once.0[1] > -70.0);
    let late = (order!(BehindLate, 4, 3), order!(BeforeLate, 4, 1));
    assert_eq!(late.0, late.1);
    assert_eq!(late.0[4..], at_once.0[..46]);
    Ok(())
}
