//! What a hook's parameter means where its behaviour stands, and whether it may be taken that way.

use proc_macro2::{Ident, Span};
use quote::ToTokens;

use super::digest::{Hook, Kind, Mode, Param};
use super::variables::{find, owner_name};
use super::{Argument, Owner, Plan, Side, Variable, VariableId};
use crate::errors::{Errors, help, tidy};
use crate::literal::is_primitive;
use crate::syntax::{Network, Rename};

/// One hook of one behaviour, while its parameters are resolved.
pub(super) struct Site<'a> {
    pub ast: &'a Network,
    pub plan: &'a Plan,
    pub variables: &'a [Variable],
    pub owner: Owner,
    pub renames: &'a [Rename],
    /// A behaviour at this object or at an end of it has mistakes of its own, so that a missing variable says nothing.
    pub silent: bool,
    /// The behaviour's name in messages, in backticks.
    pub who: String,
    /// Where messages point, unless a parameter stands in the network itself.
    pub span: Span,
    /// A closure's parameters stand in the network.
    pub inline: bool,
    /// The behaviour's type as the network writes it.
    pub ty: Option<&'a syn::Path>,
}

impl Site<'_> {
    /// Where a message about this name of the hook points: where it is written in the network, at best.
    pub(super) fn at(&self, name: &Ident) -> Span {
        match self.renames.iter().find(|r| r.from == *name) {
            Some(rename) => rename.to.span(),
            None if self.inline => name.span(),
            None => self.span,
        }
    }

    /// The name as this object knows it.
    pub(super) fn renamed(&self, name: &Ident) -> String {
        self.renames.iter().find(|r| r.from == *name).map_or_else(|| name.to_string(), |r| r.to.to_string())
    }

    /// Looks a name up: a variable of the object, of one end, or one that the network shares.
    pub(super) fn look_up(&self, name: &str) -> Option<(VariableId, Side)> {
        let own = |name: &str| find(self.variables, self.owner, Side::Own, name);
        let end = |side: Side, name: &str| {
            let Owner::Synapses(k) = self.owner else { return None };
            let (src, dst) = self.plan.ends[k]?;
            let group = Owner::Group(if side == Side::Src { src } else { dst });
            find(self.variables, self.owner, side, name).or_else(|| find(self.variables, group, Side::Own, name))
        };
        if matches!(self.owner, Owner::Synapses(_)) {
            if let Some(name) = name.strip_prefix("src_") {
                return end(Side::Src, name).map(|id| (id, Side::Src));
            }
            if let Some(name) = name.strip_prefix("dst_") {
                return end(Side::Dst, name).map(|id| (id, Side::Dst));
            }
        }
        own(name).or_else(|| find(self.variables, Owner::Network, Side::Own, name)).map(|id| (id, Side::Own))
    }

    /// Whether the object's declaration lost a part, so that a missing name says nothing.
    fn damaged(&self, name: &str) -> bool {
        let end = |pick: fn((usize, usize)) -> usize| match self.owner {
            Owner::Synapses(k) => self.plan.ends[k].is_none_or(|ends| self.ast.groups[pick(ends)].damaged),
            _ => false,
        };
        let object = match self.owner {
            Owner::Network => false,
            Owner::Group(k) => self.ast.groups[k].damaged,
            Owner::Synapses(k) => self.ast.synapses[k].damaged,
        };
        let ends = (name.starts_with("src_") && end(|e| e.0)) || (name.starts_with("dst_") && end(|e| e.1));
        self.ast.lost || self.plan.unplaced || object || ends || self.silent
    }

    /// Reports a name that means nothing here; `ty` is the type that the variable would have.
    pub(super) fn unknown(&self, name: &str, span: Span, verb: &str, ty: &str, errors: &mut Errors) {
        if self.damaged(name) {
            return;
        }
        let (who, verb) = (&self.who, verb);
        let prefix = ["src_", "dst_"].into_iter().find(|p| name.starts_with(p));
        if let (Owner::Synapses(k), Some(prefix)) = (self.owner, prefix) {
            let Some((src, dst)) = self.plan.ends[k] else { return };
            let (side, group, end) = if prefix == "src_" { (Side::Src, src, "source") } else { (Side::Dst, dst, "target") };
            let bare = &name[prefix.len()..];
            let of_group = self.names(Owner::Group(group), Side::Own);
            let known = of_group.into_iter().chain(self.names(self.owner, side));
            let hint = declare(bare, known.collect(), ty, &format!("variables of `{}`", self.ast.groups[group].name));
            errors.span(
                span,
                format!(
                    "group `{}`, the {end} of `{}`, has no variable `{bare}`, which {who} {verb} as `{name}`{hint}",
                    self.ast.groups[group].name, self.ast.synapses[k].name
                ),
            );
            return;
        }
        let known = self.names(self.owner, Side::Own).into_iter().chain(self.names(Owner::Network, Side::Own));
        let mut hint = declare(name, known.collect(), ty, "variables");
        if let (Some(prefix), Owner::Group(_)) = (prefix, self.owner) {
            hint = format!("\nhelp: `{prefix}` means an end of a synapse group: attach the behaviour to one");
        } else if let Owner::Synapses(k) = self.owner
            && let Some((src, dst)) = self.plan.ends[k]
        {
            let has = |group| find(self.variables, Owner::Group(group), Side::Own, name).is_some();
            match (has(src), has(dst)) {
                (true, true) => hint = format!("\nhelp: write `src_{name}` or `dst_{name}` for the variable of an end"),
                (true, false) => hint = format!("\nhelp: write `src_{name}` for the variable of the source"),
                (false, true) => hint = format!("\nhelp: write `dst_{name}` for the variable of the target"),
                (false, false) => {}
            }
        }
        errors.span(span, format!("{} has no variable `{name}`, which {who} {verb}{hint}", owner_name(self.ast, self.owner)));
    }

    fn names(&self, owner: Owner, side: Side) -> Vec<String> {
        self.variables.iter().filter(|v| v.owner == owner && v.side == side).map(|v| v.name.to_string()).collect()
    }

    /// Resolves all parameters of a hook; `None` where one is wrong.
    pub(super) fn arguments(&self, hook: &Hook, errors: &mut Errors) -> Option<Vec<Argument>> {
        let found: Vec<Option<Argument>> = hook.params.iter().map(|param| self.argument(hook.kind, param, errors)).collect();
        let found: Vec<Argument> = found.into_iter().collect::<Option<_>>()?;
        self.exclusive(hook, &found, errors)?;
        Some(found)
    }

    fn argument(&self, kind: Kind, param: &Param, errors: &mut Errors) -> Option<Argument> {
        let name = &param.name;
        match param.mode {
            Mode::Rng => return Some(Argument::Rng),
            Mode::Step => return Some(Argument::Step),
            Mode::Neuron => return self.neuron(kind, name, errors),
            Mode::NewSynapses if kind == Kind::Grow => return Some(Argument::NewSynapses),
            Mode::NewSynapses => {
                errors.span(self.at(name), format!("{} takes `{name}: &mut NewSynapses`, but synapses are added in a synapse group alone\nhelp: attach it to one that is `[Adaptive]`", self.who));
                return None;
            }
            Mode::Mutable if kind == Kind::Network => return Some(Argument::Network),
            _ => {}
        }
        if kind == Kind::Network {
            errors.span(self.at(name), format!("the hook `network` of {} takes the network, `&mut Rng` and `Step` alone\nhelp: write `net: &mut {}`, and read `net.{name}`", self.who, self.ast.name));
            return None;
        }
        let renamed = self.renamed(name);
        let verb = if param.mode.writes() { "changes" } else { "reads" };
        let Some((id, side)) = self.look_up(&renamed) else {
            self.unknown(&renamed, self.at(name), verb, &self.declared_type(param), errors);
            return None;
        };
        let variable = &self.variables[id];
        // A type that two disagree about is left open.
        let problem = form(kind, side, variable, param).filter(|_| !variable.ty_text.is_empty());
        if let Some((problem, instead)) = problem {
            errors.span(
                self.at(name),
                format!(
                    "{} takes `{name}: {}` in a hook of the kind `{}`, but {problem}\nhelp: {instead}",
                    self.who,
                    tidy(&param.ty),
                    kind.word()
                ),
            );
            return None;
        }
        let (taken, ty) = (bare_type(param), &variable.ty_text);
        if is_primitive(&taken) && is_primitive(ty) && taken != *ty {
            let whose = match (variable.owner, side) {
                (Owner::Network, _) => format!("network `{}`", self.ast.name),
                (Owner::Group(k), _) => format!("group `{}`", self.ast.groups[k].name),
                (Owner::Synapses(k), _) => format!("synapse group `{}`", self.ast.synapses[k].name),
            };
            errors.span(
                self.at(name),
                format!(
                    "`{}` of {whose} is `{ty}`, but {} takes it as `{name}: {}`\nhelp: {}",
                    variable.name,
                    self.who,
                    tidy(&param.ty),
                    if self.inline {
                        format!("write `{name}: {}`", tidy(&param.ty).replace(&taken, ty))
                    } else {
                        format!("declare `{}: {taken}`, or change the type in the hook", variable.name)
                    }
                ),
            );
            return None;
        }
        Some(Argument::Variable { id, side, mode: param.mode })
    }

    fn neuron(&self, kind: Kind, name: &Ident, errors: &mut Errors) -> Option<Argument> {
        let on_synapse = matches!(self.owner, Owner::Synapses(_));
        let why = match kind {
            Kind::Afferent if name == "src" => Some(("is called for each target neuron, with its many sources", "dst")),
            Kind::Efferent if name == "dst" => Some(("is called for each source neuron, with its many targets", "src")),
            Kind::Neuron if name == "src" || name == "dst" => Some(("knows no ends of synapses", "neuron")),
            Kind::Initialize if !on_synapse && (name == "src" || name == "dst") => {
                Some(("of a group knows no ends of synapses", "neuron"))
            }
            _ => None,
        };
        if let Some((why, instead)) = why {
            errors.span(
                self.at(name),
                format!(
                    "{} takes `{name}: Neuron`, but a hook of the kind `{}` {why}\nhelp: write `{instead}: Neuron`",
                    self.who,
                    kind.word()
                ),
            );
            return None;
        }
        let side = match kind {
            Kind::Afferent => Side::Dst,
            Kind::Efferent => Side::Src,
            Kind::Synapse | Kind::OnPre | Kind::OnPost | Kind::Settle | Kind::Prune => named_end(self, name, errors)?,
            Kind::Initialize if on_synapse => named_end(self, name, errors)?,
            Kind::Initialize | Kind::Neuron => Side::Own,
            Kind::Grow => {
                errors.span(self.at(name), format!("{} takes `{name}: Neuron` in a hook of the kind `grow`, which is called once for all neurons\nhelp: leave it out, and go through `0..new.sources()` or `0..new.targets()`", self.who));
                return None;
            }
            Kind::Group | Kind::Network => {
                errors.span(self.at(name), format!("{} takes `{name}: Neuron` in a hook of the kind `{}`, which is called once for all neurons\nhelp: use a `neuron` hook", self.who, kind.word()));
                return None;
            }
        };
        Some(Argument::Neuron(side))
    }

    /// The type that a declaration of what a parameter takes would have. The network has not heard of a behaviour's own `F`: then
    /// the number that it chose, `f32` if none.
    fn declared_type(&self, param: &Param) -> String {
        let ty = bare_type(param);
        let [b'A'..=b'Z'] = ty.as_bytes() else { return ty };
        if self.inline || self.ast.generics.type_params().any(|own| own.ident == ty) {
            return ty;
        }
        let chosen = self.ty.and_then(|path| path.segments.last()).map(|last| last.arguments.to_token_stream().to_string());
        if chosen.is_some_and(|chosen| chosen.contains("f64")) { "f64" } else { "f32" }.to_owned()
    }

    /// The same variable must not be taken twice where one of the two changes it.
    fn exclusive(&self, hook: &Hook, arguments: &[Argument], errors: &mut Errors) -> Option<()> {
        let used = |k: usize| match &arguments[k] {
            Argument::Variable { id, side, mode } => Some((*id, *side, mode.writes())),
            _ => None,
        };
        for b in 0..arguments.len() {
            let Some((id, side, writes)) = used(b) else { continue };
            for a in 0..b {
                let Some((other, other_side, other_writes)) = used(a) else { continue };
                if other != id || !(writes || other_writes) {
                    continue;
                }
                let (first, second) = (&hook.params[a].name, &hook.params[b].name);
                let name = &self.variables[id].name;
                let span = self.at(second);
                if side == other_side {
                    errors.span(span, format!("{} takes the variable `{name}` twice, as `{first}` and as `{second}`, and changes it\nhelp: take it once", self.who));
                    return None;
                }
                if (writes && other_writes) || matches!(hook.kind, Kind::Group | Kind::Grow) {
                    errors.span(span, format!("{} takes `{name}` through both ends, as `{first}` and as `{second}`, and changes it\nhelp: return what goes to the target under `#[sum(dst_{name})]`, or use two hooks", self.who));
                    return None;
                }
            }
        }
        Some(())
    }
}

/// The type of the variable that a parameter takes: `f32` of `& mut f32`, `& [f32]`, `View < f32 >`.
fn bare_type(param: &Param) -> String {
    let ty = tidy(&param.ty);
    let ty = ty.trim_start_matches('&').trim_start_matches("mut ");
    let inner = match param.mode {
        Mode::Slice | Mode::SliceMut => ty.strip_prefix('[').and_then(|t| t.strip_suffix(']')),
        Mode::View | Mode::ViewMut => ty.split_once('<').and_then(|(_, t)| t.strip_suffix('>')),
        _ => Some(ty),
    };
    inner.unwrap_or(ty).to_owned()
}

/// The way out where a variable is missing: a near name, the list of all, or to declare it.
fn declare(name: &str, mut known: Vec<String>, ty: &str, what: &str) -> String {
    // A variable of the group may be brought to the end too.
    let mut seen = std::collections::BTreeSet::new();
    known.retain(|name| seen.insert(name.clone()));
    if known.is_empty() { format!("\nhelp: declare it: `{name}: {ty} = …;`") } else { help(name, known, what) }
}

/// Which end a parameter `src: Neuron` or `dst: Neuron` names.
fn named_end(site: &Site<'_>, name: &Ident, errors: &mut Errors) -> Option<Side> {
    if name == "src" {
        return Some(Side::Src);
    }
    if name == "dst" {
        return Some(Side::Dst);
    }
    errors.span(
        site.at(name),
        format!("{} takes `{name}: Neuron`, but a synapse has two ends\nhelp: write `src: Neuron` or `dst: Neuron`", site.who),
    );
    None
}

/// What is wrong with taking a variable this way in a hook of this kind, and what to write instead.
fn form(kind: Kind, side: Side, variable: &Variable, param: &Param) -> Option<(String, String)> {
    use Mode::{Mutable, Reference, Slice, SliceMut, Value, View, ViewMut};
    let (name, ty) = (&param.name, tidy(&variable.ty_text));
    let shared = variable.shared;
    let both = |problem: &str, instead: String| Some((problem.to_owned(), instead));
    match (kind, param.mode) {
        (Kind::Group | Kind::Grow, Slice | SliceMut) if shared => {
            both("it is one value for all", format!("write `{name}: &{ty}` or `{name}: &mut {ty}`"))
        }
        (Kind::Group | Kind::Grow, Value | Reference | Mutable) if !shared => both(
            "this hook is called once for all neurons",
            format!("write `{name}: &[{ty}]` or `{name}: &mut [{ty}]`, or use a `neuron` hook"),
        ),
        (Kind::Group | Kind::Grow, View | ViewMut) => {
            both("a whole variable is a slice", format!("write `{name}: &[{ty}]` or `{name}: &mut [{ty}]`"))
        }
        (Kind::Group | Kind::Grow, _) => None,
        (_, Mutable) if shared => both(
            "it is one value for all, and each call would change it",
            format!(
                "change it in a `group` hook, or keep one value for each {}",
                if matches!(kind, Kind::Initialize | Kind::Neuron) { "neuron" } else { "synapse or neuron" }
            ),
        ),
        (_, Slice | SliceMut) if shared || !matches!(kind, Kind::Afferent | Kind::Efferent) => both(
            "this hook is called for each one, with its value",
            format!("write `{name}: {ty}` or `{name}: &mut {ty}`, or use a `group` hook"),
        ),
        (Kind::Afferent | Kind::Efferent, mode) => {
            let own_end = if kind == Kind::Afferent { Side::Dst } else { Side::Src };
            let many = !shared && side != own_end;
            match (many, mode) {
                (true, Value | Reference | Mutable | Slice | SliceMut) => both(
                    "the neuron has many synapses, each with its own",
                    format!(
                        "write `{name}: View<{ty}>`{}",
                        if side == Side::Own { format!(" or `{name}: ViewMut<{ty}>`") } else { String::new() }
                    ),
                ),
                (true, ViewMut) if side != Side::Own => both(
                    "a neuron at the other end belongs to many",
                    format!("write `{name}: View<{ty}>`; change it in a hook of the other end"),
                ),
                (false, View | ViewMut | Slice | SliceMut) => {
                    both("it is one value here", format!("write `{name}: {ty}` or `{name}: &mut {ty}`"))
                }
                _ => None,
            }
        }
        (_, View | ViewMut) => {
            both("views are for the hooks `afferent` and `efferent`", format!("write `{name}: {ty}` or `{name}: &mut {ty}`"))
        }
        _ => None,
    }
}
