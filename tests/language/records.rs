//! What recorders record, where, and how much they keep.

use pymonn::prelude::*;

/// A type of the user's own.
#[derive(Clone, Debug, PartialEq)]
pub enum Mood {
    Calm,
    Wild(f32),
}

fn mood(v: &[f32]) -> Mood {
    if v[0] < 3.0 { Mood::Calm } else { Mood::Wild(v[0]) }
}

network! {
    network Records(first: usize = 1, limit: f32 = 2.0) {
        clock: u64 = 0;
        level: f32 = 0.5;
        group cells[4] {
            v: f32 = each(|n| n.index as f32);
            spike: bool = false;
            shared total: f32 = 0.0;
            1 => |v: &mut f32, spike: &mut bool| { *v += 1.0; *spike = *v >= 4.0; };
            2 => |v: &[f32], total: &mut f32| *total = v.iter().sum();
            #[tag(whole)]
            9 => Recorder { v, spike, total };
            #[tag(parts)]
            9 => Recorder { v[first..3], spike[..=1], again: mean(v) };
            #[tag(values)]
            9 => Recorder {
                mean: mean(v),
                above: v.iter().filter(|v| **v > limit).count(),
                twice: f32 = total * 2.0,
                pair: (f32, bool) = (v[0], spike[3]),
                copy: Vec<f32> = v.to_vec(),
                mood: Mood = mood(v),
                least: Option<f32> = v.iter().copied().reduce(f32::min),
                compared: bool = v[0] <= limit && v[1] == 2.0,
                turbo: f32 = v.iter().sum::<f32>(),
            };
            #[tag(events)]
            9 => EventRecorder { spike };
            #[tag(rare)]
            9 every 3 => Recorder { v[0..1] };
        }
        synapses links: cells -> cells {
            connect = one_to_one();
            weight: f32 = 1.0;
            on: bool = true;
            shared scale: f32 = 2.0;
            #[tag(of_links)]
            3 => Recorder { weight, weight_mean: mean(weight), scale, scaled: f32 = scale * weight[2] };
            #[tag(synaptic_events)]
            3 => EventRecorder { on };
            1 => |weight: &mut f32, scale: f32| *weight *= scale;
        }
        synapses matrix: cells -> cells [Dense] {
            weight: f32 = 3.0;
            9 => Recorder { weight[0..5], sum: f32 = weight.iter().sum() };
        }
        1 => |net: &mut Records| net.clock = net.iteration();
        #[tag(of_net)]
        9 => Recorder { clock, level, half: level / 2.0, both: f32 = net.cells.v[0] + net.links.weight[0], now: u64 = net.iteration() };
    }
}

use records::tag;

#[test]
fn whole_variables_parts_and_values() {
    let mut net = Records::builder().build().unwrap();
    net.simulate_iterations(3);
    let whole = &net[tag::whole];
    assert_eq!((whole.v.len(), whole.v.width()), (3, 4));
    assert_eq!(whole.v.row(2), Some(&[3.0, 4.0, 5.0, 6.0][..]));
    assert_eq!(
        whole.spike.as_slice(),
        [[false, false, false, true], [false, false, true, true], [false, true, true, true]].concat()
    );
    assert_eq!(*whole.total, [10.0_f32, 14.0, 18.0]);
    assert_eq!(whole.v.iterations(), [1, 2, 3]);
    let parts = &net[tag::parts];
    assert_eq!(parts.v.row(0), Some(&[2.0, 3.0][..]));
    assert_eq!(parts.spike.width(), 2);
    assert_eq!(parts.again.last(), Some(&4.5));
    let values = &net[tag::values];
    assert_eq!(*values.mean, [2.5, 3.5, 4.5]);
    assert_eq!(*values.above, [2.0, 3.0, 4.0]);
    assert_eq!(*values.twice, [20.0_f32, 28.0, 36.0]);
    assert_eq!(*values.pair, [(1.0, true), (2.0, true), (3.0, true)]);
    assert_eq!(values.copy[1], [2.0, 3.0, 4.0, 5.0]);
    assert_eq!(*values.mood, [Mood::Calm, Mood::Calm, Mood::Wild(3.0)]);
    assert_eq!(*values.least, [Some(1.0), Some(2.0), Some(3.0)]);
    assert_eq!(*values.compared, [true, false, false]);
    assert_eq!(*values.turbo, [10.0, 14.0, 18.0]);
    assert_eq!(net[tag::rare].v.iterations(), [3]);
    let net = Records::builder().first(0).limit(100.0).build().unwrap();
    assert_eq!(net[tag::parts].v.width(), 3);
}

#[test]
fn on_synapses_and_on_the_network() {
    let mut net = Records::builder().build().unwrap();
    net.simulate_iterations(3);
    let links = &net[tag::of_links];
    assert_eq!(links.weight.row(2), Some(&[8.0; 4][..]));
    assert_eq!(*links.weight_mean, [2.0, 4.0, 8.0]);
    assert_eq!(*links.scale, [2.0, 2.0, 2.0]);
    assert_eq!(*links.scaled, [4.0, 8.0, 16.0]);
    assert_eq!(net[tag::synaptic_events].on.len(), 12);
    assert_eq!(net.matrix.recorder.weight.width(), 5);
    assert_eq!(*net.matrix.recorder.sum, [48.0; 3]);
    let net = &net[tag::of_net];
    assert_eq!(*net.clock, [1, 2, 3]);
    assert_eq!(*net.level, [0.5; 3]);
    assert_eq!(*net.half, [0.25; 3]);
    assert_eq!(*net.both, [3.0, 6.0, 11.0]);
    assert_eq!(*net.now, [1, 2, 3]);
}

#[test]
fn events() {
    let mut net = Records::builder().build().unwrap();
    net.simulate_iterations(3);
    let spike = &net[tag::events].spike;
    assert_eq!(spike.iter().collect::<Vec<_>>(), [(1, 3), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)]);
    assert_eq!(spike.count_of(3), 3);
}

#[test]
fn windows_and_clear() {
    let mut net = Records::builder().build().unwrap();
    net[tag::whole].set_window(Some(2));
    net[tag::events].set_window(Some(1));
    net.simulate_iterations(5);
    assert_eq!(net[tag::whole].v.iterations(), [4, 5]);
    assert_eq!(net[tag::whole].total.iterations(), [4, 5]);
    assert_eq!(net[tag::events].spike.iterations(), [5, 5, 5, 5]);
    net[tag::whole].clear();
    net[tag::events].clear();
    assert!(net[tag::whole].v.is_empty() && net[tag::events].spike.is_empty());
    net[tag::whole].set_window(None);
    net.simulate_iterations(3);
    assert_eq!(net[tag::whole].v.len(), 3);
}

#[test]
fn a_part_beyond_the_variable_is_refused() {
    let text = Records::builder().first(4).build().err().unwrap().to_string();
    assert!(text.contains("Records") && text.contains("cells") && text.contains("range"), "{text}");
}

#[test]
fn a_recorder_changes_no_run() {
    network! {
        network Bare {
            group cells[20] {
                v: f32 = uniform(0.0, 1.0);
                1 => |v: &mut f32, rng: &mut Rng| *v += rng.normal();
            }
        }
    }
    network! {
        network Watched {
            group cells[20] {
                v: f32 = uniform(0.0, 1.0);
                0.5 => Recorder { v };
                1 => |v: &mut f32, rng: &mut Rng| *v += rng.normal();
                9 => Recorder { v };
            }
        }
    }
    let (mut bare, mut watched) = (Bare::builder().seed(9).build().unwrap(), Watched::builder().seed(9).build().unwrap());
    bare.simulate_iterations(20);
    watched.simulate_iterations(20);
    assert_eq!(*bare.cells.v, *watched.cells.v);
}
