use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use png::{ColorType, Decoder, Transformations};
use pymonn_core::{Float, Refusal};

use super::Image;

impl<F: Float> Image<F> {
    /// Reads a PNG file: one channel where it is grey, three where it has colours; what is transparent counts as if it were not.
    ///
    /// Colours are as they are written, from 0 to 1, without a correction of gamma.
    ///
    /// # Errors
    /// Refuses a file that cannot be read or is no PNG.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Refusal> {
        let path = path.as_ref();
        decode(path).map_err(|error| Refusal::new(path.display(), format_args!("{error}"), "a PNG file that can be read"))
    }
}

fn decode<F: Float>(path: &Path) -> Result<Image<F>, Box<dyn std::error::Error>> {
    let mut decoder = Decoder::new(BufReader::new(File::open(path)?));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().ok_or("it is too large")?];
    let info = reader.next_frame(&mut bytes)?;
    // What is stored for each pixel, and how much of that is colour.
    let (stored, channels) = match info.color_type {
        ColorType::Grayscale => (1, 1),
        ColorType::GrayscaleAlpha => (2, 1),
        ColorType::Rgb => (3, 3),
        ColorType::Rgba => (4, 3),
        ColorType::Indexed => return Err("its colours are not resolved".into()),
    };
    let (width, height) = (info.width as usize, info.height as usize);
    let value = |channel: usize, pixel: usize| F::from_f64(f64::from(bytes[pixel * stored + channel]) / 255.0);
    let values = (0..channels).flat_map(|c| (0..width * height).map(move |i| (c, i))).map(|(c, i)| value(c, i)).collect();
    Ok(Image { width, height, channels, values })
}
