use std::path::Path;

use super::{
    draw,
    output::{self, PlotError},
    panel::Panel,
};

/// Several panels in one picture, with letters where there is more than one.
///
/// ```no_run
/// use pymonn::plot::{Figure, histogram, line, raster};
///
/// # fn main() -> Result<(), pymonn::plot::PlotError> {
/// let spikes = raster([0.1, 0.4, 0.4], &[0, 7, 3]).groups([(0..8, "excitatory"), (8..10, "inhibitory")]);
/// Figure::new()
///     .columns(2)
///     .panel(spikes.x_label("time [s]").wide())
///     .panel(line([0.0, 1.0, 2.0], [0.0, 1.0, 4.0]).title("Square"))
///     .panel(histogram([1.0, 2.0, 2.5], 10).title("Intervals"))
///     .save("plots/activity.png")
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a figure is drawn when it is saved"]
pub struct Figure {
    panels: Vec<Panel>,
    pub(super) columns: usize,
    pub(super) width: f64,
    pub(super) panel_height: Option<f64>,
}

impl Default for Figure {
    fn default() -> Self {
        Self::new()
    }
}

impl Figure {
    /// An empty figure of one column, 900 pixels wide.
    pub fn new() -> Self {
        Self { panels: Vec::new(), columns: 1, width: 900.0, panel_height: None }
    }

    /// How many panels stand side by side; 0 counts as 1.
    pub fn columns(mut self, columns: usize) -> Self {
        self.columns = columns.max(1);
        self
    }

    /// Adds a panel: to the right, or in a new row when this one is full.
    pub fn panel(mut self, panel: Panel) -> Self {
        self.panels.push(panel);
        self
    }

    /// Width of the figure in pixels of the page, within 200 to 4,000; a PNG has two pixels for each.
    pub fn width(mut self, pixels: f64) -> Self {
        self.width = if pixels.is_finite() { pixels.clamp(200.0, 4_000.0) } else { 900.0 };
        self
    }

    /// Height of each panel in pixels of the page, within 120 to 4,000; otherwise it depends on the kind of panel.
    pub fn panel_height(mut self, pixels: f64) -> Self {
        self.panel_height = pixels.is_finite().then(|| pixels.clamp(120.0, 4_000.0));
        self
    }

    /// Draws the figure and writes it to a file; the end of its name, `.png` or `.svg`, decides on the format.
    ///
    /// Missing folders are made. The file is written beside its place and then moved there, so that readers never
    /// see half of it, and an older one stays whole if writing fails.
    ///
    /// # Errors
    ///
    /// When a panel lacks data to draw, when the file name has another end, or when the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), PlotError> {
        let path = path.as_ref();
        let failed = |problem| PlotError::Picture { path: path.to_owned(), problem };
        if self.panels.is_empty() {
            return Err(failed("the figure has no panel".to_owned()));
        }
        if let Some(problem) = self.panels.iter().find_map(Panel::problem) {
            return Err(problem);
        }
        let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
        let bytes = match end.as_deref() {
            Some("png") => draw::png(self).map_err(failed)?,
            Some("svg") => draw::svg(self).into_bytes(),
            _ => return Err(failed("the file name must end in .png or .svg".to_owned())),
        };
        output::write(path, &bytes)
    }

    /// The panels of each row: a wide one alone, others until the row is full.
    pub(super) fn rows(&self) -> Vec<&[Panel]> {
        let mut rows: Vec<&[Panel]> = Vec::new();
        for alike in self.panels.chunk_by(|a, b| !a.wide && !b.wide) {
            rows.extend(alike.chunks(self.columns));
        }
        rows
    }
}
