//! Literals and the types of the language itself.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::errors::Errors;

/// `expr`, or `Float::from_f64(expr)` where `ty` is a parameter of `generics` and `expr` a number.
pub(crate) fn converted(expr: &TokenStream, ty: &TokenStream, generics: &syn::Generics, krate: &TokenStream) -> TokenStream {
    let name = ty.to_string();
    if !generics.type_params().any(|param| param.ident == name) {
        return expr.clone();
    }
    let trees: Vec<TokenTree> = expr.clone().into_iter().collect();
    let literal = match &trees[..] {
        [TokenTree::Literal(literal)] => literal,
        [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => literal,
        _ => return expr.clone(),
    };
    let text = literal.to_string();
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.ends_with("32") || text.ends_with("64") {
        return expr.clone();
    }
    let number = if text.contains(['.', 'e', 'E']) { expr.clone() } else { quote_spanned!(literal.span()=> #expr as f64) };
    quote_spanned!(literal.span()=> <#ty as #krate::Float>::from_f64(#number))
}

/// Reports an integer where the declared type is `f32` or `f64`, and goes on with the number that is meant.
pub(crate) fn no_integer(name: &Ident, ty: &TokenStream, init: TokenStream, errors: &mut Errors) -> TokenStream {
    let ty = ty.to_string();
    if ty != "f32" && ty != "f64" {
        return init;
    }
    let trees: Vec<TokenTree> = init.clone().into_iter().collect();
    let (sign, literal) = match &trees[..] {
        [TokenTree::Literal(literal)] => ("", literal),
        [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => ("-", literal),
        _ => return init,
    };
    let text = literal.to_string();
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'_') {
        return init;
    }
    errors.at(&init, format!("`{sign}{text}` is an integer, `{name}` is `{ty}`\nhelp: write `{sign}{text}.0`"));
    format!("{sign}{text}.0").parse().unwrap_or(init)
}

/// Types of the language itself, which need no import: what two of them are to each other is certain, of others rustc judges.
pub(crate) fn is_primitive(ty: &str) -> bool {
    const PRIMITIVE: [&str; 16] =
        ["f32", "f64", "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"];
    PRIMITIVE.contains(&ty)
}
