//! The interpreter of the random networks' schedules.

use pymonn::{Links, Rng, StreamKey, name_hash};

use crate::rules::{self, Total};

/// One hook, or the hooks of one behaviour, at a group or synapse group.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Work {
    Leak(usize),
    Noise(usize),
    Total(usize),
    Calm(usize),
    Graded(usize),
    Event(usize),
    Conduct(usize),
    Couple(usize),
    Diffuse(usize),
    Push(usize),
    Learn(usize),
    Normalise(usize),
    Report(usize),
    Jitter(usize),
}

impl Work {
    fn synapses(self) -> Option<usize> {
        match self {
            Work::Leak(_) | Work::Noise(_) | Work::Total(_) | Work::Calm(_) => None,
            Work::Graded(s)
            | Work::Event(s)
            | Work::Conduct(s)
            | Work::Couple(s)
            | Work::Diffuse(s)
            | Work::Push(s)
            | Work::Learn(s)
            | Work::Normalise(s)
            | Work::Report(s)
            | Work::Jitter(s) => Some(s),
        }
    }
}

/// A behaviour of the schedule.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) priority: f64,
    pub(crate) every: u64,
    pub(crate) work: Work,
    /// The source's `v` whenever this was to run; the first entry is the initial state.
    pub(crate) past: Vec<Vec<f32>>,
    /// The source's events whenever this was to run.
    pub(crate) events: Vec<Vec<bool>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    pub(crate) name: &'static str,
    pub(crate) v: Vec<f32>,
    pub(crate) input: Vec<f32>,
    pub(crate) spike: Vec<bool>,
    pub(crate) out: Vec<f32>,
    pub(crate) total: f32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Synapse {
    pub(crate) source: usize,
    pub(crate) target: usize,
    /// Its number among those between the same neurons.
    pub(crate) copy: u32,
    pub(crate) delay: usize,
    /// Where the network keeps its values.
    pub(crate) slot: usize,
    pub(crate) weight: f32,
}

#[derive(Clone, Debug)]
pub(crate) struct Synapses {
    pub(crate) name: &'static str,
    pub(crate) src: usize,
    pub(crate) dst: usize,
    /// By source, then target.
    pub(crate) list: Vec<Synapse>,
    pub(crate) src_trace: Vec<f32>,
    pub(crate) dst_trace: Vec<f32>,
}

impl Synapses {
    pub(crate) fn new(
        name: &'static str,
        (src, dst): (usize, usize),
        links: &Links,
        weight: &[f32],
        delay: impl Fn(usize, usize) -> usize,
    ) -> Self {
        let n = links.dst().size();
        let slot = |place, source: usize, target| if links.is_dense() { source * n + target } else { place };
        let mut list: Vec<Synapse> = (links.pairs().enumerate())
            .map(|(place, (source, target))| {
                let slot = slot(place, source, target);
                Synapse { source, target, copy: 0, delay: delay(source, target), slot, weight: weight[slot] }
            })
            .collect();
        list.sort_by_key(|s| (s.source, s.target));
        for k in 1..list.len() {
            if (list[k].source, list[k].target) == (list[k - 1].source, list[k - 1].target) {
                list[k].copy = list[k - 1].copy + 1;
            }
        }
        Self { name, src, dst, list, src_trace: vec![0.0; links.src().size()], dst_trace: vec![0.5; n] }
    }
}

/// The interpreter.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) groups: Vec<Group>,
    pub(crate) synapses: Vec<Synapses>,
    pub(crate) schedule: Vec<Planned>,
    pub(crate) boost: f32,
    pub(crate) seed: u64,
    pub(crate) iteration: u64,
}

impl World {
    pub(crate) fn new(groups: Vec<Group>, synapses: Vec<Synapses>, text: &[(f64, u64, Work)], seed: u64) -> Self {
        let plan = |&(priority, every, work): &(f64, u64, Work)| {
            let past = work.synapses().map(|s| groups[synapses[s].src].v.clone());
            let events = work.synapses().map(|s| vec![false; groups[synapses[s].src].v.len()]);
            Planned { priority, every, work, past: past.into_iter().collect(), events: events.into_iter().collect() }
        };
        let mut schedule: Vec<Planned> = text.iter().map(plan).collect();
        // Stable: ties stay in the order of the text.
        schedule.sort_by(|a, b| a.priority.total_cmp(&b.priority));
        Self { groups, synapses, schedule, boost: 1.0, seed, iteration: 0 }
    }

    fn key(&self, name: &str) -> StreamKey {
        StreamKey::new(self.seed, name_hash(name))
    }

    /// One iteration, in which the behaviours of one synapse group may be paused.
    pub(crate) fn iterate(&mut self, paused: Option<usize>) {
        self.iteration += 1;
        for k in 0..self.schedule.len() {
            let work = self.schedule[k].work;
            if let Some(s) = work.synapses() {
                let source = &self.groups[self.synapses[s].src];
                let (v, spike) = (source.v.clone(), source.spike.clone());
                self.schedule[k].past.push(v);
                self.schedule[k].events.push(spike);
            }
            let due = self.iteration.is_multiple_of(self.schedule[k].every);
            if due && (paused.is_none() || work.synapses() != paused) {
                self.work(k, work);
            }
        }
    }

    fn work(&mut self, k: usize, work: Work) {
        match work {
            Work::Leak(g) => {
                let (group, boost) = (&mut self.groups[g], self.boost);
                for i in 0..group.v.len() {
                    rules::LEAK.neuron(&mut group.v[i], &mut group.input[i], &mut group.spike[i], boost);
                }
            }
            Work::Noise(g) => {
                let key = self.key(&format!("{}.Noise.neuron", self.groups[g].name));
                for (i, v) in self.groups[g].v.iter_mut().enumerate() {
                    rules::NOISE.neuron(v, &mut Rng::neuron(key, self.iteration, i as u32));
                }
            }
            Work::Total(g) => {
                let group = &mut self.groups[g];
                Total::group(&group.v, &mut group.total);
            }
            Work::Calm(g) => {
                let Group { v, total, .. } = &mut self.groups[g];
                for v in v {
                    rules::CALM.neuron(v, *total);
                }
            }
            Work::Normalise(s) => self.normalise(s),
            Work::Report(s) => self.report(s),
            Work::Learn(s) => self.learn(k, s),
            _ => self.each_synapse(k, work),
        }
    }

    /// What is called for each synapse: by target, and for each target by source.
    fn each_synapse(&mut self, k: usize, work: Work) {
        let Some(s) = work.synapses() else { return };
        let key = self.key(&format!("{}.Jitter.synapse", self.synapses[s].name));
        let (src, dst) = (self.synapses[s].src, self.synapses[s].dst);
        // What the other end shows is from before the hook.
        let (source_before, target_before) = (self.groups[src].v.clone(), self.groups[dst].v.clone());
        for (target, &target_was) in target_before.iter().enumerate() {
            for synapse in 0..self.synapses[s].list.len() {
                let found = self.synapses[s].list[synapse];
                if found.target != target {
                    continue;
                }
                let now = self.schedule[k].past.len() - 1;
                let then = now.saturating_sub(found.delay);
                let (delayed, event) = (self.schedule[k].past[then][found.source], self.schedule[k].events[then][found.source]);
                let source_was = source_before[found.source];
                let (weight, source) = (found.weight, found.source);
                match work {
                    Work::Graded(_) => self.groups[dst].input[target] += rules::GRADED.synapse(weight, delayed),
                    Work::Event(_) if event => self.groups[dst].input[target] += rules::EVENT.on_pre(weight),
                    Work::Conduct(_) if event => {
                        let v = self.groups[dst].v[target];
                        self.groups[dst].v[target] += rules::CONDUCT.on_pre(weight, source_was, v);
                    }
                    Work::Couple(_) => self.groups[dst].v[target] += rules::COUPLE.synapse(weight, delayed),
                    Work::Diffuse(_) => rules::DIFFUSE.synapse(weight, delayed, &mut self.groups[dst].v[target]),
                    Work::Push(_) => rules::PUSH.synapse(weight, &mut self.groups[src].v[source], target_was),
                    Work::Jitter(_) => {
                        let mut rng = Rng::synapse(key, self.iteration, target as u32, source as u32, found.copy);
                        rules::JITTER.synapse(&mut self.synapses[s].list[synapse].weight, &mut rng);
                    }
                    _ => {}
                }
            }
        }
    }

    fn learn(&mut self, k: usize, s: usize) {
        let Synapses { src, dst, list, src_trace, dst_trace, .. } = &mut self.synapses[s];
        let (src, dst) = (&self.groups[*src], &self.groups[*dst]);
        for synapse in list.iter_mut() {
            let then = (self.schedule[k].events.len() - 1).saturating_sub(synapse.delay);
            if self.schedule[k].events[then][synapse.source] {
                rules::LEARN.on_pre(&mut synapse.weight, dst_trace[synapse.target]);
            }
        }
        for synapse in list.iter_mut().filter(|s| dst.spike[s.target]) {
            rules::LEARN.on_post(&mut synapse.weight, src_trace[synapse.source]);
        }
        for (trace, &spike) in src_trace.iter_mut().zip(&src.spike) {
            rules::LEARN.efferent(trace, spike);
        }
        for (trace, &spike) in dst_trace.iter_mut().zip(&dst.spike) {
            rules::LEARN.afferent(trace, spike);
        }
    }

    fn normalise(&mut self, s: usize) {
        let Synapses { dst, list, .. } = &mut self.synapses[s];
        for target in 0..self.groups[*dst].v.len() {
            let sum = list.iter().filter(|s| s.target == target).fold(0.0, |sum, s| sum + s.weight);
            if sum > rules::NORMALISE.most {
                list.iter_mut().filter(|s| s.target == target).for_each(|s| s.weight *= rules::NORMALISE.most / sum);
            }
        }
    }

    fn report(&mut self, s: usize) {
        let Synapses { src, dst, list, .. } = &self.synapses[s];
        let v = self.groups[*dst].v.clone();
        for source in 0..self.groups[*src].v.len() {
            let mut fan: Vec<&Synapse> = list.iter().filter(|s| s.source == source).collect();
            // In the order of storage.
            fan.sort_by_key(|s| s.delay);
            self.groups[*src].out[source] = fan.iter().fold(0.0, |sum, s| sum + s.weight * v[s.target]);
        }
    }
}
