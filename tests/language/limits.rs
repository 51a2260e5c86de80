//! What is too much is refused by `build()`, and a network that its own hook runs.

use pymonn::prelude::*;

network! {
    /// A past that no machine keeps: some TiB.
    network Past(size: usize = 4_000_000, wait: u32 = 65_535) {
        group g[size] {
            v: f64 = 1.0;
            input: f64 = 0.0;
        }
        synapses links: g -> g {
            connect = pairs([(0, 1)]);
            delay = wait;
            #[sum(dst_input)]
            1 => |src_v: f64| src_v;
        }
    }
}

#[test]
fn a_past_that_does_not_fit_into_memory_is_refused() {
    let error = Past::builder().build().err().unwrap();
    assert_eq!(
        error.to_string(),
        "network `Past` cannot be built: `links`: `memory` is 2097152000000 bytes: allowed is what this machine can allocate"
    );
    // What `fn main() -> Result<(), Box<dyn Error>>` shows.
    assert_eq!(format!("{:?}", Box::<dyn std::error::Error>::from(error.clone())), error.to_string());
    let mut net = Past::builder().size(3).wait(2).build().unwrap();
    net.simulate_iterations(2);
    assert_eq!(*net.g.input, [0.0, 2.0, 0.0]);
}

network! {
    /// More synapses than 32 bits number.
    network Crowd(size: usize = 70_000) {
        group g[size] {}
        synapses links: g -> g {
            connect = all_to_all();
        }
    }
}

#[test]
fn too_many_synapses_are_refused_before_they_are_drawn() {
    let error = Crowd::builder().build().err().unwrap();
    assert_eq!(error.object(), "links");
    assert!(error.to_string().contains("`synapses` is 4900000000: allowed is fewer than 4,294,967,295"), "{error}");
    assert_eq!(Crowd::builder().size(3).build().unwrap().links.size(), 9);
}

/// Runs an iteration within each of its own.
struct Twice {
    calls: u64,
}

#[behaviour]
impl Twice {
    fn network(&mut self, net: &mut Nested) {
        self.calls += 1;
        net.iterate();
    }
}

network! {
    network Nested {
        group g[2] {
            v: u32 = 0;
            1 => |v: &mut u32| *v += 1;
        }
        2 => Twice { calls: 0 };
    }
}

#[test]
fn an_iteration_that_a_hook_runs_leaves_its_behaviour_out() {
    let mut net = Nested::builder().build().unwrap();
    net.simulate_iterations(3);
    assert_eq!((net.twice.calls, net.iteration(), net.g.v[0]), (3, 6, 6));
}
