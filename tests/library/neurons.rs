//! See the folder of this name under `src/behaviours`. Numbers of other simulators, and what made them: `tests/reference/data/library/neurons`.

/// Trains of spikes, in the unit of `dt`, of a model that each of these currents drives.
macro_rules! trains {
    ($dt:expr, $duration:expr, $currents:expr, $($model:tt)*) => {{
        network! {
            network Driven(size: usize = 1) {
                dt = $dt;
                group cells[size] {
                    drive: f64 = 0.0;
                    1 => |input: &mut f64, drive: f64| *input += drive;
                    2 => $($model)*;
                    9 => EventRecorder { spike };
                }
            }
        }
        let currents: &[f64] = &$currents;
        let mut net = Driven::builder().size(currents.len()).build().unwrap();
        net.cells.drive.copy_from_slice(currents);
        net.simulate_iterations(($duration / $dt) as u64);
        let events = &net.cells.event_recorder.spike;
        let of = |cell: usize| events.times().zip(events.indices()).filter(move |(_, index)| **index as usize == cell);
        (0..currents.len()).map(|cell| of(cell).map(|(time, _)| time).collect()).collect::<Vec<Vec<f64>>>()
    }};
}

mod channels;
mod lif;
mod oscillators;
mod refused;
mod states;
mod upstroke;

/// The series of this name in one of the files of numbers.
fn series(file: &str, name: &str) -> Vec<f64> {
    let row = file.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(','));
    row.unwrap_or_else(|| panic!("no row `{name}`")).split(',').map(|value| value.parse().unwrap()).collect()
}

fn nest(name: &str) -> Vec<f64> {
    series(include_str!("../reference/data/library/neurons/nest.csv"), name)
}

fn brian2(name: &str) -> Vec<f64> {
    series(include_str!("../reference/data/library/neurons/brian2.csv"), name)
}

/// Spikes per 1000 units of time after `begin`, by the intervals between them; 0 for less than two.
fn rates(trains: &[Vec<f64>], begin: f64) -> Vec<f64> {
    let rate = |train: &Vec<f64>| {
        let late = train.partition_point(|time| *time <= begin);
        let late = &train[late..];
        if late.len() < 2 { 0.0 } else { 1000.0 * (late.len() - 1) as f64 / (late[late.len() - 1] - late[0]) }
    };
    trains.iter().map(rate).collect()
}

/// Asserts that all values lie within a share of those of the reference; 0 must be 0.
fn assert_near(values: &[f64], reference: &[f64], share: f64) {
    assert_eq!(values.len(), reference.len(), "{values:?} for {reference:?}");
    let near = values.iter().zip(reference).all(|(value, truth)| (value - truth).abs() <= share * truth.abs());
    assert!(near, "{values:?}\nare not within {share} of\n{reference:?}");
}
