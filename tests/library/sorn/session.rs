//! `Simulator` and `Trainer`: phases, freezing, noise, going on.

use nalgebra::DMatrix;
use pymonn::models::sorn::{
    Configuration, ExcitatoryActivation, Mechanism, Parameters, Phase, RecurrentActivation, Session, Simulator, Start, Trainer,
    tag,
};

fn parameters() -> Parameters {
    Configuration { ne: 50, nu: 4, lambda_ee: 10.0, lambda_ei: 10.0, sp_probability: 1.0, ..Configuration::default() }
        .parameters()
        .unwrap()
}

/// Iterations × inputs.
fn inputs() -> DMatrix<f64> {
    DMatrix::from_fn(100, 4, |t, k| f64::from(u8::from(t % 4 == k)))
}

/// What differs between two states: excitatory weights, inhibitory ones, thresholds.
fn changed(a: &Start<f64>, b: &Start<f64>) -> [bool; 3] {
    assert_eq!((&a.wie, &a.ti), (&b.wie, &b.ti));
    // Scaling to a sum that is there already rounds.
    [(&a.wee - &b.wee).amax() > 1e-12, (&a.wei - &b.wei).amax() > 1e-12, a.te != b.te]
}

fn change<const PLASTIC: bool>(mut session: Session<f64, PLASTIC>) -> [bool; 3] {
    let before = session.state();
    session.run(&inputs(), ()).unwrap();
    changed(&before, &session.state())
}

#[test]
fn phases_and_frozen_mechanisms() {
    let simulator = || Simulator::<f64>::new(&parameters(), 3).unwrap();
    let trainer = || Trainer::<f64>::new(&parameters(), 3).unwrap();
    assert_eq!(change(simulator()), [true; 3]);
    assert_eq!(change(simulator().phase(Phase::Training)), [false; 3]);
    assert_eq!(change(trainer()), [false; 3]);
    assert_eq!(change(trainer().phase(Phase::Plasticity)), [true; 3]);

    assert_eq!(change(simulator().freeze((tag::stdp, tag::sp))), [false, true, true]);
    assert_eq!(change(simulator().freeze(tag::istdp)), [true, false, true]);
    assert_eq!(change(simulator().freeze(tag::ip)), [true, true, false]);
    assert_eq!(change(simulator().freeze((tag::stdp, tag::ip, tag::sp, tag::istdp, tag::ss))), [false; 3]);
    assert_eq!(change(simulator().freeze(tag::stdp).freeze(())), [true; 3]);
}

/// Largest difference of a target's sum of excitatory weights from 1.
fn off<T: Mechanism>(frozen: T) -> f64 {
    let mut simulator = Simulator::<f64>::new(&parameters(), 3).unwrap().freeze(frozen);
    simulator.run(&inputs(), ()).unwrap();
    simulator.state().wee.column_sum().iter().fold(0.0_f64, |most, sum| most.max((sum - 1.0).abs()))
}

#[test]
fn without_normalisation_sums_drift() {
    assert!(off(()) < 1e-9);
    assert!(off(tag::ss) > 1e-3);
}

#[test]
fn noise_can_be_left_out() {
    let run = |noise, seed| {
        let start = parameters().draw(3);
        let mut simulator = Simulator::<f64>::resume(&parameters(), start, seed).unwrap().freeze(tag::sp).noise(noise);
        let mut spikes = ExcitatoryActivation::new();
        simulator.run(&inputs(), &mut spikes).unwrap();
        spikes.to_matrix()
    };
    assert_eq!(run(false, 1), run(false, 2), "without noise and new synapses nothing is random");
    assert_ne!(run(true, 1), run(true, 2));
    assert_eq!(run(true, 1), run(true, 1));
}

#[test]
fn all_ways_of_input_are_one() {
    let new = || Simulator::<f64>::new(&parameters(), 3).unwrap();
    let (mut matrix, mut each, mut with, mut steps) = (new(), new(), new(), new());
    matrix.run(&inputs(), ()).unwrap();
    let rows: Vec<[f64; 4]> = inputs().row_iter().map(|row| [row[0], row[1], row[2], row[3]]).collect();
    each.run_each(&rows, ()).unwrap();
    with.run_with(100, |t, input| input[t as usize % 4] = 1.0, ());
    for row in &rows {
        steps.step(row).unwrap();
    }
    let state = matrix.state();
    assert_eq!(state, each.state());
    assert_eq!(state, with.state());
    assert_eq!(state, steps.state());
}

#[test]
fn inputs_of_another_width_are_refused() {
    let mut simulator = Simulator::<f64>::new(&parameters(), 3).unwrap();
    let said = simulator.run(&DMatrix::zeros(10, 5), ()).unwrap_err().to_string();
    assert_eq!(said, "`inputs: columns` is 5: allowed is 4, the number of inputs");
    let said = simulator.run_each([vec![0.0; 4], vec![0.0; 3]], ()).unwrap_err().to_string();
    assert_eq!(said, "`input: length` is 3: allowed is 4, the number of inputs");
    assert_eq!(simulator.net.iteration(), 1);
}

#[test]
fn a_run_in_pieces_is_the_same_run() {
    let (mut whole, mut pieces) =
        (Simulator::<f64>::new(&parameters(), 3).unwrap(), Simulator::<f64>::new(&parameters(), 3).unwrap());
    whole.run(&inputs(), ()).unwrap();
    pieces.run(&inputs().rows(0, 30).into_owned(), ()).unwrap();
    pieces.run(&inputs().rows(30, 70).into_owned(), ()).unwrap();
    assert_eq!(whole.state(), pieces.state());
}

#[test]
fn a_run_goes_on_from_a_state() {
    let deterministic = |session: Simulator<f64>| session.noise(false).freeze(tag::sp);
    let mut whole = deterministic(Simulator::new(&parameters(), 3).unwrap());
    whole.run(&inputs(), ()).unwrap();
    let mut first = deterministic(Simulator::new(&parameters(), 3).unwrap());
    first.run(&inputs().rows(0, 40).into_owned(), ()).unwrap();
    let mut second = deterministic(Simulator::resume(&parameters(), first.state(), 99).unwrap());
    let mut spikes = ExcitatoryActivation::<f64>::new();
    second.run(&inputs().rows(40, 60).into_owned(), &mut spikes).unwrap();
    let (a, b) = (whole.state(), second.state());
    assert_eq!((&a.x, &a.y), (&b.x, &b.y));
    assert!((&a.wee - &b.wee).amax() < 1e-12 && (&a.wei - &b.wei).amax() < 1e-12);
    assert_eq!(spikes.len(), 60);
    assert!(spikes.as_slice().iter().any(|spike| *spike), "silence would prove nothing");
}

#[test]
fn a_simulator_becomes_a_trainer_and_back() {
    let mut simulator = Simulator::<f64>::new(&parameters(), 3).unwrap().noise(false);
    simulator.run(&inputs(), ()).unwrap();
    let learnt = simulator.state();
    let mut trainer = Trainer::from(simulator);
    trainer.run(&inputs(), ()).unwrap();
    assert_eq!(changed(&learnt, &trainer.state()), [false; 3]);
    let mut simulator = Simulator::from(trainer);
    simulator.run(&inputs(), ()).unwrap();
    assert_eq!(changed(&learnt, &simulator.state()), [true; 3]);
}

#[test]
fn plasticity_can_be_chosen_at_each_step() {
    let mut simulator = Simulator::<f64>::new(&parameters(), 3).unwrap();
    let before = simulator.state();
    for t in 0..50 {
        simulator.step_with(&[f64::from(t % 2)], Phase::Training).unwrap();
    }
    assert_eq!(changed(&before, &simulator.state()), [false; 3]);
    simulator.step_with(&[1.0], Phase::Plasticity).unwrap();
    assert!(changed(&before, &simulator.state())[2]);

    let mut net = parameters().build::<f64>(3).unwrap();
    let before = net.state();
    for _ in 0..50 {
        net.step_with(&[1.0], false).unwrap();
    }
    assert_eq!(changed(&before, &net.state()), [false; 3]);
    assert_eq!(net.step_with(&[1.0], true).unwrap().len(), 50);
    assert!(changed(&before, &net.state())[2]);
}

#[test]
fn recurrent_activation_is_what_there_would_be_without_input() {
    let mut simulator = Simulator::<f64>::new(&parameters(), 3).unwrap();
    let (mut spikes, mut recurrent) = (ExcitatoryActivation::new(), RecurrentActivation::new());
    simulator.run_with(100, |_, input| input.fill(10.0), (&mut spikes, &mut recurrent));
    for (with, without) in spikes.rows().zip(recurrent.rows()) {
        assert_eq!(with[..4], [true; 4]);
        assert_eq!(with[4..], without[4..]);
    }
    assert!(recurrent.rows().any(|row| !row[0]));
}
