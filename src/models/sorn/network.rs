use pymonn_core::{Float, Refusal, matrix, values};

use super::{Parameters, Scaling, Start};
use crate::behaviours::sorn::{
    DoubleScaling, FeedForwardInhibition, Growth, InhibitoryStdp, IntrinsicPlasticity, Noise, SpikeNoise, Stdp,
    StructuralPlasticity, SynapticNormalization, Unit, Unreliable, Winners,
};
use crate::behaviours::synapses::Deliver;
use crate::network;

pub use sorn::tag;

network! {
    /// Excitatory and inhibitory binary units. [`Parameters::build`] makes one, with the mechanisms switched on that the parameters ask for
    /// (`builder()` alone leaves both normalisations on, and starts from the state of seed 0 unless `start` gives another); `F` is the type of its numbers.
    ///
    /// One iteration: excitatory units sum what spiked before, the external input and noise, and fire; then inhibitory ones. Intrinsic plasticity, STDP,
    /// structural plasticity, inhibitory STDP and normalisation follow, in this order.
    ///
    /// | tag | mechanism |
    /// | --- | --- |
    /// | `stdp`, `ip`, `sp`, `istdp`, `ss` | the five that the package's `freeze` names |
    /// | `ss_e`, `ss_i`, `double_scaling` | normalisation of excitatory and inhibitory weights, and of rows and columns |
    /// | `noise_e`, `noise_i`, `spike_noise` | noise |
    /// | `input_stdp`, `winners`, `feed_forward`, `reliable`, `failure` | options |
    pub network Sorn<F: Float = f32>(
        parameters: Parameters = Parameters::zheng(),
        start: Start<F> = parameters.draw(0),
        fast: bool = parameters.fast,
    ) {
        /// What comes from outside.
        group input[parameters.inputs] {
            /// Strength of each input in the next iterations; [`Sorn::step`] sets it, and to 0 behind its iteration.
            value: F = F::ZERO;
            spike: bool = false;
            spike_old: bool = false;
            active: bool = false;

            1 => |value: F, spike: &mut bool, spike_old: &mut bool, active: &mut bool| {
                *spike_old = *spike;
                *spike = value > F::ZERO;
                *active = *spike | *spike_old;
            };
        }

        /// Excitatory units.
        group exc[parameters.ne] {
            /// Drive from which a unit fires.
            threshold: F = values(start.te.clone());
            /// Wanted part of the iterations with a spike.
            target_rate: F = values(start.target_rate.clone());
            spike: bool = values(start.x.clone());
            /// The spikes that inhibitory units answer.
            heard: bool = false;
            one: F = F::ONE;
            input_excess: F = F::ZERO;

            #[tag(noise_e)]
            3 => Noise::<F> { sd: F::from_f64(parameters.noise_e) };
            #[tag(spike_noise)]
            3 => SpikeNoise::<F> { probability: F::from_f64(parameters.spike_noise) };
            #[tag(feed_forward)]
            3.5 => FeedForwardInhibition::<F> { strength: F::from_f64(parameters.feed_forward) };
            4 => Unit::<F> { gain: F::from_f64(parameters.gain), strict: parameters.strict };
            #[tag(winners)]
            4.2 => Winners::<F>::new(parameters.winners.unwrap_or(usize::MAX));
            4.5 => |heard: &mut bool, spike: bool, spike_old: bool| *heard = if fast { spike } else { spike_old };
            #[tag(plasticity, ip)]
            4.6 => IntrinsicPlasticity::<F> {
                eta: F::from_f64(parameters.eta_ip),
                low: F::from_f64(parameters.te_bounds.0),
                high: F::from_f64(parameters.te_bounds.1),
            };
        }

        /// Inhibitory units.
        group inh[parameters.ni] {
            /// Drive from which a unit fires.
            threshold: F = values(start.ti.clone());
            spike: bool = values(start.y.clone());

            #[tag(noise_i)]
            5.5 => Noise::<F> { sd: F::from_f64(parameters.noise_i) };
            5.6 => Unit::<F> { gain: F::ONE, strict: parameters.strict };
        }

        /// The inputs' pools.
        synapses eu: input -> exc [Dense] {
            weight: F = matrix(&start.weu);

            #[sum(dst_input)]
            2 => |weight: F, src_value: F| weight * src_value;
            #[tag(plasticity, input_stdp)]
            6 => Stdp::<F> {
                gone: parameters.gone,
                weighted: parameters.weighted,
                ..Stdp::<F>::new(F::from_f64(parameters.eta_input))
            }
                with raw = weight, dst_scale = dst_one, dst_inverse = dst_one, dst_excess = dst_input_excess;
        }

        /// Between excitatory units.
        synapses ee: exc -> exc [Dense] {
            /// Shows `raw · dst_scale`. Whoever changes it adds `change · dst_inverse` to `raw` and `change` to `dst_excess`.
            weight: F = matrix(&start.wee);

            #[tag(reliable)]
            2 => Deliver::<F> { gain: F::from_f64(f64::from(u8::from(parameters.failure <= 0.0))) } with weight = raw, dst_input = dst_excitation;
            #[tag(failure)]
            2 => Unreliable::<F> { failure: F::from_f64(if parameters.failure > 0.0 { parameters.failure } else { 1.0 }), ..Default::default() };
            #[tag(plasticity, stdp)]
            6 => Stdp::<F> {
                gone: parameters.gone,
                weighted: parameters.weighted,
                w_max: F::from_f64(parameters.w_max),
                ..Stdp::<F>::new(F::from_f64(parameters.eta_stdp))
            };
            #[tag(plasticity, sp)]
            7 => StructuralPlasticity::<F> { growth: parameters.growth.clone(), weight: F::from_f64(parameters.new_weight) };
            #[tag(plasticity, double_scaling)]
            9 => DoubleScaling::<F>::new(F::from_f64(match parameters.scaling { Scaling::Double(eta) => eta, _ => 0.0 }));
            #[tag(plasticity, ss, ss_e)]
            9 => SynapticNormalization::<F>::default();
        }

        /// From inhibitory to excitatory units.
        synapses ei: inh -> exc [Dense] {
            /// Shows `raw · dst_inhibitory_scale`, and is changed as those of `ee`.
            weight: F = matrix(&start.wei);

            2 => Deliver::<F>::default() with weight = raw, dst_input = dst_inhibition;
            #[tag(plasticity, istdp)]
            8 => InhibitoryStdp::<F> {
                eta: F::from_f64(parameters.eta_inhib),
                rate: F::from_f64(parameters.istdp_rate),
                floor: F::from_f64(parameters.floor),
                w_max: F::from_f64(parameters.w_max),
            } with dst_scale = dst_inhibitory_scale, dst_inverse = dst_inhibitory_inverse, dst_excess = dst_inhibitory_excess;
            #[tag(plasticity, ss, ss_i)]
            9 => SynapticNormalization::<F>::default()
                with dst_scale = dst_inhibitory_scale, dst_inverse = dst_inhibitory_inverse, dst_excess = dst_inhibitory_excess;
        }

        /// From excitatory to inhibitory units.
        synapses ie: exc -> inh [Dense] {
            weight: F = matrix(&start.wie);

            5 => Deliver::<F>::default() with src_spike = src_heard, dst_input = dst_excitation;
        }
    }
}

impl<F: Float> Sorn<F> {
    /// One iteration with this input, one number per channel, missing ones are 0; the spikes of the excitatory units.
    ///
    /// # Errors
    /// More numbers than there are inputs.
    pub fn step(&mut self, input: &[F]) -> Result<&[bool], Refusal> {
        let inputs = self.input.value.len();
        if input.len() > inputs {
            return Err(Refusal::new("input: length", input.len(), format_args!("at most {inputs}, the number of inputs")));
        }
        self.advance(input);
        Ok(&self.exc.spike)
    }

    /// One iteration with at most as many numbers as there are inputs.
    pub(super) fn advance(&mut self, input: &[F]) {
        self.input.value.fill(F::ZERO);
        self.input.value[..input.len()].copy_from_slice(input);
        self.iterate();
        self.input.value.fill(F::ZERO);
    }

    /// One iteration as [`step`](Self::step), learning or not; so it stays until the next call of this or of [`set_plastic`](Self::set_plastic),
    /// which undo what `set_enabled` has switched off.
    ///
    /// # Errors
    /// Those of [`step`](Self::step).
    pub fn step_with(&mut self, input: &[F], plastic: bool) -> Result<&[bool], Refusal> {
        self.set_plastic(plastic);
        self.step(input)
    }

    /// Switches all that learns on (as the parameters say) or off.
    pub fn set_plastic(&mut self, plastic: bool) {
        let p = &self.params().parameters;
        let (stdp, input_stdp, ip, istdp) = (p.eta_stdp > 0.0, p.eta_input > 0.0, p.eta_ip > 0.0, p.eta_inhib > 0.0);
        let (sp, scaling) = (p.growth != Growth::Random(0.0), p.scaling);
        self.set_enabled(tag::stdp, plastic && stdp);
        self.set_enabled(tag::input_stdp, plastic && input_stdp);
        self.set_enabled(tag::ip, plastic && ip);
        self.set_enabled(tag::sp, plastic && sp);
        self.set_enabled(tag::istdp, plastic && istdp);
        self.set_enabled(tag::ss_e, plastic && matches!(scaling, Scaling::Excitatory | Scaling::Both));
        self.set_enabled(tag::ss_i, plastic && scaling == Scaling::Both);
        self.set_enabled(tag::double_scaling, plastic && matches!(scaling, Scaling::Double(_)));
    }

    /// Switches noise on (as the parameters say) or off.
    pub fn set_noise(&mut self, noise: bool) {
        let p = &self.params().parameters;
        let (exc, inh, spikes) = (p.noise_e > 0.0, p.noise_i > 0.0, p.spike_noise > 0.0);
        self.set_enabled(tag::noise_e, noise && exc);
        self.set_enabled(tag::noise_i, noise && inh);
        self.set_enabled(tag::spike_noise, noise && spikes);
    }
}
