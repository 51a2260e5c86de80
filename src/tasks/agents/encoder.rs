use pymonn_core::{Float, Refusal, Rng, StreamKey, math, name_hash};

/// Turns observed numbers into the activity of units, as place cells do.
///
/// Numbers beyond their range count as its ends. The units of the first number come first.
///
/// ```
/// use pymonn::tasks::agents::Encoder;
///
/// let encoder = Encoder::one_hot(&[(-1.0, 1.0), (0.0, 10.0)], 4)?;
/// let mut units = vec![0.0_f32; encoder.units()];
/// encoder.encode(&[0.6, 2.0], &mut units)?;
/// assert_eq!(units, [0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Encoder {
    ranges: Vec<(f64, f64)>,
    code: Code,
}

#[derive(Clone, Debug, PartialEq)]
enum Code {
    OneHot { bins: usize },
    Gaussian { bins: usize, width: f64 },
    Places { centres: Vec<f64>, width: f64 },
}

impl Encoder {
    /// Each number is cut into bins of equal width; the unit of the one it falls into is 1.
    ///
    /// # Errors
    /// Refuses fewer than 2 bins, no ranges, and ranges that are empty or not finite.
    pub fn one_hot(ranges: &[(f64, f64)], bins: usize) -> Result<Self, Refusal> {
        checked_bins(bins)?;
        Self::new(ranges, Code::OneHot { bins })
    }

    /// Units stand evenly along each range, the first and last at its ends; each is `exp(-d² / (2 width²))` active, where `d` is how far
    /// the number is from it. The `width` is in distances between neighbours: at 0.5 to 1 a few units share each number.
    ///
    /// # Errors
    /// Refuses what [`one_hot`](Self::one_hot) does, and a width that is no number above 0.
    pub fn gaussian(ranges: &[(f64, f64)], bins: usize, width: f64) -> Result<Self, Refusal> {
        checked_bins(bins)?;
        checked_width(width)?;
        Self::new(ranges, Code::Gaussian { bins, width })
    }

    /// Units stand at random in the box of all ranges together, each of which counts as 1 long; each is `exp(-d² / (2 width²))` active.
    /// Unlike the others, a unit tells of all numbers at once, so a linear read-out can combine them in any way.
    ///
    /// # Errors
    /// Refuses no cells, a width that is no number above 0, and ranges as [`one_hot`](Self::one_hot) does.
    pub fn place_cells(ranges: &[(f64, f64)], cells: usize, width: f64, seed: u64) -> Result<Self, Refusal> {
        if cells == 0 {
            return Err(Refusal::new("cells", cells, "at least 1"));
        }
        checked_width(width)?;
        let mut rng = Rng::whole(StreamKey::new(seed, name_hash("tasks.place_cells")), 0);
        let Some(numbers) = cells.checked_mul(ranges.len()) else {
            return Err(Refusal::new("cells", cells, "fewer"));
        };
        let centres = (0..numbers).map(|_| rng.uniform_f64()).collect();
        Self::new(ranges, Code::Places { centres, width })
    }

    fn new(ranges: &[(f64, f64)], code: Code) -> Result<Self, Refusal> {
        if ranges.is_empty() {
            return Err(Refusal::new("ranges", ranges, "at least one range"));
        }
        for (i, range) in ranges.iter().enumerate() {
            let (low, high) = *range;
            if !(low < high && (high - low).is_finite()) {
                return Err(Refusal::new(format_args!("ranges[{i}]"), range, "two finite numbers, the lower one first"));
            }
        }
        Ok(Self { ranges: ranges.to_vec(), code })
    }

    /// How many units there are.
    pub fn units(&self) -> usize {
        match &self.code {
            Code::OneHot { bins } | Code::Gaussian { bins, .. } => bins * self.ranges.len(),
            Code::Places { centres, .. } => centres.len() / self.ranges.len(),
        }
    }

    /// Writes the activity of all units, from 0 to 1; a NaN counts as the lower end.
    ///
    /// # Errors
    /// Refuses another number of observed numbers than of ranges, and of places in `units` than of [`units`](Self::units).
    pub fn encode<F: Float>(&self, observation: &[f64], units: &mut [F]) -> Result<(), Refusal> {
        if observation.len() != self.ranges.len() {
            return Err(Refusal::new(
                "observation.len()",
                observation.len(),
                format_args!("{}, one per range", self.ranges.len()),
            ));
        }
        if units.len() != self.units() {
            return Err(Refusal::new("units.len()", units.len(), format_args!("the encoder's {} units", self.units())));
        }
        // From 0 to 1.
        let part =
            |(x, (low, high)): (&f64, &(f64, f64))| if x.is_nan() { 0.0 } else { ((x - low) / (high - low)).clamp(0.0, 1.0) };
        let parts = || observation.iter().zip(&self.ranges).map(part);
        let bell = |squared: f64| F::from_f64(math::exp(-0.5 * squared));
        match &self.code {
            Code::OneHot { bins } => {
                units.fill(F::ZERO);
                for (part, own) in parts().zip(units.chunks_mut(*bins)) {
                    own[((part * *bins as f64) as usize).min(bins - 1)] = F::ONE;
                }
            }
            Code::Gaussian { bins, width } => {
                for (part, own) in parts().zip(units.chunks_mut(*bins)) {
                    let place = part * (bins - 1) as f64;
                    for (i, unit) in own.iter_mut().enumerate() {
                        let distance = place - i as f64;
                        *unit = bell((distance / width).powi(2));
                    }
                }
            }
            Code::Places { centres, width } => {
                for (unit, centre) in units.iter_mut().zip(centres.chunks(self.ranges.len())) {
                    *unit = bell(parts().zip(centre).map(|(part, c)| ((part - c) / width).powi(2)).sum());
                }
            }
        }
        Ok(())
    }
}

fn checked_bins(bins: usize) -> Result<(), Refusal> {
    if bins < 2 { Err(Refusal::new("bins", bins, "at least 2")) } else { Ok(()) }
}

fn checked_width(width: f64) -> Result<(), Refusal> {
    if width > 0.0 && width.is_finite() { Ok(()) } else { Err(Refusal::new("width", width, "a finite number above 0")) }
}
