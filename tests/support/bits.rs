//! The state of a network as bits.

use std::fmt::Write;

use pymonn::{Network, Value, Visitor};

/// A number for every bit of every variable: FNV-1a of the shortest text that a value is read back from.
pub fn hash(net: &impl Network) -> u64 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    net.visit(&mut hash);
    hash.0
}

/// Every variable as text that tells any two values apart, but for the payloads of NaN.
pub fn text(net: &impl Network) -> Vec<String> {
    let mut text = Text(Vec::new());
    net.visit(&mut text);
    text.0
}

struct Hash(u64);

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

impl Write for Hash {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.add(text.as_bytes());
        Ok(())
    }
}

impl Visitor for Hash {
    fn variable<T: Value>(&mut self, object: &'static str, name: &'static str, values: &[T]) {
        let _ = write!(self, "{object}.{name}{values:?}");
    }
}

struct Text(Vec<String>);

impl Visitor for Text {
    fn variable<T: Value>(&mut self, object: &'static str, name: &'static str, values: &[T]) {
        self.0.push(format!("{object}.{name}: {values:?}"));
    }
}
