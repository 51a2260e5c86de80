//! Connection rules and places.

mod graphs;
mod parts;
mod places;

/// What `build()` says.
fn refused<T>(built: Result<T, pymonn::BuildError>) -> String {
    built.err().map(|error| error.to_string()).unwrap_or_default()
}
