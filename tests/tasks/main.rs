//! Tasks and read-outs: what sequences are made of, which neurons letters drive, what agents learn.

mod agents;
mod pools;
mod readouts;
mod sequences;
mod words;

use pymonn::Refusal;

/// What is said of a value that is refused.
fn refused<T>(result: Result<T, Refusal>) -> String {
    result.map(drop).expect_err("a refusal").to_string()
}
