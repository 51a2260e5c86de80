//! The network of `PymoNNto`'s README: decay, synaptic input, noise, recorder.

use nalgebra::DMatrix;
use pymonn::prelude::*;
use pymonn_tests::npz::{Npz, Result};

use super::{assert_close, assert_row, row};

struct Decay {
    factor: f64,
}

#[behaviour]
impl Decay {
    fn neuron(&self, activity: &mut f64) {
        *activity *= self.factor;
    }
}

/// Input through the weights, the mean over all neurons whether they are connected or not.
struct Input {
    size: f64,
}

#[behaviour]
impl Input {
    #[sum(dst_activity)]
    fn synapse(&self, weight: f64, src_activity: f64) -> f64 {
        weight * src_activity / self.size
    }
}

macro_rules! case {
    ($module:ident, $storage:ident) => {
        mod $module {
            use super::*;

            network! {
                network Readme(start: Vec<f64> = Vec::new(), w: DMatrix<f64> = DMatrix::zeros(0, 0)) {
                    synapses glutamate: neurons -> neurons [$storage] {
                        connect = from_dense(&w);
                        weight: f64 = matrix(&w);

                        2 => Input { size: w.nrows() as f64 };
                    }

                    #[tag(my_neurons)]
                    group neurons[start.len()] {
                        activity: f64 = values(&start);
                        noise: f64 = 0.0;

                        1 => Decay { factor: 0.99 };
                        2 => |activity: &mut f64, noise: f64| *activity += noise;
                        9 => Recorder { activity, mean: mean(activity) };
                    }
                }
            }

            #[test]
            fn has_the_traces_of_the_reference() -> Result<()> {
                let mut npz = Npz::reference("pymonnto_readme")?;
                let (noise, trace) = (npz.matrix::<f64>("noise")?, npz.matrix::<f64>("activity")?);
                let means = npz.vector::<f64>("mean")?;
                let mut net = Readme::builder().start(npz.vector("start")?).w(npz.matrix("W")?).build()?;
                for k in 0..noise.nrows() {
                    net.neurons.noise.copy_from_slice(&row(&noise, k));
                    net.iterate();
                }
                let recorder = &net.neurons.recorder;
                assert_eq!(recorder.activity.len(), 30);
                for (k, (values, mean)) in recorder.activity.rows().zip(&recorder.mean).enumerate() {
                    assert_row("activity", k, values, &trace);
                    assert_close("mean", *mean, means[k]);
                }
                Ok(())
            }
        }
    };
}

case!(sparse, Sparse);
case!(dense, Dense);
case!(adaptive, Adaptive);
