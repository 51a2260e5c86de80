//! Options of a benchmark: `--name=value` and `--name`. Cargo's own (`--bench`) is no business of ours, so unknown ones pass.

use std::fmt::Display;
use std::str::FromStr;

use pico_args::Arguments;

/// The value of `--name=value`, or `otherwise` where it is not given. Ends the program where it is no value of this type.
pub fn option<T: FromStr<Err: Display>>(name: &'static str, otherwise: T) -> T {
    match Arguments::from_env().opt_value_from_str(name) {
        Ok(value) => value.unwrap_or(otherwise),
        Err(error) => {
            eprintln!("{name}: {error}");
            std::process::exit(2);
        }
    }
}

/// Whether `--name` is given.
pub fn flag(name: &'static str) -> bool {
    Arguments::from_env().contains(name)
}

/// The first argument that is no option.
pub fn argument() -> Option<String> {
    std::env::args().skip(1).find(|argument| !argument.starts_with('-'))
}
