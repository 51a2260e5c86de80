//! The hit ones of many, without asking each.

use core::iter::FusedIterator;

use super::Rng;
use super::mix::{keyed_mix, step};
use super::transforms::minus_ln;

/// Distances drawn at a time: enough for a vector, few enough for a small group.
const BATCH: usize = 8;

impl Rng {
    /// The indices in `0..n` that are hit, each with probability `p` independently of the others, ascending.
    ///
    /// The time is that of the hits, not of `n`: sparse noise for a whole group. What is drawn is the distance to the next hit,
    /// which is geometrically distributed. None is hit for `p <= 0` and NaN, every one for `p >= 1`.
    ///
    /// The hits have a stream of their own, so others can be drawn from `self` meanwhile:
    ///
    /// ```
    /// # use pymonn_core::{Rng, StreamKey};
    /// # let mut rng = Rng::whole(StreamKey::new(1, 1), 1);
    /// let mut activity = vec![0.0; 10_000];
    /// for i in rng.hits(activity.len(), 0.01) {
    ///     activity[i] += rng.uniform();
    /// }
    /// # let hit = activity.iter().filter(|&&a| a > 0.0).count();
    /// # assert!((50..150).contains(&hit));
    /// ```
    #[inline(always)]
    pub fn hits(&mut self, n: usize, p: f64) -> Hits {
        let (place, key) = self.split();
        let possible = p > 0.0;
        Hits {
            place,
            key,
            mean: if possible { -1.0 / libm::log1p(-p.min(1.0)) } else { 0.0 },
            next: 0,
            end: if possible { (n as u64).min(i64::MAX as u64) } else { 0 },
            distances: [0.0; BATCH],
            used: BATCH,
        }
    }
}

/// An iterator over indices: see [`Rng::hits`].
#[derive(Clone, Debug)]
pub struct Hits {
    place: u64,
    key: u64,
    /// What makes the distance to the next hit of an exponential number: 0 where every one is hit.
    mean: f64,
    next: u64,
    end: u64,
    distances: [f32; BATCH],
    used: usize,
}

impl Iterator for Hits {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.used == BATCH {
            let blocks: [u64; BATCH / 2] = core::array::from_fn(|k| {
                let place = self.place.wrapping_add((k as u64).wrapping_mul(step::COPY));
                keyed_mix(place, self.key)
            });
            self.place = self.place.wrapping_add(step::COPY.wrapping_mul(BATCH as u64 / 2));
            let words: [u32; BATCH] =
                core::array::from_fn(|k| if k % 2 == 0 { blocks[k / 2] as u32 } else { (blocks[k / 2] >> 32) as u32 });
            // `map` on an array of this length would be a call.
            for (distance, word) in self.distances.iter_mut().zip(words) {
                *distance = minus_ln(word);
            }
            self.used = 0;
        }
        // It fits: what is too large for an `i64` becomes its largest.
        let hit = self.next + (f64::from(self.distances[self.used]) * self.mean) as i64 as u64;
        self.used += 1;
        if hit >= self.end {
            self.next = self.end;
            return None;
        }
        self.next = hit + 1;
        Some(hit as usize)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some((self.end - self.next) as usize))
    }
}

impl FusedIterator for Hits {}
