//! Shows how to feed real data into a network and read its answer: a memory that restores noisy handwritten digits.
//!
//! Ten digits are stored in the weights of 64 fully connected units; a unit is a pixel, +1 or -1. The digits resemble each
//! other, so they are stored by the projection rule (L. Personnaz, I. Guyon and G. Dreyfus, "Collective computational
//! properties of neural networks: new learning mechanisms", Physical Review A 34 (1986)), without self-coupling (I. Kanter
//! and H. Sompolinsky, "Associative recall of memory without errors", Physical Review A 35 (1987)); the Hebbian rule of
//! J. J. Hopfield, PNAS 79 (1982), keeps none of them. Digits: E. Alpaydin and C. Kaynak, see `examples/data/README.md`.

mod common;

use std::error::Error;
use std::io::Read as _;

use common::{Options, Outcome};
use hopfield::tag;
use nalgebra::{DMatrix, DVector};
use pymonn::behaviours::{neurons::HopfieldUnit, synapses::Propagate};
use pymonn::plot::images;
use pymonn::prelude::*;
use pymonn::rand::RngExt as _;

network! {
    network Hopfield {
        group units[grid(8, 8)] {
            /// The digit that is meant, to measure the overlap with it; set by the host program.
            target: f32 = 0.0;

            // Half of the units look at their input in an iteration: all at once could swing between two states.
            2 => HopfieldUnit { share: 0.5, ..HopfieldUnit::default() };
            3 => Recorder { overlap: overlap(activity, target) };
        }

        synapses memory: units -> units [Dense] {
            /// Written by the host program.
            weight: f32 = 0.0;

            1 => Propagate::default();
        }
    }
}

/// Mean product of two states: 1 if they are the same, 0 if they have nothing in common.
fn overlap(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum::<f64>() / a.len() as f64
}

fn main() -> Outcome {
    let options = Options::read(20, 3);
    let digits = digits()?;
    let mut net = Hopfield::builder().seed(options.seed).build()?;
    net.memory.weight.matrix_mut().copy_from(&projection(&digits)?);

    let mut rng = Rng::whole(pymonn::StreamKey::new(options.seed, pymonn::name_hash("noise")), 0);
    let (mut noisy, mut restored, mut captions) = (Vec::new(), Vec::new(), [const { Vec::new() }; 3]);
    for (digit, original) in digits.column_iter().enumerate() {
        let mut start = original.clone_owned();
        for _ in 0..10 {
            start[rng.random_range(0..64)] *= -1.0;
        }
        net.units.target.copy_from_slice(original.as_slice());
        net.units.activity.copy_from_slice(start.as_slice());
        let before = net[tag::Recorder].overlap.len();
        net.simulate_iterations(options.steps);

        let overlaps = &net[tag::Recorder].overlap[before..];
        let needed = overlaps.iter().take_while(|overlap| **overlap < 1.0).count() + 1;
        let found = if needed <= overlaps.len() { format!("found after {needed} iterations") } else { "not found".to_owned() };
        let (first, last) = (overlap(start.as_slice(), original.as_slice()), overlaps.last().copied().unwrap_or_default());
        println!("digit {digit}: overlap {first:.2} when noisy, {last:.2} at the end, {found}");
        noisy.push(picture(start.as_slice()));
        restored.push(picture(&net.units.activity));
        for (row, caption) in captions.iter_mut().zip([format!("{digit}"), format!("{first:.2}"), format!("{last:.2}")]) {
            row.push(caption);
        }
    }

    let originals = digits.column_iter().map(|digit| picture(digit.as_slice()));
    let tiles: Vec<DMatrix<f32>> = originals.chain(noisy).chain(restored).collect();
    let picture = images(tiles, 10).legend(captions.concat());
    picture.title("Stored digits; with noise; restored (below: overlap with the stored one)").save("plots/hopfield.png")?;
    println!("plots/hopfield.png shows all of them");
    Ok(())
}

/// The first handwritten digit of each kind, as a column of +1 (ink) and -1.
fn digits() -> Result<DMatrix<f32>, Box<dyn Error>> {
    let mut text = Vec::new();
    let file = std::fs::File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/digits.csv.gz"))?;
    flate2::read::GzDecoder::new(file).read_to_end(&mut text)?;
    let mut columns: Vec<Option<DVector<f32>>> = vec![None; 10];
    for line in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_slice()).deserialize() {
        let line: Vec<u8> = line?;
        let (pixels, label) = line.split_at(64);
        let ink = pixels.iter().map(|grey| if *grey > 7 { 1.0 } else { -1.0 });
        columns[usize::from(label[0])].get_or_insert_with(|| DVector::from_iterator(64, ink));
    }
    let columns: Option<Vec<_>> = columns.into_iter().collect();
    Ok(DMatrix::from_columns(&columns.ok_or("a digit is missing in the file")?))
}

/// The weights that project any state onto the stored patterns, which are the columns.
fn projection(patterns: &DMatrix<f32>) -> Result<DMatrix<f32>, &'static str> {
    let onto = patterns.clone().pseudo_inverse(1e-6)?;
    let mut weights = patterns * onto;
    weights.fill_diagonal(0.0);
    Ok(weights)
}

fn picture(state: &[f32]) -> DMatrix<f32> {
    DMatrix::from_row_slice(8, 8, state)
}
