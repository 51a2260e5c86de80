//! Runs as the Python package `sorn` has them.

use nalgebra::DMatrix;
use pymonn_core::{BuildError, Float, Refusal};

use super::{Callback, Parameters, Sorn, Start, tag};

/// A network and how it runs: [`Simulator`], [`Trainer`].
///
/// It goes on where it was: a second `run` needs no state of the first. To go on in another program, write its [`state`](Self::state) and
/// [`resume`](Self::resume) from it.
///
/// ```
/// use nalgebra::DMatrix;
/// use pymonn::models::sorn::{Configuration, ExcitatoryActivation, Simulator, Trainer, tag};
///
/// let parameters = Configuration { ne: 100, nu: 4, ..Configuration::default() }.parameters()?;
/// let inputs = DMatrix::from_fn(200, 4, |t, k| if t % 4 == k { 1.0 } else { 0.0 }); // iterations × inputs
///
/// let mut simulator = Simulator::<f32>::new(&parameters, 7)?.freeze((tag::sp, tag::istdp)).noise(false);
/// simulator.run(&inputs, ())?;
///
/// let mut trainer = Trainer::from(simulator); // nothing learns any more
/// let mut spikes = ExcitatoryActivation::new();
/// trainer.run(&inputs, &mut spikes)?;
/// assert_eq!(spikes.view().shape(), (200, 100));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// What is no mechanism that learns does not compile:
///
/// ```compile_fail,E0277
/// # use pymonn::models::sorn::{Parameters, Simulator, tag};
/// let simulator = Simulator::<f32>::new(&Parameters::zheng(), 7).unwrap().freeze(tag::noise_e);
/// ```
pub struct Session<F: Float = f32, const PLASTIC: bool = true> {
    /// The network.
    pub net: Sorn<F>,
    phase: Phase,
    noise: bool,
    frozen: fn(&mut Sorn<F>),
}

/// Runs a network that learns, unless [`phase`](Session::phase) says otherwise.
pub type Simulator<F = f32> = Session<F, true>;

/// Runs a network that does not learn, unless [`phase`](Session::phase) says otherwise: what is trained is a read-out of its spikes.
pub type Trainer<F = f32> = Session<F, false>;

/// Whether a network learns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// All that its parameters say and that is not frozen.
    Plasticity,
    /// Nothing.
    Training,
}

impl<F: Float, const PLASTIC: bool> Session<F, PLASTIC> {
    /// A network whose beginning and noise are drawn from `seed`.
    ///
    /// # Errors
    /// For parameters out of their range.
    pub fn new(parameters: &Parameters, seed: u64) -> Result<Self, BuildError> {
        Ok(Self::around(parameters.build(seed)?))
    }

    /// A network that goes on from a state. Its noise is drawn from `seed`; the seed of the run before would give the same noise again.
    ///
    /// # Errors
    /// For parameters out of their range, and for a state that is not theirs.
    pub fn resume(parameters: &Parameters, start: Start<F>, seed: u64) -> Result<Self, BuildError> {
        Ok(Self::around(parameters.build_from(start, seed)?))
    }

    fn around(net: Sorn<F>) -> Self {
        let phase = if PLASTIC { Phase::Plasticity } else { Phase::Training };
        Self { net, phase, noise: true, frozen: <() as Mechanism>::freeze }
    }

    /// Whether it learns from now on.
    #[must_use]
    pub fn phase(self, phase: Phase) -> Self {
        Self { phase, ..self }
    }

    /// Whether it has the noise that its parameters say; at the beginning it has.
    #[must_use]
    pub fn noise(self, noise: bool) -> Self {
        Self { noise, ..self }
    }

    /// Stops these mechanisms, and no others: `tag::stdp`, a tuple of several, or `()` for none.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "a tag is its type alone")]
    pub fn freeze<T: Mechanism>(self, mechanisms: T) -> Self {
        let _ = mechanisms;
        Self { frozen: T::freeze, ..self }
    }

    /// Runs an iteration for each row of `inputs`, iterations × inputs. (The package has inputs × iterations.)
    ///
    /// # Errors
    /// Where the number of columns is not that of the parameters' inputs; then nothing has run.
    pub fn run(&mut self, inputs: &DMatrix<F>, mut callbacks: impl Callback<F>) -> Result<(), Refusal> {
        self.check("inputs: columns", inputs.ncols())?;
        let row = |t, input: &mut [F]| input.iter_mut().zip(inputs.row(t as usize).iter()).for_each(|(x, y)| *x = *y);
        self.run_with(inputs.nrows() as u64, row, &mut callbacks);
        Ok(())
    }

    /// Runs an iteration for each input, one number per input channel.
    ///
    /// # Errors
    /// At an input of another length; what was before it has run.
    pub fn run_each<I: AsRef<[F]>>(
        &mut self,
        inputs: impl IntoIterator<Item = I>,
        mut callbacks: impl Callback<F>,
    ) -> Result<(), Refusal> {
        self.apply(self.phase);
        for input in inputs {
            self.check("input: length", input.as_ref().len())?;
            self.iterate(input.as_ref(), &mut callbacks);
        }
        Ok(())
    }

    /// Runs so many iterations; `input` gets the number of the iteration, from 0 in this run, and the input to fill in, all 0.
    pub fn run_with(&mut self, timesteps: u64, mut input: impl FnMut(u64, &mut [F]), mut callbacks: impl Callback<F>) {
        self.apply(self.phase);
        let mut now = vec![F::ZERO; self.net.input.value.len()];
        for t in 0..timesteps {
            now.fill(F::ZERO);
            input(t, &mut now);
            self.iterate(&now, &mut callbacks);
        }
    }

    /// One iteration: an input goes in, the spikes of the excitatory units come out. Missing numbers are 0.
    ///
    /// # Errors
    /// More numbers than there are inputs.
    pub fn step(&mut self, input: &[F]) -> Result<&[bool], Refusal> {
        self.step_with(input, self.phase)
    }

    /// One iteration in this phase, whatever that of the others.
    ///
    /// # Errors
    /// Those of [`step`](Self::step).
    pub fn step_with(&mut self, input: &[F], phase: Phase) -> Result<&[bool], Refusal> {
        self.apply(phase);
        self.net.step(input)
    }

    /// The state now.
    pub fn state(&mut self) -> Start<F> {
        self.net.state()
    }

    /// One iteration with as many numbers as there are inputs.
    fn iterate(&mut self, input: &[F], callbacks: &mut impl Callback<F>) {
        callbacks.before(&self.net);
        self.net.advance(input);
        callbacks.after(&mut self.net);
    }

    fn apply(&mut self, phase: Phase) {
        self.net.set_noise(self.noise);
        self.net.set_plastic(phase == Phase::Plasticity);
        (self.frozen)(&mut self.net);
    }

    fn check(&self, name: &str, found: usize) -> Result<(), Refusal> {
        let wanted = self.net.input.value.len();
        if found == wanted { Ok(()) } else { Err(Refusal::new(name, found, format_args!("{wanted}, the number of inputs"))) }
    }
}

impl<F: Float> From<Simulator<F>> for Trainer<F> {
    /// The same network, which learns no more.
    fn from(Simulator { net, noise, frozen, .. }: Simulator<F>) -> Self {
        Self { net, noise, frozen, phase: Phase::Training }
    }
}

impl<F: Float> From<Trainer<F>> for Simulator<F> {
    /// The same network, which learns again.
    fn from(Trainer { net, noise, frozen, .. }: Trainer<F>) -> Self {
        Self { net, noise, frozen, phase: Phase::Plasticity }
    }
}

/// What [`Session::freeze`] can stop: tags of what learns, and tuples of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be frozen",
    label = "nothing that learns",
    note = "what learns: `tag::stdp`, `ip`, `sp`, `istdp`, `ss`, `ss_e`, `ss_i`, `double_scaling`, `input_stdp`; several as a tuple"
)]
pub trait Mechanism {
    /// Switches it off.
    fn freeze<F: Float>(net: &mut Sorn<F>);
}

macro_rules! learn {
    ($($name:ident { $($tag:ident)* })*) => { $(
        impl Mechanism for tag::$name {
            fn freeze<F: Float>(net: &mut Sorn<F>) {
                $(net.set_enabled(tag::$tag, false);)*
            }
        }
    )* };
}

learn! {
    stdp { stdp }
    ip { ip }
    sp { sp }
    istdp { istdp }
    ss { ss double_scaling }
    ss_e { ss_e }
    ss_i { ss_i }
    double_scaling { double_scaling }
    input_stdp { input_stdp }
}

macro_rules! tuples {
    ($($($name:ident)*;)*) => { $(
        #[allow(unused_variables, reason = "the empty one has nothing to freeze")]
        impl<$($name: Mechanism),*> Mechanism for ($($name,)*) {
            fn freeze<F: Float>(net: &mut Sorn<F>) {
                $($name::freeze(net);)*
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
}
