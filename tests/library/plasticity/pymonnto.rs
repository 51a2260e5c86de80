//! PymoNNto's larger example, made of the library's rules alone: three-term STDP, homeostasis, normalisation.

use nalgebra::DMatrix;
use pymonn::behaviours::homeostasis::{InstantHomeostasis, NormaliseAfferent};
use pymonn::behaviours::plasticity::ThreeTermStdp;
use pymonn::prelude::*;
use pymonn_tests::npz::{Npz, Result};

macro_rules! case {
    ($module:ident, $storage:ident) => {
        mod $module {
            use super::*;

            network! {
                network Plastic(w: DMatrix<f64> = DMatrix::zeros(1, 1)) {
                    group neurons[w.nrows()] {
                        noise: f64 = 0.0;
                        voltage: f64 = 0.0;
                        exhaustion: f64 = 0.0;
                        spike: bool = false;

                        1 => |voltage: &mut f64, spike: &mut bool, noise: f64| {
                            *spike = *voltage > 0.5;
                            *voltage = if *spike { noise } else { *voltage * 0.9 + noise };
                        };
                        3 => InstantHomeostasis::<f64> { strength: -0.001, ..InstantHomeostasis::around(0.05, 0.0) }
                            with measured = voltage, adjusted = exhaustion;
                        3.1 => |voltage: &mut f64, exhaustion: f64| *voltage -= exhaustion;
                    }

                    synapses glutamate: neurons -> neurons [$storage] {
                        connect = from_dense(&w);
                        shared gain: f64 = 10.0 / w.nrows() as f64;
                        weight: f64 = matrix(&w);

                        #[sum(dst_voltage)]
                        2 => |weight: f64, src_spike: bool, gain: f64| if src_spike { gain * weight } else { 0.0 };
                        4 => ThreeTermStdp::<f64>::default();
                        5 => NormaliseAfferent::<f64> { total: 10.0, ..Default::default() };
                    }
                }
            }

            #[test]
            fn has_the_traces_of_the_reference() -> Result<()> {
                let mut npz = Npz::reference("pymonnto_stdp_homeostasis")?;
                let noise = npz.matrix::<f64>("noise")?;
                let (voltage, exhaustion) = (npz.matrix::<f64>("voltage")?, npz.matrix::<f64>("exhaustion")?);
                let mut net = Plastic::builder().w(npz.matrix("W")?).build()?;
                let close = |what: &str, found: f64, expected: f64| {
                    let scale = found.abs().max(expected.abs()).max(1e-6);
                    assert!((found - expected).abs() <= 1e-9 * scale, "{what}: {found:e}, the reference has {expected:e}");
                };
                for k in 0..noise.nrows() {
                    noise.row(k).iter().zip(net.neurons.noise.iter_mut()).for_each(|(from, to)| *to = *from);
                    net.iterate();
                    for i in 0..noise.ncols() {
                        close("voltage", net.neurons.voltage[i], voltage[(k, i)]);
                        close("exhaustion", net.neurons.exhaustion[i], exhaustion[(k, i)]);
                    }
                }
                let end: DMatrix<f64> = npz.matrix("W_end")?;
                let found = net.glutamate.connectivity().to_dense(&net.glutamate.weight);
                found.iter().zip(&end).for_each(|(&found, &expected)| close("weight", found, expected));
                Ok(())
            }
        }
    };
}

case!(sparse, Sparse);
case!(dense, Dense);
