//! Where a network may stand: beside hostile names, in functions, in nested modules, twice, written by a user's macro.

/// Every name that generated code might take for granted means something else here.
#[allow(dead_code, non_camel_case_types, unused_macros, clippy::module_inception, reason = "hostile on purpose")]
mod hostile {
    pub struct Vec;
    pub struct Box;
    pub struct String;
    pub struct Result;
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct PhantomData;
    pub struct Default;
    pub struct Range;
    pub struct Model;
    pub struct Rest;
    pub trait Clone {}
    pub trait Copy {}
    pub trait Iterator {}
    pub trait IntoIterator {}
    pub trait Deref {}
    pub trait Index {}
    pub trait Into {}
    pub trait From {}
    pub trait Display {}
    pub trait Fn {}
    pub trait Send {}
    pub trait Sized {}
    pub trait Kernel {}
    pub trait Network {}
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod pymonn_core {}
    pub mod __private {}
    pub fn uniform() {}
    pub fn mean() {}
    pub fn drop() {}
    pub fn dispatch() {}
    pub fn copy() {}
    macro_rules! vec {
        ($($t:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! concat {
        ($($t:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! panic {
        ($($t:tt)*) => {
            compile_error!("not this one")
        };
    }

    use ::pymonn::prelude::{Neuron, Rng, Step, View, behaviour, network};

    /// Private to this module.
    struct Lif {
        leak: f32,
    }

    #[behaviour(v: f32 = self.leak, spike: bool = false)]
    impl Lif {
        fn initialize(&self, v: &mut f32, neuron: Neuron) {
            *v += neuron.index as f32;
        }

        fn neuron(&self, v: &mut f32, spike: &mut bool, rng: &mut Rng, step: Step) {
            *v *= self.leak;
            *spike = rng.bernoulli(1.0) && step.iteration > 0;
        }

        fn group(&mut self, v: &mut [f32]) {
            self.leak *= v[0].signum();
        }
    }

    struct Deliver;

    #[behaviour(src trace: f32 = 1.0)]
    impl Deliver {
        #[sum(dst_input)]
        fn on_pre(weight: f32) -> f32 {
            weight
        }

        fn on_post(weight: &mut f32, src_trace: f32) {
            *weight += src_trace;
        }

        fn afferent(dst_seen: &mut f32, weight: View<f32>) {
            *dst_seen = weight.sum();
        }
    }

    network! {
        network Hostile(size: usize = 3, factor: f32 = 0.5) {
            level: f32 = factor;
            #[tag(cells)]
            group neurons[size] {
                input: f32 = ::pymonn::uniform(0.0, 0.0);
                seen: f32 = 0.0;
                shared core: f32 = 0.0;
                1 => Lif { leak: factor };
                2 => |v: &[f32], core: &mut f32| *core = v.iter().sum();
                #[tag(rec)]
                9 => Recorder { v[..], input, core, total: f32 = input.iter().sum(), m: ::pymonn::statistics::mean(v) };
                9 every 2 => EventRecorder { spike };
            }
            synapses sparse: neurons -> neurons {
                connect = ::pymonn::all_to_all();
                delay = 1;
                weight: f32 = 2.0;
                #[tag(deliver)]
                2 => Deliver;
                3 => |dst_input: &mut f32, src_input: f32| *dst_input += 0.0 * src_input;
            }
            synapses dense: neurons -> neurons [Dense] {
                connect = ::pymonn::all_to_all().without_self();
                weight: f32 = 4.0;
                2 => Deliver;
            }
            9 => |net: &mut Hostile| net.level += 1.0;
            10 => Recorder { level };
        }
    }

    pub(super) fn run() -> ::std::vec::Vec<f32> {
        let mut net = match Hostile::builder().seed(1).size(2).build() {
            ::std::result::Result::Ok(net) => net,
            ::std::result::Result::Err(error) => ::std::panic!("{error}"),
        };
        net.simulate_iterations(2);
        let _ = (net[hostile::tag::rec].m.len(), net.tagged(hostile::tag::Deliver).len(), Hostile::MODEL.groups.len());
        net.neurons.input.to_vec()
    }
}

#[test]
fn beside_hostile_names() {
    // Every `on_post` adds 1 to a weight. Iteration 1: 4 of the matrix; iteration 2: 3 + 3, sent before, and 5 of the matrix.
    assert_eq!(hostile::run(), [15.0, 15.0]);
}

mod visibility {
    pub(crate) mod inner {
        use pymonn::prelude::*;

        pub(crate) struct Secret(f32);

        #[behaviour]
        impl Secret {
            fn neuron(&self, v: &mut f32) {
                *v += self.0;
            }
        }

        #[derive(Clone, Copy, Debug, PartialEq)]
        struct Hidden(u8);

        network! {
            pub(crate) network Inner {
                group cells[1] {
                    v: f32 = 0.0;
                    kind: Hidden = Hidden(2);
                    1 => Secret(1.5);
                    2 => |kind: &mut Hidden| kind.0 += 1;
                }
            }
        }

        network! {
            pub(super) network Narrow {
                group cells[1] {
                    v: f32 = 0.0;
                    1 => Secret(2.5);
                }
            }
        }

        pub(crate) fn kind(net: &Inner) -> u8 {
            net.cells.kind[0].0
        }
    }

    pub(super) fn narrow() -> f32 {
        let mut net = inner::Narrow::builder().build().unwrap();
        net.iterate();
        net.cells.v[0]
    }
}

#[test]
fn visibilities_and_nested_modules() {
    let mut net = visibility::inner::Inner::builder().build().unwrap();
    net.iterate();
    net.set_enabled(visibility::inner::inner::tag::Secret, false);
    net.iterate();
    assert_eq!((net.cells.v[0], visibility::inner::kind(&net)), (1.5, 4));
    assert_eq!(visibility::narrow(), 2.5);
}

#[test]
fn everything_inside_a_function() {
    use pymonn::prelude::*;

    #[derive(Clone, Copy, Debug, PartialEq, Default)]
    struct Local(f32);

    struct Step2 {
        by: f32,
    }

    #[behaviour(extra: Local = Local(self.by))]
    impl Step2 {
        fn neuron(&self, v: &mut f32, extra: &mut Local) {
            *v += self.by;
            extra.0 += 1.0;
        }
    }

    fn helper(n: Neuron) -> f32 {
        n.index as f32
    }
    const SIZE: usize = 3;

    network! {
        network First(by: f32 = 2.0) {
            group cells[SIZE] {
                v: f32 = each(helper);
                own: Local = Local(7.0);
                1 => Step2 { by };
                #[tag(rec)]
                9 => Recorder { v, local: Local = extra[0] };
            }
        }
    }
    network! {
        network Second {
            group cells[1] {
                v: f32 = 0.0;
                1 => Step2 { by: 3.0 };
            }
            1 => |net: &mut Second| net.cells.v[0] += 0.5;
        }
    }
    use first::tag;
    use second::tag as second_tag;
    let mut net = First::builder().build().unwrap();
    let mut other = Second::builder().build().unwrap();
    net.simulate_iterations(2);
    other.simulate_iterations(2);
    assert_eq!(*net.cells.v, [4.0, 5.0, 6.0]);
    assert_eq!(*net[tag::rec].local, [Local(3.0), Local(4.0)]);
    assert_eq!(net.cells.own[0], Local(7.0));
    assert_eq!(other[second_tag::cells].v[0], 7.0);
    assert_eq!(other[second_tag::Step2].by, 3.0);
}

mod twice {
    use pymonn::prelude::*;

    pub struct Shared;

    #[behaviour]
    impl Shared {
        fn neuron(v: &mut f32) {
            *v += 1.0;
        }
    }

    network! {
        pub network OneNet {
            #[tag(same)]
            group cells[1] {
                v: f32 = 1.0;
                1 => Shared;
                9 => Recorder { v };
            }
        }
    }

    network! {
        pub network OtherNet {
            #[tag(same)]
            group cells[1] {
                v: f32 = 2.0;
                1 => Shared;
                9 => Recorder { v };
            }
        }
    }
}

#[test]
fn twice_in_a_module() {
    let mut one = twice::OneNet::builder().build().unwrap();
    let mut other = twice::OtherNet::builder().build().unwrap();
    one.iterate();
    other.iterate();
    assert_eq!(one[twice::one_net::tag::same].v[0] + other[twice::other_net::tag::same].v[0], 5.0);
}

mod generated {
    use pymonn::prelude::*;

    macro_rules! leaky {
        ($behaviour:ident, $network:ident, $vis:vis, $group:ident, $variable:ident: $ty:ty = $init:expr, $priority:literal, $size:expr, $tag:ident, $path:path) => {
            $vis struct $behaviour {
                $vis leak: $ty,
            }

            #[behaviour]
            impl $behaviour {
                fn neuron(&self, $variable: &mut $ty) {
                    *$variable *= self.leak;
                }
            }

            network! {
                $vis network $network(gain: $ty = $init) {
                    #[tag($tag)]
                    group $group[$size] {
                        $variable: $ty = $init;
                        shift: $ty = gain * 2.0;
                        $priority => $behaviour { leak: gain };
                        $priority => |$variable: &mut $ty, shift: $ty| *$variable += shift;
                        $priority every $size - 1 => |$variable: &mut $ty| *$variable += 0.0;
                        4 => $path { leak: 1.0 };
                        9 => Recorder { $variable, mean: mean($variable), twice: $ty = gain * 2.0 };
                    }
                    synapses links: $group -> $group {
                        connect = probability($init).without_self();
                        weight: $ty = $init;
                    }
                }
            }
        };
    }

    leaky!(Leak32, Net32, pub, cells, v: f32 = 0.5, 1.5, 2, big, Leak32);
    leaky!(Leak64, Net64, pub(super), units, potential: f64 = 0.25, 2, 1 + 1, small, self::Leak64);
    leaky!(LeakPrivate, NetPrivate, , units, x: f32 = 0.5, 3, 2, small, LeakPrivate);

    /// What stands around the network may come from the macro, too.
    macro_rules! body {
        ($name:ident { $($body:tt)* }) => {
            network! { network $name { $($body)* } }
        };
    }

    body!(FromBody {
        group cells[2] {
            v: f32 = 1.0;
            1 => |v: &mut f32| *v += 1.0;
        }
    });

    #[test]
    fn by_a_macro_of_the_users() {
        let mut net = Net32::builder().build().unwrap();
        net.iterate();
        assert_eq!(*net.cells.v, [1.25, 1.25]);
        let mut net = Net64::builder().gain(2.0).build().unwrap();
        net.iterate();
        assert_eq!(*net.units.potential, [4.5, 4.5]);
        assert_eq!(net[net64::tag::small].size(), 2);
        let mut net = NetPrivate::builder().build().unwrap();
        net.iterate();
        assert_eq!(*net.units.recorder.twice, [1.0]);
        let mut net = FromBody::builder().build().unwrap();
        net.iterate();
        assert_eq!(*net.cells.v, [2.0, 2.0]);
    }
}

mod renamed {
    pub mod facade {
        pub use pymonn as neurons;
    }

    pub struct Plain;

    #[facade::neurons::behaviour(crate = facade::neurons, v: f32 = 1.0)]
    impl Plain {
        fn neuron(v: &mut f32) {
            *v += 1.0;
        }
    }

    facade::neurons::network! {
        pub network Renamed {
            group cells[1] {
                1 => Plain;
            }
        }
    }

    #[test]
    fn through_another_path() {
        let mut net = Renamed::builder().build().unwrap();
        net.iterate();
        assert_eq!(net.cells.v[0], 2.0);
    }
}

mod names {
    use pymonn::prelude::*;

    pub struct Plus;

    #[behaviour]
    impl Plus {
        fn neuron(r#type: &mut f32, size: &mut f32) {
            *r#type += 1.0;
            *size += 2.0;
        }
    }

    network! {
        /// Names that generated code uses, too.
        pub network Names(net: f32 = 0.5, rng: f32 = 1.0, visitor: usize = 2, extent: usize = 3, params: f32 = 3.0, x: f32 = 2.0) {
            step: f32 = net;
            group group[visitor] {
                r#type: f32 = 0.0;
                size: f32 = 0.0;
                iteration: f32 = rng;
                now: f32 = params;
                value: f32 = x;
                f: f32 = 0.0;
                src: f32 = 1.0;
                dst: f32 = 1.0;
                weight: f32 = 1.0;
                seed: f32 = 0.0;
                shared sum: f32 = 0.0;
                1 => Plus;
                2 => |seed: &mut f32, iteration: f32, now: f32, value: f32, f: f32, step: f32| *seed = iteration + now + value + f + step + net;
                9 => Recorder { now: f32 = seed[0], sum, value };
            }
            synapses synapses: group -> group {
                connect = probability(1.0);
                links: f32 = 1.0;
                targets: f32 = 1.0;
                target: f32 = 1.0;
                fan: f32 = 1.0;
                connect: f32 = 2.0;
                delay: f32 = 3.0;
                3 => |links: f32, targets: f32, target: f32, fan: f32, connect: f32, delay: &mut f32, src_src: f32, dst_dst: f32| {
                    *delay = links + targets + target + fan + connect + src_src + dst_dst;
                };
            }
            #[tag(r#fn)]
            group r#loop[2] {
                r#in: f32 = 4.0;
                4 => |r#in: &mut f32| *r#in += 1.0;
                9 => Recorder { r#in, r#as: mean(r#in) };
            }
            synapses r#for: r#loop -> r#loop {
                connect = probability(1.0);
                r#mut: f32 = 1.0;
                #[sum(dst_in)]
                5 => |r#mut: f32| r#mut;
            }
            group on[extent] {}
            group shared[1] {}
            group dt[1] {
                network: f32 = 0.0;
            }
        }
    }

    #[test]
    fn that_sound_like_ours() {
        let mut net = Names::builder().build().unwrap();
        net.iterate();
        assert_eq!((net.group.r#type[0], net.group.size[1], net.group.seed[0]), (1.0, 2.0, 7.0));
        assert_eq!(*net.synapses.delay, [8.0; 4]);
        assert_eq!((net.on.size(), net.shared.size(), net.dt.size()), (3, 1, 1));
        assert_eq!(net.group.size(), 2);
        assert_eq!((net[names::tag::r#fn].r#in[1], net.r#for.r#mut[0]), (7.0, 1.0));
        assert_eq!(*net.r#loop.recorder.r#as, [7.0]);
        assert_eq!(*net.group.recorder.now, [7.0]);
    }
}

/// Networks whose modules are called like keywords, and tags whose names differ by what the macro puts in front.
mod modules_called_like_keywords {
    use pymonn::prelude::*;

    network! {
        /// Its module is `r#loop`.
        pub network Loop {
            /// Cells.
            #[tag(x)]
            group cells[2] {
                v: f32 = 0.0;
                1 => |v: &mut f32| *v += 1.0;
            }
            /// Others.
            #[tag(mut_x)]
            group others[2] {
                v: f32 = 0.0;
            }
        }
    }

    network! {
        /// Its module is `r#gen`.
        pub network Gen {
            /// Cells.
            group cells[2] {
                v: f32 = 0.0;
            }
        }
    }

    #[test]
    fn are_reached_by_raw_names() -> Result<(), Box<dyn std::error::Error>> {
        let mut net = Loop::builder().build()?;
        net.iterate();
        net[r#loop::tag::mut_x].v[0] = 2.0;
        assert_eq!((net[r#loop::tag::x].v[0], net.others.v[0]), (1.0, 2.0));
        assert_eq!((r#loop::MODEL.name, r#gen::MODEL.name), ("Loop", "Gen"));
        Ok(())
    }
}
