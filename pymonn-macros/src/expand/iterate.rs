//! One iteration: every run of the schedule, in order, where it is due and not paused.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::context::{Cx, quiet, variable_field};
use super::{kernels, settle};

use crate::model::{Action, Hook, Kind, Model, Owner, Recorded, RecordedKind, Run, Step, Variable, VariableId};

pub(super) fn expand(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let (quiet, ig, ty, clause) = (quiet(), cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause);
    let iterate = cx.hidden("iterate");
    // A function per step: borrow checking one huge function takes quadratic time.
    let functions: Vec<Ident> = (0..model.runs.len()).map(|r| cx.hidden(&format!("run_{r}"))).collect();
    let bodies = model.runs.iter().enumerate().map(|(r, run)| {
        let body = due(cx, model, r, run);
        let name = &functions[r];
        quote! {
            #[doc(hidden)]
            #quiet
            #[inline]
            fn #name #ig (net: &mut #ty) #clause {
                #body
            }
        }
    });
    let tiny = tiny(cx, model);
    let single = quote!(#(#functions(net);)* #tiny);
    let (phases, iteration) =
        if cx.parallel { super::parallel::expand(cx, model, &functions, &single) } else { (TokenStream::new(), single) };
    let settle = settle::expand(cx, model);
    quote! {
        #(#bodies)*
        #settle
        #phases
        #[doc(hidden)]
        #quiet
        fn #iterate #ig (net: &mut #ty) #clause {
            net.__clock.iteration += 1;
            #iteration
        }
    }
}

/// Keeps what decays from becoming so small that the machine gets slow.
fn tiny(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let private = &cx.private;
    let places: Vec<TokenStream> =
        decaying(model).into_iter().map(|id| cx.variable(&quote!(net), &model.variables[id])).collect();
    if places.is_empty() {
        return TokenStream::new();
    }
    quote!(if #private::tiny_is_due(net.__clock.iteration) { #(#private::flush_tiny(&mut #places[..]);)* })
}

/// The variables that hooks change for every neuron or synapse.
pub(super) fn decaying(model: &Model) -> Vec<VariableId> {
    let changed = model.steps.iter().filter_map(|step| match &step.action {
        Action::Hook(hook) if !matches!(hook.kind, Kind::Network | Kind::OnPre | Kind::OnPost) => Some(hook),
        _ => None,
    });
    let mut ids: Vec<VariableId> = changed
        .flat_map(Hook::uses)
        .filter(|(id, _, writes)| *writes && !model.variables[*id].shared)
        .map(|(id, ..)| id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Which of the numbers behind `every` belongs to a behaviour.
pub(super) fn every_index(cx: &Cx<'_>, behaviour: usize) -> Option<usize> {
    cx.plan.behaviours[behaviour].ast.every.as_ref()?;
    Some(cx.plan.behaviours[..behaviour].iter().filter(|b| b.ast.every.is_some()).count())
}

fn due(cx: &Cx<'_>, model: &Model, r: usize, run: &Run) -> TokenStream {
    let private = &cx.private;
    let steps: Vec<&Step> = run.steps.iter().map(|&s| &model.steps[s]).collect();
    let number = kernels::run_number(model, r, run);
    let ids: Vec<usize> = steps.iter().map(|step| step.behaviour).collect();
    let work = if let [step] = steps[..] {
        let (id, work, missed) = (step.behaviour, action(cx, model, number, step), missed(cx, model, number, step));
        let every = every_index(cx, id).map(|k| quote!(net.__clock.iteration % net.__every[#k] == 0 &&));
        let otherwise = if missed.is_empty() { missed } else { quote!(else { #missed }) };
        let first = settle::before(cx, model, step);
        return quote!(if #every net.__enabled[#id] { #first #work } #otherwise);
    } else {
        let singly =
            run.steps.iter().zip(&ids).map(|(s, id)| quote!(if net.__enabled[#id] { #private::dispatch::<#s, _>(net); }));
        quote! {
            if net.__fused #(&& net.__enabled[#ids])* {
                #private::dispatch::<#number, _>(net);
            } else {
                #(#singly)*
            }
        }
    };
    match every_index(cx, ids[0]) {
        Some(k) => quote!(if net.__clock.iteration % net.__every[#k] == 0 { #work }),
        None => work,
    }
}

fn action(cx: &Cx<'_>, model: &Model, number: usize, step: &Step) -> TokenStream {
    let private = &cx.private;
    match &step.action {
        Action::Hook(Hook { kind: Kind::Network, .. }) => kernels::network_call(cx, step),
        Action::Hook(_) => quote!(#private::dispatch::<#number, _>(net);),
        Action::Record(items) => settle::shown(cx, model, step, items, &record(cx, model, step, items)),
        Action::Settle { name, flag } => settle::in_turn(cx, model, step.behaviour, name, *flag),
        Action::RecordEvents(items) => {
            let recorder = cx.behaviour(&quote!(net), &cx.plan.behaviours[step.behaviour]);
            let each = items.iter().map(|id| {
                let variable = &model.variables[*id];
                let (field, place) = (variable_field(variable), cx.variable(&quote!(net), variable));
                let span = variable.name.span();
                let (flags, record) = (super::tokens::blamed(quote!(&#place), span), Ident::new("record", span));
                quote!(#recorder.#field.#record(net.__clock.iteration, #flags);)
            });
            quote!(#(#each)*)
        }
    }
}

/// What a hook with a delay must note although it does not run: it sees it later.
pub(super) fn missed(cx: &Cx<'_>, model: &Model, number: usize, step: &Step) -> TokenStream {
    let (Action::Hook(hook), Owner::Synapses(k)) = (&step.action, cx.plan.behaviours[step.behaviour].owner) else {
        return TokenStream::new();
    };
    if cx.ast.synapses[k].delay.is_none() {
        return TokenStream::new();
    }
    let field = cx.field(Owner::Synapses(k));
    let mut lines = TokenStream::new();
    if let (true, Some(event)) = (hook.hears(), hook.event) {
        let (arrivals, now) = (kernels::arrivals_field(number), kernels::look(cx, model, number, event, &quote!(net)));
        lines.extend(quote!(net.#field.#arrivals.note(#now);));
    }
    for id in kernels::delayed(cx, hook, k) {
        let (past, values) = (kernels::past_field(number, id), kernels::whole_values(cx, model, id, &quote!(net)));
        lines.extend(quote!(net.#field.#past.push(#values);));
    }
    lines
}

fn record(cx: &Cx<'_>, model: &Model, step: &Step, items: &[Recorded]) -> TokenStream {
    let private = &cx.private;
    let behaviour = &cx.plan.behaviours[step.behaviour];
    let recorder = cx.behaviour(&quote!(net), behaviour);
    let each = items.iter().map(|item| {
        let field = &item.name;
        match &item.what {
            RecordedKind::Whole(id) => {
                let place = cx.variable(&quote!(net), &model.variables[*id]);
                if model.variables[*id].shared {
                    quote!(#recorder.#field.push(__now, #place);)
                } else {
                    quote!(#recorder.#field.push(__now, &#place);)
                }
            }
            RecordedKind::Part(id, _) => {
                let (place, kept) = (cx.variable(&quote!(net), &model.variables[*id]), format_ident!("__range_{}", field));
                quote!({
                    let __range = #private::Clone::clone(&#recorder.#kept);
                    #recorder.#field.push(__now, &#place[__range]);
                })
            }
            RecordedKind::Value { ty, value } => {
                let value_of = value_of(cx, model, behaviour.owner, ty.as_ref(), value);
                quote!({ #value_of #recorder.#field.push(__now, __value); })
            }
        }
    });
    let packs = packs(cx, model, behaviour.owner, items);
    quote!(let __now = net.__clock.iteration; #packs #(#each)*)
}

/// Puts the values of synapses that come and go side by side, for the expressions that name them.
fn packs(cx: &Cx<'_>, model: &Model, owner: Owner, items: &[Recorded]) -> TokenStream {
    let named = |variable: &Variable| {
        let field = variable_field(variable).to_string();
        items.iter().any(|item| match &item.what {
            RecordedKind::Value { value, .. } => super::mentions(value, &field).is_some(),
            _ => false,
        })
    };
    let own = model.variables.iter().enumerate().filter(|(_, v)| v.owner == owner && kernels::is_packed(cx, v) && named(v));
    own.map(|(id, _)| kernels::pack(cx, model, id, &quote!(net))).collect()
}

/// `let __value = …` with every variable of the object under its own name.
fn value_of(cx: &Cx<'_>, model: &Model, owner: Owner, ty: Option<&TokenStream>, value: &TokenStream) -> TokenStream {
    let span = super::tokens::start(value);
    let private = cx.private_at(span);
    let own: Vec<String> = model.variables.iter().filter(|v| v.owner == owner).map(|v| variable_field(v).to_string()).collect();
    let mut lets = cx.bind_but(value, &quote!(net.__params), true, &own);
    for (id, variable) in model.variables.iter().enumerate().filter(|(_, v)| v.owner == owner) {
        let field = variable_field(variable);
        let Some(used) = super::mentions(value, &field.to_string()) else { continue };
        let (ty, mut place) = (&variable.ty, cx.variable(&quote!(net), variable));
        if kernels::is_packed(cx, variable) {
            let (object, packed) = (cx.field(owner), kernels::packed_field(id));
            place = quote!(net.#object.#packed);
        }
        let one = if variable.shared { quote!(let #used: #ty = #place;) } else { quote!(let #used: &[#ty] = &#place;) };
        lets.extend(quote!(#[allow(unused_variables, reason = "generated by `network!`")] #one));
    }
    let at = super::tokens::at(span);
    let call = match ty {
        Some(ty) => quote::quote_spanned!(at=> let __value: #ty = { #value };),
        None => quote::quote_spanned!(at=> let __value: f64 = #private::Scalar::to_f64(#value);),
    };
    let outer = if owner == Owner::Network { super::mentions(value, "net").map(|net| quote!(let #net = &*net;)) } else { None };
    // The names of the variables must not be seen outside.
    quote!(let __value = { #lets #outer #call __value };)
}
