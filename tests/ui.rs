//! Every message of `network!` and `#[behaviour]`, as a model author sees it.
//!
//! One file for each rule under `ui/`, and what the compiler says about it beside it, as `.stderr`. After a message was
//! changed on purpose, `TRYBUILD=overwrite cargo test -p pymonn-tests --test ui` writes them anew; read each before it goes in.
#![allow(missing_docs, reason = "a test has no readers of its documentation")]

use std::process::Command;

/// rustc's own words, which stand in the expected messages, change from version to version.
const RUSTC: &str = "rustc 1.95.";

#[test]
fn messages() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = match Command::new(rustc).arg("--version").output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).into_owned(),
        Err(error) => format!("no rustc: {error}"),
    };
    if !version.starts_with(RUSTC) {
        eprintln!("SKIPPED: the expected messages are those of {RUSTC}x, this is {}", version.trim());
        return;
    }
    let tests = trybuild::TestCases::new();
    tests.compile_fail("ui/**/*.rs");
    #[cfg(feature = "parallel")]
    tests.compile_fail("ui_parallel/*.rs");
}
