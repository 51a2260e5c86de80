//! The hooks of a behaviour's `impl`, and the digest of their signatures.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, ImplItem, ImplItemFn, Pat, ReturnType, Type};

use crate::errors::{Errors, help, tidy};

pub(crate) const KINDS: [&str; 12] = [
    "initialize",
    "neuron",
    "group",
    "synapse",
    "on_pre",
    "on_post",
    "settle",
    "afferent",
    "efferent",
    "prune",
    "grow",
    "network",
];

/// Reads the hooks, makes them callable from generated code, and digests them as
/// `(name kind receiver event sum { (parameter mode "type")* })` each; event and sum are `-` where there is none.
pub(super) fn digest(block: &mut syn::ItemImpl, errors: &mut Errors) -> TokenStream {
    let mut digests = TokenStream::new();
    let mut count = 0;
    for item in &mut block.items {
        match item {
            ImplItem::Fn(function) => {
                count += 1;
                digests.extend(hook(function, errors));
            }
            other => {
                errors.at(other, "only hooks stand in a `#[behaviour] impl`\nhelp: constants and types go into a plain `impl`");
            }
        }
    }
    if count == 0 && errors.is_empty() {
        errors.at(&block.self_ty, format!("the behaviour has no hook\nhelp: hooks: `{}`", KINDS.join("`, `")));
    }
    digests
}

fn hook(function: &mut ImplItemFn, errors: &mut Errors) -> Option<TokenStream> {
    let name = function.sig.ident.clone();
    let marked = take_marks(function, errors);
    let kind = match &marked.kind {
        Some(kind) => kind.clone(),
        None if KINDS.iter().any(|k| name == k) => name.clone(),
        None => {
            let near = help(&name.to_string(), KINDS, "hooks");
            let near = if near.contains("did you mean") { near } else { String::new() };
            errors.at(&name, format!("`{name}` is no hook{near}\nhelp: helpers go into a plain `impl`; a hook with a name of its own bears its kind, as `#[neuron] fn {name}`"));
            return None;
        }
    };
    prepare(function);
    let sig = &function.sig;
    if let Some(bad) = sig.asyncness.map(|t| t.to_token_stream()).or(sig.unsafety.map(|t| t.to_token_stream())) {
        errors.at(bad, format!("a hook is a plain function\nhelp: write `fn {name}`"));
    }
    if !sig.generics.params.is_empty() {
        errors.at(&sig.generics, format!("a hook has no generic parameters: its variables' types are those of the behaviour\nhelp: make the behaviour generic, as `impl<F: Float> Decay<F>`, and write `fn {name}`"));
        return None;
    }
    let whole = kind == "group" || kind == "network" || kind == "grow";
    let receiver = receiver(function, whole, &kind, errors);
    let returns = matches!(&sig.output, ReturnType::Type(_, ty) if !matches!(&**ty, Type::Tuple(t) if t.elems.is_empty()));
    match (&marked.sum, returns) {
        (Some(sum), _) if kind != "synapse" && kind != "on_pre" => {
            errors.at(sum, format!("`#[sum]` stands on a hook of the kind `synapse` or `on_pre`, this is `{kind}`\nhelp: leave it out, and change the variable through `&mut`"));
        }
        (Some(sum), false) => errors.at(sum, format!("a hook with `#[sum({sum})]` returns its contribution\nhelp: write `fn {name}(…) -> f32`, and leave out the assignment")),
        _ if kind == "prune" => super::structure::answers(sig, errors),
        (None, true) => errors.at(&sig.output, "a hook returns nothing: it changes variables through `&mut`\nhelp: a contribution to a target's variable is returned under `#[sum(dst_input)]`"),
        _ => {}
    }
    let mut params = TokenStream::new();
    for argument in &sig.inputs {
        let FnArg::Typed(argument) = argument else { continue };
        let Pat::Ident(pattern) = &*argument.pat else {
            errors.at(&argument.pat, "a parameter of a hook is the name of a variable\nhelp: write `v: f32` or `v: &mut f32`");
            continue;
        };
        let parameter = &pattern.ident;
        let mode = mode_of(&argument.ty);
        if let Err(message) = &mode {
            errors.at(&argument.ty, message);
        }
        if pattern.mutability.is_some() && mode == Ok("value") {
            errors.at(pattern, changes_a_copy(parameter, &argument.ty));
        }
        let mode = format_ident!("{}", mode.unwrap_or("value"));
        let ty = argument.ty.to_token_stream().to_string();
        params.extend(quote!((#parameter #mode #ty)));
    }
    super::structure::new_synapses(sig, &kind, errors);
    let none = quote!(-);
    let event = marked.event.map_or(none.clone(), |e| e.to_token_stream());
    let sum = marked.sum.map_or(none, |s| s.to_token_stream());
    Some(quote!((#name #kind #receiver #event #sum { #params })))
}

/// Generated code calls hooks from other modules and crates, and needs them inlined there.
fn prepare(function: &mut ImplItemFn) {
    function.vis = syn::parse_quote!(pub);
    if !function.attrs.iter().any(|a| a.path().is_ident("inline")) {
        function.attrs.push(syn::parse_quote!(#[inline(always)]));
    }
}

fn receiver(function: &ImplItemFn, whole: bool, kind: &Ident, errors: &mut Errors) -> Ident {
    let Some(receiver) = function.sig.receiver() else { return format_ident!("none") };
    let by_reference = receiver.reference.is_some();
    if !by_reference {
        errors.at(receiver, "a hook borrows its behaviour\nhelp: write `&self`");
    } else if receiver.mutability.is_some() && !whole {
        errors.at(receiver, format!("a hook of the kind `{kind}` takes `&self`: fields are parameters, the state of a run lives in variables\nhelp: bring a variable, `#[behaviour(count: u32 = 0)]`, and take it as `count: &mut u32`"));
    }
    if receiver.mutability.is_some() && by_reference { format_ident!("mutable") } else { format_ident!("shared") }
}

/// What a kind of hook may wait for, as an example.
fn waits_for(kind: &Ident) -> Option<&'static str> {
    Some(match kind.to_string().as_str() {
        "on_pre" | "efferent" | "prune" => "src_spike",
        "on_post" | "afferent" => "dst_spike",
        "settle" => "due",
        _ => return None,
    })
}

#[derive(Default)]
struct Marks {
    kind: Option<Ident>,
    event: Option<Ident>,
    sum: Option<Ident>,
}

/// Takes `#[neuron]`, `#[on_pre(src_x)]`, `#[sum(dst_x)]` off the function.
fn take_marks(function: &mut ImplItemFn, errors: &mut Errors) -> Marks {
    let mut marks = Marks::default();
    function.attrs.retain(|attr| {
        let Some(name) = attr.path().get_ident().cloned() else { return true };
        if name == "cfg" || name == "cfg_attr" {
            errors.at(&name, "`#[cfg]` cannot choose hooks: networks read their signatures before `cfg` is known\nhelp: put `#[cfg]` on what stands in the hook's body, or write two behaviours");
            return false;
        }
        let argument = match &attr.meta {
            syn::Meta::List(list) => Some(list.parse_args::<Ident>()),
            _ => None,
        };
        if name == "sum" {
            match argument {
                Some(Ok(target)) => marks.sum = Some(target),
                _ => errors.at(attr, "`sum` takes the target's variable\nhelp: write `#[sum(dst_input)]`"),
            }
            return false;
        }
        if !KINDS.iter().any(|k| name == k) {
            return true;
        }
        match argument {
            Some(Ok(event)) if waits_for(&name).is_some() => marks.event = Some(event),
            Some(_) => errors.at(
                attr,
                match waits_for(&name) {
                    Some(example) => format!("`{name}` takes the name of a variable\nhelp: write `#[{name}({example})]`"),
                    None => format!("`{name}` takes nothing in parentheses\nhelp: leave them out"),
                },
            ),
            None => {}
        }
        if let Some(first) = &marks.kind {
            errors.at(
                &name,
                format!(
                    "a hook has one kind, this one is `{first}` already\nhelp: leave `#[{name}]` out, or write a hook of its own"
                ),
            );
        }
        marks.kind.get_or_insert(name);
        false
    });
    marks
}

/// The message for `mut v: f32`.
pub(crate) fn changes_a_copy(name: &Ident, ty: &Type) -> String {
    format!("changing `{name}` would change a copy\nhelp: write `{name}: &mut {}`", tidy(&ty.to_token_stream().to_string()))
}

/// How a parameter of this type takes its variable; types of the engine are known by their last path segment.
pub(crate) fn mode_of(ty: &Type) -> Result<&'static str, &'static str> {
    const NEW: &str = "a hook adds synapses through `&mut NewSynapses`\nhelp: write `new: &mut NewSynapses`";
    const RNG: &str = "a hook draws random numbers from `&mut Rng`\nhelp: write `rng: &mut Rng`";
    match ty {
        Type::Reference(reference) => {
            let mutable = reference.mutability.is_some();
            match (&*reference.elem, last_segment(&reference.elem).as_deref()) {
                (Type::Slice(_), _) if mutable => Ok("slice_mut"),
                (Type::Slice(_), _) => Ok("slice"),
                (_, Some("Rng")) if mutable => Ok("rng"),
                (_, Some("NewSynapses")) if mutable => Ok("new_synapses"),
                (_, Some("NewSynapses")) => Err(NEW),
                (_, Some("Rng")) => Err(RNG),
                (_, Some("Step")) => Err("a hook takes the time by value\nhelp: write `step: Step`"),
                (_, Some("Neuron")) => Err("a hook takes the neuron's place by value\nhelp: write `neuron: Neuron`"),
                (_, Some("View" | "ViewMut")) => Err("a view is taken by value\nhelp: write `mut weight: ViewMut<f32>`"),
                _ if mutable => Ok("mutable"),
                _ => Ok("reference"),
            }
        }
        Type::Paren(inner) => mode_of(&inner.elem),
        Type::Group(inner) => mode_of(&inner.elem),
        _ => match last_segment(ty).as_deref() {
            Some("Rng") => Err(RNG),
            Some("NewSynapses") => Err(NEW),
            Some("Step") => Ok("step"),
            Some("Neuron") => Ok("neuron"),
            Some("View") => Ok("view"),
            Some("ViewMut") => Ok("view_mut"),
            _ => Ok("value"),
        },
    }
}

fn last_segment(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|s| s.ident.to_string()),
        _ => None,
    }
}
