//! With the feature `parallel`, every thread reads behaviours and run-time parameters.

use std::cell::Cell;
use std::rc::Rc;

use pymonn::prelude::*;

/// Counts its calls.
pub struct Count {
    calls: Cell<u32>,
}

#[behaviour(v: f32 = 0.0)]
impl Count {
    fn neuron(&self, v: &mut f32) {
        self.calls.set(self.calls.get() + 1);
        *v += 1.0;
    }
}

network! {
    network Net(kept: Rc<u32> = Rc::new(1), factor: f32 = 2.0) {
        group a[3] {
            1 => Count { calls: Cell::new(0) };
            2 => |v: &mut f32| *v *= factor;
        }
    }
}

fn main() {
    let _ = Net::builder().threads(2);
}
