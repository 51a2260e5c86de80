use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec;

use nalgebra::{DMatrix, DVector};

use super::*;
use crate::{DelayRule, Extent, Float, Layout, Links, Neuron, StreamKey, Var, grid, pairs};

fn fill<'p, T: Value>(n: usize) -> Fill<'p, T> {
    Fill::neurons(Extent::from(n), StreamKey::new(3, 4))
}

/// Three synapses, stored by source or by target.
fn linked(by_target: bool) -> Links {
    let layout = Layout { dense: false, by_source: !by_target, by_target, sums: false };
    let keys = (StreamKey::new(1, 1), StreamKey::new(1, 2));
    let rule = Box::new(pairs([(0, 0), (2, 0), (1, 1)]));
    Links::build(3.into(), 2.into(), false, Some(rule), DelayRule::Same(0), layout, keys, ("", &mut |_| ())).unwrap()
}

fn places() -> Links {
    linked(false)
}

fn synapses<T: Value>(links: &Links) -> Fill<'_, T> {
    Fill::synapses(links, StreamKey::new(3, 4))
}

fn refused<T: Value>(fill: Fill<'_, T>, init: impl Init<T>) -> String {
    fill.with(init).unwrap_err().to_string()
}

/// What a network that is generic over its precision expands to.
fn generic<F: Float>() -> Var<F> {
    fill::<F>(10).with(uniform(0.0, 1.0)).unwrap();
    fill::<F>(10).with(uniform(F::ZERO, F::ONE).density(0.5)).unwrap();
    fill::<F>(10).with(lognormal(0.0, 1.0).clamp(0.0, 2.0)).unwrap();
    fill::<F>(10).with(F::ONE).unwrap();
    fill::<F>(10).with(normal(0.0, 1.0).clamp(-1.0, 1.0)).unwrap()
}

#[test]
fn literals_take_the_type_of_the_variable() {
    assert_eq!(fill::<f32>(2).with(0.5).unwrap(), [0.5, 0.5]);
    assert_eq!(fill::<f64>(1).with(-65.0).unwrap(), [-65.0]);
    assert_eq!(fill::<u16>(1).with(3).unwrap(), [3]);
    assert_eq!(fill::<bool>(1).with(true).unwrap(), [true]);
    fill::<f32>(1).with(uniform(0.0, 1.0)).unwrap();
    fill::<f64>(1).with(uniform(0.0, 1.0)).unwrap();
    fill::<f32>(1).with(uniform(0.0_f32, 1.0)).unwrap();
    fill::<u8>(1).with(uniform(1, 20)).unwrap();
    fill::<u16>(1).with(uniform(1, 20).clamp(2, 19).density(0.5)).unwrap();
    fill::<u32>(1).with(uniform(1, 20)).unwrap();
    fill::<u64>(1).with(uniform(1, 20)).unwrap();
    fill::<usize>(1).with(uniform(1, 20)).unwrap();
    fill::<i32>(1).with(uniform(-5, 20)).unwrap();
    fill::<bool>(1).with(constant(true).density(0.1)).unwrap();
    fill::<f32>(1).with(constant(0.5).density(0.1).clamp(0.0, 0.4)).unwrap();
    fill::<f32>(2).with(values([1.0, 2.0])).unwrap();
    fill::<f64>(1).with(each(|n| n.index as f64 * 0.5)).unwrap();
    assert_eq!(generic::<f32>().len(), generic::<f64>().len());
}

#[test]
fn an_elements_value_does_not_depend_on_the_others() {
    let few = fill::<f32>(10).with(normal(0.0, 1.0)).unwrap();
    let many = fill::<f32>(20).with(normal(0.0, 1.0)).unwrap();
    assert_eq!(few, many[..10]);
    let by_source = synapses::<f32>(&linked(false)).with(uniform(0.0, 1.0)).unwrap();
    let by_target = synapses::<f32>(&linked(true)).with(uniform(0.0, 1.0)).unwrap();
    assert_eq!(by_target, [by_source[0], by_source[2], by_source[1]]);
}

#[test]
fn uniform_keeps_to_its_ends() {
    let x = fill::<f32>(100_000).with(uniform(-1.0, 3.0)).unwrap();
    assert!(x.iter().all(|x| (-1.0..3.0).contains(x)));
    let mean = x.iter().map(|&x| f64::from(x)).sum::<f64>() / 1e5;
    assert!((mean - 1.0).abs() < 5.0 * 4.0 / (12.0 * 1e5_f64).sqrt());
    // Here rounding to f32 would give 16777216 in half of the draws.
    let x = fill::<f32>(100).with(uniform(16_777_215.0, 16_777_216.0)).unwrap();
    assert_eq!(x, [16_777_215.0; 100]);
    assert_eq!(fill::<f32>(2).with(uniform(0.5, 0.5)).unwrap(), [0.5, 0.5]);

    let mut counts = [0; 6];
    fill::<u16>(60_000).with(uniform(1, 6)).unwrap().iter().for_each(|&x| counts[x as usize - 1] += 1);
    assert!(counts.iter().all(|n| (9_500..10_500).contains(n)), "{counts:?}");
    let x = fill::<i8>(10_000).with(uniform(i8::MIN, i8::MAX)).unwrap();
    assert!(x.contains(&i8::MIN) && x.contains(&i8::MAX) && x.contains(&0));
    fill::<u64>(10).with(uniform(0, u64::MAX)).unwrap();
    assert!(fill::<i32>(1_000).with(uniform(-3, 2)).unwrap().iter().all(|x| (-3..=2).contains(x)));
}

#[test]
fn distributions_have_their_moments() {
    let n = 100_000;
    let moments = |x: Var<f64>| {
        let mean = x.iter().sum::<f64>() / n as f64;
        (mean, x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n as f64)
    };
    let (mean, variance) = moments(fill(n).with(normal(2.0, 3.0)).unwrap());
    assert!((mean - 2.0).abs() < 0.05 && (variance - 9.0).abs() < 0.2);
    let (mean, _) = moments(fill(n).with(lognormal(0.0, 0.5)).unwrap());
    assert!((mean - 0.125_f64.exp()).abs() < 0.01);
    let (mean, _) = moments(fill(n).with(distribution(rand_distr::Exp::new(4.0).unwrap())).unwrap());
    assert!((mean - 0.25).abs() < 0.005);
}

#[test]
fn density_and_clamp_compose_in_any_order() {
    let x = fill::<f32>(10_000).with(constant(2.0).density(0.25).clamp(0.5, 1.0)).unwrap();
    let ones = x.iter().filter(|&&x| x == 1.0).count();
    assert!((2_250..2_750).contains(&ones));
    assert!(x.iter().all(|&x| x == 1.0 || x == 0.5));
    let x = fill::<f32>(10_000).with(constant(2.0).clamp(0.5, 1.0).density(0.25)).unwrap();
    assert_eq!(x.iter().filter(|&&x| x == 0.0).count(), 10_000 - ones);
    assert_eq!(fill::<f32>(9).with(constant(2.0).density(1.0)).unwrap(), [2.0; 9]);
    assert_eq!(fill::<f32>(9).with(constant(2.0).density(0.0)).unwrap(), [0.0; 9]);
}

#[test]
fn lists_and_matrices_go_to_their_elements() {
    let list = vec![1.0, 2.0, 3.0];
    assert_eq!(fill::<f32>(3).with(values(&list)).unwrap(), list[..]);
    assert_eq!(fill::<f32>(3).with(values(&list[..])).unwrap(), list[..]);
    assert_eq!(fill::<f32>(3).with(values(DVector::from_vec(list.clone()))).unwrap(), list[..]);
    let all = places();
    assert_eq!(synapses::<f32>(&all).with(values(list.clone())).unwrap(), list[..]);

    let dense = DMatrix::from_row_slice(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    assert_eq!(synapses::<f32>(&all).with(matrix(&dense)).unwrap(), [1.0, 5.0, 3.0]);
    #[cfg(feature = "std")]
    {
        let mut sparse = nalgebra_sparse::CooMatrix::new(2, 3);
        sparse.push(0, 2, 7.0);
        let sparse = nalgebra_sparse::CsrMatrix::from(&sparse);
        assert_eq!(synapses::<f32>(&all).with(matrix(sparse)).unwrap(), [0.0, 0.0, 7.0]);
    }
    assert_eq!(
        refused::<f32>(synapses(&all), matrix(dense.transpose())),
        "`matrix: shape` is (3, 2): allowed is (2, 3), targets x sources"
    );
    assert_eq!(
        refused::<f32>(fill(4), values(list)),
        "`values: length` is 3: allowed is 4, one for each element of a variable of neurons"
    );
}

#[test]
fn places_reach_the_closures() {
    let x = Fill::<f32>::neurons(Extent::from(grid(3, 2)), StreamKey::new(1, 1)).with(each(|n: Neuron| n.x + 10.0 * n.y));
    assert_eq!(x.unwrap(), [0.0, 1.0, 2.0, 10.0, 11.0, 12.0]);
    let x = synapses::<u32>(&places()).with(each_synapse(|src, dst| (10 * src.index + dst.index) as u32)).unwrap();
    assert_eq!(x, [0, 11, 20]);
}

#[test]
fn shared_is_one_value() {
    let shared = || Fill::<f32>::shared(StreamKey::new(1, 1));
    assert_eq!(shared().one(0.5), Ok(0.5));
    assert_eq!(shared().one(uniform(0.0, 1.0)), shared().one(uniform(0.0, 1.0)));
    assert!(fill::<f32>(0).one(1.0).is_err());
}

#[test]
fn bad_parameters_are_refused() {
    let n = || fill::<f32>(1);
    assert_eq!(refused(n(), uniform(1.0, 0.5)), "`uniform: low` is 1.0: allowed is at most high = 0.5");
    assert_eq!(refused(fill::<u8>(1), uniform(3, 2)), "`uniform: low` is 3: allowed is at most high = 2");
    assert_eq!(refused(n(), normal(0.0, -1.0)), "`normal: sd` is -1.0: allowed is a finite number from 0");
    assert_eq!(refused(n(), constant(1.0).density(1.5)), "`density` is 1.5: allowed is a probability, 0 to 1");
    assert_eq!(refused(n(), constant(1.0).clamp(2.0, 1.0)), "`clamp: low` is 2.0: allowed is at most high = 1.0");
    refused(n(), uniform(f32::NAN, 1.0));
    refused(n(), uniform(f64::MIN, f64::MAX));
    refused(n(), normal(f64::INFINITY, 1.0));
    refused(n(), lognormal(0.0, f64::NAN));
    refused(n(), constant(1.0).density(f64::NAN));
    refused(n(), constant(1.0).clamp(f32::NAN, 1.0));
    // Through adapters too.
    refused(n(), normal(0.0, -1.0).density(0.5).clamp(0.0, 1.0));
}

#[test]
fn wrong_sites_are_refused() {
    let all = places();
    let message = "`each` is a variable of synapses: allowed is a variable of neurons; for synapses take `each_synapse`";
    assert_eq!(refused::<f32>(synapses(&all), each(|n| n.x)), message);
    refused::<f32>(fill(1), each_synapse(|a, b| a.distance(&b)));
    refused::<f32>(fill(1), matrix(DMatrix::from_element(1, 1, 1.0)));
    let shared = || Fill::<f32>::shared(StreamKey::new(1, 1));
    refused(shared(), each(|n| n.x));
    refused(shared(), each_synapse(|n, _| n.x));
    refused(shared(), values([1.0]));
    refused(shared(), matrix(DMatrix::from_element(1, 1, 1.0)));
    // A size beyond 32 bits, without memory for it.
    refused(Fill::<u8>::neurons(Extent::from(usize::MAX), StreamKey::new(1, 1)), 1);
}
