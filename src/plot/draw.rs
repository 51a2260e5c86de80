//! The one file that knows the drawing library, kuva: panels become its plots and layouts, figures its figures.

use std::sync::Arc;

use kuva::{
    RasterBackend, TickFormat,
    backend::svg::SvgBackend,
    plot::{ColorMap, Heatmap, Histogram, LinePlot, QuiverPlot, ScatterPlot},
    render::{annotations::TextAnnotation, figure::Figure, layout::Layout, plots::Plot, render::Scene},
};

use super::{
    data::{Color, Grid, Point, Range},
    figure::Figure as Page,
    panel::{Data, Layer, Panel},
};

/// Image pixels per pixel of the page.
const SCALE: f32 = 2.0;
const PADDING: f64 = 8.0;
const SPACING: f64 = 14.0;
/// From one image to the next, to the right and downwards, of which the image has 1 by 1.
pub(super) const PITCH: (f64, f64) = (1.12, 1.28);
/// Sides of images in pixels of the page are at most this, or a single digit would fill the page.
const LARGEST: f64 = 130.0;

/// The picture as a PNG file.
pub(super) fn png(page: &Page) -> Result<Vec<u8>, String> {
    RasterBackend::new().with_scale(SCALE).render_scene(&scene(page))
}

/// The picture as an SVG file.
pub(super) fn svg(page: &Page) -> String {
    SvgBackend::new().render_scene(&scene(page))
}

/// How many values lie in each of the bins of the range.
pub(super) fn counts(values: Vec<f64>, range: Range, bins: usize) -> Vec<f64> {
    let binned = Histogram::new().with_data(values).with_range(range).with_bins(bins).compute_bins();
    binned.and_then(|mut binned| binned.layers.pop()).unwrap_or_default()
}

fn scene(page: &Page) -> Scene {
    let rows = page.rows();
    let whole = page.width - 2.0 * PADDING;
    let cell = (whole + SPACING) / page.columns as f64 - SPACING;
    let mut figure = Figure::new(rows.len(), page.columns).with_padding(PADDING).with_spacing(SPACING);
    let (mut structure, mut plots, mut layouts) = (Vec::new(), Vec::new(), Vec::new());
    for (row, panels) in rows.iter().enumerate() {
        let mut height = 0.0;
        for (column, panel) in panels.iter().enumerate() {
            let first = row * page.columns + column;
            let cells = if panel.wide { page.columns } else { 1 };
            structure.push((first..first + cells).collect());
            let width = if panel.wide { whole } else { cell };
            let own = page.panel_height.unwrap_or_else(|| natural_height(panel, width));
            let (drawn, layout) = drawing(panel, width, own);
            plots.push(drawn);
            layouts.push(layout);
            height = own.max(height);
        }
        figure = figure.with_row_height(row, height);
    }
    // Past Z there are no letters.
    if (2..=26).contains(&layouts.len()) {
        figure = figure.with_labels();
    }
    figure.with_cell_size(cell, 0.0).with_structure(structure).with_plots(plots).with_layouts(layouts).render()
}

fn natural_height(panel: &Panel, width: f64) -> f64 {
    match (panel.axes(), panel.layers.first()) {
        (Some((x, y)), _) if panel.images => {
            let side = ((width - 24.0) / (x.1 - x.0)).min(LARGEST);
            side * (y.1 - y.0) + if panel.title.is_some() { 75.0 } else { 40.0 }
        }
        _ if panel.bare => width.min(480.0) + if panel.title.is_some() { 30.0 } else { 0.0 },
        (_, Some(Layer { data: Data::Cells { .. }, .. })) => (width * 0.8).min(420.0),
        _ => 320.0,
    }
}

/// What kuva draws in the cell of a panel.
fn drawing(panel: &Panel, width: f64, height: f64) -> (Vec<Plot>, Layout) {
    let (x, y) = panel.axes().unwrap_or(((0.0, 1.0), (0.0, 1.0)));
    let any = |wanted: fn(&Data) -> bool| panel.layers.iter().any(|layer| wanted(&layer.data));
    let cells = !panel.images && any(|data| matches!(data, Data::Cells { .. }));
    // Rows count downwards, which is up to minus the row.
    let (sign, y) = if cells { (-1.0, (-y.1, -y.0)) } else { (1.0, y) };
    // Far outside, points are cut off anyway, but cost the raster writer time.
    let within = |value: f64, range: Range, logarithmic: bool| {
        let room = 50.0 * (range.1 - range.0);
        let low = if logarithmic { range.0 * 1e-9 } else { range.0 - room };
        value.clamp(low, range.1 + room)
    };
    let place = |point: &Point| (within(point.0, x, panel.logarithmic.0), within(point.1 * sign, y, panel.logarithmic.1));
    let mut plots = Vec::new();
    let mut captions = Vec::new();
    let shared = panel.colors();
    if cells {
        // kuva's heat maps take the range of their colour bar from their entries, and no label. Its arrows take both: none
        // are drawn, but their colour bar is.
        let label = text(panel.color_label.as_deref().unwrap_or_default());
        let bar = QuiverPlot::new().with_magnitude_colormap(ColorMap::Viridis, label).with_color_range(shared.0, shared.1);
        plots.push(bar.into());
    }
    for layer in &panel.layers {
        let name = layer.name.as_deref().map(text);
        match &layer.data {
            Data::Curves { curves, width, pale } => {
                let mut name = name;
                for (index, curve) in curves.iter().enumerate() {
                    // kuva draws no translucent curves as PNG; shades of one colour tell neighbours apart.
                    let color = if *pale { layer.color.pale([0.45, 0.6, 0.75][index % 3]) } else { layer.color };
                    for part in curve.split(|point| !panel.drawable(point)).filter(|part| !part.is_empty()) {
                        plots.push(stretch(part.iter().map(place).collect(), color, *width, name.take()));
                    }
                }
            }
            Data::Dots { points, spikes } => {
                let radius = if *spikes { (100.0 / (y.1 - y.0)).clamp(0.7, 2.5) } else { 2.5 };
                plots.push(dots(points.iter().filter(|point| panel.drawable(point)).map(place), layer.color, radius, name));
            }
            Data::Bars { range, counts } => {
                let step = (range.1 - range.0) / counts.len() as f64;
                let edges = (0..=counts.len()).map(|edge| range.0 + step * edge as f64).collect();
                let mut bars = Histogram::from_bins(edges, counts.clone()).with_color(hex(layer.color));
                bars.legend_label = name;
                plots.push(bars.into());
            }
            Data::Cells { grid, x, y } => {
                plots.push(heat_map(grid, *x, *y, shared));
                let caption = |name| TextAnnotation::new(name, x.0.midpoint(x.1), y.1 - PITCH.1 + 0.05);
                captions.extend(name.map(caption).filter(|_| panel.images));
            }
        }
    }
    // kuva sets texts above their places; these stand on them.
    let lower = 9.3 * (y.1 - y.0) / (height - 70.0).max(70.0);
    captions.extend(panel.texts.iter().map(|(words, (x, y))| TextAnnotation::new(text(words), *x, *y - lower).with_font_size(9)));
    let mut layout = Layout::auto_from_plots(&plots);
    // Ticks at round numbers, not at the edges of bins.
    layout.x_bin_width = None;
    (layout.annotations, layout.equal_aspect) = (captions, panel.images || panel.bare);
    (layout.log_x, layout.log_y) = panel.logarithmic;
    (layout.x_range, layout.data_x_range, layout.y_range, layout.data_y_range) = (x, Some(x), y, Some(y));
    // Without these, kuva rounds the axes up to the next tick.
    layout = layout.with_x_axis_min(x.0).with_x_axis_max(x.1).with_y_axis_min(y.0).with_y_axis_max(y.1);
    layout = layout.with_title_size(16).with_label_size(13).with_legend_box(false);
    // kuva wraps by letters: these are what fits, by their mean width.
    let letters = |pixels: f64| pixels.max(60.0) as usize / 8;
    layout = layout.with_title_wrap(letters(width * 0.8)).with_subtitle_wrap(letters(width));
    layout = layout.with_x_label_wrap(letters(width - 60.0)).with_y_label_wrap(letters(height - 60.0));
    layout = layout.with_legend_wrap(letters(width - 220.0));
    layout.title = panel.title.as_deref().map(text);
    layout.subtitle = (!panel.notes.is_empty()).then(|| panel.notes.join("; "));
    (layout.x_label, layout.y_label) = (panel.x_label.as_deref().map(text), panel.y_label.as_deref().map(text));
    if panel.logarithmic.0 {
        layout.x_tick_format = TickFormat::Custom(Arc::new(power_of_ten));
    }
    if panel.logarithmic.1 {
        layout.y_tick_format = TickFormat::Custom(Arc::new(power_of_ten));
    }
    if cells {
        layout.y_tick_format = TickFormat::Custom(Arc::new(|value| TickFormat::Auto.format(-value)));
    }
    // Between whole numbers there are no columns, rows or neurons.
    if cells && x.1 - x.0 < 10.0 {
        layout = layout.with_x_tick_step(1.0);
    }
    if (cells || any(|data| matches!(data, Data::Dots { spikes: true, .. }))) && y.1 - y.0 < 10.0 {
        layout = layout.with_y_tick_step(1.0);
    }
    if panel.images || panel.bare {
        (layout.show_grid, layout.show_colorbar) = (false, false);
        (layout.suppress_x_ticks, layout.suppress_y_ticks) = (true, true);
        "none".clone_into(&mut layout.theme.axis_color);
    }
    (plots, layout)
}

/// A curve without gaps; a lone point, which makes no line, as a dot.
fn stretch(points: Vec<Point>, color: Color, width: f64, name: Option<String>) -> Plot {
    if points.len() < 2 {
        return dots(points, color, width, name);
    }
    let mut line = LinePlot::new().with_data(points).with_color(hex(color)).with_stroke_width(width);
    line.legend_label = name;
    line.into()
}

fn dots(points: impl IntoIterator<Item = Point>, color: Color, radius: f64, name: Option<String>) -> Plot {
    let mut dots = ScatterPlot::new().with_data(points).with_color(hex(color)).with_size(radius);
    dots.legend_label = name;
    dots.into()
}

/// Viridis over the `shared` range, where kuva's heat maps know only that of their own entries.
fn heat_map(grid: &Grid, x: Range, y: Range, shared: Range) -> Plot {
    let (low, width) = (grid.range.0, grid.range.1 - grid.range.0);
    let color = move |share: f64| {
        let value = low + share * width;
        if value.is_nan() { "#d8d8d8".to_owned() } else { ColorMap::Viridis.map((value - shared.0) / (shared.1 - shared.0)) }
    };
    let map = Heatmap::new().with_data(grid.cells.iter().rev().map(|row| row.iter().copied()));
    map.with_color_map(ColorMap::Custom(Arc::new(color))).with_x_range(x.0, x.1).with_y_range(y.0, y.1).with_cell_size(1.0).into()
}

/// A tick of a logarithmic axis in few letters.
fn power_of_ten(value: f64) -> String {
    if (0.000_99..9_999.0).contains(&value) { format!("{}", (value * 1e4).round() / 1e4) } else { format!("{value:.0e}") }
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}

/// kuva reads mathematics between dollar signs; our texts are plain.
fn text(plain: &str) -> String {
    plain.replace('$', "\\$")
}
