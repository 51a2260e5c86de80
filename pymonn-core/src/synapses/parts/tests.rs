//! Parts against the whole: each synapse belongs to one, and events reach the same ones in the same order.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use super::*;
use crate::parallel::Pool;
use crate::synapses::{Arrivals, DelayRule, EventBits, Layout, Segment, as_delay};
use crate::{StreamKey, by, uniform};

const SOURCES: usize = 70;
const TARGETS: usize = 50;

fn split(layout: Layout, delay: DelayRule<'_>, parts: usize) -> Links {
    let keys = (StreamKey::new(3, 1), StreamKey::new(3, 2));
    let rule = Box::new(by(|src, dst| (src.index * 7 + dst.index * dst.index * 3) % 11 < 3));
    let ends = (SOURCES.into(), TARGETS.into());
    let mut links = Links::build(ends.0, ends.1, false, Some(rule), delay, layout, keys, ("links", &mut |_| ())).unwrap();
    links.split(&Cuts::new(SOURCES, parts, true), &Cuts::new(TARGETS, parts, true));
    links
}

fn layouts() -> impl Iterator<Item = Layout> {
    let layout = |(dense, by_source, by_target)| Layout { dense, by_source, by_target, sums: false };
    [(false, true, true), (false, true, false), (false, false, true), (true, true, true)].into_iter().map(layout)
}

#[test]
fn rows_are_the_segments_in_pieces() {
    for parts in [1, 2, 3, 7] {
        let links = split(
            Layout { dense: false, by_source: true, by_target: false, sums: false },
            as_delay(uniform(0, 3)).unwrap(),
            parts,
        );
        let mut pieces: Vec<Piece> = (0..parts).flat_map(|part| links.rows(part)).collect();
        for part in 0..parts {
            let own = links.split.targets.range(part);
            assert!(links.rows(part).all(|row| (row.start..row.end).all(|place| own.contains(&links.targets().get(place)))));
        }
        pieces.sort_by_key(|row| (row.number, row.start));
        for (number, segment) in links.segments().iter().enumerate() {
            let rows = pieces.iter().filter(|row| row.number == number);
            let mut end = segment.start;
            for row in rows {
                assert_eq!((row.source, row.delay, row.start), (segment.source, segment.delay, end));
                end = row.end;
            }
            assert_eq!(end, segment.end);
        }
    }
}

#[test]
fn every_value_is_reached_by_one_thread() {
    for layout in layouts() {
        for parts in [1, 2, 3, 7] {
            let links = split(layout, DelayRule::Same(0), parts);
            let mut pool = Pool::new(parts);
            let mut reached = vec![0_u32; links.slots()];
            // Values lie by source, and an index by target holds their places.
            let listed = layout.by_source && layout.by_target && !layout.dense;
            let count = |reached: &[u32], expected: u32| {
                for (slot, ..) in links.placed() {
                    assert_eq!(reached[slot], expected);
                }
                let absent = reached.iter().filter(|&&x| x == 0).count();
                assert_eq!(absent, if layout.dense { SOURCES * TARGETS - links.len() } else { 0 });
            };
            pool.run(Shares::new(&mut reached, &links), |mut own, part| {
                for target in links.split.targets.range(part) {
                    let (mut cells, len) = (own.cells(target), links.afferents(target).len());
                    // A layout without an index by target has none there.
                    (0..len).for_each(|k| *cells.at(k) += 1);
                    if listed {
                        let mut cells = own.listed(target, len);
                        (0..len).for_each(|k| *cells.at(k) += 1);
                    }
                    own.view_mut(target).iter_mut().for_each(|x| *x += 1);
                    assert_eq!(own.view(target).len(), len);
                }
            });
            if links.by_target.is_some() {
                count(&reached, if listed { 3 } else { 2 });
            }
            reached.fill(0);
            pool.run(Shares::by_source(&mut reached, &links), |mut own, part| {
                for source in links.split.sources.range(part) {
                    own.view_mut(source).iter_mut().for_each(|x| *x += 1);
                }
            });
            if links.by_source.is_some() {
                count(&reached, 1);
            }
            reached.fill(0);
            pool.run(Shares::new(&mut reached, &links), |mut own, part| {
                if layout.dense {
                    for source in 0..SOURCES {
                        assert_eq!(own.column(source).len(), links.split.targets.range(part).len());
                        own.column_mut(source).iter_mut().for_each(|x| *x += 1);
                    }
                } else if !layout.by_source {
                    for target in links.split.targets.range(part) {
                        assert_eq!(own.arriving(target).len(), links.incoming(target).len());
                        own.arriving_mut(target).iter_mut().for_each(|x| *x += 1);
                    }
                } else {
                    for row in links.rows(part) {
                        assert_eq!(own.row(row.number).len(), row.end - row.start);
                        own.row_mut(row.number).iter_mut().for_each(|x| *x += 1);
                    }
                }
            });
            assert!(reached.iter().all(|&x| x == 1));
        }
    }
}

#[test]
#[should_panic(expected = "a neuron of this part")]
fn another_threads_neurons_are_refused() {
    let links = split(Layout { dense: false, by_source: true, by_target: true, sums: false }, DelayRule::Same(0), 2);
    let mut values = vec![0.0; links.slots()];
    Pool::new(2).run(Shares::new(&mut values, &links), |mut own, part| {
        own.view_mut(if part == 0 { TARGETS - 1 } else { 0 }).scale(2.0);
    });
}

#[test]
#[should_panic(expected = "one part per thread")]
fn cuts_of_different_numbers_are_refused() {
    let mut links = split(Layout { dense: false, by_source: true, by_target: true, sums: false }, DelayRule::Same(0), 2);
    links.split(&Cuts::new(SOURCES, 2, true), &Cuts::new(TARGETS, 3, true));
}

#[test]
fn events_arrive_as_on_one_thread() {
    let spikes = |t: u64| (0..SOURCES as u64).map(|k| (k * 7 + t * 13).is_multiple_of(11)).collect::<Vec<bool>>();
    let delays = || [DelayRule::Same(0), DelayRule::Same(3), as_delay(uniform(0, 4)).unwrap()];
    for parts in [1, 2, 3, 7] {
        // Words of a bit set have neurons of two parts, or not.
        for fine in [true, false] {
            for delay in delays() {
                let links = split(Layout { dense: false, by_source: true, by_target: true, sums: false }, delay, parts);
                let cuts = Cuts::new(SOURCES, parts, fine);
                let (mut one, mut several) = (Arrivals::new(&links).unwrap(), Arrivals::new(&links).unwrap());
                let (mut bits, mut words) = (EventBits::new(SOURCES), EventBits::new(SOURCES));
                several.split(&links, parts);
                words.split(&cuts);
                let mut pool = Pool::new(parts);
                for t in 1..30 {
                    let mut flags = spikes(t);
                    let expected: Vec<Segment> = one.arrive(&links, bits.scan(t, 0, &flags)).to_vec();
                    let split = (crate::parallel::Parts::new(&mut flags, &cuts), words.words(t, 0, &cuts));
                    pool.run(split, |(flags, mut own), _| own.note(flags));
                    several.note(words.look(t, 0, &flags));
                    let now = words.now();
                    let found = std::sync::Mutex::new(Vec::new());
                    pool.run(several.parts(), |mut own, _| {
                        let rows = own.rows(&links, now);
                        assert!(rows.is_sorted_by_key(|row| row.number));
                        found.lock().unwrap().extend_from_slice(rows);
                    });
                    let mut found = found.into_inner().unwrap();
                    found.sort_by_key(|row| (row.number, row.start));
                    let pieces: Vec<Segment> =
                        found.chunk_by(|a, b| a.number == b.number).map(|rows| links.segments()[rows[0].number]).collect();
                    let whole = |s: &Segment| s.start < s.end;
                    assert_eq!(pieces, expected.into_iter().filter(whole).collect::<Vec<_>>());
                    let covered: usize = found.iter().map(|row| row.end - row.start).sum();
                    assert_eq!(covered, pieces.iter().map(|s| s.end - s.start).sum::<usize>());
                }
            }
        }
    }
}

#[test]
fn firing_targets_are_listed_by_their_owners() {
    let flags = (0..200).map(|k| k % 7 == 3).collect::<Vec<bool>>();
    let all = (0..200_u32).filter(|k| k % 7 == 3).collect::<Vec<u32>>();
    for (parts, fine) in [(1, false), (3, false), (5, true), (2, true)] {
        let cuts = Cuts::new(200, parts, fine);
        let mut bits = EventBits::new(200);
        bits.split(&cuts);
        for early in [false, true] {
            let at = (1 + u64::from(early), 0);
            if early {
                let mut flags = flags.clone();
                let split = (crate::parallel::Parts::new(&mut flags, &cuts), bits.words(at.0, at.1, &cuts));
                Pool::new(parts).run(split, |(flags, mut own), _| own.note(flags));
            }
            bits.look(at.0, at.1, &flags);
            let now = bits.now();
            let found: Vec<&[u32]> = (0..parts).map(|part| now.of(&cuts.range(part), part)).collect();
            assert_eq!(found.concat(), all);
            assert_eq!(bits.scan(at.0, at.1, &flags).list, all);
        }
    }
}
