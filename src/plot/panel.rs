use std::{ops::Range as Indices, path::Path};

use super::{
    data::{Color, Grid, Point, Range, extent, hull, padded, union},
    figure::Figure,
    output::PlotError,
};

/// One drawing with its axes, made by [`traces`](super::traces), [`raster`](super::raster) and the like.
///
/// Data that cannot be drawn are reported when the panel is saved, so that calls can be chained.
#[derive(Debug, Default)]
#[must_use = "a panel is drawn when it is saved, alone or in a figure"]
pub struct Panel {
    /// What it shows, for errors of panels without a title.
    kind: &'static str,
    pub(super) title: Option<String>,
    pub(super) x_label: Option<String>,
    pub(super) y_label: Option<String>,
    pub(super) x_range: Option<Range>,
    pub(super) y_range: Option<Range>,
    pub(super) color_range: Option<Range>,
    pub(super) color_label: Option<String>,
    pub(super) layers: Vec<Layer>,
    /// The axes that hold all layers.
    pub(super) extent: Option<(Range, Range)>,
    pub(super) wide: bool,
    /// Mean of all traces, until [`Panel::mean`] asks for it.
    pub(super) mean: Vec<Point>,
    /// What the picture does not show, said below the title.
    pub(super) notes: Vec<String>,
    /// Without axes, and the names of layers as captions.
    pub(super) images: bool,
    /// Without axes, and as high as wide.
    pub(super) bare: bool,
    /// Small texts and where they stand.
    pub(super) texts: Vec<(String, Point)>,
    /// Logarithmic axes to the right and upwards.
    pub(super) logarithmic: (bool, bool),
    problem: Option<String>,
}

/// What is drawn in one colour and has one entry in the legend.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) data: Data,
    pub(super) color: Color,
    pub(super) name: Option<String>,
}

#[derive(Debug)]
pub(super) enum Data {
    /// A point that is not finite breaks its curve.
    Curves { curves: Vec<Vec<Point>>, width: f64, pale: bool },
    /// Spikes have times and the numbers of neurons.
    Dots { points: Vec<Point>, spikes: bool },
    /// Counts in equally wide bins of the range.
    Bars { range: Range, counts: Vec<f64> },
    /// Entries that fill these ranges of the axes.
    Cells { grid: Grid, x: Range, y: Range },
}

impl Panel {
    pub(super) fn new(kind: &'static str) -> Self {
        Self { kind, ..Self::default() }
    }

    /// Remembers the first problem until the panel is saved.
    pub(super) fn failed(mut self, problem: String) -> Self {
        self.problem.get_or_insert(problem);
        self
    }

    /// Adds a layer whose finite values lie in `extent`.
    pub(super) fn layer(mut self, data: Data, color: Color, extent: Option<(Range, Range)>) -> Self {
        self.layers.push(Layer { data, color, name: None });
        self.grow(extent);
        if extent.is_some() { self } else { self.failed("no value is finite; at least one expected".to_owned()) }
    }

    /// Says how many values were left out for not being finite, and how many things were drawn of more.
    pub(super) fn notes(mut self, left_out: usize, drawn: usize, all: usize, things: &str) -> Self {
        if left_out > 0 {
            self.notes.push(format!("{left_out} not finite, left out"));
        }
        if drawn < all {
            self.notes.push(format!("{drawn} of {all} {things} drawn"));
        }
        self
    }

    fn grow(&mut self, extent: Option<(Range, Range)>) {
        self.extent = match (self.extent, extent) {
            (Some(a), Some(b)) => Some((union(a.0, b.0), union(a.1, b.1))),
            (a, b) => a.or(b),
        };
    }

    /// The text above the panel; errors name the panel by it.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The text below the axis to the right.
    pub fn x_label(mut self, label: impl Into<String>) -> Self {
        self.x_label = Some(label.into());
        self
    }

    /// The text beside the upward axis.
    pub fn y_label(mut self, label: impl Into<String>) -> Self {
        self.y_label = Some(label.into());
        self
    }

    /// Shows the part between `from` and the larger `to`; otherwise all data are shown.
    pub fn x_range(mut self, from: f64, to: f64) -> Self {
        self.x_range = Some((from, to));
        self
    }

    /// Shows the part between `from` and the larger `to`, of a heat map these rows; otherwise all data are shown.
    pub fn y_range(mut self, from: f64, to: f64) -> Self {
        self.y_range = Some((from, to));
        self
    }

    /// The values at both ends of the colours of a heat map or of images; otherwise those of the entries.
    pub fn color_range(mut self, from: f64, to: f64) -> Self {
        self.color_range = Some((from, to));
        self
    }

    /// Makes the axis to the right logarithmic; points that are not positive are not drawn. Curves and dots alone can be drawn so.
    pub fn log_x(mut self) -> Self {
        self.logarithmic.0 = true;
        self
    }

    /// Makes the upward axis logarithmic, as [`log_x`](Self::log_x).
    pub fn log_y(mut self) -> Self {
        self.logarithmic.1 = true;
        self
    }

    /// The text beside the colour bar of a heat map.
    pub fn color_label(mut self, label: impl Into<String>) -> Self {
        self.color_label = Some(label.into());
        self
    }

    /// Names what is drawn, in the order in which it was added; of images, the captions.
    pub fn legend<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        let mut names = names.into_iter().map(Into::into);
        for layer in &mut self.layers {
            layer.name = names.next().or(layer.name.take());
        }
        self
    }

    /// Draws all curves, dots and bars added so far in one colour; a mean or groups added later keep their own.
    pub fn color(mut self, color: Color) -> Self {
        self.layers.iter_mut().for_each(|layer| layer.color = color);
        self
    }

    /// Colours ranges of neurons of a raster and names them: the first in excitatory blue, the second in inhibitory red.
    pub fn groups<N: Into<String>>(mut self, groups: impl IntoIterator<Item = (Indices<u32>, N)>) -> Self {
        let spikes = |layer: &Layer| matches!(layer.data, Data::Dots { spikes: true, .. });
        let Some(place) = self.layers.iter().position(spikes) else { return self };
        for (index, (neurons, name)) in groups.into_iter().enumerate() {
            let Data::Dots { points: rest, .. } = &mut self.layers[place].data else { continue };
            let points = rest.extract_if(.., |spike| neurons.contains(&(spike.1 as u32))).collect();
            let color = [Color::EXCITATORY, Color::INHIBITORY].get(index).copied().unwrap_or(Color::nth(index));
            self.layers.push(Layer { data: Data::Dots { points, spikes: true }, color, name: Some(name.into()) });
            // Silent neurons at the top of a group are shown too.
            self.grow(self.extent.map(|(x, y)| (x, union(y, (y.0, f64::from(neurons.end) - 0.5)))));
        }
        if matches!(&self.layers[place].data, Data::Dots { points, .. } if points.is_empty()) {
            self.layers.remove(place);
        }
        self
    }

    /// Adds the mean of all traces as a bold curve; panels of other kinds stay as they are.
    pub fn mean(mut self) -> Self {
        let mean = std::mem::take(&mut self.mean);
        let Some(extent) = hull(&mean) else { return self };
        let data = Data::Curves { curves: vec![mean], width: 2.5, pale: false };
        self = self.layer(data, Color::nth(1), Some(extent));
        self.layers.last_mut().into_iter().for_each(|layer| layer.name = Some("mean".to_owned()));
        self
    }

    /// Draws what `other` holds on top, on the axes of this panel, which grow to hold both.
    pub fn overlay(mut self, other: Self) -> Self {
        self.layers.extend(other.layers);
        self.notes.extend(other.notes);
        self.grow(other.extent);
        match other.problem {
            Some(problem) => self.failed(problem),
            None => self,
        }
    }

    /// Gives the panel a row of its own in a figure of several columns.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Writes the panel as a figure of its own; see [`Figure::save`].
    ///
    /// # Errors
    ///
    /// As [`Figure::save`].
    pub fn save(self, path: impl AsRef<Path>) -> Result<(), PlotError> {
        Figure::new().panel(self).save(path)
    }

    /// The parts of the axes that are shown.
    pub(super) fn axes(&self) -> Option<(Range, Range)> {
        let (x, y) = if self.logarithmic == (false, false) { self.extent? } else { self.positive_extent()? };
        Some((self.x_range.unwrap_or(x), self.y_range.unwrap_or(y)))
    }

    /// Whether a point has a place on the axes.
    pub(super) fn drawable(&self, point: &Point) -> bool {
        let on = |logarithmic: bool, value: f64| value.is_finite() && (!logarithmic || value > 0.0);
        on(self.logarithmic.0, point.0) && on(self.logarithmic.1, point.1)
    }

    /// The axes that hold all points that can be drawn, with room that looks the same on a logarithmic axis.
    fn positive_extent(&self) -> Option<(Range, Range)> {
        let points = self.layers.iter().flat_map(|layer| match &layer.data {
            Data::Curves { curves, .. } => curves.iter().flatten().copied().collect(),
            Data::Dots { points, .. } => points.clone(),
            _ => Vec::new(),
        });
        let points: Vec<Point> = points.filter(|point| self.drawable(point)).collect();
        let range = |values: &mut dyn Iterator<Item = f64>, logarithmic: bool| {
            let of = |value: f64| if logarithmic { value.ln() } else { value };
            let (from, to) = padded(extent(values.map(of))?, 0.04);
            Some(if logarithmic { (from.exp(), to.exp()) } else { (from, to) })
        };
        let x = range(&mut points.iter().map(|point| point.0), self.logarithmic.0)?;
        Some((x, range(&mut points.iter().map(|point| point.1), self.logarithmic.1)?))
    }

    /// The range of the colours of all heat maps and images.
    pub(super) fn colors(&self) -> Range {
        let ranges = self.layers.iter().filter_map(|layer| match &layer.data {
            Data::Cells { grid, .. } => Some(grid.range),
            _ => None,
        });
        self.color_range.unwrap_or_else(|| padded(ranges.reduce(union).unwrap_or((0.0, 1.0)), 0.0))
    }

    /// The error that this panel would be saved with.
    pub(super) fn problem(&self) -> Option<PlotError> {
        let problem = match &self.problem {
            Some(problem) => problem.clone(),
            None if self.layers.is_empty() => "nothing to draw; at least one curve or image expected".to_owned(),
            None => self.axes_problem()?,
        };
        Some(PlotError::Panel { panel: self.title.clone().unwrap_or_else(|| self.kind.to_owned()), problem })
    }

    /// Why there are no axes that kuva can draw.
    fn axes_problem(&self) -> Option<String> {
        let Some((x, y)) = self.axes() else {
            return Some("no point is positive; at least one expected on logarithmic axes".to_owned());
        };
        let logarithmic = [("x", x, self.logarithmic.0), ("y", y, self.logarithmic.1)];
        if let Some((name, (from, to), _)) = logarithmic.into_iter().find(|axis| axis.2 && axis.1.0 <= 0.0) {
            return Some(format!("{name} from {from:?} to {to:?}; positive ends expected on a logarithmic axis"));
        }
        // kuva takes narrower ranges to be empty, or gives their values wrong colours.
        let drawn = |(from, to): Range| (1e-12..=1e300).contains(&(to - from));
        let ranges = [("x", x), ("y", y), ("colours", self.colors())];
        let (name, (from, to)) = ranges.into_iter().find(|range| !drawn(range.1))?;
        Some(format!("{name} from {from:?} to {to:?}; a span between 1e-12 and 1e300 expected"))
    }
}
