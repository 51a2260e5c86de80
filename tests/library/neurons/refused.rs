//! Parameters out of their range.

use pymonn::behaviours::neurons::*;
use pymonn::prelude::*;

/// What `build()` says of a model.
macro_rules! refusal {
    ($($model:tt)*) => {{
        network! {
            network Bad {
                group cells[2] {
                    1 => $($model)*;
                }
            }
        }
        let error = Bad::builder().build().err().expect("a refusal").to_string();
        error.strip_prefix("network `Bad` cannot be built: `cells.").expect("the object's name").to_owned()
    }};
}

#[test]
fn parameters_are_refused_by_name_and_range() {
    assert_eq!(refusal!(Lif { tau: -1.0, ..Lif::default() }), "Lif`: `tau` is -1.0: allowed is a finite number above 0");
    assert_eq!(
        refusal!(LifExp { reset: -50.0, ..LifExp::default() }),
        "LifExp`: `reset` is -50.0: allowed is less than `threshold`, which is -55.0"
    );
    assert_eq!(
        refusal!(LifAlpha { tau_inh: 0.0, ..LifAlpha::default() }),
        "LifAlpha`: `tau_inh` is 0.0: allowed is a finite number above 0"
    );
    assert_eq!(
        refusal!(LifCond { g_leak: -1.0, ..LifCond::default() }),
        "LifCond`: `g_leak` is -1.0: allowed is a finite number, 0 or more"
    );
    assert_eq!(
        refusal!(HopfieldUnit { share: 2.0, ..HopfieldUnit::default() }),
        "HopfieldUnit`: `share` is 2.0: allowed is a number from 0 to 1"
    );
    assert_eq!(refusal!(BinaryUnit { threshold: f32::NAN }), "BinaryUnit`: `threshold` is NaN: allowed is a finite number");
    assert_eq!(
        refusal!(RateUnit::<f32, Power> { transfer: Power { exponent: -2.0 }, ..RateUnit::default() }),
        "RateUnit`: `exponent` is -2.0: allowed is a finite number above 0"
    );
}

#[test]
fn every_model_with_parameters_refuses() {
    assert!(refusal!(AdEx { slope: 0.0, ..AdEx::default() }).contains("`slope`"));
    assert!(refusal!(ExponentialIf { onset: 1.0, ..ExponentialIf::default() }).contains("`onset`"));
    assert!(refusal!(QuadraticIf { critical: -70.0, ..QuadraticIf::default() }).contains("`rest`"));
    assert!(refusal!(Izhikevich { c: 40.0, ..Izhikevich::default() }).contains("`c`"));
    assert!(refusal!(HodgkinHuxley { capacitance: 0.0, ..HodgkinHuxley::default() }).contains("`capacitance`"));
    assert!(refusal!(TraubMiles { tau_exc: -5.0, ..TraubMiles::default() }).contains("`tau_exc`"));
    assert!(refusal!(WangBuzsaki { phi: f32::INFINITY, ..WangBuzsaki::default() }).contains("`phi`"));
    assert!(refusal!(MorrisLecar { v4: 0.0, ..MorrisLecar::default() }).contains("`v4`"));
    assert!(refusal!(HindmarshRose { r: 0.0, ..HindmarshRose::default() }).contains("`r`"));
    assert!(refusal!(FitzHughNagumo { tau: -1.0, ..FitzHughNagumo::default() }).contains("`tau`"));
}
