//! One kernel per step of the schedule, and one per run of fused steps.
//!
//! A kernel is a function whose every array is a parameter of its own, so that LLVM knows that they do not overlap, and an
//! `impl Kernel<number>` that calls it with the network's fields.

mod adaptive;
mod call;
mod fan;
mod frame;
mod neuron;
mod part;
mod post;
mod reach;
mod synapse;
mod tiles;
mod whole;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::build;
use super::context::{Cx, quiet};
use super::tokens::blamed;
pub(super) use adaptive::{grows, is_packed, pack, packed_field};
pub(super) use call::network_call;
use frame::Frame;
pub(super) use frame::NOW;
pub(super) use part::{PartKernel, part_kernel};
pub(super) use tiles::sums;

use crate::model::{Action, Argument, Hook, Kind, Model, Owner, Run, Side, Step, VariableId};

/// All kernels of the network.
pub(super) fn expand(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let mut kernels = TokenStream::new();
    for (number, step) in model.steps.iter().enumerate() {
        if let Action::Hook(hook) = &step.action
            && hook.kind != Kind::Network
        {
            kernels.extend(kernel(cx, model, number, &[step]));
        }
    }
    for (r, run) in model.runs.iter().enumerate().filter(|(_, run)| run.steps.len() > 1) {
        let steps: Vec<&Step> = run.steps.iter().map(|&s| &model.steps[s]).collect();
        kernels.extend(kernel(cx, model, fused_number(model, r), &steps));
    }
    for (number, step) in model.initial.iter().enumerate() {
        kernels.extend(kernel(cx, model, initial_number(model, number), &[step]));
    }
    for (number, step) in model.settles.iter().enumerate() {
        kernels.extend(kernel(cx, model, settle_number(model, number), &[step]));
    }
    kernels.extend(adaptive::expand(cx, model));
    kernels
}

/// Steps have their own numbers, fused runs, `initialize` and `settle` hooks the ones behind.
pub(super) fn fused_number(model: &Model, run: usize) -> usize {
    model.steps.len() + run
}

fn initial_number(model: &Model, k: usize) -> usize {
    model.steps.len() + model.runs.len() + k
}

pub(super) fn settle_number(model: &Model, k: usize) -> usize {
    model.steps.len() + model.runs.len() + model.initial.len() + k
}

/// The number of the kernel of a whole run.
pub(super) fn run_number(model: &Model, r: usize, run: &Run) -> usize {
    if run.steps.len() == 1 { run.steps[0] } else { fused_number(model, r) }
}

fn kernel(cx: &Cx<'_>, model: &Model, number: usize, steps: &[&Step]) -> TokenStream {
    let (private, quiet) = (&cx.private, quiet());
    let (ig, ty, clause) = (cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause);
    let mut frame = Frame::new(cx, model, number, steps);
    let Some(body) = body(cx, &mut frame, steps) else { return TokenStream::new() };
    let name = format_ident!("__k{}", number);
    let Frame { params, arguments, before, after, listed, .. } = frame;
    let call = quote!(Self::#name(#(#arguments),*));
    let (word, call) = match &listed {
        Some(_) => (quote!(<__I: #private::IndexWord>), of_either_width(cx, listed, &call)),
        None => (TokenStream::new(), quote!(#call;)),
    };
    quote! {
        #[automatically_derived]
        #quiet
        impl #ig #ty #clause {
            #[inline(always)]
            fn #name #word (#(#params),*) {
                #body
            }
        }
        #[automatically_derived]
        #quiet
        impl #ig #private::Kernel<#number> for #ty #clause {
            #[inline(always)]
            fn run(&mut self) {
                #before
                #call
                #after
            }
        }
    }
}

/// A call, with a list that it walks in entries of either width.
fn of_either_width(cx: &Cx<'_>, listed: Option<(Ident, TokenStream)>, call: &TokenStream) -> TokenStream {
    let private = &cx.private;
    match listed {
        Some((list, whole)) => quote! {
            match #whole {
                #private::Indices::Narrow(#list) => #call,
                #private::Indices::Wide(#list) => #call,
            }
        },
        None => call.clone(),
    }
}

fn body(cx: &Cx<'_>, frame: &mut Frame<'_>, steps: &[&Step]) -> Option<TokenStream> {
    let hook = hook_of(steps[0])?;
    Some(match (hook.kind, cx.plan.behaviours[steps[0].behaviour].owner) {
        (Kind::Initialize | Kind::Neuron, Owner::Group(_)) => neuron::body(frame, steps),
        (Kind::Initialize | Kind::Synapse | Kind::OnPre | Kind::Settle, _) => synapse::by_source(frame, steps[0], hook),
        (Kind::Prune, _) => adaptive::prune(frame, steps[0], hook),
        (Kind::Grow, _) => adaptive::grow(frame, steps[0], hook),
        (Kind::OnPost, _) => post::by_event_of_target(frame, steps[0], hook),
        (Kind::Afferent | Kind::Efferent, _) => fan::body(frame, steps[0], hook),
        _ => whole::body(frame, steps[0], hook),
    })
}

pub(super) fn hook_of(step: &Step) -> Option<&Hook> {
    match &step.action {
        Action::Hook(hook) => Some(hook),
        _ => None,
    }
}

/// Hooks of a synapse group with the numbers of their kernels.
fn hooks<'m>(cx: &'m Cx<'_>, model: &'m Model, synapses: usize) -> impl Iterator<Item = (usize, &'m Hook)> + 'm {
    let steps = model.steps.iter().enumerate();
    let initial = model.initial.iter().enumerate().map(|(k, step)| (initial_number(model, k), step));
    let settles = model.settles.iter().enumerate().map(|(k, step)| (settle_number(model, k), step));
    steps
        .chain(initial)
        .chain(settles)
        .filter(move |(_, step)| cx.plan.behaviours[step.behaviour].owner == Owner::Synapses(synapses))
        .filter_map(|(number, step)| hook_of(step).map(|hook| (number, hook)))
}

/// Whether hooks walk from sources, from targets: `(by_source, by_target)`.
pub(super) fn layout(cx: &Cx<'_>, model: &Model, synapses: usize) -> (bool, bool) {
    let views =
        |hook: &Hook| hook.arguments.iter().any(|a| matches!(a, Argument::Variable { mode, .. } if frame::is_view(*mode)));
    let by_source = hooks(cx, model, synapses).any(|(_, hook)| match hook.kind {
        Kind::Initialize | Kind::Synapse | Kind::OnPre | Kind::Settle => true,
        Kind::Efferent => views(hook) || hook.hears(),
        _ => false,
    });
    let by_target = hooks(cx, model, synapses).any(|(_, hook)| match hook.kind {
        Kind::OnPost => true,
        Kind::Prune => hook.event.is_some() && hook.event_side == Side::Dst,
        Kind::Afferent => views(hook),
        _ => false,
    });
    (by_source || cx.ast.synapses[synapses].adaptive || shown(cx, model, synapses), by_target)
}

/// Whether something shows whole variables of synapses: it shows them by source, whatever else the group has.
fn shown(cx: &Cx<'_>, model: &Model, synapses: usize) -> bool {
    model.steps.iter().filter(|step| cx.plan.behaviours[step.behaviour].owner == Owner::Synapses(synapses)).any(
        |step| match &step.action {
            Action::Hook(hook) => hook.kind == Kind::Group && hook.uses().any(|(_, side, _)| side == Side::Own),
            Action::Record(_) | Action::RecordEvents(_) => true,
            Action::Settle { .. } => false,
        },
    )
}

/// Variables of which a hook sees the past, because of a delay.
pub(super) fn delayed(cx: &Cx<'_>, hook: &Hook, synapses: usize) -> Vec<VariableId> {
    if hook.kind != Kind::Synapse || cx.ast.synapses[synapses].delay.is_none() {
        return Vec::new();
    }
    unique(hook.uses().filter(|(_, side, _)| *side == Side::Src).map(|(id, ..)| id))
}

/// Variables that a hook reads through one end and changes through the other of the same group: it reads a copy from before.
pub(super) fn copied(cx: &Cx<'_>, model: &Model, hook: &Hook, synapses: usize) -> Vec<(VariableId, Side)> {
    let (src, dst) = cx.ends(synapses);
    if src != dst {
        return Vec::new();
    }
    let past = delayed(cx, hook, synapses);
    let other = |side| if side == Side::Src { Side::Dst } else { Side::Src };
    let mut found: Vec<(VariableId, Side)> = Vec::new();
    for (id, side, writes) in hook.uses() {
        let clash = !writes && side != Side::Own && hook.uses().any(|(o, s, w)| o == id && s == other(side) && w);
        let of_group = matches!(model.variables[id].owner, Owner::Group(_));
        let shown = side == Side::Src && past.contains(&id);
        if clash && of_group && !shown && !found.contains(&(id, side)) {
            found.push((id, side));
        }
    }
    found
}

pub(super) fn unique(ids: impl Iterator<Item = VariableId>) -> Vec<VariableId> {
    let mut found = Vec::new();
    for id in ids {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

pub(super) fn arrivals_field(number: usize) -> Ident {
    format_ident!("__arrivals_{}", number)
}

pub(super) fn past_field(number: usize, id: VariableId) -> Ident {
    format_ident!("__past_{}_{}", number, id)
}

/// The bit set of an event variable, beside the variable.
pub(super) fn events_field(id: VariableId) -> Ident {
    format_ident!("__events_{}", id)
}

/// The bit sets that stand in an object: fields, and their values while it is built.
pub(super) fn events(cx: &Cx<'_>, model: &Model, owner: Owner) -> (TokenStream, TokenStream) {
    let private = &cx.private;
    let (mut fields, mut values) = (TokenStream::new(), TokenStream::new());
    let of_hooks = model.steps.iter().filter_map(hook_of).filter_map(|hook| hook.event);
    for id in unique(of_hooks).into_iter().filter(|id| model.variables[*id].owner == owner) {
        let field = events_field(id);
        let size = match model.variables[id].side {
            Side::Own => quote!(__extent.size()),
            Side::Src => quote!(__src.__extent.size()),
            Side::Dst => quote!(__dst.__extent.size()),
        };
        fields.extend(quote!(#[doc(hidden)] pub #field: #private::EventBits,));
        values.extend(quote!(#field: #private::EventBits::new(#size),));
    }
    (fields, values)
}

/// The events that the step `number` waits for, at its place in the schedule; `flags` is blamed on the behaviour.
pub(super) fn scan(cx: &Cx<'_>, model: &Model, number: usize, id: VariableId, net: &TokenStream) -> TokenStream {
    let variable = &model.variables[id];
    let span = cx.plan.behaviours[model.steps[number].behaviour].span;
    let (object, field) = (cx.field(variable.owner), events_field(id));
    let (place, scan, stretch) = (cx.variable(net, variable), Ident::new("scan", span), stretch(model, number, id));
    let flags = blamed(quote!(&#place), span);
    quote!(#net.#object.#field.#scan(#net.__clock.iteration, #stretch, #flags))
}

/// The same as bits alone, beside a [`scan`], which says what is wrong with the variable's type.
pub(super) fn look(cx: &Cx<'_>, model: &Model, number: usize, id: VariableId, net: &TokenStream) -> TokenStream {
    let (private, variable) = (&cx.private, &model.variables[id]);
    let (object, field) = (cx.field(variable.owner), events_field(id));
    let (place, stretch) = (cx.variable(net, variable), stretch(model, number, id));
    quote!(#net.#object.#field.look(#net.__clock.iteration, #stretch, #private::if_flags(&#place[..])))
}

/// How many steps may have written the variable in this iteration before the step `number`.
pub(super) fn stretch(model: &Model, number: usize, id: VariableId) -> u64 {
    let before = model.runs.iter().flat_map(|run| &run.steps).take_while(|step| **step != number);
    let writes = |step: &&usize| match &model.steps[**step].action {
        Action::Hook(hook) => hook.kind == Kind::Network || hook.uses().any(|(used, _, writes)| used == id && writes),
        _ => false,
    };
    before.filter(writes).count() as u64
}

fn before_field(number: usize, id: VariableId) -> Ident {
    format_ident!("__before_{}_{}", number, id)
}

/// The fields that hold what hooks of a synapse group need from one call to the next.
pub(super) fn state(cx: &Cx<'_>, model: &Model, synapses: usize) -> TokenStream {
    let private = &cx.private;
    let mut fields = adaptive::fields(cx, model, synapses);
    for (number, hook) in hooks(cx, model, synapses) {
        if hook.hears() {
            let arrivals = arrivals_field(number);
            fields.extend(quote!(#[doc(hidden)] pub #arrivals: #private::Arrivals,));
        }
        for id in delayed(cx, hook, synapses) {
            let (field, ty) = (past_field(number, id), &model.variables[id].ty);
            fields.extend(quote!(#[doc(hidden)] pub #field: #private::History<#ty>,));
        }
        for (id, _) in copied(cx, model, hook, synapses) {
            let (field, ty) = (before_field(number, id), &model.variables[id].ty);
            fields.extend(quote!(#[doc(hidden)] pub #field: #private::Vec<#ty>,));
        }
    }
    fields
}

/// Their values while the group is built; histories and copies come last, see [`initialize`].
pub(super) fn new_state(cx: &Cx<'_>, model: &Model, synapses: usize) -> TokenStream {
    let private = &cx.private;
    let mut fields = adaptive::values(cx, model, synapses);
    for (number, hook) in hooks(cx, model, synapses) {
        let name = &cx.ast.synapses[synapses].name;
        if hook.hears() {
            let (arrivals, fail) = (arrivals_field(number), build::fail(cx, &name.to_string(), name.span()));
            fields.extend(quote!(#arrivals: #private::Arrivals::new(&__links) #fail,));
        }
        for id in delayed(cx, hook, synapses) {
            let field = past_field(number, id);
            fields.extend(quote!(#field: #private::History::empty(),));
        }
        for (id, _) in copied(cx, model, hook, synapses) {
            let field = before_field(number, id);
            fields.extend(quote!(#field: #private::Vec::new(),));
        }
    }
    fields
}

/// Makes room for what threads find in a step that they share.
pub(super) fn lists(cx: &Cx<'_>, model: &Model, number: usize) -> TokenStream {
    let step = &model.steps[number];
    match (hook_of(step), cx.plan.behaviours[step.behaviour].owner) {
        (Some(Hook { kind: Kind::OnPre, .. }), Owner::Synapses(k)) => {
            let (field, arrivals) = (cx.field(Owner::Synapses(k)), arrivals_field(number));
            quote!(net.#field.#arrivals.split(&net.#field.__links, net.__threads.wanted());)
        }
        _ => TokenStream::new(),
    }
}

/// Makes room for the events that each thread finds.
pub(super) fn event_lists(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let events = unique(model.steps.iter().filter_map(hook_of).filter_map(|hook| hook.event));
    let splits = events.into_iter().map(|id| {
        let variable = &model.variables[id];
        let (object, bits, group) = (cx.field(variable.owner), events_field(id), cx.neurons_of(variable));
        quote!(net.#object.#bits.split(net.__threads.cuts(#group));)
    });
    quote!(#(#splits)*)
}

/// Runs the `initialize` hooks on a new network, and starts histories from what they left.
pub(super) fn initialize(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let private = &cx.private;
    let mut lines = TokenStream::new();
    // Copies must have their length before the first hook runs.
    let mut histories = TokenStream::new();
    for k in 0..cx.ast.synapses.len() {
        let synapses = cx.field(Owner::Synapses(k));
        let fail = build::fail(cx, &synapses.to_string(), cx.ast.synapses[k].name.span());
        for (number, hook) in hooks(cx, model, k) {
            for (id, _) in copied(cx, model, hook, k) {
                let (field, place) = (before_field(number, id), cx.variable(&quote!(__net), &model.variables[id]));
                lines.extend(quote!(__net.#synapses.#field = #place.to_vec();));
            }
            for id in delayed(cx, hook, k) {
                let (field, values) = (past_field(number, id), whole_values(cx, model, id, &quote!(__net)));
                histories.extend(
                    quote!(__net.#synapses.#field = #private::History::new(#values, __net.#synapses.__links.max_delay()) #fail;),
                );
            }
        }
    }
    for k in 0..model.initial.len() {
        let number = initial_number(model, k);
        lines.extend(quote!(#private::dispatch::<#number, _>(&mut __net);));
    }
    quote!(#lines #histories)
}

/// A variable as a slice; a shared one is a slice of one.
pub(super) fn whole_values(cx: &Cx<'_>, model: &Model, id: VariableId, net: &TokenStream) -> TokenStream {
    let (private, variable) = (&cx.private, &model.variables[id]);
    let place = cx.variable(net, variable);
    if variable.shared { quote!(#private::from_ref(&#place)) } else { quote!(&#place) }
}
