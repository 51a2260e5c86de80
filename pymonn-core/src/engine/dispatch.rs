//! The best of the machine's instruction sets, chosen at run time, so that a plain `cargo build` gets it.

/// The work of one step of a schedule; `S` numbers the steps.
///
/// `run` is `#[inline(always)]` and does its work through functions that take each array as a parameter of its own: then LLVM
/// knows that they do not overlap.
pub trait Kernel<const S: usize> {
    /// Does the work.
    fn run(&mut self);
}

/// Runs a kernel under the best instruction set that this machine has. Results are the same bits under each.
#[inline(always)]
pub fn dispatch<const S: usize, K: Kernel<S>>(kernel: &mut K) {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    x86::dispatch::<S, K>(kernel);
    #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
    kernel.run();
}

/// The work of one step of a schedule on a thread's part, which `Args` are; `S` numbers the steps.
///
/// What it only reads comes by references of its own, in the parameters of the function that is compiled for the instruction
/// set: so LLVM knows that they may be followed before it is known that they are needed.
#[cfg(feature = "parallel")]
pub trait PartKernel<const S: usize, Args, A, B, C, D> {
    /// Does the work.
    fn run(args: Args, a: &A, b: &B, c: &C, d: &D);
}

/// [`dispatch`] for a part.
#[cfg(feature = "parallel")]
#[inline(always)]
pub fn dispatch_part<const S: usize, K: PartKernel<S, Args, A, B, C, D>, Args, A, B, C, D>(
    args: Args,
    a: &A,
    b: &B,
    c: &C,
    d: &D,
) {
    #[cfg(target_arch = "x86_64")]
    x86::dispatch_part::<S, K, Args, A, B, C, D>(args, a, b, c, d);
    #[cfg(not(target_arch = "x86_64"))]
    K::run(args, a, b, c, d);
}

/// The name of the instruction set that [`dispatch`] uses, for reports.
///
/// The environment variable `PYMONN_ISA` (`avx2` or `base`) caps it, for tests and comparisons.
pub fn instruction_set() -> &'static str {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    return x86::name();
    #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
    "base"
}

/// The proof that [`dispatch`] uses AVX-512.
#[cfg(feature = "alloc")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Avx512(());

#[cfg(feature = "alloc")]
impl Avx512 {
    /// The proof, where it holds.
    pub(crate) fn here() -> Option<Self> {
        #[cfg(all(feature = "std", target_arch = "x86_64"))]
        return x86::has_avx512().then_some(Self(()));
        #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
        None
    }
}

#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod x86 {
    use core::sync::atomic::{AtomicU8, Ordering};

    use super::Kernel;
    #[cfg(feature = "parallel")]
    use super::PartKernel;

    const UNKNOWN: u8 = 0;
    const BASE: u8 = 1;
    const AVX2: u8 = 2;
    const AVX512: u8 = 3;

    static LEVEL: AtomicU8 = AtomicU8::new(UNKNOWN);

    #[cold]
    fn detect() -> u8 {
        let avx2 = is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("fma")
            && is_x86_feature_detected!("bmi1")
            && is_x86_feature_detected!("bmi2")
            && is_x86_feature_detected!("lzcnt")
            && is_x86_feature_detected!("popcnt");
        let avx512 = avx2
            && is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512cd");
        let found = if avx512 {
            AVX512
        } else if avx2 {
            AVX2
        } else {
            BASE
        };
        let cap = match std::env::var("PYMONN_ISA").as_deref() {
            Ok("base") => BASE,
            Ok("avx2") => AVX2,
            _ => AVX512,
        };
        let level = found.min(cap);
        LEVEL.store(level, Ordering::Relaxed);
        level
    }

    #[inline(always)]
    fn level() -> u8 {
        let level = LEVEL.load(Ordering::Relaxed);
        if level == UNKNOWN { detect() } else { level }
    }

    pub(super) fn has_avx512() -> bool {
        level() == AVX512
    }

    pub(super) fn name() -> &'static str {
        match level() {
            AVX512 => "AVX-512",
            AVX2 => "AVX2",
            _ => "base",
        }
    }

    #[inline(always)]
    #[allow(unsafe_code, reason = "functions with target features may only be called where the machine has them")]
    pub(super) fn dispatch<const S: usize, K: Kernel<S>>(kernel: &mut K) {
        match level() {
            // SAFETY: `detect` has seen every feature of the function on this machine.
            AVX512 => unsafe { avx512::<S, K>(kernel) },
            // SAFETY: as above.
            AVX2 => unsafe { avx2::<S, K>(kernel) },
            _ => base::<S, K>(kernel),
        }
    }

    #[inline(never)]
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512cd,avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
    fn avx512<const S: usize, K: Kernel<S>>(kernel: &mut K) {
        kernel.run();
    }

    #[inline(never)]
    #[target_feature(enable = "avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
    fn avx2<const S: usize, K: Kernel<S>>(kernel: &mut K) {
        kernel.run();
    }

    #[inline(never)]
    fn base<const S: usize, K: Kernel<S>>(kernel: &mut K) {
        kernel.run();
    }

    #[cfg(feature = "parallel")]
    #[inline(always)]
    #[allow(unsafe_code, reason = "functions with target features may only be called where the machine has them")]
    pub(super) fn dispatch_part<const S: usize, K: PartKernel<S, Args, A, B, C, D>, Args, A, B, C, D>(
        args: Args,
        a: &A,
        b: &B,
        c: &C,
        d: &D,
    ) {
        match level() {
            // SAFETY: as in `dispatch`.
            AVX512 => unsafe { avx512_part::<S, K, Args, A, B, C, D>(args, a, b, c, d) },
            // SAFETY: as above.
            AVX2 => unsafe { avx2_part::<S, K, Args, A, B, C, D>(args, a, b, c, d) },
            _ => base_part::<S, K, Args, A, B, C, D>(args, a, b, c, d),
        }
    }

    #[cfg(feature = "parallel")]
    #[inline(never)]
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512cd,avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
    fn avx512_part<const S: usize, K: PartKernel<S, Args, A, B, C, D>, Args, A, B, C, D>(args: Args, a: &A, b: &B, c: &C, d: &D) {
        K::run(args, a, b, c, d);
    }

    #[cfg(feature = "parallel")]
    #[inline(never)]
    #[target_feature(enable = "avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
    fn avx2_part<const S: usize, K: PartKernel<S, Args, A, B, C, D>, Args, A, B, C, D>(args: Args, a: &A, b: &B, c: &C, d: &D) {
        K::run(args, a, b, c, d);
    }

    #[cfg(feature = "parallel")]
    #[inline(never)]
    fn base_part<const S: usize, K: PartKernel<S, Args, A, B, C, D>, Args, A, B, C, D>(args: Args, a: &A, b: &B, c: &C, d: &D) {
        K::run(args, a, b, c, d);
    }
}
