//! Lists of numbers in JSON.

/// The list of this name in a JSON file.
///
/// # Panics
/// Where there is none of this name, or it holds something else than numbers.
pub fn numbers(json: &str, name: &str) -> Vec<f64> {
    let (_, list) = json.split_once(&format!("\"{name}\": [")).expect("the name is in the file");
    let (list, _) = list.split_once(']').expect("a list ends");
    list.split(',').map(|number| number.trim().parse().expect("a number")).collect()
}
