//! What a stream depends on.

use super::{Rng, StreamKey, key, name_hash};

#[test]
fn a_stream_depends_on_its_key_only() {
    let draw = |index| Rng::neuron(key(), 3, index).next_u32();
    let forward = [0, 1, 2, 3].map(draw);
    let mut backward = [3, 2, 1, 0].map(draw);
    backward.reverse();
    assert_eq!(forward, backward);
    let (mut a, mut b) = (Rng::neuron(key(), 3, 1), Rng::neuron(key(), 3, 1));
    for _ in 0..100 {
        assert_eq!(a.next_u64(), b.next_u64());
    }
}

#[test]
fn streams_differ_by_every_part_of_the_key() {
    let name = name_hash("a");
    let first = StreamKey::new(1, name);
    let mut rng = Rng::neuron(first, 3, 1);
    let split = [rng.split(), rng.split()].map(|(place, key)| Rng::new(place, key));
    let streams = [
        Rng::neuron(first, 1, 1),
        Rng::neuron(StreamKey::new(2, name), 1, 1),
        Rng::neuron(StreamKey::new(1, name_hash("b")), 1, 1),
        Rng::neuron(first, 2, 1),
        Rng::neuron(first, 1 + (1 << 32), 1),
        Rng::neuron(first, 1, 2),
        Rng::synapse(first, 1, 1, 0, 0),
        Rng::synapse(first, 1, 0, 1, 0),
        Rng::synapse(first, 1, 1, 0, 1),
        Rng::whole(first, 1),
        Rng::whole(first, 2),
        Rng::neuron(StreamKey::new(0, 0), 0, 0),
        Rng::whole(StreamKey::new(0, 0), 0),
        rng,
        split[0].clone(),
        split[1].clone(),
    ];
    for i in 1..streams.len() {
        for other in &streams[..i] {
            let (mut a, mut b) = (other.clone(), streams[i].clone());
            let same = (0..8).filter(|_| a.next_u32() == b.next_u32()).count();
            assert!(same == 0, "stream {i} agrees with an earlier one in {same} of 8 words");
        }
    }
}

#[test]
fn halves_and_wholes_come_from_the_same_blocks() {
    let (mut words, mut doubles) = (Rng::neuron(key(), 9, 4), Rng::neuron(key(), 9, 4));
    for _ in 0..5 {
        let (low, high) = (words.next_u32(), words.next_u32());
        assert_eq!(doubles.next_u64(), u64::from(high) << 32 | u64::from(low));
    }
    // Across two blocks.
    let mut shifted = Rng::neuron(key(), 9, 4);
    let mut words = shifted.clone();
    assert_eq!(shifted.next_u32(), words.next_u32());
    let low = words.next_u32();
    assert_eq!(shifted.next_u64(), u64::from(words.next_u32()) << 32 | u64::from(low));
}

/// Held here, so that one version of pymonn is compared with the next: where they change, so do the results of every model.
#[test]
fn the_words_are_those_of_every_version() {
    let mut rng = Rng::neuron(key(), 9, 4);
    let words = [rng.next_u64(), rng.next_u64(), Rng::synapse(key(), 9, 4, 5, 1).next_u64(), Rng::whole(key(), 9).next_u64()];
    assert_eq!(
        words,
        [0x5568_0d13_009f_ab44, 0x374a_bfd1_ce80_dd96, 0xae18_2ae5_fd14_523c, 0x29c5_a600_9754_a1d1],
        "{words:#018x?}"
    );
}

#[test]
fn it_is_a_generator_of_the_crate_rand() {
    let mut rng = Rng::whole(key(), 1);
    let mut bytes = [0; 7];
    rand::Rng::fill_bytes(&mut rng.clone(), &mut bytes);
    assert_eq!(bytes[..4], rng.clone().next_u32().to_le_bytes());
    let x: f32 = rand::RngExt::random(&mut rng);
    assert!((0.0..1.0).contains(&x));
}
