//! Shows input from a list of spike times, and groups that are parts of a larger one: a packet of spikes runs down a chain, or
//! dies.
//!
//! M. Diesmann, M.-O. Gewaltig and A. Aertsen, "Stable propagation of synchronous spiking in cortical neural networks", Nature
//! 402 (1999): their plane of spikes and spread: ten groups of a hundred neurons, each linked with all of
//! the next group. What becomes of a packet depends on how many spikes it has and how far they are apart: strong ones end with
//! all neurons in half a millisecond, weak ones get lost in the background. That is 17,600 excitatory synapses on each neuron at
//! 2 Hz and 2,400 inhibitory ones at 12.5 Hz; a synapse lifts a neuron by 0.14 mV.

mod common;

use common::{Options, Outcome};
use pymonn::behaviours::neurons::LifAlpha;
use pymonn::behaviours::sources::{PoissonInput, SpikeTimes};
use pymonn::behaviours::synapses::Deliver;
use pymonn::plot::{Color, Figure, Panel, line, raster, scatter};
use pymonn::prelude::*;
use pymonn::rand_distr::Normal;

/// Groups of the chain, and neurons in each.
const GROUPS: usize = 10;
const SIZE: usize = 100;
/// Peak of a synapse's current [pA].
const PEAK: f32 = 44.7;
/// Delay of a synapse, and middle of the packet that is sent in [ms].
const DELAY: f64 = 5.0;
const SENT: f64 = 20.0;

network! {
    network Synfire(packet: Vec<f64> = Vec::new()) {
        dt = 0.1; // ms

        group source[SIZE] {
            1 => SpikeTimes::new((0..).zip(packet.clone()));
        }
        group chain[GROUPS * SIZE] {
            v: f32 = uniform(-70.0, -55.0);

            1 => PoissonInput::new(17_600, 2.0, PEAK) with input = current_exc;
            1 => PoissonInput::new(2_400, 12.5, -PEAK) with input = current_inh;
            2 => LifAlpha { tau_exc: 0.325, tau_inh: 0.325, refractory: 1.0, ..LifAlpha::default() };
            4 => EventRecorder { spike };
        }

        #[tag(link)]
        synapses into: source -> chain {
            connect = by(|_, dst| dst.index < SIZE);
            delay = (DELAY / 0.1) as u32;
            shared weight: f32 = PEAK;
        }
        #[tag(link)]
        synapses onward: chain -> chain {
            connect = by(|src, dst| dst.index / SIZE == src.index / SIZE + 1);
            delay = (DELAY / 0.1) as u32;
            shared weight: f32 = PEAK;
        }
        on link { 3 => Deliver::default() with dst_input = dst_current_exc; }
    }
}

/// What is sent: spikes, and their spread [ms].
const STARTS: [(usize, f64); 11] =
    [(30, 0.0), (40, 0.0), (50, 0.0), (70, 0.0), (100, 0.0), (50, 1.5), (60, 2.0), (70, 3.0), (80, 3.0), (90, 4.0), (100, 4.0)];
/// Those whose spikes are shown.
const SHOWN: [(usize, f64); 2] = [(70, 3.0), (80, 3.0)];

/// Spikes of a packet, and their standard deviation in time [ms].
#[derive(Clone, Copy)]
struct Packet {
    spikes: usize,
    spread: f64,
}

/// Sends a packet down the chain. Gives what it is in each group, and a picture of all spikes.
fn send(first: Packet, options: &Options) -> Result<(Vec<Packet>, Panel), Box<dyn std::error::Error>> {
    let mut rng = Rng::whole(pymonn::StreamKey::new(options.seed, first.spikes as u64), 0);
    let times = Normal::new(SENT, first.spread)?;
    let packet = (0..first.spikes).map(|_| rng.draw(&times)).collect();
    let mut net = Synfire::builder().seed(options.seed).packet(packet).build()?;
    net.simulate_iterations(options.steps);

    let events = &net.chain.event_recorder.spike;
    let mut packets = vec![first];
    let mut middle = SENT;
    for group in 0..GROUPS {
        // A group answers within some milliseconds after the delay.
        let (begin, end) = (middle + DELAY - 3.0, middle + DELAY + 6.0);
        let of_group = events.times().zip(events.indices()).filter(|(_, neuron)| **neuron as usize / SIZE == group);
        let times: Vec<f64> = of_group.map(|(time, _)| time).filter(|time| (begin..end).contains(time)).collect();
        packets.push(Packet { spikes: times.len(), spread: std_dev(&times) });
        middle = if times.len() < 5 { middle + DELAY + 1.0 } else { mean(&times) };
    }
    Ok((packets, raster(events.times(), events.indices()).x_label("time [ms]").y_label("neuron")))
}

fn main() -> Outcome {
    let options = Options::read(1_100, 1);
    println!("sent: spikes, spread [ms]    tenth group: spikes, spread [ms]");
    let (mut figure, mut paths) = (Figure::new(), Vec::new());
    for (spikes, spread) in STARTS {
        let (packets, spikes) = send(Packet { spikes, spread }, &options)?;
        let (first, last) = (packets[0], packets[GROUPS]);
        let survives = last.spikes > SIZE / 2;
        let (fate, color) = if survives { ("survives", Color::EXCITATORY) } else { ("dies", Color::INHIBITORY) };
        println!("{:12} {:13.1} {:20} {:12.2}   {fate}", first.spikes, first.spread, last.spikes, last.spread);
        if SHOWN.contains(&(first.spikes, first.spread)) {
            figure = figure.panel(spikes.title(format!("{} spikes, spread {} ms: {fate}", first.spikes, first.spread)));
        }
        // A handful of spikes of the background has no spread that would tell something.
        let seen: Vec<&Packet> = packets.iter().take_while(|packet| packet.spikes > 5).collect();
        let path = line(seen.iter().map(|packet| packet.spread), seen.iter().map(|packet| packet.spikes as f64));
        let start = scatter([first.spread], [first.spikes as f64]);
        paths.extend([path.color(color), start.color(color)]);
    }
    let plane = paths.into_iter().reduce(Panel::overlay).unwrap_or_default();
    let title = "From group to group (dots: what is sent; blue survives, red dies)";
    figure.panel(plane.title(title).x_label("spread [ms]").y_label("spikes").x_range(-0.1, 4.1)).save("plots/synfire.png")?;
    println!("plots/synfire.png shows two packets, and the way of all of them");
    Ok(())
}
