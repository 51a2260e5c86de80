//! Hooks of the kind `settle`: they catch up on what a behaviour has put off, before another one reads what they change.
//!
//! What another behaviour does is part of the model, so synapses are settled for it in place. A recorder must not change the
//! run by a bit: it sees a settled copy.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::context::{Cx, quiet, variable_field};
use super::kernels::{hook_of, settle_number};
use super::mentions;
use crate::model::{Action, Hook, Kind, Model, Owner, Recorded, RecordedKind, Step, VariableId};
use crate::syntax::Rule;

/// The function that settles all synapses, for the host program.
pub(super) fn expand(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let (quiet, ig, ty, clause, name) =
        (quiet(), cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause, cx.hidden("settle"));
    let all = calls(cx, model, &(0..model.settles.len()).collect::<Vec<_>>());
    quote! {
        #[doc(hidden)]
        #quiet
        fn #name #ig (net: &mut #ty) #clause {
            #all
        }
    }
}

/// Whether a step must wait for another behaviour's synapses to be settled.
pub(super) fn is_due(model: &Model, step: &Step) -> bool {
    !owed(model, step).is_empty()
}

/// What is settled before a hook runs.
pub(super) fn before(cx: &Cx<'_>, model: &Model, step: &Step) -> TokenStream {
    let mut due = owed(model, step);
    if let (Rule::Closure(closure), Some(Kind::Network)) =
        (&cx.plan.behaviours[step.behaviour].ast.rule, hook_of(step).map(|hook| hook.kind))
    {
        // Its body alone tells what it reads of the network.
        due.extend(mentioned(model, &closure.source));
    }
    calls(cx, model, &due)
}

/// What a recorder does, on a settled copy of what is settled.
pub(super) fn shown(cx: &Cx<'_>, model: &Model, step: &Step, items: &[Recorded], record: &TokenStream) -> TokenStream {
    let own = cx.plan.behaviours[step.behaviour].owner;
    let mut due = Vec::new();
    for item in items {
        match &item.what {
            RecordedKind::Whole(id) | RecordedKind::Part(id, _) => {
                due.extend((0..model.settles.len()).filter(|&k| changed(model, k).contains(id)));
            }
            RecordedKind::Value { value, .. } => {
                // On the network itself by the path, in a group by the bare name.
                let near = |&k: &usize| own == Owner::Network || cx.plan.behaviours[model.settles[k].behaviour].owner == own;
                due.extend(mentioned(model, value).into_iter().filter(near));
            }
        }
    }
    due.sort_unstable();
    due.dedup();
    if due.is_empty() {
        return record.clone();
    }
    let private = &cx.private;
    let settle = calls(cx, model, &due);
    let ids = due.iter().flat_map(|&k| changed(model, k)).collect::<std::collections::BTreeSet<_>>();
    let (mut keep, mut restore) = (TokenStream::new(), TokenStream::new());
    for id in ids {
        let (place, kept) = (cx.variable(&quote!(net), &model.variables[id]), format_ident!("__kept{}", id));
        keep.extend(quote!(let #kept = #private::Clone::clone(&#place);));
        restore.extend(quote!(#place = #kept;));
    }
    quote!(#keep #settle { #record } #restore)
}

fn calls(cx: &Cx<'_>, model: &Model, due: &[usize]) -> TokenStream {
    let private = &cx.private;
    let numbers = due.iter().map(|&k| settle_number(model, k));
    quote!(#(#private::dispatch::<#numbers, _>(net);)*)
}

/// The `settle` hooks of other behaviours that change what this step uses.
fn owed(model: &Model, step: &Step) -> Vec<usize> {
    let Action::Hook(hook) = &step.action else { return Vec::new() };
    let uses = |id: &VariableId| hook.uses().any(|(used, ..)| used == *id);
    let others = (0..model.settles.len()).filter(|&k| model.settles[k].behaviour != step.behaviour);
    others.filter(|&k| changed(model, k).iter().any(uses)).collect()
}

/// The `settle` hooks of which an expression names a variable that they change.
fn mentioned(model: &Model, tokens: &TokenStream) -> Vec<usize> {
    let named = |id: &VariableId| {
        let variable = &model.variables[*id];
        mentions(tokens, &variable_field(variable).to_string()).is_some()
    };
    (0..model.settles.len()).filter(|&k| changed(model, k).iter().any(named)).collect()
}

/// What a `settle` hook changes.
fn changed(model: &Model, k: usize) -> Vec<VariableId> {
    let writes = |hook: &Hook| hook.uses().filter(|(.., writes)| *writes).map(|(id, ..)| id).collect();
    hook_of(&model.settles[k]).map(writes).unwrap_or_default()
}

/// A `settle` hook in its turn, where its flag is set.
pub(super) fn in_turn(cx: &Cx<'_>, model: &Model, behaviour: usize, name: &Ident, flag: VariableId) -> TokenStream {
    let place = cx.variable(&quote!(net), &model.variables[flag]);
    let due: Vec<usize> = (0..model.settles.len()).filter(|&k| is_hook(&model.settles[k], behaviour, name)).collect();
    let settle = calls(cx, model, &due);
    quote!(if #place { #settle })
}

/// Whether a step is this hook of this behaviour.
pub(super) fn is_hook(step: &Step, behaviour: usize, name: &Ident) -> bool {
    step.behaviour == behaviour && hook_of(step).is_some_and(|hook| hook.name.as_ref() == Some(name))
}
