//! The constant `MODEL`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::context::{Cx, quiet, variable_field};
use super::settle::is_hook;
use super::tokens::text;
use crate::model::{Action, Hook, Init, Kind, Model, Owner, RecordedKind, Side, Step, Variable};
use crate::syntax::{Attrs, Closure, Rule};

pub(super) fn expand(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let (private, quiet, module, krate) = (&cx.private, quiet(), cx.module(), &cx.krate);
    let (name, doc) = (cx.name.to_string(), docs(&cx.ast.attrs));
    let params = cx.ast.params.iter().map(|p| {
        let (name, ty, default) = (p.name.to_string(), text(&p.ty), text(&p.default));
        quote!(#private::ParamInfo { name: #name, ty: #ty, default: #default })
    });
    let variables = variables(cx, model, Owner::Network);
    let groups = cx.ast.groups.iter().enumerate().map(|(k, g)| {
        let (name, doc, tags, extent) = (g.name.to_string(), docs(&g.attrs), tag_list(&g.attrs), text(&g.extent));
        let variables = self::variables(cx, model, Owner::Group(k));
        quote!(#private::GroupInfo { name: #name, doc: #doc, tags: &[#(#tags),*], extent: #extent, variables: &[#variables] })
    });
    let synapses = cx.ast.synapses.iter().enumerate().map(|(k, s)| {
        let (name, doc, tags) = (s.name.to_string(), docs(&s.attrs), tag_list(&s.attrs));
        let (src, dst) = (s.src.to_string(), s.dst.to_string());
        let [src_part, dst_part] = [0, 1].map(|end| s.parts[end].as_ref().map(text).unwrap_or_default());
        let storage = match (s.dense, s.adaptive) {
            (true, _) => quote!(Dense),
            (_, true) => quote!(Adaptive),
            _ => quote!(Sparse),
        };
        let (connect, delay) = (s.connect.as_ref().map(text).unwrap_or_default(), s.delay.as_ref().map(text).unwrap_or_default());
        let variables = self::variables(cx, model, Owner::Synapses(k));
        quote!(#private::SynapsesInfo {
            name: #name, doc: #doc, tags: &[#(#tags),*], src: #src, src_part: #src_part,
            dst: #dst, dst_part: #dst_part, storage: #private::Storage::#storage,
            connect: #connect, delay: #delay, variables: &[#variables],
        })
    });
    let behaviours = (0..cx.plan.behaviours.len()).map(|k| behaviour(cx, model, k));
    let mut schedule = TokenStream::new();
    for run in &model.runs {
        for (place, &step) in run.steps.iter().enumerate() {
            let (behaviour, hook, fused) = (model.steps[step].behaviour, hook_index(model, step), place > 0);
            schedule.extend(quote!(#private::StepInfo { behaviour: #behaviour, hook: #hook, fused_with_previous: #fused },));
        }
    }
    quote! {
        #[automatically_derived]
        #quiet
        impl #module::__Of {
            pub const MODEL: #krate::Model = #krate::Model {
                name: #name,
                doc: #doc,
                params: &[#(#params),*],
                variables: &[#variables],
                groups: &[#(#groups),*],
                synapses: &[#(#synapses),*],
                behaviours: &[#(#behaviours),*],
                schedule: &[#schedule],
            };
        }
    }
}

/// All steps of a behaviour, `initialize` first and `settle` last, as they stand in its list of hooks.
fn steps_of(model: &Model, behaviour: usize) -> impl Iterator<Item = &Step> {
    let steps = model.steps.iter().filter(|step| !matches!(step.action, Action::Settle { .. }));
    model.initial.iter().chain(steps).chain(&model.settles).filter(move |step| step.behaviour == behaviour)
}

/// Where a step stands in its behaviour's list of hooks.
fn hook_index(model: &Model, step: usize) -> usize {
    let behaviour = model.steps[step].behaviour;
    if let Action::Settle { name, .. } = &model.steps[step].action {
        return steps_of(model, behaviour).position(|step| is_hook(step, behaviour, name)).unwrap_or(0);
    }
    let initial = model.initial.iter().filter(|s| s.behaviour == behaviour).count();
    let hooks = |s: &&Step| s.behaviour == behaviour && !matches!(s.action, Action::Settle { .. });
    initial + model.steps[..step].iter().filter(hooks).count()
}

fn docs(attrs: &Attrs) -> TokenStream {
    // What stands behind `doc =`: a string, or a macro that gives one; `doc(…)` is no text.
    let lines = attrs.docs.iter().filter_map(|doc| match doc.clone().into_iter().nth(1) {
        Some(proc_macro2::TokenTree::Group(group)) => {
            let mut inside = group.stream().into_iter().skip(1);
            let equals = matches!(inside.next(), Some(proc_macro2::TokenTree::Punct(p)) if p.as_char() == '=');
            equals.then(|| inside.collect::<TokenStream>())
        }
        _ => None,
    });
    quote!(::core::concat!(#(#lines, "\n",)*))
}

fn tag_list(attrs: &Attrs) -> Vec<String> {
    attrs.tags.iter().map(Ident::to_string).collect()
}

fn variables(cx: &Cx<'_>, model: &Model, owner: Owner) -> TokenStream {
    let private = &cx.private;
    let each = model.variables.iter().filter(|v| v.owner == owner).map(|v| {
        let name = variable_field(v).to_string();
        let parsed = |s: &str| s.parse::<TokenStream>().map_or_else(|_| s.to_owned(), |t| text(&t));
        let (ty, initial, shared) = (parsed(&v.ty_text), parsed(&v.init_text), v.shared);
        let doc = docs(&Attrs { docs: v.docs.clone(), ..Attrs::default() });
        let origin = match v.init {
            Init::Declared(_) => quote!(Declared),
            Init::Brought(k, _) => {
                let label = &cx.plan.behaviours[k].label;
                quote!(BroughtBy(#label))
            }
        };
        let side = format_ident!(
            "{}",
            match v.side {
                Side::Own => "Own",
                Side::Src => "Source",
                Side::Dst => "Target",
            }
        );
        quote!(#private::VariableInfo {
            name: #name, ty: #ty, initial: #initial, doc: #doc, shared: #shared,
            origin: #private::Origin::#origin, side: #private::Side::#side,
        },)
    });
    each.collect()
}

fn behaviour(cx: &Cx<'_>, model: &Model, k: usize) -> TokenStream {
    let private = &cx.private;
    let behaviour = &cx.plan.behaviours[k];
    let (name, label, object) = (&behaviour.name, &behaviour.label, cx.field(behaviour.owner).to_string());
    let (tags, priority) = (tag_list(&behaviour.ast.attrs), behaviour.ast.priority.to_string());
    let every = behaviour.ast.every.as_ref().map(text).unwrap_or_default();
    let source = match &behaviour.ast.rule {
        Rule::Typed { source, .. } | Rule::Closure(Closure { source, .. }) => text(source),
        Rule::Recorder { items, .. } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| match &item.what {
                    crate::syntax::RecordedKind::Whole => item.name.to_string(),
                    crate::syntax::RecordedKind::Part { range } => format!("{}[{}]", item.name, text(range)),
                    crate::syntax::RecordedKind::Value { ty: None, value } => format!("{}: {}", item.name, text(value)),
                    crate::syntax::RecordedKind::Value { ty: Some(ty), value } => {
                        format!("{}: {} = {}", item.name, text(ty), text(value))
                    }
                })
                .collect();
            format!("Recorder {{ {} }}", items.join(", "))
        }
        Rule::EventRecorder { items, .. } => {
            let items: Vec<String> = items.iter().map(Ident::to_string).collect();
            format!("EventRecorder {{ {} }}", items.join(", "))
        }
    };
    let hooks = steps_of(model, k).map(|step| hook(cx, model, step));
    quote!(#private::BehaviourInfo {
        id: #k, name: #name, label: #label, object: #object, tags: &[#(#tags),*], priority: #priority, every: #every,
        source: #source, hooks: &[#(#hooks),*],
    })
}

fn hook(cx: &Cx<'_>, model: &Model, step: &Step) -> TokenStream {
    let private = &cx.private;
    let qualified = |id: usize| cx.qualified(&model.variables[id]);
    let (name, kind, event, mut reads, writes) = match &step.action {
        Action::Hook(hook) => {
            let (mut reads, mut writes) = (Vec::new(), Vec::new());
            for (id, _, writing) in hook.uses() {
                if writing { &mut writes } else { &mut reads }.push(qualified(id));
            }
            let event = hook.event.map(qualified).unwrap_or_default();
            (hook_name(hook), kind_word(hook.kind), event, reads, writes)
        }
        Action::Record(items) => {
            let mut reads = Vec::new();
            for item in items {
                match &item.what {
                    RecordedKind::Whole(id) | RecordedKind::Part(id, _) => reads.push(qualified(*id)),
                    RecordedKind::Value { value, .. } => {
                        reads.extend(mentioned(cx, model, cx.plan.behaviours[step.behaviour].owner, value));
                    }
                }
            }
            ("record".to_owned(), "Recorder", String::new(), reads, Vec::new())
        }
        // Shown as the hook that it is.
        Action::Settle { .. } => return TokenStream::new(),
        Action::RecordEvents(items) => {
            ("record".to_owned(), "EventRecorder", String::new(), items.iter().map(|id| qualified(*id)).collect(), Vec::new())
        }
    };
    let mut seen = Vec::new();
    reads.retain(|r| {
        let new = !seen.contains(r);
        seen.push(r.clone());
        new
    });
    let kind = format_ident!("{}", kind);
    quote!(#private::HookInfo {
        name: #name, kind: #private::HookKind::#kind, event: #event, reads: &[#(#reads),*], writes: &[#(#writes),*],
    })
}

/// Variables of the object whose names stand in an expression.
fn mentioned(cx: &Cx<'_>, model: &Model, owner: Owner, value: &TokenStream) -> Vec<String> {
    let of = |v: &&Variable| v.owner == owner && super::mentions(value, &variable_field(v).to_string()).is_some();
    model.variables.iter().filter(of).map(|v| cx.qualified(v)).collect()
}

fn hook_name(hook: &Hook) -> String {
    hook.name.as_ref().map_or_else(|| hook.kind.word().to_owned(), Ident::to_string)
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Initialize => "Initialize",
        Kind::Neuron => "Neuron",
        Kind::Group => "Group",
        Kind::Synapse => "Synapse",
        Kind::OnPre => "OnPre",
        Kind::OnPost => "OnPost",
        Kind::Settle => "Settle",
        Kind::Afferent => "Afferent",
        Kind::Efferent => "Efferent",
        Kind::Prune => "Prune",
        Kind::Grow => "Grow",
        Kind::Network => "Network",
    }
}
