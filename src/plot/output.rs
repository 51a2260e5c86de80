//! What comes out: files that are whole or not there, or an error that says why not.

use std::{
    error,
    ffi::OsString,
    fmt,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

/// Why a picture was not written.
#[derive(Debug)]
#[non_exhaustive]
pub enum PlotError {
    /// A panel cannot be drawn from the data it was given.
    Panel {
        /// The panel's title, or what it shows.
        panel: String,
        /// What is wrong and what was expected.
        problem: String,
    },
    /// The picture could not be drawn, or not in the format that the file name asks for.
    Picture {
        /// The file that was asked for.
        path: PathBuf,
        /// What is wrong and what was expected.
        problem: String,
    },
    /// The file or its folder could not be written.
    File {
        /// The file or folder concerned.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl fmt::Display for PlotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Panel { panel, problem } => write!(f, "panel `{panel}`: {problem}"),
            Self::Picture { path, problem } => write!(f, "`{}` not written: {problem}", path.display()),
            Self::File { path, source } => write!(f, "`{}` not written: {source}", path.display()),
        }
    }
}

impl error::Error for PlotError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Writes a file beside its place, makes sure that it is on the disk, and moves it there.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), PlotError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|source| PlotError::File { path: folder.to_owned(), source })?;
    }
    let beside = beside(path);
    let written = complete(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|source| {
        // What remains is of no use; that it may not be there either is no second error.
        let _ = fs::remove_file(&beside);
        PlotError::File { path: path.to_owned(), source }
    })
}

fn complete(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name that no other thread or process writes to at the same time.
fn beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    path.with_file_name(name)
}
