//! What `build()` does: draws, checks, and puts everything in place.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::context::{Cx, quiet, variable_field};
use super::kernels;
use super::tokens::{arguments, at, local, start};
use crate::literal;
use crate::model::{Action, Init, Model, Owner, RecordedKind, Side, Variable};
use crate::syntax::Rule;

pub(super) fn expand(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let objects = cx.owners().map(|owner| object(cx, model, owner));
    let network = network(cx, model);
    quote!(#(#objects)* #network)
}

fn function(cx: &Cx<'_>, owner: Owner) -> Ident {
    cx.hidden(&format!("build_{}", cx.field(owner)))
}

/// `.map_err(…)?` that adds the network and the object to a refusal.
pub(super) fn fail(cx: &Cx<'_>, object: &str, span: Span) -> TokenStream {
    let (private, network) = (cx.private_at(span), cx.name.to_string());
    quote_spanned!(at(span)=> .map_err(|refusal| #private::BuildError::new(#network, #object, refusal))?)
}

/// `seed` and a name as the key of a random stream.
fn key(cx: &Cx<'_>, name: &str) -> TokenStream {
    let private = &cx.private;
    let seed = local("__seed");
    quote!(#private::StreamKey::new(#seed, const { #private::name_hash(#name) }))
}

fn object(cx: &Cx<'_>, model: &Model, owner: Owner) -> TokenStream {
    let (private, quiet) = (&cx.private, quiet());
    let (name, function, params) = (cx.object(owner), function(cx, owner), cx.params());
    let (ig, tg, clause) = (cx.impl_generics(), cx.type_generics(), &cx.ast.generics.where_clause);
    let (p, seed) = (local("__p"), local("__seed"));
    let (ends, frame, own) = match owner {
        Owner::Synapses(k) => {
            let (src, dst) = cx.ends(k);
            let (src, dst) = (cx.object(Owner::Group(src)), cx.object(Owner::Group(dst)));
            let state = kernels::new_state(cx, model, k);
            let links = links(cx, model, k);
            (quote!(__src: &#src #tg, __dst: &#dst #tg,), links, quote!(#state __links,))
        }
        Owner::Group(k) => (TokenStream::new(), extent(cx, k), quote!(__extent,)),
        Owner::Network => return TokenStream::new(),
    };
    let behaviours: TokenStream = cx.behaviours_of(owner).map(|(k, _)| behaviour(cx, k)).collect();
    let (_, events) = kernels::events(cx, model, owner);
    let mut variables = TokenStream::new();
    let mut fields = TokenStream::new();
    for (id, variable) in model.variables.iter().enumerate().filter(|(_, v)| v.owner == owner) {
        let slot = local(format!("__v{id}"));
        let value = initial(cx, variable, &site(cx, model, variable));
        let field = variable_field(variable);
        let dense = matches!(owner, Owner::Synapses(k) if cx.ast.synapses[k].dense) && variable.side == Side::Own;
        let stored = if dense && !variable.shared {
            quote!(#private::Table::new(__links.dst().size(), __links.src().size(), #slot))
        } else {
            quote!(#slot)
        };
        variables.extend(quote!(let #slot = #value;));
        fields.extend(quote!(#field: #stored,));
    }
    let recorders: TokenStream = cx.behaviours_of(owner).map(|(k, _)| recorder(cx, model, k)).collect();
    let holders = cx.behaviours_of(owner).map(|(k, b)| {
        let (field, value) = (&b.field, local(format!("__b{k}")));
        quote!(#field: #value,)
    });
    quote! {
        #[doc(hidden)]
        #quiet
        fn #function #ig (#p: &#params #tg, #seed: u64, __dt: f64, #ends __report: &mut #private::Report<'_>) -> #private::Result<#name #tg, #private::BuildError> #clause {
            use #private::{ValidateIfAny as _, ValidateNothing as _};
            #frame
            #behaviours
            #variables
            #recorders
            #private::Ok(#name { #fields #(#holders)* #events #own __marker: #private::PhantomData })
        }
    }
}

/// The group's size, checked.
fn extent(cx: &Cx<'_>, k: usize) -> TokenStream {
    let group = &cx.ast.groups[k];
    let span = start(&group.extent);
    let (private, expression, p) = (cx.private_at(span), &group.extent, local("__p"));
    let bind = cx.bind(expression, &quote!(#p), false);
    let fail = fail(cx, &group.name.to_string(), span);
    let call = quote_spanned!(at(span)=> #private::as_extent(#expression));
    // Of the noise of places. No variable can have this name.
    let key = key(cx, &format!("{}[]", group.name));
    quote!(let __extent = { #bind #call } #fail.seeded(#key);)
}

fn links(cx: &Cx<'_>, model: &Model, k: usize) -> TokenStream {
    let (private, synapses, p) = (&cx.private, &cx.ast.synapses[k], local("__p"));
    let name = synapses.name.to_string();
    // The parameters that the two expressions borrow must live until the links are built.
    let (mut bind_rule, mut bind_delay) = (TokenStream::new(), TokenStream::new());
    let rule = match &synapses.connect {
        Some(rule) => {
            let span = start(rule);
            let private = cx.private_at(span);
            bind_rule = cx.bind(rule, &quote!(#p), false);
            let call = quote_spanned!(at(span)=> #private::as_connect(#rule));
            quote!(#private::Some(#call))
        }
        None => quote!(#private::None),
    };
    let delay = match &synapses.delay {
        Some(delay) => {
            let span = start(delay);
            let private = cx.private_at(span);
            bind_delay = cx.bind(delay, &quote!(#p), false);
            let as_delay = local(if synapses.adaptive { "as_same_delay" } else { "as_delay" });
            let call = quote_spanned!(at(span)=> #private::#as_delay(#delay));
            let fail = fail(cx, &format!("{name}.delay"), span);
            quote!(#call #fail)
        }
        None => quote!(#private::DelayRule::Same(0)),
    };
    let (dense, (by_source, by_target)) = (synapses.dense, kernels::layout(cx, model, k));
    let sums = kernels::sums(cx, model, k);
    let (src, dst) = cx.ends(k);
    let same = src == dst;
    let [from, to] = [(0, "src"), (1, "dst")].map(|(end, word)| {
        let group = local(format!("__{word}"));
        let Some(part) = &synapses.parts[end] else { return quote!(#private::Neurons::from(#group.__extent)) };
        let span = start(part);
        let (private, bind) = (cx.private_at(span), cx.bind(part, &quote!(#p), false));
        let fail = fail(cx, &format!("{name}.{word}"), span);
        let call = quote_spanned!(at(span)=> #private::as_part(#group.__extent, #part));
        quote!({ #bind #call } #fail)
    });
    // No variable can have this name, so no initial value shares the stream.
    let (connect_key, delay_key) = (key(cx, &name), key(cx, &format!("{name}.delay=")));
    let fail = fail(cx, &name, synapses.name.span());
    let adaptive = if synapses.adaptive { quote!(.and_then(#private::Links::adaptive)) } else { TokenStream::new() };
    quote! {
        let __links = {
            let (__from, __to) = (#from, #to);
            #bind_rule
            let __rule = #rule;
            #bind_delay
            let __delay = #delay;
            #private::Links::build(
                __from,
                __to,
                #same,
                __rule,
                __delay,
                #private::Layout { dense: #dense, by_source: #by_source, by_target: #by_target, sums: #sums },
                (#connect_key, #delay_key),
                (#name, &mut *__report),
            ) #adaptive #fail
        };
    }
}

/// Evaluates a behaviour's expression, and lets it check itself.
fn behaviour(cx: &Cx<'_>, k: usize) -> TokenStream {
    let behaviour = &cx.plan.behaviours[k];
    let (value, p) = (local(format!("__b{k}")), local("__p"));
    match &behaviour.ast.rule {
        Rule::Typed { ty, source } => {
            let private = cx.private_at(behaviour.span);
            let bind = cx.bind(source, &quote!(#p), false);
            let fail = fail(cx, &cx.path_of(behaviour), behaviour.span);
            quote! {
                let #value: #ty = { #bind #source };
                (&#private::Probe(&#value)).check() #fail;
            }
        }
        Rule::Closure(_) => {
            let private = &cx.private;
            quote!(let #value = #private::Inline;)
        }
        Rule::Recorder { .. } | Rule::EventRecorder { .. } => TokenStream::new(),
    }
}

/// Where a variable's values are wanted, as a `Fill`.
fn site(cx: &Cx<'_>, model: &Model, variable: &Variable) -> TokenStream {
    let name = cx.qualified(variable);
    let key = key(cx, &name);
    match (variable.owner, variable.side, variable.shared) {
        (_, _, true) => quote!(shared(#key)),
        (Owner::Synapses(k), Side::Own, _) => {
            let synapses = &cx.ast.synapses[k];
            let masked = synapses.dense && !synapses.is_full();
            let method = if masked { Ident::new("masked", variable.name.span()) } else { local("synapses") };
            let growing = if kernels::grows(cx, model, k) { quote!(.growing()) } else { TokenStream::new() };
            quote!(#method(&__links, #key).reporting(#name, &mut *__report) #growing)
        }
        (Owner::Synapses(_), Side::Src, _) => quote!(neurons(__src.__extent, #key)),
        (Owner::Synapses(_), Side::Dst, _) => quote!(neurons(__dst.__extent, #key)),
        _ => quote!(neurons(__extent, #key)),
    }
}

/// Where the values of synapses that are added are wanted.
pub(super) fn site_of_born(cx: &Cx<'_>, variable: &Variable) -> TokenStream {
    let key = key(cx, &cx.qualified(variable));
    quote!(born(&__links, #key, __iteration))
}

pub(super) fn initial(cx: &Cx<'_>, variable: &Variable, site: &TokenStream) -> TokenStream {
    let (ty, p) = (&variable.ty, local("__p"));
    match &variable.init {
        Init::Declared(expression) => {
            let span = start(expression);
            let private = cx.private_at(span);
            let bind = cx.bind(expression, &quote!(#p), false);
            let converted = arguments(&literal::converted(expression, ty, &cx.ast.generics, &cx.krate));
            let method = if variable.shared { quote_spanned!(at(span)=> one) } else { quote_spanned!(at(span)=> with) };
            let call = quote_spanned!(at(span)=> #private::Fill::<'_, #ty>::#site.#method #converted);
            let fail = fail(cx, &cx.qualified(variable), span);
            quote!({ #bind #call } #fail)
        }
        Init::Brought(k, number) => {
            let behaviour = &cx.plan.behaviours[*k];
            let (private, value) = (cx.private_at(behaviour.span), local(format!("__b{k}")));
            let Rule::Typed { ty: owner, .. } = &behaviour.ast.rule else { return TokenStream::new() };
            let method = if variable.shared { quote!(one) } else { quote!(each) };
            let fail = fail(cx, &cx.qualified(variable), behaviour.span);
            quote!(<#owner as #private::Brings<#number>>::#method(&#value, #private::Fill::#site) #fail)
        }
    }
}

/// An empty recorder.
fn recorder(cx: &Cx<'_>, model: &Model, k: usize) -> TokenStream {
    let (private, value, name) = (&cx.private, local(format!("__b{k}")), cx.recorder(k));
    let behaviour = &cx.plan.behaviours[k];
    let Some(step) = model.steps.iter().find(|s| s.behaviour == k) else { return TokenStream::new() };
    let mut parts = TokenStream::new();
    let mut fields = TokenStream::new();
    match &step.action {
        Action::Record(items) => {
            for item in items {
                let field = &item.name;
                let width = |id: usize| {
                    let slot = local(format!("__v{id}"));
                    let variable = &model.variables[id];
                    let dense = matches!(variable.owner, Owner::Synapses(_)) && variable.side == Side::Own;
                    if dense { quote!(__links.slots()) } else { quote!(#slot.len()) }
                };
                match &item.what {
                    RecordedKind::Whole(id) if model.variables[*id].shared => {
                        fields.extend(quote!(#field: #private::Series::new(__dt),));
                    }
                    RecordedKind::Whole(id) => {
                        let slot = local(format!("__w{k}_{id}"));
                        let width = width(*id);
                        parts.extend(quote!(let #slot = #width;));
                        fields.extend(quote!(#field: #private::Recording::new(#slot, __dt),));
                    }
                    RecordedKind::Part(id, range) => {
                        let (kept, slot, p) =
                            (format_ident!("__range_{}", field), local(format!("__r{k}_{field}")), local("__p"));
                        let (span, width, bind) = (start(range), width(*id), cx.bind(range, &quote!(#p), false));
                        let private_there = cx.private_at(span);
                        let fail = fail(cx, &format!("{}.{field}", cx.path_of(behaviour)), span);
                        let call = quote_spanned!(at(span)=> #private_there::checked_range(#range, #width));
                        parts.extend(quote!(let #slot = { #bind #call } #fail;));
                        fields.extend(quote!(#field: #private::Recording::new(#slot.len(), __dt), #kept: #slot,));
                    }
                    RecordedKind::Value { .. } => fields.extend(quote!(#field: #private::Series::new(__dt),)),
                }
            }
        }
        Action::RecordEvents(items) => {
            for id in items {
                let field = variable_field(&model.variables[*id]);
                fields.extend(quote!(#field: #private::Events::new(__dt),));
            }
        }
        Action::Hook(_) | Action::Settle { .. } => return TokenStream::new(),
    }
    quote!(#parts let #value = #name { #fields __marker: #private::PhantomData };)
}

fn network(cx: &Cx<'_>, model: &Model) -> TokenStream {
    let (private, quiet, name, tg) = (&cx.private, quiet(), cx.name, cx.type_generics());
    let (ig, clause) = (cx.impl_generics(), &cx.ast.generics.where_clause);
    let (build, builder, params, rest) = (cx.hidden("build"), cx.builder(), cx.params(), cx.rest());
    let (b, p, seed) = (local("__builder"), local("__p"), local("__seed"));
    let defaults = cx.ast.params.iter().enumerate().map(|(k, param)| {
        let (field, ty, default) = (&param.name, &param.ty, &param.default);
        // A default may use earlier parameters, as set.
        let earlier = cx.ast.params[..k].iter().filter_map(|e| {
            let used = super::mentions(default, &e.name.to_string())?;
            let slot = local(format!("__p_{}", e.name));
            Some(quote!(let #used = #private::Clone::clone(&#slot);))
        });
        let slot = local(format!("__p_{field}"));
        quote! {
            let #slot: #ty = match #b.#field {
                #private::Some(set) => set,
                #private::None => { #(#earlier)* #default }
            };
        }
    });
    let given = cx.ast.params.iter().map(|param| {
        let (field, slot) = (&param.name, local(format!("__p_{}", param.name)));
        quote!(#field: #slot)
    });
    let dt = match &cx.ast.dt {
        Some(dt) => {
            let span = start(dt);
            let (private, bind, fail) = (cx.private_at(span), cx.bind(dt, &quote!(#p), false), fail(cx, "dt", span));
            let call = quote_spanned!(at(span)=> #private::checked_dt(#dt));
            quote!({ #bind #call } #fail)
        }
        None => quote!(1.0f64),
    };
    let objects: TokenStream = cx
        .owners()
        .map(|owner| {
            let (field, function) = (cx.field(owner), function(cx, owner));
            let slot = local(format!("__o_{field}"));
            let ends = match owner {
                Owner::Synapses(k) => {
                    let (src, dst) = cx.ends(k);
                    let slot = |g: usize| local(format!("__o_{}", cx.ast.groups[g].name));
                    let (src, dst) = (slot(src), slot(dst));
                    quote!(, &#src, &#dst)
                }
                _ => TokenStream::new(),
            };
            quote!(let #slot = #function(&#p, #seed, __dt #ends, &mut *__report)?;)
        })
        .collect();
    let placed = cx.owners().map(|owner| {
        let field = cx.field(owner);
        let slot = local(format!("__o_{field}"));
        quote!(#field: #slot)
    });
    let behaviours: TokenStream = cx.behaviours_of(Owner::Network).map(|(k, _)| behaviour(cx, k)).collect();
    let mut variables = TokenStream::new();
    let (mut shared, mut brought) = (TokenStream::new(), TokenStream::new());
    for (id, variable) in model.variables.iter().enumerate().filter(|(_, v)| v.owner == Owner::Network) {
        let (slot, value, field) = (local(format!("__v{id}")), initial(cx, variable, &site(cx, model, variable)), &variable.name);
        variables.extend(quote!(let #slot = #value;));
        let fields = if matches!(variable.init, Init::Declared(_)) { &mut shared } else { &mut brought };
        fields.extend(quote!(#field: #slot,));
    }
    let recorders: TokenStream = cx.behaviours_of(Owner::Network).map(|(k, _)| recorder(cx, model, k)).collect();
    let held = cx.behaviours_of(Owner::Network).map(|(k, b)| {
        let (field, value) = (&b.field, local(format!("__b{k}")));
        if b.ty.is_some() { quote!(#field: #private::Held::new(#value),) } else { quote!(#field: #value,) }
    });
    let everies = cx.plan.behaviours.iter().filter_map(|behaviour| {
        let every = behaviour.ast.every.as_ref()?;
        let span = start(every);
        let (private, bind) = (cx.private_at(span), cx.bind(every, &quote!(#p), false));
        let fail = fail(cx, &cx.path_of(behaviour), span);
        let call = quote_spanned!(at(span)=> #private::checked_every(#every));
        Some(quote!({ #bind #call } #fail))
    });
    let enabled = cx.plan.behaviours.iter().map(|_| quote!(true));
    let first = kernels::initialize(cx, model);
    let (threads, crew) = if cx.parallel {
        let fail = fail(cx, "threads", cx.name.span());
        (quote!(let __threads = #private::checked_threads(#b.__threads) #fail;), quote!(__threads,))
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    quote! {
        #[doc(hidden)]
        #quiet
        fn #build #ig (#b: #builder #tg, __report: &mut #private::Report<'_>) -> #private::Result<#name #tg, #private::BuildError> #clause {
            use #private::{ValidateIfAny as _, ValidateNothing as _};
            let #seed = #b.__seed;
            #threads
            #(#defaults)*
            let #p = #params { #(#given,)* __marker: #private::PhantomData };
            let __dt: f64 = #dt;
            #objects
            #behaviours
            #variables
            #recorders
            let __every = [#(#everies),*];
            let mut __net = #name {
                #(#placed,)*
                #shared
                __rest: #rest { #brought #(#held)* __marker: #private::PhantomData },
                __params: #p,
                __clock: #private::Clock { iteration: 0, dt: __dt, seed: #seed },
                __enabled: [#(#enabled),*],
                __every,
                __fused: true,
                #crew
            };
            #first
            #private::Ok(__net)
        }
    }
}
