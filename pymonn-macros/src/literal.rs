//! A literal where the declared type is a type parameter is converted.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote_spanned;

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
