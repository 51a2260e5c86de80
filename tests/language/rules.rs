//! What may stand behind a priority: `every`, struct expressions, constructors, closures, `with`, and `on`.

use pymonn::prelude::*;

pub struct Count;

#[behaviour]
impl Count {
    fn neuron(n: &mut u32) {
        *n += 1;
    }
}

const FOUR: u64 = 4;

network! {
    network Every(often: u64 = 2, rarely: usize = 5) {
        group cells[2] {
            a: u32 = 0;
            b: u32 = 0;
            c: u32 = 0;
            d: u32 = 0;
            e: u32 = 0;
            1 => Count with n = a;
            1 every 3 => Count with n = b;
            1 every often => Count with n = c;
            1 every FOUR + 3 => Count with n = d;
            1 every rarely => |e: &mut u32| *e += 1;
        }
    }
}

#[test]
fn every_runs_at_multiples() {
    let mut net = Every::builder().build().unwrap();
    net.simulate_iterations(14);
    let counts = [net.cells.a[0], net.cells.b[0], net.cells.c[1], net.cells.d[0], net.cells.e[1]];
    assert_eq!(counts, [14, 4, 7, 2, 2]);
    let mut net = Every::builder().often(7).rarely(1).build().unwrap();
    net.simulate_iterations(14);
    assert_eq!((net.cells.c[0], net.cells.e[0]), (2, 14));
}

#[test]
fn every_nought_is_refused() {
    let error = Every::builder().often(0).build().err().unwrap().to_string();
    assert!(error.contains("Every") && error.contains("every") && error.contains("cells"), "{error}");
}

pub mod models {
    use pymonn::prelude::*;

    /// Generic over the precision.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Lif<F = f32> {
        pub leak: F,
        pub drive: F,
        pub note: Option<u8>,
    }

    impl<F: Float> Default for Lif<F> {
        fn default() -> Self {
            Self { leak: F::from_f64(0.5), drive: F::from_f64(1.0), note: None }
        }
    }

    impl<F: Float> Lif<F> {
        pub fn driven(drive: F) -> Self {
            Self { drive, ..Self::default() }
        }

        pub fn strong() -> Self {
            Self::driven(F::from_f64(100.0))
        }
    }

    #[behaviour(v: F = F::from_f64(0.0))]
    impl<F: Float> Lif<F> {
        fn neuron(&self, v: &mut F) {
            *v = *v * self.leak + self.drive;
        }
    }

    pub mod deeper {
        use pymonn::prelude::*;

        pub struct Plus(pub f32);

        #[behaviour]
        impl Plus {
            fn neuron(&self, v: &mut f32) {
                *v += self.0;
            }
        }
    }
}

use models::Lif;
use models::deeper;

network! {
    network Forms<F: Float = f32>(drive: f32 = 3.0) {
        group literal[1] {
            1 => Lif { leak: 0.5, drive, note: Some(1) };
        }
        group rest[1] {
            1 => Lif { drive: 5.0, ..Default::default() };
        }
        group path[1] {
            1 => models::Lif { drive: 7.0, ..Lif::default() };
        }
        group constructor[1] {
            1 => Lif::driven(drive * 2.0);
        }
        group preset[1] {
            1 => models::Lif::strong();
        }
        group generic[1] {
            1 => Lif::<F> { drive: F::from_f64(9.0), ..Default::default() };
        }
        group made[1] {
            1 => Lif::<F>::strong();
        }
        group double[1] {
            1 => crate::rules::models::Lif::<f64>::driven(11.0);
        }
        group tuple[1] {
            v: f32 = 0.0;
            1 => deeper::Plus(13.0);
        }
    }
}

#[test]
fn struct_expressions_constructors_presets_paths_and_generics() {
    let mut net = <Forms>::builder().build().unwrap();
    net.iterate();
    assert_eq!(net.literal.v[0], 3.0);
    assert_eq!(net.rest.v[0], 5.0);
    assert_eq!(net.path.v[0], 7.0);
    assert_eq!(net.constructor.v[0], 6.0);
    assert_eq!(net.preset.v[0], 100.0);
    assert_eq!(net.generic.v[0], 9.0);
    assert_eq!(net.made.v[0], 100.0);
    assert_eq!(net.double.v[0], 11.0_f64);
    assert_eq!(net.tuple.v[0], 13.0);
    assert_eq!(net.literal.lif.note, Some(1));
    let mut net = Forms::<f64>::builder().drive(1.0).build().unwrap();
    net.simulate_iterations(2);
    assert_eq!(net.generic.v[0], 13.5_f64);
    assert_eq!(net.constructor.v[0], 3.0_f32);
}

/// Follows Izhikevich, in short: a preset without arguments.
pub struct Izhikevich {
    a: f32,
    d: f32,
}

impl Izhikevich {
    fn chattering() -> Self {
        Self { a: 0.02, d: 2.0 }
    }
}

#[behaviour(v: f32 = -65.0, u: f32 = -13.0, spike: bool = false)]
impl Izhikevich {
    fn neuron(&self, v: &mut f32, u: &mut f32, spike: &mut bool, current: f32) {
        *v += 0.04 * *v * *v + 5.0 * *v + 140.0 - *u + current;
        *u += self.a * (0.2 * *v - *u);
        *spike = *v >= 30.0;
        if *spike {
            *v = -50.0;
            *u += self.d;
        }
    }
}

network! {
    network Chatter {
        group cells[2] {
            input: f32 = 0.0;
            2 => Izhikevich::chattering() with current = input;
            1 => |input: &mut f32, neuron: Neuron| *input = 10.0 * neuron.index as f32;
            9 => EventRecorder { spike };
        }
    }
}

#[test]
fn presets_and_renamed_inputs() {
    let mut net = Chatter::builder().build().unwrap();
    net.simulate_iterations(300);
    let (mut v, mut u, mut spikes) = (-65.0_f32, -13.0_f32, 0);
    for _ in 0..300 {
        v += 0.04 * v * v + 5.0 * v + 140.0 - u + 10.0;
        u += 0.02 * (0.2 * v - u);
        if v >= 30.0 {
            (v, u, spikes) = (-50.0, u + 2.0, spikes + 1);
        }
    }
    assert!(spikes > 5, "{spikes}");
    assert_eq!(net.cells.event_recorder.spike.count_of(1), spikes);
    assert_eq!(net.cells.event_recorder.spike.count_of(0), 0);
    assert_eq!((net.cells.v[1], net.cells.u[1]), (v, u));
}

/// Renames through both ends, and of an event.
pub struct Deliver;

#[behaviour]
impl Deliver {
    #[sum(dst_input)]
    fn on_pre(weight: f32) -> f32 {
        weight
    }

    #[on_post(dst_spike)]
    fn punish(weight: &mut f32, src_trace: f32, dst_trace: f32) {
        *weight -= src_trace * dst_trace;
    }
}

network! {
    network Renamed {
        group left[2] {
            fired: bool = values([true, false]);
            x: f32 = 2.0;
        }
        group right[2] {
            current: f32 = 0.0;
            answered: bool = values([false, true]);
            y: f32 = 3.0;
        }
        synapses links: left -> right {
            connect = all_to_all();
            w: f32 = 10.0;
            1 => Deliver with weight = w, src_spike = src_fired, dst_spike = dst_answered, dst_input = dst_current,
                src_trace = src_x, dst_trace = dst_y;
        }
    }
}

#[test]
fn renames_through_the_ends_and_of_events() {
    let mut net = Renamed::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.right.current, [10.0, 10.0]);
    assert_eq!(net.links.connectivity().to_dense(&net.links.w).as_slice(), [10.0, 4.0, 10.0, 4.0]);
}

pub struct Scale {
    by: f32,
}

#[behaviour]
impl Scale {
    fn neuron(&self, v: &mut f32) {
        *v *= self.by;
    }

    fn synapse(&self, v: &mut f32) {
        *v -= self.by;
    }
}

network! {
    network On(by: f32 = 3.0) {
        #[tag(scaled)]
        group one[2] {
            v: f32 = 1.0;
        }
        #[tag(scaled, other)]
        group two[2] {
            v: f32 = 2.0;
        }
        group three[2] {
            v: f32 = 3.0;
        }
        #[tag(scaled)]
        synapses links: one -> two {
            connect = all_to_all();
            v: f32 = 4.0;
        }
        on scaled {
            #[tag(copies)]
            1 => Scale { by };
        }
        on three {
            1 => |v: &mut f32| *v += 0.5;
        }
    }
}

#[test]
fn on_gives_each_bearer_its_own_copy() {
    let mut net = On::builder().build().unwrap();
    net.iterate();
    assert_eq!((net.one.v[0], net.two.v[1], net.three.v[0], net.links.v[3]), (3.0, 6.0, 3.5, 1.0));
    net.one.scale.by = 10.0;
    net.iterate();
    assert_eq!((net.one.v[0], net.two.v[1], net.links.v[3]), (30.0, 18.0, -2.0));
    assert_eq!(net.tagged(on::tag::copies).map(|scale| scale.by), [10.0, 3.0, 3.0]);
}

network! {
    network Closures(gain: f32 = 2.0, shift: usize = 1) {
        calls: u32 = 0;
        group cells[4] {
            v: f32 = each(|n| n.index as f32);
            input: f32 = 0.0;
            shared peak: f32 = 0.0;
            1 => |v: &mut f32, input: f32| *v += gain * input;
            2 => |v: &mut [f32], peak: &mut f32| {
                v.rotate_right(shift);
                *peak = max(v) as f32;
            };
            3 => |v: &mut f32, peak: f32, step: Step, mut rng: &mut Rng| {
                let _ = &mut rng;
                *v += if step.iteration == 1 { peak } else { 0.0 }
            };
        }
        synapses links: cells -> cells {
            connect = one_to_one();
            weight: f32 = each_synapse(|src, _| src.index as f32);
            #[sum(dst_input)]
            4 => |weight: f32, src_v: f32| -> f32 { weight * src_v * gain };
            5 => |weight: &mut f32| *weight += 1.0;
        }
        6 => move |net: &mut Closures| { net.calls += 1; net.cells.v[0] = -gain };
    }
}

#[test]
fn closures_are_hooks_of_the_kind_that_their_place_says() {
    let mut net = Closures::builder().build().unwrap();
    net.cells.input.fill(0.5);
    net.iterate();
    // 0..=3 plus 2 * 0.5, rotated right by one: 4, 1, 2, 3; plus the peak in iteration 1.
    assert_eq!(net.cells.peak, 4.0);
    assert_eq!(*net.cells.v, [-2.0, 5.0, 6.0, 7.0]);
    assert_eq!(*net.cells.input, [0.5, 0.5 + 10.0, 0.5 + 24.0, 0.5 + 42.0]);
    assert_eq!(*net.links.weight, [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(net.calls, 1);
    let mut net = Closures::builder().gain(0.0).shift(2).build().unwrap();
    net.iterate();
    assert_eq!(*net.cells.v, [0.0, 6.0, 3.0, 4.0]);
}
