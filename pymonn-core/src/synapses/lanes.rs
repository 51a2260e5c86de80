//! Values of some columns of [`Tiles`](super::tiles::Tiles), spread over lanes, for one loop over them.
//!
//! A column takes sixteen places, one for each target of its slice. A lane without a synapse shows the column's first one once
//! more: a hook sees nothing but existing synapses, and what it gives for such a lane is not added.

use core::ops::AddAssign;

use super::tiles::{LANES, TOGETHER, TileGroup};
use crate::Value;
use crate::engine::Avx512;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
use crate::storage::{cast, cast_mut};

/// Values of the columns of a [`TileGroup`].
#[derive(Debug)]
#[repr(align(64))]
pub struct Lanes<T>([[T; LANES]; TOGETHER]);

/// The sums of a slice's targets.
#[derive(Debug)]
#[repr(align(64))]
pub struct Sums<T>([T; LANES]);

/// Whether tiles serve loops over a variable of this type.
#[inline(always)]
pub fn spreads<T: Value>() -> bool {
    core::any::TypeId::of::<T>() == core::any::TypeId::of::<f32>()
}

/// Which of its packed values each lane of a column takes, for each column; lanes without a synapse take the first.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(super) type Ranks = [core::arch::x86_64::__m512i; TOGETHER];
#[cfg(not(all(feature = "std", target_arch = "x86_64")))]
pub(super) type Ranks = [u8; 0];

/// See [`Ranks`]; `numbers` are 0 to 15.
#[inline(always)]
pub(super) fn ranks(avx512: Avx512, masks: &[u16; TOGETHER], numbers: &[u32; LANES]) -> Ranks {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    return wide::ranks(avx512, masks, numbers);
    #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
    {
        let _ = (avx512, masks, numbers);
        []
    }
}

impl<T: Value> Lanes<T> {
    /// All the same, a value of the variable's: no hook sees another.
    #[inline(always)]
    pub fn filled(value: T) -> Self {
        Self([[value; LANES]; TOGETHER])
    }

    /// The values.
    #[inline(always)]
    pub fn flat(&self) -> &[T] {
        self.0.as_flattened()
    }

    /// The values, to be written.
    #[inline(always)]
    pub fn flat_mut(&mut self) -> &mut [T] {
        self.0.as_flattened_mut()
    }

    /// Takes the values of a variable of the synapses.
    #[inline(always)]
    pub fn take_own(&mut self, group: &TileGroup<'_>, values: &[T]) {
        #[cfg(all(feature = "std", target_arch = "x86_64"))]
        wide::own(cast_mut(&mut self.0), group, cast(values));
        #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
        let _ = (group, values);
    }

    /// Takes the values of a variable of the sources.
    #[inline(always)]
    pub fn take_src(&mut self, group: &TileGroup<'_>, values: &[T]) {
        #[cfg(all(feature = "std", target_arch = "x86_64"))]
        wide::src(cast_mut(&mut self.0), group, cast(values));
        #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
        let _ = (group, values);
    }
}

impl<T: Value + AddAssign> Sums<T> {
    /// The values of a slice's targets; `rest` stands for targets that are not there.
    #[inline(always)]
    pub fn of(values: &[T], rest: T) -> Self {
        let mut sums = [rest; LANES];
        match values.as_array() {
            Some(all) => sums = *all,
            None => sums[..values.len()].copy_from_slice(values),
        }
        Self(sums)
    }

    /// The values of some of a slice's targets; `first` others come before them.
    #[cfg(feature = "parallel")]
    #[inline(always)]
    pub fn from(values: &[T], first: usize, rest: T) -> Self {
        if first == 0 {
            return Self::of(values, rest);
        }
        let mut sums = [rest; LANES];
        sums[first..][..values.len()].copy_from_slice(values);
        Self(sums)
    }

    /// Adds each synapse's contribution to its target, column by column.
    #[inline(always)]
    pub fn add(&mut self, group: &TileGroup<'_>, contributions: &Lanes<T>) {
        #[cfg(all(feature = "std", target_arch = "x86_64"))]
        wide::add(cast_mut(&mut self.0), group, cast(&contributions.0));
        #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
        let _ = (group, contributions);
    }

    /// Writes those of some targets back; `first` others come before them.
    #[cfg(feature = "parallel")]
    #[inline(always)]
    pub fn store_from(&self, values: &mut [T], first: usize) {
        if first == 0 {
            return self.store(values);
        }
        let len = values.len();
        values.copy_from_slice(&self.0[first..][..len]);
    }

    /// Writes the sums back.
    #[inline(always)]
    pub fn store(&self, values: &mut [T]) {
        match values.as_mut_array() {
            Some(all) => *all = self.0,
            None => {
                let len = values.len().min(LANES);
                values[..len].copy_from_slice(&self.0[..len]);
            }
        }
    }
}

/// The loads and stores, for `f32`.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[allow(unsafe_code, reason = "LLVM finds neither the permutations nor the expansion by itself")]
#[allow(
    clippy::needless_range_loop,
    reason = "several arrays go by column, and closures would keep intrinsics from being inlined"
)]
mod wide {
    use core::arch::x86_64::{
        __m512i, _MM_HINT_T0, _mm_loadu_si128, _mm_prefetch, _mm512_cvtepu8_epi32, _mm512_loadu_ps, _mm512_loadu_si512,
        _mm512_mask_add_ps, _mm512_maskz_expand_epi32, _mm512_maskz_loadu_ps, _mm512_permutex2var_ps, _mm512_permutexvar_epi32,
        _mm512_permutexvar_ps, _mm512_storeu_ps,
    };

    use super::super::tiles::{LANES, TOGETHER, TileGroup, WINDOW};
    use crate::engine::Avx512;

    /// Values that are asked for ahead of use, in elements: about as far as memory is away.
    const AHEAD: usize = 512;

    /// All at once: so the numbers stay in a register, where LLVM would else expand them from memory in each column, which is slow.
    #[inline(always)]
    pub(super) fn ranks(_: Avx512, masks: &[u16; TOGETHER], numbers: &[u32; LANES]) -> [__m512i; TOGETHER] {
        // SAFETY: the proof says that AVX-512 is there; sixteen numbers are there.
        unsafe {
            let numbers = _mm512_loadu_si512(numbers.as_ptr().cast());
            let mut ranks = [numbers; TOGETHER];
            for column in 0..TOGETHER {
                ranks[column] = _mm512_maskz_expand_epi32(masks[column], numbers);
            }
            ranks
        }
    }

    #[inline(always)]
    pub(super) fn own(lanes: &mut [[f32; LANES]], group: &TileGroup<'_>, values: &[f32]) {
        assert!(
            lanes.len() == TOGETHER && values.len() >= group.total,
            "a variable has as many values as its group has synapses"
        );
        let entry = group.columns.entry as usize;
        let (first, masks, offsets) = (values[entry..].as_ptr(), &group.columns.masks, &group.columns.offsets);
        if values.len() - entry >= LANES * (TOGETHER + 1) {
            for column in 0..TOGETHER {
                // SAFETY: AVX-512 is there, since there is a group. The columns before this one have at most sixteen values each, so the
                // sixteen values that are read are there. A prefetch may point anywhere.
                unsafe {
                    let place = first.add(offsets[column] as usize);
                    _mm_prefetch::<_MM_HINT_T0>(place.wrapping_add(AHEAD).cast());
                    let values = _mm512_permutexvar_ps(group.ranks[column], _mm512_loadu_ps(place));
                    _mm512_storeu_ps(lanes[column].as_mut_ptr(), values);
                }
            }
        } else {
            for column in 0..TOGETHER {
                // SAFETY: AVX-512 is there. Only the column's own values are read, which are among the `total` ones.
                unsafe {
                    let own = ((1_u32 << masks[column].count_ones()) - 1) as u16;
                    let packed = _mm512_maskz_loadu_ps(own, first.add(offsets[column] as usize));
                    _mm512_storeu_ps(lanes[column].as_mut_ptr(), _mm512_permutexvar_ps(group.ranks[column], packed));
                }
            }
        }
    }

    #[inline(always)]
    pub(super) fn src(lanes: &mut [[f32; LANES]], group: &TileGroup<'_>, values: &[f32]) {
        assert!(
            lanes.len() == TOGETHER && values.len() >= group.sources,
            "a variable has as many values as its group has neurons"
        );
        let picks = group.picks[group.columns.entry as usize..].as_ptr();
        for column in 0..TOGETHER {
            // SAFETY: AVX-512 is there. A window lies within the sources, which the assertion has seen, and `picks` has sixteen more
            // entries than there are synapses. A pick is below 32, so the permutation needs no more than the two registers.
            unsafe {
                let window = values.as_ptr().add(group.columns.bases[column] as usize);
                let packed = _mm512_cvtepu8_epi32(_mm_loadu_si128(picks.add(group.columns.offsets[column] as usize).cast()));
                let places = _mm512_permutexvar_epi32(group.ranks[column], packed);
                let (low, high) = (_mm512_loadu_ps(window), _mm512_loadu_ps(window.add(WINDOW / 2)));
                _mm512_storeu_ps(lanes[column].as_mut_ptr(), _mm512_permutex2var_ps(low, places, high));
            }
        }
    }

    #[inline(always)]
    pub(super) fn add(sums: &mut [f32], group: &TileGroup<'_>, contributions: &[[f32; LANES]]) {
        assert!(sums.len() == LANES && contributions.len() == TOGETHER, "one sum for each lane");
        // SAFETY: AVX-512 is there; sixteen sums and sixteen contributions a column are there.
        unsafe {
            let mut total = _mm512_loadu_ps(sums.as_ptr());
            for column in 0..TOGETHER {
                let values = _mm512_loadu_ps(contributions[column].as_ptr());
                total = _mm512_mask_add_ps(total, group.columns.masks[column], total, values);
            }
            _mm512_storeu_ps(sums.as_mut_ptr(), total);
        }
    }
}
