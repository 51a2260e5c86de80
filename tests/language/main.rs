//! The whole language of `network!` and `#[behaviour]`: what each form does, checked in numbers.
#![allow(missing_docs, unreachable_pub, reason = "models of tests")]

mod adaptive;
mod brought;
mod corners;
mod delays;
mod editor;
mod fans;
mod hooks;
mod host;
mod limits;
mod meaning;
mod model;
mod records;
mod rules;
mod scopes;
mod settle;
mod streams;
mod sums;
mod tags;
mod whole;
