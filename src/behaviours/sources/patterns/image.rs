use alloc::vec;
use alloc::vec::Vec;

use pymonn_core::{Float, Refusal, math};

/// A picture: a value from 0 to 1 for each channel of each pixel.
///
/// Source: Rodieck 1965, *Quantitative analysis of cat retinal ganglion cell response to visual stimuli*, Vision Res. 5, and Marr &
/// Hildreth 1980, *Theory of edge detection*, Proc. R. Soc. Lond. B 207, for its filters.
///
/// Tested against: SciPy's `gaussian_filter`.
#[derive(Clone, Debug, PartialEq)]
pub struct Image<F = f32> {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Values of each pixel: 1 for grey, 3 for red, green and blue.
    pub channels: usize,
    /// Channel by channel, row by row.
    pub values: Vec<F>,
}

impl<F: Float> Image<F> {
    /// A picture of one channel, row by row.
    ///
    /// # Errors
    /// Refuses a number of values that is not `width` times `height`.
    pub fn grey(width: usize, height: usize, values: impl IntoIterator<Item = F>) -> Result<Self, Refusal> {
        let values: Vec<F> = values.into_iter().collect();
        if width.checked_mul(height) != Some(values.len()) {
            return Err(Refusal::new("values.len()", values.len(), format_args!("width times height, {width} times {height}")));
        }
        Ok(Self { width, height, channels: 1, values })
    }

    /// The mean of the channels.
    #[must_use]
    pub fn to_grey(&self) -> Self {
        let pixels = self.width * self.height;
        let share = F::from_f64(1.0 / self.channels as f64);
        let mean = |i: usize| (0..self.channels).map(|c| self.values[c * pixels + i]).sum::<F>() * share;
        Self { width: self.width, height: self.height, channels: 1, values: (0..pixels).map(mean).collect() }
    }

    /// Blurred by a Gaussian of this standard deviation in pixels. Beyond the edge the picture goes on as at the edge; the
    /// Gaussian ends at four standard deviations.
    ///
    /// # Errors
    /// Refuses a `sigma` that is not from 0 to 1000.
    pub fn blurred(&self, sigma: f64) -> Result<Self, Refusal> {
        if !(0.0..=1000.0).contains(&sigma) {
            return Err(Refusal::new("sigma", sigma, "a number of pixels from 0 to 1000"));
        }
        let kernel = gaussian(sigma);
        let (width, height) = (self.width, self.height);
        let along = |from: &[F], step: usize, len: usize, place: fn(usize, usize) -> usize| -> Vec<F> {
            let one = |i: usize| {
                let at = place(i, width);
                // Of the pixels on this line, by their number on it; the line is that of its channel.
                let first = i - at % len * step;
                let value = |k: usize| {
                    let shifted = (at % len + k).saturating_sub(kernel.len() / 2).min(len - 1);
                    from[first + shifted * step].to_f64() * kernel[k]
                };
                F::from_f64((0..kernel.len()).map(value).sum())
            };
            (0..from.len()).map(one).collect()
        };
        let rows = along(&self.values, 1, width, |i, width| i % width);
        let values = along(&rows, width, height, |i, width| i / width);
        Ok(Self { values, ..*self })
    }

    /// What the ganglion cells of a retina tell of it: two channels, of cells that are on where the centre is brighter than its
    /// surround and of those that are on where it is darker.
    ///
    /// The difference of two Gaussians (Rodieck 1965, *Quantitative analysis of cat retinal ganglion cell response to visual
    /// stimuli*, Vision Res. 5), of the mean of the channels; what is positive is the first channel, what is negative, without
    /// its sign, the second. A surround of 1.6 times the centre comes nearest to the Laplacian of a Gaussian (Marr & Hildreth
    /// 1980, *Theory of edge detection*, Proc. R. Soc. B 207).
    ///
    /// ```
    /// use pymonn::behaviours::sources::patterns::{Image, PatternGroup};
    ///
    /// // Dark on the left, bright on the right.
    /// let edge = Image::grey(8, 4, (0..32).map(|i| if i % 8 < 4 { 0.0_f32 } else { 1.0 }))?.on_off(1.0, 1.6)?;
    /// assert!(edge.values[4] > 0.05 && edge.values[3] == 0.0); // on, just right of the edge
    /// assert!(edge.values[32 + 3] > 0.05 && edge.values[32 + 4] == 0.0); // off, just left of it
    ///
    /// let shown = PatternGroup::new(4, 4).channels(2).image(7, edge); // a part of it, each time another
    /// assert_eq!(shown.patterns.len(), 1);
    /// # Ok::<(), pymonn::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// Refuses standard deviations (in pixels) that are not from 0 to 1000.
    pub fn on_off(&self, centre: f64, surround: f64) -> Result<Self, Refusal> {
        let grey = self.to_grey();
        let (centre, surround) = (grey.blurred(centre)?, grey.blurred(surround)?);
        let difference = || centre.values.iter().zip(&surround.values).map(|(c, s)| *c - *s);
        let positive = |x: F| if x > F::ZERO { x } else { F::ZERO };
        let values = difference().map(positive).chain(difference().map(|x| positive(-x))).collect();
        Ok(Self { channels: 2, values, ..*self })
    }
}

/// Sums to 1; an odd number of weights.
fn gaussian(sigma: f64) -> Vec<f64> {
    if sigma == 0.0 {
        return vec![1.0];
    }
    let radius = (4.0 * sigma + 0.5) as i32;
    let weight = |x: i32| math::exp(-0.5 * f64::from(x * x) / (sigma * sigma));
    let weights: Vec<f64> = (-radius..=radius).map(weight).collect();
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|w| w / sum).collect()
}
