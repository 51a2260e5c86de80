//! Does a behaviour of the library cost what the same model costs that is written inline in a network?
//!
//! Each model is there twice: the library's, and `own::Model` beside it, with the same equations for `f32` alone and what is
//! constant in an iteration computed once. Both networks have the same seed and must give the same bits.

#[macro_use]
mod pair;
mod biophysical;
mod homeostasis;
mod neurons;
mod plasticity;
mod sources;
mod synapses;

use std::process::ExitCode;

use pymonn_benches::options::{argument, option};

use pair::Pair;

/// `--rounds=N`; `--at-most=RATIO` fails where a model of the library is slower than that; a word picks the models whose names have it.
fn main() -> Result<ExitCode, pymonn::BuildError> {
    let (rounds, at_most) = (option("--rounds", 31), option("--at-most", f64::INFINITY));
    let picked = argument().unwrap_or_default().to_lowercase();
    let [homeostasis, normalisation] = homeostasis::PAIRS;
    let kinds: [&[Pair]; 7] =
        [neurons::PAIRS, biophysical::PAIRS, synapses::PAIRS, sources::PAIRS, plasticity::PAIRS, homeostasis, normalisation];

    println!("{rounds} rounds in turn, median CPU time, {}", pymonn::instruction_set());
    println!("{:<28}{:>12}{:>12}{:>9}", "model", "inline", "library", "ratio");
    let (mut worst, mut slow) = (0.0_f64, Vec::new());
    for pair in kinds.into_iter().flatten().filter(|pair| pair.name.to_lowercase().contains(&picked)) {
        let [inline, library] = (pair.run)(rounds)?;
        let ratio = library / inline;
        println!("{:<28}{inline:>9.3} ns{library:>9.3} ns{ratio:>9.3}  per {}", pair.name, pair.unit);
        worst = worst.max(ratio);
        if ratio > at_most {
            slow.push(pair.name);
        }
    }
    println!("worst ratio to the model written inline: {worst:.3} (at most 1.05 is asked)");
    if slow.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("above {at_most}: {}", slow.join(", "));
    Ok(ExitCode::FAILURE)
}
