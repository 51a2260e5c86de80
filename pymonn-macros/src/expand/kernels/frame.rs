//! The parameters of a kernel's function, and what they are called with.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::hook_of;
use crate::expand::context::Cx;
use crate::model::{Hook, Mode, Model, Owner, Step, Variable, VariableId};

pub(super) struct Frame<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) model: &'a Model,
    pub(super) number: usize,
    pub(super) params: Vec<TokenStream>,
    pub(super) arguments: Vec<TokenStream>,
    /// What `run` does first.
    pub(super) before: TokenStream,
    /// A list of neurons that the kernel walks, in entries of either width: its name, and the whole.
    pub(super) listed: Option<(Ident, TokenStream)>,
    written: Vec<VariableId>,
    known: Vec<Ident>,
}

pub(super) fn is_view(mode: Mode) -> bool {
    matches!(mode, Mode::View | Mode::ViewMut)
}

impl<'a> Frame<'a> {
    pub(super) fn new(cx: &'a Cx<'a>, model: &'a Model, number: usize, steps: &[&Step]) -> Self {
        let uses = steps.iter().filter_map(|step| hook_of(step)).flat_map(Hook::uses);
        let written = uses.filter(|(.., writes)| *writes).map(|(id, ..)| id).collect();
        let mut frame = Self {
            cx,
            model,
            number,
            params: Vec::new(),
            arguments: Vec::new(),
            before: TokenStream::new(),
            listed: None,
            written,
            known: Vec::new(),
        };
        let (private, params, tg) = (&cx.private, cx.params(), cx.type_generics());
        frame.add(&format_ident!("__step"), &quote!(#private::Step), &quote!(self.__clock.step()));
        frame.add(&format_ident!("__seed"), &quote!(u64), &quote!(self.__clock.seed));
        frame.add(&format_ident!("__p"), &quote!(&#params #tg), &quote!(&self.__params));
        frame
    }

    pub(super) fn variable(&self, id: VariableId) -> &'a Variable {
        &self.model.variables[id]
    }

    pub(super) fn writes(&self, id: VariableId) -> bool {
        self.written.contains(&id)
    }

    /// Adds a parameter once.
    pub(super) fn add(&mut self, name: &Ident, ty: &TokenStream, argument: &TokenStream) {
        if !self.known.contains(name) {
            self.known.push(name.clone());
            self.params.push(quote!(#name: #ty));
            self.arguments.push(argument.clone());
        }
    }

    /// A variable's slice.
    pub(super) fn slice(&mut self, id: VariableId) -> Ident {
        let (name, variable) = (format_ident!("__v{}", id), self.variable(id));
        let (ty, place) = (&variable.ty, self.cx.variable(&quote!(self), variable));
        if self.writes(id) {
            self.add(&name, &quote!(&mut [#ty]), &quote!(&mut #place));
        } else {
            self.add(&name, &quote!(&[#ty]), &quote!(&#place));
        }
        name
    }

    /// A shared variable's value.
    pub(super) fn value(&mut self, id: VariableId) -> Ident {
        let (name, variable) = (format_ident!("__v{}", id), self.variable(id));
        let (ty, place) = (&variable.ty, self.cx.variable(&quote!(self), variable));
        self.add(&name, &ty.clone(), &place);
        name
    }

    /// The behaviour's parameters, borrowed.
    pub(super) fn behaviour(&mut self, k: usize, ty: &syn::Path, mutable: bool) -> Ident {
        let (name, place) = (format_ident!("__b{}", k), self.cx.behaviour(&quote!(self), &self.cx.plan.behaviours[k]));
        let m = if mutable { quote!(mut) } else { TokenStream::new() };
        self.add(&name, &quote!(&#m #ty), &quote!(&#m #place));
        name
    }

    /// The index of a synapse group.
    pub(super) fn links(&mut self, synapses: usize) -> Ident {
        let (private, field) = (&self.cx.private, self.cx.field(Owner::Synapses(synapses)));
        let name = format_ident!("__links");
        self.add(&name, &quote!(&#private::Links), &quote!(&self.#field.__links));
        name
    }

    /// The targets of every synapse, by source, as `__targets`.
    pub(super) fn targets(&mut self, synapses: usize) {
        self.list(synapses, "targets");
    }

    /// The sources of every synapse, by target, as `__sources`.
    pub(super) fn sources(&mut self, synapses: usize) {
        self.list(synapses, "sources");
    }

    fn list(&mut self, synapses: usize, method: &str) {
        let (name, method) = (format_ident!("__{}", method), format_ident!("{}", method));
        let field = self.cx.field(Owner::Synapses(synapses));
        self.listed = Some((name.clone(), quote!(self.#field.__links.#method())));
        self.add(&name, &quote!(&[__I]), &quote!(#name));
    }

    /// A variable as it was before the hook.
    pub(super) fn copy_of(&mut self, id: VariableId, synapses: usize) -> Ident {
        let (private, variable) = (&self.cx.private, self.variable(id));
        let (name, field) = (format_ident!("__old{}", id), super::before_field(self.number, id));
        let (ty, place, owner) =
            (&variable.ty, self.cx.variable(&quote!(self), variable), self.cx.field(Owner::Synapses(synapses)));
        if !self.known.contains(&name) {
            self.before.extend(quote!(#private::copy(&#place, &mut self.#owner.#field);));
        }
        self.add(&name, &quote!(&[#ty]), &quote!(&self.#owner.#field));
        name
    }

    /// A variable's past; this iteration's values are pushed first.
    pub(super) fn past(&mut self, id: VariableId, synapses: usize) -> Ident {
        let (private, variable) = (&self.cx.private, self.variable(id));
        let (name, field) = (format_ident!("__past{}", id), super::past_field(self.number, id));
        let (ty, owner) = (&variable.ty, self.cx.field(Owner::Synapses(synapses)));
        let values = super::whole_values(self.cx, self.model, id, &quote!(self));
        if !self.known.contains(&name) {
            self.before.extend(quote!(self.#owner.#field.push(#values);));
        }
        self.add(&name, &quote!(&#private::History<#ty>), &quote!(&self.#owner.#field));
        name
    }
}
