//! Collects mistakes, so that all of them are shown at once, and words the way out.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Errors {
    errors: Vec<syn::Error>,
}

impl Errors {
    /// A mistake at one token or node.
    pub(crate) fn at(&mut self, at: impl ToTokens, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new_spanned(at, message));
    }

    /// A mistake at a span.
    pub(crate) fn span(&mut self, span: Span, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new(span, message));
    }

    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// All mistakes as `compile_error!` items.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.errors.into_iter().map(syn::Error::into_compile_error).collect()
    }
}

/// The name that may be meant.
pub(crate) fn near<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let (d, near) = known.into_iter().map(|known| (distance(name, known), known)).min_by_key(|(d, _)| *d)?;
    // A name of one letter is near no other name of one letter.
    (d <= 1 + name.chars().count() / 4 && d < near.chars().count().min(name.chars().count())).then_some(near)
}

/// `help: did you mean …?` where a known name is near, otherwise the list of them where it is short.
pub(crate) fn help<S: AsRef<str>>(name: &str, known: impl IntoIterator<Item = S>, what: &str) -> String {
    let known: Vec<S> = known.into_iter().collect();
    match near(name, known.iter().map(AsRef::as_ref)) {
        Some(near) => format!("\nhelp: did you mean `{near}`?"),
        _ if known.is_empty() => format!("\nhelp: there are no {what}"),
        _ if known.len() <= 12 => {
            let list: Vec<String> = known.iter().map(|k| format!("`{}`", k.as_ref())).collect();
            format!("\nhelp: {what}: {}", list.join(", "))
        }
        _ => String::new(),
    }
}

/// A type or an expression from tokens as a user would write it: tokens are printed with blanks between all of them.
pub(crate) fn tidy(text: &str) -> String {
    const TIGHT: [(&str, &str); 11] = [
        ("& ", "&"),
        (" :: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        ("( ", "("),
        (" )", ")"),
        (" (", "("),
        ("- ", "-"),
        (" ;", ";"),
    ];
    TIGHT.iter().fold(text.to_owned(), |text, (wide, tight)| text.replace(wide, tight))
}

/// Edits that turn one name into the other; a swap of neighbours counts once.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.to_lowercase().chars().collect(), b.to_lowercase().chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(rows[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_printed_as_written() {
        for (tokens, written) in [
            ("& mut f32", "&mut f32"),
            ("View < f32 >", "View<f32>"),
            ("uom :: Si < A , B >", "uom::Si<A, B>"),
            ("- 65.0", "-65.0"),
        ] {
            assert_eq!(tidy(tokens), written);
        }
    }

    #[test]
    fn near_names_are_suggested_and_far_ones_listed() {
        assert_eq!(help("actvity", ["voltage", "activity"], "variables"), "\nhelp: did you mean `activity`?");
        assert_eq!(help("excitatry", ["excitatory"], "groups"), "\nhelp: did you mean `excitatory`?");
        assert_eq!(help("grop", ["group", "on"], "items"), "\nhelp: did you mean `group`?");
        assert_eq!(help("spike", ["voltage"], "variables"), "\nhelp: variables: `voltage`");
        assert_eq!(help("x", ["v", "u"], "variables"), "\nhelp: variables: `v`, `u`");
        assert_eq!(help::<&str>("x", [], "variables"), "\nhelp: there are no variables");
    }
}
