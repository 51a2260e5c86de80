use alloc::vec::Vec;

use pymonn_core::{Refusal, Step, Validate};

use crate::behaviour;

/// Neurons that fire at given times: recorded spikes, or a stimulus.
///
/// A neuron fires in the iteration whose time, a multiple of `dt`, is nearest to that of the spike; times from −∞ to 1.5 `dt`
/// come in the first iteration. Spikes of a neuron that fall into one iteration are one.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `spike` | neuron | whether it fires in this iteration |
///
/// Nothing is kept from one iteration to the next: what is due is found by its time. A neuron that the group does not have never fires: [`neurons`](Self::neurons) tells how many it takes.
/// Spikes that are known only when the program runs, from a file say, come in by a parameter of the network: `network
/// Replay(spikes: SpikeTimes = SpikeTimes::new([]))` and `1 => SpikeTimes { ..spikes.clone() };`.
///
/// Source: NEST's `spike_generator`, Brian2's `SpikeGeneratorGroup`.
///
/// Tested against: every multiple of four dt.
///
/// ```
/// use pymonn::behaviours::sources::SpikeTimes;
/// use pymonn::prelude::*;
///
/// network! {
///     network Replay {
///         dt = 0.1; // ms
///         group cells[3] {
///             1 => SpikeTimes::new([(0, 0.5), (2, 0.3), (2, 0.5)]);
///             2 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Replay::builder().build()?;
/// net.simulate_iterations(10);
/// let spikes: Vec<_> = net.cells.event_recorder.spike.iter().collect();
/// assert_eq!(spikes, [(3, 2), (5, 0), (5, 2)]); // iteration, neuron
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SpikeTimes {
    /// Time \[ms\] and neuron of each spike, ascending by time.
    pub spikes: Vec<(f64, u32)>,
}

impl SpikeTimes {
    /// A neuron and a time \[ms\] for each spike, in any order.
    #[must_use]
    pub fn new(spikes: impl IntoIterator<Item = (u32, f64)>) -> Self {
        let mut spikes: Vec<_> = spikes.into_iter().map(|(neuron, time)| (time, neuron)).collect();
        spikes.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self { spikes }
    }

    /// Reads a text: on each line a neuron and a time \[ms\], with commas, semicolons, tabs or spaces between them. Empty lines
    /// and what follows a `#` do not count; the first line may name the columns. `name` is that of the text in errors.
    ///
    /// ```
    /// # use pymonn::behaviours::sources::SpikeTimes;
    /// let spikes = SpikeTimes::parse("neuron,time\n0,1.5\n2,0.7\n", "spikes.csv")?;
    /// assert_eq!(spikes, SpikeTimes::new([(0, 1.5), (2, 0.7)]));
    ///
    /// let error = SpikeTimes::parse("0 1.5\n2 soon\n", "spikes.txt").unwrap_err();
    /// assert_eq!(error.to_string(), "`spikes.txt, line 2: time` is \"soon\": allowed is a finite number of ms");
    /// # Ok::<(), pymonn::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// Refuses a line that is not such a pair, by the text's name, the line's number and the value.
    pub fn parse(text: &str, name: &str) -> Result<Self, Refusal> {
        let mut spikes = Vec::new();
        let mut begun = false;
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let first = !core::mem::replace(&mut begun, true);
            let columns: Vec<&str> = line.split([',', ';', '\t', ' ']).filter(|column| !column.is_empty()).collect();
            if first && columns.iter().all(|column| column.parse::<f64>().is_err()) {
                continue;
            }
            let refused = |what: &str, value: &str, allowed| {
                Err(Refusal::new(format_args!("{name}, line {}{what}", number + 1), value, allowed))
            };
            let [neuron, time] = columns[..] else {
                return refused("", line, "a neuron and a time");
            };
            let Ok(neuron) = neuron.parse::<u32>() else {
                return refused(": neuron", neuron, "a number of a neuron, from 0");
            };
            match time.parse::<f64>() {
                Ok(time) if time.is_finite() => spikes.push((neuron, time)),
                _ => return refused(": time", time, "a finite number of ms"),
            }
        }
        Ok(Self::new(spikes))
    }

    /// Reads a file: see [`parse`](Self::parse).
    ///
    /// # Errors
    /// Refuses a file that cannot be read, or a line that is not a neuron and a time.
    #[cfg(feature = "std")]
    pub fn read(path: impl AsRef<std::path::Path>) -> Result<Self, Refusal> {
        let path = path.as_ref();
        let name = path.display();
        let text = std::fs::read_to_string(path)
            .map_err(|error| Refusal::new(&name, format_args!("{error}"), "a text file that can be read"))?;
        Self::parse(&text, &alloc::format!("{name}"))
    }

    /// How many neurons a group must have for all of the spikes.
    #[must_use]
    pub fn neurons(&self) -> usize {
        self.spikes.iter().map(|(_, neuron)| *neuron as usize + 1).max().unwrap_or(0)
    }
}

#[behaviour(crate = crate, spike: bool = false)]
impl SpikeTimes {
    fn group(&self, spike: &mut [bool], step: Step) {
        spike.fill(false);
        // Halves between iterations, computed alike for the end of one and the beginning of the next.
        let half = |iteration: u64| (iteration as f64 + 0.5) * step.dt;
        let from = match step.iteration {
            1 => 0,
            k => self.spikes.partition_point(|(time, _)| *time < half(k - 1)),
        };
        let until = half(step.iteration);
        for (_, neuron) in self.spikes[from..].iter().take_while(|(time, _)| *time < until) {
            if let Some(spike) = spike.get_mut(*neuron as usize) {
                *spike = true;
            }
        }
    }
}

impl Validate for SpikeTimes {
    fn validate(&self) -> Result<(), Refusal> {
        let mut last = f64::NEG_INFINITY;
        for (i, (time, _)) in self.spikes.iter().enumerate() {
            if !time.is_finite() || *time < last {
                return Err(Refusal::new(format_args!("spikes[{i}].0"), time, "a finite time in ms, not before the last"));
            }
            last = *time;
        }
        Ok(())
    }
}
