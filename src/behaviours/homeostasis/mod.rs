//! Rules that keep activity and weights in bounds.
