//! Synapses that come and go: hooks of the kinds `prune` and `grow`, and how the variables follow a change.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::frame::Frame;
use super::{hooks, initial_number, post, synapse, whole};
use crate::expand::build;
use crate::expand::context::{Cx, quiet, variable_field};
use crate::expand::tokens::local;
use crate::model::{Hook, Init, Kind, Model, Owner, Side, Step, Variable, VariableId};

/// Whether a variable has free places between its values, so that whoever is shown the whole of it is shown a copy without them.
pub(in crate::expand) fn is_packed(cx: &Cx<'_>, variable: &Variable) -> bool {
    let adaptive = matches!(variable.owner, Owner::Synapses(k) if cx.ast.synapses[k].adaptive);
    adaptive && variable.side == Side::Own && !variable.shared
}

/// Where the copy lies.
pub(in crate::expand) fn packed_field(id: VariableId) -> Ident {
    format_ident!("__packed_{}", id)
}

/// Makes the copy.
pub(in crate::expand) fn pack(cx: &Cx<'_>, model: &Model, id: VariableId, net: &TokenStream) -> TokenStream {
    let variable = &model.variables[id];
    let (object, place, packed) = (cx.field(variable.owner), cx.variable(net, variable), packed_field(id));
    quote!(#net.#object.__links.pack(&#place, &mut #net.#object.#packed);)
}

/// The variables of a group that have a value for each synapse.
fn own<'m>(cx: &Cx<'_>, model: &'m Model, synapses: usize) -> Vec<(VariableId, &'m Variable)> {
    let of_group = |v: &Variable| v.owner == Owner::Synapses(synapses) && is_packed(cx, v);
    model.variables.iter().enumerate().filter(|(_, v)| of_group(v)).collect()
}

fn has(cx: &Cx<'_>, model: &Model, synapses: usize, kind: Kind) -> bool {
    hooks(cx, model, synapses).any(|(_, hook)| hook.kind == kind)
}

/// Whether synapses are added to a group.
pub(in crate::expand) fn grows(cx: &Cx<'_>, model: &Model, synapses: usize) -> bool {
    has(cx, model, synapses, Kind::Grow)
}

/// Fields of the group: the copies, and what is to be removed.
pub(super) fn fields(cx: &Cx<'_>, model: &Model, synapses: usize) -> TokenStream {
    let private = &cx.private;
    let mut fields = TokenStream::new();
    for (id, variable) in own(cx, model, synapses) {
        let (field, ty) = (packed_field(id), &variable.ty);
        fields.extend(quote!(#[doc(hidden)] pub #field: #private::Vec<#ty>,));
    }
    if has(cx, model, synapses, Kind::Prune) {
        fields.extend(quote!(#[doc(hidden)] pub __doomed: #private::Doomed,));
    }
    fields
}

/// Their values while the group is built.
pub(super) fn values(cx: &Cx<'_>, model: &Model, synapses: usize) -> TokenStream {
    let private = &cx.private;
    let mut values = TokenStream::new();
    for (id, _) in own(cx, model, synapses) {
        let field = packed_field(id);
        values.extend(quote!(#field: #private::Vec::new(),));
    }
    if has(cx, model, synapses, Kind::Prune) {
        values.extend(quote!(__doomed: #private::Doomed::new(&__links),));
    }
    values
}

/// Asks each synapse, or those that an event reaches, whether it goes; then removes them.
pub(super) fn prune(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let private = &frame.cx.private;
    let field = frame.cx.field(frame.cx.plan.behaviours[step.behaviour].owner);
    frame.add(&format_ident!("__doomed"), &quote!(&mut #private::Doomed), &quote!(&mut self.#field.__doomed));
    frame.after.extend(quote! {
        if self.#field.__doomed.any() {
            let mut __doomed = #private::take(&mut self.#field.__doomed);
            self.#field.__change(|__links, __follow| __links.remove(&mut __doomed, __follow));
            self.#field.__doomed = __doomed;
        }
    });
    if hook.event.is_some() && hook.event_side == Side::Dst {
        post::by_event_of_target(frame, step, hook)
    } else {
        synapse::by_source(frame, step, hook)
    }
}

/// Lets the hook propose synapses; then adds them.
pub(super) fn grow(frame: &mut Frame<'_>, step: &Step, hook: &Hook) -> TokenStream {
    let private = &frame.cx.private;
    let owner = frame.cx.plan.behaviours[step.behaviour].owner;
    let field = frame.cx.field(owner);
    let body = whole::body(frame, step, hook);
    frame.add(&format_ident!("__new"), &quote!(&mut #private::NewSynapses<'_>), &quote!(&mut self.#field.__links.propose()));
    let add = frame.cx.hidden(&format!("add_{field}"));
    frame.after.extend(quote!(if self.#field.__links.announce() { #add(self); }));
    body
}

impl Frame<'_> {
    /// The values of existing synapses side by side; they are put back where the hook changes them.
    pub(super) fn packed(&mut self, id: VariableId) -> Ident {
        let (name, variable, cx) = (format_ident!("__v{}", id), self.variable(id), self.cx);
        let (ty, object, packed) = (&variable.ty, cx.field(variable.owner), packed_field(id));
        self.before.extend(pack(cx, self.model, id, &quote!(self)));
        if self.writes(id) {
            let place = cx.variable(&quote!(self), variable);
            self.after.extend(quote!(self.#object.__links.unpack(&self.#object.#packed, &mut #place);));
            self.add(&name, &quote!(&mut [#ty]), &quote!(&mut self.#object.#packed));
        } else {
            self.add(&name, &quote!(&[#ty]), &quote!(&self.#object.#packed));
        }
        name
    }
}

/// For each group whose synapses change: how its variables follow, and how new synapses get their values.
pub(super) fn expand(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let mut items = TokenStream::new();
    for k in 0..cx.ast.synapses.len() {
        let grows = grows(cx, model, k);
        if grows || has(cx, model, k, Kind::Prune) {
            items.extend(change(cx, model, k));
        }
        if grows {
            items.extend(born(cx, model, k));
            items.extend(add(cx, model, k));
        }
    }
    items
}

fn change(cx: &Cx<'_>, model: &Model, synapses: usize) -> TokenStream {
    let (private, quiet, object) = (&cx.private, quiet(), cx.object(Owner::Synapses(synapses)));
    let (ig, tg, clause) = (cx.impl_generics(), cx.type_generics(), &cx.ast.generics.where_clause);
    let own = own(cx, model, synapses);
    let fields: Vec<Ident> = own.iter().map(|(_, variable)| variable_field(variable)).collect();
    // Where a type has no default, rustc says so at the variable.
    let follow = own.iter().map(|(_, variable)| {
        let (field, apply) = (variable_field(variable), Ident::new("apply", variable.name.span()));
        quote!(__moves.#apply(#field);)
    });
    quote! {
        #[automatically_derived]
        #quiet
        impl #ig #object #tg #clause {
            #[doc(hidden)]
            fn __change(&mut self, __change: impl #private::FnOnce(&mut #private::Links, &mut dyn #private::FnMut(&#private::Moves<'_>))) {
                let Self { __links, #(#fields,)* .. } = self;
                __change(__links, &mut |__moves| { #(#follow)* });
            }
        }
    }
}

/// The name of the function that draws the values of new synapses.
fn born_name(cx: &Cx<'_>, synapses: usize) -> Ident {
    cx.hidden(&format!("born_{}", cx.field(Owner::Synapses(synapses))))
}

fn born(cx: &Cx<'_>, model: &Model, synapses: usize) -> TokenStream {
    let (private, quiet, name) = (&cx.private, quiet(), born_name(cx, synapses));
    let (ig, ty, clause) = (cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause);
    let (field, own) = (cx.field(Owner::Synapses(synapses)), own(cx, model, synapses));
    let types = own.iter().map(|(_, variable)| &variable.ty);
    let behaviours = own.iter().filter_map(|(_, variable)| match variable.init {
        Init::Brought(k, _) => {
            let (value, place) = (local(format!("__b{k}")), cx.behaviour(&quote!(net), &cx.plan.behaviours[k]));
            Some(quote!(let #value = &#place;))
        }
        Init::Declared(_) => None,
    });
    let values = own.iter().map(|(_, variable)| build::initial(cx, variable, &build::site_of_born(cx, variable)));
    let (p, seed) = (local("__p"), local("__seed"));
    quote! {
        #[doc(hidden)]
        #quiet
        fn #name #ig (net: &#ty) -> #private::Result<(#(#private::Var<#types>,)*), #private::BuildError> #clause {
            let (#p, #seed, __iteration) = (&net.__params, net.__clock.seed, net.__clock.iteration);
            let __links = &net.#field.__links;
            #(#behaviours)*
            #private::Ok((#(#values,)*))
        }
    }
}

fn add(cx: &Cx<'_>, model: &Model, synapses: usize) -> TokenStream {
    let (private, quiet, born) = (&cx.private, quiet(), born_name(cx, synapses));
    let (ig, ty, clause) = (cx.impl_generics(), cx.ty(), &cx.ast.generics.where_clause);
    let owner = Owner::Synapses(synapses);
    let (field, own) = (cx.field(owner), own(cx, model, synapses));
    let name = cx.hidden(&format!("add_{field}"));
    let drawn: Vec<Ident> = own.iter().map(|(id, _)| local(format!("__v{id}"))).collect();
    let places = own.iter().map(|(_, variable)| cx.variable(&quote!(net), variable));
    let fit = if has(cx, model, synapses, Kind::Prune) {
        quote!(net.#field.__doomed.fit(&net.#field.__links);)
    } else {
        TokenStream::new()
    };
    let initial = model.initial.iter().enumerate();
    let of_group = initial.filter(|(_, step)| cx.plan.behaviours[step.behaviour].owner == owner);
    let numbers = of_group.map(|(k, _)| initial_number(model, k));
    quote! {
        #[doc(hidden)]
        #quiet
        fn #name #ig (net: &mut #ty) #clause {
            let #private::Ok((#(#drawn,)*)) = #born(net) else { return net.#field.__links.dismiss() };
            net.#field.__change(|__links, __follow| __links.grow(__follow));
            #(net.#field.__links.put_newest(&#drawn, &mut #places);)*
            #fit
            #(#private::dispatch::<#numbers, _>(net);)*
        }
    }
}
