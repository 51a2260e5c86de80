//! The procedural macros behind `pymonn`. Use them through that crate: `pymonn::network!` and `#[pymonn::behaviour]`.
//!
//! `network!` reads in one breath: syntax (tokens to tree), model (names, tags, schedule, reads and writes; nearly all
//! mistakes are found here), expand (model to tokens; cannot fail).

mod behaviour;
mod cursor;
mod errors;
mod expand;
mod literal;
mod model;
mod syntax;

use proc_macro::TokenStream;

/// The two passes of `network!`; called by the facade's `network!` and by the behaviours' own macros.
#[doc(hidden)]
#[proc_macro]
pub fn network_impl(tokens: TokenStream) -> TokenStream {
    expand::network(tokens.into()).into()
}

/// Makes the functions of an `impl` hooks of a behaviour.
///
/// The documentation stands at `pymonn::behaviour`.
#[proc_macro_attribute]
pub fn behaviour(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let here = proc_macro::Span::call_site();
    let place = format!("{}:{}:{}", here.file(), here.line(), here.column());
    behaviour::expand(arguments.into(), &item.into(), &place).into()
}
