//! What the surrounding program does with a network: reads and writes, nalgebra's views, matrices, types of variables.

use pymonn::nalgebra::DMatrix;
use pymonn::nalgebra_sparse::CsrMatrix;
use pymonn::prelude::*;
use pymonn::{Value, Visitor, VisitorMut};

#[derive(Clone, Debug)]
pub struct Gather;

#[behaviour]
impl Gather {
    #[sum(dst_v)]
    fn synapse(weight: f32, src_v: f32) -> f32 {
        weight * src_v
    }
}

network! {
    #[derive(Clone)]
    pub network Host(weights: DMatrix<f32> = DMatrix::from_row_slice(2, 3, &[1.0, 0.0, 2.0, 0.0, 3.0, 0.0])) {
        gain: f32 = 1.0;
        group left[3] {
            v: f32 = each(|n| 1.0 + n.index as f32);
        }
        group right[2] {
            v: f32 = 0.0;
            2 => |v: &mut f32, gain: f32| *v *= gain;
        }
        synapses sparse: left -> right {
            connect = from_dense(&weights);
            weight: f32 = matrix(&weights);
            1 => Gather;
        }
        synapses dense: left -> right [Dense] {
            weight: f32 = matrix(weights);
            plain: f32 = 0.0;
            1 => Gather;
        }
        synapses masked: left -> right [Dense] {
            connect = from_dense(&weights);
            weight: f32 = 10.0;
            1 => Gather;
        }
    }
}

#[test]
fn host_programs_read_and_write_between_iterations() {
    let mut net = Host::builder().build().unwrap();
    assert_eq!((net.sparse.size(), net.dense.size(), net.masked.size()), (3, 6, 3));
    net.iterate();
    assert_eq!(*net.right.v, [7.0 + 7.0 + 40.0, 6.0 + 6.0 + 20.0]);
    net.left.v.copy_from_slice(&[0.0, 0.0, 1.0]);
    net.right.v.fill(0.0);
    net.gain = 0.5;
    net.dense.weight.matrix_mut()[(1, 2)] = 8.0;
    net.iterate();
    assert_eq!(*net.right.v, [(2.0 + 2.0 + 10.0) * 0.5, 8.0 * 0.5]);
    let mean = net.left.v.view().mean();
    assert_eq!(mean, 1.0 / 3.0);
    net.left.v.view_mut().scale_mut(3.0);
    assert_eq!(*net.left.v, [0.0, 0.0, 3.0]);
    let mut copy = net.clone();
    copy.iterate();
    net.iterate();
    assert_eq!(*copy.right.v, *net.right.v);
}

#[test]
fn matrices_out() {
    let net = Host::builder().build().unwrap();
    let weights = DMatrix::from_row_slice(2, 3, &[1.0, 0.0, 2.0, 0.0, 3.0, 0.0]);
    assert_eq!(net.sparse.connectivity().to_dense(&net.sparse.weight), weights);
    assert_eq!(net.dense.connectivity().to_dense(&net.dense.weight), weights);
    assert_eq!(net.dense.weight.matrix(), weights);
    let sparse: CsrMatrix<f32> = net.sparse.connectivity().to_csr(&net.sparse.weight);
    assert_eq!((sparse.nnz(), sparse.nrows(), sparse.ncols()), (3, 2, 3));
    let masked: CsrMatrix<f32> = net.masked.connectivity().to_csr(&net.masked.weight);
    assert_eq!(masked.values(), [10.0; 3]);
    assert_eq!(net.masked.connectivity().pairs().collect::<Vec<_>>(), [(0, 0), (1, 1), (2, 0)]);
    let text = Host::builder().weights(DMatrix::zeros(3, 3)).build().err().unwrap().to_string();
    assert!(text.contains("Host") && text.contains("sparse"), "{text}");
}

/// A newtype of the user's.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Millivolt(pub i16);

impl std::ops::AddAssign for Millivolt {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

pub struct Types;

#[behaviour(brought: Millivolt = Millivolt(3))]
impl Types {
    fn neuron(
        a: &mut f64,
        b: &mut bool,
        c: &mut u16,
        d: &mut Millivolt,
        e: &mut (u8, f32),
        f: &mut [f32; 3],
        brought: Millivolt,
    ) {
        *a += 1.5;
        *b = !*b;
        *c += 1;
        *d += brought;
        e.0 += 1;
        e.1 += 0.5;
        f[1] += 1.0;
    }

    fn group(c: &mut [u16], flags: &[Option<char>], state: &mut (u64, bool)) {
        c[0] = 77;
        state.0 += flags.iter().flatten().count() as u64;
        state.1 = true;
    }
}

pub struct TypedSum;

#[behaviour]
impl TypedSum {
    #[sum(dst_d)]
    fn synapse(src_d: Millivolt, src_c: u16) -> Millivolt {
        Millivolt(src_d.0 * src_c as i16)
    }
}

network! {
    network Typed {
        group cells[2] {
            a: f64 = uniform(1.0, 1.0);
            b: bool = values([true, false]);
            c: u16 = 5;
            d: Millivolt = Millivolt(-65);
            e: (u8, f32) = (1, 0.5);
            f: [f32; 3] = [0.0; 3];
            flags: Option<char> = Some('x');
            shared state: (u64, bool) = (0, false);
            1 => Types;
        }
        synapses links: cells -> cells {
            connect = one_to_one();
            level: Option<u8> = None;
            kind: (bool, u16) = (true, 2);
            2 => TypedSum;
            3 => |level: &mut Option<u8>, kind: (bool, u16)| if kind.0 { *level = Some(kind.1 as u8) };
        }
        synapses matrix: cells -> cells [Dense] {
            connect = all_to_all().without_self();
            d: Millivolt = Millivolt(2);
            4 => |d: &mut Millivolt, src_c: u16| d.0 += src_c as i16;
        }
    }
}

#[test]
fn variables_of_any_copy_type() {
    let mut net = Typed::builder().build().unwrap();
    net.iterate();
    let cells = &net.cells;
    assert_eq!(*cells.a, [2.5, 2.5]);
    assert_eq!(*cells.b, [false, true]);
    assert_eq!(*cells.c, [77, 6]);
    assert_eq!(*cells.d, [Millivolt(-62 - 62 * 77), Millivolt(-62 - 62 * 6)]);
    assert_eq!(*cells.e, [(2, 1.0); 2]);
    assert_eq!((cells.f[1], cells.state), ([0.0, 1.0, 0.0], (2, true)));
    assert_eq!(*net.links.level, [Some(2); 2]);
    assert_eq!(*net.matrix.d, [Millivolt(0), Millivolt(79), Millivolt(8), Millivolt(0)]);
}

#[derive(Default)]
struct Names(Vec<String>);

impl Visitor for Names {
    fn variable<T: Value>(&mut self, object: &'static str, name: &'static str, values: &[T]) {
        let ty = std::any::type_name::<T>().rsplit("::").next().unwrap();
        self.0.push(format!("{object}.{name}: {ty} x {}", values.len()));
    }
}

struct Clear;

impl VisitorMut for Clear {
    fn variable<T: Value>(&mut self, _: &'static str, _: &'static str, values: &mut [T]) {
        if let Some(first) = values.first().copied() {
            values.fill(first);
        }
    }
}

#[test]
fn visitors_see_every_variable() {
    let mut net = Host::builder().build().unwrap();
    let mut names = Names::default();
    net.visit(&mut names);
    let expected = [
        "Host.gain: f32 x 1",
        "left.v: f32 x 3",
        "right.v: f32 x 2",
        "sparse.weight: f32 x 3",
        "dense.weight: f32 x 6",
        "dense.plain: f32 x 6",
        "masked.weight: f32 x 6",
    ];
    names.0.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(names.0, expected);
    net.visit_mut(&mut Clear);
    assert_eq!(*net.left.v, [1.0; 3]);
}
