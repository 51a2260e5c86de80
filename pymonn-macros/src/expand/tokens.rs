//! Small things about tokens and spans.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// A span with the place of the user's token and the hygiene of generated code.
pub(super) fn at(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// The same tokens, blamed on the user's token: messages of rustc then point there.
pub(super) fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|tree| match tree {
            TokenTree::Group(group) => {
                let mut new = Group::new(group.delimiter(), respan(group.stream(), span));
                new.set_span(group.span().located_at(span));
                TokenTree::Group(new)
            }
            mut tree => {
                tree.set_span(tree.span().located_at(span));
                tree
            }
        })
        .collect()
}

/// A value that stands, for rustc's messages, at the user's token, as if it were written there.
///
/// The parentheses have the user's own span, so the expression has it too: no "originates in the macro".
pub(super) fn blamed(value: TokenStream, span: Span) -> TokenStream {
    let mut group = Group::new(proc_macro2::Delimiter::Parenthesis, respan(value, span));
    group.set_span(span);
    TokenTree::Group(group).into()
}

/// `(a, b)` behind a function's name, with the user's own span.
pub(super) fn list(values: impl IntoIterator<Item = TokenStream>, span: Span) -> TokenStream {
    let values = values.into_iter().map(|value| blamed(value, span));
    let mut group = Group::new(proc_macro2::Delimiter::Parenthesis, quote::quote_spanned!(span=> #(#values),*));
    group.set_span(span);
    TokenTree::Group(group).into()
}

/// The span of the last token.
pub(super) fn end(tokens: &TokenStream) -> Span {
    tokens.clone().into_iter().last().map_or_else(Span::call_site, |tree| tree.span())
}

/// Arguments of a call that end where the user's expression ends: that is where rustc reports one that is half typed.
pub(super) fn arguments(expression: &TokenStream) -> TokenStream {
    let mut group = Group::new(proc_macro2::Delimiter::Parenthesis, expression.clone());
    group.set_span(end(expression));
    TokenTree::Group(group).into()
}

/// The span of the first token.
pub(super) fn start(tokens: &TokenStream) -> Span {
    tokens.clone().into_iter().next().map_or_else(Span::call_site, |tree| tree.span())
}

/// The same name with another span; a raw one stays raw.
pub(super) fn located(name: &Ident, span: Span) -> Ident {
    let mut name = name.clone();
    name.set_span(span);
    name
}

/// A local of generated code; a user's name in it may be raw.
pub(super) fn local(name: impl AsRef<str>) -> Ident {
    Ident::new(&name.as_ref().replace("r#", ""), Span::call_site())
}

/// Source text as the user would write it: tokens alone do not tell where blanks stood.
pub(super) fn text(tokens: &TokenStream) -> String {
    let mut text = Text::default();
    text.stream(tokens);
    text.out
}

/// Text under way, and what its last token asks of the next.
#[derive(Default)]
struct Text {
    out: String,
    /// No blank comes next: behind an opening bracket, a dot, a prefix.
    tight: bool,
    /// The last token ends an operand, so that what follows is no prefix, and brackets may be a call or an index.
    operand: bool,
    /// Open `<` of generic arguments, and whether a closure's parameters are open.
    generics: usize,
    bars: bool,
}

impl Text {
    fn stream(&mut self, tokens: &TokenStream) {
        let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut run = String::new();
        for (k, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Group(group) => self.group(group),
                TokenTree::Punct(p) => {
                    run.push(p.as_char());
                    if p.spacing() == proc_macro2::Spacing::Alone || !matches!(trees.get(k + 1), Some(TokenTree::Punct(_))) {
                        self.marks(&std::mem::take(&mut run));
                    }
                }
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    let lifetime = self.out.ends_with('\'');
                    self.put(&word, !self.tight);
                    let keyword = ["in", "if", "match", "else", "return", "let", "move", "mut", "as"].contains(&word.as_str());
                    (self.tight, self.operand) = (false, !keyword && !lifetime);
                }
                TokenTree::Literal(literal) => {
                    self.put(&literal.to_string(), !self.tight);
                    (self.tight, self.operand) = (false, true);
                }
            }
        }
    }

    fn put(&mut self, piece: &str, blank: bool) {
        if blank && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.out.push_str(piece);
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace if group.stream().is_empty() => ("{", "}"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => return self.stream(&group.stream()),
        };
        let call = group.delimiter() != Delimiter::Brace && self.operand;
        self.put(open, !call && !self.tight);
        let outer = (std::mem::take(&mut self.generics), std::mem::take(&mut self.bars));
        (self.tight, self.operand) = (true, false);
        self.stream(&group.stream());
        (self.generics, self.bars) = outer;
        self.out.push_str(close);
        (self.tight, self.operand) = (false, true);
    }

    /// Marks that stand side by side, parted into operators, the longest first.
    fn marks(&mut self, mut run: &str) {
        const LONG: [&str; 23] = [
            "..=", "<<=", ">>=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "^=", "&=",
            "|=", "<<", ">>", "..",
        ];
        while !run.is_empty() {
            let closes = (run.starts_with('>') && self.generics > 0) || (run.starts_with('|') && self.bars);
            let long = LONG.iter().find(|long| run.starts_with(**long)).filter(|_| !closes);
            let (mark, rest) = run.split_at(long.map_or(1, |long| long.len()));
            self.mark(mark);
            run = rest;
        }
    }

    fn mark(&mut self, mark: &str) {
        let named = self
            .out
            .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        match mark {
            "." | ".." | "..=" | "::" => {
                let begins = mark != "." && !self.operand;
                self.put(mark, begins && !self.tight);
                (self.tight, self.operand) = (true, false);
            }
            "," | ";" | ":" | "?" => {
                self.put(mark, false);
                (self.tight, self.operand) = (false, mark == "?");
            }
            "<" if self.out.ends_with("::") || (self.operand && named) => {
                self.put(mark, false);
                self.generics += 1;
                (self.tight, self.operand) = (true, false);
            }
            ">" if self.generics > 0 => {
                self.put(mark, false);
                self.generics -= 1;
                (self.tight, self.operand) = (false, true);
            }
            "|" if self.bars => {
                self.put(mark, false);
                self.bars = false;
                (self.tight, self.operand) = (false, false);
            }
            "|" if !self.operand => {
                self.put(mark, !self.tight);
                self.bars = true;
                (self.tight, self.operand) = (true, false);
            }
            "!" if self.operand => {
                self.put(mark, false);
                (self.tight, self.operand) = (true, true);
            }
            "-" | "!" | "&" | "*" | "&&" | "'" | "#" if !self.operand || mark == "'" => {
                self.put(mark, !self.tight);
                (self.tight, self.operand) = (true, false);
            }
            _ => {
                self.put(mark, !self.tight);
                (self.tight, self.operand) = (false, false);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn text_reads_as_it_was_written() {
        for written in [
            "-65.0",
            "a - -1.5 * (b - 2)",
            "uniform(0.0, 1.0)",
            "Vec<Option<f32>>",
            "CsrMatrix::<f32>::from(&ring(half))",
            "Lif::<F> { drive: F::from_f64(9.0), ..Default::default() }",
            "|v: &mut f32, rng: &mut Rng| if rng.bernoulli(0.01) { *v += rng.uniform() }",
            "move |n| n.x < 0.5 && !n.flag || a[n.index] == [0.0; 3][1]",
            "v.iter().filter(|v| **v > limit).count()",
            "each_synapse(|src, dst| (src.index - dst.index) as f32)",
            "first..3",
            "..=1",
            "format!(\"a , b {x}\", x = y?)",
            "(u8, &'static [f32])",
            "{}",
            "::core::f32::consts::PI",
            "if a { 1 } else { 2 }",
        ] {
            let tokens: proc_macro2::TokenStream = written.parse().unwrap_or_default();
            assert_eq!(text(&tokens), written);
        }
    }
}
