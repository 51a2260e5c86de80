//! Parameters that are out of their range.

use pymonn::behaviours::plasticity::{
    Bcm, Calcium, Clopath, GaussianGrowth, GrowRandom, Hebb, InhibitoryStdp, Oja, PairStdp, Power, PruneWeak, PruneWeakOnPost,
    PruneWeakOnPre, RewardStdp, SynapticElements, ThreeTermStdp, TripletStdp,
};
use pymonn::prelude::*;

#[test]
fn parameters_out_of_range_are_named() {
    let said = |rule: &dyn Validate| rule.validate().unwrap_err().to_string();
    let positive = "allowed is a finite number above 0";
    let not_negative = "allowed is a finite number, 0 or more";
    assert_eq!(said(&PairStdp::<f32> { tau_plus: -1.0, ..Default::default() }), format!("`tau_plus` is -1.0: {positive}"));
    assert_eq!(said(&PairStdp::<f32> { a_minus: -1.0, ..Default::default() }), format!("`a_minus` is -1.0: {not_negative}"));
    let power = Power { mu_plus: 2.0, mu_minus: 0.0 };
    assert_eq!(
        said(&PairStdp::<f32, Power> { dependence: power, ..Default::default() }),
        "`mu_plus` is 2.0: allowed is a number from 0 to 1"
    );
    assert_eq!(said(&TripletStdp::<f32> { tau_y: 0.0, ..Default::default() }), format!("`tau_y` is 0.0: {positive}"));
    assert_eq!(
        said(&Clopath { u_ref_squared: Some(0.0), ..Clopath::<f32>::default() }),
        format!("`u_ref_squared` is 0.0: {positive}")
    );
    assert_eq!(said(&InhibitoryStdp { tau: f32::NAN, ..Default::default() }), format!("`tau` is NaN: {positive}"));
    assert_eq!(said(&RewardStdp { tau_d: -1.0_f32, ..Default::default() }), format!("`tau_d` is -1.0: {not_negative}"));
    assert_eq!(said(&Hebb { eta: f32::INFINITY }), "`eta` is inf: allowed is a finite number");
    assert_eq!(said(&Oja { eta: -1.0_f32 }), format!("`eta` is -1.0: {not_negative}"));
    assert_eq!(said(&Bcm { y_0: 0.0_f32, ..Default::default() }), format!("`y_0` is 0.0: {positive}"));
    assert_eq!(said(&ThreeTermStdp { w_max: 0.0_f32, ..Default::default() }), format!("`w_max` is 0.0: {positive}"));
    assert_eq!(said(&GrowRandom { rate: -0.1, ..Default::default() }), format!("`rate` is -0.1: {not_negative}"));
    let weak: [&dyn Validate; 3] =
        [&PruneWeak { threshold: f32::NAN }, &PruneWeakOnPre { threshold: f32::NAN }, &PruneWeakOnPost { threshold: f32::NAN }];
    assert!(weak.iter().all(|&rule| said(rule) == "`threshold` is NaN: allowed is a finite number"));
    assert_eq!(said(&Calcium { tau: 0.0_f32, ..Default::default() }), format!("`tau` is 0.0: {positive}"));
    let dendritic = GaussianGrowth { eta: 0.2, epsilon: 0.1 };
    assert_eq!(
        said(&SynapticElements::<f32> { dendritic, ..Default::default() }),
        "`eta` is 0.2: allowed is less than `epsilon`, which is 0.1"
    );
    let loss = SynapticElements::<f32> { vacant_loss: 2.0, ..Default::default() };
    assert_eq!(said(&loss), "`vacant_loss` is 2.0: allowed is a number from 0 to 1");
    for rule in [&Bcm::<f32>::default() as &dyn Validate, &RewardStdp::<f64>::default(), &Clopath::<f32>::somatosensory_cortex()]
    {
        assert!(rule.validate().is_ok());
    }
}

network! {
    network Refused {
        group a[2] {
            spike: bool = false;
        }
        synapses aa: a -> a {
            connect = all_to_all();
            weight: f32 = 0.5;
            1 => PairStdp { w_max: -2.0, ..Default::default() };
        }
    }
}

#[test]
fn the_builder_names_the_object() {
    let error = Refused::builder().build().err().unwrap();
    assert_eq!(
        error.to_string(),
        "network `Refused` cannot be built: `aa.PairStdp`: `w_max` is -2.0: allowed is a finite number above 0"
    );
}
