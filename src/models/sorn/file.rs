//! Files: what goes wrong with them, whole or not at all, and parameters as TOML.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use pymonn_core::Validate;
use serde::{Deserialize, Serialize};

use super::{Configuration, Parameters};

/// What is wrong with a file: its name, what in it, and what is allowed.
///
/// `Debug` writes what `Display` writes: it is what the user of `fn main() -> Result<(), Box<dyn Error>>` gets to see.
#[derive(Clone, PartialEq, Eq)]
pub struct FileError {
    path: Option<PathBuf>,
    problem: String,
}

impl FileError {
    pub(super) fn new(problem: impl fmt::Display) -> Self {
        Self { path: None, problem: problem.to_string().trim_end().to_owned() }
    }

    pub(super) fn at(self, path: &Path) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }

    /// The file; none for text that was in no file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        f.write_str(&self.problem)
    }
}

impl fmt::Debug for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for FileError {}

/// Writes a file whole or not at all: beside its place, to the disk, then in place of the old one.
pub(super) fn write_whole(path: &Path, write: impl FnOnce(&mut File) -> Result<(), FileError>) -> Result<(), FileError> {
    let io = |error: io::Error| FileError::new(error);
    let name = path.file_name().ok_or_else(|| FileError::new("names no file").at(path))?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(beside);
    let written =
        OpenOptions::new().write(true).read(true).create(true).truncate(true).open(&beside).map_err(io).and_then(|mut file| {
            write(&mut file)?;
            file.sync_all().map_err(io)?;
            drop(file);
            fs::rename(&beside, path).map_err(io)
        });
    if written.is_err() {
        // What went wrong is said; that a leftover could not be removed either is no news.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|error| error.at(path))
}

/// A file of parameters: one of two tables.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<Configuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sorn: Option<Parameters>,
}

impl Parameters {
    /// Parameters from TOML: a table `[sorn]` with the names of [`Parameters`], or `[package]` with those of [`Configuration`]. What is left out is
    /// that of [`Parameters::zheng`], or of the package.
    ///
    /// ```
    /// use pymonn::models::sorn::{Parameters, Topology};
    ///
    /// let own = Parameters::from_toml("[sorn]\nne = 400\nee = { probability = 0.05 }\ngrowth = { random = 0.4 }")?;
    /// assert_eq!(own.ee, Topology::Probability(0.05));
    /// let package = Parameters::from_toml("[package]\nne = 100\nnu = 4\nlambda_ee = 10")?;
    /// assert_eq!(package.ee, Topology::InDegree { mean: 10.0, sd: 1.0 });
    ///
    /// let error = Parameters::from_toml("[package]\nlamda_ee = 10").unwrap_err().to_string();
    /// assert!(error.contains("unknown field `lamda_ee`, expected one of `ne`, `nu`"));
    /// # Ok::<(), pymonn::models::sorn::FileError>(())
    /// ```
    ///
    /// # Errors
    /// For an unknown name, a value of a wrong type or out of its range: names it and what is allowed.
    pub fn from_toml(text: &str) -> Result<Self, FileError> {
        let parameters = match toml::from_str(text).map_err(FileError::new)? {
            Tables { package: Some(package), sorn: None } => package.parameters().map_err(FileError::new)?,
            Tables { package: None, sorn: Some(parameters) } => parameters,
            Tables { package, .. } => {
                let found = if package.is_some() { "both" } else { "none" };
                let allowed = "`[sorn]`, with the names of `Parameters`, or `[package]`, with those of the Python package";
                return Err(FileError::new(format_args!("has {found} of the tables: allowed is one, {allowed}")));
            }
        };
        parameters.validate().map_err(FileError::new)?;
        Ok(parameters)
    }

    /// Parameters from a file: [`from_toml`](Self::from_toml).
    ///
    /// # Errors
    /// As there, and for a file that cannot be read; names the file.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, FileError> {
        let path = path.as_ref();
        let text = fs::read_to_string(path).map_err(|error| FileError::new(error).at(path))?;
        Self::from_toml(&text).map_err(|error| error.at(path))
    }

    /// The table `[sorn]` of these parameters.
    ///
    /// # Errors
    /// For [`Growth::Listed`](crate::behaviours::sorn::Growth::Listed), which is in no file.
    pub fn to_toml(&self) -> Result<String, FileError> {
        toml::to_string(&Tables { sorn: Some(self.clone()), package: None }).map_err(FileError::new)
    }

    /// Writes [`to_toml`](Self::to_toml) to a file: whole, or not at all.
    ///
    /// # Errors
    /// As there, and for a file that cannot be written; names the file.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<(), FileError> {
        let path = path.as_ref();
        let text = self.to_toml().map_err(|error| error.at(path))?;
        write_whole(path, |file| file.write_all(text.as_bytes()).map_err(FileError::new))
    }
}
