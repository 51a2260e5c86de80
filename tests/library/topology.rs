//! Connection rules and places.
