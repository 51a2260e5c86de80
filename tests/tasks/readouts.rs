//! Read-outs: what they can learn, how it is scored, what they refuse.

use nalgebra::DMatrix;
use pymonn::readout::{Linear, Logistic, Pinv, Ridge, Scores, States};
use pymonn::tasks::{Pools, RandomLetters, Source};
use pymonn::{Refusal, Rng, StreamKey};

use crate::refused;

/// Spikes by the present letter and the one before, of which a part is flipped; the class is the one before.
fn memory(steps: usize, seed: u64) -> Result<States, Refusal> {
    let mut letters = RandomLetters::new(4, seed)?;
    let pools = Pools::overlapping(8, 12, 60, 5)?;
    let mut rng = Rng::whole(StreamKey::new(seed, 1), 0);
    let mut states = States::new(60, 4)?;
    let mut before = letters.next_symbol();
    for _ in 0..steps {
        let now = letters.next_symbol();
        let (a, b) = (now.letter.unwrap(), before.letter.unwrap());
        let on = |neuron: u32| pools.pool(a).contains(&neuron) || pools.pool(4 + b).contains(&neuron);
        let row: Vec<bool> = (0..60).map(|neuron| on(neuron) != rng.bernoulli(0.15)).collect();
        states.push(&row, b)?;
        before = now;
    }
    Ok(states)
}

#[test]
fn every_readout_tells_the_letter_before() -> Result<(), Refusal> {
    let (training, test) = (memory(1000, 1)?, memory(1000, 2)?);
    let logistic = Logistic { tolerance: 1e-4, ..Logistic::new(1.0) };
    let readouts = [Pinv::default().train(&training)?, Ridge::new(1.0).train(&training)?, logistic.train(&training)?];
    for readout in &readouts {
        let scores = readout.scores(&test)?;
        assert!(scores.accuracy() > 0.85, "{}", scores.accuracy());
        assert_eq!(scores.confusion().sum(), 1000);
        assert_eq!(scores.confusion().trace() as f64 / 1000.0, scores.accuracy());
        // One by one as all at once.
        let one = readout.predict(test.columns().column(7).as_slice())?;
        assert_eq!(one, scores.told()[7]);
    }
    // Nothing is told from other letters' labels.
    let mut shifted = States::new(60, 4)?;
    for (t, column) in training.columns().column_iter().enumerate() {
        shifted.push(column.as_slice(), training.labels()[(t + 50) % 1000])?;
    }
    let chance = Ridge::new(1.0).train(&shifted)?.scores(&test)?.accuracy();
    assert!((chance - 0.25).abs() < 0.08, "{chance}");
    // The same training gives the same bits.
    assert_eq!(readouts[2], logistic.train(&training)?);
    Ok(())
}

/// Classes are drawn by known weights, and found again are the probabilities that these give.
#[test]
fn probabilities_are_those_that_classes_were_drawn_by() -> Result<(), Refusal> {
    let weights = DMatrix::from_row_slice(3, 3, &[2.0, 0.0, -1.0, -1.5, 1.0, 0.0, 0.5, -2.0, 1.0]);
    let truth = Linear::new(weights, vec![0.3, 0.0, -0.5])?;
    let mut rng = Rng::whole(StreamKey::new(4, 1), 0);
    let mut states = States::new(3, 3)?;
    for _ in 0..8000 {
        let state: [bool; 3] = std::array::from_fn(|_| rng.bernoulli(0.4));
        let (p, u) = (truth.probabilities(&state)?, rng.uniform_f64());
        states.push(&state, if u < p[0] { 0 } else { 1 + usize::from(u >= p[0] + p[1]) })?;
    }
    let found = Logistic { tolerance: 1e-5, ..Logistic::new(0.1) }.train(&states)?;
    for code in 0..8 {
        let state = [code & 1, code >> 1 & 1, code >> 2];
        let (expected, found) = (truth.probabilities(&state)?, found.probabilities(&state)?);
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-14);
        for (found, expected) in found.iter().zip(&expected) {
            // The rarest state came 500 times: a standard error of 0.02 at most.
            assert!((found - expected).abs() < 0.05, "{state:?}: {found} in place of {expected}");
        }
    }
    Ok(())
}

#[test]
fn fewer_steps_than_neurons() -> Result<(), Refusal> {
    let few = memory(20, 1)?;
    // All are told, by the smallest weights that do it.
    let readout = Pinv::default().train(&few)?;
    for (row, class) in readout.all_outputs(&few)?.row_iter().zip(few.labels()) {
        for (k, output) in row.iter().enumerate() {
            assert!((output - f64::from(u8::from(k == *class))).abs() < 1e-9, "{row}");
        }
    }
    let singular = refused(Ridge::new(0.0).train(&few));
    assert!(singular.starts_with("`penalty` is 0.0: allowed is a larger one, since the states are linearly dependent"));
    Ok(())
}

#[test]
fn what_cannot_be_trained_is_refused() -> Result<(), Refusal> {
    let mut states = States::new(2, 3)?;
    let all = |states: &States| {
        [
            refused(Pinv::default().train(states)),
            refused(Ridge::new(1.0).train(states)),
            refused(Logistic::new(1.0).train(states)),
        ]
    };
    assert!(all(&states).iter().all(|said| said == "`states.len()` is 0: allowed is at least one step"));
    states.push(&[true, false], 2)?;
    states.push(&[1_u8, 1], 2)?;
    let one = "`classes of the states` is [2]: allowed is at least two different ones";
    assert!(all(&states).iter().all(|said| said == one), "{:?}", all(&states));

    assert_eq!(refused(states.push(&[1.0_f32], 0)), "`state.len()` is 1: allowed is 2, the number of neurons");
    assert_eq!(refused(states.push(&[1.0_f32, 0.0], 3)), "`class` is 3: allowed is a class below 3");
    assert_eq!(refused(states.push(&[1.0, f64::NAN], 0)), "`state[1]` is NaN: allowed is a finite number");
    assert_eq!(states.len(), 2);

    states.push(&[0.0, 0.0], 0)?;
    assert_eq!(refused(Ridge::new(-1.0).train(&states)), "`penalty` is -1.0: allowed is a finite number from 0");
    assert_eq!(refused(Logistic::new(0.0).train(&states)), "`penalty` is 0.0: allowed is a finite number above 0");
    assert_eq!(refused(Pinv { tolerance: 0.0 }.train(&states)), "`tolerance` is 0.0: allowed is a number from 1e-7 to 1");
    let short = refused(Ridge::new(1.0).fit(&states, &DMatrix::zeros(2, 1)));
    assert_eq!(short, "`targets.nrows()` is 2: allowed is 3, the number of steps");
    assert_eq!(refused(States::new(0, 2)), "`neurons` is 0: allowed is at least 1");
    assert_eq!(refused(States::new(2, 1)), "`classes` is 1: allowed is at least 2");

    let mut huge = States::new(1, 2)?;
    huge.push(&[1e200], 0)?;
    huge.push(&[-1e200], 1)?;
    let finite = "`largest number of the states` is 1e200: allowed is numbers whose squares are finite";
    assert_eq!([refused(Pinv::default().train(&huge)), refused(Ridge::new(1.0).train(&huge))], [finite; 2]);

    let mut silent = States::new(2, 2)?;
    silent.push(&[false, false], 0)?;
    silent.push(&[false, false], 1)?;
    assert_eq!(refused(Pinv::default().train(&silent)), "`states` is \"the same in all steps\": allowed is states that change");
    // With a penalty, the best weights for what does not change are 0.
    assert_eq!(Ridge::new(1.0).train(&silent)?.weights().norm(), 0.0);
    assert_eq!(Logistic::new(1.0).train(&silent)?.probabilities(&[0.0, 0.0])?, [0.5, 0.5]);

    let readout = Linear::new(DMatrix::identity(2, 2), vec![0.0, 0.1])?;
    assert_eq!((readout.predict(&[1.0, 0.0])?, readout.predict(&[true, true])?), (0, 1));
    assert_eq!(refused(readout.predict(&[1.0])), "`number of neurons` is 1: allowed is 2, as trained");
    assert_eq!(refused(readout.scores(&states)), "`states.classes()` is 3: allowed is 2, as trained");
    assert_eq!(refused(Linear::new(DMatrix::identity(2, 2), vec![0.0])), "`bias.len()` is 1: allowed is 2, one per output");
    Ok(())
}

/// Many eigenvalues of the states' products are exactly 0 then.
#[test]
fn few_distinct_states() -> Result<(), Refusal> {
    for neurons in [3, 20, 60, 200] {
        let mut states = States::new(neurons, 3)?;
        for step in 0..300 {
            let class = step % 3;
            let row: Vec<bool> = (0..neurons).map(|neuron| neuron % 3 == class).collect();
            states.push(&row, class)?;
        }
        let readout = Pinv::default().train(&states)?;
        assert!(readout.weights().iter().all(|w| w.is_finite()));
        assert_eq!(readout.scores(&states)?.accuracy(), 1.0, "{neurons} neurons");
    }
    Ok(())
}

#[test]
fn scores_that_cannot_be() {
    assert_eq!(refused(Scores::new(vec![], vec![], 2)), "`truth.len()` is 0: allowed is at least one step");
    assert_eq!(refused(Scores::new(vec![1], vec![], 2)), "`told.len()` is 0: allowed is 1, as many as true ones");
    assert_eq!(refused(Scores::new(vec![1], vec![2], 2)), "`class` is 2: allowed is a class below 2");
    let scores = Scores::new(vec![1, 0], vec![1, 1], 2).expect("two steps");
    assert_eq!(refused(scores.by_position(&[0])), "`positions.len()` is 1: allowed is 2, one per step");
    assert_eq!(scores.accuracy_where(|_| false), None);
}
