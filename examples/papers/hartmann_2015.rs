//! Shows that a deterministic network, kept in balance by plasticity, fires as if by chance and learns a model of its world that it replays.
//!
//! C. Hartmann, A. Lazar, B. Nessler and J. Triesch, "Where's the noise? Key features of spontaneous activity and neural variability arise
//! through learning in a deterministic network", PLoS Computational Biology 11 (2015) e1004640: without any noise, spikes are irregular
//! (Figure 1); sequences that were learnt evoke more activity, and missing letters are recalled (2); spontaneous activity comes to
//! resemble what the learnt words evoke (3), wanders through their states as often as they came, and forwards (4, 8); variability falls when a
//! stimulus comes, and activity before it foretells how an ambiguous one is seen (5 to 7).
//!
//! Parameters and protocols are those of the authors' code (chrhartm/SORN). What is compared with "independent numpy simulator" was
//! measured with a reimplementation of that code; "abstract" and "code" say what the paper claims and what its figures' code computes: the
//! paper's own numbers could not be read and are not quoted.
//!
//! `cargo run --release --example hartmann_2015` runs fewer networks and short forms of Figures 1 to 3 and 5 to 7 in about 8 s.
//! `cargo run --release --example hartmann_2015 -- --full`, 2026-11-22, 147 s of one core (`docs/pictures/hartmann_2015.png`), medians over 5
//! networks, 10 for decisions:
//!
//! | figure | what | measured | reference |
//! | --- | --- | --- | --- |
//! | 1 | variation of intervals; R² of an exponential | 0.92; 1.000 | |
//! | 2 | activity in ABCD over DCBA: trained, on all orders | 1.19, 1.02 | |
//! | 2 | rate of B's pool in the gap of A_CD, E_CD; A_CD after all orders | 0.48, 0.33; 0.06 | |
//! | 3 | KL(evoked by the words learnt, spontaneous): 0, 50,000 steps of learning | 1.58, 0.64 bit | falls |
//! | 3 | the same of other words over that: 0, 50,000 steps | 1.0, 1.7 | falls less |
//! | 4 | ABCD in 2,500 spontaneous steps: trained, untrained, without STDP | 285, 1, 3 | 332 to 384, 2 to 7, 4 to 9 |
//! | 4 | reversed words, trained | 0 | 0 |
//! | 4 | Hamming distance to evoked states: trained, untrained, without STDP | 11.8, 20.6, 20.7 | 5 to 11.5, 20.4 to 21.0 |
//! | 4 | slope of the share of ABCD's states over its probability | 1.19 | 1.2 |
//! | 5 | Fano factor at onset over before: means matched, all units | 0.86, 0.78 | falls |
//! | 5 | half A, half B seen as A: prior 0.8 less prior 0.2 | 0.55 | above 0 |
//! | 5 | decision foretold in the 5 steps before onset, by chance | 0.536, 0.518: within the error | above chance |
//! | 6 | response foretold from the state before, another trial's | 0.75, 0.36 | above chance |
//! | 7 | Fano factor at onset over before, means matched, without STDP | 0.94 | |
//! | 8 | spontaneous variance in 10 evoked components: trained, untrained | 0.43, 0.20 | |

mod common;
#[path = "hartmann_2015/decisions.rs"]
mod decisions;
#[path = "hartmann_2015/experiment.rs"]
mod experiment;
#[path = "hartmann_2015/fiser.rs"]
mod fiser;
#[path = "hartmann_2015/inference.rs"]
mod inference;
#[path = "hartmann_2015/letters.rs"]
mod letters;
#[path = "hartmann_2015/sequences.rs"]
mod sequences;
#[path = "hartmann_2015/spontaneous.rs"]
mod spontaneous;

use std::time::Instant;

use common::{Form, Outcome, Report};
use pymonn::plot::Figure;

fn main() -> Outcome {
    let form = Form::read();
    let mut report = Report::default();
    // Errors of threads are `Send`.
    experiments(&form, &mut report).map_err(|problem| -> Box<dyn std::error::Error> { problem })?;
    report.finish()
}

fn experiments(form: &Form, report: &mut Report) -> experiment::Result<()> {
    let start = Instant::now();
    let mut panels = letters::figure_1(form, report)?;
    panels.extend(sequences::figure_2(form, report)?);
    panels.push(fiser::figure_3(form, report)?);
    panels.extend(spontaneous::figures_4_and_8(form, report)?);
    panels.extend(decisions::figures_5_to_7(form, report)?);
    panels.into_iter().fold(Figure::new().columns(3).width(1200.0), Figure::panel).save("plots/hartmann_2015.png")?;
    println!("plots/hartmann_2015.png, {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}
