//! Where input comes from: noise, currents, spike times, patterns.
