//! The CUBA network of Vogels & Abbott (2005), as in Brette et al. (2007), benchmark 2: current-based synapses, 80 per neuron.

use pymonn::prelude::*;

/// Leaky integrator with exponential currents, integrated exactly (Rotter & Diesmann 1999).
pub struct Cell {
    /// Voltage kept over one iteration.
    pub keep_v: f32,
    /// Excitatory current kept over one iteration.
    pub keep_e: f32,
    /// Inhibitory current kept over one iteration.
    pub keep_i: f32,
    /// Voltage that a unit of excitatory current adds in one iteration.
    pub gain_e: f32,
    /// Voltage that a unit of inhibitory current adds in one iteration.
    pub gain_i: f32,
}

impl Cell {
    /// Time constants 20, 5 and 10 ms, for iterations of `dt` ms.
    #[must_use]
    pub fn new(dt: f64) -> Self {
        let (tm, te, ti) = (20.0, 5.0, 10.0);
        let (m, e, i) = ((-dt / tm).exp(), (-dt / te).exp(), (-dt / ti).exp());
        Self {
            keep_v: m as f32,
            keep_e: e as f32,
            keep_i: i as f32,
            gain_e: ((m - e) * te / (tm - te)) as f32,
            gain_i: ((m - i) * ti / (tm - ti)) as f32,
        }
    }
}

#[behaviour(v: f32 = uniform(-60.0, -50.0), ge: f32 = 0.0, gi: f32 = 0.0, refractory: u8 = 0, spike: bool = false)]
impl Cell {
    fn neuron(&self, v: &mut f32, ge: &mut f32, gi: &mut f32, refractory: &mut u8, spike: &mut bool) {
        let next = -49.0 + self.keep_v * (*v + 49.0) + self.gain_e * *ge + self.gain_i * *gi;
        *ge *= self.keep_e;
        *gi *= self.keep_i;
        if *refractory > 0 {
            *refractory -= 1;
        } else {
            *v = next;
        }
        *spike = *v > -50.0;
        if *spike {
            *v = -60.0;
            *refractory = 49;
        }
    }
}

/// Adds a constant to the target's current at each event.
pub struct Deliver {
    /// Weight, mV.
    pub weight: f32,
}

#[behaviour]
impl Deliver {
    #[sum(dst_g)]
    fn on_pre(&self) -> f32 {
        self.weight
    }
}

network! {
    /// Four fifths excitatory, one fifth inhibitory; `degree` synapses per neuron.
    pub network Cuba(size: usize = 4000, degree: f64 = 80.0) {
        dt = 0.1;

        group exc[size * 4 / 5] {
            1 => Cell::new(0.1);
        }
        group inh[size / 5] {
            1 => Cell::new(0.1);
        }
        synapses ee: exc -> exc {
            connect = probability(degree / size as f64);
            2 => Deliver { weight: 1.62 } with dst_g = dst_ge;
        }
        synapses ei: exc -> inh {
            connect = probability(degree / size as f64);
            2 => Deliver { weight: 1.62 } with dst_g = dst_ge;
        }
        synapses ie: inh -> exc {
            connect = probability(degree / size as f64);
            2 => Deliver { weight: -9.0 } with dst_g = dst_gi;
        }
        synapses ii: inh -> inh {
            connect = probability(degree / size as f64);
            2 => Deliver { weight: -9.0 } with dst_g = dst_gi;
        }
    }
}

/// The same network with every loop written by hand, on the same draws.
pub struct ByHand {
    cell: Cell,
    exc: Population,
    inh: Population,
    rows: [Rows; 4],
    fired: Vec<u32>,
}

struct Population {
    v: Vec<f32>,
    ge: Vec<f32>,
    gi: Vec<f32>,
    refractory: Vec<u8>,
    spike: Vec<bool>,
}

struct Rows {
    starts: Vec<usize>,
    targets: Vec<u32>,
}

impl Rows {
    fn of(links: &pymonn::Links) -> Self {
        let mut starts = vec![0; links.src().size() + 1];
        let mut targets = Vec::with_capacity(links.len());
        for (source, target) in links.pairs() {
            starts[source + 1] += 1;
            targets.push(target as u32);
        }
        for k in 1..starts.len() {
            starts[k] += starts[k - 1];
        }
        Self { starts, targets }
    }

    fn deliver(&self, fired: &[u32], weight: f32, g: &mut [f32]) {
        for &source in fired {
            let source = source as usize;
            for &target in &self.targets[self.starts[source]..self.starts[source + 1]] {
                g[target as usize] += weight;
            }
        }
    }
}

impl Population {
    /// What a careful author writes: one loop over slices of one length.
    fn update(&mut self, cell: &Cell) {
        let n = self.v.len();
        let (v, ge, gi) = (&mut self.v[..n], &mut self.ge[..n], &mut self.gi[..n]);
        let (refractory, spike) = (&mut self.refractory[..n], &mut self.spike[..n]);
        update(cell, v, ge, gi, refractory, spike);
    }
}

/// Slices as parameters, so that they are known not to overlap, and the same instruction sets as generated code has.
fn update(cell: &Cell, v: &mut [f32], ge: &mut [f32], gi: &mut [f32], refractory: &mut [u8], spike: &mut [bool]) {
    #[inline(always)]
    fn body(cell: &Cell, v: &mut [f32], ge: &mut [f32], gi: &mut [f32], refractory: &mut [u8], spike: &mut [bool]) {
        let n = v.len();
        let (ge, gi, refractory, spike) = (&mut ge[..n], &mut gi[..n], &mut refractory[..n], &mut spike[..n]);
        for k in 0..n {
            let (mut x, mut r) = (v[k], refractory[k]);
            let next = -49.0 + cell.keep_v * (x + 49.0) + cell.gain_e * ge[k] + cell.gain_i * gi[k];
            ge[k] *= cell.keep_e;
            gi[k] *= cell.keep_i;
            if r > 0 {
                r -= 1;
            } else {
                x = next;
            }
            let fires = x > -50.0;
            if fires {
                x = -60.0;
                r = 49;
            }
            v[k] = x;
            refractory[k] = r;
            spike[k] = fires;
        }
    }

    struct Update<'a>(&'a Cell, &'a mut [f32], &'a mut [f32], &'a mut [f32], &'a mut [u8], &'a mut [bool]);

    impl pymonn::Kernel<0> for Update<'_> {
        #[inline(always)]
        fn run(&mut self) {
            body(self.0, self.1, self.2, self.3, self.4, self.5);
        }
    }

    pymonn::dispatch::<0, _>(&mut Update(cell, v, ge, gi, refractory, spike));
}

impl ByHand {
    /// Takes connections and state from a network.
    #[must_use]
    pub fn of(net: &Cuba) -> Self {
        let population = |v: &[f32]| Population {
            v: v.to_vec(),
            ge: vec![0.0; v.len()],
            gi: vec![0.0; v.len()],
            refractory: vec![0; v.len()],
            spike: vec![false; v.len()],
        };
        let rows = [net.ee.connectivity(), net.ei.connectivity(), net.ie.connectivity(), net.ii.connectivity()].map(Rows::of);
        Self {
            cell: Cell::new(0.1),
            exc: population(&net.exc.v),
            inh: population(&net.inh.v),
            rows,
            fired: Vec::with_capacity(net.exc.size()),
        }
    }

    /// One iteration.
    pub fn iterate(&mut self) {
        self.exc.update(&self.cell);
        self.inh.update(&self.cell);
        list(&self.exc.spike, &mut self.fired);
        self.rows[0].deliver(&self.fired, 1.62, &mut self.exc.ge);
        self.rows[1].deliver(&self.fired, 1.62, &mut self.inh.ge);
        list(&self.inh.spike, &mut self.fired);
        self.rows[2].deliver(&self.fired, -9.0, &mut self.exc.gi);
        self.rows[3].deliver(&self.fired, -9.0, &mut self.inh.gi);
    }

    /// The excitatory neurons' voltages, to be compared.
    #[must_use]
    pub fn v(&self) -> &[f32] {
        &self.exc.v
    }
}

/// The indices of the true flags: a block of 64 is looked at closely only if there is one in it.
fn list(flags: &[bool], fired: &mut Vec<u32>) {
    fired.clear();
    for (b, block) in flags.chunks(64).enumerate() {
        if block.iter().fold(false, |any, &flag| any | flag) {
            fired.extend(block.iter().enumerate().filter(|(_, flag)| **flag).map(|(k, _)| (b * 64 + k) as u32));
        }
    }
}
