//! The variables of every object: declared ones, and those that behaviours bring.

use quote::{format_ident, quote};

use super::digest::{Brought, Digest};
use super::{Init, Owner, Plan, Side, Variable, VariableId};
use crate::errors::{Errors, tidy};
use crate::syntax::{self, Network};

pub(super) fn collect(
    ast: &Network,
    plan: &Plan,
    digests: &[Digest],
    krate: &proc_macro2::TokenStream,
    errors: &mut Errors,
) -> Vec<Variable> {
    let mut variables = Vec::new();
    let declared = |owner, list: &[syntax::Variable], variables: &mut Vec<Variable>| {
        for v in list {
            if variables.iter().any(|known: &Variable| known.owner == owner && known.name == v.name) {
                continue;
            }
            variables.push(Variable {
                owner,
                side: Side::Own,
                name: v.name.clone(),
                shared: v.shared || owner == Owner::Network,
                ty: v.ty.clone(),
                ty_text: v.ty.to_string(),
                init: Init::Declared(v.init.clone()),
                init_text: v.init.to_string(),
                docs: v.attrs.docs.clone(),
            });
        }
    };
    declared(Owner::Network, &ast.variables, &mut variables);
    for (k, group) in ast.groups.iter().enumerate() {
        declared(Owner::Group(k), &group.variables, &mut variables);
    }
    for (k, synapses) in ast.synapses.iter().enumerate() {
        declared(Owner::Synapses(k), &synapses.variables, &mut variables);
    }
    for k in 0..plan.behaviours.len() {
        let Some(digest) = plan.behaviours[k].ty.and_then(|ty| digests.get(ty)) else { continue };
        for brought in &digest.brings {
            bring(ast, plan, k, brought, krate, &mut variables, errors);
        }
    }
    variables
}

fn bring(
    ast: &Network,
    plan: &Plan,
    k: usize,
    brought: &Brought,
    krate: &proc_macro2::TokenStream,
    variables: &mut Vec<Variable>,
    errors: &mut Errors,
) {
    let behaviour = &plan.behaviours[k];
    let (owner, rule) = (behaviour.owner, &behaviour.name);
    let side = match brought.side.as_str() {
        "src" => Side::Src,
        "dst" => Side::Dst,
        _ => Side::Own,
    };
    if side != Side::Own && !matches!(owner, Owner::Synapses(_)) {
        errors.span(
            behaviour.span,
            format!(
                "`{rule}` brings `{}` to an end of a synapse group, but stands in {}\nhelp: attach it to a synapse group",
                brought.name,
                owner_name(ast, owner)
            ),
        );
        return;
    }
    let shared = brought.side == "shared";
    if owner == Owner::Network && !shared {
        errors.span(
            behaviour.span,
            format!("`{rule}` brings `{}` to each neuron, but stands on the network\nhelp: attach it to a group", brought.name),
        );
        return;
    }
    let text = brought.name.to_string();
    let hook_name = match side {
        Side::Own => text.clone(),
        Side::Src => format!("src_{text}"),
        Side::Dst => format!("dst_{text}"),
    };
    let rename = behaviour.ast.renames.iter().find(|r| r.from == hook_name);
    let to = rename.map_or(hook_name.clone(), |r| r.to.to_string());
    let bare = match side {
        Side::Own => to.as_str(),
        Side::Src => to.strip_prefix("src_").unwrap_or(&to),
        Side::Dst => to.strip_prefix("dst_").unwrap_or(&to),
    };
    // The name is the behaviour's, but its place is the line in the network.
    let name = format_ident!("{}", bare, span = behaviour.span);
    if let Some(first) = variables.iter_mut().find(|v| v.owner == owner && v.side == side && v.name == bare) {
        if first.shared != shared {
            let kind = |shared: bool| if shared { "one value for all" } else { "a value for each" };
            let (here, there) = (kind(shared), kind(first.shared));
            let other = match first.init {
                Init::Brought(other, _) => format!("`{}` brings", plan.behaviours[other].name),
                Init::Declared(_) => format!("{} declares", owner_name(ast, owner)),
            };
            let way = if matches!(first.init, Init::Declared(_)) && shared {
                format!("declare `shared {bare}`, or rename it")
            } else {
                "rename one of them".to_owned()
            };
            errors.span(
                behaviour.span,
                format!("`{rule}` brings `{bare}` as {here}, but {other} it as {there}\nhelp: {way}: `with {hook_name} = …`"),
            );
            if let Init::Brought(other, _) = first.init {
                errors.span(plan.behaviours[other].span, format!("`{}` brings `{bare}` here", plan.behaviours[other].name));
            }
            // What it is stays open: that a hook takes it otherwise says nothing.
            first.ty_text = String::new();
            return;
        }
        if let Init::Brought(other, _) = first.init {
            let same_type = first.ty_text == brought.ty;
            let same_init = first.init_text == brought.init
                && (other == k
                    || surely_equal(&brought.init)
                    || plan.behaviours[other].ty == behaviour.ty && !brought.init.contains("self"));
            if !same_type || !same_init {
                let what = |ty: &str, init: &str| format!("`{bare}: {} = {}`", tidy(ty), tidy(init));
                let (here, there) = (what(&brought.ty, &brought.init), what(&first.ty_text, &first.init_text));
                let other = &plan.behaviours[other];
                let way = if same_type {
                    format!("declare it in the group: `{bare}: {} = …;`", tidy(&brought.ty))
                } else {
                    let end = &hook_name[..hook_name.len() - text.len()];
                    format!(
                        "keep them apart: `with {hook_name} = {end}other_{text}`, or give both one type and declare it in the group"
                    )
                };

                errors.span(
                    behaviour.span,
                    format!(
                        "`{rule}` brings {here} to {}, but `{}` brings {there}\nhelp: {way}",
                        owner_name(ast, owner),
                        other.name
                    ),
                );
                errors.span(other.span, format!("`{}` brings {there} here", other.name));
                // Its type is open now: that a hook takes it otherwise says nothing.
                first.ty_text = String::new();
            }
        }
        return;
    }
    let syntax::Rule::Typed { ty: types, .. } = &behaviour.ast.rule else { return };
    let number = brought.number;
    variables.push(Variable {
        owner,
        side,
        name,
        shared,
        ty: quote!(<#types as #krate::__private::Brings<#number>>::Ty),
        ty_text: brought.ty.clone(),
        init: Init::Brought(k, number),
        init_text: brought.init.clone(),
        docs: Vec::new(),
    });
}

/// Whether the same text in two modules means the same value: not `self`, nor a constant or a type's, which each may have;
/// but zero and one of a number `F`.
fn surely_equal(init: &str) -> bool {
    let init = init.replace(' ', "").replace("F::ZERO", "0").replace("F::ONE", "1");
    let mut words = init.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.all(|word| word != "self" && !word.starts_with(char::is_uppercase))
}

/// The object as messages call it: its kind, and its name in backticks.
pub(super) fn owner_name(ast: &Network, owner: Owner) -> String {
    match owner {
        Owner::Network => format!("network `{}`", ast.name),
        Owner::Group(k) => format!("group `{}`", ast.groups[k].name),
        Owner::Synapses(k) => format!("synapse group `{}`", ast.synapses[k].name),
    }
}

/// A name without the `r#` that a keyword needs: `src_type` is `r#type` at the source.
fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// The variable of this object and side with this name.
pub(super) fn find(variables: &[Variable], owner: Owner, side: Side, name: &str) -> Option<VariableId> {
    variables.iter().position(|v| v.owner == owner && v.side == side && plain(&v.name.to_string()) == plain(name))
}
