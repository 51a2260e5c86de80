//! States in `.npz` files, read from numpy's and written for it.

use std::fs;
use std::path::{Path, PathBuf};

use nalgebra::DMatrix;
use pymonn::models::sorn::{Configuration, Parameters, Pools, Simulator, Start};

/// Made by `make_state.py` beside it.
fn by_numpy(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/data/sorn").join(name)
}

fn parameters() -> Parameters {
    Configuration { ne: 6, nu: 2, target_rate: Some(0.25), ..Configuration::default() }
        .parameters()
        .map(|p| Parameters { ni: 2, ..p })
        .unwrap()
}

/// The same numbers; targets × sources.
fn expected() -> Start<f64> {
    let wee = |post: usize, pre: usize| {
        if pre == post || (pre + 2 * post).is_multiple_of(5) { 0.0 } else { (10 * pre + post) as f64 / 1024.0 }
    };
    Start {
        wee: DMatrix::from_fn(6, 6, wee),
        wei: DMatrix::from_fn(6, 2, |post, pre| (100 * pre + post + 1) as f64 / 1024.0),
        wie: DMatrix::from_fn(2, 6, |post, pre| (10 * pre + post + 1) as f64 / 1024.0),
        weu: DMatrix::from_fn(6, 2, |post, pre| f64::from(u8::from(post == pre))),
        te: (0..6).map(|k| f64::from(k) / 8.0).collect(),
        ti: vec![0.125, 0.375],
        target_rate: vec![0.25; 6],
        x: vec![true, false, false, true, true, false],
        y: vec![false, true],
    }
}

#[test]
fn numpys_file_is_read() {
    let start = Start::<f64>::read_npz(by_numpy("state.npz"), &parameters()).unwrap();
    assert_eq!(start, expected());
    let start = Start::<f32>::read_npz(by_numpy("state.npz"), &parameters()).unwrap();
    assert_eq!(start.wee, expected().wee.map(|w| w as f32));
    Simulator::resume(&parameters(), start, 1).unwrap().step(&[1.0, 0.0]).unwrap();
}

/// A folder of this process.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("pymonn-sorn-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn states_survive_a_file() {
    let folder = folder("npz");
    let path = folder.join("state.npz");
    let hartmann = Parameters { ne: 40, ni: 8, pools: Pools::Overlapping(5), ..Parameters::hartmann() };
    let mut net = hartmann.build::<f64>(3).unwrap();
    net.simulate_iterations(100);
    let state = net.state();
    state.write_npz(&path).unwrap();
    assert_eq!(Start::read_npz(&path, &hartmann).unwrap(), state);
    let mut net = Parameters::package(40, 4).build::<f32>(3).unwrap();
    net.simulate_iterations(100);
    net.state().write_npz(&path).unwrap();
    assert_eq!(Start::read_npz(&path, &Parameters::package(40, 4)).unwrap(), net.state());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn wrong_files_are_named() {
    let folder = folder("wrong");
    let said = |path: &Path, parameters: &Parameters| {
        let error = Start::<f64>::read_npz(path, parameters).unwrap_err();
        assert_eq!(error.path(), Some(path));
        let said = error.to_string();
        said.strip_prefix(&format!("{}: ", path.display())).unwrap_or_else(|| panic!("{said}")).to_owned()
    };
    let none = folder.join("none.npz");
    assert!(!said(&none, &parameters()).is_empty());
    let text = folder.join("text.npz");
    fs::write(&text, "no archive").unwrap();
    assert!(said(&text, &parameters()).contains("invalid Zip archive"), "{}", said(&text, &parameters()));
    let cut = folder.join("cut.npz");
    let whole = fs::read(by_numpy("state.npz")).unwrap();
    fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    assert!(said(&cut, &parameters()).contains("Zip"), "{}", said(&cut, &parameters()));

    let state = by_numpy("state.npz");
    let larger = Parameters { ne: 7, ..parameters() };
    assert_eq!(said(&state, &larger), "`wee` is (6, 6): allowed is (7, 7), targets × sources");
    let pools = Parameters { pools: Pools::Disjoint(2), ..parameters() };
    assert_eq!(said(&state, &pools), "has no array `Weu`, which only the package's inputs (`Pools::Identity`) may do without");
    let range = Parameters { target_rate: (0.1, 0.2), ..parameters() };
    assert_eq!(said(&state, &range), "has no array `target_rate`, and the parameters have a range of them");
    assert_eq!(said(&by_numpy("initial.npz"), &parameters()), "has no array `X`");
    assert_eq!(
        said(&by_numpy("wrong_type.npz"), &parameters()),
        "array `Wee`: is of type '<c16': allowed are numbers and truth values"
    );
    assert_eq!(
        said(&by_numpy("wrong_shape.npz"), &parameters()),
        "array `Wee`: has the shape [6, 6, 1]: allowed are one or two dimensions"
    );
    fs::remove_dir_all(&folder).unwrap();
}
