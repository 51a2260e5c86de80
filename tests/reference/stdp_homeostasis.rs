//! Spiking, input, homeostasis, three-term STDP and normalisation: priorities 1 to 5.

use nalgebra::DMatrix;
use pymonn::prelude::*;
use pymonn_tests::npz::{Npz, Result};

use super::{assert_close, assert_row, row};

/// Leaky integration, with the noise of this iteration.
struct Basic {
    threshold: f64,
    leak: f64,
}

#[behaviour(voltage: f64 = 0.0, spike: bool = false)]
impl Basic {
    fn neuron(&self, voltage: &mut f64, spike: &mut bool, noise: f64) {
        *spike = *voltage > self.threshold;
        if *spike {
            *voltage = 0.0;
        }
        *voltage = *voltage * self.leak + noise;
    }
}

/// Synaptic input that asks every synapse.
struct Graded {
    gain: f64,
}

#[behaviour]
impl Graded {
    #[sum(dst_voltage)]
    fn synapse(&self, weight: f64, src_spike: bool) -> f64 {
        self.gain * weight * f64::from(src_spike)
    }
}

/// The same, from events.
struct Event {
    gain: f64,
}

#[behaviour]
impl Event {
    #[sum(dst_voltage)]
    fn on_pre(&self, weight: f64) -> f64 {
        self.gain * weight
    }
}

struct Homeostasis {
    target: f64,
    eta: f64,
}

#[behaviour(exhaustion: f64 = 0.0)]
impl Homeostasis {
    fn neuron(&self, voltage: &mut f64, exhaustion: &mut f64) {
        let above = if *voltage > self.target { self.target - *voltage } else { 0.0 };
        let below = if *voltage < self.target { self.target - *voltage } else { 0.0 };
        *exhaustion += -self.eta * (above + below);
        *voltage -= *exhaustion;
    }
}

struct Stdp {
    rate: f64,
}

#[behaviour]
impl Stdp {
    fn synapse(&self, weight: &mut f64, src_spike: bool, src_spike_old: bool, dst_spike: bool, dst_spike_old: bool) {
        let pre_post = f64::from(dst_spike && src_spike_old);
        let post_pre = f64::from(dst_spike_old && src_spike);
        let together = f64::from(dst_spike && src_spike);
        *weight = (*weight + self.rate * (pre_post - post_pre + together)).clamp(0.0, 10.0);
    }
}

/// Remembers the spikes of the iteration before.
struct Remember;

#[behaviour(spike_old: bool = false)]
impl Remember {
    fn neuron(spike: bool, spike_old: &mut bool) {
        *spike_old = spike;
    }
}

/// Keeps the sum of the incoming weights.
struct Normalise {
    total: f64,
}

#[behaviour]
impl Normalise {
    fn afferent(&self, mut weight: ViewMut<f64>) {
        let sum = weight.sum();
        if sum > 0.0 {
            weight.scale(self.total / sum);
        }
    }
}

macro_rules! case {
    ($module:ident, $storage:ident, $input:ident) => {
        mod $module {
            use super::*;

            network! {
                network Plastic(w: DMatrix<f64> = DMatrix::zeros(1, 1)) {
                    synapses glutamate: neurons -> neurons [$storage] {
                        connect = from_dense(&w);
                        weight: f64 = matrix(&w);

                        2 => $input { gain: 10.0 / w.nrows() as f64 };
                        4 => Stdp { rate: 0.0015 };
                        5 => Normalise { total: 10.0 };
                    }

                    group neurons[w.nrows()] {
                        noise: f64 = 0.0;

                        1 => Basic { threshold: 0.5, leak: 0.9 };
                        3 => Homeostasis { target: 0.05, eta: 0.001 };
                        4 => Remember;
                        9 => Recorder { voltage, spike, exhaustion };
                    }
                }
            }

            #[test]
            fn has_the_traces_of_the_reference() -> Result<()> {
                let mut npz = Npz::reference("pymonnto_stdp_homeostasis")?;
                let noise = npz.matrix::<f64>("noise")?;
                let mut net = Plastic::builder().w(npz.matrix("W")?).build()?;
                for k in 0..noise.nrows() {
                    net.neurons.noise.copy_from_slice(&row(&noise, k));
                    net.iterate();
                }
                let recorder = &net.neurons.recorder;
                let (voltage, exhaustion) = (npz.matrix("voltage")?, npz.matrix("exhaustion")?);
                let spike = npz.matrix::<f64>("spike")?;
                assert!(spike.sum() > 100.0, "the reference is silent");
                for k in 0..noise.nrows() {
                    let spikes: Vec<f64> = recorder.spike.rows().nth(k).unwrap().iter().map(|&s| f64::from(s)).collect();
                    assert_eq!(spikes, row(&spike, k), "spikes at iteration {}", k + 1);
                    assert_row("voltage", k, recorder.voltage.row(k).unwrap(), &voltage);
                    assert_row("exhaustion", k, recorder.exhaustion.row(k).unwrap(), &exhaustion);
                }
                let end: DMatrix<f64> = npz.matrix("W_end")?;
                let found = net.glutamate.connectivity().to_dense(&net.glutamate.weight);
                for (place, (&found, &expected)) in found.iter().zip(&end).enumerate() {
                    assert_close(&format!("weight {place}"), found, expected);
                }
                Ok(())
            }
        }
    };
}

case!(sparse_graded, Sparse, Graded);
case!(sparse_event, Sparse, Event);
case!(adaptive_graded, Adaptive, Graded);
case!(adaptive_event, Adaptive, Event);
case!(dense_graded, Dense, Graded);
case!(dense_event, Dense, Event);
