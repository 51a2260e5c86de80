//! `#[behaviour(v: f32 = -65.0, shared total: f32 = 0.0, src trace: f32 = 0.0, crate = path)]`

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::cursor::Cursor;
use crate::errors::Errors;
use crate::literal;

/// The variables that a behaviour brings to its group.
pub(super) struct Brings {
    pub(super) krate: Option<TokenStream>,
    variables: Vec<Brought>,
}

struct Brought {
    /// `own`, `shared`, `src` or `dst`.
    side: Ident,
    name: Ident,
    ty: syn::Type,
    init: TokenStream,
}

pub(super) fn parse(arguments: TokenStream, errors: &mut Errors) -> Brings {
    let mut brings = Brings { krate: None, variables: Vec::new() };
    for mut part in Cursor::new(arguments).split_commas(true) {
        if part.is_word(0, "crate") && part.is_punct(1, '=') {
            part.word("crate");
            part.punct('=');
            brings.krate = Some(part.rest());
            continue;
        }
        if let Some(variable) = variable(part, errors) {
            if let Some(first) = brings.variables.iter().find(|v| v.name == variable.name && end(v) == end(&variable)) {
                errors.at(&variable.name, format!("the behaviour brings `{}` twice", variable.name));
                errors.at(&first.name, format!("`{}` is brought here first", first.name));
                continue;
            }
            brings.variables.push(variable);
        }
    }
    brings
}

/// Own and shared variables are one namespace; each end has its own.
fn end(variable: &Brought) -> String {
    let side = variable.side.to_string();
    if side == "shared" { "own".to_owned() } else { side }
}

fn variable(mut part: Cursor, errors: &mut Errors) -> Option<Brought> {
    let form = "help: write `v: f32 = -65.0`, with `shared`, `src` or `dst` in front where it is not the group's own";
    let span = part.span();
    let mut side = Ident::new("own", span);
    if part.ident_at(1).is_some() {
        let word = part.ident()?;
        if word == "shared" || word == "src" || word == "dst" {
            side = word;
        } else {
            errors.at(&word, format!("`{word}` says nothing about a variable\n{form}"));
            return None;
        }
    }
    let name = part.ident();
    let Some(name) = name.filter(|_| part.punct(':')) else {
        errors.span(span, format!("expected a variable that the behaviour brings\n{form}"));
        return None;
    };
    let form = format!("help: write `{name}: f32 = 0.0`");
    let text = name.to_string();
    if text.starts_with("src_") || text.starts_with("dst_") || text.starts_with("__") {
        errors.at(&name, format!("a variable cannot be called `{name}`: names with `src_` and `dst_` mean the ends of a synapse, names with `__` are the macro's\nhelp: write `src {}: …` for a variable at one end", text.trim_start_matches("src_").trim_start_matches("dst_")));
        return None;
    }
    let ty = part.until(|c| c.is_punct(0, '='));
    if ty.is_empty() {
        errors.at(&name, format!("variable `{name}` needs a type and an initial value\n{form}"));
        return None;
    }
    let ty = match syn::parse2::<syn::Type>(ty) {
        Ok(ty) => ty,
        Err(error) => {
            errors.span(error.span(), format!("variable `{name}` has no type that can be read: {error}\n{form}"));
            return None;
        }
    };
    part.punct('=');
    let init = part.rest();
    if init.is_empty() {
        errors.at(&name, format!("variable `{name}` needs an initial value\n{form}"));
        return None;
    }
    let init = literal::no_integer(&name, &ty.to_token_stream(), init, errors);
    Some(Brought { side, name, ty, init })
}

impl Brings {
    /// `(side number name "type" "initial value")` each.
    pub(super) fn digest(&self) -> TokenStream {
        let each = self.variables.iter().enumerate().map(|(k, Brought { side, name, ty, init })| {
            let k = Literal::usize_unsuffixed(k);
            let (ty, init) = (ty.to_token_stream().to_string(), init.to_string());
            quote!((#side #k #name #ty #init))
        });
        quote!(#(#each)*)
    }

    /// What gives the variables their types and initial values, which may use `self`.
    pub(super) fn implementations(&self, block: &syn::ItemImpl, krate: &TokenStream) -> TokenStream {
        let (generics, _, clause) = block.generics.split_for_impl();
        let owner = &block.self_ty;
        let private = quote!(#krate::__private);
        let each = self.variables.iter().enumerate().map(|(k, Brought { ty, init, .. })| {
            let init = literal::converted(init, &ty.to_token_stream(), &block.generics, krate);
            quote! {
                #[doc(hidden)]
                #[automatically_derived]
                #[allow(private_interfaces, clippy::all, clippy::pedantic)]
                impl #generics #private::Brings<#k> for #owner #clause {
                    type Ty = #ty;
                    fn each(
                        &self,
                        fill: #private::Fill<'_, #ty>,
                    ) -> #private::Result<#private::Var<#ty>, #private::Refusal> {
                        fill.with(#init)
                    }
                    fn one(&self, fill: #private::Fill<'_, #ty>) -> #private::Result<#ty, #private::Refusal> {
                        fill.one(#init)
                    }
                }
            }
        });
        each.collect()
    }
}
