//! Which behaviour runs when: priorities across objects, ties, decimals.

use std::sync::{Arc, Mutex};

use pymonn::prelude::*;
use pymonn_tests::npz::{Npz, Result};

/// What has run.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<&'static str>>>);

impl Log {
    /// Notes a call; those for the neurons of one group count as one.
    fn note(&self, label: &'static str) {
        let mut labels = self.0.lock().unwrap();
        if labels.last() != Some(&label) {
            labels.push(label);
        }
    }
}

struct Mark {
    label: &'static str,
    log: Log,
}

#[behaviour]
impl Mark {
    fn neuron(&self) {
        self.log.note(self.label);
    }

    fn synapse(&self) {
        self.log.note(self.label);
    }

    fn network(&self, _net: &mut Order) {
        self.log.note(self.label);
    }
}

network! {
    network Order(log: Log = Log::default()) {
        #[tag(net5)]
        5 => Mark { label: "net5", log };

        group a[3] {
            #[tag(a5)]
            5 => Mark { label: "a5", log };
            #[tag(a1)]
            1 => Mark { label: "a1", log };
            #[tag(a2_5)]
            2.5 => Mark { label: "a2.5", log };
        }

        synapses s: a -> a {
            connect = all_to_all();

            #[tag(s5)]
            5 => Mark { label: "s5", log };
            #[tag(s2)]
            2 => Mark { label: "s2", log };
        }

        group b[2] {
            #[tag(b5)]
            5 => Mark { label: "b5", log };
            #[tag(b1)]
            1 => Mark { label: "b1", log };
            #[tag(b3)]
            3 => Mark { label: "b3", log };
        }
    }
}

#[test]
fn is_the_order_of_the_reference() -> Result<()> {
    let trace: Vec<String> = Npz::reference("pymonnto_order")?.vector("trace")?;
    for fused in [true, false] {
        let log = Log::default();
        let mut net = Order::builder().log(log.clone()).build()?;
        net.__set_fused(fused);
        // On several threads, what runs at the same time is noted in any order.
        #[cfg(feature = "parallel")]
        net.__set_threads(1);
        net.simulate_iterations(2);
        assert_eq!(*log.0.lock().unwrap(), trace);
    }
    Ok(())
}

#[test]
fn the_description_has_the_same_order() -> Result<()> {
    let trace: Vec<String> = Npz::reference("pymonnto_order")?.vector("trace")?;
    let tags: Vec<String> = Order::MODEL.steps().map(|step| step.behaviour.tags[0].replace('_', ".")).collect();
    assert_eq!(tags, trace[..tags.len()]);
    assert_eq!(tags.len(), 9);
    Ok(())
}
