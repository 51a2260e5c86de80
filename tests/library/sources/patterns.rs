//! Patterns: their shapes, and how they take turns.

use pymonn::Grid;
use pymonn::behaviours::sources::patterns::{Content, Image, NeuronActivator, Order, Overlap, PatternGroup, Place};
use pymonn::behaviours::sources::{ExternalInput, PoissonFromRate};
use pymonn::prelude::*;

use crate::synapses::numbers;

const FILTERS: &str = include_str!("../../reference/data/library/sources/filters.json");

fn values(content: &Content<f64>) -> &[f64] {
    match content {
        Content::Pixels { values, .. } => values,
        Content::Noise { .. } => &[],
    }
}

/// Which pixels of a 9 × 9 field a line through its middle covers.
fn line(degrees: f64, length: f64) -> Vec<(usize, usize)> {
    let group = PatternGroup::<f64>::new(9, 9).line(0, [4.0, 4.0], degrees, length);
    let on = |(i, value): (usize, &f64)| (*value == 1.0).then_some((i % 9, i / 9));
    values(&group.patterns[0].content).iter().enumerate().filter_map(on).collect()
}

#[test]
fn lines_at_an_angle() {
    assert_eq!(line(0.0, 5.0), [(2, 4), (3, 4), (4, 4), (5, 4), (6, 4)]);
    assert_eq!(line(90.0, 3.0), [(4, 3), (4, 4), (4, 5)]);
    assert_eq!(line(45.0, 6.0), [(2, 2), (3, 3), (4, 4), (5, 5), (6, 6)]);
    assert_eq!(line(-45.0, 6.0), [(6, 2), (5, 3), (4, 4), (3, 5), (2, 6)]);
    // Turned by a right angle, a line is the same line turned.
    for degrees in [10.0, 33.0, 71.0] {
        let mut turned: Vec<_> = line(degrees, 7.0).into_iter().map(|(x, y)| (8 - y, x)).collect();
        turned.sort_by_key(|(x, y)| (*y, *x));
        assert_eq!(turned, line(degrees + 90.0, 7.0));
    }
}

#[test]
fn on_and_off_centres_are_those_of_scipy() -> Result<(), pymonn::Refusal> {
    let picture = Image::grey(11, 7, numbers(FILTERS, "picture"))?;
    let filtered = picture.on_off(0.8, 1.6)?;
    let expected = numbers(FILTERS, "difference");
    assert_eq!((filtered.channels, filtered.values.len()), (2, 2 * 77));
    for (i, expected) in expected.iter().enumerate() {
        let (on, off) = (filtered.values[i], filtered.values[77 + i]);
        assert!((on - off - expected).abs() < 1e-12 && on * off == 0.0, "{on} - {off} in place of {expected}");
    }
    let refused = picture.on_off(-1.0, 2.0).map(drop).expect_err("a standard deviation below 0");
    assert_eq!(refused.to_string(), "`sigma` is -1.0: allowed is a number of pixels from 0 to 1000");
    assert!(Image::grey(3, 2, [0.0_f32; 5]).is_err());
    Ok(())
}

/// Three pixels, each by itself, labels 10, 11, 12.
fn three() -> PatternGroup {
    let one = |k: usize| (0..3).map(move |i| if i == k { 1.0 } else { 0.0 });
    PatternGroup::new(3, 1).pixels(10, one(0)).pixels(11, one(1)).pixels(12, one(2))
}

network! {
    network Shown(a: PatternGroup = three(), b: PatternGroup = PatternGroup::new(3, 1)) {
        group cells[5] {
            input: f32 = 0.0;
            1 => NeuronActivator::<2> { groups: [a.clone(), b.clone()] };
            1 => ExternalInput::default() with external = stimulus;
            2 => Recorder { input, label, first: Vec<i32> = pattern.to_vec() };
            3 => |input: &mut f32| *input = 0.0;
        }
    }
}

#[test]
fn a_sequence_with_pauses() -> Result<(), pymonn::BuildError> {
    let mut net = Shown::builder().a(three().lasting(2).pausing(1)).build()?;
    net.simulate_iterations(10);
    let recorder = &net.cells.recorder;
    assert_eq!(recorder.label[..], [10, 10, -1, 11, 11, -1, 12, 12, -1, 10]);
    assert_eq!(recorder.input.row(3), Some(&[0.0, 1.0, 0.0, 0.0, 0.0][..]));
    assert_eq!(recorder.input.row(5), Some(&[0.0; 5][..]));
    Ok(())
}

#[test]
fn random_order_and_probability() -> Result<(), pymonn::BuildError> {
    let mut net = Shown::builder().a(three().random().lasting(3).beginning_with(0.25)).build()?;
    net.simulate_iterations(30_000);
    let label = &net.cells.recorder.label;
    // Shown for 3, then a mean of 3 without: 1 / 0.25 - 1.
    let part = |of: i32| label.iter().filter(|l| **l == of).count() as f64 / 30_000.0;
    assert!((part(-1) - 0.5).abs() < 0.02, "{}", part(-1));
    for of in [10, 11, 12] {
        assert!((part(of) - 1.0 / 6.0).abs() < 0.02, "{of}: {}", part(of));
    }
    Ok(())
}

#[test]
fn independent_patterns_add_up() -> Result<(), pymonn::BuildError> {
    let mut net = Shown::builder().a(three().independent(0.4)).build()?;
    net.simulate_iterations(10_000);
    let input = &net.cells.recorder.input;
    for neuron in 0..3 {
        let part = input.neuron(neuron).sum::<f32>() / 10_000.0;
        assert!((part - 0.4).abs() < 0.02, "{part}");
    }
    let both = input.rows().filter(|row| row[0] == 1.0 && row[1] == 1.0).count() as f64 / 10_000.0;
    assert!((both - 0.16).abs() < 0.015, "{both}");
    // The label is that of the first that is shown.
    for (row, label) in input.rows().zip(net.cells.recorder.label.iter()) {
        let first = row.iter().position(|x| *x == 1.0).map_or(-1, |k| 10 + k as i32);
        assert_eq!(*label, first);
    }
    Ok(())
}

#[test]
fn the_program_chooses() -> Result<(), pymonn::BuildError> {
    let mut net = Shown::builder().a(three().by_hand()).build()?;
    let mut shown = |index: i32| {
        net.cells.chosen[0] = index;
        net.simulate_iterations(2);
        (net.cells.label, net.cells.stimulus[..3].to_vec())
    };
    assert_eq!(shown(-1), (-1, vec![0.0; 3]));
    assert_eq!(shown(2), (12, vec![0.0, 0.0, 1.0]));
    assert_eq!(shown(0), (10, vec![1.0, 0.0, 0.0]));
    assert_eq!(shown(7), (-1, vec![0.0; 3]));
    Ok(())
}

/// PymoNNto's rules for several groups: those that overlap add up; one with priority is seen alone; of those that compete, and
/// the sum of those that overlap, one is seen, all equally often.
#[test]
fn several_groups() -> Result<(), pymonn::BuildError> {
    let all = || PatternGroup::new(3, 1).pixels(20, [5.0; 3]);
    let mut net = Shown::builder().a(three()).b(all()).build()?;
    net.simulate_iterations(2);
    assert_eq!((net.cells.label, &net.cells.stimulus[..]), (11, &[5.0, 6.0, 5.0, 0.0, 0.0][..]));

    let mut net = Shown::builder().a(three()).b(all().overlap(Overlap::Alone).beginning_with(0.5)).build()?;
    net.simulate_iterations(2000);
    let recorder = &net.cells.recorder;
    for ((label, row), first) in recorder.label.iter().zip(recorder.input.rows()).zip(recorder.first.iter()) {
        let expected = if first[1] == 0 { (20, 15.0) } else { (10 + first[0], 1.0) };
        assert_eq!((*label, row.iter().sum::<f32>()), expected);
    }

    let competing = |group: PatternGroup| group.overlap(Overlap::Competes);
    let mut net = Shown::builder().a(competing(three())).b(competing(all())).build()?;
    net.simulate_iterations(6000);
    let part = |of: fn(&i32) -> bool| net.cells.recorder.label.iter().filter(|l| of(l)).count() as f64 / 6000.0;
    for part in [part(|l| *l == -1), part(|l| *l == 20), part(|l| (10..13).contains(l))] {
        assert!((part - 1.0 / 3.0).abs() < 0.03, "{part}");
    }
    Ok(())
}

#[test]
fn noise_is_new_each_time_and_stands_while_it_is_shown() -> Result<(), pymonn::BuildError> {
    network! {
        network Noisy {
            group cells[grid(50, 50)] {
                1 => NeuronActivator { groups: [PatternGroup::new(40, 40).noise(3, 0.3, 2.0, 4.0).lasting(2).place(Place::Centre)] };
            }
        }
    }
    let mut net = Noisy::builder().build()?;
    net.iterate();
    let first = net.cells.stimulus.to_vec();
    net.iterate();
    assert_eq!(net.cells.stimulus[..], first[..]);
    net.iterate();
    assert_ne!(net.cells.stimulus[..], first[..]);
    let shown: Vec<f32> = first.iter().copied().filter(|x| *x != 0.0).collect();
    assert!((shown.len() as f64 / 1600.0 - 0.3).abs() < 0.04, "{}", shown.len());
    assert!(shown.iter().all(|x| (2.0..=4.0).contains(x)) && (mean(&shown) - 3.0).abs() < 0.1);
    // The margin of 5 sees nothing.
    let inside = |i: usize| (5..45).contains(&(i % 50)) && (5..45).contains(&(i / 50));
    assert!(first.iter().enumerate().all(|(i, x)| inside(i) || *x == 0.0));
    Ok(())
}

#[test]
fn places() -> Result<(), pymonn::BuildError> {
    network! {
        network Placed(extent: Grid = grid(4, 4), place: Place = Place::First) {
            group cells[extent] {
                1 => NeuronActivator {
                    groups: [PatternGroup::new(2, 1).channels(2).pixels(0, [1.0, 2.0, 3.0, 4.0]).place(place.clone())]
                };
            }
        }
    }
    let seen = |extent: Grid, place: Place| {
        let mut net = Placed::builder().extent(extent).place(place).build()?;
        net.iterate();
        Ok::<_, pymonn::BuildError>(net.cells.stimulus.to_vec())
    };
    assert_eq!(seen(grid(2, 3), Place::First)?, [1.0, 2.0, 3.0, 4.0, 0.0, 0.0]);
    assert_eq!(seen(grid(2, 3), Place::Neurons(vec![5, 0, 1, 9]))?, [2.0, 3.0, 0.0, 0.0, 0.0, 1.0]);
    // Channels one below the other on a flat grid, layer by layer in space.
    assert_eq!(seen(grid(4, 2), Place::Centre)?, [0.0, 1.0, 2.0, 0.0, 0.0, 3.0, 4.0, 0.0]);
    assert_eq!(seen(grid3(4, 1, 2), Place::Centre)?, [0.0, 1.0, 2.0, 0.0, 0.0, 3.0, 4.0, 0.0]);
    // Too large for it.
    assert_eq!(seen(grid(1, 4), Place::Centre)?, [0.0; 4]);
    Ok(())
}

/// An image that is larger than the field: every part of it comes, and nothing else.
#[test]
fn parts_of_a_larger_image() -> Result<(), pymonn::BuildError> {
    let image = Image::grey(4, 2, (0..8).map(|i| 1.0 + i as f32)).expect("it has 8 values");
    let mut net = Shown::builder().a(PatternGroup::new(3, 1).image(0, image)).build()?;
    net.simulate_iterations(200);
    let mut rows: Vec<Vec<f32>> = net.cells.recorder.input.rows().map(|row| row[..3].to_vec()).collect();
    rows.sort_by(|a, b| a[0].total_cmp(&b[0]));
    rows.dedup();
    assert_eq!(rows, [[1.0, 2.0, 3.0], [2.0, 3.0, 4.0], [5.0, 6.0, 7.0], [6.0, 7.0, 8.0]]);
    Ok(())
}

#[test]
fn images_from_files() -> Result<(), Box<dyn std::error::Error>> {
    // Two by two pixels, red, green, blue, white: see `make_colours.py`.
    let png: &[u8] = include_bytes!("../../reference/data/library/sources/colours.png");
    let path = std::env::temp_dir().join(format!("pymonn-image-{}.png", std::process::id()));
    std::fs::write(&path, png)?;
    let image = Image::<f32>::read(&path);
    std::fs::write(&path, &png[..40])?;
    let broken = Image::<f32>::read(&path);
    std::fs::remove_file(&path)?;
    let image = image?;
    assert_eq!((image.width, image.height, image.channels), (2, 2, 3));
    assert_eq!(image.values, [1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0]);
    let grey = image.to_grey().values;
    assert!((grey[0] - 1.0 / 3.0).abs() < 1e-6 && (grey[3] - 1.0).abs() < 1e-6);
    let message = broken.expect_err("it is cut off").to_string();
    assert!(message.contains("a PNG file that can be read") && message.contains("pymonn-image"), "{message}");
    assert!(Image::<f32>::read(&path).expect_err("it is gone").to_string().contains("No such file"));
    Ok(())
}

#[test]
fn bad_patterns_are_refused() {
    let refused = |group: PatternGroup| Shown::builder().a(group).build().map(drop).expect_err("it is refused").to_string();
    let message = refused(three().pixels(0, [1.0; 4]));
    assert_eq!(
        message,
        "network `Shown` cannot be built: `cells.NeuronActivator`: `patterns[3].values.len()` is 4: allowed is 3: width times height times channels"
    );
    assert!(refused(three().pixels(-2, [1.0; 3])).contains("`patterns[3].label` is -2"));
    assert!(refused(three().independent(2.0)).contains("`order: Independent` is 2.0"));
    assert!(refused(three().beginning_with(f64::NAN)).contains("`probability` is NaN"));
    assert!(refused(three().noise(0, -0.5, 0.0, 1.0)).contains("`patterns[3].density` is -0.5"));
    assert!(
        refused(three().noise(0, 0.5, 2.0, 1.0))
            .contains("`patterns[3].low` is 2.0: allowed is a finite number, at most high = 1.0")
    );
    assert!(refused(three().lasting(0)).contains("`duration` is 0"));
    assert!(refused(PatternGroup { order: Order::Random, ..PatternGroup::new(0, 3) }).contains("`width` is 0"));
    let small = Image::grey(2, 1, [0.0; 2]).expect("it has 2 values");
    assert!(refused(three().image(0, small)).contains("`patterns[3].width` is 2: allowed is at least 3"));
}

/// Pixels as rates, as images are shown to spiking networks: the spikes give the picture back.
#[test]
fn a_picture_in_spikes() -> Result<(), pymonn::BuildError> {
    network! {
        network Coded {
            group cells[3] {
                1 => NeuronActivator { groups: [PatternGroup::new(3, 1).pixels(0, [0.0, 0.5, 1.0])] };
                2 => PoissonFromRate { gain: 60.0 } with rate = stimulus;
                3 => EventRecorder { spike };
            }
        }
    }
    let mut net = Coded::builder().build()?;
    net.simulate_iterations(20_000); // 20 s
    let counts = net.cells.event_recorder.spike.counts(3);
    assert_eq!(counts[0], 0);
    assert!((counts[1] as f64 - 600.0).abs() < 100.0 && (counts[2] as f64 - 1200.0).abs() < 140.0, "{counts:?}");
    Ok(())
}
