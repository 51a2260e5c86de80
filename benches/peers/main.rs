//! Runs one model of the comparison and prints what it cost, in the form that every simulator's script prints.
//!
//! `peer MODEL N STEPS [--f64] [--sparse|--dense] [--deferred] [--seed=S] [--threads=T]`

use std::error::Error;
use std::process::ExitCode;
use std::time::Instant;

use cpu_time::ProcessTime;
use nix::sys::resource::{UsageWho, getrusage};
use pymonn::BuildError;
use pymonn::models::sorn::Sorn;
use pymonn_benches::models::{Peer, cobahh, cuba, izh, rate, stdp, suite_izh, suite_lif};
use serde_json::json;

mod call;

use call::Call;

fn main() -> ExitCode {
    match Call::read().and_then(|call| run(&call)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("peer: {error}\npeer MODEL N STEPS [--f64] [--sparse|--dense] [--deferred] [--seed=S] [--threads=T]");
            ExitCode::FAILURE
        }
    }
}

/// Chooses the network by its name and precision.
fn run(call: &Call) -> Result<(), Box<dyn Error>> {
    match (call.model.as_str(), call.double) {
        ("cuba", false) => measure::<cuba::Cuba<f32>>(call),
        ("cuba", true) => measure::<cuba::Cuba<f64>>(call),
        ("cobahh", false) => measure::<cobahh::Cobahh<f32>>(call),
        ("cobahh", true) => measure::<cobahh::Cobahh<f64>>(call),
        ("stdp", false) if call.deferred => measure::<stdp::Deferred<f32>>(call),
        ("stdp", true) if call.deferred => measure::<stdp::Deferred<f64>>(call),
        ("stdp", false) => measure::<stdp::Balanced<f32>>(call),
        ("stdp", true) => measure::<stdp::Balanced<f64>>(call),
        ("izh", false) => measure::<izh::Cortex<f32>>(call),
        ("izh", true) => measure::<izh::Cortex<f64>>(call),
        ("rate", false) if call.sparse => measure::<rate::RateSparse<f32>>(call),
        ("rate", true) if call.sparse => measure::<rate::RateSparse<f64>>(call),
        ("rate", false) => measure::<rate::RateDense<f32>>(call),
        ("rate", true) => measure::<rate::RateDense<f64>>(call),
        ("sorn", false) => measure::<Sorn<f32>>(call),
        ("sorn", true) => measure::<Sorn<f64>>(call),
        ("suite_lif", false) => measure::<suite_lif::SuiteLif<f32>>(call),
        ("suite_lif", true) => measure::<suite_lif::SuiteLif<f64>>(call),
        ("suite_izh", false) if call.deferred => measure::<suite_izh::Replayed<f32>>(call),
        ("suite_izh", true) if call.deferred => measure::<suite_izh::Replayed<f64>>(call),
        ("suite_izh", false) => measure::<suite_izh::SuiteIzh<f32>>(call),
        ("suite_izh", true) => measure::<suite_izh::SuiteIzh<f64>>(call),
        (model, _) => Err(format!("no model `{model}`: cuba, cobahh, stdp, izh, rate, sorn, suite_lif or suite_izh").into()),
    }
}

/// Builds the network, runs it, and prints the line.
fn measure<P: Peer>(call: &Call) -> Result<(), Box<dyn Error>> {
    let start = ProcessTime::now();
    let mut net = P::create(call.size, call.seed, call.threads)?;
    let build = start.elapsed().as_secs_f64();

    let fires = net.fired().is_some();
    let (mut cpu, mut wall) = (f64::INFINITY, f64::INFINITY);
    // Where nothing fires, no run differs from the next: the best of five, as the reference in C does it.
    for _ in 0..if fires { 1 } else { 5 } {
        let (clock, start) = (Instant::now(), ProcessTime::now());
        net.simulate_iterations(call.steps);
        let (this, time) = (start.elapsed().as_secs_f64(), clock.elapsed().as_secs_f64());
        if this < cpu {
            (cpu, wall) = (this, time);
        }
    }
    let peak = getrusage(UsageWho::RUSAGE_SELF)?.max_rss() / 1024;

    let degree = P::degree(call.size);
    let seconds = call.steps as f64 * net.dt() * 1e-3;
    drop(net);
    let spikes = if fires { Some(spikes::<P>(call)?) } else { None };
    // Where neurons do not fire, each synapse is at work in each iteration.
    let events = spikes.unwrap_or(call.steps * call.size as u64) * degree as u64;
    let line = json!({
        "model": call.model, "sim": "pymonn",
        "mode": format!("{} {}{}", if call.double { "f64" } else { "f32" }, pymonn::instruction_set(), if call.sparse { " sparse" } else if call.deferred { " deferred" } else { "" }),
        "threads": call.threads, "N": call.size, "K": degree, "T": seconds, "steps": call.steps, "wall": wall, "cpu": cpu,
        "spikes": spikes, "rate": spikes.map(|spikes| spikes as f64 / seconds / call.size as f64),
        "events": events, "ns_per_event": cpu * 1e9 / events as f64, "us_per_step": cpu * 1e6 / call.steps as f64,
        "rss_mb": peak, "build": build,
    });
    println!("RESULT {line}");
    Ok(())
}

/// Spikes of the same run, counted in a second one so that counting costs nothing in the first.
fn spikes<P: Peer>(call: &Call) -> Result<u64, BuildError> {
    let mut net = P::create(call.size, call.seed, call.threads)?;
    let mut spikes = 0;
    for _ in 0..call.steps {
        net.iterate();
        spikes += net.fired().unwrap_or(0) as u64;
    }
    Ok(spikes)
}
