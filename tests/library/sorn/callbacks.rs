//! Recorders of all ten quantities: shapes, times, windows.

use pymonn::models::sorn::{
    Configuration, EEConnectionCounts, EIConnectionCounts, ExcitatoryActivation, IEConnectionCounts, InhibitoryActivation,
    Parameters, RecurrentActivation, Simulator, Sorn, TE, TI, WEE, WEI, Watch,
};

fn parameters() -> Parameters {
    let configuration =
        Configuration { ne: 50, nu: 4, lambda_ee: 10.0, lambda_ei: 10.0, sp_probability: 0.5, ..Configuration::default() };
    configuration.parameters().unwrap()
}

#[test]
fn all_ten_quantities() {
    let (mut x, mut y, mut r) = (ExcitatoryActivation::new(), InhibitoryActivation::new(), RecurrentActivation::new());
    let (mut wee, mut wei, mut te, mut ti) = (WEE::new(), WEI::new(), TE::new(), TI::new());
    let (mut ee, mut ei, mut ie) = (EEConnectionCounts::new(), EIConnectionCounts::new(), IEConnectionCounts::new());
    let mut simulator = Simulator::<f64>::new(&parameters(), 5).unwrap();
    let first = simulator.state();
    let all = (&mut x, &mut y, &mut r, &mut wee, &mut wei, &mut te, &mut ti, &mut ee, &mut ei, &mut ie);
    simulator.run_with(300, |t, input| input[t as usize % 4] = 1.0, all);

    assert_eq!((x.view().shape(), y.view().shape(), r.view().shape()), ((300, 50), (300, 10), (300, 50)));
    assert_eq!((te.view().shape(), ti.view().shape()), ((300, 50), (300, 10)));
    assert_eq!((wee.len(), wei.len(), ee.len(), ei.len(), ie.len()), (300, 300, 300, 300, 300));
    assert_eq!(wei.matrix(7).map(|m| m.shape()), Some((50, 10)));
    assert_eq!(wee.matrix(300), None);
    assert_eq!(x.iterations().first(), Some(&1));

    let last = simulator.state();
    assert_eq!((x.last().unwrap(), y.last().unwrap()), (&last.x[..], &last.y[..]));
    assert_eq!((wee.matrix(299).unwrap(), wei.matrix(299).unwrap()), (last.wee.as_view(), last.wei.as_view()));
    assert_eq!((te.last().unwrap(), ti.last().unwrap()), (&last.te[..], &last.ti[..]));

    // Counted before the iteration's plasticity: what the one before left.
    let count = |list: &[f64]| list.iter().filter(|w| **w != 0.0).count();
    assert_eq!((ee[0], ei[0]), (count(first.wee.as_slice()), count(first.wei.as_slice())));
    for t in 1..300 {
        assert_eq!((ee[t], ei[t]), (count(wee.row(t - 1).unwrap()), count(wei.row(t - 1).unwrap())), "iteration {t}");
    }
    assert!(ee.iter().any(|n| *n != ee[0]));
    assert!(ie.iter().all(|n| *n == 500));
}

#[test]
fn every_and_window() {
    let mut simulator = Simulator::<f32>::new(&parameters(), 5).unwrap();
    let mut all = ExcitatoryActivation::new();
    let (mut some, mut counts) = (ExcitatoryActivation::new().every(7), EEConnectionCounts::new().every(7).window(5));
    let mut last = ExcitatoryActivation::new().window(20);
    let mut weights = WEE::new().every(10).window(2);
    simulator.run_with(100, |_, _| {}, (&mut all, &mut some, &mut last, &mut counts, &mut weights));
    assert!(some.iterations().iter().copied().eq((7..=100).step_by(7)));
    assert!(some.rows().zip((6..).step_by(7)).all(|(row, t)| row == all.row(t).unwrap()));
    assert_eq!(last.view(), all.view().rows(80, 20));
    assert_eq!(counts.iterations(), [70, 77, 84, 91, 98]);
    assert_eq!(weights.iterations(), [90, 100]);
    assert_eq!(all.every(0).clone().len(), 100);
    last.clear();
    assert!(last.is_empty());
}

#[test]
fn recorders_change_nothing() {
    let run = |record: bool| {
        let mut simulator = Simulator::<f32>::new(&parameters(), 5).unwrap();
        let (mut wee, mut wei) = (WEE::new().every(3), WEI::new());
        if record {
            simulator.run_with(600, |_, _| {}, (&mut wee, &mut wei));
        } else {
            simulator.run_with(600, |_, _| {}, ());
        }
        simulator.state()
    };
    assert_eq!(run(true), run(false));
}

#[test]
fn closures_watch() {
    let mut simulator = Simulator::<f32>::new(&parameters(), 5).unwrap();
    let (mut spikes, mut total) = (ExcitatoryActivation::new(), 0);
    let watch = Watch(|net: &mut Sorn| total += net.exc.spike.iter().filter(|spike| **spike).count());
    simulator.run_with(50, |_, _| {}, (&mut spikes, watch));
    assert_eq!(total, spikes.as_slice().iter().filter(|spike| **spike).count());
}
