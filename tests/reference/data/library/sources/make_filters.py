"""Differences of Gaussians by SciPy: `filters.json`. Run once: `python make_filters.py` (numpy, scipy)."""

import json
import pathlib

import numpy
import scipy
from scipy.ndimage import gaussian_filter

width, height = 11, 7
picture = numpy.fromfunction(lambda y, x: ((3 * x + 5 * y * y + x * y) % 17) / 16, (height, width))


def blur(sigma):
    return gaussian_filter(picture, sigma, mode="nearest", truncate=4.0)


result = {
    "scipy": scipy.__version__,
    "picture": picture.flatten().tolist(),
    "difference": (blur(0.8) - blur(1.6)).flatten().tolist(),
}
pathlib.Path(__file__).with_name("filters.json").write_text(json.dumps(result) + "\n")
