//! How long building takes: the main job cold and after a change, and networks of 1, 10 and 50 groups after a change.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{fs, io};

use pymonn_benches::measure::median;
use pymonn_benches::options::option;

/// Behaviours in each group, besides a recorder.
const BEHAVIOURS: usize = 8;

fn main() -> io::Result<()> {
    let rounds = option("--rounds", 3);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let folder = std::env::temp_dir().join(format!("pymonn_build_time_{}", std::process::id()));
    main_job(&root, &folder, rounds)?;
    for groups in [1, 10, 50] {
        network(&root, &folder, groups, rounds)?;
    }
    fs::remove_dir_all(folder)
}

/// Seconds of wall time of one cargo command.
fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> io::Result<f64> {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).arg("--quiet").current_dir(folder).env("CARGO_TARGET_DIR", target);
    let status = command.stdout(Stdio::null()).status()?;
    if status.success() { Ok(start.elapsed().as_secs_f64()) } else { Err(io::Error::other("cargo failed")) }
}

fn main_job(root: &Path, folder: &Path, rounds: usize) -> io::Result<()> {
    let build = ["build", "--release", "--example", "readme"];
    let target = folder.join("main_job");
    let (mut cold, mut again) = (Vec::new(), Vec::new());
    // Cargo goes by the time of the last change.
    let example = fs::File::options().append(true).open(root.join("examples/readme.rs"))?;
    for _ in 0..rounds {
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        cold.push(cargo(root, &target, &build)?);
        example.set_modified(std::time::SystemTime::now())?;
        again.push(cargo(root, &target, &build)?);
    }
    println!("main job, cold {:.1} s, after a change {:.2} s (median of {rounds})", median(&mut cold), median(&mut again));
    Ok(())
}

fn network(root: &Path, folder: &Path, groups: usize, rounds: usize) -> io::Result<()> {
    let package = folder.join("package");
    fs::create_dir_all(package.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"measured\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\npymonn = {{ path = '{}' }}\n\n[workspace]\n",
        root.display()
    );
    fs::write(package.join("Cargo.toml"), manifest)?;
    let target = folder.join("networks");
    let mut line = format!("{groups:>3} groups of {BEHAVIOURS} behaviours, after a change:");
    for (name, command) in [("check", &["check"][..]), ("build", &["build"]), ("build --release", &["build", "--release"])] {
        let mut times = Vec::new();
        for round in 0..=rounds {
            // A change that matters: another factor.
            fs::write(package.join("src/main.rs"), program(groups, round))?;
            times.push(cargo(&package, &target, command)?);
        }
        times.remove(0);
        let _ = write!(line, "  {name} {:.2} s", median(&mut times));
    }
    println!("{line} (median of {rounds})");
    Ok(())
}

fn program(groups: usize, round: usize) -> String {
    let mut text = "use pymonn::prelude::*;\n".to_owned();
    for k in 0..BEHAVIOURS {
        let _ = writeln!(
            text,
            "struct B{k} {{ a: f32 }}\n#[behaviour]\nimpl B{k} {{ fn neuron(&self, v: &mut f32, w: &mut f32) {{ *v = self.a * *v + *w; *w *= 0.{}; }} }}",
            k + 1
        );
    }
    text.push_str("network! { network Big {\n");
    for g in 0..groups {
        let _ = writeln!(text, "group g{g}[1000] {{ v: f32 = uniform(0.0, 1.0); w: f32 = 0.0;");
        for k in 0..BEHAVIOURS {
            let _ = writeln!(text, "{} => B{k} {{ a: 0.9{round} }};", k + 1);
        }
        text.push_str("9 => Recorder { v, mean: mean(v) }; }\n");
    }
    text.push_str("} }\nfn main() { let mut n = Big::builder().build().unwrap(); n.iterate(); println!(\"{}\", n.g0.v[0]); }\n");
    text
}
