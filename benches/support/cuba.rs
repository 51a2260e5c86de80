//! CUBA with every loop written by hand: what the generated loops are measured against.

use crate::models::cuba::{Cell, Cuba};

/// The same network with every loop written by hand, on the same draws.
pub struct ByHand {
    cell: Cell<f32>,
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
    fn update(&mut self, cell: &Cell<f32>) {
        let n = self.v.len();
        let (v, ge, gi) = (&mut self.v[..n], &mut self.ge[..n], &mut self.gi[..n]);
        let (refractory, spike) = (&mut self.refractory[..n], &mut self.spike[..n]);
        update(cell, v, ge, gi, refractory, spike);
    }
}

/// Slices as parameters, so that they are known not to overlap, and the same instruction sets as generated code has.
fn update(cell: &Cell<f32>, v: &mut [f32], ge: &mut [f32], gi: &mut [f32], refractory: &mut [u8], spike: &mut [bool]) {
    #[inline(always)]
    fn body(cell: &Cell<f32>, v: &mut [f32], ge: &mut [f32], gi: &mut [f32], refractory: &mut [u8], spike: &mut [bool]) {
        let n = v.len();
        let (ge, gi, refractory, spike) = (&mut ge[..n], &mut gi[..n], &mut refractory[..n], &mut spike[..n]);
        for k in 0..n {
            let (mut x, mut r) = (v[k], refractory[k]);
            let next = cell.rest + cell.keep_v * (x - cell.rest) + cell.gain_e * ge[k] + cell.gain_i * gi[k];
            ge[k] *= cell.keep_e;
            gi[k] *= cell.keep_i;
            if r > 0 {
                r -= 1;
            } else {
                x = next;
            }
            let fires = x > cell.threshold;
            if fires {
                x = cell.reset;
                r = cell.refractory;
            }
            v[k] = x;
            refractory[k] = r;
            spike[k] = fires;
        }
    }

    struct Update<'a>(&'a Cell<f32>, &'a mut [f32], &'a mut [f32], &'a mut [f32], &'a mut [u8], &'a mut [bool]);

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
