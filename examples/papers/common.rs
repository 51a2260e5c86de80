//! What the papers' examples share: the long or the short form, and the table of measured against published numbers.

use std::error::Error;
use std::{env, process};

/// The result of an example's `main`.
pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// How the experiments are run.
pub(crate) struct Form {
    /// `--full`: as long and with as many networks as the paper's.
    pub(crate) full: bool,
    /// Seed of the first network; the next ones follow.
    pub(crate) seed: u64,
}

impl Form {
    /// Reads `--full` and `--seed N` from the command line. `--steps N` is taken and means the short form.
    pub(crate) fn read() -> Self {
        let mut form = Self { full: false, seed: 0 };
        let mut arguments = env::args().skip(1);
        while let Some(name) = arguments.next() {
            let known = match name.as_str() {
                "--full" => {
                    form.full = true;
                    true
                }
                "--seed" => arguments.next().and_then(|seed| seed.parse().ok()).map(|seed| form.seed = seed).is_some(),
                "--steps" => arguments.next().is_some(),
                _ => false,
            };
            if !known {
                eprintln!("`{name}` is no option, or lacks its number: --full (the paper's length), --seed N (default 0)");
                process::exit(2)
            }
        }
        form
    }

    /// One of two, as the form says.
    pub(crate) fn pick<T>(&self, short: T, full: T) -> T {
        if self.full { full } else { short }
    }
}

/// Measured numbers beside those of a reference.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<[String; 5]>,
    missed: Vec<String>,
}

impl Report {
    /// A number that must lie in a range.
    pub(crate) fn check(
        &mut self,
        what: &str,
        measured: f64,
        range: std::ops::RangeInclusive<f64>,
        reference: &str,
        source: &str,
    ) {
        let good = range.contains(&measured);
        if !good {
            self.missed.push(format!("{what} is {measured:.4}, not within {:.4} and {:.4}", range.start(), range.end()));
        }
        let allowed = format!("{} {} to {}", if good { "yes:" } else { "NO:" }, range.start(), range.end());
        self.rows.push([what.to_owned(), format!("{measured:.4}"), reference.to_owned(), source.to_owned(), allowed]);
    }

    /// A number to look at.
    #[allow(dead_code, reason = "not every paper has one")]
    #[allow(clippy::needless_pass_by_value, reason = "a number or a text, as it comes")]
    pub(crate) fn show(&mut self, what: &str, measured: impl ToString, reference: &str, source: &str) {
        self.rows.push([what.to_owned(), measured.to_string(), reference.to_owned(), source.to_owned(), String::new()]);
    }

    /// Prints the table; an error where a number is out of its range.
    pub(crate) fn finish(self) -> Outcome {
        let head = ["", "measured", "reference", "source", "within"].map(str::to_owned);
        let all: Vec<&[String; 5]> = std::iter::once(&head).chain(&self.rows).collect();
        let widths: [usize; 5] = std::array::from_fn(|k| all.iter().map(|row| row[k].chars().count()).max().unwrap_or(0));
        for row in all {
            let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            println!("{}", cells.join("  ").trim_end());
        }
        if self.missed.is_empty() { Ok(()) } else { Err(self.missed.join("; ").into()) }
    }
}
