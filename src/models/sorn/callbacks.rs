//! What looks at a network while it runs.

use core::ops::Deref;

use nalgebra::DMatrixView;
use pymonn_core::{Float, Recording, Series, Value};

use super::Sorn;

/// What looks at the network in each iteration of a run: a recorder, [`Watch`], a tuple of up to ten, or a reference to one; `()` for nothing.
///
/// ```
/// use pymonn::models::sorn::{EEConnectionCounts, ExcitatoryActivation, Parameters, Simulator, WEE, Watch};
///
/// let mut spikes = ExcitatoryActivation::new().window(100); // the last hundred iterations
/// let mut counts = EEConnectionCounts::new().every(10);
/// let mut weights = WEE::new().every(1000);
/// let mut total = 0;
/// let watch = Watch(|net: &mut pymonn::models::sorn::Sorn| total += net.exc.spike.iter().filter(|spike| **spike).count());
///
/// let mut simulator: Simulator = Simulator::new(&Parameters::zheng(), 7)?;
/// simulator.run_with(2000, |_, _| {}, (&mut spikes, &mut counts, &mut weights, watch));
/// assert_eq!((spikes.len(), counts.len(), weights.len()), (100, 200, 2));
/// assert!((total as f64 / (2000.0 * 200.0) - 0.1).abs() < 0.05);
/// let row: f32 = weights.matrix(1).unwrap().row(3).sum(); // onto unit 3
/// assert!((row - 1.0).abs() < 1e-4);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
pub trait Callback<F: Float> {
    /// Before an iteration: what it begins with.
    fn before(&mut self, net: &Sorn<F>) {
        let _ = net;
    }

    /// After an iteration. Weights are to be read after [`Sorn::settle`].
    fn after(&mut self, net: &mut Sorn<F>);
}

/// Calls a closure after each iteration.
#[derive(Clone, Copy, Debug)]
pub struct Watch<C>(pub C);

impl<F: Float, C: FnMut(&mut Sorn<F>)> Callback<F> for Watch<C> {
    fn after(&mut self, net: &mut Sorn<F>) {
        (self.0)(net);
    }
}

impl<F: Float, C: Callback<F> + ?Sized> Callback<F> for &mut C {
    fn before(&mut self, net: &Sorn<F>) {
        (**self).before(net);
    }

    fn after(&mut self, net: &mut Sorn<F>) {
        (**self).after(net);
    }
}

macro_rules! tuples {
    ($($($name:ident)*;)*) => { $(
        #[allow(non_snake_case, unused_variables, reason = "named after their types")]
        impl<F: Float, $($name: Callback<F>),*> Callback<F> for ($($name,)*) {
            fn before(&mut self, net: &Sorn<F>) {
                let ($($name,)*) = self;
                $($name.before(net);)*
            }

            fn after(&mut self, net: &mut Sorn<F>) {
                let ($($name,)*) = self;
                $($name.after(net);)*
            }
        }
    )* };
}

tuples! {
    ;
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E G;
    A B C D E G H;
    A B C D E G H I;
    A B C D E G H I J;
    A B C D E G H I J K;
}

/// Rows and when they are recorded.
#[derive(Clone, Debug)]
struct Rows<T> {
    kept: Recording<T>,
    every: u64,
    window: Option<usize>,
}

impl<T: Value> Rows<T> {
    fn new() -> Self {
        Self { kept: Recording::new(0, 1.0), every: 1, window: None }
    }

    /// Records what there is, if it is time; a network of another size begins anew.
    fn record(&mut self, iteration: u64, row: &[T]) {
        if self.kept.width() != row.len() {
            self.kept = Recording::new(row.len(), 1.0);
            self.kept.set_window(self.window);
        }
        self.kept.push(iteration, row);
    }
}

/// The methods that all recorders have.
macro_rules! settings {
    ($of:ident, $kept:ident) => {
        /// Records all iterations, and keeps them.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }

        /// Records the iterations that are multiples of this number; 0 counts as 1.
        #[must_use]
        pub fn every(mut self, iterations: u64) -> Self {
            self.$of.every = iterations.max(1);
            self
        }

        /// Keeps the last rows, so many, and forgets what was before: memory does not grow any more.
        #[must_use]
        pub fn window(mut self, rows: usize) -> Self {
            self.$of.window = Some(rows);
            self.$of.$kept.set_window(Some(rows));
            self
        }

        /// Forgets what was recorded.
        pub fn clear(&mut self) {
            self.$of.$kept.clear();
        }
    };
}

/// Recorders of one value per unit.
macro_rules! per_unit {
    ($($(#[$doc:meta])* $name:ident: $value:ty, $($field:ident).+;)*) => { $(
        $(#[$doc])*
        ///
        /// It derefs to a [`Recording`]: a row for each recorded iteration, a column for each unit.
        #[derive(Clone, Debug)]
        pub struct $name<F = f32> {
            rows: Rows<$value>,
            number: core::marker::PhantomData<F>,
        }

        impl<F: Float> Default for $name<F> {
            fn default() -> Self {
                Self { rows: Rows::new(), number: core::marker::PhantomData }
            }
        }

        impl<F: Float> $name<F> {
            settings! { rows, kept }
        }

        impl<F> Deref for $name<F> {
            type Target = Recording<$value>;

            fn deref(&self) -> &Recording<$value> {
                &self.rows.kept
            }
        }

        impl<F: Float> Callback<F> for $name<F> {
            fn after(&mut self, net: &mut Sorn<F>) {
                let now = net.iteration();
                if now.is_multiple_of(self.rows.every) {
                    self.rows.record(now, &net.$($field).+);
                }
            }
        }
    )* };
}

per_unit! {
    /// Records the spikes of the excitatory units.
    ExcitatoryActivation: bool, exc.spike;
    /// Records the spikes of the inhibitory units.
    InhibitoryActivation: bool, inh.spike;
    /// Records which excitatory units would have fired without external input, with the same noise.
    RecurrentActivation: bool, exc.recurrent;
    /// Records the thresholds of the excitatory units, after the iteration's plasticity.
    TE: F, exc.threshold;
    /// Records the thresholds of the inhibitory units.
    TI: F, inh.threshold;
}

/// Recorders of matrices.
macro_rules! matrices {
    ($($(#[$doc:meta])* $name:ident: $field:ident, $targets:ident;)*) => { $(
        $(#[$doc])*
        ///
        /// It derefs to a [`Recording`]: a row for each recorded iteration, in it one source after another; [`matrix`](Self::matrix) gives them as matrices.
        /// A matrix is large: think of `every` or `window`.
        #[derive(Clone, Debug)]
        pub struct $name<F = f32> {
            rows: Rows<F>,
            targets: usize,
        }

        impl<F: Float> Default for $name<F> {
            fn default() -> Self {
                Self { rows: Rows::new(), targets: 0 }
            }
        }

        impl<F: Float> $name<F> {
            settings! { rows, kept }

            /// The `k`th recorded matrix, targets × sources.
            pub fn matrix(&self, k: usize) -> Option<DMatrixView<'_, F>> {
                let row = self.rows.kept.row(k)?;
                Some(DMatrixView::from_slice(row, self.targets, row.len() / self.targets.max(1)))
            }
        }

        impl<F> Deref for $name<F> {
            type Target = Recording<F>;

            fn deref(&self) -> &Recording<F> {
                &self.rows.kept
            }
        }

        impl<F: Float> Callback<F> for $name<F> {
            fn after(&mut self, net: &mut Sorn<F>) {
                let now = net.iteration();
                if now.is_multiple_of(self.rows.every) {
                    net.settle();
                    self.targets = net.$targets.spike.len();
                    self.rows.record(now, &net.$field.weight);
                }
            }
        }
    )* };
}

matrices! {
    /// Records the weights between excitatory units, after the iteration's plasticity.
    WEE: ee, exc;
    /// Records the weights from inhibitory to excitatory units, after the iteration's plasticity.
    WEI: ei, exc;
}

/// Numbers and when they are recorded.
#[derive(Clone, Debug)]
struct Counts {
    values: Series<usize>,
    every: u64,
    window: Option<usize>,
}

impl Counts {
    fn new() -> Self {
        Self { values: Series::new(1.0), every: 1, window: None }
    }
}

/// Recorders of numbers of synapses.
macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident: $($field:ident).+;)*) => { $(
        $(#[$doc])*
        ///
        /// It derefs to a [`Series`], which derefs to a slice.
        #[derive(Clone, Debug)]
        pub struct $name {
            counts: Counts,
        }

        impl Default for $name {
            fn default() -> Self {
                Self { counts: Counts::new() }
            }
        }

        impl $name {
            settings! { counts, values }
        }

        impl Deref for $name {
            type Target = Series<usize>;

            fn deref(&self) -> &Series<usize> {
                &self.counts.values
            }
        }

        impl<F: Float> Callback<F> for $name {
            fn before(&mut self, net: &Sorn<F>) {
                let next = net.iteration() + 1;
                if next.is_multiple_of(self.counts.every) {
                    self.counts.values.push(next, net.$($field).+.iter().filter(|weight| **weight != F::ZERO).count());
                }
            }

            fn after(&mut self, _: &mut Sorn<F>) {}
        }
    )* };
}

counts! {
    /// Records the number of synapses between excitatory units, before the iteration's plasticity.
    EEConnectionCounts: ee.raw;
    /// Records the number of synapses from inhibitory to excitatory units, before the iteration's plasticity.
    EIConnectionCounts: ei.raw;
    /// Records the number of synapses from excitatory to inhibitory units.
    IEConnectionCounts: ie.weight;
}
