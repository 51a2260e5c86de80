//! Stands in for what the second pass emits, so that a mistake does not hide the rest from rustc or an editor.
//!
//! It is imported by a glob, which the second pass's items shadow. It sees no names of the user's scope (inside a function a
//! module cannot), so types that are not plain numbers are left open.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Cx, quiet};
use super::tags;
use crate::literal::is_primitive;
use crate::model::{Bearer, Owner};
use crate::syntax::{self, RecordedKind, Rule};

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    let (private, krate, quiet) = (&cx.private, &cx.krate, quiet());
    let module = cx.hidden("skeleton");
    let (generics, marker) = (cx.bare_generics(), cx.marker());
    // Derives of other crates cannot be named here.
    let derived = ["Clone", "Debug", "PartialEq"].into_iter().filter(|name| super::mentions(&cx.derives(), name).is_some());
    let derived: Vec<_> = derived.map(|name| quote::format_ident!("{}", name)).collect();
    let derives = quote!(#[derive(#(#derived),*)]);
    let objects = cx.owners().map(|owner| {
        let name = cx.object(owner);
        let variables = match owner {
            Owner::Group(k) => fields(cx, &cx.ast.groups[k].variables, false),
            Owner::Synapses(k) => fields(cx, &cx.ast.synapses[k].variables, cx.ast.synapses[k].dense),
            Owner::Network => TokenStream::new(),
        };
        let tg = cx.type_generics();
        let recorders: TokenStream = cx
            .behaviours_of(owner)
            .filter(|(_, b)| b.named && recorder(cx, owner, &b.ast.rule).is_some())
            .map(|(k, b)| {
                let (field, ty) = (&b.field, cx.recorder(k));
                quote!(pub #field: #ty,)
            })
            .collect();
        let methods = match owner {
            Owner::Synapses(_) => quote!(
                pub fn connectivity(&self) -> &#private::Links { loop {} }
            ),
            _ => quote!(
                pub fn extent(&self) -> #private::Extent { loop {} }
                pub fn neuron(&self, index: usize) -> #private::Neuron { loop {} }
            ),
        };
        quote! {
            #derives
            pub struct #name #generics { #variables #recorders pub __marker: #marker }
            impl #generics #name #tg {
                pub fn size(&self) -> usize { loop {} }
                #methods
            }
        }
    });
    let recorders = cx.plan.behaviours.iter().enumerate().filter_map(|(k, b)| {
        let fields = recorder(cx, b.owner, &b.ast.rule)?;
        let name = cx.recorder(k);
        let unit = if matches!(b.ast.rule, Rule::EventRecorder { .. }) { quote!(u64) } else { quote!(usize) };
        Some(quote! {
            #derives
            pub struct #name { #fields }
            impl #name {
                pub fn clear(&mut self) { loop {} }
                pub fn set_window(&mut self, _: #private::Option<#unit>) { loop {} }
            }
        })
    });
    let rest = cx.rest();
    let trait_name = cx.tags();
    let unique: Vec<_> = cx.plan.tags.iter().filter(|tag| tag.bearers.len() == 1).collect();
    let declared = unique.iter().map(|tag| {
        let (name, of, of_mut) = tags::names(tag);
        quote!(type #name; fn #of(&self) -> &Self::#name { loop {} } fn #of_mut(&mut self) -> &mut Self::#name { loop {} })
    });
    let implemented = unique.iter().map(|tag| {
        let (name, ..) = tags::names(tag);
        let ty = match tag.bearers[0] {
            Bearer::Behaviour(k)
                if cx.plan.behaviours[k].ty.is_none()
                    && recorder(cx, Owner::Network, &cx.plan.behaviours[k].ast.rule).is_some() =>
            {
                let recorder = cx.recorder(k);
                quote!(#recorder)
            }
            // Whatever its parameters are, the skeleton's trait does not know them.
            Bearer::Object(owner @ (Owner::Group(_) | Owner::Synapses(_))) if cx.ast.generics.params.is_empty() => {
                let object = cx.object(owner);
                quote!(#object)
            }
            _ => quote!(()),
        };
        quote!(type #name = #ty;)
    });
    let (build, iterate, settle) = (cx.hidden("build"), cx.hidden("iterate"), cx.hidden("settle"));
    let (visit, visit_mut, summary) = (cx.hidden("visit"), cx.hidden("visit_mut"), cx.hidden("summary"));
    quote! {
        #[doc(hidden)]
        #quiet
        mod #module {
            #(#objects)*
            #(#recorders)*
            #derives
            pub struct #rest #generics { pub __marker: #marker }
            #[allow(non_camel_case_types, reason = "tags keep their names")]
            pub trait #trait_name { #(#declared)* }
            impl<__R> #trait_name for __R { #(#implemented)* }
            pub fn #build<__B, __R>(_: __B, _: &mut #private::Report<'_>) -> #private::Result<__R, #krate::BuildError> { loop {} }
            pub fn #iterate<__R>(_: &mut __R) { loop {} }
            pub fn #settle<__R>(_: &mut __R) { loop {} }
            pub fn #visit<__R, __V>(_: &__R, _: &mut __V) { loop {} }
            pub fn #visit_mut<__R, __V>(_: &mut __R, _: &mut __V) { loop {} }
            pub fn #summary<__R>(_: &__R, _: &mut #private::Formatter<'_>) -> #private::FmtResult { loop {} }
        }
        #[doc(hidden)]
        #[allow(unused_imports, reason = "generated by `network!`")]
        pub use #module::*;
    }
}

/// Types that need no import; others are left open.
fn plain(ty: &TokenStream) -> TokenStream {
    if is_primitive(&ty.to_string()) { ty.clone() } else { quote!(f32) }
}

fn fields(cx: &Cx<'_>, variables: &[syntax::Variable], dense: bool) -> TokenStream {
    let private = &cx.private;
    let mut seen = Vec::new();
    variables
        .iter()
        .filter(|v| {
            let new = !seen.contains(&v.name.to_string());
            seen.push(v.name.to_string());
            new
        })
        .map(|v| {
            let (name, ty) = (&v.name, plain(&v.ty));
            match (v.shared, dense) {
                (true, _) => quote!(pub #name: #ty,),
                (false, true) => quote!(pub #name: #private::Table<#ty>,),
                (false, false) => quote!(pub #name: #private::Var<#ty>,),
            }
        })
        .collect()
}

/// The fields of a recorder's struct, as far as the network's own tokens tell their types.
fn recorder(cx: &Cx<'_>, owner: Owner, rule: &Rule) -> Option<TokenStream> {
    let private = &cx.private;
    let variables = match owner {
        Owner::Network => &cx.ast.variables,
        Owner::Group(k) => &cx.ast.groups[k].variables,
        Owner::Synapses(k) => &cx.ast.synapses[k].variables,
    };
    match rule {
        Rule::Recorder { items, .. } => Some(
            items
                .iter()
                .map(|item| {
                    let name = &item.name;
                    match &item.what {
                        RecordedKind::Value { ty, .. } => {
                            let ty = ty.as_ref().map_or_else(|| quote!(f64), plain);
                            quote!(pub #name: #private::Series<#ty>,)
                        }
                        _ => {
                            let ty = variables.iter().find(|v| v.name == *name).map_or_else(|| quote!(f32), |v| plain(&v.ty));
                            quote!(pub #name: #private::Recording<#ty>,)
                        }
                    }
                })
                .collect(),
        ),
        Rule::EventRecorder { items, .. } => Some(items.iter().map(|name| quote!(pub #name: #private::Events,)).collect()),
        _ => None,
    }
}
