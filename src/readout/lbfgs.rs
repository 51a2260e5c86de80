//! The minimum of a smooth convex function of many numbers: L-BFGS.
//!
//! Source: Nocedal & Wright 2006, *Numerical Optimization*, 2nd ed., algorithms 7.4 and 7.5; the length of a step meets the weak conditions of
//! Wolfe, found by bisection (Burke, Lewis & Overton 2008).

use std::collections::VecDeque;

/// Steps that are remembered.
const MEMORY: usize = 10;
/// The conditions of Wolfe: the least part of the decrease that the slope promises, and the largest part of the slope that may be left.
const DECREASE: f64 = 1e-4;
const SLOPE: f64 = 0.9;

/// Change of place, change of gradient, one by their product.
struct Pair {
    s: Vec<f64>,
    y: Vec<f64>,
    rho: f64,
}

/// From `x` on, until no part of the gradient is larger than `tolerance`, or rounding hides any decrease.
pub(super) fn minimise(cost: impl Fn(&[f64], &mut [f64]) -> f64, mut x: Vec<f64>, tolerance: f64, iterations: usize) -> Vec<f64> {
    let mut gradient = vec![0.0; x.len()];
    let mut value = cost(&x, &mut gradient);
    let mut pairs: VecDeque<Pair> = VecDeque::with_capacity(MEMORY + 1);
    for _ in 0..iterations {
        let largest = gradient.iter().fold(0.0_f64, |largest, g| largest.max(g.abs()));
        if largest <= tolerance {
            break;
        }
        let direction = direction(&gradient, &pairs);
        let slope = dot(&gradient, &direction);
        // The first step is 1 long at most, as nothing is known of the curvature.
        let first = if pairs.is_empty() { (1.0 / largest).min(1.0) } else { 1.0 };
        let Some(found) = search(&cost, &x, value, &direction, slope, first) else { break };
        let s: Vec<f64> = found.x.iter().zip(&x).map(|(new, old)| new - old).collect();
        let y: Vec<f64> = found.gradient.iter().zip(&gradient).map(|(new, old)| new - old).collect();
        let curvature = dot(&s, &y);
        if curvature > 0.0 {
            pairs.push_back(Pair { s, y, rho: 1.0 / curvature });
            if pairs.len() > MEMORY {
                pairs.pop_front();
            }
        }
        (x, gradient, value) = (found.x, found.gradient, found.value);
    }
    x
}

/// Minus the gradient, by the inverse of the curvature that the pairs tell.
fn direction(gradient: &[f64], pairs: &VecDeque<Pair>) -> Vec<f64> {
    let mut q: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut parts = Vec::with_capacity(pairs.len());
    for pair in pairs.iter().rev() {
        let part = pair.rho * dot(&pair.s, &q);
        add(&mut q, -part, &pair.y);
        parts.push(part);
    }
    if let Some(pair) = pairs.back() {
        let scale = 1.0 / (pair.rho * dot(&pair.y, &pair.y));
        for q in &mut q {
            *q *= scale;
        }
    }
    for (pair, part) in pairs.iter().zip(parts.iter().rev()) {
        let other = pair.rho * dot(&pair.y, &q);
        add(&mut q, part - other, &pair.s);
    }
    q
}

struct Found {
    x: Vec<f64>,
    gradient: Vec<f64>,
    value: f64,
}

/// A step along the direction that meets both conditions; the best that decreases where rounding hides the second; none where no step does.
fn search(
    cost: impl Fn(&[f64], &mut [f64]) -> f64,
    from: &[f64],
    value: f64,
    direction: &[f64],
    slope: f64,
    first: f64,
) -> Option<Found> {
    let (mut low, mut high, mut length) = (0.0, f64::INFINITY, first);
    let mut best: Option<Found> = None;
    for _ in 0..50 {
        let x: Vec<f64> = from.iter().zip(direction).map(|(x, d)| x + length * d).collect();
        let mut gradient = vec![0.0; x.len()];
        let new = cost(&x, &mut gradient);
        // Written so that NaN counts as no decrease.
        if new <= value + DECREASE * length * slope && new < value {
            let enough = dot(&gradient, direction) >= SLOPE * slope;
            best = Some(Found { x, gradient, value: new });
            if enough {
                return best;
            }
            low = length;
        } else {
            high = length;
        }
        length = if high.is_finite() { 0.5 * (low + high) } else { 2.0 * length };
    }
    best
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Adds `factor` times another list.
pub(super) fn add(sum: &mut [f64], factor: f64, other: &[f64]) {
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum += factor * other;
    }
}
