//! A network without `std`: with the allocator and the panic handler of an embedded program.
//!
//! A dependency that pulled `std` in would bring a second panic handler, and this would not build.
#![no_std]

use linked_list_allocator::LockedHeap;
use pymonn::prelude::*;

#[global_allocator]
static HEAP: LockedHeap = LockedHeap::empty();

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// Leaky integration with threshold and reset.
pub struct Lif {
    keep: f32,
    threshold: f32,
}

#[behaviour(v: f32 = 0.0, spike: bool = false)]
impl Lif {
    fn neuron(&self, v: &mut f32, input: f32, spike: &mut bool) {
        *v = self.keep * *v + input;
        *spike = *v > self.threshold;
        if *spike {
            *v = 0.0;
        }
    }
}

/// Removes weak synapses.
pub struct Weak;

#[behaviour]
impl Weak {
    fn prune(weight: f32) -> bool {
        weight < 0.02
    }
}

network! {
    /// Thirty-two neurons that excite each other.
    pub network Small {
        group cells[32] {
            input: f32 = uniform(0.0, 1.0);
            1 => Lif { keep: 0.9, threshold: 2.0 };
            2 => |input: &mut f32, rng: &mut Rng| *input = rng.uniform();
        }
        synapses recurrent: cells -> cells {
            connect = probability(0.1);
            delay = 2;
            weight: f32 = uniform(0.0, 0.1);
            #[sum(dst_input)]
            3 => |weight: f32, src_v: f32| weight * src_v;
        }
        synapses living: cells -> cells [Adaptive] {
            connect = probability(0.1);
            weight: f32 = uniform(0.0, 0.1);
            #[sum(dst_input)]
            4 => |weight: f32, src_v: f32| weight * src_v;
            5 => Weak;
            6 => |new: &mut NewSynapses, rng: &mut Rng| { new.link(rng.next_u32() as usize % 32, 0); };
        }
    }
}

/// Builds the network and runs it; gives back a neuron's potential.
pub fn run(seed: u64) -> Option<f32> {
    let mut net = Small::builder().seed(seed).build().ok()?;
    net.simulate_iterations(100);
    net.cells.v.first().copied()
}
