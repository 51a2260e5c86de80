//! Trains from what networks record.

use nalgebra::DMatrix;
use pymonn::analysis::SpikeTrain;
use pymonn::prelude::*;
use watched::tag;

network! {
    network Watched {
        group cells[70] {
            spike: bool = false;

            1 => |spike: &mut bool, rng: &mut Rng| { *spike = rng.bernoulli(0.1); };
            #[tag(whole)]
            8 => Recorder { spike };
            #[tag(events)]
            9 => EventRecorder { spike };
        }
    }
}

#[test]
fn recordings_events_and_matrices_give_one_train() {
    let mut net = Watched::builder().seed(4).build().unwrap();
    net.simulate_iterations(90);
    let recording = &net[tag::whole].spike;
    let train = SpikeTrain::from_recording(recording);
    assert_eq!((train.steps(), train.neurons()), (90, 70));
    assert_eq!(train.counts_per_step().iter().sum::<u32>() as usize, net[tag::events].spike.len());
    assert_eq!(train, SpikeTrain::from_events(&net[tag::events].spike, 70, 1..91));
    assert_eq!(train, SpikeTrain::from_matrix(&recording.view()));
    assert_eq!(train, SpikeTrain::from_matrix(&train.to_matrix()));
    assert_eq!(train.slice(10..30), SpikeTrain::from_events(&net[tag::events].spike, 70, 11..31));
    assert_eq!(train.select_neurons(&[3, 69]), SpikeTrain::from_matrix(&recording.view().select_columns(&[3, 69])));
}

#[test]
fn parts_of_a_train() {
    for neurons in [0, 1, 63, 64, 65, 130] {
        let spike = |step: usize, neuron: usize| (step * 7 + neuron * 5) % 11 < 3;
        let train = SpikeTrain::from_fn(20, neurons, spike);
        assert_eq!((train.steps(), train.neurons()), (20, neurons));
        let expected = |step: usize| (0..neurons).filter(move |neuron| spike(step, *neuron));
        assert!(
            (0..20).all(|step| train.active(step).eq(expected(step)) && train.count(step) as usize == expected(step).count())
        );
        let mut halves = train.slice(0..8);
        assert!(halves.extend(&train.slice(8..99)) && halves == train);
        assert!(!halves.extend(&SpikeTrain::new(neurons + 1)) && !halves.push(&vec![true; neurons + 1]));
        assert_eq!(train.select_steps([19, 3, 20]).steps(), 2);
        assert_eq!(train.to_matrix(), DMatrix::from_fn(20, neurons, |step, neuron| f64::from(u8::from(spike(step, neuron)))));
    }
}
