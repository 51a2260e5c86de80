//! CUBA against the C reference (`peers/ref_models.c`), runs in turn, median CPU time per iteration.

use std::path::Path;
use std::process::Command;

use cpu_time::ProcessTime;
use pymonn_benches::measure::median;
use pymonn_benches::models::cuba::Cuba;
use pymonn_benches::options::option;

/// Biological time of one round [s].
const SECONDS: f64 = 5.0;

fn main() {
    let rounds = option("--rounds", 11);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let binary = std::env::temp_dir().join(format!("pymonn_ref32_{}", std::process::id()));
    let flags = ["-O3", "-march=native", "-ffast-math", "-mprefer-vector-width=512", "-Wno-unused", "-DREAL=float", "-DIDX16"];
    let built = Command::new("cc").args(flags).arg(folder.join("peers/ref_models.c")).arg("-o").arg(&binary).arg("-lm").status();
    if !built.is_ok_and(|status| status.success()) {
        println!("SKIPPED: no C compiler here that takes the reference's flags");
        return;
    }
    let (mut reference, mut own) = (Vec::new(), Vec::new());
    let (mut spikes_c, mut spikes) = (0.0, 0);
    let steps = (SECONDS * 1e4) as u64;
    for _ in 0..rounds {
        let output = Command::new(&binary).args(["cuba", "4000", &SECONDS.to_string()]).output().expect("it was just built");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        reference.push(field(&text, "us_per_step"));
        spikes_c = field(&text, "spikes");
        let mut net = <Cuba>::builder().seed(1).build().expect("the defaults are good");
        let start = ProcessTime::now();
        net.simulate_iterations(steps);
        own.push(start.elapsed().as_secs_f64() * 1e6 / steps as f64);
        spikes = count(steps);
    }
    let _ = std::fs::remove_file(&binary);
    let (c, generated) = (median(&mut reference), median(&mut own));
    println!("CUBA, 4,000 neurons, {SECONDS} s, f32, {rounds} rounds, median CPU time ({})", pymonn::instruction_set());
    println!("  C reference   {c:.3} us/iteration   {spikes_c} spikes");
    println!("  pymonn        {generated:.3} us/iteration   {spikes} spikes   ratio {:.3} (at most 1.5 is asked)", generated / c);
}

/// Spikes of the same run, counted apart so that counting costs nothing in the timing.
fn count(steps: u64) -> usize {
    let mut net = <Cuba>::builder().seed(1).build().expect("the defaults are good");
    (0..steps)
        .map(|_| {
            net.iterate();
            net.exc.spike.iter().chain(net.inh.spike.iter()).filter(|s| **s).count()
        })
        .sum()
}

/// A number in the reference's line of JSON.
fn field(text: &str, name: &str) -> f64 {
    let key = format!("\"{name}\": ");
    let rest = text.split(&key).nth(1).unwrap_or_default();
    rest.split([',', '}']).next().and_then(|n| n.trim().parse().ok()).unwrap_or(f64::NAN)
}
