//! Small things about tokens and spans.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

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

/// The span of the first token.
pub(super) fn start(tokens: &TokenStream) -> Span {
    tokens.clone().into_iter().next().map_or_else(Span::call_site, |tree| tree.span())
}

/// A local of generated code.
pub(super) fn local(name: impl AsRef<str>) -> Ident {
    Ident::new(name.as_ref(), Span::call_site())
}

/// Source text as the user would write it: quote puts blanks between all tokens.
pub(super) fn text(tokens: &TokenStream) -> String {
    let raw = tokens.to_string();
    let mut text = String::with_capacity(raw.len());
    let chars: Vec<char> = raw.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    for (k, &c) in chars.iter().enumerate() {
        let before = text.chars().last();
        let next = chars.get(k + 1).copied();
        let tight = c == ' '
            && (matches!(next, Some(',' | ';' | ')' | ']' | '.' | '?'))
                || matches!(before, Some('(' | '[' | '.' | '&' | '!'))
                || (next == Some(':') && chars.get(k + 2) == Some(&':'))
                || (before == Some(':') && text.ends_with("::"))
                || (next == Some(':') && chars.get(k + 2) != Some(&':'))
                || (matches!(next, Some('(' | '['))
                    && before.is_some_and(|b| b.is_alphanumeric() || b == '_' || b == '>')
                    && !text.ends_with(" in")
                    && !text.ends_with("if")
                    && !text.ends_with("match")
                    && !text.ends_with("else")));
        if !tight {
            text.push(c);
        }
    }
    text
}
