//! What small networks become, both passes; and that no tokens whatever make the macros panic.
//!
//! `INSTA_UPDATE=always cargo test -p pymonn-macros` writes the snapshots anew; read the difference before it goes in.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};
use quote::quote;

use crate::behaviour;

/// A behaviour's own tokens, as its macro hands them on: `[Name { brings } { hooks }]`.
fn digest(arguments: &TokenStream, item: &TokenStream) -> TokenStream {
    fn find(tokens: TokenStream) -> Option<TokenStream> {
        tokens.into_iter().find_map(|tree| {
            let TokenTree::Group(group) = tree else { return None };
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            let braces = |tree: &TokenTree| matches!(tree, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace);
            let found = group.delimiter() == Delimiter::Bracket
                && matches!(&inside[..], [TokenTree::Ident(_), a, b] if braces(a) && braces(b));
            if found { Some(quote!(#group)) } else { find(group.stream()) }
        })
    }
    find(behaviour::expand(arguments.clone(), item, "here")).unwrap_or_default()
}

/// Without attributes that say nothing about what runs.
fn bare(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for tree in tokens {
        let TokenTree::Group(group) = tree else {
            kept.push(tree);
            continue;
        };
        let first = group.stream().into_iter().next().map(|tree| tree.to_string()).unwrap_or_default();
        let noise = ["allow", "doc", "automatically_derived", "inline", "must_use"].contains(&first.as_str());
        let hash = matches!(kept.last(), Some(TokenTree::Punct(p)) if p.as_char() == '#');
        if hash && noise && group.delimiter() == Delimiter::Bracket {
            kept.pop();
            continue;
        }
        let mut new = Group::new(group.delimiter(), bare(group.stream()));
        new.set_span(group.span());
        kept.push(TokenTree::Group(new));
    }
    kept.into_iter().collect()
}

fn pretty(tokens: TokenStream) -> String {
    let text = bare(tokens).to_string();
    match syn::parse_str::<syn::File>(&text) {
        Ok(mut file) => {
            // What a model says of itself is long, and held by tests of its own.
            file.items.retain(|item| !matches!(item, syn::Item::Impl(block) if quote!(#block).to_string().contains("__Of")));
            prettyplease::unparse(&file)
        }
        Err(error) => format!("{error} in\n{text}"),
    }
}

fn first(network: &TokenStream) -> String {
    pretty(super::network(quote!(@start [::pymonn] #network)))
}

fn second(network: &TokenStream, digests: &[TokenStream]) -> String {
    pretty(super::network(quote!({} @resolved [::pymonn] { #network } #(#digests)*)))
}

#[test]
fn one_neuron_hook() {
    let network = quote! {
        network Plain(size: usize = 10) {
            group cells[size] {
                v: f32 = 1.0;
                1 => Decay { factor: 0.5 };
            }
        }
    };
    let decay = digest(&TokenStream::new(), &quote!(impl Decay { fn neuron(&self, v: &mut f32) { *v *= self.factor; } }));
    insta::assert_snapshot!("plain_first", first(&network));
    insta::assert_snapshot!("plain_second", second(&network, &[decay]));
}

#[test]
fn delayed_events_and_a_brought_trace() {
    let network = quote! {
        network Plastic {
            group cells[4] {
                spike: bool = false;
                input: f32 = 0.0;
            }
            synapses links: cells -> cells {
                connect = all_to_all();
                delay = 2;
                weight: f32 = 1.0;
                1 => Stdp { rate: 0.1 };
            }
        }
    };
    let stdp = digest(
        &quote!(src trace: f32 = 0.0),
        &quote! {
            impl Stdp {
                #[sum(dst_input)]
                fn on_pre(weight: f32) -> f32 { weight }
                fn on_post(&self, weight: &mut f32, src_trace: f32) { *weight += self.rate * src_trace; }
            }
        },
    );
    insta::assert_snapshot!("plastic_second", second(&network, &[stdp]));
}

#[test]
fn synapses_that_come_and_go() {
    let network = quote! {
        network Living {
            group cells[4] {
                spike: bool = false;
            }
            synapses links: cells -> cells [Adaptive] {
                connect = all_to_all();
                weight: f32 = uniform(0.0, 1.0);
                1 => Turnover { below: 0.1 };
                2 => Recorder { mean: mean(weight) };
            }
        }
    };
    let turnover = digest(
        &TokenStream::new(),
        &quote! {
            impl Turnover {
                fn initialize(weight: &mut f32) { *weight += 0.1; }
                #[prune(dst_spike)]
                fn weak(&self, weight: f32) -> bool { weight < self.below }
                fn grow(src_spike: &[bool], new: &mut NewSynapses) { new.link(0, src_spike.len() - 1); }
            }
        },
    );
    insta::assert_snapshot!("living_second", second(&network, &[turnover]));
}

#[test]
fn closures_a_recorder_and_a_matrix() {
    let network = quote! {
        network Inline<F: Float = f32>(gain: F = 2.0) {
            #[tag(exc)]
            group cells[4] {
                v: F = uniform(0.0, 1.0);
                1 => |v: &mut F, rng: &mut Rng| *v += gain * rng.uniform_of();
                9 every 2 => Recorder { v[0..2], mean: mean(v) };
            }
            synapses links: cells -> cells [Dense] {
                weight: F = 1.0;
                #[sum(dst_v)]
                2 => |weight: F, src_v: F| weight * src_v;
            }
        }
    };
    insta::assert_snapshot!("inline_second", second(&network, &[]));
}

/// Doc comments and lint levels stand on the fields that they are about.
#[test]
fn attributes_of_items_reach_their_fields() {
    let network = quote! {
        network Kept {
            #[expect(non_snake_case)]
            group Cells[4] {
                #[allow(non_snake_case)]
                V: f32 = 1.0;
                /// Forgets.
                #[warn(missing_docs)]
                1 => |V: &mut f32| *V *= 0.5;
            }
            #[deny(missing_docs)]
            synapses links: Cells -> Cells [Dense] {}
        }
    };
    let passes = [quote!(@start [::pymonn] #network), quote!({} @resolved [::pymonn] { #network })];
    let text: String = passes.map(|pass| super::network(pass).to_string()).concat().split_whitespace().collect();
    for (attributes, field) in [
        ("#[expect(non_snake_case)]", "pubCells:"),
        ("#[allow(non_snake_case)]", "pubV:"),
        (r#"#[doc=r"Forgets."]#[warn(missing_docs)]"#, "pub__b0:"),
        ("#[deny(missing_docs)]", "publinks:"),
    ] {
        assert!(text.contains(&format!("{attributes}{field}")), "{attributes}{field} in\n{text}");
    }
}

/// An editor alone sees the expressions a second time, in plain code.
#[test]
fn what_an_editor_sees_is_rust() {
    let network = quote! {
        network Edited(size: usize = 10) {
            dt = 0.5;
            group cells[size] {
                v: f32 = uniform(0.0, 1.0);
                1 every 2 => Decay { factor: 0.5 };
                9 => Recorder { v, mean: mean(v) };
            }
        }
    };
    let text: String = first(&network).split_whitespace().collect();
    let (before, editor) = text.split_once("fn__editor").unwrap_or_default();
    assert!(before.ends_with("#[cfg(rust_analyzer)]"), "{before}");
    for piece in ["size:usize", "uniform(0.0,1.0)", "Decay{factor:0.5}", "mean(v)", "letv:&[f32]"] {
        assert!(editor.contains(piece), "{piece} in\n{editor}");
    }
}

/// A half-typed line must reach the editor as it is.
#[test]
fn a_half_typed_expression_reaches_the_editor() {
    let network: TokenStream = "network Half { group cells[2] { v: f32 = 0.0; 1 => |v: &mut f32, rng: &mut Rng| { rng. }; } }"
        .parse()
        .unwrap_or_default();
    let text = super::network(quote!(@start [::pymonn] #network)).to_string();
    assert!(text.contains("rng ."), "{text}");
    assert!(text.contains("struct Half"), "{text}");
    assert!(!text.contains("compile_error"), "{text}");
}

const WORDS: &[&str] = &[
    "network",
    "Net",
    "pub",
    "group",
    "synapses",
    "on",
    "shared",
    "dt",
    "connect",
    "delay",
    "every",
    "with",
    "x",
    "y",
    "v",
    "src_v",
    "dst_v",
    "r#type",
    "__x",
    "Recorder",
    "EventRecorder",
    "Decay",
    "Sparse",
    "Dense",
    "Adaptive",
    "f32",
    "bool",
    "usize",
    "mut",
    "Rng",
    "Step",
    "Neuron",
    "View",
    "ViewMut",
    "NewSynapses",
    "impl",
    "fn",
    "self",
    "neuron",
    "synapse",
    "on_pre",
    "prune",
    "grow",
    "sum",
    "tag",
    "initialize",
    "where",
    "const",
    "crate",
    "1",
    "2.5",
    "0",
    "-1",
    "1e3",
    "1u8",
    "99999999999999999999999",
    "\"{x}\"",
    "'c'",
    "'a",
    "=",
    "=>",
    "->",
    ":",
    "::",
    ";",
    ",",
    ".",
    "..",
    "|",
    "||",
    "<",
    ">",
    "&",
    "#",
    "*",
    "+",
    "!",
    "?",
    "@",
    "$",
    "_",
    "move",
    "for",
    "dyn",
];

fn soup() -> impl Strategy<Value = TokenStream> {
    let word = prop::sample::select(WORDS).prop_map(|word| word.parse::<TokenStream>().unwrap_or_default());
    word.prop_recursive(4, 60, 8, |inner| {
        let delimiter = prop_oneof![
            prop::strategy::Just(Delimiter::Parenthesis),
            prop::strategy::Just(Delimiter::Brace),
            prop::strategy::Just(Delimiter::Bracket),
            prop::strategy::Just(Delimiter::None),
        ];
        (delimiter, prop::collection::vec(inner, 0..8)).prop_map(|(delimiter, parts)| {
            let group = TokenTree::Group(Group::new(delimiter, parts.into_iter().collect()));
            TokenStream::from(group)
        })
    })
}

/// A good network, from which single tokens are taken, or to which they are added.
const GOOD: &str = "pub network Good<const N: usize = 3, F: Float = f32>(size: usize = 10, p: f64 = 0.5) { dt = 0.5; r: f32 = 0.0; \
    #[tag(a, b)] group one[size] { v: F = 0.5; shared s: f32 = 1.0; 1 => Decay { factor: 0.5 } with x = v; 2 every N => Lif::<F>::new(1); \
    3 => |v: &mut f32, rng: &mut Rng| *v += 1.0; 9 => Recorder { v, v[0..2], m: mean(v), t: Vec<f32> = v.to_vec() }; } \
    group two[grid(3, 3)] { spike: bool = false; } synapses link: one -> two [Dense] { connect = probability(p).without_self(); \
    delay = uniform(1, 3); weight: f32 = 1.0; #[sum(dst_v)] 4 => |weight: f32, src_v: f32| weight * src_v; } \
    on a { 5 => EventRecorder { spike }; } 6 => |net: &mut Good| net.r = 1.0; }";

fn damage(tokens: TokenStream, at: &mut usize, with: &TokenStream, kind: u8) -> TokenStream {
    let mut out = TokenStream::new();
    for tree in tokens {
        let here = *at == 0;
        *at = at.wrapping_sub(1);
        if here {
            match kind % 3 {
                0 => out.extend(with.clone()),
                1 => out.extend(with.clone().into_iter().chain([tree])),
                _ => {}
            }
            continue;
        }
        match tree {
            TokenTree::Group(group) => {
                let inside = damage(group.stream(), at, with, kind);
                out.extend([TokenTree::Group(Group::new(group.delimiter(), inside))]);
            }
            tree => out.extend([tree]),
        }
    }
    out
}

fn both_passes(network: &TokenStream) {
    let decay = digest(&TokenStream::new(), &quote!(impl Decay { fn neuron(&self, x: &mut f32) {} }));
    let lif = digest(
        &quote!(u: f32 = 1.0),
        &quote!(
            impl<F> Lif<F> {
                fn neuron(v: &mut f32, r: f32) {}
                fn group(&mut self, s: &mut f32) {}
            }
        ),
    );
    drop(super::network(quote!(@start [::pymonn] #network)));
    drop(super::network(quote!({} @resolved [::pymonn] { #network } #decay #lif)));
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn soup_is_reported_and_never_a_panic(parts in prop::collection::vec(soup(), 0..20), seasoned in any::<bool>()) {
        let tokens: TokenStream = parts.into_iter().collect();
        let network = if seasoned { quote!(network Net { group v[2] { #tokens } synapses x: v -> v { #tokens } }) } else { tokens.clone() };
        both_passes(&network);
        drop(behaviour::expand(tokens.clone(), &quote!(impl Decay { fn neuron(v: f32) {} }), "here"));
        drop(behaviour::expand(TokenStream::new(), &quote!(impl Decay { #tokens }), "here"));
        drop(behaviour::expand(TokenStream::new(), &quote!(impl Decay { fn neuron(#tokens) {} }), "here"));
    }

    #[test]
    fn a_damaged_network_is_reported_and_never_a_panic(at in 0_usize..260, with in soup(), kind in any::<u8>()) {
        let good: TokenStream = GOOD.parse().unwrap_or_default();
        both_passes(&damage(good, &mut { at }, &with, kind));
    }
}
