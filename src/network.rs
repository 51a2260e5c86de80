/// Declares a network: groups of neurons, the synapses between them, and the behaviours that drive both.
///
/// It generates plain structs and straight-line update loops: no trait objects, no look-ups by name, no allocation per iteration,
/// no `unsafe`. The [guide](crate::guide) teaches it; this page is the reference.
///
/// # Example
///
/// ```
/// use pymonn::prelude::*;
/// use small::tag;
///
/// network! {
///     /// Twenty leaky neurons that excite each other.
///     pub network Small(size: usize = 20, density: f64 = 0.2) {
///         dt = 0.1;
///
///         #[tag(my_neurons)]
///         group neurons[size] {
///             v: f32 = uniform(0.0, 1.0);
///             input: f32 = 0.0;
///
///             1 => |v: &mut f32, input: &mut f32| { *v = 0.9 * *v + *input; *input = 0.0; };
///             #[tag(rec)]
///             9 every 10 => Recorder { v, mean: mean(v) };
///         }
///
///         synapses recurrent: neurons -> neurons {
///             connect = probability(density).without_self();
///             weight: f32 = uniform(0.0, 0.01);
///
///             #[sum(dst_input)]
///             2 => |weight: f32, src_v: f32| weight * src_v;
///         }
///     }
/// }
///
/// let mut net = Small::builder().size(30).seed(1).build()?;
/// net.simulate_iterations(100);
/// assert_eq!(net[tag::rec].v.view().shape(), (10, 30));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
///
/// # Grammar
///
/// ```text
/// network    := attr* vis "network" Ident generics? params? "{" item* "}"
/// params     := "(" ( ident ":" Type "=" expr ),* ")"            run-time parameters (Clone); a default may use earlier ones, as set
/// item       := setting | group | synapses | on | variable | behaviour      a variable here is shared by the whole network
/// setting    := "dt" "=" expr ";"                                length of one iteration, f64, default 1
/// group      := attr* "group" ident "[" extent "]" "{" ( variable | behaviour )* "}"
/// extent     := expr of type usize                               e.g. 100, N, size, size / 4
///             | expr of type Grid                                e.g. grid(10, 10), squared(100), grid(9, 9).centred().scale(0.1)
/// synapses   := attr* "synapses" ident ":" end "->" end storage? "{" ( connect | delay | variable | behaviour )* "}"
/// end        := ident part?
/// part       := "[" expr "]"                                     which neurons: ..80, a list, a mask, block(0..5, ..), select(|n| ..)
/// storage    := "[" ( "Sparse" | "Dense" | "Adaptive" ) "]"      default Sparse; capacities are reserved
/// connect    := "connect" "=" expr ";"                           any value whose type implements Connect
/// delay      := "delay" "=" expr ";"                             in iterations: a constant, or per synapse
/// variable   := attr* "shared"? ident ":" Type "=" expr ";"      expr: a constant or anything implementing Init<Type>
/// behaviour  := attr* priority ( "every" expr )? "=>" rule ( "with" rename,+ )? ";"
/// priority   := a positive plain decimal: 3, 2.5 (2.10 is 2.1; no suffix, no exponent)
/// rule       := path ( "{" fields "}" )?                         an ordinary struct expression, with ..rest if wanted
///             | path "::" ident "(" args ")"                     a constructor or preset: Izhikevich::chattering()
///             | closure                                          an inline behaviour
///             | "Recorder" "{" recorded,* "}" | "EventRecorder" "{" ident,* "}"
/// recorded   := ident | ident "[" range "]" | ident ":" expr | ident ":" Type "=" expr
/// rename     := name "=" name                                    the behaviour's name = this group's name, as a hook writes it
/// on         := "on" ident "{" behaviour* "}"                    gives each bearer of the tag its own copy of the behaviours
/// attr       := doc comment | #[tag(ident, …)] | #[allow(…)]; on the network also derives and others; on a closure also #[sum(…)]
/// ```
///
/// - **Derives** on the network go to every generated struct: `#[derive(Clone)]` needs `Clone` of every behaviour.
/// - **Behaviours** are named by their struct's own name or path: a `type` alias or a constant has no hooks (`use Lif as Fire` has).
/// - **Generics** are ordinary ones: `network Column<const N: usize = 100, F: Float = f32>`. A literal where the declared type is a
///   parameter is converted.
/// - A **variable** may have any type that is `Copy + PartialEq + Debug + Send + Sync + 'static`. `shared` makes it one value for the
///   whole group.
/// - A **closure** is a `neuron` hook in a group (a `group` hook if a parameter is a slice), a `synapse` hook in synapses (a `grow`
///   hook if a parameter is `&mut NewSynapses`), and `|net: &mut Small| …` on the network; run-time parameters that are `Copy` can be used by name.
/// - A **part** of a group at an end is what the rule draws from, with its own size and order; indices are those of the group. Brackets
///   that begin with the name of a storage are one, all others are a part: `exc[..80] -> inh[mask][Dense]`.
/// - `connect` may be left out for `[Dense]`, then all to all. `[Dense]` with `connect` keeps a mask; entries of pairs without a
///   synapse are the type's `Default`, and each pair has one synapse at most.
/// - `[Adaptive]` synapses [come and go](crate::guide::structure) by the hooks `prune` and `grow`. Each pair has one at most, `delay` is one
///   for all, and the types of variables have a `Default` where hooks change who is linked. Recorders record numbers of them, not the
///   whole variables.
/// - In a **recorder**, `x` records the variable whole, `x[0..10]` a part, `n: expr` a number as `f64`, `n: T = expr` any `T: Clone`.
///
/// # Meaning
///
/// One schedule for the whole network: ascending priority, ties in the order of the text. A behaviour sees what earlier ones wrote
/// in this iteration; only in a hook whose two ends are the same group, a variable that it changes through one end is read through
/// the other as it was before the hook. Sums are added by ascending source. With `delay = d`, every `src_…` of `synapse` and every
/// event of `on_pre` is that of `d` iterations ago, at this place of the schedule (before the first iteration: the initial state, and
/// no events); other `src_…` of `on_pre` are now. A paused behaviour still hears of delayed events when it runs again. Where
/// several arrivals with different delays reach one target from one source, the shorter delay comes first; the synapses of one source
/// (`efferent`, and hooks that change `src_…`) are walked by delay, then target.
///
/// A list of `values` for synapses goes by source, then target, whatever the storage. Where whole variables of synapses are shown (in
/// `group` hooks, recorders, and to the host program), column `k` is the `k`-th pair of `connectivity().pairs()`: by source, then
/// delay, then target. Of a `[Dense]` group they show the whole matrix, target by source, absent entries too. One exception: where all
/// that the hooks of a sparse group do is to sum `f32` over all synapses, these may lie in an order made for that (on a machine
/// with AVX-512), which `pairs()` tells; the values themselves are the same. Of an `[Adaptive]` group, hooks, recorders and visitors are
/// shown the existing synapses in that order; the host program's `net.rec.weight` has free places between them, with the type's `Default`
/// in them ([`Links::entries`](crate::Links::entries), [`Links::slot_of`](crate::Links::slot_of)).
///
/// A `prune` hook is asked for all its synapses before the first is removed. What a `grow` hook links exists behind it, with the initial
/// values of the group's variables, drawn from streams by seed, variable, iteration and pair, and after the group's `initialize` hooks
/// have run for it. Who is linked, and every value, is then what it would be had these pairs been listed from the start.
///
/// At the end of every 128th iteration, values of `f32` and `f64` variables that hooks change for every neuron or synapse are set to 0
/// where they are nearer to it than 2^-100 (`f32`, 8e-31) or 2^-996 (`f64`): a decay would otherwise end in subnormal numbers, with
/// which machines compute a hundred times more slowly.
///
/// # What is generated
///
/// For `pub network Small` with a group `neurons` and a synapse group `recurrent`, beside it:
///
/// | item | what it is |
/// | --- | --- |
/// | `struct Small` | a public field per group, synapse group and shared variable |
/// | `Small::builder()` | a `SmallBuilder`: `seed(u64)`, a setter per parameter, [`threads(usize)`](crate::guide::threads) (feature `parallel`), `build() -> Result<Small, BuildError>` |
/// | `iterate()`, `simulate_iterations(n)`, `iteration()`, `dt()`, `seed()`, `params()` | running; also as the trait [`Network`](crate::Network) |
/// | `net[tag::x]`, `tagged(tag::x)`, `set_enabled(tag::x, bool)`, `is_enabled(tag::x)` | tags |
/// | `Small::MODEL`, `small::MODEL` | a constant [`Model`](crate::Model): prints as a table, Mermaid or Graphviz |
/// | `struct SmallNeurons` | a [`Var`](crate::Var) per variable, a field per behaviour whose type is unique there; `size()`, `extent()`, `neuron(i)` |
/// | `struct SmallRecurrent` | the same, with [`Table`](crate::Table)s where it is dense; `size()`, `connectivity()` gives the [`Links`](crate::Links) |
/// | `struct SmallParams` | the run-time parameters, as `params()` gives them |
/// | `struct SmallNeuronsRecorder` | a [`Recording`](crate::Recording), [`Series`](crate::Series) or [`Events`](crate::Events) per item; `set_window`, `clear` |
/// | `mod small { mod tag }` | a unit struct per tag |
/// | `impl Display` | what the built network is made of |
///
/// # Hygiene
///
/// A behaviour must be at least as visible as the network that it stands in, since `net[tag::x]` names its type.
///
/// Generated items begin with the network's name or with `__small`; nothing else is added to your scope. It works inside a
/// function, several times in a module, where `Vec` or `Result` mean something else, under `#![forbid(unsafe_code)]` and
/// `#![deny(missing_docs)]`, and when the crate is renamed (then write `#[behaviour(crate = renamed)]`).
#[macro_export]
macro_rules! network {
    ($($tokens:tt)*) => {
        $crate::__private::network_impl! { @start [$crate] $($tokens)* }
    };
}
