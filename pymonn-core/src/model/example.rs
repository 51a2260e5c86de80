//! A model as generated code would write it, and how it prints.

use super::*;

const fn variable(name: &'static str, ty: &'static str, initial: &'static str) -> VariableInfo {
    VariableInfo { name, ty, initial, doc: "", shared: false, origin: Origin::Declared, side: Side::Own }
}

const fn hook(name: &'static str, kind: HookKind, reads: &'static [&'static str], writes: &'static [&'static str]) -> HookInfo {
    HookInfo { name, kind, event: "", reads, writes }
}

const fn step(behaviour: usize, hook: usize, fused_with_previous: bool) -> StepInfo {
    StepInfo { behaviour, hook, fused_with_previous }
}

pub(super) const EXAMPLE: Model = Model {
    name: "Column",
    doc: " Excitatory and inhibitory cells with plastic synapses between\n the excitatory ones.\n\n More of it in the guide.",
    params: &[ParamInfo { name: "size", ty: "usize", default: "400" }, ParamInfo { name: "density", ty: "f64", default: "0.1" }],
    variables: &[VariableInfo { shared: true, doc: "Set from outside.", ..variable("reward", "f32", "0.0") }],
    groups: &[
        GroupInfo {
            name: "exc",
            doc: "Pyramidal cells.",
            tags: &["cells", "cortex"],
            extent: "squared(size)",
            variables: &[
                VariableInfo { doc: "Membrane potential, mV.", ..variable("v", "f32", "uniform(-65.0, -50.0)") },
                VariableInfo { origin: Origin::BroughtBy("Spike"), ..variable("spike", "bool", "false") },
                VariableInfo { shared: true, ..variable("total", "f32", "0.0") },
            ],
        },
        GroupInfo {
            name: "inh",
            doc: "",
            tags: &["cells"],
            extent: "size / 4",
            variables: &[variable("v", "f32", "-65.0"), variable("threshold", "f32", "-50.0")],
        },
    ],
    synapses: &[
        SynapsesInfo {
            name: "plastic",
            doc: "",
            tags: &["GLUTAMATE"],
            src: "exc",
            src_part: "",
            dst: "exc",
            dst_part: "",
            storage: Storage::Sparse,
            connect: "probability(density).without_self()",
            delay: "uniform(1, 20)",
            variables: &[
                variable("weight", "f32", "uniform(0.0, 1.0)"),
                VariableInfo { side: Side::Source, origin: Origin::BroughtBy("Stdp"), ..variable("src_trace", "f32", "0.0") },
            ],
        },
        SynapsesInfo {
            name: "feedback",
            doc: "",
            tags: &[],
            src: "exc",
            src_part: "",
            dst: "inh",
            dst_part: "",
            storage: Storage::Dense,
            connect: "",
            delay: "",
            variables: &[],
        },
    ],
    behaviours: &[
        BehaviourInfo {
            id: 0,
            name: "Leak",
            label: "Leak",
            object: "exc",
            tags: &[],
            priority: "1",
            every: "",
            source: "Leak { tau: 20.0, rest: -65.0 }",
            hooks: &[
                hook("initialize", HookKind::Initialize, &[], &["exc.v"]),
                hook("neuron", HookKind::Neuron, &["exc.v"], &["exc.v"]),
            ],
        },
        BehaviourInfo {
            id: 1,
            name: "Spike",
            label: "Spike",
            object: "exc",
            tags: &[],
            priority: "2.5",
            every: "",
            source: "Spike::default()",
            hooks: &[hook("neuron", HookKind::Neuron, &["exc.v"], &["exc.v", "exc.spike"])],
        },
        BehaviourInfo {
            id: 2,
            name: "Stdp",
            label: "Stdp",
            object: "plastic",
            tags: &["STDP"],
            priority: "4",
            every: "",
            source: "Stdp { rate: 0.01 }",
            hooks: &[
                hook("trace", HookKind::Synapse, &["exc.spike", "plastic.src_trace"], &["plastic.src_trace"]),
                HookInfo { event: "dst_spike", ..hook("on_post", HookKind::OnPost, &["plastic.src_trace"], &["plastic.weight"]) },
            ],
        },
        BehaviourInfo {
            id: 3,
            name: "Propagate",
            label: "Propagate",
            object: "feedback",
            tags: &[],
            priority: "5",
            every: "",
            source: "Propagate { gain: 0.5 }",
            hooks: &[HookInfo { event: "src_spike", ..hook("on_pre", HookKind::OnPre, &["exc.spike"], &["inh.v"]) }],
        },
        BehaviourInfo {
            id: 4,
            name: "closure",
            label: "closure_1",
            object: "exc",
            tags: &[],
            priority: "6",
            every: "10",
            source: "|v: &[f32], total: &mut f32| {\n    *total = v.iter().map(|v| if *v < -70.0 { \"low\".len() as f32 } else { 0.0 }).sum::<f32>() / v.len() as f32;\n}",
            hooks: &[hook("group", HookKind::Group, &["exc.v"], &["exc.total"])],
        },
        BehaviourInfo {
            id: 5,
            name: "closure",
            label: "closure_1",
            object: "Column",
            tags: &[],
            priority: "9",
            every: "",
            source: "|net: &mut Column| net.check()",
            hooks: &[hook("network", HookKind::Network, &[], &[])],
        },
    ],
    schedule: &[
        step(0, 1, false),
        step(1, 0, true),
        step(2, 0, false),
        step(2, 1, false),
        step(3, 0, false),
        step(4, 0, false),
        step(5, 0, false),
    ],
};

#[cfg(feature = "alloc")]
mod tests {
    use alloc::string::ToString;

    use super::*;

    const SUMMARY: Summary<'_> = Summary {
        model: &EXAMPLE,
        groups: &[GroupCount { name: "exc", neurons: 400 }, GroupCount { name: "inh", neurons: 100 }],
        synapses: &[
            SynapsesCount { name: "plastic", synapses: 16_021, sources: 400, targets: 400, bytes: 131_272 },
            SynapsesCount { name: "feedback", synapses: 40_000, sources: 400, targets: 100, bytes: 160_000 },
        ],
        enabled: &[true, true, false, true, true, true],
        seed: 7,
        iteration: 1000,
        dt: 0.5,
    };

    #[test]
    fn a_model_prints_as_tables() {
        assert_eq!(EXAMPLE.to_string(), include_str!("expected/model.txt"));
    }

    #[test]
    fn a_network_prints_its_state() {
        assert_eq!(SUMMARY.to_string(), include_str!("expected/summary.txt"));
    }

    #[test]
    fn a_model_prints_as_diagrams() {
        assert_eq!(EXAMPLE.to_mermaid().to_string(), include_str!("expected/model.mmd"));
        assert_eq!(EXAMPLE.to_graphviz().to_string(), include_str!("expected/model.dot"));
    }
}
