//! Draws the pictures in the documentation of the library's models: `docs/behaviours/*.svg`, one for each model.
//!
//! It takes the options of all examples and does without them: pictures of shorter runs would not show what they are for.

mod common;
#[path = "gallery/neurons.rs"]
mod neurons;
#[path = "gallery/plasticity.rs"]
mod plasticity;
#[path = "gallery/structure.rs"]
mod structure;
#[path = "gallery/topology.rs"]
mod topology;

use std::{fs, path::Path};

use common::{Options, Outcome};
use pymonn::plot::Figure;

fn main() -> Outcome {
    Options::read(1, 1);
    let folder = Path::new("docs/behaviours");
    neurons::draw(folder)?;
    plasticity::draw(folder)?;
    structure::draw(folder)?;
    topology::draw(folder)?;
    println!("{} shows what each model does", folder.display());
    Ok(())
}

/// Saves a figure so that it can stand inside a page of documentation, small: the first tag alone on its line, and no empty line, make it
/// a block whose text is not read as Markdown.
fn save(folder: &Path, name: &str, figure: &Figure) -> Outcome {
    let path = folder.join(name).with_extension("svg");
    figure.save(&path)?;
    let text = fs::read_to_string(&path)?.replacen('>', ">\n", 1);
    let lines: Vec<String> = text.lines().filter(|line| !line.trim().is_empty()).map(rounded).collect();
    fs::write(&path, lines.join("\n") + "\n")?;
    Ok(())
}

/// The same line with at most one digit after each point, tenths of a pixel, but for what is to be read.
fn rounded(line: &str) -> String {
    let (mut tag, mut digits) = (false, None);
    let keep = |letter: &char| {
        tag = (tag || *letter == '<') && *letter != '>';
        digits = match digits {
            _ if *letter == '.' && tag => Some(0),
            Some(count) if letter.is_ascii_digit() => Some(count + 1),
            _ => None,
        };
        digits.is_none_or(|count| count < 2)
    };
    line.chars().filter(keep).collect()
}
