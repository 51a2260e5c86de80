//! Distances, nearest states, patterns, components.

use pymonn::analysis::{
    PatternCounts, PrincipalComponents, SpikeTrain, WordCounts, balanced_steps, count_word, divergence, hamming_distance,
    kl_divergence, nearest_states, principal_components,
};

use super::{assert_row, numbers, train, whole};

#[test]
fn hamming_distances() {
    let train = train();
    let shuffled = train.select_steps(whole("in_permutation").into_iter().map(|step| step as usize));
    let distances: Vec<f64> = hamming_distance(&train, &shuffled).unwrap().into_iter().map(f64::from).collect();
    assert_row("hamming", &distances, 0.0);
    assert!(hamming_distance(&train, &train).unwrap().iter().all(|distance| *distance == 0));
}

/// A perturbation that doubles every two steps until step 12, and dies out at step 20.
#[test]
fn perturbations_grow_and_merge() {
    let still = SpikeTrain::from_fn(30, 200, |_, _| false);
    let perturbed = SpikeTrain::from_fn(30, 200, |step, neuron| step < 20 && neuron < 1 << (step / 2).min(6));
    let found = divergence(&still, &perturbed, 0..14).unwrap();
    assert_eq!((found.distances[0], found.distances[13], found.merged), (1, 64, Some(20)));
    assert!((found.growth.unwrap().slope - 0.5 * 2.0_f64.ln()).abs() < 0.02);
    assert_eq!(divergence(&still, &still, 0..14).unwrap().merged, Some(0));
    assert!(divergence(&still, &still, 0..14).unwrap().growth.is_none());
    let never = divergence(&still, &SpikeTrain::from_fn(30, 200, |_, _| true), 5..99).unwrap();
    assert_eq!((never.merged, never.growth.unwrap().slope), (None, 0.0));
}

#[test]
fn nearest_evoked_states() {
    let train = train();
    let labels: Vec<usize> = (0..75).map(|step| step % 5).collect();
    let found = nearest_states(&train.slice(75..150), &train.slice(0..75), &labels).unwrap();
    let steps: Vec<f64> = found.iter().map(|nearest| nearest.evoked as f64).collect();
    assert_row("nearest", &steps, 0.0);
    let distances: Vec<f64> = found.iter().map(|nearest| f64::from(nearest.distance)).collect();
    assert_row("nearest_distance", &distances, 0.0);
    assert!(found.iter().all(|nearest| nearest.label == nearest.evoked % 5));
    // A silent state is left out.
    let mut silent = SpikeTrain::new(70);
    silent.push(&[false; 70]);
    silent.push(&[true; 70]);
    let found = nearest_states(&silent, &train, &[0; 150]).unwrap();
    assert_eq!((found.len(), found[0].step), (1, 1));
}

#[test]
fn words() {
    let letters = [0, 1, 2, 3, 2, 1, 0, 1, 2, 3];
    assert_eq!(count_word(&letters, &[0, 1, 2, 3]), Ok(WordCounts { forward: 2, reversed: 1 }));
    assert_eq!(count_word(&letters, &[3, 2, 1, 0]), Ok(WordCounts { forward: 1, reversed: 2 }));
    assert_eq!(count_word(&letters[..2], &[0, 1, 2]), Ok(WordCounts { forward: 0, reversed: 0 }));
    let labels = [Some(0), Some(0), None, Some(1), Some(0), Some(1), Some(0)];
    assert_eq!(balanced_steps(&labels), [3, 4, 5, 6]);
}

#[test]
fn patterns() {
    let train = train();
    let neurons = [10, 2, 30, 61];
    let first = PatternCounts::new(&train.slice(0..75), &neurons).unwrap();
    let second = PatternCounts::new(&train.slice(75..150), &neurons).unwrap();
    assert_eq!(first.counts(), whole("pattern_counts"));
    assert_row("pattern_kl", &[first.divergence_from(&second).unwrap()], 1e-12);
    assert_eq!(first.divergence_from(&first), Ok(0.0));
    assert!((first.probabilities().iter().sum::<f64>() - 1.0).abs() < 1e-15);
    assert_eq!(kl_divergence(&[0.5, 0.5], &[0.25, 0.75]).map(|bits| (bits * 1e6).round()), Ok(207_519.0));
    assert_eq!(kl_divergence(&[0.5, 0.5], &[1.0, 0.0]), Ok(f64::INFINITY));
}

#[test]
fn principal_components_of_states() {
    let train = train();
    let found = PrincipalComponents::of(&train, 5).unwrap();
    assert_row("pca_variance", &found.variances, 1e-9);
    assert_row("pca_explained", &found.explained, 1e-9);
    assert_row("pca_first", found.directions.column(0).as_slice(), 1e-9);
    let place: Vec<f64> = found.trajectory.row(17).iter().take(3).copied().collect();
    assert_row("pca_trajectory", &place, 1e-9);
    assert!((found.project(&train.to_matrix()).unwrap() - &found.trajectory).amax() < 1e-12);
    // Fewer states than neurons.
    let few = PrincipalComponents::of(&train.slice(0..20), 19).unwrap();
    assert!((few.explained.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(numbers("pca_first").len(), 70);
    // Points on a line.
    let line = nalgebra::DMatrix::from_fn(9, 2, |row, column| row as f64 * if column == 0 { 3.0 } else { -4.0 });
    let found = principal_components(&line, 1).unwrap();
    assert!((found.explained[0] - 1.0).abs() < 1e-12 && (found.directions[(1, 0)] - 0.8).abs() < 1e-12);
}
