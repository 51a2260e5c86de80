//! The second pass: hooks meet the objects that they are attached to.

use proc_macro2::Ident;

use super::arguments::Site;
use super::digest::{self, Digest, Kind, Mode, Receiver};
use super::variables::{collect, find, owner_name};
use super::{Action, Behaviour, Hook, Model, Owner, Plan, Recorded, RecordedKind, Side, Step, Variable, VariableId, schedule};
use crate::behaviour::mode_of;
use crate::errors::{Errors, help};
use crate::literal::is_primitive;
use crate::syntax::{self, Network, Rule};

pub(crate) fn resolve(
    ast: &Network,
    plan: &Plan,
    digests: &[Digest],
    krate: &proc_macro2::TokenStream,
    errors: &mut Errors,
) -> Model {
    let variables = collect(ast, plan, digests, krate, errors);
    let (mut steps, mut initial, mut settles) = (Vec::new(), Vec::new(), Vec::new());
    // In the order of the text, so that messages come in that order; the schedule is sorted behind.
    let mut found: Vec<Vec<Step>> = Vec::new();
    for (k, behaviour) in plan.behaviours.iter().enumerate() {
        found.push(
            actions(ast, plan, digests, &variables, behaviour, errors)
                .into_iter()
                .map(|action| Step { behaviour: k, action })
                .collect(),
        );
    }
    for &k in &plan.order {
        for step in std::mem::take(&mut found[k]) {
            match &step.action {
                Action::Hook(Hook { kind: Kind::Initialize, .. }) => initial.push(step),
                Action::Hook(Hook { kind: Kind::Settle, name, event, .. }) => {
                    if let (Some(name), Some(flag)) = (name.clone(), *event) {
                        steps.push(Step { behaviour: k, action: Action::Settle { name, flag } });
                    }
                    settles.push(step);
                }
                _ => steps.push(step),
            }
        }
    }
    let runs = schedule::fuse(plan, &steps);
    Model { variables, steps, initial, settles, runs }
}

/// What a behaviour does, in the order of its hooks.
fn actions(
    ast: &Network,
    plan: &Plan,
    digests: &[Digest],
    variables: &[Variable],
    behaviour: &Behaviour,
    errors: &mut Errors,
) -> Vec<Action> {
    let site = Site {
        ast,
        plan,
        variables,
        owner: behaviour.owner,
        renames: &behaviour.ast.renames,
        silent: silent(plan, digests, behaviour.owner),
        who: if behaviour.name == "closure" { "the closure".to_owned() } else { format!("`{}`", behaviour.name) },
        span: behaviour.span,
        inline: matches!(behaviour.ast.rule, Rule::Closure(_)),
        ty: if let Rule::Typed { ty, .. } = &behaviour.ast.rule { Some(ty) } else { None },
    };
    if let (Rule::Recorder { .. } | Rule::EventRecorder { .. } | Rule::Closure(_), Some(rename)) =
        (&behaviour.ast.rule, site.renames.first())
    {
        errors.at(
            &rename.from,
            format!(
                "{} names the variables of {} itself\nhelp: leave `with` out, and use `{}` in its place",
                site.who,
                owner_name(ast, site.owner),
                rename.to
            ),
        );
        return Vec::new();
    }
    match &behaviour.ast.rule {
        Rule::Typed { .. } => match behaviour.ty.and_then(|ty| digests.get(ty)) {
            Some(digest) => typed(&site, digest, behaviour, errors),
            None => Vec::new(),
        },
        Rule::Closure(closure) => {
            closure_hook(&site, closure, &behaviour.ast.attrs, errors).into_iter().map(Action::Hook).collect()
        }
        Rule::Recorder { items, .. } => {
            vec![Action::Record(items.iter().filter_map(|item| recorded(&site, item, errors)).collect())]
        }
        Rule::EventRecorder { items, .. } => {
            let events = items.iter().filter_map(|name| {
                let id = event(&site, &name.to_string(), name.span(), "records", errors)?;
                super::structure::recordable(&site, id, name, errors).map(|()| id)
            });
            vec![Action::RecordEvents(events.collect())]
        }
    }
}

/// Whether a behaviour at this object, or at one of its ends, has mistakes of its own: a variable that it brings may be missing.
fn silent(plan: &Plan, digests: &[Digest], owner: Owner) -> bool {
    let ends = match owner {
        Owner::Synapses(k) => plan.ends[k].map(|(src, dst)| [Owner::Group(src), Owner::Group(dst)]),
        _ => None,
    };
    let near = |other: Owner| other == owner || ends.is_some_and(|ends| ends.contains(&other));
    plan.behaviours
        .iter()
        .filter(|b| near(b.owner))
        .any(|b| b.ty.and_then(|ty| digests.get(ty)).is_some_and(|digest| digest.damaged))
}

/// Which kinds of hooks are called at an object.
fn fits(owner: Owner, kind: Kind) -> bool {
    match owner {
        Owner::Network => kind == Kind::Network,
        Owner::Group(_) => matches!(kind, Kind::Initialize | Kind::Neuron | Kind::Group),
        Owner::Synapses(_) => !matches!(kind, Kind::Neuron | Kind::Network),
    }
}

fn typed(site: &Site<'_>, digest: &Digest, behaviour: &Behaviour, errors: &mut Errors) -> Vec<Action> {
    if digest.damaged || behaviour.ast.damaged {
        return Vec::new();
    }
    let fitting: Vec<&digest::Hook> = digest.hooks.iter().filter(|hook| fits(site.owner, hook.kind)).collect();
    if fitting.is_empty() {
        let mut kinds: Vec<Kind> = digest.hooks.iter().map(|h| h.kind).collect();
        kinds.dedup();
        let words: Vec<String> = kinds.iter().map(|k| format!("`{}`", k.word())).collect();
        let place = if kinds.iter().any(|k| fits(Owner::Group(0), *k)) {
            "a group"
        } else if kinds.iter().any(|k| fits(Owner::Synapses(0), *k)) {
            "a synapse group"
        } else {
            "the network itself"
        };
        errors.span(
            site.span,
            format!(
                "{} has no hook for {}\nhelp: it has {}, for {place}",
                site.who,
                owner_name(site.ast, site.owner),
                words.join(", ")
            ),
        );
        return Vec::new();
    }
    if !check_renames(site, digest, errors)
        || fitting.iter().any(|hook| super::structure::storage_serves(site, hook.kind, errors).is_none())
    {
        return Vec::new();
    }
    fitting.into_iter().filter_map(|hook| resolve_hook(site, hook, errors)).map(Action::Hook).collect()
}

fn resolve_hook(site: &Site<'_>, hook: &digest::Hook, errors: &mut Errors) -> Option<Hook> {
    let event = event_of(site, hook, errors);
    let arguments = site.arguments(hook, errors);
    let sum = match &hook.sum {
        Some(target) => Some(sum_target(site, target, errors)?),
        None => None,
    };
    let arguments = arguments?;
    changes(site, hook, &arguments, sum, errors)?;
    let (event, event_side) = event.ok()?.unzip();
    let event_side = event_side.unwrap_or(Side::Own);
    Some(Hook { name: hook.name.clone(), kind: hook.kind, receiver: hook.receiver, event, event_side, sum, arguments })
}

/// What a hook must not change: the source's past, and what it sums into.
fn changes(
    site: &Site<'_>,
    hook: &digest::Hook,
    arguments: &[super::Argument],
    sum: Option<VariableId>,
    errors: &mut Errors,
) -> Option<()> {
    let delayed = hook.kind == Kind::Synapse && matches!(site.owner, Owner::Synapses(k) if site.ast.synapses[k].delay.is_some());
    for (argument, param) in arguments.iter().zip(&hook.params) {
        let super::Argument::Variable { id, side, mode } = argument else { continue };
        if delayed && *side == Side::Src && mode.writes() {
            errors.span(
                site.at(&param.name),
                format!(
                    "{} changes `{}`, but with a `delay` that is the source's past\nhelp: read it, or use a hook of another kind",
                    site.who, param.name
                ),
            );
            return None;
        }
        if hook.kind == Kind::Settle && *side != Side::Own && mode.writes() {
            errors.span(
                site.at(&param.name),
                format!(
                    "{} changes `{}` in a hook of the kind `settle`, which catches up on what the synapses have alone\nhelp: read it, and change it in a hook of another kind",
                    site.who, param.name
                ),
            );
            return None;
        }
        if sum == Some(*id) && mode.writes() {
            errors.span(
                site.at(&param.name),
                format!(
                    "{} sums into `{}` and changes it as `{}` too\nhelp: return the contribution, and take the variable by value",
                    site.who, site.variables[*id].name, param.name
                ),
            );
            return None;
        }
    }
    Some(())
}

/// A mistake that stands among the errors already.
struct Reported;

/// The event variable of `on_pre`, `on_post`, of `prune` and fans that have one, and the end at which it is; or what says that
/// synapses are due to be settled.
fn event_of(site: &Site<'_>, hook: &digest::Hook, errors: &mut Errors) -> Result<Option<(VariableId, Side)>, Reported> {
    let (written, side) = match (hook.kind, &hook.event) {
        (Kind::Settle, Some(flag)) => return flag_of(site, flag, errors).map(|id| Some((id, Side::Own))),
        (Kind::OnPre, None) => ("src_spike".to_owned(), Side::Src),
        (Kind::OnPost, None) => ("dst_spike".to_owned(), Side::Dst),
        (Kind::OnPre | Kind::Efferent, Some(event)) => (event.to_string(), Side::Src),
        (Kind::OnPost | Kind::Afferent, Some(event)) => (event.to_string(), Side::Dst),
        (Kind::Prune, Some(event)) => (event.to_string(), super::structure::event_end(site, event, errors).ok_or(Reported)?),
        _ => return Ok(None),
    };
    let rename = site.renames.iter().find(|r| r.from == written);
    let span = rename.map_or(site.span, |r| r.to.span());
    let name = rename.map_or(written, |r| r.to.to_string());
    let prefix = if side == Side::Src { "src_" } else { "dst_" };
    if !name.starts_with(prefix) {
        errors.span(
            span,
            format!(
                "the events of `{}` in {} are at the {}, not `{name}`\nhelp: name a variable with `{prefix}`",
                hook.kind.word(),
                site.who,
                if side == Side::Src { "source" } else { "target" }
            ),
        );
        return Err(Reported);
    }
    event(site, &name, span, "waits for", errors).map(|id| Some((id, side))).ok_or(Reported)
}

/// The one `bool` of a synapse group that says when a `settle` hook runs in its turn.
fn flag_of(site: &Site<'_>, flag: &Ident, errors: &mut Errors) -> Result<VariableId, Reported> {
    let (name, span) = (site.renamed(flag), site.at(flag));
    let Some((id, _)) = site.look_up(&name) else {
        site.unknown(&name, span, "waits for", "bool", errors);
        return Err(Reported);
    };
    let variable = &site.variables[id];
    if !variable.shared || (is_primitive(&variable.ty_text) && variable.ty_text != "bool") {
        let ty = if variable.shared { format!("shared {}", variable.ty_text) } else { variable.ty_text.clone() };
        errors.span(span, format!("what says that synapses are due to be settled is one `bool` for all, but `{name}`, which {} waits for, is `{ty}`\nhelp: declare `shared {}: bool = false;` and set it in a `group` hook", site.who, variable.name));
        return Err(Reported);
    }
    Ok(id)
}

/// A `bool` variable per neuron.
fn event(site: &Site<'_>, name: &str, span: proc_macro2::Span, verb: &str, errors: &mut Errors) -> Option<VariableId> {
    let Some((id, _)) = site.look_up(name) else {
        site.unknown(name, span, verb, "bool", errors);
        return None;
    };
    let variable = &site.variables[id];
    if variable.shared || (is_primitive(&variable.ty_text) && variable.ty_text != "bool") {
        let ty = if variable.shared { format!("shared {}", variable.ty_text) } else { variable.ty_text.clone() };
        errors.span(span, format!("an event variable is a `bool` per neuron, but `{name}`, which {} {verb}, is `{ty}`\nhelp: declare `{}: bool = false;` and set it where the event happens", site.who, variable.name));
        return None;
    }
    Some(id)
}

fn sum_target(site: &Site<'_>, target: &Ident, errors: &mut Errors) -> Option<VariableId> {
    let (span, name) = (site.at(target), site.renamed(target));
    if !name.starts_with("dst_") {
        errors.span(
            span,
            format!(
                "a sum goes to the target, `{name}` is not there\nhelp: write `#[sum(dst_{})]`",
                name.trim_start_matches("src_")
            ),
        );
        return None;
    }
    let Some((id, _)) = site.look_up(&name) else {
        site.unknown(&name, span, "sums into", "f32", errors);
        return None;
    };
    if site.variables[id].shared {
        errors.span(span, format!("`{name}`, into which {} sums, is one value for all targets\nhelp: sum into a variable per neuron, and add that up in a `group` hook", site.who));
        return None;
    }
    Some(id)
}

/// A closure as a hook: per neuron or whole in a group, per synapse in synapses, the network's on the network.
fn closure_hook(site: &Site<'_>, closure: &syntax::Closure, attrs: &syntax::Attrs, errors: &mut Errors) -> Option<Hook> {
    let mut params = Vec::new();
    for (name, ty) in &closure.params {
        match mode_of(ty) {
            Ok(word) => params.push(digest::Param {
                name: name.clone(),
                mode: Mode::from_word(word)?,
                ty: quote::ToTokens::to_token_stream(ty).to_string(),
            }),
            Err(message) => {
                errors.at(ty, message);
                return None;
            }
        }
    }
    let slices = params.iter().any(|p| matches!(p.mode, Mode::Slice | Mode::SliceMut));
    let kind = match site.owner {
        Owner::Network => Kind::Network,
        Owner::Synapses(_) if params.iter().any(|p| p.mode == Mode::NewSynapses) => Kind::Grow,
        Owner::Group(_) | Owner::Synapses(_) if slices => Kind::Group,
        Owner::Group(_) => Kind::Neuron,
        Owner::Synapses(_) => Kind::Synapse,
    };
    if let Some(sum) = &attrs.sum
        && kind != Kind::Synapse
    {
        errors.at(sum, "`#[sum]` is for closures in a synapse group, called for each synapse\nhelp: leave it out, and change the variable through `&mut`");
        return None;
    }
    let hook = digest::Hook { name: None, kind, receiver: Receiver::None, event: None, sum: attrs.sum.clone(), params };
    super::structure::storage_serves(site, kind, errors)?;
    let arguments = site.arguments(&hook, errors)?;
    let sum = match &hook.sum {
        Some(target) => Some(sum_target(site, target, errors)?),
        None => None,
    };
    changes(site, &hook, &arguments, sum, errors)?;
    Some(Hook { name: None, kind, receiver: Receiver::None, event: None, event_side: Side::Own, sum, arguments })
}

fn recorded(site: &Site<'_>, item: &syntax::Recorded, errors: &mut Errors) -> Option<Recorded> {
    let name = item.name.clone();
    let text = name.to_string();
    // A group's own variables, those that behaviours brought to its ends included.
    let find = |side, name| find(site.variables, site.owner, side, name);
    let own = || find(Side::Own, &text);
    let src = || text.strip_prefix("src_").and_then(|bare| find(Side::Src, bare));
    let dst = || text.strip_prefix("dst_").and_then(|bare| find(Side::Dst, bare));
    let mut look_up = || match own().or_else(src).or_else(dst) {
        Some(id) => Some(id),
        None => {
            site.unknown(&text, name.span(), "records", "f32", errors);
            None
        }
    };
    let what = match &item.what {
        syntax::RecordedKind::Whole => {
            let id = look_up()?;
            super::structure::recordable(site, id, &name, errors)?;
            RecordedKind::Whole(id)
        }
        syntax::RecordedKind::Part { range } => {
            let id = look_up()?;
            if site.variables[id].shared {
                errors.at(&name, format!("`{name}` is one value for all, it has no parts\nhelp: write `{name}`"));
                return None;
            }
            super::structure::recordable(site, id, &name, errors)?;
            RecordedKind::Part(id, range.clone())
        }
        syntax::RecordedKind::Value { ty, value } => RecordedKind::Value { ty: ty.clone(), value: value.clone() },
    };
    Some(Recorded { name, what })
}

/// A rename must name something that the behaviour uses, once, and stay at its end of the synapse. Whether all do.
fn check_renames(site: &Site<'_>, digest: &Digest, errors: &mut Errors) -> bool {
    let mut used: Vec<String> = Vec::new();
    for hook in digest.hooks.iter().filter(|hook| fits(site.owner, hook.kind)) {
        let names = hook
            .params
            .iter()
            .filter(|p| !matches!(p.mode, Mode::Rng | Mode::Step | Mode::Neuron | Mode::NewSynapses))
            .map(|p| p.name.to_string());
        used.extend(names);
        used.extend(hook.sum.iter().map(Ident::to_string));
        used.extend(match (hook.kind, &hook.event) {
            (_, Some(event)) => Some(event.to_string()),
            (Kind::OnPre, None) => Some("src_spike".to_owned()),
            (Kind::OnPost, None) => Some("dst_spike".to_owned()),
            _ => None,
        });
    }
    used.extend(
        digest
            .brings
            .iter()
            .map(|b| if b.side == "src" || b.side == "dst" { format!("{}_{}", b.side, b.name) } else { b.name.to_string() }),
    );
    used.sort();
    used.dedup();
    let end = |name: &str| ["src_", "dst_"].into_iter().find(|p| name.starts_with(p)).unwrap_or("");
    let mut fine = true;
    for (k, rename) in site.renames.iter().enumerate() {
        let (from, to) = (rename.from.to_string(), rename.to.to_string());
        fine &= used.contains(&from) && end(&from) == end(&to);
        if let Some(first) = site.renames[..k].iter().find(|r| r.from == rename.from) {
            errors.at(&rename.from, format!("`{from}` is renamed twice\nhelp: leave one of the two out"));
            errors.at(&first.from, format!("`{from}` is renamed here first"));
            fine = false;
        } else if !used.contains(&from) {
            let hint = help(&from, &used, "names that it uses");
            errors.at(&rename.from, format!("{} uses no name `{from}`{hint}", site.who));
        } else if end(&from) != end(&to) {
            errors.at(
                &rename.to,
                format!(
                    "`{from}` cannot be renamed to `{to}`: a name keeps its end of the synapse\nhelp: write `{from} = {}{}`",
                    end(&from),
                    to.trim_start_matches("src_").trim_start_matches("dst_")
                ),
            );
        }
    }
    fine
}
