use alloc::vec::Vec;

use pymonn_core::{Float, Refusal, Rng, math};

/// The pixel of a neuron that no pattern reaches.
pub(super) const NOWHERE: u32 = u32::MAX;

/// What is shown, and the number under which a read-out knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern<F = f32> {
    /// Any number from 0; patterns of one class have the same.
    pub label: i32,
    /// What the pixels get.
    pub content: Content<F>,
}

/// What a pattern adds to the neurons that it is shown to.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<F = f32> {
    /// A value for each pixel.
    Pixels {
        /// Pixels in a row, at least those of the pattern group. Of a larger picture, a part is shown, each time from a random
        /// place.
        width: usize,
        /// Rows of each channel, likewise.
        height: usize,
        /// Channel by channel, row by row.
        values: Vec<F>,
    },
    /// Some pixels, at random each time that the pattern is shown, get a value that is uniform between two.
    Noise {
        /// Part of the pixels that get one.
        density: f64,
        /// Least value.
        low: F,
        /// Greatest value; the same as `low` for binary noise.
        high: F,
    },
}

impl<F: Float> Content<F> {
    /// A straight line of value 1 on a background of 0.
    ///
    /// A pixel is on it that is not further than half a pixel from the line through (`x`, `y`), and not further along it than
    /// half of its length.
    pub(super) fn line(width: usize, height: usize, channels: usize, [x, y]: [f64; 2], degrees: f64, length: f64) -> Self {
        let (sin, cos) = math::sin_cos_turns(degrees / 360.0);
        let on = |i: usize| {
            let (dx, dy) = ((i % width) as f64 - x, (i / width % height) as f64 - y);
            let (along, across) = (dx * cos + dy * sin, dy * cos - dx * sin);
            // A little more, so that rounding does not decide.
            along.abs() <= 0.5 * length + 1e-9 && across.abs() <= 0.5 + 1e-9
        };
        let values = (0..width * height * channels).map(|i| if on(i) { F::ONE } else { F::ZERO }).collect();
        Self::Pixels { width, height, values }
    }

    pub(super) fn validate(&self, name: &str, [width, height, channels]: [usize; 3]) -> Result<(), Refusal> {
        match self {
            Self::Pixels { width: w, .. } if *w < width => {
                Err(Refusal::new(format_args!("{name}.width"), w, format_args!("at least {width}, that of the group")))
            }
            Self::Pixels { height: h, .. } if *h < height => {
                Err(Refusal::new(format_args!("{name}.height"), h, format_args!("at least {height}, that of the group")))
            }
            Self::Pixels { width: w, height: h, values } => {
                let expected = w.saturating_mul(*h).saturating_mul(channels);
                if values.len() != expected {
                    return Err(Refusal::new(
                        format_args!("{name}.values.len()"),
                        values.len(),
                        format_args!("{expected}: width times height times channels"),
                    ));
                }
                match values.iter().position(|value| !value.to_f64().is_finite()) {
                    Some(i) => Err(Refusal::new(format_args!("{name}.values[{i}]"), values[i], "a finite number")),
                    None => Ok(()),
                }
            }
            Self::Noise { density, low, high } => {
                if !(0.0..=1.0).contains(density) {
                    return Err(Refusal::new(format_args!("{name}.density"), density, "a number from 0 to 1"));
                }
                if !(low <= high && (*high - *low).to_f64().is_finite()) {
                    return Err(Refusal::new(
                        format_args!("{name}.low"),
                        low,
                        format_args!("a finite number, at most high = {high:?}"),
                    ));
                }
                Ok(())
            }
        }
    }

    /// Adds the pattern to `stimulus` through each neuron's pixel; `size` is width and height of what is shown.
    pub(super) fn add(&self, stimulus: &mut [F], pixels: impl Iterator<Item = u32>, [w, h]: [usize; 2], mut rng: Rng) {
        match self {
            Self::Pixels { width, height, values } => {
                if (*width, *height) == (w, h) {
                    // Shown as it lies, without a division for each pixel. No pattern has a pixel of the number `NOWHERE`.
                    for (sum, pixel) in stimulus.iter_mut().zip(pixels) {
                        if let Some(value) = values.get(pixel as usize) {
                            *sum += *value;
                        }
                    }
                    return;
                }
                let from_x = rng.below((width - w + 1) as u32) as usize;
                let from_y = rng.below((height - h + 1) as u32) as usize;
                for (sum, pixel) in stimulus.iter_mut().zip(pixels) {
                    if pixel != NOWHERE {
                        let i = pixel as usize;
                        let (x, y, channel) = (i % w + from_x, i / w % h + from_y, i / (w * h));
                        *sum += values[(channel * height + y) * width + x];
                    }
                }
            }
            Self::Noise { density, low, high } => {
                for (sum, pixel) in stimulus.iter_mut().zip(pixels) {
                    if pixel != NOWHERE && rng.bernoulli(*density) {
                        *sum += *low + (*high - *low) * rng.uniform_of::<F>();
                    }
                }
            }
        }
    }
}
