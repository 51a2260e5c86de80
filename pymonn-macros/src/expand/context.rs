//! What every part of the expansion needs: names, paths, generics.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::mentions;
use super::tokens::respan;
use crate::model::{Behaviour, Init, Owner, Plan, Side, Variable, snake};
use crate::syntax::{Network, camel, keyword, never_raw};

pub(super) struct Cx<'a> {
    pub ast: &'a Network,
    pub plan: &'a Plan,
    /// Path of the facade.
    pub krate: TokenStream,
    /// Where everything stands that generated code names.
    pub private: TokenStream,
    /// Whether the network may use several threads.
    pub parallel: bool,
    /// The network's name, and in snake case.
    pub name: &'a Ident,
    pub snake: String,
}

impl<'a> Cx<'a> {
    pub(super) fn new(ast: &'a Network, plan: &'a Plan, krate: &TokenStream) -> Self {
        let krate = respan(krate.clone(), ast.name.span());
        let private = quote!(#krate::__private);
        Self {
            ast,
            plan,
            private,
            krate,
            parallel: super::parallel::WANTED,
            name: &ast.name,
            snake: snake(ast.name.to_string().trim_start_matches("r#")),
        }
    }

    /// Where everything stands, blamed on a token of the user's.
    pub(super) fn private_at(&self, span: Span) -> TokenStream {
        respan(self.private.clone(), span)
    }

    /// A hidden item of the network: `__readme_…`.
    pub(super) fn hidden(&self, what: &str) -> Ident {
        format_ident!("__{}_{}", self.snake, what.replace("r#", ""), span = self.name.span())
    }

    pub(super) fn builder(&self) -> Ident {
        format_ident!("{}Builder", self.name)
    }

    pub(super) fn params(&self) -> Ident {
        format_ident!("{}Params", self.name)
    }

    /// What holds the network's own behaviours.
    pub(super) fn rest(&self) -> Ident {
        format_ident!("__{}Rest", self.name)
    }

    /// The trait that names the tags' objects.
    pub(super) fn tags(&self) -> Ident {
        format_ident!("__{}Tags", self.name)
    }

    /// The module beside the network.
    pub(super) fn module(&self) -> Ident {
        let span = self.name.span();
        if never_raw(&self.snake) {
            // Reported as it was read.
            format_ident!("__{}", self.snake, span = span)
        } else if keyword(&self.snake) {
            Ident::new_raw(&self.snake, span)
        } else {
            Ident::new(&self.snake, span)
        }
    }

    /// The struct of a group or synapse group; the network itself.
    pub(super) fn object(&self, owner: Owner) -> Ident {
        match owner {
            Owner::Network => self.name.clone(),
            _ => format_ident!("{}{}", self.name, camel(self.field(owner)), span = self.field(owner).span()),
        }
    }

    /// The name of a group or synapse group.
    pub(super) fn field(&self, owner: Owner) -> &'a Ident {
        match owner {
            Owner::Network => self.name,
            Owner::Group(k) => &self.ast.groups[k].name,
            Owner::Synapses(k) => &self.ast.synapses[k].name,
        }
    }

    /// The struct of a recorder.
    pub(super) fn recorder(&self, behaviour: usize) -> Ident {
        let b = &self.plan.behaviours[behaviour];
        let object = if b.owner == Owner::Network { format_ident!("{}Network", self.name) } else { self.object(b.owner) };
        let number = if b.named { String::new() } else { behaviour.to_string() };
        format_ident!("{}{}{}", object, b.name, number, span = b.span)
    }

    /// Number of groups and synapse groups.
    pub(super) fn owners(&self) -> impl Iterator<Item = Owner> + use<> {
        let (groups, synapses) = (self.ast.groups.len(), self.ast.synapses.len());
        (0..groups).map(Owner::Group).chain((0..synapses).map(Owner::Synapses))
    }

    pub(super) fn behaviours_of(&self, owner: Owner) -> impl Iterator<Item = (usize, &'a Behaviour)> + use<'a> {
        self.plan.behaviours.iter().enumerate().filter(move |(_, b)| b.owner == owner)
    }

    /// Source and target group; the model is only expanded where both are known.
    pub(super) fn ends(&self, synapses: usize) -> (usize, usize) {
        self.plan.ends[synapses].unwrap_or_default()
    }

    /// The group whose neurons a variable has one value of each of; not for variables of synapses.
    pub(super) fn neurons_of(&self, variable: &Variable) -> usize {
        match (variable.owner, variable.side) {
            (Owner::Group(group), _) => group,
            (Owner::Synapses(k), Side::Src) => self.ends(k).0,
            (Owner::Synapses(k), _) => self.ends(k).1,
            (Owner::Network, _) => 0,
        }
    }

    /// Parameters as in `impl<…>`, with bounds and without defaults.
    pub(super) fn impl_generics(&self) -> TokenStream {
        self.ast.generics.split_for_impl().0.to_token_stream()
    }

    /// Parameters as in `Readme<…>`.
    pub(super) fn type_generics(&self) -> TokenStream {
        self.ast.generics.split_for_impl().1.to_token_stream()
    }

    /// The network's type.
    pub(super) fn ty(&self) -> TokenStream {
        let (name, generics) = (self.name, self.type_generics());
        quote!(#name #generics)
    }

    /// Parameters as in `impl<first, F: Float, last>`.
    pub(super) fn impl_generics_between(&self, first: &TokenStream, last: &TokenStream) -> TokenStream {
        let params = self.params_with_bounds();
        quote!(<#first, #(#params,)* #last>)
    }

    /// Parameters as in `impl<F: Float, …more>`.
    pub(super) fn impl_generics_and(&self, more: &TokenStream) -> TokenStream {
        let params = self.params_with_bounds();
        quote!(<#(#params,)* #more>)
    }

    fn params_with_bounds(&self) -> impl Iterator<Item = syn::GenericParam> {
        self.ast.generics.params.iter().map(|param| {
            let mut param = param.clone();
            match &mut param {
                syn::GenericParam::Type(ty) => {
                    ty.default = None;
                    ty.eq_token = None;
                }
                syn::GenericParam::Const(c) => {
                    c.default = None;
                    c.eq_token = None;
                }
                syn::GenericParam::Lifetime(_) => {}
            }
            param
        })
    }

    /// Parameters without bounds, for the skeleton, which sees no names of the user's scope.
    pub(super) fn bare_generics(&self) -> TokenStream {
        let params = self.ast.generics.params.iter().filter_map(|param| match param {
            syn::GenericParam::Type(ty) => {
                let name = &ty.ident;
                Some(quote!(#name))
            }
            syn::GenericParam::Const(c) => {
                let (name, ty) = (&c.ident, &c.ty);
                Some(quote!(const #name: #ty))
            }
            syn::GenericParam::Lifetime(_) => None,
        });
        quote!(<#(#params),*>)
    }

    /// The type of the marker field that uses every type parameter.
    pub(super) fn marker(&self) -> TokenStream {
        let private = &self.private;
        let params = self.ast.generics.type_params().map(|p| &p.ident);
        quote!(#private::PhantomData<fn() -> (#(#params,)*)>)
    }

    /// Attributes that the user put on the network and that every generated struct gets: derives.
    pub(super) fn derives(&self) -> TokenStream {
        self.ast.attrs.others.iter().filter(|attr| mentions(attr, "derive").is_some()).cloned().collect()
    }

    /// A variable as a place in `net`.
    pub(super) fn variable(&self, net: &TokenStream, variable: &Variable) -> TokenStream {
        let field = variable_field(variable);
        match variable.owner {
            // The struct of the network itself is written in the first pass, which knows declared variables alone.
            Owner::Network if matches!(variable.init, Init::Brought(..)) => quote!(#net.__rest.#field),
            Owner::Network => quote!(#net.#field),
            owner => {
                let object = self.field(owner);
                quote!(#net.#object.#field)
            }
        }
    }

    /// A behaviour as a place in `net`.
    pub(super) fn behaviour(&self, net: &TokenStream, behaviour: &Behaviour) -> TokenStream {
        let field = &behaviour.field;
        match behaviour.owner {
            Owner::Network => quote!(#net.__rest.#field),
            owner => {
                let object = self.field(owner);
                quote!(#net.#object.#field)
            }
        }
    }

    /// `neurons.activity`, `recurrent.src_trace`, `reward`.
    pub(super) fn qualified(&self, variable: &Variable) -> String {
        let field = variable_field(variable);
        match variable.owner {
            Owner::Network => field.to_string(),
            owner => format!("{}.{field}", self.field(owner)),
        }
    }

    /// The name of a behaviour for random streams and messages: object and label.
    pub(super) fn path_of(&self, behaviour: &Behaviour) -> String {
        format!("{}.{}", self.field(behaviour.owner), behaviour.label)
    }

    /// Binds the run-time parameters that an expression mentions, under the user's own identifiers.
    ///
    /// `copy`: the expression runs each iteration and takes `Copy` parameters; otherwise they are cloned.
    pub(super) fn bind(&self, expression: &TokenStream, params: &TokenStream, copy: bool) -> TokenStream {
        self.bind_but(expression, params, copy, &[])
    }

    /// The same but for names that mean something nearer.
    pub(super) fn bind_but(&self, expression: &TokenStream, params: &TokenStream, copy: bool, nearer: &[String]) -> TokenStream {
        let private = &self.private;
        self.ast
            .params
            .iter()
            .filter(|param| !nearer.iter().any(|name| param.name == *name))
            .filter_map(|param| {
                let used = mentions(expression, &param.name.to_string())?;
                let field = &param.name;
                let value = if copy { quote!(#params.#field) } else { quote!(#private::Clone::clone(&#params.#field)) };
                // One that is not `Copy` is rustc's to report, where it is used.
                let value = respan(value, used.span());
                Some(quote!(#[allow(unused_variables, reason = "generated by `network!`")] let #used = #value;))
            })
            .collect()
    }
}

/// Lints that generated code may offend.
pub(super) fn quiet() -> TokenStream {
    quote!(#[allow(unused, dead_code, non_snake_case, non_camel_case_types, missing_docs, missing_debug_implementations, missing_copy_implementations, private_interfaces, private_bounds, unreachable_pub, unused_qualifications, single_use_lifetimes, clippy::all, clippy::pedantic, clippy::nursery, reason = "generated by `network!`")])
}

/// In a closure, as in a hook, a type of the engine needs no `<'_>`.
pub(super) fn elided() -> TokenStream {
    quote!(#[allow(elided_lifetimes_in_paths, reason = "generated by `network!`")])
}

/// A variable's field.
pub(super) fn variable_field(variable: &Variable) -> Ident {
    match variable.side {
        Side::Own => variable.name.clone(),
        Side::Src => format_ident!("src_{}", variable.name),
        Side::Dst => format_ident!("dst_{}", variable.name),
    }
}
