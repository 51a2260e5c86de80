//! What all examples share: their options.

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
    #[allow(dead_code, reason = "not of an example with options of its own")]
    pub(crate) fn read(steps: u64, seed: u64) -> Self {
        Self::with([], steps, seed).0
    }

    /// The same, and numbers of the example's own: `[("--scale", 0.1)]`.
    pub(crate) fn with<const N: usize>(own: [(&str, f64); N], steps: u64, seed: u64) -> (Self, [f64; N]) {
        let mut options = Self { steps, seed };
        let mut numbers = own.map(|(_, default)| default);
        let stop = |problem: String| -> ! {
            eprintln!("{problem}\noptions: --steps N (iterations, default {steps}), --seed N (default {seed})");
            for (name, default) in own {
                eprintln!("{name} X (default {default})");
            }
            process::exit(2)
        };
        let mut arguments = env::args().skip(1);
        while let Some(name) = arguments.next() {
            let value = arguments.next().unwrap_or_default();
            let read = match (name.as_str(), own.iter().position(|(own, _)| *own == name)) {
                ("--steps", _) => value.parse().map(|steps| options.steps = steps).is_ok(),
                ("--seed", _) => value.parse().map(|seed| options.seed = seed).is_ok(),
                (_, Some(k)) => value.parse().map(|number| numbers[k] = number).is_ok(),
                _ => stop(format!("unknown option `{name}`")),
            };
            if !read {
                stop(format!("`{name}` takes a number, not `{value}`"))
            }
        }
        if options.steps == 0 {
            stop("`--steps` must be at least 1".to_owned())
        }
        (options, numbers)
    }
}
