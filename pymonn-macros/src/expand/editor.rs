//! The user's expressions once more, seen by editors alone: completion works in them while the model is half typed.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Cx;
use crate::model::Owner;
use crate::syntax::{RecordedKind, Rule};

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    let private = &cx.private;
    let (ig, clause, ty) = (cx.impl_generics(), &cx.ast.generics.where_clause, cx.ty());
    let params = cx.ast.params.iter().map(|p| {
        let (name, ty) = (&p.name, &p.ty);
        quote!(#name: #ty)
    });
    let mut lines = TokenStream::new();
    for param in &cx.ast.params {
        let (ty, value) = (&param.ty, &param.default);
        lines.extend(quote!(let _: #ty = { #value };));
    }
    if let Some(dt) = &cx.ast.dt {
        lines.extend(quote!(let _: f64 = { #dt };));
    }
    for group in &cx.ast.groups {
        let extent = &group.extent;
        lines.extend(quote!(let _ = #private::as_extent({ #extent });));
    }
    for synapses in &cx.ast.synapses {
        for expression in synapses.connect.iter().chain(&synapses.delay) {
            lines.extend(quote!(let _ = { #expression };));
        }
    }
    let groups = cx.ast.groups.iter().map(|g| &g.variables);
    for variable in groups.chain(cx.ast.synapses.iter().map(|s| &s.variables)).flatten().chain(&cx.ast.variables) {
        let (ty, init) = (&variable.ty, &variable.init);
        lines.extend(quote!(let _ = #private::Fill::<'_, #ty>::one(#private::editor_fill(), { #init });));
    }
    for behaviour in &cx.plan.behaviours {
        if let Some(every) = &behaviour.ast.every {
            lines.extend(quote!(let _ = { #every };));
        }
        lines.extend(rule(cx, behaviour.owner, &behaviour.ast.rule));
    }
    quote! {
        #[doc(hidden)]
        #[allow(unexpected_cfgs, reason = "set by rust-analyzer alone")]
        const _: () = {
            #[cfg(rust_analyzer)]
            #[allow(unused, clippy::all, reason = "seen by editors alone")]
            fn __editor #ig (net: &mut #ty, #(#params),*) #clause { #lines }
        };
    }
}

fn rule(cx: &Cx<'_>, owner: Owner, rule: &Rule) -> TokenStream {
    match rule {
        Rule::Typed { source, .. } => quote!(let _ = #source;),
        Rule::Closure(closure) => {
            let source = &closure.source;
            quote!(let _ = #source;)
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
                    if v.shared { quote!(let #name: #ty = loop {};) } else { quote!(let #name: &[#ty] = &[];) }
                })
                .collect();
            let values = items.iter().map(|item| match &item.what {
                RecordedKind::Value { value, .. } => quote!(let _ = { #value };),
                RecordedKind::Part { range } => quote!(let _ = { #range };),
                RecordedKind::Whole => {
                    let name = &item.name;
                    quote!(let _ = #name;)
                }
            });
            quote!({ #lets #(#values)* })
        }
    }
}
