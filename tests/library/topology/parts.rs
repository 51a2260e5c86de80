//! Parts of groups at the ends of synapse groups.

use pymonn::prelude::*;
use pymonn_tests::bits::text;

use super::refused;

network! {
    /// The same synapses between parts, as a list of pairs, and as matrices.
    pub network Parted(
        first: usize = 10,
        mask: Vec<bool> = (0..64).map(|k| k % 3 == 0).collect(),
        chosen: Vec<usize> = vec![7, 40, 3],
        listed: Vec<(usize, usize)> = vec![],
    ) {
        group exc[grid(10, 10)] {
            rate: f32 = uniform(0.0, 1.0);
            spike: bool = false;
            1 => |spike: &mut bool, rng: &mut Rng| *spike = rng.bernoulli(0.3);
        }
        group inh[grid(8, 8)] {
            a: f32 = 0.0;
            b: f32 = 0.0;
            c: f32 = 0.0;
            d: f32 = 0.0;
            got: f32 = 0.0;
        }

        synapses part: exc[first..80] -> inh[mask] {
            connect = fixed_in_degree(6);
            weight: f32 = uniform(0.0, 1.0);
            #[sum(dst_a)]
            2 => |weight: f32, src_rate: f32| weight * src_rate;
        }
        synapses list: exc -> inh {
            connect = pairs(listed);
            weight: f32 = each_synapse(|src, dst| (src.index + 100 * dst.index) as f32);
            #[sum(dst_b)]
            2 => |weight: f32, src_rate: f32| weight * src_rate;
        }
        synapses matrix: exc[first..80] -> inh[mask][Dense] {
            weight: f32 = 1.0;
            #[sum(dst_c)]
            2 => |weight: f32, src_rate: f32| weight * src_rate;
        }
        synapses corner: exc[block(0..5, 5..)] -> inh[select(|n| n.x >= 4.0)] {
            connect = all_to_all();
            weight: f32 = 0.5;
            #[sum(dst_d)]
            2 => |weight: f32, src_rate: f32| weight * src_rate;
        }
        synapses own: exc[..5] -> exc[[9, 1, 3, 2, 4]] {
            connect = one_to_one().without_self();
        }
        synapses few: exc[&chosen] -> inh[..=2] {
            connect = one_to_one();
        }
    }
}

#[test]
fn indices_are_those_of_the_whole_group() {
    let net = Parted::builder().build().unwrap();
    let pairs: Vec<_> = net.part.connectivity().pairs().collect();
    assert_eq!(pairs.len(), 22 * 6);
    assert!(pairs.iter().all(|&(src, dst)| (10..80).contains(&src) && dst % 3 == 0));
    let corner: Vec<_> = net.corner.connectivity().pairs().collect();
    assert_eq!(corner.len(), 25 * 32);
    assert!(corner.iter().all(|&(src, dst)| src % 10 < 5 && src / 10 >= 5 && dst % 8 >= 4));
    // In the order of the parts; 1 and 4 meet themselves.
    let own: Vec<_> = net.own.connectivity().pairs().collect();
    assert_eq!(own, [(0, 9), (2, 3), (3, 2)]);
    let few: Vec<_> = net.few.connectivity().pairs().collect();
    assert_eq!(few, [(3, 2), (7, 0), (40, 1)]);
    // The mask of a matrix.
    assert_eq!(net.matrix.size(), 70 * 22);
    assert_eq!(net.matrix.weight.matrix().shape(), (64, 100));
    let entries = net.matrix.weight.matrix().iter().filter(|&&w| w == 1.0).count();
    assert_eq!(entries, 70 * 22);
}

#[test]
fn parts_do_what_a_list_of_pairs_does() {
    let first = Parted::builder().build().unwrap();
    let listed: Vec<(usize, usize)> = first.part.connectivity().pairs().collect();
    let mut net = Parted::builder().listed(listed.clone()).build().unwrap();
    let weights: Vec<f32> = net.part.weight.to_vec();
    net.list.weight.copy_from_slice(&weights);
    net.simulate_iterations(3);
    assert_eq!(net.inh.a[..], net.inh.b[..]);
    assert!(net.inh.a.iter().any(|&a| a > 0.0));
    // Full sums by hand.
    for dst in 0..64 {
        let inside: f32 = if dst % 3 == 0 { (10..80).map(|src| net.exc.rate[src]).sum() } else { 0.0 };
        assert!((net.inh.c[dst] - 3.0 * inside).abs() < 1e-3, "{dst}");
    }
}

#[test]
fn a_part_of_run_time_parameters_and_the_whole_agree() {
    let whole = Parted::builder().first(0).mask(vec![true; 64]).build().unwrap();
    assert_eq!(whole.part.size(), 64 * 6);
    network! {
        network Plain {
            group exc[grid(10, 10)] {}
            group inh[grid(8, 8)] {}
            synapses part: exc[..] -> inh {
                connect = fixed_in_degree(6);
                weight: f32 = uniform(0.0, 1.0);
            }
        }
    }
    network! {
        network Parts {
            group exc[grid(10, 10)] {}
            group inh[grid(8, 8)] {}
            synapses part: exc -> inh {
                connect = fixed_in_degree(6);
                weight: f32 = uniform(0.0, 1.0);
            }
        }
    }
    let (plain, parts) = (Plain::builder().seed(3).build().unwrap(), Parts::builder().seed(3).build().unwrap());
    assert_eq!(text(&plain), text(&parts));
    assert!(plain.part.connectivity().pairs().eq(parts.part.connectivity().pairs()));
}

#[test]
fn the_description_shows_the_parts() {
    let synapses = Parted::MODEL.synapses("part").unwrap();
    assert_eq!((synapses.src, synapses.src_part, synapses.dst, synapses.dst_part), ("exc", "first..80", "inh", "mask"));
    assert_eq!(synapses.source().to_string(), "exc[first..80]");
    assert_eq!(Parted::MODEL.synapses("list").unwrap().target().to_string(), "inh");
    let table = Parted::MODEL.to_string();
    assert!(table.contains("exc[block(0..5, 5..)]") && table.contains("inh[select(|n| n.x >= 4.0)]"), "{table}");
    assert!(Parted::MODEL.to_graphviz().to_string().contains("exc[first..80] -> inh[mask]"));
}

#[test]
fn bad_parts_are_refused() {
    assert_eq!(
        refused(Parted::builder().first(90).build()),
        "network `Parted` cannot be built: `part.src`: `part` is 90..80: \
         allowed is a range within 0..100, the neurons of the group, that is not empty"
    );
    assert_eq!(
        refused(Parted::builder().mask(vec![true; 60]).build()),
        "network `Parted` cannot be built: `part.dst`: `part: length of the mask` is 60: \
         allowed is 64, one for each neuron of the group"
    );
    assert_eq!(
        refused(Parted::builder().chosen(vec![7, 7, 3]).build()),
        "network `Parted` cannot be built: `few.src`: `part: index` is 7: allowed is each index once"
    );
    assert_eq!(
        refused(Parted::builder().chosen(vec![7, 3]).build()),
        "network `Parted` cannot be built: `few`: `one_to_one: number of sources` is 2: allowed is 3, the number of targets"
    );
    // Six of five sources.
    assert_eq!(
        refused(Parted::builder().first(75).build()),
        "network `Parted` cannot be built: `part`: `fixed_in_degree` is 6: \
         allowed is at most 5, the number of sources, unless `.with_multiple()`"
    );
}
