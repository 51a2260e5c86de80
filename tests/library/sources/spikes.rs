//! Spikes at random and at given times.

use pymonn::behaviours::sources::{InhomogeneousPoisson, PoissonFromRate, PoissonInput, PoissonSpikes, SpikeTimes};
use pymonn::prelude::*;

network! {
    network Spikes(rate: f64 = 40.0, dt: f64 = 0.1) {
        dt = dt;
        group alike[400] {
            1 => PoissonSpikes::<f64> { rate };
            2 => EventRecorder { spike };
        }
        group own[400] {
            rate: f64 = rate;
            1 => PoissonFromRate::<f64> { gain: 1.0 };
            2 => EventRecorder { spike };
        }
    }
}

/// Mean and coefficient of variation.
fn spread(numbers: &[f64]) -> (f64, f64) {
    (mean(numbers), std_dev(numbers) / mean(numbers))
}

/// The intervals of a process that fires with probability p in each step are geometric: mean dt / p, coefficient of variation √(1
/// − p), none correlated with the next; counts are binomial.
#[test]
fn intervals_and_counts_are_those_of_a_poisson_process() -> Result<(), pymonn::BuildError> {
    for (rate, dt) in [(40.0, 0.1), (250.0, 1.0)] {
        let p: f64 = rate * dt * 1e-3;
        let iterations = (100.0 / p) as u64;
        let mut net = Spikes::builder().rate(rate).dt(dt).seed(11).build()?;
        net.simulate_iterations(iterations);
        for events in [&net.alike.event_recorder.spike, &net.own.event_recorder.spike] {
            let intervals: Vec<f64> = (0..400).flat_map(|n| events.inter_event_intervals(n)).collect();
            let (length, variation) = spread(&intervals);
            // 40,000 intervals: a standard error of 0.5 %.
            assert!((length * rate * 1e-3 - 1.0).abs() < 0.02, "{length} ms at {rate} Hz");
            assert!((variation - (1.0 - p).sqrt()).abs() < 0.02, "{variation}");
            let longer = intervals.iter().filter(|t| **t > 1000.0 / rate + 0.5 * dt).count() as f64 / intervals.len() as f64;
            let expected = (1.0 - p).powf((1.0 / p).floor());
            assert!((longer - expected).abs() < 0.01, "{longer} in place of {expected}");

            let counts: Vec<f64> = events.counts(400).iter().map(|n| *n as f64).collect();
            let fano = variance(&counts) / mean(&counts);
            assert!((fano / (1.0 - p) - 1.0).abs() < 0.25, "{fano}");
            let one: Vec<f64> = events.inter_event_intervals(5).collect();
            let (length, _) = spread(&one);
            let next: f64 = one.windows(2).map(|w| (w[0] - length) * (w[1] - length)).sum();
            let own: f64 = one.iter().map(|x| (x - length).powi(2)).sum();
            assert!((next / own).abs() < 0.3, "{}", next / own);
        }
    }
    Ok(())
}

#[test]
fn extreme_rates() -> Result<(), pymonn::BuildError> {
    let mut net = Spikes::builder().rate(0.0).build()?;
    net.simulate_iterations(100);
    assert!(net.alike.event_recorder.spike.is_empty() && net.own.event_recorder.spike.is_empty());
    let mut net = Spikes::builder().rate(20_000.0).build()?;
    net.simulate_iterations(10);
    assert_eq!((net.alike.event_recorder.spike.len(), net.own.event_recorder.spike.len()), (4000, 4000));
    let error = Spikes::builder().rate(-1.0).build().map(drop).expect_err("a rate below 0");
    assert!(error.to_string().contains("`rate` is -1.0: allowed is a finite number, 0 or more"), "{error}");
    Ok(())
}

network! {
    network Background(sources: u32 = 1000, rate: f64 = 8.0) {
        dt = 0.1;
        group cells[20_000] {
            v: f64 = 0.0;
            other: f64 = 0.0;
            1 => PoissonInput::<f64>::new(sources, rate, 0.5) with input = v;
            1 => PoissonInput::<f64>::new(sources, rate, 0.5) with input = other;
        }
    }
}

/// Mean and variance are equal, and a part exp(−mean) gets nothing; 256 is the largest mean of the table.
#[test]
fn sums_of_many_sources_are_poisson_numbers() -> Result<(), pymonn::BuildError> {
    for (sources, rate) in [(1000, 8.0), (1, 500.0), (100_000, 40.0)] {
        let mut net = Background::builder().sources(sources).rate(rate).build()?;
        let expected = f64::from(sources) * rate * 1e-4;
        net.simulate_iterations(3);
        net.cells.v.fill(0.0);
        net.iterate();
        let numbers: Vec<f64> = net.cells.v.iter().map(|v| v / 0.5).collect();
        assert!((mean(&numbers) - expected).abs() < 4.0 * (expected / 2e4).sqrt(), "{} in place of {expected}", mean(&numbers));
        assert!((variance(&numbers) / expected - 1.0).abs() < 0.08, "{}", variance(&numbers) / expected);
        let none = numbers.iter().filter(|n| **n == 0.0).count() as f64 / 2e4;
        assert!((none - (-expected).exp()).abs() < 0.015, "{none}");
        // Two of them draw numbers of their own.
        assert_ne!(net.cells.v[..], net.cells.other[..]);
    }
    Ok(())
}

/// A rate that falls linearly to 0: half of the spikes come in the first 1 − 1 / √2 of the time.
#[test]
fn a_rate_over_time_gives_its_integral() -> Result<(), pymonn::BuildError> {
    network! {
        network Falls {
            dt = 0.5;
            group cells[2000] {
                1 => InhomogeneousPoisson { rate: |t| 100.0 * (1.0 - t / 200.0) };
                2 => EventRecorder { spike };
            }
        }
    }
    let mut net = Falls::builder().build()?;
    net.simulate_iterations(1000);
    let spike = &net.cells.event_recorder.spike;
    // 2000 · 100 Hz · 0.2 s / 2; none after 200 ms.
    assert!((spike.len() as f64 / 20_000.0 - 1.0).abs() < 0.03, "{}", spike.len());
    assert!(spike.times().all(|t| t <= 200.0));
    let mut times: Vec<f64> = spike.times().collect();
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    assert!((median - 200.0 * (1.0 - 0.5_f64.sqrt())).abs() < 1.5, "{median}");
    Ok(())
}

network! {
    network Replay(spikes: SpikeTimes = SpikeTimes::new([]), dt: f64 = 0.1) {
        dt = dt;
        group cells[4] {
            1 => SpikeTimes { ..spikes.clone() };
            2 => EventRecorder { spike };
        }
    }
}

/// Every multiple of dt is found in its own iteration, whatever the rounding of its product.
#[test]
fn each_time_comes_in_the_nearest_iteration_once() -> Result<(), pymonn::BuildError> {
    for dt in [0.1, 0.3, 0.025, 1.0 / 3.0] {
        let times: Vec<(u32, f64)> = (1..=3000).map(|k| (k % 4, f64::from(k) * dt)).collect();
        let mut net = Replay::builder().spikes(SpikeTimes::new(times)).dt(dt).build()?;
        net.simulate_iterations(3001);
        let found: Vec<_> = net.cells.event_recorder.spike.iter().collect();
        let expected: Vec<_> = (1..=3000).map(|k| (k as u64, (k % 4) as u32)).collect();
        assert_eq!(found, expected, "dt {dt}");
    }
    let odd = SpikeTimes::new([(3, 0.2505), (0, -5.0), (1, 0.0), (2, 0.04), (0, 0.34), (3, 0.34), (9, 0.3)]);
    assert_eq!(odd.neurons(), 10);
    let mut net = Replay::builder().spikes(odd).build()?;
    net.simulate_iterations(5);
    let found: Vec<_> = net.cells.event_recorder.spike.iter().collect();
    assert_eq!(found, [(1, 0), (1, 1), (1, 2), (3, 0), (3, 3)]);
    Ok(())
}

#[test]
fn spike_files() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::temp_dir().join(format!("pymonn-spikes-{}.csv", std::process::id()));
    std::fs::write(&path, "# recorded\nneuron;time\n\n2; 0.5 # the second\n0\t1e-1\r\n")?;
    let read = SpikeTimes::read(&path);
    std::fs::write(&path, "0,1\n1,2,3\n")?;
    let three = SpikeTimes::read(&path);
    std::fs::remove_file(&path)?;
    assert_eq!(read?, SpikeTimes::new([(0, 0.1), (2, 0.5)]));
    let name = path.display();
    let message = |result: Result<SpikeTimes, pymonn::Refusal>| result.expect_err("it is refused").to_string();
    assert_eq!(message(three), format!("`{name}, line 2` is \"1,2,3\": allowed is a neuron and a time"));
    assert!(message(SpikeTimes::read(&path)).starts_with(&format!("`{name}` is No such file")));
    assert_eq!(
        message(SpikeTimes::parse("-1 2", "text")),
        "`text, line 1: neuron` is \"-1\": allowed is a number of a neuron, from 0"
    );
    assert_eq!(
        message(SpikeTimes::parse("a b\nc d", "text")),
        "`text, line 2: neuron` is \"c\": allowed is a number of a neuron, from 0"
    );
    assert_eq!(message(SpikeTimes::parse("1 inf", "text")), "`text, line 1: time` is \"inf\": allowed is a finite number of ms");
    let error = Replay::builder().spikes(SpikeTimes::new([(1, f64::NAN)])).build().map(drop).expect_err("no time");
    assert!(error.to_string().contains("`spikes[0].0` is NaN"), "{error}");
    Ok(())
}
