//! States as `NumPy` and the Python package `sorn` keep them.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::Path;

use nalgebra::DMatrix;
use npyz::{Deserialize, NpyFile, Order, WriterBuilder};
use pymonn_core::{Float, Scalar};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::file::write_whole;
use super::{FileError, Parameters, Pools, Start};

impl<F: Float> Start<F> {
    /// A state from a `.npz` file, made with `numpy.savez(path, **state_dict)` from what the Python package `sorn` returns, or with
    /// [`write_npz`](Self::write_npz).
    ///
    /// | array | shape | |
    /// | --- | --- | --- |
    /// | `Wee`, `Wei`, `Wie` | sources × targets | |
    /// | `Te`, `Ti` | units, or units × 1 | |
    /// | `X`, `Y` | units, or units × columns | the last column is the last iteration |
    /// | `Weu` | inputs × units | if missing, as [`Pools::Identity`] says |
    /// | `target_rate` | units, or units × 1 | if missing, that of the parameters, unless it is a range |
    ///
    /// Arrays are of numbers (8 to 64 bits) or of truth values, row by row or column by column.
    ///
    /// # Errors
    /// For a file that cannot be read, an array that is missing, and shapes that are not those of the parameters: names file and array.
    pub fn read_npz(path: impl AsRef<Path>, parameters: &Parameters) -> Result<Self, FileError> {
        let path = path.as_ref();
        let read = || {
            let file = File::open(path).map_err(FileError::new)?;
            let mut archive = ZipArchive::new(file).map_err(FileError::new)?;
            let start = Self::from_archive(&mut archive, parameters)?;
            start.check(parameters).map_err(FileError::new)?;
            Ok(start)
        };
        read().map_err(|error: FileError| error.at(path))
    }

    fn from_archive<R: Read + Seek>(archive: &mut ZipArchive<R>, parameters: &Parameters) -> Result<Self, FileError> {
        let mut required =
            |name: &str| array(archive, name)?.ok_or_else(|| FileError::new(format_args!("has no array `{name}`")));
        let (wee, wei, wie) = (required("Wee")?, required("Wei")?, required("Wie")?);
        let (te, ti, x, y) = (required("Te")?, required("Ti")?, required("X")?, required("Y")?);
        let weu = match array(archive, "Weu")? {
            Some(weu) => weu.transpose().map(F::from_f64),
            None if parameters.pools == Pools::Identity => parameters.draw(0).weu,
            None => {
                return Err(FileError::new(
                    "has no array `Weu`, which only the package's inputs (`Pools::Identity`) may do without",
                ));
            }
        };
        let (low, high) = parameters.target_rate;
        let target_rate = match array(archive, "target_rate")? {
            Some(rates) => vector("target_rate", &rates)?,
            None if low == high => vec![F::from_f64(low); parameters.ne],
            None => return Err(FileError::new("has no array `target_rate`, and the parameters have a range of them")),
        };
        Ok(Self {
            wee: wee.transpose().map(F::from_f64),
            wei: wei.transpose().map(F::from_f64),
            wie: wie.transpose().map(F::from_f64),
            weu,
            te: vector("Te", &te)?,
            ti: vector("Ti", &ti)?,
            target_rate,
            x: spikes("X", &x)?,
            y: spikes("Y", &y)?,
        })
    }

    /// Writes the state as [`read_npz`](Self::read_npz) reads it, and as the Python package `sorn` goes on from it
    /// (`state = dict(numpy.load(path))`): all numbers in 64 bits; `X` and `Y` have two columns, of which the first, the iteration before the last, is 0.
    ///
    /// The file is written whole or not at all.
    ///
    /// # Errors
    /// For a file that cannot be written; names it.
    pub fn write_npz(&self, path: impl AsRef<Path>) -> Result<(), FileError> {
        let column = |numbers: &[F]| DMatrix::from_iterator(numbers.len(), 1, numbers.iter().map(Scalar::to_f64));
        let twice = |spikes: &[bool]| DMatrix::from_fn(spikes.len(), 2, |i, t| f64::from(u8::from(t == 1 && spikes[i])));
        let turned = |weights: &DMatrix<F>| weights.map(Scalar::to_f64).transpose();
        let arrays = [
            ("Wee", turned(&self.wee)),
            ("Wei", turned(&self.wei)),
            ("Wie", turned(&self.wie)),
            ("Te", column(&self.te)),
            ("Ti", column(&self.ti)),
            ("X", twice(&self.x)),
            ("Y", twice(&self.y)),
            ("Weu", turned(&self.weu)),
            ("target_rate", column(&self.target_rate)),
        ];
        write_whole(path.as_ref(), |file| {
            let mut archive = ZipWriter::new(file);
            for (name, numbers) in &arrays {
                let named = |error: &dyn std::fmt::Display| FileError::new(format_args!("array `{name}`: {error}"));
                write_array(&mut archive, name, numbers).map_err(|error| named(&error))?;
            }
            archive.finish().map_err(FileError::new)?;
            Ok(())
        })
    }
}

fn write_array<W: Write + Seek>(archive: &mut ZipWriter<W>, name: &str, numbers: &DMatrix<f64>) -> std::io::Result<()> {
    archive.start_file(npyz::npz::file_name_from_array_name(name), SimpleFileOptions::default())?;
    let shape = [numbers.nrows() as u64, numbers.ncols() as u64];
    let mut writer = npyz::WriteOptions::new().default_dtype().shape(&shape).order(Order::Fortran).writer(archive).begin_nd()?;
    writer.extend(numbers.iter().copied())?;
    writer.finish()
}

/// An array of one or two dimensions as a matrix, one of one dimension as a column; none where it is missing.
fn array<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Result<Option<DMatrix<f64>>, FileError> {
    let wrong = |error: &dyn std::fmt::Display| FileError::new(format_args!("array `{name}`: {error}"));
    let entry = match archive.by_name(&npyz::npz::file_name_from_array_name(name)) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(wrong(&error)),
    };
    let npy = NpyFile::new(entry).map_err(|error| wrong(&error))?;
    let too_large = |_| wrong(&"is too large");
    let shape = npy.shape().iter().map(|&n| usize::try_from(n)).collect::<Result<Vec<_>, _>>().map_err(too_large)?;
    let (rows, columns) = match shape[..] {
        [n] => (n, 1),
        [rows, columns] => (rows, columns),
        _ => return Err(wrong(&format_args!("has the shape {shape:?}: allowed are one or two dimensions"))),
    };
    let order = npy.order();
    let numbers = numbers(npy).map_err(|error| wrong(&error))?;
    if rows.checked_mul(columns) != Some(numbers.len()) {
        return Err(wrong(&"is cut off"));
    }
    Ok(Some(match order {
        Order::C => DMatrix::from_row_iterator(rows, columns, numbers),
        Order::Fortran => DMatrix::from_iterator(rows, columns, numbers),
    }))
}

/// All numbers of an array, whatever their type.
fn numbers<R: Read>(npy: NpyFile<R>) -> Result<Vec<f64>, String> {
    fn all<T: Deserialize, R: Read>(npy: NpyFile<R>, f: impl Fn(T) -> f64) -> Result<Result<Vec<f64>, String>, NpyFile<R>> {
        let data = npy.try_data::<T>()?;
        Ok(data.map(|number| number.map(&f).map_err(|error| error.to_string())).collect())
    }
    let read = all(npy, |x: f64| x)
        .or_else(|npy| all(npy, |x: f32| f64::from(x)))
        .or_else(|npy| all(npy, |x: bool| f64::from(u8::from(x))))
        .or_else(|npy| all(npy, |x: i64| x as f64))
        .or_else(|npy| all(npy, |x: i32| f64::from(x)))
        .or_else(|npy| all(npy, |x: i16| f64::from(x)))
        .or_else(|npy| all(npy, |x: u64| x as f64))
        .or_else(|npy| all(npy, |x: u32| f64::from(x)))
        .or_else(|npy| all(npy, |x: u16| f64::from(x)))
        .or_else(|npy| all(npy, |x: u8| f64::from(x)))
        .or_else(|npy| all(npy, |x: i8| f64::from(x)));
    read.unwrap_or_else(|npy| Err(format!("is of type {}: allowed are numbers and truth values", npy.dtype().descr())))
}

fn vector<F: Float>(name: &str, column: &DMatrix<f64>) -> Result<Vec<F>, FileError> {
    if column.ncols() == 1 {
        Ok(column.iter().map(|x| F::from_f64(*x)).collect())
    } else {
        Err(FileError::new(format_args!("array `{name}` has the shape {:?}: allowed is one column", column.shape())))
    }
}

/// The last column.
fn spikes(name: &str, columns: &DMatrix<f64>) -> Result<Vec<bool>, FileError> {
    match columns.ncols() {
        0 => Err(FileError::new(format_args!("array `{name}` has no column"))),
        n => Ok(columns.column(n - 1).iter().map(|x| *x > 0.0).collect()),
    }
}
