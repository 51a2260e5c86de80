//! `#[behaviour]`: makes an `impl`'s hooks callable, and hands their signatures to `network!`.
//!
//! A macro cannot look into another crate's types, but it can be handed tokens: beside the `impl` stands a hidden
//! `macro_rules!` under the struct's own name, which passes the digest of the hooks on (`ARCHITECTURE.md`).

mod brings;
mod hooks;
mod structure;

pub(crate) use hooks::{changes_a_copy, mode_of};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;

use crate::errors::Errors;

/// `place` tells two behaviours of one name apart, as file, line and column.
pub(crate) fn expand(arguments: TokenStream, item: &TokenStream, place: &str) -> TokenStream {
    let mut errors = Errors::default();
    let Ok(mut block) = syn::parse2::<syn::ItemImpl>(item.clone()) else {
        // What cannot be parsed is given back as it is: rustc words what is wrong, and an editor still completes in it.
        if looks_like_impl(item) {
            let handed_on = after(item, "impl").map(|name| {
                let hidden = format_ident!("__pymonn_{}_{:016x}", name, hash(place, item), span = name.span());
                hand_on(&name, &hidden, &quote!({} {} !))
            });
            return quote!(#item #handed_on);
        }
        let name = after(item, "struct").unwrap_or_else(|| format_ident!("Decay"));
        errors.at(first(item), format!("`#[behaviour]` stands on the `impl` that holds the hooks of a struct\nhelp: write `#[behaviour] impl {name} {{ fn neuron(&self, …) {{ … }} }}`"));
        let errors = errors.into_tokens();
        return quote!(#item #errors);
    };
    let Some(name) = type_name(&block.self_ty) else {
        errors.at(
            &block.self_ty,
            "a behaviour is a struct of this module\nhelp: declare `pub struct Decay { … }`, and write `#[behaviour] impl Decay { … }`",
        );
        return errors.into_tokens();
    };
    if let Some((_, path, _)) = &block.trait_ {
        errors.at(path, format!("`#[behaviour]` stands on an inherent `impl`, not on that of a trait\nhelp: write `#[behaviour] impl {name} {{ … }}`"));
        let hidden = format_ident!("__pymonn_{}_{:016x}", name, hash(place, item), span = name.span());
        let (handed_on, errors) = (hand_on(&name, &hidden, &quote!({} {} !)), errors.into_tokens());
        return quote!(#block #handed_on #errors);
    }
    let brings = brings::parse(arguments, &mut errors);
    let hooks = hooks::digest(&mut block, &mut errors);
    let damaged = if errors.is_empty() { TokenStream::new() } else { quote!(!) };
    let krate = brings.krate.clone().unwrap_or_else(|| quote!(::pymonn));
    let brought = brings.implementations(&block, &krate);
    let variables = brings.digest();
    let hidden = format_ident!("__pymonn_{}_{:016x}", name, hash(place, item), span = name.span());
    let handed_on = hand_on(&name, &hidden, &quote!({ #variables } { #hooks } #damaged));
    let errors = errors.into_tokens();
    quote! {
        #[allow(
            private_interfaces,
            missing_docs,
            elided_lifetimes_in_paths,
            clippy::inline_always,
            clippy::missing_panics_doc,
            clippy::must_use_candidate,
            clippy::needless_pass_by_value,
            clippy::too_many_arguments,
            clippy::trivially_copy_pass_by_ref,
            clippy::unused_self,
            reason = "the signature of a hook says what it reads and changes"
        )]
        #block
        #brought
        #handed_on
        #errors
    }
}

/// The macro under the struct's own name that hands the digest on.
fn hand_on(name: &Ident, hidden: &Ident, digest: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        #[allow(non_local_definitions, unused_macros)]
        #[macro_export]
        macro_rules! #hidden {
            (@probe) => {};
            ({ { $($next:tt)* } $($more:tt)* } $($known:tt)*) => {
                $($next)* ! { { $($more)* } $($known)* [ #name #digest ] }
            };
        }
        #[doc(hidden)]
        #[allow(unused_imports)]
        pub use #hidden as #name;
    }
}

fn type_name(ty: &syn::Type) -> Option<Ident> {
    match ty {
        syn::Type::Path(path) if path.qself.is_none() => path.path.segments.last().map(|s| s.ident.clone()),
        _ => None,
    }
}

/// The name behind a word: `struct Decay`, `impl<F> Decay<F>`.
fn after(item: &TokenStream, word: &str) -> Option<Ident> {
    use proc_macro2::TokenTree::{Ident, Punct};
    let mut trees = item.clone().into_iter().skip_while(|tree| !matches!(tree, Ident(i) if i == word)).skip(1);
    let mut depth = 0;
    loop {
        match trees.next()? {
            Punct(p) if p.as_char() == '<' => depth += 1,
            Punct(p) if p.as_char() == '>' => depth -= 1,
            Ident(name) if depth == 0 => return Some(name),
            _ if depth == 0 => return None,
            _ => {}
        }
    }
}

fn looks_like_impl(item: &TokenStream) -> bool {
    item.clone().into_iter().any(|tree| matches!(&tree, proc_macro2::TokenTree::Ident(i) if *i == "impl"))
}

fn first(item: &TokenStream) -> TokenStream {
    item.clone().into_iter().next().map(ToTokens::into_token_stream).unwrap_or_default()
}

/// FNV-1a of the place and the tokens: an editor gives every macro the same dummy place, so the tokens count too.
fn hash(place: &str, item: &TokenStream) -> u64 {
    let text = format!("{place} {:?} {item}", item.span());
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
