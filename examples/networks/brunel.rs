//! The network of the example `brunel`, and of the test that it reproduces the paper.

use pymonn::behaviours::{neurons::Lif, sources::PoissonInput, synapses::Delta};
use pymonn::prelude::*;

network! {
    /// Model A: four fifths of the neurons excite, one fifth inhibits `g` times as strongly; each hears of a tenth of all others.
    ///
    /// Each also hears of as many neurons outside as excite it inside, which alone would drive it with `outside` times what just
    /// reaches its threshold. A jump counts from the next iteration on, so delays of 14 iterations are 1.5 ms.
    pub(crate) network Brunel(
        size: usize = 12_500,
        g: f32 = 5.0,
        outside: f32 = 2.0,
        shortest: u32 = 14,
        longest: u32 = 14,
        exciting: usize = size * 2 / 25,
        inhibiting: usize = size / 50,
        jump: f32 = 100.0 / exciting as f32,
    ) {
        dt = 0.1; // ms

        #[tag(cells)]
        group exc[size - size / 5] {}
        #[tag(cells)]
        group inh[size / 5] {}

        #[tag(connection)]
        synapses exc_exc: exc -> exc {
            connect = fixed_in_degree(exciting);
            delay = uniform(shortest, longest);
            shared weight: f32 = jump;
        }
        #[tag(connection)]
        synapses exc_inh: exc -> inh {
            connect = fixed_in_degree(exciting);
            delay = uniform(shortest, longest);
            shared weight: f32 = jump;
        }
        #[tag(connection)]
        synapses inh_exc: inh -> exc {
            connect = fixed_in_degree(inhibiting);
            delay = uniform(shortest, longest);
            shared weight: f32 = -g * jump;
        }
        #[tag(connection)]
        synapses inh_inh: inh -> inh {
            connect = fixed_in_degree(inhibiting);
            delay = uniform(shortest, longest);
            shared weight: f32 = -g * jump;
        }

        on cells {
            1 => Lif { tau: 20.0, rest: 0.0, threshold: 20.0, reset: 10.0, refractory: 2.0, ..Lif::default() };
            // 10 Hz of each would just do: exciting * jump * tau * 10 Hz = 20 mV.
            2 => PoissonInput::new(exciting as u32, 10.0 * outside, jump) with input = v;
            4 => EventRecorder { spike };
        }
        on connection { 3 => Delta::default(); }
    }
}
