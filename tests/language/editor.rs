//! What rust-analyzer sees of a good model must be good Rust: it alone sets `cfg(rust_analyzer)`.

use std::path::Path;
use std::process::Command;

#[test]
fn the_code_for_editors_compiles() {
    let Some(cargo) = std::env::var_os("CARGO") else {
        eprintln!("SKIPPED: not run by cargo");
        return;
    };
    // …/target/debug/deps/language-…: the same folder, so that only the last crate is built again.
    let target = std::env::current_exe().ok().and_then(|exe| exe.ancestors().nth(3).map(Path::to_path_buf));
    let Some(target) = target else {
        eprintln!("SKIPPED: no target folder");
        return;
    };
    let output = Command::new(cargo)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["rustc", "--offline", "--quiet", "-p", "pymonn-strict", "--lib", "--target-dir"])
        .arg(target)
        .args(["--", "--cfg", "rust_analyzer"])
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            eprintln!("SKIPPED: cargo does not start: {error}");
            return;
        }
    };
    let text = String::from_utf8_lossy(&output.stderr);
    if text.contains("--offline was specified") || text.contains("failed to download") {
        eprintln!("SKIPPED: the crates are not here, and this machine is offline");
        return;
    }
    assert!(output.status.success(), "{text}");
}
