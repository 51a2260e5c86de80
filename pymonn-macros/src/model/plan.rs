//! The first pass: names, ends, behaviours in place, order.

use proc_macro2::Ident;
use quote::{ToTokens, format_ident};

use super::{Behaviour, Owner, Plan, Side, tags};
use crate::errors::{Errors, help};
use crate::syntax::{Network, Place, Rule, keyword};

pub(crate) fn plan(ast: &Network, errors: &mut Errors) -> Plan {
    let ends = ends(ast, errors);
    let (mut behaviours, types) = behaviours(ast, errors);
    name_fields(ast, &mut behaviours);
    let mut order: Vec<usize> = (0..behaviours.len()).collect();
    order.sort_by(|&a, &b| behaviours[a].ast.priority.cmp(&behaviours[b].ast.priority));
    let tags = tags::collect(ast, &behaviours);
    let known = |tag: &Ident| in_text_order(ast).iter().any(|owner| bears(ast, *owner, tag));
    let unplaced = ast.behaviours.iter().any(|b| matches!(&b.place, Place::On(tag) if !known(tag)));
    Plan { ends, behaviours, order, tags, unplaced, types }
}

fn ends(ast: &Network, errors: &mut Errors) -> Vec<Option<(usize, usize)>> {
    let names: Vec<String> = ast.groups.iter().map(|g| g.name.to_string()).collect();
    let mut find = |end: &Ident| {
        let found = ast.groups.iter().position(|g| g.name == *end);
        if found.is_none() && !ast.skipped.contains(end) {
            let hint = help(&end.to_string(), &names, "groups");
            errors.at(end, format!("network `{}` has no group `{end}`{hint}", ast.name));
        }
        found
    };
    ast.synapses.iter().map(|s| (find(&s.src), find(&s.dst))).map(|(s, d)| s.zip(d)).collect()
}

/// All behaviours in the order of the text; those under `on` once for each bearer.
fn behaviours(ast: &Network, errors: &mut Errors) -> (Vec<Behaviour>, Vec<syn::Path>) {
    let mut found = Vec::new();
    let mut types: Vec<syn::Path> = Vec::new();
    for placed in &ast.behaviours {
        let owners = match &placed.place {
            Place::Network => vec![Owner::Network],
            Place::Group(k) => vec![Owner::Group(*k)],
            Place::Synapses(k) => vec![Owner::Synapses(*k)],
            Place::On(tag) => bearers(ast, tag, errors),
        };
        for owner in owners {
            let behaviour = &placed.behaviour;
            let (name, span, ty) = match &behaviour.rule {
                Rule::Typed { ty, .. } => {
                    let bare = bare(ty);
                    let text = bare.to_token_stream().to_string();
                    let known = types.iter().position(|t| t.to_token_stream().to_string() == text);
                    let number = known.unwrap_or_else(|| {
                        types.push(bare);
                        types.len() - 1
                    });
                    let Some(last) = ty.segments.last() else { continue };
                    (last.ident.to_string(), last.ident.span(), Some(number))
                }
                Rule::Closure(closure) => ("closure".to_owned(), closure.span, None),
                Rule::Recorder { name, .. } | Rule::EventRecorder { name, .. } => (name.to_string(), name.span(), None),
            };
            found.push(Behaviour {
                owner,
                ast: behaviour.clone(),
                label: String::new(),
                field: format_ident!("__b{}", found.len()),
                named: false,
                name,
                ty,
                span,
            });
        }
    }
    (found, types)
}

/// The path under which the behaviour's macro is found: without generic arguments.
fn bare(path: &syn::Path) -> syn::Path {
    let mut path = path.clone();
    for segment in &mut path.segments {
        segment.arguments = syn::PathArguments::None;
    }
    path
}

fn bearers(ast: &Network, tag: &Ident, errors: &mut Errors) -> Vec<Owner> {
    let found: Vec<Owner> = in_text_order(ast).into_iter().filter(|owner| bears(ast, *owner, tag)).collect();
    if found.is_empty() && !ast.skipped.contains(tag) {
        let mut known: Vec<String> = ast
            .groups
            .iter()
            .flat_map(|g| g.attrs.tags.iter().chain([&g.name]))
            .chain(ast.synapses.iter().flat_map(|s| s.attrs.tags.iter().chain([&s.name])))
            .map(Ident::to_string)
            .collect();
        known.sort();
        known.dedup();
        let hint = help(&tag.to_string(), &known, "tags of groups and synapse groups");
        errors.at(tag, format!("no group and no synapse group bears the tag `{tag}`{hint}"));
    }
    found
}

/// Whether a group or synapse group has the tag, or its name is the tag.
fn bears(ast: &Network, owner: Owner, tag: &Ident) -> bool {
    let (attrs, name) = match owner {
        Owner::Group(k) => (&ast.groups[k].attrs, &ast.groups[k].name),
        Owner::Synapses(k) => (&ast.synapses[k].attrs, &ast.synapses[k].name),
        Owner::Network => return false,
    };
    name == tag || attrs.tags.contains(tag)
}

/// Groups and synapse groups as they stand in the text.
pub(super) fn in_text_order(ast: &Network) -> Vec<Owner> {
    let groups = ast.groups.iter().enumerate().map(|(k, g)| (g.place, Owner::Group(k)));
    let synapses = ast.synapses.iter().enumerate().map(|(k, s)| (s.place, Owner::Synapses(k)));
    let mut all: Vec<(usize, Owner)> = groups.chain(synapses).collect();
    all.sort();
    all.into_iter().map(|(_, owner)| owner).collect()
}

/// Gives each behaviour its label, and the field its type's name where that is unique at its object.
fn name_fields(ast: &Network, behaviours: &mut [Behaviour]) {
    for k in 0..behaviours.len() {
        let alike = |b: &Behaviour| b.owner == behaviours[k].owner && b.name == behaviours[k].name;
        let before = behaviours[..k].iter().filter(|b| alike(b)).count();
        let unique = behaviours.iter().filter(|b| alike(b)).count() == 1;
        let tag = behaviours[k].ast.attrs.tags.first().filter(|_| behaviours[k].ty.is_none());
        // Two of one label would draw the same random numbers.
        let numbered = |base: String, before: usize| if before == 0 { base } else { format!("{base}#{}", before + 1) };
        let label = match tag.map(ToString::to_string) {
            Some(tag) => {
                // Closures are counted among themselves, so that a recorder with their tag changes nothing.
                let bears = |b: &&Behaviour| alike(b) && b.ast.attrs.tags.first().is_some_and(|first| *first == tag);
                let before = behaviours[..k].iter().filter(bears).count();
                numbered(tag, before)
            }
            None if behaviours[k].ty.is_some() => numbered(behaviours[k].name.clone(), before),
            None => {
                let untagged = |b: &&Behaviour| alike(b) && b.ast.attrs.tags.is_empty();
                numbered(behaviours[k].name.clone(), behaviours[..k].iter().filter(untagged).count())
            }
        };
        let snake = snake(&behaviours[k].name);
        let taken = match behaviours[k].owner {
            Owner::Network => {
                let items = ast.groups.iter().map(|g| &g.name).chain(ast.synapses.iter().map(|s| &s.name));
                items.chain(ast.variables.iter().map(|v| &v.name)).any(|n| *n == snake)
            }
            Owner::Group(g) => ast.groups[g].variables.iter().any(|v| v.name == snake),
            Owner::Synapses(s) => ast.synapses[s].variables.iter().any(|v| v.name == snake),
        };
        let keyword = keyword(&snake);
        let behaviour = &mut behaviours[k];
        behaviour.label = label;
        if unique && !taken && !keyword && behaviour.name != "closure" {
            behaviour.field = Ident::new(&snake, behaviour.span);
            behaviour.named = true;
        }
    }
}

/// Takes the field's name from a behaviour where a variable that is brought has it: it is reached by its tag then.
pub(crate) fn yield_fields(plan: &mut Plan, variables: &[super::Variable]) {
    for (k, behaviour) in plan.behaviours.iter_mut().enumerate() {
        let field = behaviour.field.to_string();
        let taken = variables.iter().filter(|v| v.owner == behaviour.owner).any(|v| match v.side {
            Side::Own => v.name == field,
            Side::Src => field.strip_prefix("src_").is_some_and(|bare| v.name == bare),
            Side::Dst => field.strip_prefix("dst_").is_some_and(|bare| v.name == bare),
        });
        if taken {
            behaviour.field = format_ident!("__b{}", k);
            // The names of recorders' structs are fixed since the first pass.
            behaviour.named = behaviour.ty.is_none();
        }
    }
}

/// `IntrinsicPlasticity` to `intrinsic_plasticity`, `HTTPInput` to `http_input`.
pub(crate) fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (k, c) in chars.iter().enumerate() {
        let starts = c.is_uppercase()
            && k > 0
            && chars[k - 1] != '_'
            && (!chars[k - 1].is_uppercase() || chars.get(k + 1).is_some_and(|next| next.is_lowercase()));
        if starts {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::snake;

    #[test]
    fn camel_case_to_snake_case() {
        for (camel, expected) in [
            ("Decay", "decay"),
            ("IntrinsicPlasticity", "intrinsic_plasticity"),
            ("HTTPInput", "http_input"),
            ("AdEx", "ad_ex"),
            ("Lif2", "lif2"),
            ("LIF", "lif"),
        ] {
            assert_eq!(snake(camel), expected);
        }
    }
}
