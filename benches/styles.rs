//! Which ways of writing a neuron's loop body are vectorised, on each instruction set.
//!
//! `--guard` fails where a style that must be vectorised costs more than its multiple of the plainest one.

use std::process::{Command, ExitCode};

use pymonn::prelude::*;
use pymonn_benches::measure::{Contender, medians};
use pymonn_benches::options::{flag, option};

const NEURONS: usize = 4096;

/// Instruction sets as `PYMONN_ISA` names them, best first.
const SETS: [&str; 3] = ["avx512", "avx2", "base"];

/// A style: its name, the most that it may cost against the plainest one on each of `SETS`, and its network.
struct Style {
    name: &'static str,
    at_most: [f64; 3],
    run: Box<dyn FnMut(u64)>,
}

/// Never to be guarded: a style that is not vectorised there.
const ANY: f64 = f64::INFINITY;

/// What every style's body may use.
pub(crate) struct Parameters {
    threshold: f32,
    reset: f32,
    keep: f32,
    drive: f32,
    table: [f32; 64],
}

impl Default for Parameters {
    /// A neuron rises from 0 to 1 in about 10,000 iterations, so about half a neuron fires per iteration.
    fn default() -> Self {
        Self { threshold: 1.0, reset: 0.0, keep: 0.9999, drive: 1.0 / 8_000.0, table: [0.5; 64] }
    }
}

/// A behaviour and a network of it per style. A body reads and changes a voltage, a second variable, a counter and the event.
macro_rules! styles {
    ($($name:ident $title:literal $at_most:expr, |$own:ident, $v:ident, $u:ident, $wait:ident, $spike:ident| $body:block)*) => {
        $(mod $name {
            use super::*;

            pub(crate) struct Body(pub(crate) Parameters);

            #[behaviour(v: f32 = uniform(0.0, 1.0), u: f32 = uniform(0.1, 1.0), wait: u8 = 0, spike: bool = false)]
            impl Body {
                #[allow(unused_variables, reason = "a style need not use every variable")]
                fn neuron(&self, $v: &mut f32, $u: &mut f32, $wait: &mut u8, $spike: &mut bool) {
                    let $own = &self.0;
                    $body
                }
            }

            network! {
                pub(crate) network Net {
                    group cells[NEURONS] {
                        1 => Body(Parameters::default());
                    }
                }
            }
        })*

        fn all() -> Result<Vec<Style>, pymonn::BuildError> {
            Ok(vec![$({
                let mut net = $name::Net::builder().seed(1).build()?;
                Style { name: $title, at_most: $at_most, run: Box::new(move |n| net.simulate_iterations(n)) }
            }),*])
        }
    };
}

styles! {
    select "select" [1.0; 3], |own, v, u, wait, spike| {
        let next = own.keep * *v + own.drive;
        *spike = next > own.threshold;
        *v = if *spike { own.reset } else { next };
    }
    branch "if fires { reset }" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        *v = own.keep * *v + own.drive;
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    early "early return" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        *v = own.keep * *v + own.drive;
        if *v <= own.threshold {
            return;
        }
        *v = own.reset;
        *spike = true;
    }
    nested "refractory, nested if" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        if *wait > 0 {
            *wait -= 1;
        } else {
            *v = own.keep * *v + own.drive;
            *spike = *v > own.threshold;
            if *spike {
                *v = own.reset;
                *wait = 20;
            }
        }
    }
    early_refractory "refractory, early return" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        if *wait > 0 {
            *wait -= 1;
            return;
        }
        *v = own.keep * *v + own.drive;
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
            *wait = 20;
        }
    }
    both "&& and ||" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        *v = own.keep * *v + own.drive;
        *spike = *v > own.threshold && *wait == 0 || *v > 2.0;
        if *spike {
            *v = own.reset;
        }
    }
    chain "if-else chain of three" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        let slope = if *v < 0.25 {
            2.0
        } else if *v < 0.75 {
            *u
        } else {
            0.5
        };
        *v += own.drive * slope;
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    guards "match with guards" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        let slope = match *v {
            x if x < 0.25 => 2.0,
            x if x < 0.75 => *u,
            _ => 0.5,
        };
        *v += own.drive * slope;
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    bounds "min, max, clamp, abs" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        *u = (*u - own.drive).abs().max(0.1);
        *v = (*v + own.drive * u.min(0.9)).clamp(-1.0, 2.0);
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    root "sqrt" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        *v += own.drive * u.sqrt();
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    power "powi" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        *v += own.drive * u.powi(3);
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    fixed "for over a fixed range" [4.0, 4.0, 3.0], |own, v, u, wait, spike| {
        for _ in 0..4 {
            *v = own.keep * *v + 0.25 * own.drive;
        }
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    round "floor, round" [4.0, 4.0, ANY], |own, v, u, wait, spike| {
        *v += own.drive * (1.0 + (*u * 4.0).floor() - (*u * 2.0).round());
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    fused "mul_add" [4.0, 4.0, ANY], |own, v, u, wait, spike| {
        *v = own.keep.mul_add(*v, own.drive);
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    exp "pymonn::math::exp" [12.0, 12.0, ANY], |own, v, u, wait, spike| {
        *v += own.drive * pymonn::math::exp(-*u);
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    ln "pymonn::math::ln" [15.0, 15.0, ANY], |own, v, u, wait, spike| {
        *v -= own.drive * pymonn::math::ln(*u);
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    std_exp "f32::exp" [ANY; 3], |own, v, u, wait, spike| {
        *v += own.drive * (-*u).exp();
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    std_powf "f32::powf" [ANY; 3], |own, v, u, wait, spike| {
        *v += own.drive * u.powf(1.3);
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    std_tanh "f32::tanh" [ANY; 3], |own, v, u, wait, spike| {
        *v += own.drive * u.tanh();
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    cast "as i32" [ANY; 3], |own, v, u, wait, spike| {
        *v += own.drive * ((*u * 8.0) as i32 & 3) as f32;
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    table "table[x as usize]" [ANY; 3], |own, v, u, wait, spike| {
        *v += own.drive * own.table[(*u * 63.0) as usize & 63];
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
    data "while on data" [ANY; 3], |own, v, u, wait, spike| {
        *v = own.keep * *v + own.drive;
        while *v > own.threshold {
            *v -= own.threshold;
            *spike = true;
        }
    }
    asserted "assert!" [ANY; 3], |own, v, u, wait, spike| {
        *v = own.keep * *v + own.drive;
        assert!(*v < 10.0, "a voltage that is no longer one");
        *spike = *v > own.threshold;
        if *spike {
            *v = own.reset;
        }
    }
}

/// What each style costs under the instruction set that this process has [ns per neuron].
fn here(rounds: usize) -> Result<(), pymonn::BuildError> {
    const STEPS: u64 = 300;
    let mut styles = all()?;
    let mut contenders: Vec<_> = styles
        .iter_mut()
        .map(|style| {
            Contender::new(style.name, || {
                (style.run)(STEPS);
                STEPS * NEURONS as u64
            })
        })
        .collect();
    println!("{}", pymonn::instruction_set());
    for seconds in medians(rounds, &mut contenders) {
        println!("{}", seconds * 1e9);
    }
    Ok(())
}

/// The same in a process of its own, capped to that instruction set: its real name and the costs, in the order of the styles.
fn under(set: &str, rounds: usize) -> std::io::Result<(String, Vec<f64>)> {
    let mut command = Command::new(std::env::current_exe()?);
    let output = command.args(["--here", &format!("--rounds={rounds}")]).env("PYMONN_ISA", set).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut lines = text.lines();
    let name = lines.next().unwrap_or_default().to_owned();
    Ok((name, lines.filter_map(|line| line.parse().ok()).collect()))
}

/// `--rounds=N`, `--guard`.
fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let rounds = option("--rounds", 15);
    if flag("--here") {
        here(rounds)?;
        return Ok(ExitCode::SUCCESS);
    }
    let columns = SETS.iter().map(|set| under(set, rounds)).collect::<Result<Vec<_>, _>>()?;
    println!("ns per neuron, {NEURONS} neurons, {rounds} rounds, median CPU time (* above what is asked of that style)");
    print!("{:<28}", "");
    for (name, _) in &columns {
        print!("{name:>9} ");
    }
    println!();
    let mut slow = 0;
    for (k, style) in all()?.iter().enumerate() {
        print!("{:<28}", style.name);
        for (name, costs) in &columns {
            let (Some(cost), Some(plainest)) = (costs.get(k), costs.first()) else { return Err("a run gave no figures".into()) };
            // What the machine does not have is a lesser set's, whose bounds hold.
            let set = ["AVX-512", "AVX2"].iter().position(|known| known == name).unwrap_or(2);
            let above = *cost > style.at_most[set] * plainest;
            slow += usize::from(above);
            print!("{cost:>9.3}{}", if above { '*' } else { ' ' });
        }
        println!();
    }
    Ok(if flag("--guard") && slow > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
