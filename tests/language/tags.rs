//! Tags: one bearer typed, several as array or objects, pausing, own names and types' names.

use pymonn::prelude::*;
use pymonn::{Inline, ObjectKind};
use tagged::tag;

pub struct Add {
    by: f32,
}

#[behaviour]
impl Add {
    fn neuron(&self, v: &mut f32) {
        *v += self.by;
    }

    fn synapse(&self, v: &mut f32) {
        *v += self.by;
    }
}

pub struct Lead {
    count: u32,
}

#[behaviour]
impl Lead {
    fn network(&mut self, net: &mut Tagged) {
        self.count += 1;
        net.beats += 1;
    }
}

network! {
    #[tag(everything, mixed)]
    pub network Tagged {
        beats: u32 = 0;
        #[tag(exc, cells_of_all)]
        group one[2] {
            v: f32 = 0.0;
            #[tag(first, adders)]
            1 => Add { by: 1.0 };
            #[tag(adders, mixed)]
            1 => Add { by: 10.0 };
            #[tag(quiet)]
            2 => |v: &mut f32| *v += 100.0;
            #[tag(trace)]
            9 => Recorder { v };
        }
        #[tag(cells_of_all, mixed)]
        group two[3] {
            v: f32 = 0.0;
            #[tag(adders)]
            1 => Add { by: 2.0 };
            9 => EventRecorder { flag };
            flag: bool = true;
        }
        #[tag(GLUTAMATE)]
        synapses link: one -> two {
            connect = all_to_all();
            v: f32 = 0.0;
            1 => Add { by: 5.0 };
        }
        #[tag(lead)]
        1 => Lead { count: 0 };
        #[tag(net_trace)]
        9 => Recorder { beats, total: f64::from(net.one.v[0] + net.two.v[0]) };
    }
}

#[test]
fn a_tag_of_one_object_is_an_index() {
    let mut net = Tagged::builder().build().unwrap();
    net.iterate();
    assert_eq!(net[tag::exc].v[0], 111.0);
    assert_eq!(net[tag::one].v.len(), 2);
    assert_eq!(net[tag::first].by, 1.0);
    assert_eq!(net[tag::GLUTAMATE].v[5], 5.0);
    assert_eq!(net[tag::link].size(), 6);
    assert_eq!(net[tag::trace].v.last(), Some(&[111.0, 111.0][..]));
    assert_eq!(net[tag::EventRecorder].flag.len(), 3);
    assert_eq!(net[tag::lead].count, 1);
    assert_eq!(net[tag::Lead].count, 1);
    assert_eq!(net[tag::everything].iteration(), 1);
    assert_eq!(*net[tag::net_trace].total, [113.0]);
    assert_eq!(net[tag::quiet], Inline);
    net[tag::first].by = 0.5;
    net[tag::exc].v[1] = 0.0;
    net[tag::lead].count = 41;
    net[tag::everything].beats = 6;
    net.iterate();
    assert_eq!(*net.one.v, [221.5, 110.5]);
    assert_eq!((net.lead.count, net.beats), (42, 7));
}

#[test]
fn several_bearers_are_an_array_or_objects() {
    let net = Tagged::builder().build().unwrap();
    assert_eq!(net.tagged(tag::adders).map(|add| add.by), [1.0, 10.0, 2.0]);
    assert_eq!(net.tagged(tag::Add).map(|add| add.by), [1.0, 10.0, 2.0, 5.0]);
    assert_eq!(net.tagged(tag::first).len(), 1);
    let groups: Vec<_> = net.tagged(tag::cells_of_all).map(|o| (o.name, o.kind)).collect();
    assert_eq!(groups, [("one", ObjectKind::Group), ("two", ObjectKind::Group)]);
    let mixed: Vec<_> = net.tagged(tag::mixed).collect();
    assert_eq!(mixed.len(), 3);
    assert!(mixed.iter().any(|o| o.downcast_ref::<Tagged>().is_some_and(|n| n.beats == 0)));
    assert!(mixed.iter().any(|o| o.downcast_ref::<Add>().is_some_and(|a| a.by == 10.0)));
    assert!(mixed.iter().any(|o| o.downcast_ref::<TaggedTwo>().is_some_and(|two| two.size() == 3)));
    assert!(mixed.iter().all(|o| o.downcast_ref::<TaggedOne>().is_none()));
    let all: usize = net.tagged(tag::Recorder).map(|o| o.name.len()).sum();
    assert!(all > 0);
}

#[test]
fn pausing() {
    let mut net = Tagged::builder().build().unwrap();
    net.set_enabled(tag::Add, false);
    assert!(!net.is_enabled(tag::Add) && !net.is_enabled(tag::first) && !net.is_enabled(tag::one));
    assert!(net.is_enabled(tag::quiet));
    net.iterate();
    assert_eq!((net.one.v[0], net.two.v[0], net.link.v[0]), (100.0, 0.0, 0.0));
    net.set_enabled(tag::Add, true);
    net.set_enabled(tag::exc, false);
    net.iterate();
    assert_eq!((net.one.v[0], net.two.v[0], net.link.v[0]), (100.0, 2.0, 5.0));
    assert_eq!(net[tag::trace].v.len(), 1);
    net.set_enabled(tag::exc, true);
    net.set_enabled(tag::quiet, false);
    net.iterate();
    assert_eq!(net.one.v[0], 111.0);
    net.set_enabled(tag::everything, false);
    net.iterate();
    assert_eq!((net.one.v[0], net.two.v[0], net.beats, net.lead.count), (111.0, 4.0, 3, 3));
    assert_eq!(net.iteration(), 4);
}

#[test]
fn tags_are_values() {
    fn speed<T: pymonn::Unique<Tagged, Object = Add>>(net: &mut Tagged, tag: T) -> f32 {
        net[tag].by
    }
    let mut net = Tagged::builder().build().unwrap();
    assert_eq!(speed(&mut net, tag::first), 1.0);
    let copy = tag::first;
    assert_eq!(net[copy].by + net[copy].by, 2.0);
}
