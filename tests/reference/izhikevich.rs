//! The classical network of Izhikevich (2003), made small: two groups, four synapse groups, dense weights, `dt` 0.5.

use nalgebra::DMatrix;
use pymonn::prelude::*;
use pymonn_tests::npz::{Npz, Result};

use super::{assert_row, row};

struct Izhikevich {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
}

impl Izhikevich {
    fn regular() -> Self {
        Self { a: 0.02, b: 0.2, c: -65.0, d: 8.0 }
    }
}

#[behaviour(fired: bool = false)]
impl Izhikevich {
    fn neuron(&self, v: &mut f64, u: &mut f64, current: f64, fired: &mut bool, step: Step) {
        *fired = *v > 30.0;
        if *fired {
            *v = self.c;
            *u += self.d;
        }
        *v += step.dt * (0.04 * (*v * *v) + 5.0 * *v + 140.0 - *u + current);
        *u += step.dt * (self.a * (self.b * *v - *u));
    }
}

/// Takes the drive that the host program has set.
struct Drive;

#[behaviour(current: f64 = 0.0)]
impl Drive {
    fn neuron(current: &mut f64, drive: f64) {
        *current = drive;
    }
}

/// Adds the weight to the target's input.
struct Transmit {
    gain: f64,
}

#[behaviour]
impl Transmit {
    #[sum(dst_input)]
    fn on_pre(&self, weight: f64) -> f64 {
        self.gain * weight
    }
}

type Matrix = DMatrix<f64>;

macro_rules! case {
    ($module:ident, $storage:ident) => {
        mod $module {
            use super::*;

            network! {
                network Classical(
                    v_e: Vec<f64> = Vec::new(), u_e: Vec<f64> = Vec::new(), v_i: Vec<f64> = Vec::new(), u_i: Vec<f64> = Vec::new(),
                    w_ee: Matrix = Matrix::zeros(1, 1), w_ei: Matrix = Matrix::zeros(1, 1),
                    w_ie: Matrix = Matrix::zeros(1, 1), w_ii: Matrix = Matrix::zeros(1, 1),
                ) {
                    dt = 0.5;

                    group e[v_e.len()] {
                        v: f64 = values(&v_e);
                        u: f64 = values(&u_e);
                        drive: f64 = 0.0;
                    }

                    group i[v_i.len()] {
                        v: f64 = values(&v_i);
                        u: f64 = values(&u_i);
                        drive: f64 = 0.0;
                    }

                    on e {
                        1 => Izhikevich::regular();
                        2 => Drive;
                        9 => Recorder { v, u, fired };
                    }

                    on i {
                        1 => Izhikevich::regular();
                        2 => Drive;
                        9 => Recorder { v, u, fired };
                    }

                    #[tag(GLUTAMATE)]
                    synapses ee: e -> e [$storage] {
                        connect = all_to_all();
                        weight: f64 = matrix(&w_ee);
                    }

                    #[tag(GLUTAMATE)]
                    synapses ei: e -> i [$storage] {
                        connect = all_to_all();
                        weight: f64 = matrix(&w_ei);
                    }

                    #[tag(GABA)]
                    synapses ie: i -> e [$storage] {
                        connect = all_to_all();
                        weight: f64 = matrix(&w_ie);
                    }

                    #[tag(GABA)]
                    synapses ii: i -> i [$storage] {
                        connect = all_to_all();
                        weight: f64 = matrix(&w_ii);
                    }

                    on GLUTAMATE {
                        2 => Transmit { gain: 0.5 } with src_spike = src_fired, dst_input = dst_current;
                    }

                    on GABA {
                        2 => Transmit { gain: -1.0 } with src_spike = src_fired, dst_input = dst_current;
                    }
                }
            }

            #[test]
            fn has_the_traces_of_the_reference() -> Result<()> {
                let mut npz = Npz::reference("pymonnto_izhikevich")?;
                let (drive_e, drive_i) = (npz.matrix::<f64>("drive_e")?, npz.matrix::<f64>("drive_i")?);
                let mut net = Classical::builder()
                    .v_e(npz.vector("v0_e")?)
                    .u_e(npz.vector("u0_e")?)
                    .v_i(npz.vector("v0_i")?)
                    .u_i(npz.vector("u0_i")?)
                    .w_ee(npz.matrix("W_ee")?)
                    .w_ei(npz.matrix("W_ei")?)
                    .w_ie(npz.matrix("W_ie")?)
                    .w_ii(npz.matrix("W_ii")?)
                    .build()?;
                for k in 0..drive_e.nrows() {
                    net.e.drive.copy_from_slice(&row(&drive_e, k));
                    net.i.drive.copy_from_slice(&row(&drive_i, k));
                    net.iterate();
                }
                let (e, i) = (&net.e.recorder, &net.i.recorder);
                for (end, v, u, fired) in [("e", &e.v, &e.u, &e.fired), ("i", &i.v, &i.u, &i.fired)] {
                    let (v_then, u_then) = (npz.matrix(&format!("v_{end}"))?, npz.matrix(&format!("u_{end}"))?);
                    let fired_then: DMatrix<bool> = npz.matrix(&format!("fired_{end}"))?;
                    assert!(fired_then.iter().filter(|f| **f).count() > 50, "the reference is silent");
                    assert_eq!(fired.to_matrix(), fired_then, "spikes of `{end}`");
                    for k in 0..drive_e.nrows() {
                        assert_row("v", k, v.row(k).unwrap(), &v_then);
                        assert_row("u", k, u.row(k).unwrap(), &u_then);
                    }
                }
                Ok(())
            }
        }
    };
}

case!(sparse, Sparse);
case!(dense, Dense);
