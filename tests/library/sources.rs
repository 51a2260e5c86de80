//! See the folder of this name under `src/behaviours`.

mod currents;
mod noise;
mod patterns;
mod spikes;
