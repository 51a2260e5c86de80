//! Two groups, three synapse groups, every kind of transmission, plasticity, normalisation: in many orders.

use proptest::prelude::*;
use pymonn::prelude::{each, each_synapse, network, uniform};

use crate::cases::{Case, Wiring, bits, cases, config};
use crate::rules::{
    self, Calm, Conduct, Couple, Diffuse, Event, Graded, Jitter, Leak, Learn, Noise, Normalise, Push, Report, Total,
};
use crate::world::{Group, Synapses, Work, World};

/// `name(storage, priorities, delay, as the interpreter knows it, further behaviours of `aa`, as the interpreter knows them)`
macro_rules! random_network {
    (
        $test:ident [$storage:ident]
        a: $a0:tt $a1:tt $a2:tt $a3:tt; b: $b0:tt $b1:tt;
        aa: $s0:tt $s1:tt $s2:tt $s3:tt $s4:tt $s5:tt $s6:tt $s7:tt $s8:tt;
        ab: $t0:tt $t1:tt $t2:tt $t3:tt; ba: $u0:tt $u1:tt $u2:tt;
        { $($wire:tt)* } $delay_of:expr;
        { $($more:tt)* } $more_of:expr;
    ) => {
        mod $test {
            use super::*;
            use net::tag;

            network! {
                network Net(n: usize = 1, m: usize = 1, wiring: Wiring = Wiring::Twice, lag: u32 = 0, period: u64 = 1) {
                    boost: f32 = 1.0;

                    group a[n] {
                        v: f32 = uniform(-1.0, 1.0);
                        input: f32 = 0.0;
                        spike: bool = each(|neuron| neuron.index % 3 == 0);
                        out: f32 = 0.0;
                        shared total: f32 = 0.0;

                        $a0 => Leak { ..rules::LEAK };
                        $a1 => Noise { ..rules::NOISE };
                        $a2 => Total;
                        $a3 every period => Calm { ..rules::CALM };
                    }

                    group b[m] {
                        v: f32 = uniform(-1.0, 1.0);
                        input: f32 = 0.0;
                        spike: bool = false;
                        out: f32 = 0.0;

                        $b0 => Leak { ..rules::LEAK };
                        $b1 => Noise { ..rules::NOISE };
                    }

                    synapses aa: a -> a [$storage] {
                        $($wire)*
                        weight: f32 = uniform(-0.2, 1.0);

                        $s0 => Graded { ..rules::GRADED };
                        $s1 => Event { ..rules::EVENT };
                        $s2 => Conduct { ..rules::CONDUCT };
                        $s3 every period => Couple { ..rules::COUPLE };
                        $s4 => Diffuse { ..rules::DIFFUSE };
                        $s5 => Learn { ..rules::LEARN };
                        $s6 every 2 => Normalise { ..rules::NORMALISE };
                        $s7 => Report;
                        $s8 => Jitter { ..rules::JITTER };
                        $($more)*
                    }

                    synapses ab: a -> b [$storage] {
                        $($wire)*
                        weight: f32 = uniform(-0.2, 1.0);

                        $t0 => Graded { ..rules::GRADED };
                        $t1 every period => Event { ..rules::EVENT };
                        $t2 => Conduct { ..rules::CONDUCT };
                        $t3 => Learn { ..rules::LEARN };
                        99 => Recorder { weight, src_trace, dst_trace[0..1] };
                    }

                    synapses ba: b -> a [$storage] {
                        $($wire)*
                        weight: f32 = uniform(-0.2, 1.0);

                        $u0 => Event { ..rules::EVENT };
                        $u1 => Couple { ..rules::COUPLE };
                        $u2 => Report;
                    }
                }
            }

            fn group(name: &'static str, v: &[f32], input: &[f32], spike: &[bool], out: &[f32], total: f32) -> Group {
                Group { name, v: v.to_vec(), input: input.to_vec(), spike: spike.to_vec(), out: out.to_vec(), total }
            }

            fn groups(net: &Net) -> Vec<Group> {
                let (a, b) = (&net.a, &net.b);
                vec![
                    group("a", &a.v, &a.input, &a.spike, &a.out, a.total),
                    group("b", &b.v, &b.input, &b.spike, &b.out, 0.0),
                ]
            }

            fn world(net: &Net, case: &Case) -> World {
                let lag = case.lag as usize;
                let delay = |source, target| $delay_of(lag, source, target);
                let synapses = vec![
                    Synapses::new("aa", (0, 0), net.aa.connectivity(), &net.aa.weight, delay),
                    Synapses::new("ab", (0, 1), net.ab.connectivity(), &net.ab.weight, delay),
                    Synapses::new("ba", (1, 0), net.ba.connectivity(), &net.ba.weight, delay),
                ];
                let mut text = vec![
                    (f64::from($a0), 1, Work::Leak(0)),
                    (f64::from($a1), 1, Work::Noise(0)),
                    (f64::from($a2), 1, Work::Total(0)),
                    (f64::from($a3), case.period, Work::Calm(0)),
                    (f64::from($b0), 1, Work::Leak(1)),
                    (f64::from($b1), 1, Work::Noise(1)),
                    (f64::from($s0), 1, Work::Graded(0)),
                    (f64::from($s1), 1, Work::Event(0)),
                    (f64::from($s2), 1, Work::Conduct(0)),
                    (f64::from($s3), case.period, Work::Couple(0)),
                    (f64::from($s4), 1, Work::Diffuse(0)),
                    (f64::from($s5), 1, Work::Learn(0)),
                    (f64::from($s6), 2, Work::Normalise(0)),
                    (f64::from($s7), 1, Work::Report(0)),
                    (f64::from($s8), 1, Work::Jitter(0)),
                ];
                text.extend($more_of);
                text.extend([
                    (f64::from($t0), 1, Work::Graded(1)),
                    (f64::from($t1), case.period, Work::Event(1)),
                    (f64::from($t2), 1, Work::Conduct(1)),
                    (f64::from($t3), 1, Work::Learn(1)),
                    (f64::from($u0), 1, Work::Event(2)),
                    (f64::from($u1), 1, Work::Couple(2)),
                    (f64::from($u2), 1, Work::Report(2)),
                ]);
                World::new(groups(net), synapses, &text, case.seed)
            }

            fn compare(net: &Net, world: &World) {
                let at = world.iteration;
                for (found, expected) in groups(net).iter().zip(&world.groups) {
                    let name = found.name;
                    assert_eq!(bits(&found.v), bits(&expected.v), "{name}.v at {at}");
                    assert_eq!(bits(&found.input), bits(&expected.input), "{name}.input at {at}");
                    assert_eq!(bits(&found.out), bits(&expected.out), "{name}.out at {at}");
                    assert_eq!(found.spike, expected.spike, "{name}.spike at {at}");
                    assert_eq!(found.total.to_bits(), expected.total.to_bits(), "{name}.total at {at}");
                }
                let weights: [&[f32]; 3] = [&net.aa.weight, &net.ab.weight, &net.ba.weight];
                for (weight, expected) in weights.iter().zip(&world.synapses) {
                    for s in &expected.list {
                        assert_eq!(weight[s.slot].to_bits(), s.weight.to_bits(), "{} {s:?} at {at}", expected.name);
                    }
                }
                assert_eq!(bits(&net.aa.src_trace), bits(&world.synapses[0].src_trace), "at {at}");
                assert_eq!(bits(&net.aa.dst_trace), bits(&world.synapses[0].dst_trace), "at {at}");
                assert_eq!(bits(&net.ab.src_trace), bits(&world.synapses[1].src_trace), "at {at}");
                assert_eq!(bits(&net.ab.dst_trace), bits(&world.synapses[1].dst_trace), "at {at}");
                let recorder = &net.ab.recorder;
                assert_eq!(recorder.weight.last(), Some(&net.ab.weight[..]));
                assert_eq!(recorder.src_trace.last(), Some(&net.ab.src_trace[..]));
                assert_eq!(recorder.dst_trace.last(), Some(&net.ab.dst_trace[..1]));
            }

            proptest! {
                #![proptest_config(config(12))]

                #[test]
                fn equals_the_naive_interpreter(case in cases(stringify!($storage) == "Dense")) {
                    let builder = Net::builder().n(case.n).m(case.m).wiring(case.wiring).lag(case.lag).period(case.period);
                    let mut net = builder.seed(case.seed).build().unwrap();
                    net.__set_fused(case.fused);
                    let mut world = world(&net, &case);
                    for k in 1..=12 {
                        let paused = case.paused.contains(&k);
                        net.set_enabled(tag::aa, !paused);
                        net.iterate();
                        world.iterate(paused.then_some(0));
                        compare(&net, &world);
                    }
                }
            }
        }
    };
}

random_network! {
    sparse [Sparse]
    a: 1 2 3 4; b: 1 2; aa: 2 2 2 2 3 3 3 3 5; ab: 2 2.5 2 6; ba: 2 2 4;
    { connect = wiring; } |_, _, _| 0;
    { 7 => Push { ..rules::PUSH }; } [(7.0, 1, Work::Push(0))];
}

random_network! {
    dense [Dense]
    a: 5 4 3 2; b: 1 1; aa: 9 8 7 6 5 4 3 2 1; ab: 1 2 3 4; ba: 3 2 1;
    { connect = wiring; } |_, _, _| 0;
    { 2.10 => Push { ..rules::PUSH }; } [(2.1, 1, Work::Push(0))];
}

random_network! {
    sparse_with_one_delay [Sparse]
    a: 4 1 2.5 2.5; b: 3 4; aa: 1 1 2 2 3 3 4 4 5; ab: 5 5 5 5; ba: 1 1 9;
    { connect = wiring; delay = lag; } |lag, _, _| lag;
    {} [(0.0, 0, Work::Leak(0)); 0];
}

random_network! {
    dense_with_one_delay [Dense]
    a: 1 1 1 1; b: 1 1; aa: 1 1 1 1 1 1 1 1 1; ab: 1 1 1 1; ba: 1 1 1;
    { connect = wiring; delay = lag; } |lag, _, _| lag;
    {} [(0.0, 0, Work::Leak(0)); 0];
}

random_network! {
    sparse_with_delays [Sparse]
    a: 10 2 3 4; b: 1 2; aa: 2 12 2 2 3.5 3.25 3 3 5; ab: 2 2.5 2 6; ba: 2 2 4;
    { connect = wiring; delay = each_synapse(|src, dst| (src.index as u32 * 7 + dst.index as u32 * 3) % (lag + 1)); }
    |lag, source, target| (source * 7 + target * 3) % (lag + 1);
    {} [(0.0, 0, Work::Leak(0)); 0];
}

random_network! {
    dense_with_delays [Dense]
    a: 3 2 1 4; b: 5 6; aa: 4 4 5 5 2 6 3 3 1; ab: 1 4 2 3; ba: 6 1 4;
    { connect = wiring; delay = each_synapse(|src, dst| (src.index as u32 * 7 + dst.index as u32 * 3) % (lag + 1)); }
    |lag, source, target| (source * 7 + target * 3) % (lag + 1);
    {} [(0.0, 0, Work::Leak(0)); 0];
}

random_network! {
    full [Dense]
    a: 2 3 1 4; b: 1 2; aa: 2 2 5 3 3 6 1 4 5; ab: 2 2.5 2 6; ba: 2 3 4;
    {} |_, _, _| 0;
    { 7 => Push { ..rules::PUSH }; } [(7.0, 1, Work::Push(0))];
}

random_network! {
    full_with_one_delay [Dense]
    a: 1 6 3 2; b: 4 1; aa: 3 2 1 2 3 4 5 4 3; ab: 1 2 3 4; ba: 4 3 2;
    { delay = lag; } |lag, _, _| lag;
    {} [(0.0, 0, Work::Leak(0)); 0];
}
