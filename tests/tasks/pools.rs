//! Which neurons letters drive.

use pymonn::Refusal;
use pymonn::tasks::{Mixture, Pools, Symbol};

use crate::refused;

fn driven(pools: &Pools, symbol: &Symbol) -> Result<Vec<u32>, Refusal> {
    let mut input = vec![9.0_f64; pools.neurons()];
    pools.drive(symbol, 0.5, &mut input)?;
    assert!(input.iter().all(|x| *x == 0.0 || *x == 0.5));
    Ok((0..).zip(&input).filter(|(_, x)| **x > 0.0).map(|(neuron, _)| neuron).collect())
}

#[test]
fn disjoint_pools() -> Result<(), Refusal> {
    let pools = Pools::disjoint(6, 10, 100, 1)?;
    let mut all: Vec<u32> = (0..6).flat_map(|letter| pools.pool(letter).to_vec()).collect();
    all.extend(pools.undriven());
    all.sort_unstable();
    assert!(all.into_iter().eq(0..100));
    assert_eq!((pools.letters(), pools.undriven().len(), pools.pool(6).len()), (6, 40, 0));
    for letter in 0..6 {
        assert_eq!(pools.pool(letter).len(), 10);
        assert_eq!(driven(&pools, &Symbol { letter: Some(letter), ..Symbol::default() })?, pools.pool(letter));
    }
    assert!(driven(&pools, &Symbol::default())?.is_empty());
    assert_eq!(pools, Pools::disjoint(6, 10, 100, 1)?);
    assert_ne!(pools, Pools::disjoint(6, 10, 100, 2)?);
    // All of them, and no more.
    assert!(Pools::disjoint(10, 10, 100, 1)?.undriven().is_empty());
    Ok(())
}

#[test]
fn overlapping_pools() -> Result<(), Refusal> {
    let (mut shared, mut hits) = (0, vec![0; 50]);
    for seed in 0..400 {
        let pools = Pools::overlapping(2, 10, 50, seed)?;
        for neuron in pools.pool(0) {
            shared += usize::from(pools.pool(1).contains(neuron));
            hits[*neuron as usize] += 1;
        }
        assert!(pools.pool(0).windows(2).all(|pair| pair[0] < pair[1]) && pools.pool(1).len() == 10);
    }
    // Of 10 neurons, a fifth is in the other pool: 2, with a standard error of 0.06; each neuron is drawn 80 times, ± 8.
    assert!((f64::from(shared as u32) / 400.0 - 2.0).abs() < 0.25, "{shared}");
    assert!(hits.iter().all(|count| (48..112).contains(count)), "{hits:?}");
    Ok(())
}

#[test]
fn a_mixture_drives_parts_of_both_pools() -> Result<(), Refusal> {
    let pools = Pools::disjoint(3, 20, 100, 1)?;
    let mixed = |share, draw| Symbol { letter: Some(0), mixture: Some(Mixture { other: 1, share, draw }), ..Symbol::default() };
    for (share, first) in [(0.0, 0), (0.25, 5), (0.5, 10), (1.0, 20)] {
        let found = driven(&pools, &mixed(share, 7))?;
        let of = |letter: usize| found.iter().filter(|neuron| pools.pool(letter).contains(neuron)).count();
        assert_eq!((of(0), of(1), found.len()), (first, 20 - first, 20));
    }
    // Halves are rounded once: as many as a pool has, whatever the share.
    for size in [5, 7, 10] {
        let pools = Pools::disjoint(3, size, 100, 1)?;
        for share in [0.05, 0.25, 0.45, 0.5, 0.55] {
            assert_eq!(driven(&pools, &mixed(share, 7))?.len(), size, "{share} of {size}");
        }
    }
    assert_eq!(driven(&pools, &mixed(0.5, 7))?, driven(&pools, &mixed(0.5, 7))?);
    assert_ne!(driven(&pools, &mixed(0.5, 7))?, driven(&pools, &mixed(0.5, 8))?);
    Ok(())
}

#[test]
fn bad_pools_are_refused() -> Result<(), Refusal> {
    let size = refused(Pools::disjoint(6, 10, 50, 1));
    assert_eq!(size, "`size` is 10: allowed is at most 8 for 6 disjoint pools in 50 neurons");
    assert_eq!(refused(Pools::overlapping(6, 51, 50, 1)), "`size` is 51: allowed is 1 to the group's 50 neurons");
    assert_eq!(refused(Pools::given(vec![vec![1], vec![3, 9]], 9)), "`pools[1]` is 9: allowed is neurons below 9");
    assert_eq!(refused(Pools::given(vec![vec![3, 1, 3]], 9)), "`pools[0]` is 3: allowed is each neuron once");
    let pools = Pools::given(vec![vec![4, 2]], 5)?;
    assert_eq!(pools.pool(0), [2, 4]);
    let symbol = Symbol { letter: Some(1), ..Symbol::default() };
    assert_eq!(refused(driven(&pools, &symbol)), "`letter` is 1: allowed is one of the 1 that have pools");
    assert_eq!(refused(pools.drive(&symbol, 1.0, &mut [0.0_f32; 4])), "`input.len()` is 4: allowed is the group's 5 neurons");
    Ok(())
}
