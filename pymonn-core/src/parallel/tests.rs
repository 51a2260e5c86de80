//! The pool under stress, and what it hands out.

use alloc::vec;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::Duration;

use super::*;

#[test]
fn cuts_are_even_and_on_cache_lines() {
    for (size, parts) in [(10_000, 2), (3_200, 3), (100, 2), (1, 5), (64, 64), (4_294_967_294, 7)] {
        for fine in [false, true] {
            let cuts = Cuts::new(size, parts, fine);
            assert_eq!((cuts.size(), cuts.parts()), (size, parts));
            let mut end = 0;
            for part in 0..parts {
                let range = cuts.range(part);
                assert!(range.start == end && range.end <= size);
                assert!(range.len() <= size / parts + 64, "{size} {parts} {range:?}");
                assert!(!cuts.on_words() || end % 64 == 0 || end == size);
                end = range.end;
            }
            assert_eq!(end, size);
            assert_eq!(cuts.on_words(), !fine || size >= parts * 64);
        }
    }
}

#[test]
fn every_value_belongs_to_one_part() {
    for parts in [1, 2, 3, 5] {
        let mut pool = Pool::new(parts);
        for size in [1, 7, 64, 1_000] {
            let cuts = Cuts::new(size, parts, true);
            let (mut a, mut b) = (vec![0_u32; size], vec![0_u64; size]);
            let split = (Parts::new(&mut a, &cuts), (Parts::new(&mut b, &cuts), ()));
            pool.run(split, |(a, (b, ())), part| {
                assert_eq!(a.len(), cuts.range(part).len());
                for (a, b) in a.iter_mut().zip(b) {
                    *a += 1;
                    *b += part as u64;
                }
            });
            assert!(a.iter().all(|&x| x == 1));
            assert!((0..parts).all(|part| b[cuts.range(part)].iter().all(|&x| x == part as u64)));
        }
    }
}

#[test]
fn a_hundred_thousand_short_runs() {
    let mut pool = Pool::new(4);
    let cuts = Cuts::new(256, 4, false);
    let mut values = vec![0_u32; 256];
    let runs = if cfg!(miri) { 100 } else { 100_000 };
    for run in 0..runs {
        pool.run(Parts::new(&mut values, &cuts), |own, _| own.iter_mut().for_each(|x| *x += 1));
        if run % 10_000 == 0 {
            // Helpers sleep then.
            thread::sleep(Duration::from_millis(2));
        }
    }
    assert!(values.iter().all(|&x| x == runs));
}

#[test]
fn parts_of_different_length_and_pools_side_by_side() {
    let work = || {
        let mut pool = Pool::new(3);
        let done = AtomicUsize::new(0);
        for run in 0..if cfg!(miri) { 20 } else { 300_usize } {
            pool.run((), |(), part| {
                if (run + part) % 97 == 0 {
                    thread::sleep(Duration::from_micros(300));
                }
                done.fetch_add(1, Ordering::Relaxed);
            });
            assert_eq!(done.load(Ordering::Relaxed), 3 * (run + 1));
        }
    };
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(work);
        }
    });
}

#[test]
fn a_panic_reaches_the_caller_after_all_parts_have_ended() {
    let mut pool = Pool::new(3);
    for culprit in 0..3 {
        let done = AtomicUsize::new(0);
        let run = catch_unwind(AssertUnwindSafe(|| {
            pool.run((), |(), part| {
                assert!(part != culprit, "part {part}");
                thread::sleep(Duration::from_micros(200));
                done.fetch_add(1, Ordering::SeqCst);
            });
        }));
        let message = run.unwrap_err().downcast::<alloc::string::String>().unwrap();
        assert_eq!(*message, alloc::format!("part {culprit}"));
        assert_eq!(done.load(Ordering::SeqCst), 2);
    }
    // It still works.
    let done = AtomicUsize::new(0);
    pool.run((), |(), _| _ = done.fetch_add(1, Ordering::SeqCst));
    assert_eq!(done.load(Ordering::SeqCst), 3);
}

#[test]
fn a_pool_moves_between_threads() {
    let mut pool = Pool::new(2);
    for _ in 0..20 {
        pool = thread::spawn(move || {
            let mut found = vec![0; 2];
            let cuts = Cuts::new(2, 2, true);
            pool.run(Parts::new(&mut found, &cuts), |own, part| {
                thread::sleep(Duration::from_micros(100 * part as u64));
                own[0] = part;
            });
            assert_eq!(found, [0, 1]);
            pool
        })
        .join()
        .unwrap();
    }
}

#[test]
fn lists_are_apart() {
    let mut kept = super::lists::<usize>(4);
    let mut pool = Pool::new(4);
    for _ in 0..100 {
        pool.run(Lists::new(&mut kept), Vec::push);
    }
    for (part, list) in kept.iter().enumerate() {
        assert_eq!(list.0, Vec::from_iter([part; 100]));
    }
}
