//! Arrays that `NumPy` wrote.

use std::error::Error;
use std::fs::File;
use std::path::Path;

use nalgebra::DMatrix;
use npyz::{Deserialize, NpyFile};
use zip::ZipArchive;

/// What goes wrong with a file of the repository.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A `.npz` file.
pub struct Npz {
    archive: ZipArchive<File>,
}

impl Npz {
    /// Opens `reference/data/<name>.npz`.
    ///
    /// # Errors
    /// Where the file is missing or broken.
    pub fn reference(name: &str) -> Result<Self> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/data").join(name).with_extension("npz");
        let file = File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { archive: ZipArchive::new(file)? })
    }

    /// Shape and entries of an array, row by row.
    ///
    /// # Errors
    /// Where there is no such array of this type.
    pub fn array<T: Deserialize>(&mut self, name: &str) -> Result<(Vec<usize>, Vec<T>)> {
        let array = NpyFile::new(self.archive.by_name(&npyz::npz::file_name_from_array_name(name))?)?;
        let shape = array.shape().iter().map(|&n| usize::try_from(n)).collect::<std::result::Result<_, _>>()?;
        Ok((shape, array.into_vec()?))
    }

    /// A two-dimensional array.
    ///
    /// # Errors
    /// Where there is no such array of this type, or of another number of dimensions.
    pub fn matrix<T: Deserialize + nalgebra::Scalar>(&mut self, name: &str) -> Result<DMatrix<T>> {
        match self.array(name)? {
            (shape, values) if shape.len() == 2 => Ok(DMatrix::from_row_iterator(shape[0], shape[1], values)),
            (shape, _) => Err(format!("`{name}` is no matrix, its shape is {shape:?}").into()),
        }
    }

    /// A one-dimensional array.
    ///
    /// # Errors
    /// Where there is no such array of this type.
    pub fn vector<T: Deserialize>(&mut self, name: &str) -> Result<Vec<T>> {
        Ok(self.array(name)?.1)
    }
}
