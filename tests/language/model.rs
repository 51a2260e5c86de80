//! `MODEL`, its text and diagrams, and what a network prints.

use pymonn::prelude::*;
use pymonn::{HookKind, Model, Origin, Side, Storage};

pub struct Trace;

#[behaviour(src trace: f32 = 0.0, weight: f32 = 1.0)]
impl Trace {
    fn initialize(weight: &mut f32) {
        *weight = 2.0;
    }

    #[sum(dst_input)]
    fn on_pre(weight: f32) -> f32 {
        weight
    }

    fn on_post(weight: &mut f32, src_trace: f32) {
        *weight += src_trace;
    }
}

network! {
    /// What it is.
    /// Two lines.
    #[tag(whole)]
    pub network Described(size: usize = 10, p: f64 = 0.25) {
        /// A reward.
        reward: f32 = 0.0;
        /// The cells.
        #[tag(exc, big)]
        group cells[size * 2] {
            /// The potential.
            v: f32 = -65.0;
            spike: bool = false;
            input: f32 = uniform(0.0, 1.0);
            shared total: f64 = 0.0;
            1 => |v: &mut f32, input: f32| *v += input;
            2 => |v: &[f32], total: &mut f64| *total = mean(v);
            #[tag(rec)]
            9.50 every 10 => Recorder { v, n: count(spike) };
        }
        #[tag(GLUTAMATE)]
        synapses links: cells -> cells [Dense] {
            connect = probability(p);
            delay = 2;
            3 => Trace;
        }
    }
}

const MODEL: Model = Described::MODEL;

#[test]
fn what_the_constant_knows() {
    assert_eq!(described::MODEL, MODEL);
    assert_eq!((MODEL.name, MODEL.doc.trim()), ("Described", "What it is.\n Two lines."));
    let params: Vec<_> = MODEL.params.iter().map(|p| (p.name, p.ty, p.default)).collect();
    assert_eq!(params, [("size", "usize", "10"), ("p", "f64", "0.25")]);
    assert_eq!(MODEL.variables.iter().map(|v| (v.name, v.doc.trim())).collect::<Vec<_>>(), [("reward", "A reward.")]);
    let cells = MODEL.group("cells").unwrap();
    assert_eq!((cells.extent, cells.tags, cells.doc.trim()), ("size * 2", &["exc", "big"][..], "The cells."));
    let variables: Vec<_> = cells.variables.iter().map(|v| (v.name, v.ty, v.initial, v.shared)).collect();
    assert_eq!(
        variables,
        [
            ("v", "f32", "-65.0", false),
            ("spike", "bool", "false", false),
            ("input", "f32", "uniform(0.0, 1.0)", false),
            ("total", "f64", "0.0", true)
        ]
    );
    let links = MODEL.synapses("links").unwrap();
    assert_eq!((links.src, links.dst, links.storage), ("cells", "cells", Storage::Dense));
    assert_eq!((links.connect, links.delay, links.tags), ("probability(p)", "2", &["GLUTAMATE"][..]));
    let brought: Vec<_> = links.variables.iter().map(|v| (v.name, v.side, v.origin)).collect();
    assert_eq!(
        brought,
        [("src_trace", Side::Source, Origin::BroughtBy("Trace")), ("weight", Side::Own, Origin::BroughtBy("Trace"))]
    );
}

#[test]
fn the_schedule_with_reads_and_writes() {
    type Names = &'static [&'static str];
    let steps: Vec<_> =
        MODEL.steps().map(|s| (s.behaviour.label, s.behaviour.priority, s.hook.kind, s.hook.reads, s.hook.writes)).collect();
    let expected: [(&str, &str, HookKind, Names, Names); 5] = [
        ("closure", "1", HookKind::Neuron, &["cells.input"], &["cells.v"]),
        ("closure#2", "2", HookKind::Group, &["cells.v"], &["cells.total"]),
        ("Trace", "3", HookKind::OnPre, &["links.weight"], &["cells.input"]),
        ("Trace", "3", HookKind::OnPost, &["links.src_trace"], &["links.weight"]),
        ("rec", "9.5", HookKind::Recorder, &["cells.v", "cells.spike"], &[]),
    ];
    for (step, expected) in steps.iter().zip(&expected) {
        assert_eq!((step.0, step.1, step.2), (expected.0, expected.1, expected.2));
        for name in expected.3 {
            assert!(step.3.contains(name), "{step:?} reads {name}");
        }
        assert_eq!(step.4, expected.4, "{step:?}");
    }
    assert_eq!(steps.len(), expected.len());
    let trace = MODEL.behaviours.iter().find(|b| b.name == "Trace").unwrap();
    assert_eq!(trace.hooks.iter().map(|h| h.kind).collect::<Vec<_>>(), [HookKind::Initialize, HookKind::OnPre, HookKind::OnPost]);
    assert_eq!(trace.hooks[1].event, "cells.spike");
    let unwritten: Vec<String> = MODEL.unwritten().map(|v| v.to_string()).collect();
    assert_eq!(unwritten, ["reward", "cells.spike", "links.src_trace"]);
}

#[test]
fn texts_and_diagrams() {
    let table = MODEL.to_string();
    for word in ["Described", "cells", "links", "Trace", "reward", "GLUTAMATE"] {
        assert!(table.contains(word), "{word} in\n{table}");
    }
    let mermaid = MODEL.to_mermaid().to_string();
    assert!(mermaid.contains("cells") && mermaid.contains("links"), "{mermaid}");
    let graphviz = MODEL.to_graphviz().to_string();
    assert!(graphviz.contains("digraph") && graphviz.contains("cells"), "{graphviz}");
    let mut net = Described::builder().seed(3).build().unwrap();
    net.simulate_iterations(2);
    net.set_enabled(described::tag::rec, false);
    let text = net.to_string();
    for word in ["Described", "cells", "20", "links", "seed 3"] {
        assert!(text.contains(word), "{word} in\n{text}");
    }
}
