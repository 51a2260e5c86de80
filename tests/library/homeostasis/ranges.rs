//! Parameters that are out of their range.

use pymonn::behaviours::homeostasis::{
    InstantHomeostasis, IntrinsicPlasticity, KWinners, NormaliseAfferent, NormaliseEfferent, NoxDiffusion, Refractoriness,
    ScaleToTotal, SynapticScaling, TimeIntegratedHomeostasis,
};
use pymonn::prelude::*;

#[test]
fn parameters_out_of_range_are_named() {
    let said = |rule: &dyn Validate| rule.validate().unwrap_err().to_string();
    let band = InstantHomeostasis::within(2.0_f32, 1.0);
    assert_eq!(said(&band), "`low` is 2.0: allowed is at most `high`, which is 1.0");
    let twisted = InstantHomeostasis { adjusted_min: 3.0, adjusted_max: 2.0, ..InstantHomeostasis::within(0.0_f32, 1.0) };
    assert_eq!(said(&twisted), "`adjusted_min` is 3.0: allowed is at most `adjusted_max`, which is 2.0");
    let short = TimeIntegratedHomeostasis { integration_length: -1.0_f32, band: InstantHomeostasis::within(0.0, 1.0) };
    assert_eq!(said(&short), "`integration_length` is -1.0: allowed is a finite number, 0 or more");
    assert_eq!(
        said(&IntrinsicPlasticity { target: 2.0_f32, ..Default::default() }),
        "`target` is 2.0: allowed is a number from 0 to 1"
    );
    assert_eq!(said(&KWinners::<f32>::new(0)), "`k` is 0: allowed is 1 or more");
    let total = "`total` is 0.0: allowed is a finite number above 0";
    assert_eq!(said(&NormaliseAfferent { total: 0.0_f32, ..Default::default() }), total);
    assert_eq!(said(&NormaliseEfferent { total: 0.0_f32, ..Default::default() }), total);
    let limit = "`w_max` is -1.0: allowed is a number above 0, or infinity";
    assert_eq!(said(&ScaleToTotal { w_max: -1.0_f32, ..Default::default() }), limit);
    assert_eq!(said(&NoxDiffusion { eta: f32::NAN, ..Default::default() }), "`eta` is NaN: allowed is a finite number");
    assert_eq!(said(&Refractoriness { decay: 1.5_f32, ..Default::default() }), "`decay` is 1.5: allowed is a number from 0 to 1");
    assert_eq!(
        said(&SynapticScaling { interval: 0, ..SynapticScaling::<f32>::default() }),
        "`interval` is 0: allowed is 1 or more"
    );
}
