use std::{fs, path::PathBuf, process};

use nalgebra::{DMatrix, Matrix3};

use super::{data::thinned, *};
use crate::analysis::{BoundedSample, SpikeTrain, average_correlation};

/// A folder of its own for a test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        Self(std::env::temp_dir().join(format!("pymonn-plot-{}-{test}", process::id())))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn saved(&self, panel: Panel, name: &str) -> String {
        panel.save(self.file(name)).unwrap();
        fs::read_to_string(self.file(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn ramp(count: usize) -> Vec<f64> {
    (0..count).map(|index| index as f64).collect()
}

/// One panel of each kind.
fn kinds() -> Vec<Panel> {
    let x = ramp(50);
    vec![
        traces(&x, &DMatrix::<f32>::from_fn(50, 3, |row, column| (row * column) as f32)).mean(),
        curves(&x, [("a", &x), ("b", &x)]),
        line(&x, &x).overlay(scatter(&x, [true; 50])),
        raster(&x, &[3; 50]).groups([(0..2, "excitatory"), (2..5, "inhibitory")]),
        histogram(&x, 7),
        heat_map(&Matrix3::<f64>::identity()).color_label("weight"),
        images([Matrix3::<f32>::identity(), Matrix3::zeros()], 2).legend(["one", "nil"]),
    ]
}

/// One panel of each picture of an analysis.
fn pictures() -> Vec<Panel> {
    let train = SpikeTrain::from_fn(400, 12, |step, neuron| (step * step + neuron * step) % 23 < 1 + neuron);
    let coefficients = average_correlation(&train).unwrap().matrix;
    let weights = DMatrix::from_fn(30, 30, |row, column| [0.0, 0.02, 0.05, 0.3][(row * 7 + column * column) % 4]);
    let sizes: Vec<u64> = (1..300).map(|i| 1 + 9_000 / (i * i)).collect();
    let law = BoundedSample::new(sizes.iter().copied(), 1, 1_000).unwrap().power_law().unwrap();
    let [linear, logarithmic] = linear_lognormal_fit(weights.iter(), 0.01, 20);
    vec![
        hist_incoming_connections(&weights, 8),
        hist_outgoing_connections(&weights, 8),
        hist_connections([3_usize, 4, 4, 9], 8),
        network_connection_dynamics([900, 500, 300, 350, 360]),
        hist_firing_rate_network(&train, 10),
        raster_plot(&train),
        scatter_plot(&train),
        correlation(&coefficients).color_range(0.0, 0.1),
        isi_exponential_fit(&SpikeTrain::from_fn(9_000, 1, |step, _| step * step % 1_009 < 60), 0, 20),
        weight_distribution(weights.iter(), 0.01, 20),
        linear,
        logarithmic,
        plot_network(&coefficients, 0.1),
        hamming_distance([3, 4, 9, 2]),
        avalanche_distribution(&sizes, &law),
    ]
}

#[test]
fn every_kind_is_written_in_both_formats() {
    let folder = Folder::new("kinds");
    for (index, panel) in kinds().into_iter().enumerate() {
        let figure = Figure::new().panel(panel);
        let (png, svg) = (folder.file(&format!("{index}.png")), folder.file(&format!("{index}.SVG")));
        figure.save(&png).unwrap();
        figure.save(&svg).unwrap();
        let bytes = fs::read(png).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes[bytes.len() - 8..].starts_with(b"IEND"));
        assert_eq!(bytes[16..20], 1_800u32.to_be_bytes());
        let text = fs::read_to_string(svg).unwrap();
        assert!(text.starts_with("<svg") && text.trim_end().ends_with("</svg>") && text.contains("width=\"900\""));
        assert!(!text.contains("NaN") && !text.contains("inf"));
    }
}

#[test]
fn every_picture_of_an_analysis_is_drawn() {
    let folder = Folder::new("pictures");
    for (index, panel) in pictures().into_iter().enumerate() {
        let text = folder.saved(panel, &format!("{index}.svg"));
        assert!(text.trim_end().ends_with("</svg>") && !text.contains("NaN") && !text.contains("inf"), "picture {index}");
    }
}

#[test]
fn nothing_but_the_whole_file_is_left_in_the_folder() {
    let folder = Folder::new("whole");
    let path = folder.file("deep/er/figure.svg");
    let save =
        |width| kinds().into_iter().map(Panel::wide).fold(Figure::new().columns(3).width(width), Figure::panel).save(&path);
    save(900.0).unwrap();
    save(450.0).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("width=\"450\""));
    let taken = folder.file("taken.png");
    fs::create_dir_all(taken.join("inside")).unwrap();
    let error = line([0.0], [1.0]).save(&taken).unwrap_err();
    assert!(matches!(error, PlotError::File { .. }) && error.to_string().contains("taken.png"), "{error}");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2);
}

#[test]
fn errors_name_the_panel_and_what_was_expected() {
    let (none, matrix): ([f64; 0], _) = ([], DMatrix::<f32>::zeros(2, 2));
    for (panel, message) in [
        (line(none, none).title("Voltage"), "panel `Voltage`: no values; at least one point expected"),
        (raster(none, &[1]), "panel `raster`: 0 values of x for 1 of y; as many expected"),
        (histogram([1.0], 0), "panel `histogram`: 0 bins; at least one expected"),
        (curves(none, Vec::<(String, Vec<f32>)>::new()), "panel `curves`: nothing to draw; at least one curve or image expected"),
        (line([1.0, 2.0], [1.0]), "panel `line`: 2 values of x for 1 of y; as many expected"),
        (line([1.0], [1.0]).overlay(line([1.0], none)), "panel `line`: 1 values of x for 0 of y; as many expected"),
        (line([f64::NAN], [1.0]), "panel `line`: no value is finite; at least one expected"),
        (raster([1.0], &[1, 2]), "panel `raster`: 1 values of x for 2 of y; as many expected"),
        (traces([1.0], &matrix), "panel `traces`: 1 times for 2 rows; one time for each row expected"),
        (images([&matrix], 0), "panel `images`: 0 images in a row; at least one expected"),
        (line([-1.0], [1.0]).log_x(), "panel `line`: no point is positive; at least one expected on logarithmic axes"),
        (
            line([1.0, 2.0], [1.0, 2.0]).log_y().y_range(0.0, 3.0),
            "panel `line`: y from 0.0 to 3.0; positive ends expected on a logarithmic axis",
        ),
        (raster_plot(&SpikeTrain::new(3)), "panel `raster plot`: no steps; at least one expected"),
        (hist_incoming_connections(&DMatrix::<f64>::zeros(0, 0), 5), "panel `incoming connections`: 0 values; at least 1 needed"),
        (weight_distribution(&matrix, 0.01, 5), "panel `weights`: 0 weights; at least 1 needed"),
        (isi_exponential_fit(&SpikeTrain::new(3), 3, 9), "panel `intervals`: `neuron` is 3; below 3 expected"),
        (plot_network(&DMatrix::zeros(2, 3), 0.1), "panel `network`: 2 × 3 coefficients; as many rows as columns expected"),
        (line([0.0, 1e-20], [1.0, 2.0]), "panel `line`: x from 0.0 to 1e-20; a span between 1e-12 and 1e300 expected"),
    ] {
        assert_eq!(panel.save("never/written.png").unwrap_err().to_string(), message);
    }
    let extreme = DMatrix::from_row_slice(1, 2, &[f64::MAX, f64::MIN]);
    for panel in [heat_map(&extreme), histogram(extreme.iter(), 3), traces([0], &extreme), images([&extreme], 1)] {
        assert!(panel.save("never/written.png").unwrap_err().to_string().ends_with("a span between 1e-12 and 1e300 expected"));
    }
    for (from, to) in [(1.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (f64::MIN, f64::MAX)] {
        assert!(line([1.0], [1.0]).x_range(from, to).save("never/written.png").is_err());
    }
    let error = Figure::new().panel(line([0.0], [1.0])).save("figure.jpg").unwrap_err().to_string();
    assert_eq!(error, "`figure.jpg` not written: the file name must end in .png or .svg");
    assert_eq!(Figure::new().save("a.png").unwrap_err().to_string(), "`a.png` not written: the figure has no panel");
}

#[test]
fn thinning_keeps_peaks_order_and_gaps() {
    let mut points: Vec<_> = ramp(100_000).into_iter().map(|x| (x, (x * 0.01).sin())).collect();
    points[54_321].1 = 9.0;
    points[70_000..71_000].fill((f64::NAN, f64::NAN));
    let kept = thinned(points.clone(), 2_000);
    assert!(kept.len() <= 2_002 && kept.contains(&(54_321.0, 9.0)));
    assert!(kept.iter().any(|point| point.0.is_nan()));
    assert!(kept.iter().map(|point| point.0).filter(|time| time.is_finite()).is_sorted());
    assert_eq!(thinned(points[..10].to_vec(), 10), &points[..10]);
}

#[test]
fn pictures_of_large_data_are_small_and_say_what_they_leave_out() {
    let folder = Folder::new("large");
    let noise = |seed: usize| (seed.wrapping_mul(2_654_435_761) >> 7) % 1_000;
    let wide = DMatrix::from_fn(400, 3_000, |row, column| noise(row * 3_000 + column) as f32);
    let text = folder.saved(traces(ramp(400), &wide), "traces.svg");
    assert!(text.len() < 2_000_000 && text.contains("200 of 3000 curves drawn"), "{}", text.len());
    let indices: Vec<u32> = (0..300_000).map(|seed| noise(seed) as u32).collect();
    let text = folder.saved(raster(ramp(300_000), &indices), "spikes.svg");
    assert!(text.len() < 4_000_000 && text.contains("50000 of 300000 spikes drawn"), "{}", text.len());
    assert!(folder.saved(heat_map(&wide), "cells.svg").len() < 4_000_000);
    let text = folder.saved(line([0.0, 1.0, f64::NAN, 3.0], [f32::INFINITY, 1.0, 2.0, 3.0]), "gap.svg");
    assert!(text.contains("2 not finite, left out"));
}

#[test]
fn a_silent_network_has_a_raster() {
    let path = std::env::temp_dir().join(format!("pymonn_silent_{}.png", std::process::id()));
    let silent: [f64; 0] = [];
    raster(silent, &[]).groups([(0..8, "excitatory"), (8..10, "inhibitory")]).save(&path).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"\x89PNG"));
    std::fs::remove_file(path).unwrap();
}

#[test]
fn logarithmic_axes_leave_out_what_is_not_positive() {
    let folder = Folder::new("logarithmic");
    let panel = line([-1.0, 1.0, 10.0, 100.0], [1.0, 0.0, 1e-3, 1e5]).log_x().log_y();
    let ((from, to), (low, high)) = panel.axes().unwrap();
    // Between 10 and 100, and 10⁻³ and 10⁵, with room.
    assert!((5.0..10.0).contains(&from) && (100.0..200.0).contains(&to), "{from} {to}");
    assert!((1e-4..1e-3).contains(&low) && (1e5..1e6).contains(&high), "{low} {high}");
    let text = folder.saved(panel, "both.svg");
    assert!(text.contains(">100<") && text.contains(">1e5<") && text.contains(">0.01<") && !text.contains("NaN"));
}
