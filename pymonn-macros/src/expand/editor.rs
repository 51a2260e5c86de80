//! The user's expressions once more, seen by editors alone: completion works in them while the model is half typed.
//!
//! They stand inside a macro call, which rustc does not even parse where `cfg` takes it out: a syntax error in one is reported
//! once, by what the second pass emits.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::context::{Cx, elided};
use super::mentions;
use crate::literal;
use crate::model::Owner;
use crate::syntax::{RecordedKind, Rule};

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    let private = &cx.private;
    let (ig, clause, ty) = (cx.impl_generics(), &cx.ast.generics.where_clause, cx.ty());
    let params = cx.ast.params.iter().map(|p| {
        let (name, ty) = (&p.name, &p.ty);
        quote!(#name: #ty)
    });
    // Parameters under the names that stand in the expression, too: a macro of the user's may have put it in.
    let with = |expression: &TokenStream, statement: TokenStream| {
        let bind = cx.bind(expression, &quote!(net.__params), false);
        quote!({ #bind #statement })
    };
    let mut lines = TokenStream::new();
    for param in &cx.ast.params {
        let (ty, value) = (&param.ty, &param.default);
        lines.extend(with(value, quote!(let _: #ty = { #value };)));
    }
    if let Some(dt) = &cx.ast.dt {
        lines.extend(with(dt, quote!(let _: f64 = { #dt };)));
    }
    for group in &cx.ast.groups {
        let extent = &group.extent;
        lines.extend(with(extent, quote!(let _ = #private::as_extent({ #extent });)));
    }
    for synapses in &cx.ast.synapses {
        for expression in synapses.parts.iter().flatten().chain(&synapses.connect).chain(&synapses.delay) {
            lines.extend(with(expression, quote!(let _ = { #expression };)));
        }
    }
    let groups = cx.ast.groups.iter().map(|g| &g.variables);
    for variable in groups.chain(cx.ast.synapses.iter().map(|s| &s.variables)).flatten().chain(&cx.ast.variables) {
        let ty = &variable.ty;
        let init = literal::converted(&variable.init, ty, &cx.ast.generics, &cx.krate);
        lines.extend(with(&init, quote!(let _ = #private::Fill::<'_, #ty>::one(#private::editor_fill(), { #init });)));
    }
    for behaviour in &cx.plan.behaviours {
        if let Some(every) = &behaviour.ast.every {
            lines.extend(with(every, quote!(let _ = { #every };)));
        }
        lines.extend(rule(cx, behaviour.owner, &behaviour.ast.rule));
    }
    quote! {
        #[doc(hidden)]
        #[allow(unexpected_cfgs, reason = "set by rust-analyzer alone")]
        const _: () = {
            #[cfg(rust_analyzer)]
            #[allow(unused, clippy::all, reason = "seen by editors alone")]
            fn __editor #ig (net: &mut #ty, #(#params),*) #clause {
                macro_rules! __as_written { ($($tokens:tt)*) => { $($tokens)* }; }
                __as_written! { #lines }
            }
        };
    }
}

fn rule(cx: &Cx<'_>, owner: Owner, rule: &Rule) -> TokenStream {
    match rule {
        Rule::Typed { ty, source } => {
            let bind = cx.bind(source, &quote!(net.__params), false);
            quote!({ #bind let _: #ty = #source; })
        }
        Rule::Closure(closure) => {
            let (source, bind) = (&closure.source, cx.bind(&closure.source, &quote!(net.__params), true));
            let elided = elided();
            quote!({ #bind #elided let _ = #source; })
        }
        Rule::EventRecorder { .. } => TokenStream::new(),
        Rule::Recorder { items, .. } => {
            let variables = match owner {
                Owner::Network => &cx.ast.variables,
                Owner::Group(k) => &cx.ast.groups[k].variables,
                Owner::Synapses(k) => &cx.ast.synapses[k].variables,
            };
            let lets: TokenStream = variables
                .iter()
                .map(|v| {
                    let (name, ty) = (&v.name, &v.ty);
                    if v.shared || owner == Owner::Network {
                        quote!(let #name: #ty = loop {};)
                    } else {
                        quote!(let #name: &[#ty] = &[];)
                    }
                })
                .collect();
            let known = |name: &str| variables.iter().any(|v| v.name == name) || cx.ast.params.iter().any(|p| p.name == name);
            let values = items.iter().map(|item| match &item.what {
                RecordedKind::Value { ty, value } => {
                    let net = if owner == Owner::Network { mentions(value, "net") } else { None };
                    let bound = |name: &str| known(name) || (net.is_some() && name == "net");
                    if !only(value.clone(), &bound) {
                        return TokenStream::new();
                    }
                    let net = net.map(|used| quote!(let #used = &*net;));
                    let bind = cx.bind(value, &quote!(net.__params), true);
                    match ty {
                        Some(ty) => quote!({ #bind #net let _: #ty = { #value }; }),
                        None => {
                            let private = &cx.private;
                            quote!({ #bind #net let _ = #private::Scalar::to_f64(#value); })
                        }
                    }
                }
                RecordedKind::Part { range } => quote!(let _ = { #range };),
                RecordedKind::Whole if known(&item.name.to_string()) => {
                    let name = &item.name;
                    quote!(let _ = #name;)
                }
                RecordedKind::Whole => TokenStream::new(),
            });
            quote!({ #lets #(#values)* })
        }
    }
}

/// Whether every plain name in an expression is known: others may be variables that a behaviour brings, of which the first pass
/// does not know, and a good model must not look wrong in an editor. Fields, paths, calls, closures' parameters are no such names.
fn only(value: TokenStream, known: &dyn Fn(&str) -> bool) -> bool {
    let trees: Vec<TokenTree> = value.into_iter().collect();
    let mut own: Vec<String> = Vec::new();
    let mark = |k: usize, c: char| matches!(trees.get(k), Some(TokenTree::Punct(p)) if p.as_char() == c);
    for (k, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) if !only(group.stream(), &|name| known(name) || own.iter().any(|o| o == name)) => {
                return false;
            }
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let field = k > 0 && (mark(k - 1, '.') || mark(k - 1, ':')) && !(k > 1 && mark(k - 2, '.'));
                let path = mark(k + 1, ':')
                    || mark(k + 1, '!')
                    || matches!(trees.get(k + 1), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis);
                let begins = k > 0 && (mark(k - 1, '|') || mark(k - 1, ',') || mark(k - 1, '*') || mark(k - 1, '&'));
                let parameter = begins && trees[..k].iter().filter(|t| t.to_string() == "|").count() % 2 == 1;
                let plain = name.starts_with(char::is_lowercase) && syn::parse_str::<proc_macro2::Ident>(&name).is_ok();
                if parameter {
                    own.push(name);
                } else if plain && !field && !path && !known(&name) && !own.contains(&name) {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
}
