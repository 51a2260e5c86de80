//! The parameters of a kernel's function, and what they are called with.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::hook_of;
use crate::expand::context::Cx;
use crate::expand::parallel::{Phase, Share};
use crate::expand::tokens::at;
use crate::model::{Hook, Mode, Model, Owner, Step, Variable, VariableId};
use crate::syntax::Rule;

/// How a phase calls the events of a variable, before its number.
pub(in crate::expand) const NOW: &str = "__now";

/// How many references have a parameter of their own in the function that is compiled for an instruction set.
const OWN_REFERENCES: usize = 4;

pub(super) struct Frame<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) model: &'a Model,
    pub(super) number: usize,
    pub(super) params: Vec<TokenStream>,
    /// Their types.
    pub(super) types: Vec<TokenStream>,
    pub(super) arguments: Vec<TokenStream>,
    /// What `run` does first.
    pub(super) before: TokenStream,
    /// What it does last.
    pub(super) after: TokenStream,
    /// A list of neurons that the kernel walks, in entries of either width: its name, and the whole.
    pub(super) listed: Option<(Ident, TokenStream)>,
    /// For a kernel that works on a thread's part: the phase that it belongs to.
    phase: Option<&'a Phase>,
    /// What the phase puts under a name before threads begin.
    pub(super) captures: Vec<(Ident, TokenStream)>,
    /// What the phase hands out to threads, beside variables: name, and the whole.
    pub(super) handles: Vec<(Ident, TokenStream)>,
    /// What is only read: parameter, type, argument.
    pub(super) references: Vec<(Ident, TokenStream, TokenStream)>,
    written: Vec<VariableId>,
    known: Vec<Ident>,
}

/// What a phase calls the index of a synapse group.
pub(super) fn links_name(synapses: usize) -> Ident {
    format_ident!("__links{}", synapses)
}

pub(super) fn is_view(mode: Mode) -> bool {
    matches!(mode, Mode::View | Mode::ViewMut)
}

impl<'a> Frame<'a> {
    pub(super) fn new(cx: &'a Cx<'a>, model: &'a Model, number: usize, steps: &[&Step]) -> Self {
        Self::with(cx, model, number, steps, None)
    }

    /// For a kernel that works on a thread's part.
    pub(super) fn part(cx: &'a Cx<'a>, model: &'a Model, number: usize, steps: &[&Step], phase: &'a Phase) -> Self {
        Self::with(cx, model, number, steps, Some(phase))
    }

    fn with(cx: &'a Cx<'a>, model: &'a Model, number: usize, steps: &[&Step], phase: Option<&'a Phase>) -> Self {
        let uses = steps.iter().filter_map(|step| hook_of(step)).flat_map(Hook::uses);
        let written = uses.filter(|(.., writes)| *writes).map(|(id, ..)| id).collect();
        let mut frame = Self {
            cx,
            model,
            number,
            params: Vec::new(),
            types: Vec::new(),
            arguments: Vec::new(),
            before: TokenStream::new(),
            after: TokenStream::new(),
            listed: None,
            phase,
            captures: Vec::new(),
            handles: Vec::new(),
            references: Vec::new(),
            written,
            known: Vec::new(),
        };
        let (private, params, tg) = (&cx.private, cx.params(), cx.type_generics());
        frame.copied_in("__step", "__step", &quote!(#private::Step), |net| quote!(#net.__clock.step()));
        frame.copied_in("__seed", "__seed", &quote!(u64), |net| quote!(#net.__clock.seed));
        let asks = |step: &&Step| match &cx.plan.behaviours[step.behaviour].ast.rule {
            Rule::Closure(closure) => !super::call::bound(cx, closure, &quote!(__p)).is_empty(),
            _ => false,
        };
        if phase.is_none() || steps.iter().any(asks) {
            frame.reference(&format_ident!("__p"), &quote!(#params #tg), cx.name.span(), |net| quote!(#net.__params));
        }
        frame
    }

    pub(super) fn variable(&self, id: VariableId) -> &'a Variable {
        &self.model.variables[id]
    }

    pub(super) fn writes(&self, id: VariableId) -> bool {
        self.written.contains(&id)
    }

    /// Whether the kernel works on a thread's part.
    pub(super) fn is_part(&self) -> bool {
        self.phase.is_some()
    }

    /// The lifetime of what is borrowed, where it must be named.
    pub(super) fn lifetime(&self) -> TokenStream {
        if self.is_part() { quote!('__a) } else { TokenStream::new() }
    }

    /// What `before` and arguments call the network.
    pub(super) fn net(&self) -> TokenStream {
        if self.is_part() { quote!(net) } else { quote!(self) }
    }

    /// Adds a parameter once.
    pub(super) fn add(&mut self, name: &Ident, ty: &TokenStream, argument: &TokenStream) {
        if !self.known.contains(name) {
            self.known.push(name.clone());
            self.params.push(quote!(#name: #ty));
            self.types.push(ty.clone());
            self.arguments.push(argument.clone());
        }
    }

    /// Puts something of the network under a name for all threads of a phase.
    fn capture(&mut self, name: &Ident, value: TokenStream) {
        if !self.captures.iter().any(|(known, _)| known == name) {
            self.captures.push((name.clone(), value));
        }
    }

    /// Adds a value that is copied; `local` is its name in a phase.
    pub(super) fn copied_in(&mut self, name: &str, local: &str, ty: &TokenStream, place: impl Fn(&TokenStream) -> TokenStream) {
        let (name, local) = (format_ident!("{}", name), format_ident!("{}", local));
        let value = place(&self.net());
        if self.is_part() {
            self.capture(&local, value);
            self.add(&name, ty, &quote!(#local));
        } else {
            self.add(&name, ty, &value);
        }
    }

    /// Adds something that is read where it lies.
    pub(super) fn read_in(&mut self, name: &Ident, local: &Ident, ty: &TokenStream, place: impl Fn(&TokenStream) -> TokenStream) {
        let (lifetime, value) = (self.lifetime(), place(&self.net()));
        if self.is_part() {
            self.capture(local, quote!(&#value));
            self.add(name, &quote!(&#lifetime #ty), &quote!(#local));
        } else {
            self.add(name, &quote!(&#ty), &quote!(&#value));
        }
    }

    /// Adds a behaviour's or the network's parameters, borrowed.
    fn reference(&mut self, name: &Ident, ty: &TokenStream, span: Span, place: impl Fn(&TokenStream) -> TokenStream) {
        let value = place(&self.net());
        if !self.is_part() {
            self.add(name, &quote!(&#ty), &quote!(&#value));
            return;
        }
        if self.known.contains(name) {
            return;
        }
        let (private, local) = (self.cx.private_at(span), format_ident!("__shared{}", name));
        // Where a type cannot be shared, rustc says so at its name.
        self.capture(&local, quote_spanned!(at(span)=> #private::as_shared::<#ty>(&#value)));
        if self.references.len() < OWN_REFERENCES {
            self.known.push(name.clone());
            self.references.push((name.clone(), ty.clone(), quote!(&*#local)));
        } else {
            self.add(name, &quote!(&'__a #ty), &quote!(&*#local));
        }
    }

    /// What the phase hands out of the variable, if a step of the phase writes it.
    pub(super) fn share(&self, id: VariableId) -> Option<Share> {
        self.phase.and_then(|phase| phase.share(id))
    }

    /// A variable's slice; a part's own neurons of it.
    pub(super) fn slice(&mut self, id: VariableId) -> Ident {
        let (name, variable) = (format_ident!("__v{}", id), self.variable(id));
        let (ty, lifetime) = (&variable.ty, self.lifetime());
        let place = self.cx.variable(&self.net(), variable);
        let m = if self.writes(id) { quote!(mut) } else { TokenStream::new() };
        let argument = match (self.is_part(), self.share(id)) {
            (false, _) => quote!(&#m #place),
            (true, Some(_)) => {
                let own = format_ident!("__own{}", id);
                quote!(&#m *#own)
            }
            (true, None) => {
                let (whole, group) = (format_ident!("__whole{}", id), self.cx.neurons_of(variable));
                self.capture(&whole, quote!(&#place[..]));
                quote!(&#whole[__cuts[#group].range(__part)])
            }
        };
        self.add(&name, &quote!(&#lifetime #m [#ty]), &argument);
        name
    }

    /// A variable's slice, to be read through the other end.
    pub(super) fn source(&mut self, id: VariableId) -> Ident {
        if !self.is_part() {
            return self.slice(id);
        }
        let (name, variable) = (format_ident!("__o{}", id), self.variable(id));
        let (ty, place, whole) = (&variable.ty, self.cx.variable(&self.net(), variable), format_ident!("__whole{}", id));
        self.capture(&whole, quote!(&#place[..]));
        self.add(&name, &quote!(&'__a [#ty]), &quote!(#whole));
        name
    }

    /// A variable of synapses; a part's own of it where the phase writes it.
    pub(super) fn of_synapses(&mut self, id: VariableId) -> Ident {
        if !self.is_part() {
            return self.slice(id);
        }
        if self.share(id).is_none() {
            return self.source(id);
        }
        let (private, ty) = (&self.cx.private, &self.variable(id).ty);
        let (name, own) = (format_ident!("__v{}", id), format_ident!("__own{}", id));
        if !self.known.contains(&name) {
            self.known.push(name.clone());
            self.params.push(quote!(mut #name: #private::Share<'__a, #ty>));
            self.types.push(quote!(#private::Share<'__a, #ty>));
            self.arguments.push(quote!(#own.again()));
        }
        name
    }

    /// A shared variable's value.
    pub(super) fn value(&mut self, id: VariableId) -> Ident {
        let (name, variable) = (format_ident!("__v{}", id), self.variable(id));
        let (ty, cx) = (variable.ty.clone(), self.cx);
        self.copied_in(&name.to_string(), &format!("__value{id}"), &ty, |net| cx.variable(net, variable));
        name
    }

    /// The behaviour's parameters, borrowed.
    pub(super) fn behaviour(&mut self, k: usize, ty: &syn::Path, mutable: bool) -> Ident {
        let (name, cx) = (format_ident!("__b{}", k), self.cx);
        let behaviour = &cx.plan.behaviours[k];
        if mutable {
            let place = cx.behaviour(&self.net(), behaviour);
            self.add(&name, &quote!(&mut #ty), &quote!(&mut #place));
        } else {
            self.reference(&name, &quote!(#ty), behaviour.span, |net| cx.behaviour(net, behaviour));
        }
        name
    }

    /// The index of a synapse group.
    pub(super) fn links(&mut self, synapses: usize) -> Ident {
        let (private, field) = (&self.cx.private, self.cx.field(Owner::Synapses(synapses)));
        let name = format_ident!("__links");
        self.read_in(&name, &links_name(synapses), &quote!(#private::Links), |net| quote!(#net.#field.__links));
        name
    }

    /// The size and shape of a group.
    pub(super) fn extent(&mut self, group: usize) {
        let (private, field) = (&self.cx.private, self.cx.field(Owner::Group(group)));
        self.copied_in("__extent", &format!("__extent{group}"), &quote!(#private::Extent), |net| quote!(#net.#field.__extent));
    }

    /// How many neurons of a group the kernel is for: `all` of them, or the part's own.
    pub(super) fn count(&mut self, group: usize, all: TokenStream) -> TokenStream {
        if !self.is_part() {
            return all;
        }
        let private = &self.cx.private;
        self.add(&format_ident!("__own"), &quote!(#private::Range<usize>), &quote!(__cuts[#group].range(__part)));
        quote!(__own.len())
    }

    /// A neuron's number in the group, from its number among the part's own.
    pub(super) fn absolute(&self, index: &TokenStream) -> TokenStream {
        if self.is_part() { quote!((__own.start + #index)) } else { index.clone() }
    }

    /// The other way.
    pub(super) fn relative(&self, index: &TokenStream) -> TokenStream {
        if self.is_part() { quote!((#index - __own.start)) } else { index.clone() }
    }

    /// The segments that events reach now.
    pub(super) fn arrivals(&mut self, synapses: usize, event: VariableId) {
        let (private, cx, net) = (&self.cx.private, self.cx, self.net());
        let (field, arrivals) = (cx.field(Owner::Synapses(synapses)), super::arrivals_field(self.number));
        let name = format_ident!("__segments");
        if self.is_part() {
            let (links, now_there) = (links_name(synapses), self.now(event));
            let bits = super::look(cx, self.model, self.number, event, &net);
            self.before.extend(quote!(let __now = #bits; net.#field.#arrivals.note(__now);));
            self.handles.push((arrivals.clone(), quote!(net.#field.#arrivals.parts())));
            self.add(&name, &quote!(&'__a [#private::Piece]), &quote!(#arrivals.rows(#links, #now_there)));
        } else {
            let now = super::scan(cx, self.model, self.number, event, &net);
            let argument = quote!(self.#field.#arrivals.arrive(&self.#field.__links, #now));
            self.add(&name, &quote!(&[#private::Segment]), &argument);
        }
    }

    /// The targets whose event is now.
    pub(super) fn fired(&mut self, synapses: usize, event: VariableId) {
        let (cx, net, name) = (self.cx, self.net(), format_ident!("__fired"));
        if self.is_part() {
            let (now_there, group) = (self.now(event), cx.ends(synapses).1);
            let bits = super::look(cx, self.model, self.number, event, &net);
            self.before.extend(quote!(#bits;));
            self.add(&name, &quote!(&'__a [u32]), &quote!(#now_there.of(&__cuts[#group].range(__part), __part)));
        } else {
            let now = super::scan(cx, self.model, self.number, event, &net);
            self.add(&name, &quote!(&[u32]), &quote!(#now.list));
        }
    }

    /// The events of a variable, which threads read.
    fn now(&mut self, event: VariableId) -> Ident {
        let (object, bits) = (self.cx.field(self.variable(event).owner), super::events_field(event));
        let name = format_ident!("{}{}", NOW, event);
        self.capture(&name, quote!(net.#object.#bits.now()));
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
        let (field, lifetime, links) = (self.cx.field(Owner::Synapses(synapses)), self.lifetime(), links_name(synapses));
        let whole = if self.is_part() { quote!(#links.#method()) } else { quote!(self.#field.__links.#method()) };
        self.listed = Some((name.clone(), whole));
        self.add(&name, &quote!(&#lifetime [__I]), &quote!(#name));
    }

    /// A variable as it was before the hook.
    pub(super) fn copy_of(&mut self, id: VariableId, synapses: usize) -> Ident {
        let (private, variable, net) = (&self.cx.private, self.variable(id), self.net());
        let (name, field) = (format_ident!("__old{}", id), super::before_field(self.number, id));
        let (ty, place, owner) = (&variable.ty, self.cx.variable(&net, variable), self.cx.field(Owner::Synapses(synapses)));
        if !self.known.contains(&name) {
            self.before.extend(quote!(#private::copy(&#place, &mut #net.#owner.#field);));
        }
        let local = format_ident!("__old{}_{}", self.number, id);
        self.read_in(&name, &local, &quote!([#ty]), |net| quote!(#net.#owner.#field[..]));
        name
    }

    /// A variable's past; this iteration's values are pushed first.
    pub(super) fn past(&mut self, id: VariableId, synapses: usize) -> Ident {
        let (private, variable, net) = (&self.cx.private, self.variable(id), self.net());
        let (name, field) = (format_ident!("__past{}", id), super::past_field(self.number, id));
        let (ty, owner) = (&variable.ty, self.cx.field(Owner::Synapses(synapses)));
        let values = super::whole_values(self.cx, self.model, id, &net);
        if !self.known.contains(&name) {
            self.before.extend(quote!(#net.#owner.#field.push(#values);));
        }
        let local = format_ident!("__past{}_{}", self.number, id);
        self.read_in(&name, &local, &quote!(#private::History<#ty>), |net| quote!(#net.#owner.#field));
        name
    }
}
