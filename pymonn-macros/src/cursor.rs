//! A position in a list of token trees, and cutting at marks.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// What a user's `macro_rules!` has put in: one token (`$name:literal`) stands for itself, nothing (`$vis:vis`) for nothing.
fn bare(tree: TokenTree) -> Option<TokenTree> {
    match &tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inside = group.stream().into_iter();
            match (inside.next(), inside.next()) {
                (None, _) => None,
                (Some(one), None) => bare(one),
                _ => Some(tree),
            }
        }
        _ => Some(tree),
    }
}

/// Token trees and a position among them.
pub(crate) struct Cursor {
    trees: Vec<TokenTree>,
    at: usize,
    /// Where an error at the end points.
    end: Span,
}

impl Cursor {
    pub(crate) fn new(tokens: TokenStream) -> Self {
        let trees: Vec<TokenTree> = tokens.into_iter().filter_map(bare).collect();
        let end = trees.last().map_or_else(Span::call_site, TokenTree::span);
        Self { trees, at: 0, end }
    }

    /// What stands inside a group.
    pub(crate) fn inside(group: &Group) -> Self {
        Self { end: group.span_close(), ..Self::new(group.stream()) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.at >= self.trees.len()
    }

    pub(crate) fn peek(&self, ahead: usize) -> Option<&TokenTree> {
        self.trees.get(self.at + ahead)
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let tree = self.trees.get(self.at).cloned();
        self.at += usize::from(tree.is_some());
        tree
    }

    pub(crate) fn span(&self) -> Span {
        self.peek(0).map_or(self.end, TokenTree::span)
    }

    pub(crate) fn position(&self) -> usize {
        self.at
    }

    pub(crate) fn back_to(&mut self, position: usize) {
        self.at = position;
    }

    pub(crate) fn since(&self, position: usize) -> TokenStream {
        self.trees[position..self.at].iter().cloned().collect()
    }

    pub(crate) fn ident_at(&self, ahead: usize) -> Option<&Ident> {
        match self.peek(ahead) {
            Some(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    pub(crate) fn is_word(&self, ahead: usize, word: &str) -> bool {
        self.ident_at(ahead).is_some_and(|ident| ident == word)
    }

    pub(crate) fn is_punct(&self, ahead: usize, mark: char) -> bool {
        matches!(self.peek(ahead), Some(TokenTree::Punct(p)) if p.as_char() == mark)
    }

    /// Two marks that belong together, as `=>`.
    pub(crate) fn is_pair(&self, ahead: usize, first: char, second: char) -> bool {
        let joint = matches!(self.peek(ahead), Some(TokenTree::Punct(p)) if p.as_char() == first && p.spacing() == proc_macro2::Spacing::Joint);
        joint && self.is_punct(ahead + 1, second)
    }

    pub(crate) fn ident(&mut self) -> Option<Ident> {
        let ident = self.ident_at(0).cloned()?;
        self.at += 1;
        Some(ident)
    }

    pub(crate) fn word(&mut self, word: &str) -> bool {
        let found = self.is_word(0, word);
        self.at += usize::from(found);
        found
    }

    pub(crate) fn punct(&mut self, mark: char) -> bool {
        let found = self.is_punct(0, mark);
        self.at += usize::from(found);
        found
    }

    pub(crate) fn pair(&mut self, first: char, second: char) -> bool {
        let found = self.is_pair(0, first, second);
        self.at += 2 * usize::from(found);
        found
    }

    pub(crate) fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        match self.peek(0) {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => {
                let group = group.clone();
                self.at += 1;
                Some(group)
            }
            _ => None,
        }
    }

    /// Everything up to where `stop` holds, or to the end.
    pub(crate) fn until(&mut self, stop: impl Fn(&Self) -> bool) -> TokenStream {
        let start = self.at;
        while !self.is_empty() && !stop(self) {
            self.at += 1;
        }
        self.since(start)
    }

    /// The rest.
    pub(crate) fn rest(&mut self) -> TokenStream {
        self.until(|_| false)
    }

    /// Skips what cannot be read: up to and with the next `;` or braces, or up to where a line surely begins.
    pub(crate) fn skip_item(&mut self) {
        let start = self.at;
        while !(self.at > start && self.begins_other_line()) {
            let Some(tree) = self.next() else { break };
            match tree {
                TokenTree::Punct(p) if p.as_char() == ';' => break,
                TokenTree::Group(g) if g.delimiter() == Delimiter::Brace => {
                    self.punct(';');
                    break;
                }
                _ => {}
            }
        }
    }

    /// Whether a variable may come next: `name: …`, `shared name: …`.
    fn begins_variable(&self) -> bool {
        let name = |k| self.ident_at(k).is_some() && self.is_punct(k + 1, ':') && !self.is_pair(k + 1, ':', ':');
        name(0) || (self.is_word(0, "shared") && name(1))
    }

    /// Whether what comes next is surely the beginning of another line: `3 => …`, `3 every …`, `#[…]`.
    fn begins_other_line(&self) -> bool {
        let number =
            matches!(self.peek(0), Some(TokenTree::Literal(_))) && (self.is_pair(1, '=', '>') || self.is_word(1, "every"));
        let attribute =
            self.is_punct(0, '#') && matches!(self.peek(1), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Bracket);
        number || attribute
    }

    /// Whether the `;` was left out here: an expression would be complete, and what comes next begins a line or an item.
    fn line_ended(&self) -> bool {
        const OPEN: [&str; 15] = [
            "mut", "ref", "move", "if", "else", "match", "return", "break", "in", "as", "while", "for", "loop", "unsafe", "with",
        ];
        let complete = match self.at.checked_sub(1).and_then(|k| self.trees.get(k)) {
            Some(TokenTree::Ident(ident)) => !OPEN.iter().any(|word| ident == word),
            Some(TokenTree::Literal(_) | TokenTree::Group(_)) => true,
            _ => false,
        };
        let setting = ["connect", "delay", "dt"].iter().any(|w| self.is_word(0, w)) && self.is_punct(1, '=');
        let item = ["group", "synapses", "on", "shared"].iter().any(|w| self.is_word(0, w)) && self.ident_at(1).is_some();
        complete && (self.begins_variable() || self.begins_other_line() || setting || item)
    }

    /// An expression: up to the next `;`, which is taken too. `Err` holds the place where a `;` is missing.
    ///
    /// A `=>` cannot stand in an expression outside braces, so where one comes first the `;` of this line was left out and
    /// the number before the `=>` begins the next. The same goes for `name:` behind a complete expression.
    pub(crate) fn expression(&mut self) -> Result<TokenStream, (TokenStream, Span)> {
        let start = self.at;
        let found = self.until(|c| c.is_punct(0, ';') || c.is_pair(0, '=', '>') || (c.at > start && c.line_ended()));
        if self.is_empty() || self.line_ended() {
            let missing = if self.at > start { self.trees[self.at - 1].span() } else { self.end };
            return Err((found, missing));
        }
        if self.punct(';') {
            return Ok(found);
        }
        let is_number = |tree: &TokenTree| matches!(tree, TokenTree::Literal(_));
        let number = (start..self.at).rev().find(|&k| is_number(&self.trees[k]) && k + 1 == self.at);
        let number = number.or_else(|| {
            (start..self.at).find(|&k| {
                is_number(&self.trees[k]) && matches!(&self.trees.get(k + 1), Some(TokenTree::Ident(i)) if *i == "every")
            })
        });
        self.at = number.filter(|&k| k > start).unwrap_or(self.at);
        let missing = self.trees[self.at - 1].span();
        Err((self.since(start), missing))
    }

    /// The parts between commas; a comma inside `<…>` behind `::` or in a type does not part.
    pub(crate) fn split_commas(mut self, in_types: bool) -> Vec<Cursor> {
        let mut parts = Vec::new();
        while !self.is_empty() {
            let mut depth = 0usize;
            let start = self.at;
            while !(self.is_empty() || depth == 0 && self.is_punct(0, ',')) {
                if self.is_pair(0, '-', '>') || self.is_pair(0, '=', '>') {
                    self.at += 1;
                } else if self.is_punct(0, '<') {
                    let turbofish = self.at >= 1 && matches!(&self.trees[self.at - 1], TokenTree::Punct(p) if p.as_char() == ':');
                    depth += usize::from(in_types || turbofish || depth > 0);
                } else if self.is_punct(0, '>') {
                    depth = depth.saturating_sub(1);
                }
                self.at += 1;
            }
            let end = self.span();
            parts.push(Cursor { end, ..Cursor::new(self.since(start)) });
            self.punct(',');
        }
        parts
    }
}
