//! Parameters by the package's names, and in files.

use pymonn::behaviours::sorn::{Gone, Growth};
use pymonn::models::sorn::{Configuration, NetworkType, Parameters, Pools, Scaling, Thresholds, Topology};

/// All names of the package, with its defaults.
const PACKAGE: &str = r#"
[package]
ne = 200
nu = 10
network_type_ee = "Sparse"
network_type_ei = "Sparse"
network_type_ie = "Dense"
lambda_ee = 20
lambda_ei = 40
lambda_ie = 100
eta_stdp = 0.004
eta_inhib = 0.001
eta_ip = 0.01
te_max = 1.0
ti_max = 0.5
ti_min = 0.0
te_min = 0.0
mu_ip = 0.1
sigma_ip = 0.0
"#;

#[test]
fn the_packages_names_and_defaults() {
    let package = Parameters::package(200, 10);
    assert_eq!(Parameters::from_toml(PACKAGE).unwrap(), package);
    assert_eq!(Parameters::from_toml("[package]").unwrap(), package);
    assert_eq!(Configuration::default().parameters().unwrap(), package);
}

#[test]
fn each_of_the_packages_names_counts() {
    let defaults = Configuration::default();
    let changed = [
        Configuration { ne: 100, ..defaults.clone() },
        Configuration { nu: 4, ..defaults.clone() },
        Configuration { network_type_ee: NetworkType::Dense, ..defaults.clone() },
        Configuration { network_type_ei: NetworkType::Dense, ..defaults.clone() },
        Configuration { network_type_ie: NetworkType::Sparse, ..defaults.clone() },
        Configuration { lambda_ee: 10.0, ..defaults.clone() },
        Configuration { lambda_ei: 10.0, ..defaults.clone() },
        Configuration { eta_stdp: 0.01, ..defaults.clone() },
        Configuration { eta_inhib: 0.01, ..defaults.clone() },
        Configuration { eta_ip: 0.02, ..defaults.clone() },
        Configuration { te_max: 0.9, ..defaults.clone() },
        Configuration { ti_max: 0.9, ..defaults.clone() },
        Configuration { ti_min: 0.1, ..defaults.clone() },
        Configuration { te_min: 0.1, ..defaults.clone() },
        Configuration { mu_ip: 0.2, ..defaults.clone() },
        Configuration { target_rate: Some(0.2), ..defaults.clone() },
        Configuration { noise_sd: 0.2, ..defaults.clone() },
        Configuration { sp_probability: 0.2, ..defaults.clone() },
        Configuration { sp_weight: 0.2, ..defaults.clone() },
        Configuration { cutoff_weights: (0.0, 0.5), ..defaults.clone() },
        Configuration { lambda_sd: 2.0, ..defaults.clone() },
    ];
    let mut seen = vec![defaults.parameters().unwrap()];
    for configuration in changed {
        let parameters = configuration.parameters().unwrap();
        parameters.build::<f32>(1).unwrap();
        assert!(!seen.contains(&parameters), "{configuration:?}");
        seen.push(parameters);
    }
}

#[test]
fn the_packages_values_out_of_range_are_named() {
    let said = |line: &str| Parameters::from_toml(&format!("[package]\n{line}")).unwrap_err().to_string();
    let cases = [
        ("ne = 4", "`ne` is 4: allowed is 5 to"),
        ("nu = 201", "`nu` is 201: allowed is 1 to 200, `ne`: each input drives a unit of its own"),
        ("nu = 150", "`nu` is 150: allowed is 1 to 100, half of `ne`: 2 · nu / ne is the target rate"),
        ("eta_stdp = -1.0", "`eta_stdp` is -1.0: allowed is a finite number, 0 or more"),
        ("te_min = 2.0", "`te_min` is 2.0: allowed is at most `te_max`, which is 1.0"),
        ("mu_ip = 0", "`mu_ip` is 0.0: allowed is a finite number above 0"),
        ("sigma_ip = 0.01", "`sigma_ip` is 0.01: allowed is 0: nothing reads it, here and in the package"),
        ("sp_probability = 2.0", "`sp_probability` is 2.0: allowed is a number from 0 to 1"),
        ("cutoff_weights = [0.1, 1.0]", "`cutoff_weights: low` is 0.1: allowed is 0"),
    ];
    for (line, expected) in cases {
        assert!(said(line).starts_with(expected), "{}", said(line));
    }
}

#[test]
fn unknown_names_and_wrong_types_are_named() {
    let said = |text: &str| Parameters::from_toml(text).unwrap_err().to_string();
    let unknown = said("[package]\nne = 100\nmatrices = 3");
    assert!(unknown.contains("line 3") && unknown.contains("unknown field `matrices`, expected one of `ne`, `nu`"), "{unknown}");
    let unknown = said("[sorn]\nwinner = 3");
    assert!(unknown.contains("unknown field `winner`, expected one of `ne`, `ni`"), "{unknown}");
    let unknown = said("[sorm]\nne = 3");
    assert!(unknown.contains("unknown field `sorm`, expected `package` or `sorn`"), "{unknown}");
    let kind = said("[package]\nnetwork_type_ee = \"sparse\"");
    assert!(
        kind.contains("network_type_ee = ") && kind.contains("unknown variant `sparse`, expected `Sparse` or `Dense`"),
        "{kind}"
    );
    let kind = said("[package]\neta_ip = \"fast\"");
    assert!(kind.contains("eta_ip = ") && kind.contains("invalid type: string \"fast\", expected f64"), "{kind}");
    let kind = said("[sorn]\nne = -3");
    assert!(kind.contains("ne = -3") && kind.contains("invalid value: integer `-3`, expected usize"), "{kind}");
    assert_eq!(said("[sorn]\nne = 0"), "`ne` is 0: allowed is 1 or more");
    for (text, found) in [("", "none"), ("[sorn]\n[package]", "both")] {
        assert!(said(text).starts_with(&format!("has {found} of the tables: allowed is one, `[sorn]`")), "{}", said(text));
    }
}

#[test]
fn all_parameters_survive_a_file() {
    let odd = Parameters {
        ee: Topology::Distance { side: 1000.0, half: 250.0 },
        ei: Topology::OutDegree { mean: 3.0, sd: 0.5 },
        ie: Topology::InDegree { mean: 3.0, sd: 0.5 },
        ti: Thresholds::Ordered(0.0, 0.25),
        gone: Gone::Kept,
        scaling: Scaling::None,
        winners: Some(20),
        ..Parameters::zheng()
    };
    let presets = [Parameters::lazar(), Parameters::zheng(), Parameters::hartmann(), Parameters::del_papa(400)];
    for parameters in presets.into_iter().chain([Parameters::package(50, 4), odd]) {
        let text = parameters.to_toml().unwrap();
        assert_eq!(Parameters::from_toml(&text).unwrap(), parameters, "{text}");
    }
    assert_eq!(Parameters::from_toml("[sorn]\npools = { overlapping = 5 }").unwrap().pools, Pools::Overlapping(5));
    let listed = Parameters { growth: Growth::Listed([(1, 2, 3)].into()), ..Parameters::zheng() };
    assert!(listed.to_toml().unwrap_err().to_string().contains("Listed"), "{:?}", listed.to_toml());
}

#[test]
fn files_are_written_whole_and_missing_ones_named() {
    let folder = std::env::temp_dir().join(format!("pymonn-sorn-toml-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("network.toml");
    let missing = Parameters::read(&path).unwrap_err();
    assert!(missing.path() == Some(&path) && missing.to_string().starts_with(&path.display().to_string()), "{missing}");
    Parameters::lazar().write(&path).unwrap();
    Parameters::hartmann().write(&path).unwrap();
    assert_eq!(Parameters::read(&path).unwrap(), Parameters::hartmann());
    let listed = Parameters { growth: Growth::Listed([].into()), ..Parameters::zheng() };
    assert!(listed.write(&path).is_err());
    assert_eq!(Parameters::read(&path).unwrap(), Parameters::hartmann(), "what was there stays");
    let into_nothing = Parameters::lazar().write(folder.join("none/network.toml")).unwrap_err().to_string();
    assert!(into_nothing.contains("none"), "{into_nothing}");
    std::fs::write(&path, "[package]\nnee = 3").unwrap();
    let wrong = Parameters::read(&path).unwrap_err().to_string();
    assert!(wrong.starts_with(&path.display().to_string()) && wrong.contains("unknown field `nee`"), "{wrong}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    std::fs::remove_dir_all(&folder).unwrap();
}
