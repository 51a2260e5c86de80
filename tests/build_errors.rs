//! Bad values at run time: `build()` says which network, which object, which value, and what is allowed. Nothing panics.
#![allow(missing_docs, reason = "a test has no readers of its documentation")]

use nalgebra::DMatrix;
use pymonn::prelude::*;

/// Checks its parameters.
pub struct Leak {
    pub tau: f32,
}

#[behaviour(trace: f32 = normal(0.0, self.tau))]
impl Leak {
    fn neuron(&self, v: &mut f32, trace: &mut f32) {
        *v -= *v / self.tau;
        *trace += *v;
    }
}

impl Validate for Leak {
    fn validate(&self) -> Result<(), Refusal> {
        if self.tau > 0.0 { Ok(()) } else { Err(Refusal::new("tau", self.tau, "a time constant above 0")) }
    }
}

network! {
    /// Every value that can be wrong, as a parameter.
    pub network Fragile(
        step: f64 = 0.5,
        size: usize = 10,
        width: usize = 3,
        mean: f32 = 0.0,
        sd: f32 = 1.0,
        low: i32 = 0,
        rows: usize = 10,
        given: usize = 10,
        tau: f32 = 20.0,
        period: i64 = 5,
        to: usize = 10,
        density: f64 = 0.1,
        degree: usize = 2,
        total: usize = 20,
        target: usize = 1,
        lag: i64 = 2,
        most_lag: u32 = 8,
        sigma: f64 = 0.3,
        chance: f64 = 0.5,
    ) {
        dt = step;

        group exc[size] {
            v: f32 = normal(mean, sd);
            u: i32 = uniform(low, 10);
            w: f32 = values(vec![0.5; given]);

            1 => Leak { tau };
            2 every period => Recorder { v[0..to] };
        }

        group inh[grid(width, 4)] {
            v: f32 = 0.0;
        }

        synapses drawn: exc -> inh {
            connect = probability(density);
            delay = lag;
            weight: f64 = lognormal(0.0, sigma);
        }

        synapses counted: exc -> exc {
            connect = fixed_in_degree(degree);
            delay = uniform(1, most_lag);
        }

        synapses some: exc -> exc {
            connect = fixed_total(total);
        }

        synapses listed: exc -> exc {
            connect = pairs([(0, target)]);
        }

        synapses weighed: exc -> exc {
            connect = by_probability(move |_, _| chance);
        }

        synapses dense: exc -> exc[Dense] {
            weight: f32 = matrix(DMatrix::from_element(rows, 10, 0.5));
        }

        synapses shaped: exc -> exc {
            connect = from_dense(&DMatrix::from_element(rows, 10, 0.5));
        }
    }
}

network! {
    /// Two groups that must be of one size.
    pub network Paired(size: usize = 10, twin: usize = 10) {
        group a[size] {}
        group b[twin] {}

        synapses pairwise: a -> b {
            connect = one_to_one();
        }
    }
}

network! {
    /// What is shared, and what belongs to the network itself.
    pub network Global(from: usize = 0, sd: f32 = 1.0, period: u64 = 1) {
        reward: f32 = normal(0.0, sd);

        group exc[8] {
            v: f32 = 0.0;
            shared total: f32 = normal(0.0, sd);

            #[tag(part)]
            1 => Recorder { v[from..=7] };
        }

        1 every period => Recorder { reward };
    }
}

/// `build()` refuses, and the text has the network, the object, the value and what is allowed.
macro_rules! refuses {
    ($network:ident: $($parameter:ident = $value:expr => $object:literal, $($part:literal),+;)+) => {
        $({
            let refused = $network::builder().$parameter($value).build();
            let call = concat!(stringify!($parameter), " = ", stringify!($value));
            let Err(error) = refused else { panic!("{call} was not refused") };
            let text = error.to_string();
            assert_eq!(error.object(), $object, "{call}: {text}");
            for part in [concat!("network `", stringify!($network), "`"), concat!("`", $object, "`"), $($part),+] {
                assert!(text.contains(part), "{call}: `{part}` is not in: {text}");
            }
        })+
    };
}

#[test]
fn good_values_build() {
    Fragile::builder().build().unwrap();
    Paired::builder().build().unwrap();
    Global::builder().build().unwrap();
}

#[test]
fn sizes() {
    refuses! { Fragile:
        size = 0 => "exc", "is 0", "1 to 4,294,967,294 neurons";
        size = usize::MAX => "exc", "18446744073709551615", "1 to 4,294,967,294 neurons";
        width = 0 => "inh", "is 0", "1 to 4,294,967,294 neurons";
        width = usize::MAX => "inh", "1 to 4,294,967,294 neurons";
    }
}

#[test]
fn settings() {
    refuses! { Fragile:
        step = 0.0 => "dt", "is 0.0", "a finite number above 0";
        step = -0.1 => "dt", "is -0.1", "a finite number above 0";
        step = f64::NAN => "dt", "is NaN", "a finite number above 0";
        step = f64::INFINITY => "dt", "is inf", "a finite number above 0";
    }
}

#[test]
fn initial_values() {
    refuses! { Fragile:
        sd = f32::NAN => "exc.v", "NaN", "a finite number from 0";
        sd = -1.0 => "exc.v", "-1", "a finite number from 0";
        mean = f32::INFINITY => "exc.v", "inf", "a finite number";
        low = 11 => "exc.u", "is 11", "at most high = 10";
        given = 9 => "exc.w", "is 9", "10";
        given = 0 => "exc.w", "is 0", "10";
        rows = 9 => "dense.weight", "(9, 10)", "(10, 10), targets x sources";
        sigma = -0.1 => "drawn.weight", "-0.1", "a finite number from 0";
    }
    refuses! { Global:
        sd = f32::NAN => "exc.total", "NaN", "a finite number from 0";
    }
}

#[test]
fn connections() {
    refuses! { Fragile:
        density = 1.5 => "drawn", "is 1.5", "a probability, 0 to 1";
        density = -0.1 => "drawn", "is -0.1", "a probability, 0 to 1";
        density = f64::NAN => "drawn", "is NaN", "a probability, 0 to 1";
        chance = 2.0 => "weighed", "is 2.0", "a probability, 0 to 1";
        degree = 11 => "counted", "is 11", "at most 10";
        total = 101 => "some", "is 101", "at most 100";
        target = 10 => "listed", "is 10", "below 10";
    }
    refuses! { Paired:
        twin = 9 => "pairwise", "is 10", "9";
    }
}

#[test]
fn a_matrix_of_connections_has_the_shape_of_the_groups() {
    let Err(error) = Fragile::builder().size(9).given(9).to(9).rows(9).build() else { panic!("not refused") };
    assert_eq!(error.object(), "dense.weight", "{error}");
    assert!(error.to_string().contains("(9, 10)"), "{error}");
}

#[test]
fn delays() {
    refuses! { Fragile:
        lag = -1 => "drawn.delay", "is -1", "0 to", "iterations";
        lag = i64::MAX => "drawn.delay", "9223372036854775807", "0 to", "iterations";
        most_lag = 0 => "counted", "is 1", "at most high = 0";
        most_lag = u32::MAX => "counted", "0 to", "iterations";
    }
}

#[test]
fn behaviours() {
    refuses! { Fragile:
        tau = -3.0 => "exc.Leak", "`tau` is -3.0", "a time constant above 0";
        tau = f32::NAN => "exc.Leak", "`tau` is NaN", "a time constant above 0";
        period = 0 => "exc.Recorder", "is 0", "a whole number of iterations from 1";
        period = -5 => "exc.Recorder", "is -5", "a whole number of iterations from 1";
    }
    refuses! { Global:
        period = 0 => "Global.Recorder", "is 0", "a whole number of iterations from 1";
    }
}

#[test]
fn recorded_ranges() {
    refuses! { Fragile:
        to = 11 => "exc.Recorder.v", "0..11", "within 0..10";
        to = usize::MAX => "exc.Recorder.v", "0..18446744073709551615", "within 0..10";
    }
    refuses! { Global:
        from = 9 => "exc.part.v", "9..8", "within 0..8";
        from = usize::MAX => "exc.part.v", "within 0..8";
    }
}
