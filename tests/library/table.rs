//! The guide's table of all models, `src/guide/library.md`, is written from their docs: `UPDATE_TABLE=1 cargo test -p pymonn-tests
//! --test library table`.
//!
//! The docs of a model begin with a sentence that says what it is, and have a paragraph `Source: …` and one `Tested against: …`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A kind of models: its title, the folder (or file) of their code, the path of their documentation.
type Kind = (&'static str, &'static str, &'static str);

const KINDS: [Kind; 10] = [
    ("Neurons", "src/behaviours/neurons", "behaviours::neurons"),
    ("Sources", "src/behaviours/sources", "behaviours::sources"),
    ("Patterns", "src/behaviours/sources/patterns", "behaviours::sources::patterns"),
    ("Synapses", "src/behaviours/synapses", "behaviours::synapses"),
    ("Plasticity", "src/behaviours/plasticity", "behaviours::plasticity"),
    ("Homeostasis", "src/behaviours/homeostasis", "behaviours::homeostasis"),
    ("Self-organizing recurrent networks", "src/behaviours/sorn", "behaviours::sorn"),
    ("Connection rules", "pymonn-core/src/connect", "connect"),
    ("Places and parts of groups", "pymonn-core/src/position", ""),
    ("Values by distance", "pymonn-core/src/init", "init"),
];

/// A public item with its docs.
struct Item {
    name: String,
    docs: String,
    /// Whether it is a behaviour or a connection rule, and so must say where it is from and what it was tested against.
    model: bool,
}

impl Item {
    /// The paragraph of the docs that begins with one of these words, without them.
    fn paragraph(&self, words: [&str; 2]) -> Option<String> {
        let paragraph = self.docs.split("\n\n").find(|paragraph| words.iter().any(|word| paragraph.starts_with(word)))?;
        let text = words.iter().find_map(|word| paragraph.strip_prefix(word))?;
        Some(cell(text.trim()))
    }

    /// The first sentence of the docs.
    fn sentence(&self) -> String {
        let first = self.docs.split("\n\n").next().unwrap_or_default().replace('\n', " ");
        let end = first.match_indices(". ").map(|(place, _)| place + 1).find(|end| {
            let next = first[end + 1..].chars().next();
            next.is_some_and(char::is_uppercase)
        });
        cell(&first[..end.unwrap_or(first.len())])
    }

    /// The row of the table; none for what is no model and does not say that it belongs there.
    fn row(&self, path: &str) -> Result<Option<String>, String> {
        match (self.paragraph(["Source:", "Sources:"]), self.paragraph(["Tested against:"; 2])) {
            (Some(source), Some(tested)) => {
                let (name, what) = (&self.name, self.sentence());
                let link = ["crate", path, name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("::");
                // A rule may share its name with a module.
                let kind = if name.starts_with(char::is_lowercase) { "fn@" } else { "" };
                Ok(Some(format!("| [`{name}`]({kind}{link}) | {what} | {source} | {tested} |\n")))
            }
            (None, None) if !self.model => Ok(None),
            (None, _) => Err(format!("`{}` has no paragraph `Source: …`", self.name)),
            (_, None) => Err(format!("`{}` has no paragraph `Tested against: …`", self.name)),
        }
    }
}

/// Text for a cell of the table: on one line, links as plain words.
fn cell(text: &str) -> String {
    let mut text = text.replace('\n', " ").replace('|', "\\|");
    while let Some((begin, middle)) = text.match_indices("](").map(|(at, _)| at).find_map(|at| Some((text[..at].rfind('[')?, at)))
    {
        let Some(length) = text[middle..].find(')') else { break };
        text.replace_range(middle..=middle + length, "");
        text.remove(begin);
    }
    text.replace("[`", "`").replace("`]", "`")
}

/// The public items of a file of code.
fn items(code: &str) -> Vec<Item> {
    let lines: Vec<&str> = code.lines().collect();
    let behaviours: Vec<&str> = code.split("\n#[behaviour").skip(1).filter_map(|rest| rest.split("\nimpl").nth(1)).collect();
    let mut found = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let Some((kind, rest)) =
            ["pub struct ", "pub fn ", "pub const fn "].iter().find_map(|kind| Some((*kind, line.strip_prefix(kind)?)))
        else {
            continue;
        };
        let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        let above = lines[..place].iter().rev().take_while(|line| line.starts_with("///") || line.starts_with("#["));
        let mut docs: Vec<&str> = above.filter_map(|line| line.strip_prefix("///")).map(str::trim).collect();
        docs.reverse();
        let model = match kind {
            "pub struct " => behaviours.iter().any(|of| subject(of) == name),
            _ => rest.contains("-> Rule<"),
        };
        found.push(Item { name, docs: docs.join("\n"), model });
    }
    found
}

/// The type that an `impl` is for; `rest` begins behind the word.
fn subject(rest: &str) -> &str {
    let mut depth = 0_i32;
    let generics = rest.starts_with('<').then(|| {
        rest.find(|letter| {
            depth += i32::from(letter == '<') - i32::from(letter == '>');
            depth == 0
        })
    });
    let rest = generics.flatten().map_or(rest, |end| &rest[end + 1..]).trim_start();
    &rest[..rest.find(['<', ' ']).unwrap_or(rest.len())]
}

/// The names that a module re-exports, in its order.
fn exported(code: &str) -> Vec<String> {
    let uses = code.split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let names =
        uses.flat_map(|list| list.split(['{', '}', ',']).map(|name| name.rsplit("::").next().unwrap_or(name).trim().to_owned()));
    names.filter(|name| !name.is_empty()).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of one kind, and what is missing.
fn rows(root: &Path, folder: &str, path: &str, missing: &mut Vec<String>) -> String {
    let mut files: Vec<PathBuf> = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut table = String::new();
    let public = exported(&read(&root.join(folder).join("mod.rs")));
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
        for item in items(&read(file)).iter().filter(|item| public.contains(&item.name)) {
            match item.row(path) {
                Ok(row) => table.extend(row),
                Err(problem) => missing.push(format!("{}: {problem}", file.display())),
            }
        }
    }
    table
}

#[test]
fn the_table_of_models_is_that_of_their_docs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let (mut text, mut missing) = (String::new(), Vec::new());
    for (title, folder, path) in KINDS {
        let rows = rows(root, folder, path, &mut missing);
        assert!(!rows.is_empty(), "no models in {folder}");
        write!(text, "## {title}\n\n| model | what it is | source | tested against |\n| --- | --- | --- | --- |\n{rows}\n")
            .unwrap();
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    let text = text.trim_end().to_owned() + "\n";

    let place = root.join("src/guide/library.md");
    if std::env::var_os("UPDATE_TABLE").is_some() {
        fs::write(&place, &text).unwrap();
    }
    let stands = fs::read_to_string(&place).unwrap_or_default();
    let differs = text.split('\n').zip(stands.split('\n')).find(|(new, old)| new != old);
    assert!(
        stands == text,
        "src/guide/library.md is stale (UPDATE_TABLE=1 writes it anew); the first line that differs: {differs:?}"
    );
}

#[test]
fn docs_are_read_as_they_are_written() {
    let code = "
/// Leaky *a | b*, see [`C`](super::C). Then more,
/// and more.
///
/// Sources: One & Two, J. Neurosci. 3
/// (1990), eq. 1.
///
/// Tested against: NEST.
#[derive(Clone)]
pub struct Leaky<F = f32, M = Euler> {

#[behaviour(crate = crate, v: F = self.reset)]
impl<F: Float, M: Method<F>> Leaky<F, M> {

/// Undocumented.
pub struct Bare;

#[behaviour]
impl Bare {

/// No model.
pub struct Other;
";
    let items = items(code);
    assert_eq!(
        items.iter().map(|item| (item.name.as_str(), item.model)).collect::<Vec<_>>(),
        [("Leaky", true), ("Bare", true), ("Other", false)]
    );
    let row = "| [`Leaky`](crate::a::Leaky) | Leaky *a \\| b*, see `C`. | One & Two, J. Neurosci. 3 (1990), eq. 1. | NEST. |\n";
    assert_eq!(items[0].row("a"), Ok(Some(row.to_owned())));
    assert_eq!(items[1].row("a"), Err("`Bare` has no paragraph `Source: …`".to_owned()));
    assert_eq!(items[2].row("a"), Ok(None));
    assert_eq!(exported("\nmod a;\npub use a::A;\npub use b::{B, deep::b};\npub(crate) use c::C;\n"), ["A", "B", "b"]);
}
