//! The network itself: generics, run-time parameters, `dt`, variables that all share.

use pymonn::nalgebra_sparse::{CooMatrix, CsrMatrix};
use pymonn::prelude::*;

network! {
    /// Several sizes and precisions.
    pub network Column<const N: usize = 100, F: Float = f32> {
        group cells[N] {
            v: F = 0.5;
            w: F = uniform(-1.0, 1.0);
            shared unit: F = 2;
            1 => |v: &mut F, unit: F| *v = *v * unit;
            9 => Recorder { v, w_mean: mean(w), first: F = v[0] };
        }
        synapses links: cells -> cells {
            connect = one_to_one();
            weight: F = 1.5;
            #[sum(dst_v)]
            2 => |weight: F, src_v: F| weight * src_v;
        }
    }
}

#[test]
fn generics_with_defaults() {
    let mut net = <Column>::builder().build().unwrap();
    assert_eq!(net.cells.size(), 100);
    net.iterate();
    assert_eq!(net.cells.v[99], 1.0_f32 + 1.5);
    let mut net = Column::<3, f64>::builder().seed(1).build().unwrap();
    net.simulate_iterations(2);
    assert_eq!(*net.cells.v, [12.5_f64; 3]);
    assert_eq!(*net.cells.recorder.first, [2.5_f64, 12.5]);
    assert_eq!(net.cells.recorder.w_mean.last(), Some(&(net.cells.w.iter().sum::<f64>() / 3.0)));
    let net: Column<7> = Column::builder().build().unwrap();
    assert_eq!(net.cells.recorder.v.width(), 7);
    assert_eq!(Column::<7>::MODEL.name, "Column");
}

network! {
    network Parameters(
        size: usize = 10,
        half: usize = size / 2,
        weights: CsrMatrix<f32> = CsrMatrix::from(&ring(half)),
        start: Vec<f32> = vec![1.5; size],
        name: String = format!("{size}+{half}"),
        step: f64 = 0.25,
    ) {
        dt = step * 2.0;
        total: f32 = start.iter().sum::<f32>();
        letters: usize = name.len();
        group big[size] {
            v: f32 = values(&start);
        }
        group small[half] {
            v: f32 = start[0];
            t: f64 = 0.0;
            1 => |t: &mut f64, step: Step| *t = step.time + step.dt;
        }
        synapses ring: small -> small {
            connect = from_csr(&weights);
            weight: f32 = matrix(weights);
            #[sum(dst_v)]
            2 => |weight: f32, src_v: f32| weight * src_v;
        }
    }
}

fn ring(n: usize) -> CooMatrix<f32> {
    let mut coo = CooMatrix::new(n, n);
    for k in 0..n {
        coo.push((k + 1) % n, k, k as f32);
    }
    coo
}

#[test]
fn defaults_use_earlier_parameters_and_need_not_be_copy() {
    let mut net = Parameters::builder().build().unwrap();
    assert_eq!((net.big.size(), net.small.size()), (10, 5));
    assert_eq!((net.total, net.letters, net.dt()), (15.0, 4, 0.5));
    net.simulate_iterations(3);
    assert_eq!(net.small.t[0], 2.0);
    assert_eq!(net.params().weights.nnz(), 5);
    let net = Parameters::builder().size(4).half(3).start(vec![2.0; 4]).name("x".to_owned()).build().unwrap();
    assert_eq!((net.big.size(), net.small.size(), net.total, net.letters), (4, 3, 8.0, 1));
    assert_eq!(net.ring.size(), 3);
    let mut net = Parameters::builder().half(3).build().unwrap();
    net.iterate();
    assert_eq!(*net.small.v, [1.5 + 3.0, 1.5, 1.5 + 1.5]);
}

#[test]
fn bad_values_are_refused_with_the_place_and_the_value() {
    let error = |result: Result<Parameters, pymonn::BuildError>| result.err().unwrap().to_string();
    let text = error(Parameters::builder().size(0).half(1).start(vec![1.0]).build());
    assert!(text.contains("Parameters") && text.contains("big") && text.contains('0'), "{text}");
    let text = error(Parameters::builder().start(vec![1.0; 3]).build());
    assert!(text.contains("big.v") && text.contains('3'), "{text}");
    let text = error(Parameters::builder().half(2).weights(CsrMatrix::from(&ring(3))).build());
    assert!(text.contains("ring"), "{text}");
    let text = error(Parameters::builder().step(-1.0).build());
    assert!(text.contains("dt"), "{text}");
    let text = error(Parameters::builder().step(f64::NAN).build());
    assert!(text.contains("dt"), "{text}");
}

/// Checks itself.
pub struct Checked {
    tau: f32,
}

impl Validate for Checked {
    fn validate(&self) -> Result<(), Refusal> {
        if self.tau > 0.0 { Ok(()) } else { Err(Refusal::new("tau", self.tau, "more than 0")) }
    }
}

#[behaviour]
impl Checked {
    fn neuron(&self, v: &mut f32) {
        *v /= self.tau;
    }
}

network! {
    network Validated(tau: f32 = 2.0) {
        group cells[1] {
            v: f32 = 1.0;
            1 => Checked { tau };
        }
    }
}

#[test]
fn behaviours_check_themselves() {
    let mut net = Validated::builder().build().unwrap();
    net.iterate();
    assert_eq!(net.cells.v[0], 0.5);
    let text = Validated::builder().tau(0.0).build().err().unwrap().to_string();
    assert!(text.contains("Validated") && text.contains("Checked") && text.contains("tau"), "{text}");
}

network! {
    network Lattices(width: usize = 3) {
        group flat[grid(width, 2)] {
            x: f32 = each(|n| n.x);
            y: f32 = each(|n| n.y);
        }
        group square[squared(10)] {
        }
        group cube[grid3(2, 2, 2)] {
            z: f32 = each(|n| n.z);
        }
        group quarter[width * 4 / 3] {
        }
    }
}

#[test]
fn extents() {
    let mut net = Lattices::builder().build().unwrap();
    assert_eq!(*net.flat.x, [0.0, 1.0, 2.0, 0.0, 1.0, 2.0]);
    assert_eq!(*net.flat.y, [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
    assert_eq!(*net.cube.z, [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]);
    assert_eq!((net.square.size(), net.quarter.size(), net.flat.neuron(4).y), (10, 4, 1.0));
    net.simulate_iterations(2);
    assert_eq!(net.iteration(), 2);
}

network! {
    network Empty {}
}

#[test]
fn a_network_of_nothing() {
    let mut net = Empty::builder().seed(3).build().unwrap();
    net.simulate_iterations(5);
    assert_eq!((net.iteration(), net.seed()), (5, 3));
    assert!(!net.to_string().is_empty() && !Empty::MODEL.to_string().is_empty());
}

fn run<N: Network>(net: &mut N, iterations: u64) -> u64 {
    net.simulate_iterations(iterations);
    net.iteration() + N::MODEL.groups.len() as u64
}

#[test]
fn the_trait_network() {
    let mut net = Lattices::builder().build().unwrap();
    assert_eq!(run(&mut net, 3), 7);
}
