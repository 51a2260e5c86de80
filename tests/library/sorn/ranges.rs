//! Parameters and states that make no network.

use nalgebra::DMatrix;
use pymonn::behaviours::sorn::{
    DoubleScaling, FeedForwardInhibition, Growth, InhibitoryStdp, IntrinsicPlasticity, Noise, SpikeNoise, Stdp,
    StructuralPlasticity, SynapticNormalization, Unit, Unreliable, Winners,
};
use pymonn::models::sorn::{Parameters, Pools, Scaling, Start, Thresholds, Topology};
use pymonn::prelude::*;

#[test]
fn parameters_out_of_range_are_named() {
    let said = |parameters: &Parameters| match parameters.build::<f32>(1) {
        Ok(_) => panic!("{parameters:?} was built"),
        Err(error) => {
            assert_eq!(error.object(), "parameters");
            error.refusal().to_string()
        }
    };
    let base = Parameters::zheng();
    let infinity = f64::INFINITY;
    let cases = [
        (Parameters { ne: 0, ..base.clone() }, "`ne` is 0: allowed is 1 or more"),
        (Parameters { ni: 0, ..base.clone() }, "`ni` is 0: allowed is 1 or more"),
        (Parameters { inputs: 0, ..base.clone() }, "`inputs` is 0: allowed is 1 or more"),
        (
            Parameters { inputs: 21, ..base.clone() },
            "`pools: disjoint` is 10: allowed is 1 to 9: 21 inputs share 200 excitatory units",
        ),
        (
            Parameters { pools: Pools::Overlapping(201), ..base.clone() },
            "`pools: overlapping` is 201: allowed is 1 to 200, the excitatory units",
        ),
        (
            Parameters { pools: Pools::Identity, inputs: 201, ..base.clone() },
            "`inputs` is 201: allowed is at most 200, one excitatory unit for each, with `pools: identity`",
        ),
        (
            Parameters { ee: Topology::Probability(2.0), ..base.clone() },
            "`ee: probability` is 2.0: allowed is a number from 0 to 1",
        ),
        (
            Parameters { ei: Topology::InDegree { mean: -1.0, sd: 1.0 }, ..base.clone() },
            "`ei: mean` is -1.0: allowed is a finite number, 0 or more",
        ),
        (
            Parameters { ie: Topology::Distance { side: 1.0, half: 0.0 }, ..base.clone() },
            "`ie: half` is 0.0: allowed is a finite number above 0",
        ),
        (
            Parameters { te: Thresholds::Uniform(1.0, 0.5), ..base.clone() },
            "`te` is (1.0, 0.5): allowed is two finite numbers, the smaller one first",
        ),
        (
            Parameters { ti: Thresholds::Ordered(0.0, infinity), ..base.clone() },
            "`ti` is (0.0, inf): allowed is two finite numbers, the smaller one first",
        ),
        (
            Parameters { te_bounds: (1.0, 0.0), ..base.clone() },
            "`te_bounds: low` is 1.0: allowed is at most `te_bounds: high`, which is 0.0",
        ),
        (Parameters { target_rate: (0.1, 1.1), ..base.clone() }, "`target_rate: high` is 1.1: allowed is a number from 0 to 1"),
        (Parameters { noise_e: -0.1, ..base.clone() }, "`noise_e` is -0.1: allowed is a finite number, 0 or more"),
        (Parameters { spike_noise: 2.0, ..base.clone() }, "`spike_noise` is 2.0: allowed is a number from 0 to 1"),
        (Parameters { eta_stdp: -0.004, ..base.clone() }, "`eta_stdp` is -0.004: allowed is a finite number, 0 or more"),
        (Parameters { eta_ip: f64::NAN, ..base.clone() }, "`eta_ip` is NaN: allowed is a finite number, 0 or more"),
        (Parameters { growth: Growth::Random(1.5), ..base.clone() }, "`growth: random` is 1.5: allowed is a number from 0 to 1"),
        (Parameters { istdp_rate: 0.0, ..base.clone() }, "`istdp_rate` is 0.0: allowed is a finite number above 0"),
        (
            Parameters { scaling: Scaling::Double(2.0), ..base.clone() },
            "`scaling: double` is 2.0: allowed is a number from 0 to 1",
        ),
        (Parameters { winners: Some(0), ..base.clone() }, "`winners` is 0: allowed is 1 to 200, the excitatory units"),
        (Parameters { failure: -1.0, ..base.clone() }, "`failure` is -1.0: allowed is a number from 0 to 1"),
    ];
    for (parameters, expected) in cases {
        assert_eq!(said(&parameters), expected);
    }
}

#[test]
fn states_that_do_not_fit_are_named() {
    let base = Parameters::zheng();
    let said = |change: fn(&mut Start)| {
        let mut start = base.draw(1);
        change(&mut start);
        match base.build_from(start, 1) {
            Ok(_) => panic!("it was built"),
            Err(error) => error.to_string(),
        }
    };
    let at = "network `Sorn` cannot be built: `start`: ";
    assert_eq!(
        said(|start| start.wei = DMatrix::zeros(40, 200)),
        format!("{at}`wei` is (40, 200): allowed is (200, 40), targets × sources")
    );
    assert_eq!(said(|start| start.te.truncate(199)), format!("{at}`te` is 199: allowed is 200, one for each unit"));
    assert_eq!(said(|start| start.wee[(1, 2)] = f32::NAN), format!("{at}`wee` is NaN: allowed is finite weights, 0 or more"));
    assert_eq!(said(|start| start.wei[(1, 2)] = -1.0), format!("{at}`wei` is -1.0: allowed is finite weights, 0 or more"));
    assert_eq!(said(|start| start.ti[3] = f32::INFINITY), format!("{at}`ti` is inf: allowed is finite numbers"));
}

#[test]
fn behaviours_name_what_is_out_of_range() {
    let said = |rule: &dyn Validate| rule.validate().unwrap_err().to_string();
    let not_negative = "allowed is a finite number, 0 or more";
    let probability = "allowed is a number from 0 to 1";
    let positive = "allowed is a finite number above 0";
    assert_eq!(said(&Noise { sd: -1.0_f32 }), format!("`sd` is -1.0: {not_negative}"));
    assert_eq!(said(&SpikeNoise { probability: 2.0_f32 }), format!("`probability` is 2.0: {probability}"));
    assert_eq!(said(&Unit { gain: f32::NAN, strict: false }), "`gain` is NaN: allowed is a finite number");
    assert_eq!(said(&FeedForwardInhibition { strength: f32::NAN }), "`strength` is NaN: allowed is a finite number");
    assert_eq!(said(&Winners::<f32>::new(0)), "`k` is 0: allowed is 1 or more");
    assert_eq!(said(&Unreliable { failure: 1.5_f32, steepness: 0.0 }), format!("`failure` is 1.5: {probability}"));
    assert_eq!(said(&Unreliable { failure: 0.5_f32, steepness: -1.0 }), format!("`steepness` is -1.0: {not_negative}"));
    assert_eq!(said(&DoubleScaling::<f32>::new(1.5)), format!("`eta` is 1.5: {probability}"));
    assert_eq!(said(&SynapticNormalization { total: 0.0_f32 }), format!("`total` is 0.0: {positive}"));
    assert_eq!(said(&Stdp::<f32>::new(-1.0)), format!("`eta` is -1.0: {not_negative}"));
    assert_eq!(said(&InhibitoryStdp { rate: 0.0_f32, ..Default::default() }), format!("`rate` is 0.0: {positive}"));
    let bounds = IntrinsicPlasticity { low: 1.0_f32, high: 0.0, ..Default::default() };
    assert_eq!(said(&bounds), "`low` is 1.0: allowed is at most `high`, which is 0.0");
    let growth = StructuralPlasticity { growth: Growth::Random(2.0), weight: 0.001_f32 };
    assert_eq!(said(&growth), format!("`growth: probability` is 2.0: {probability}"));
}
