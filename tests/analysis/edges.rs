//! Data that are too few, or have no such quantity: an error that says so, and never a panic.

use nalgebra::DMatrix;
use pymonn::analysis::*;

#[test]
fn nothing_panics_on_nothing() {
    for (steps, neurons) in [(0, 0), (0, 5), (5, 0), (1, 1), (2, 1), (1, 2), (3, 3)] {
        for spikes in [false, true] {
            let train = SpikeTrain::from_fn(steps, neurons, |_, _| spikes);
            assert!(train.words(steps).is_empty() && !train.get(steps, 0) && !train.get(0, neurons));
            assert_eq!((train.active(99).count(), train.times(99).count(), train.slice(99..100).steps()), (0, 0, 0));
            let _ = firing_rate_neuron(&train, 0, 1);
            assert!(average_correlation(&train).is_err() || (steps > 1 && neurons > 1));
            assert!(spike_source_entropy(&train).is_err() || spikes);
            assert!(fano_factor(&train, 0, 1).is_err() || spikes);
            let _ = (spike_times(&train), divergence(&train, &train, 0..9), PrincipalComponents::of(&train, 1));
            let _ = (PatternCounts::new(&train, &[0]), nearest_states(&train, &train, &vec![0; steps]));
            let _ = (spike_time_intervals(&train, 0), VarVsMean::default().over_time(&[vec![train.clone(), train]]));
        }
    }
    assert!(VarVsMean::default().over_time(&[]).is_err());
    for bin in [0.0, -1.0, 1e-300, f64::NAN, f64::INFINITY] {
        let train = SpikeTrain::from_fn(9, 2, |_, _| true);
        assert!(VarVsMean { bin, ..VarVsMean::default() }.over_time(&[vec![train.clone(), train]]).is_err());
    }
    assert!(Bins::linear(0.0, 1.0, usize::MAX).is_err() && Bins::whole_numbers(1e9, usize::MAX).is_err());
    assert!(Bins::between_whole_numbers(f64::NAN, 1.0, 3).is_err() && Bins::between_whole_numbers(0.0, 1e300, 3).is_ok());
    assert!(principal_components(&DMatrix::from_element(3, 2, f64::NAN), 1).is_err());
    assert!(Lifetimes::new().median().is_none() && Lifetimes::new().log_log_slope(1, 10, 5).is_err());
    assert!(Avalanches::new(3).gamma(1..=9).is_err() && Avalanches::of([9, 9], 3).is_empty());
    assert_eq!(connection_fraction(0, 0, 7), 0.0);
    assert!(balanced_steps(&[]).is_empty() && balanced_steps(&[None]).is_empty());
    for values in [&[][..], &[1.0], &[1.0, 1.0], &[f64::NAN, 1.0], &[f64::INFINITY, 1.0, 2.0]] {
        assert!(skewness(values).is_err() && autocorrelation(values, 0).is_err());
        assert!(lognormal_curve(values.iter().copied(), &Bins::linear(0.5, 2.0, 9).unwrap()).is_err());
        assert!(survival_by_strength(values, values, 4).is_err());
        assert!(line_fit(values, values).is_err());
    }
}

#[test]
fn errors_say_what_is_wrong() {
    let train = SpikeTrain::from_fn(10, 3, |_, neuron| neuron > 0);
    let said = |error: Option<AnalysisError>| error.map(|error| error.to_string()).unwrap_or_default();
    assert_eq!(said(fano_factor(&train, 3, 2).err()), "`neuron` is 3; below 3 expected");
    assert_eq!(said(fano_factor(&train, 0, 0).err()), "`window` is 0; at least 1 expected");
    assert_eq!(said(fano_factor(&train, 0, 6).err()), "1 windows; at least 2 needed");
    assert_eq!(said(fano_factor(&train, 0, 2).err()), "no Fano factor: the neuron is silent");
    let other = SpikeTrain::new(4);
    assert_eq!(said(hamming_distance(&train, &other).err()), "neurons: 3 and 4; as many expected");
    assert_eq!(said(BoundedSample::new([1, 2], 5, 5).err()), "`max` is 5; above `min` = 5 by less than 10000000 expected");
    assert_eq!(said(BoundedSample::new([7, 7], 5, 9).err()), "1 different values within the bounds; at least 2 needed");
    assert_eq!(said(Bins::linear(2.0, 1.0, 3).err()), "`to` is 1; a finite number above `from` = 2 expected");
    assert_eq!(said(count_word(&[1], &[]).err()), "0 letters in the word; at least 1 needed");
    assert_eq!(said(interval_fit(&[4, 4, 4], 9).err()), "1 bins of whole steps; at least 5 needed");
}

/// Two neighbouring numbers have no likeliest law of two parameters.
#[test]
fn a_law_that_does_not_exist_is_not_found() {
    assert!(BoundedSample::new([5, 6, 5], 2, 50).unwrap().power_law_with_cutoff().is_err());
    let sample = BoundedSample::new([5, 6, 5, 7], 2, 50).unwrap();
    assert!(sample.power_law().is_ok() && sample.power_law_with_cutoff().is_ok());
    // The lower bound alone, but for one: very steep, and still found.
    let steep = BoundedSample::new(std::iter::repeat_n(2, 100_000).chain([3]), 2, 1_000).unwrap();
    assert!(steep.power_law().unwrap().exponent > 25.0);
}
