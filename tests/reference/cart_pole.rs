//! Cart and pole against the equations of motion in Python (`data/tasks/make_cart_pole.py`).

use pymonn::tasks::agents::{CartPole, Environment, HiddenVelocities};
use pymonn_tests::json::numbers;

const TRACES: &str = include_str!("data/tasks/cart_pole.json");

fn start(name: &str) -> CartPole {
    let mut cart = CartPole::new();
    cart.start(numbers(TRACES, name).try_into().expect("four numbers"));
    cart
}

#[test]
fn a_pole_that_is_kept_up_for_a_whole_episode() -> Result<(), pymonn::Refusal> {
    let mut cart = start("kept start");
    let (actions, states) = (numbers(TRACES, "kept actions"), numbers(TRACES, "kept states"));
    assert_eq!(actions.len(), 200);
    for (t, (action, expected)) in actions.iter().zip(states.chunks(4)).enumerate() {
        let outcome = cart.step(*action as usize)?;
        assert_eq!((outcome.reward, outcome.done), (1.0, t == 199), "step {t}");
        for (found, expected) in cart.observe().iter().zip(expected) {
            // The pole is unstable: what is rounded grows by exp(4 / s) or so.
            assert!((found - expected).abs() < 1e-8, "step {t}: {found}, the equations give {expected}");
        }
    }
    let end = cart.clone();
    let outcome = cart.step(0)?;
    assert!(outcome.done && outcome.reward == 0.0 && cart == end);
    Ok(())
}

#[test]
fn a_pole_that_falls() -> Result<(), pymonn::Refusal> {
    let mut cart = start("fallen start");
    let states = numbers(TRACES, "fallen states");
    let steps = states.len() / 4;
    for (t, expected) in states.chunks(4).enumerate() {
        let outcome = cart.step(1)?;
        assert_eq!((outcome.reward, outcome.done), (1.0, t + 1 == steps), "step {t}");
        for (found, expected) in cart.observe().iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "step {t}: {found}, the equations give {expected}");
        }
    }
    Ok(())
}

#[test]
fn episodes_begin_by_their_seed() -> Result<(), pymonn::Refusal> {
    let (mut cart, mut again) = (CartPole::new(), HiddenVelocities::default());
    let mut sums = [0.0; 4];
    for seed in 0..400 {
        cart.reset(seed);
        again.reset(seed);
        assert_eq!(again.observe(), [cart.observe()[0], cart.observe()[2]]);
        for (sum, x) in sums.iter_mut().zip(cart.observe()) {
            assert!(x.abs() <= 0.05);
            *sum += x.abs() / 400.0;
        }
        again.step(1)?;
        assert_ne!(again.cart(), &cart);
    }
    // Uniform: a mean distance of 0.025 with a standard error of 0.0007.
    assert!(sums.iter().all(|mean| (mean - 0.025).abs() < 0.003), "{sums:?}");
    let refused = cart.step(2).map(drop).expect_err("there are two");
    assert_eq!(refused.to_string(), "`action` is 2: allowed is 0, a push to the left, or 1, to the right");
    let mut short = CartPole::new().longest(1);
    assert!(short.step(0)?.done);
    Ok(())
}
