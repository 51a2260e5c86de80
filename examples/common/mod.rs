//! What all examples share: their two options.

use std::{env, error::Error, process};

/// The result of an example's `main`.
pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// How long to run, and from which seed.
pub(crate) struct Options {
    /// Iterations.
    pub(crate) steps: u64,
    /// Seed of every random stream.
    pub(crate) seed: u64,
}

impl Options {
    /// Reads `--steps N` and `--seed N` from the command line; what is not given there is as here.
    pub(crate) fn read(steps: u64, seed: u64) -> Self {
        let mut options = Self { steps, seed };
        let mut arguments = env::args().skip(1);
        while let Some(name) = arguments.next() {
            let option = match name.as_str() {
                "--steps" => &mut options.steps,
                "--seed" => &mut options.seed,
                _ => stop(&format!("unknown option `{name}`"), steps, seed),
            };
            let value = arguments.next().unwrap_or_default();
            *option =
                value.parse().unwrap_or_else(|_| stop(&format!("`{name}` takes a whole number, not `{value}`"), steps, seed));
        }
        if options.steps == 0 {
            stop("`--steps` must be at least 1", steps, seed)
        }
        options
    }
}

fn stop(problem: &str, steps: u64, seed: u64) -> ! {
    eprintln!("{problem}\noptions: --steps N (iterations, default {steps}), --seed N (default {seed})");
    process::exit(2)
}
