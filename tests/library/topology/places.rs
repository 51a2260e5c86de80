//! Places of groups, and what depends on them.

use pymonn::prelude::*;

use super::refused;

network! {
    /// A fine sheet, and a coarse one above it that covers the same area.
    pub network Sheets(turn: f32 = 0.0, jitter: f32 = 0.0, speed: f32 = 0.5, zoom: f32 = 1.0) {
        group fine[grid(20, 20).centred().scale(zoom)] {
            x: f32 = each(|n| n.x);
            seen: f32 = 0.0;
            1 => |x: &mut f32, neuron: Neuron| *x = neuron.x;
        }
        group coarse[grid(5, 5).centred().stretch_to(grid(20, 20)).noise([jitter, jitter]).rotate(turn).move_by([0.0, 0.0, 3.0])] {
            y: f32 = each(|n| n.y);
            z: f32 = each(|n| n.z);
            hits: f32 = 0.0;
        }
        synapses up: fine -> coarse {
            connect = circle_field(3.0 * 2f32.sqrt());
            delay = distance_delay(1.0, 1.0 / speed);
            weight: f32 = by_distance(|d| d);
            d: f32 = 0.0;
            2 => |d: &mut f32, src: Neuron, dst: Neuron| *d = src.distance(&dst);
        }
        synapses round: fine -> fine {
            connect = ring_field(1.0, 2.0).torus([20.0, 20.0]);
            delay = by_distance(|d| if d > 1.0 { 7 } else { 2 }).torus([20.0, 20.0]);
            weight: f32 = by_distance(|d: f32| d * d).torus([20.0, 20.0]).clamp(0.0, 3.0);
        }
    }
}

#[test]
fn distances_are_those_of_the_places() {
    let mut net = Sheets::builder().build().unwrap();
    net.iterate();
    // Four by four fine neurons to a coarse one, whose centres are 0.5 or 1.5 from it along x and y, and 3 along z.
    let mut of_first: Vec<f32> =
        net.up.connectivity().pairs().zip(net.up.weight.iter()).filter(|((_, dst), _)| *dst == 0).map(|(_, &w)| w).collect();
    of_first.sort_by(f32::total_cmp);
    let squares = [(0.5, 4), (2.5, 8), (4.5, 4), (6.5, 8), (8.5, 8)].into_iter().flat_map(|(d, n)| [d; 32].into_iter().take(n));
    let expected: Vec<f32> = squares.map(|square: f32| (square + 9.0).sqrt()).collect();
    let within = |d: &&f32| **d <= 18_f32.sqrt();
    let expected: Vec<f32> = expected.iter().filter(within).copied().collect();
    // The corner lacks those outside the fine sheet.
    let centre: Vec<f32> =
        net.up.connectivity().pairs().zip(net.up.weight.iter()).filter(|((_, dst), _)| *dst == 12).map(|(_, &w)| w).collect();
    assert_eq!(centre.len(), expected.len());
    assert!(of_first.len() < centre.len());
    let mut sorted = centre;
    sorted.sort_by(f32::total_cmp);
    for (found, expected) in sorted.iter().zip(&expected) {
        assert!((found - expected).abs() < 1e-5, "{found} {expected}");
    }
    // Hooks and initial values see the same.
    assert_eq!(net.up.weight[..], net.up.d[..]);
    assert_eq!(net.fine.x[..], (0..400).map(|k| (k % 20) as f32 - 9.5).collect::<Vec<_>>()[..]);
    assert!(net.coarse.z.iter().all(|&z| z == 3.0));
    // 1 + 2 d, rounded.
    for segment in net.up.connectivity().segments() {
        for place in segment.start..segment.end {
            assert_eq!(segment.delay, (1.0 + 2.0 * net.up.weight[place]).round() as u32);
        }
    }
}

#[test]
fn a_torus_has_no_edge() {
    let net = Sheets::builder().build().unwrap();
    // At 1, sqrt 2 and 2: four neighbours each, at every neuron.
    assert_eq!(net.round.size(), 400 * 12);
    assert_eq!(net.round.weight.iter().filter(|&&w| w == 1.0).count(), 1600);
    assert_eq!(net.round.weight.iter().filter(|&&w| (w - 2.0).abs() < 1e-5).count(), 1600);
    assert_eq!(net.round.weight.iter().filter(|&&w| w == 3.0).count(), 1600);
    for segment in net.round.connectivity().segments() {
        let fast = net.round.weight[segment.start] == 1.0;
        assert_eq!((segment.delay, segment.end - segment.start), if fast { (2, 4) } else { (7, 8) });
    }
}

#[test]
fn a_turn_of_all_changes_no_distance_and_a_quarter_turn_of_one_maps_the_lattice_to_itself() {
    let lengths = |turn: f32| {
        let net = Sheets::builder().turn(turn).build().unwrap();
        let mut lengths: Vec<f32> = net.up.weight.to_vec();
        lengths.sort_by(f32::total_cmp);
        lengths
    };
    let (plain, turned) = (lengths(0.0), lengths(std::f32::consts::FRAC_PI_2));
    assert_eq!(plain.len(), turned.len());
    assert!(plain.iter().zip(&turned).all(|(a, b)| (a - b).abs() < 1e-5));
    assert_ne!(lengths(0.4).len(), 0);
    assert_ne!(lengths(0.4), plain);
}

#[test]
fn noise_follows_the_seed_and_the_group() {
    let y = |seed, jitter| Sheets::builder().seed(seed).jitter(jitter).build().unwrap().coarse.y.to_vec();
    assert_eq!(y(1, 0.5), y(1, 0.5));
    assert_ne!(y(1, 0.5), y(2, 0.5));
    let off = y(1, 0.5).into_iter().zip(y(1, 0.0)).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(off > 0.1 && off <= 0.25, "{off}");
}

#[test]
fn bad_places_and_speeds_are_refused() {
    assert_eq!(
        refused(Sheets::builder().zoom(f32::NAN).build()),
        "network `Sheets` cannot be built: `fine`: `scale` is NaN: allowed is a finite number"
    );
    assert_eq!(
        refused(Sheets::builder().jitter(f32::INFINITY).build()),
        "network `Sheets` cannot be built: `coarse`: `noise` is inf: allowed is a finite number"
    );
    assert_eq!(
        refused(Sheets::builder().speed(-2.0).build()),
        "network `Sheets` cannot be built: `up`: `distance_delay: per_distance` is -0.5: \
         allowed is a finite number of iterations from 0"
    );
}
