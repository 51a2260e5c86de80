//! What synapses transmit: rates, jumps, currents, conductances.
