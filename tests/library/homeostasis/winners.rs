//! K winners take all, against sorting.

use pymonn::behaviours::homeostasis::KWinners;
use pymonn::prelude::*;

network! {
    network Race(k: usize = 1) {
        group cells[37] {
            activity: f32 = 0.0;
            2 => KWinners::<f32>::new(k);
        }
    }
}

/// The indices of the winners, by a stable sort.
fn expected(activity: &[f32], k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..activity.len()).filter(|&i| !activity[i].is_nan()).collect();
    order.sort_by(|&a, &b| activity[b].partial_cmp(&activity[a]).unwrap());
    order.truncate(k);
    order.sort_unstable();
    order
}

#[test]
fn the_highest_k_fire() {
    for k in [1, 2, 10, 36, 37, 50] {
        let mut net = Race::builder().k(k).build().unwrap();
        for round in 0..20_u32 {
            for (i, x) in net.cells.activity.iter_mut().enumerate() {
                // Many ties, and both signs of zero.
                *x = ((i as u32 * 7919 + round * 104_729) % (3 + 5 * round)) as f32 - round as f32;
            }
            if round == 19 {
                net.cells.activity[5] = f32::NAN;
                net.cells.activity[6] = f32::INFINITY;
            }
            net.iterate();
            let won: Vec<usize> = (0..37).filter(|&i| net.cells.spike[i]).collect();
            assert_eq!(won, expected(&net.cells.activity, k), "k = {k}, round {round}");
        }
    }
}
