use pymonn_core::{Float, Refusal, Rng};

use super::check::{shuffle, stream};
use super::{Mixture, Symbol};

/// Which neurons of a group each letter drives.
///
/// ```
/// use pymonn::tasks::{Pools, Source, counting};
///
/// let mut words = counting(4, 1)?;
/// let pools = Pools::disjoint(words.symbols(), 10, 200, 1)?;
/// let mut input = vec![0.0_f32; 200];
/// pools.drive(&words.next_symbol(), 0.5, &mut input)?;
/// assert_eq!(input.iter().filter(|x| **x == 0.5).count(), 10);
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pools {
    pools: Vec<Vec<u32>>,
    neurons: usize,
}

impl Pools {
    /// Random pools of `size` neurons for each letter, in a group of `neurons`; no neuron is in two of them.
    ///
    /// # Errors
    /// Refuses a size of 0 and more neurons in all pools than there are.
    pub fn disjoint(letters: usize, size: usize, neurons: usize, seed: u64) -> Result<Self, Refusal> {
        checked(size, neurons)?;
        if letters.checked_mul(size).is_none_or(|all| all > neurons) {
            let allowed = format!("at most {} for {letters} disjoint pools in {neurons} neurons", neurons / letters.max(1));
            return Err(Refusal::new("size", size, allowed));
        }
        let mut order: Vec<u32> = (0..neurons as u32).collect();
        shuffle(&mut order, &mut stream(seed, "tasks.pools"));
        Ok(Self::sorted(order.chunks(size).take(letters).map(<[u32]>::to_vec).collect(), neurons))
    }

    /// Random pools of `size` neurons for each letter, each drawn from all `neurons`: they overlap by chance.
    ///
    /// # Errors
    /// Refuses a size of 0 and one of more neurons than there are.
    pub fn overlapping(letters: usize, size: usize, neurons: usize, seed: u64) -> Result<Self, Refusal> {
        checked(size, neurons)?;
        let mut rng = stream(seed, "tasks.pools");
        let mut order: Vec<u32> = (0..neurons as u32).collect();
        let mut one = || {
            shuffle(&mut order, &mut rng);
            order[..size].to_vec()
        };
        let pools = (0..letters).map(|_| one()).collect();
        Ok(Self::sorted(pools, neurons))
    }

    /// These neurons for each letter, in a group of `neurons`.
    ///
    /// # Errors
    /// Refuses neurons that do not exist or are twice in one pool.
    pub fn given(pools: Vec<Vec<u32>>, neurons: usize) -> Result<Self, Refusal> {
        let pools = Self::sorted(pools, neurons);
        for (letter, pool) in pools.pools.iter().enumerate() {
            if let Some(neuron) = pool.last().filter(|neuron| **neuron as usize >= neurons) {
                return Err(Refusal::new(format_args!("pools[{letter}]"), neuron, format_args!("neurons below {neurons}")));
            }
            if let Some(pair) = pool.windows(2).find(|pair| pair[0] == pair[1]) {
                return Err(Refusal::new(format_args!("pools[{letter}]"), pair[0], "each neuron once"));
            }
        }
        Ok(pools)
    }

    fn sorted(mut pools: Vec<Vec<u32>>, neurons: usize) -> Self {
        for pool in &mut pools {
            pool.sort_unstable();
        }
        Self { pools, neurons }
    }

    /// The neurons that a letter drives, ascending; none for a letter without a pool.
    pub fn pool(&self, letter: usize) -> &[u32] {
        self.pools.get(letter).map_or(&[], Vec::as_slice)
    }

    /// How many letters have a pool.
    pub fn letters(&self) -> usize {
        self.pools.len()
    }

    /// Size of the group.
    pub fn neurons(&self) -> usize {
        self.neurons
    }

    /// Neurons that no letter drives, ascending.
    pub fn undriven(&self) -> Vec<u32> {
        let mut free = vec![true; self.neurons];
        self.pools.iter().flatten().for_each(|neuron| free[*neuron as usize] = false);
        (0..self.neurons as u32).filter(|neuron| free[*neuron as usize]).collect()
    }

    /// Writes the input of every neuron: `gain` to those that the symbol drives, 0 to the others.
    ///
    /// # Errors
    /// Refuses an input of another length than the group and a letter without a pool.
    pub fn drive<F: Float>(&self, symbol: &Symbol, gain: F, input: &mut [F]) -> Result<(), Refusal> {
        if input.len() != self.neurons {
            return Err(Refusal::new("input.len()", input.len(), format_args!("the group's {} neurons", self.neurons)));
        }
        let shown = symbol.letter.into_iter().chain(symbol.mixture.map(|mixture| mixture.other));
        if let Some(letter) = shown.into_iter().find(|letter| *letter >= self.pools.len()) {
            return Err(Refusal::new("letter", letter, format_args!("one of the {} that have pools", self.pools.len())));
        }
        input.fill(F::ZERO);
        match (symbol.letter, symbol.mixture) {
            (None, _) => {}
            (Some(letter), None) => self.pools[letter].iter().for_each(|neuron| input[*neuron as usize] = gain),
            (Some(letter), Some(mixture)) => {
                self.mixed(letter, mixture).iter().for_each(|neuron| input[*neuron as usize] = gain);
            }
        }
        Ok(())
    }

    /// A random part of two pools.
    fn mixed(&self, letter: usize, mixture: Mixture) -> Vec<u32> {
        let mut rng: Rng = stream(mixture.draw, "tasks.mixture");
        let mut part = |letter: usize, wanted: &dyn Fn(usize) -> usize| {
            let mut pool = self.pools[letter].clone();
            shuffle(&mut pool, &mut rng);
            pool.truncate(wanted(pool.len()));
            pool
        };
        let mut driven = part(letter, &|size| (mixture.share * size as f64).round() as usize);
        let taken = driven.len();
        driven.extend(part(mixture.other, &|size| size.saturating_sub(taken)));
        driven
    }
}

fn checked(size: usize, neurons: usize) -> Result<(), Refusal> {
    if size == 0 || size > neurons {
        return Err(Refusal::new("size", size, format_args!("1 to the group's {neurons} neurons")));
    }
    if u32::try_from(neurons).is_err() {
        return Err(Refusal::new("neurons", neurons, "a number below 2^32"));
    }
    Ok(())
}
