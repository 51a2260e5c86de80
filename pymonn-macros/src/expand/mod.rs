//! Model to tokens. Cannot fail; one file per thing generated.
//!
//! Two passes (see `ARCHITECTURE.md`): `first` emits all that needs no signatures, over a skeleton that stands in for the
//! rest, and asks the behaviours' macros for their signatures; `second` has them, and emits what shadows the skeleton.

mod build;
mod builder;
mod context;
mod describe;
mod editor;
mod iterate;
mod kernels;
mod network;
mod objects;
mod parallel;
mod settle;
mod skeleton;
mod tags;
#[cfg(test)]
mod tests;
mod tokens;
mod visit;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use crate::cursor::Cursor;
use crate::errors::Errors;
use crate::model;
use crate::syntax;
use context::Cx;

/// `@start [crate] tokens`, or `{ } @resolved [crate] { tokens } [digest]*` at the end of the chain.
pub(crate) fn network(tokens: TokenStream) -> TokenStream {
    let mut cursor = Cursor::new(tokens);
    cursor.group(Delimiter::Brace);
    cursor.punct('@');
    let resolved = cursor.word("resolved");
    cursor.word("start");
    let krate = cursor.group(Delimiter::Bracket).map(|g| g.stream()).unwrap_or_default();
    if resolved {
        let source = cursor.group(Delimiter::Brace).map(|g| g.stream()).unwrap_or_default();
        second(&krate, source, &model::read_digests(cursor))
    } else {
        first(&krate, &cursor.rest())
    }
}

fn first(krate: &TokenStream, source: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(ast) = syntax::parse(source.clone(), &mut errors) else {
        return errors.into_tokens();
    };
    let plan = model::plan(&ast, &mut errors);
    let cx = Cx::new(&ast, &plan, krate);
    let parts = [
        errors.into_tokens(),
        tags::module(&cx),
        network::structs(&cx),
        builder::expand(&cx),
        tags::unique(&cx),
        skeleton::expand(&cx),
        editor::expand(&cx),
        chain(&cx, source),
    ];
    parts.into_iter().collect()
}

/// Asks every behaviour's macro whether it is there, so that each misspelt one is reported; then for the signatures.
fn chain(cx: &Cx<'_>, source: &TokenStream) -> TokenStream {
    let krate = &cx.krate;
    let types = &cx.plan.types;
    let last = quote!({ #krate::__private::network_impl });
    let Some((head, rest)) = types.split_first() else {
        return quote!(#krate::__private::network_impl! { { } @resolved [#krate] { #source } });
    };
    quote! {
        #(#types! { @probe })*
        #head! { { #({ #rest })* #last } @resolved [#krate] { #source } }
    }
}

fn second(krate: &TokenStream, source: TokenStream, digests: &[model::Digest]) -> TokenStream {
    // The first pass has reported its own mistakes; here they only tell that nothing may be emitted.
    let mut reported = Errors::default();
    let Some(ast) = syntax::parse(source, &mut reported) else { return TokenStream::new() };
    let mut plan = model::plan(&ast, &mut reported);
    let mut errors = Errors::default();
    let model = model::resolve(&ast, &plan, digests, krate, &mut errors);
    if !errors.is_empty() || !reported.is_empty() {
        let messages = errors.into_tokens();
        let recorder =
            |b: &model::Behaviour| matches!(b.ast.rule, syntax::Rule::Recorder { .. } | syntax::Rule::EventRecorder { .. });
        let whole = plan.behaviours.iter().enumerate().all(|(k, b)| !recorder(b) || model.steps.iter().any(|s| s.behaviour == k));
        let ends = !ast.groups.is_empty() || plan.ends.is_empty();
        if !whole || !ends {
            return messages;
        }
        // All types are known, so that the surrounding program is right in what it reads and writes.
        model::yield_fields(&mut plan, &model.variables);
        let cx = Cx::new(&ast, &plan, krate);
        let (structs, tags) = (objects::structs(&cx, &model), tags::objects(&cx));
        return quote!(#messages #structs #tags);
    }
    model::yield_fields(&mut plan, &model.variables);
    let cx = Cx::new(&ast, &plan, krate);
    let parts = [
        objects::structs(&cx, &model),
        tags::objects(&cx),
        build::expand(&cx, &model),
        kernels::expand(&cx, &model),
        iterate::expand(&cx, &model),
        visit::expand(&cx, &model),
        describe::expand(&cx, &model),
    ];
    parts.into_iter().collect()
}

/// Whether one of the tokens, at any depth, is this name; a string that may be a format counts too, as `"{size}"`.
fn mentions(tokens: &TokenStream, name: &str) -> Option<proc_macro2::Ident> {
    tokens.clone().into_iter().find_map(|tree| match tree {
        TokenTree::Ident(ident) if ident == name => Some(ident),
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Literal(literal) if formats(&literal.to_string(), name) => Some(proc_macro2::Ident::new(name, literal.span())),
        _ => None,
    })
}

/// Whether a string literal has `{name}` or `{name:…}` in it.
fn formats(literal: &str, name: &str) -> bool {
    let place = |after: &str| after.strip_prefix(name).is_some_and(|rest| rest.starts_with(['}', ':']));
    literal.contains('"') && literal.match_indices('{').any(|(k, _)| place(&literal[k + 1..]))
}
