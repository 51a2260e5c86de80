use alloc::vec::Vec;

use pymonn_core::{Float, Neuron, Refusal, Rng, StreamKey};

use super::{Content, Image, Order, Overlap, Pattern, Place};

/// Patterns of one kind, and how they take turns.
///
/// Source: PymoNNto 3.0.6, `PatternGroup` with its lines, pixels and noise.
///
/// Tested against: the geometry of lines and pixels.
///
/// ```
/// use pymonn::behaviours::sources::patterns::PatternGroup;
///
/// let lines = PatternGroup::<f32>::new(9, 9)
///     .line(0, [4.0, 4.0], 0.0, 7.0)
///     .line(1, [4.0, 4.0], 90.0, 7.0)
///     .noise(2, 0.1, 0.0, 1.0)
///     .lasting(10)
///     .pausing(5)
///     .random();
/// assert_eq!(lines.patterns.len(), 3);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PatternGroup<F = f32> {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Values of each pixel: colours, or on and off.
    pub channels: usize,
    /// The patterns.
    pub patterns: Vec<Pattern<F>>,
    /// Which one is next (default [`Order::Sequential`]).
    pub order: Order,
    /// Iterations for which each is shown (default 1).
    pub duration: u32,
    /// Iterations of nothing after each (default 0).
    pub pause: u32,
    /// Probability that the next one begins, in each iteration in which it might (default 1).
    pub probability: f64,
    /// What is seen where several groups show a pattern at a time (default [`Overlap::Adds`]).
    pub overlap: Overlap,
    /// Which neurons see it (default [`Place::First`]).
    pub place: Place,
}

/// No pattern, no label.
pub(super) const NONE: i32 = -1;

impl<F: Float> PatternGroup<F> {
    /// No patterns yet, of `width` times `height` pixels.
    #[must_use]
    pub fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            channels: 1,
            patterns: Vec::new(),
            order: Order::Sequential,
            duration: 1,
            pause: 0,
            probability: 1.0,
            overlap: Overlap::Adds,
            place: Place::First,
        }
    }

    /// Each pixel has so many values.
    #[must_use]
    pub fn channels(self, channels: usize) -> Self {
        Self { channels, ..self }
    }

    /// One more pattern.
    #[must_use]
    pub fn pattern(mut self, label: i32, content: Content<F>) -> Self {
        self.patterns.push(Pattern { label, content });
        self
    }

    /// A value for each pixel: channel by channel, row by row.
    #[must_use]
    pub fn pixels(self, label: i32, values: impl IntoIterator<Item = F>) -> Self {
        let (width, height) = (self.width, self.height);
        self.pattern(label, Content::Pixels { width, height, values: values.into_iter().collect() })
    }

    /// A line of value 1 through the `centre` (in pixels, from 0; pixel 3 reaches from 2.5 to 3.5), at so many degrees from the x
    /// axis towards the y axis, and of this length in pixels.
    #[must_use]
    pub fn line(self, label: i32, centre: [f64; 2], degrees: f64, length: f64) -> Self {
        let content = Content::line(self.width, self.height, self.channels, centre, degrees, length);
        self.pattern(label, content)
    }

    /// Noise, drawn anew each time that it is shown: a part `density` of the pixels gets values between `low` and `high`.
    #[must_use]
    pub fn noise(self, label: i32, density: f64, low: F, high: F) -> Self {
        self.pattern(label, Content::Noise { density, low, high })
    }

    /// An image of as many channels. Of a larger one a part is shown, each time from a random place.
    #[must_use]
    pub fn image(self, label: i32, image: Image<F>) -> Self {
        self.pattern(label, Content::Pixels { width: image.width, height: image.height, values: image.values })
    }

    /// Patterns take turns in any order: see [`Order::Random`].
    #[must_use]
    pub fn random(self) -> Self {
        Self { order: Order::Random, ..self }
    }

    /// Each pattern by itself: see [`Order::Independent`].
    #[must_use]
    pub fn independent(self, probability: f64) -> Self {
        Self { order: Order::Independent(probability), ..self }
    }

    /// The program chooses: see [`Order::ByHand`].
    #[must_use]
    pub fn by_hand(self) -> Self {
        Self { order: Order::ByHand, ..self }
    }

    /// Each is shown for so many iterations.
    #[must_use]
    pub fn lasting(self, duration: u32) -> Self {
        Self { duration, ..self }
    }

    /// After each, nothing for so many iterations.
    #[must_use]
    pub fn pausing(self, pause: u32) -> Self {
        Self { pause, ..self }
    }

    /// The next one begins with this probability in each iteration in which it might.
    #[must_use]
    pub fn beginning_with(self, probability: f64) -> Self {
        Self { probability, ..self }
    }

    /// What is seen where several groups show a pattern.
    #[must_use]
    pub fn overlap(self, overlap: Overlap) -> Self {
        Self { overlap, ..self }
    }

    /// Which neurons see it.
    #[must_use]
    pub fn place(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The pixel that a neuron sees.
    pub(super) fn pixel_of(&self, neuron: Neuron) -> Option<usize> {
        let Self { width, height, channels, .. } = *self;
        let pixels = width * height * channels;
        match &self.place {
            Place::First => Some(neuron.index).filter(|index| *index < pixels),
            Place::Neurons(neurons) => neurons.iter().take(pixels).position(|n| *n as usize == neuron.index),
            Place::Centre => {
                let [wide, high, deep] = [neuron.width, neuron.height, neuron.depth].map(|n| n as usize);
                let (x, y, z) = (neuron.index % wide, neuron.index / wide % high, neuron.index / (wide * high));
                let rows = if deep > 1 { height } else { height * channels };
                // The margin before the pattern; a neuron in it wraps round to a large number, as does the margin of too small a grid.
                let column = x.wrapping_sub(wide.wrapping_sub(width) / 2);
                let row = y.wrapping_sub(high.wrapping_sub(rows) / 2);
                let inside = width <= wide && rows <= high && column < width && row < rows && (deep == 1 || z < channels);
                inside.then(|| (z * rows + row) * width + column)
            }
        }
    }

    /// Goes on by an iteration; whether another pattern begins, or one ends.
    pub(super) fn advance(
        &self,
        pattern: &mut i32,
        left: &mut u32,
        next: &mut u32,
        draw: &mut u64,
        chosen: i32,
        rng: &mut Rng,
    ) -> bool {
        let len = self.patterns.len() as u32;
        if self.order == Order::ByHand {
            let wanted = if chosen >= 0 && (chosen as u32) < len { chosen } else { NONE };
            let changed = wanted != *pattern;
            if changed {
                (*pattern, *draw) = (wanted, rng.next_u64());
            }
            return changed;
        }
        *left = left.saturating_sub(1);
        if *left > self.pause {
            return false;
        }
        let before = core::mem::replace(pattern, NONE);
        if *left > 0 || len == 0 || !rng.bernoulli(self.probability) {
            return before != NONE;
        }
        *left = self.duration.saturating_add(self.pause);
        *draw = rng.next_u64();
        *pattern = match self.order {
            Order::Random => rng.below(len) as i32,
            Order::Independent(_) => self.drawn(*draw).next().map_or(NONE, |k| k as i32),
            _ => {
                let now = if *next < len { *next } else { 0 };
                *next = now + 1;
                now as i32
            }
        };
        true
    }

    /// The patterns of an independent order that this draw shows.
    fn drawn(&self, draw: u64) -> impl Iterator<Item = usize> {
        let mut rng = Rng::whole(StreamKey::new(draw, 0), 0);
        let probability = if let Order::Independent(p) = self.order { p } else { 0.0 };
        (0..self.patterns.len()).filter(move |_| rng.bernoulli(probability))
    }

    /// Adds what is shown to `stimulus`.
    pub(super) fn add(&self, pattern: i32, draw: u64, stimulus: &mut [F], pixels: &(impl Iterator<Item = u32> + Clone)) {
        let mut one = |k: usize| {
            let rng = Rng::whole(StreamKey::new(draw, 0), 1 + k as u64);
            self.patterns[k].content.add(stimulus, pixels.clone(), [self.width, self.height], rng);
        };
        match self.order {
            Order::Independent(_) => self.drawn(draw).for_each(one),
            _ => one(pattern as usize),
        }
    }

    pub(super) fn validate(&self) -> Result<(), Refusal> {
        for (name, number) in [("width", self.width), ("height", self.height), ("channels", self.channels)] {
            // So many that pixels have 32 bits.
            if !(1..=1024).contains(&number) {
                return Err(Refusal::new(name, number, "1 to 1024"));
            }
        }
        if self.duration == 0 {
            return Err(Refusal::new("duration", self.duration, "at least 1 iteration"));
        }
        for (name, p) in [("probability", Some(self.probability)), ("order: Independent", self.independence())] {
            if p.is_some_and(|p| !(0.0..=1.0).contains(&p)) {
                return Err(Refusal::new(name, p.unwrap_or_default(), "a number from 0 to 1"));
            }
        }
        for (i, pattern) in self.patterns.iter().enumerate() {
            if pattern.label < 0 {
                return Err(Refusal::new(format_args!("patterns[{i}].label"), pattern.label, "a number from 0"));
            }
            pattern.content.validate(&alloc::format!("patterns[{i}]"), [self.width, self.height, self.channels])?;
        }
        Ok(())
    }

    fn independence(&self) -> Option<f64> {
        if let Order::Independent(p) = self.order { Some(p) } else { None }
    }
}
