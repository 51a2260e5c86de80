//! See the folder of this name under `src/behaviours`.
