//! Encoders, policies and their gradients, and an agent that learns to balance.

use pymonn::tasks::agents::{Baseline, CartPole, Encoder, Environment, HiddenVelocities, Reinforce, SoftmaxPolicy};
use pymonn::{Refusal, Rng, StreamKey};

use crate::refused;

fn noise(count: usize, seed: u64) -> Vec<f64> {
    let mut rng = Rng::whole(StreamKey::new(seed, 3), 0);
    (0..count).map(|_| 2.0 * rng.uniform_f64() - 1.0).collect()
}

#[test]
fn the_gradient_is_that_of_finite_differences() -> Result<(), Refusal> {
    let mut policy = SoftmaxPolicy::new(5, 3)?;
    policy.weights_mut().copy_from_slice(&noise(15, 1));
    let x = noise(5, 2);
    for action in 0..3 {
        let mut gradient = vec![0.0; 15];
        policy.add_gradient(&x, action, 1.0, &mut gradient)?;
        for (i, g) in gradient.iter().enumerate() {
            let at = |change: f64| {
                let mut policy = policy.clone();
                policy.weights_mut()[i] += change;
                policy.probabilities(&x).map(|p| p[action].ln())
            };
            let difference = (at(1e-5)? - at(-1e-5)?) / 2e-5;
            assert!((g - difference).abs() < 1e-9, "action {action}, weight {i}: {g}, differences give {difference}");
        }
    }
    Ok(())
}

#[test]
fn an_episode_teaches_by_its_returns() -> Result<(), Refusal> {
    let mut agent = Reinforce::new(4, 2, 5)?.discount(0.5)?.rate(0.1)?;
    agent.policy_mut().weights_mut().copy_from_slice(&noise(8, 4));
    agent.reward(100.0); // before any action
    let mut actions = Vec::new();
    let features: Vec<Vec<f64>> = (0..3).map(|t| noise(4, 10 + t)).collect();
    for (t, x) in features.iter().enumerate() {
        actions.push(agent.act(x)?);
        agent.reward(t as f64);
        agent.reward(1.0);
    }
    assert_eq!(agent.returns(), [1.0 + 1.0 + 0.75, 2.0 + 1.5, 3.0]);
    // The sum of returns times ln p, at other weights.
    let before = agent.policy().clone();
    let returns = agent.returns();
    let surrogate = |policy: &SoftmaxPolicy| -> Result<f64, Refusal> {
        let terms = features.iter().zip(&actions).zip(&returns).map(|((x, a), g)| Ok(g * policy.probabilities(x)?[*a].ln()));
        terms.sum()
    };
    let gradient = agent.gradient();
    for (i, g) in gradient.iter().enumerate() {
        let at = |change: f64| {
            let mut policy = before.clone();
            policy.weights_mut()[i] += change;
            surrogate(&policy)
        };
        let difference = (at(1e-5)? - at(-1e-5)?) / 2e-5;
        assert!((g - difference).abs() < 1e-8, "weight {i}: {g}, differences give {difference}");
    }
    assert_eq!(agent.finish(), 6.0);
    for ((after, before), g) in agent.policy().weights().iter().zip(before.weights()).zip(&gradient) {
        assert_eq!(*after, before + 0.1 * g);
    }
    assert!(agent.returns().is_empty() && agent.gradient().iter().all(|g| *g == 0.0));
    Ok(())
}

/// On a bandit, the mean gradient is that of the mean reward, `p_a (r_a - Σ p r)`, whatever is taken off; its variance is not.
#[test]
fn baselines_change_the_variance_alone() -> Result<(), Refusal> {
    let rewards = [3.0, 4.0, 6.0];
    let start = [0.5, -0.2, 0.1];
    let episodes = 20_000;
    let mut variances = Vec::new();
    for baseline in [Baseline::Nothing, Baseline::ByStep(0.01), Baseline::Value(0.01)] {
        let mut agent = Reinforce::new(1, 3, 9)?.rate(0.0)?.baseline(baseline)?;
        agent.policy_mut().weights_mut().copy_from_slice(&start);
        let p = agent.policy().probabilities(&[1.0])?;
        let mean: f64 = p.iter().zip(&rewards).map(|(p, r)| p * r).sum();
        let (mut sum, mut squares) = ([0.0; 3], 0.0);
        for _ in 0..episodes {
            let arm = agent.act(&[1.0])?;
            agent.reward(rewards[arm]);
            for (sum, g) in sum.iter_mut().zip(agent.gradient()) {
                *sum += g / f64::from(episodes);
                squares += g * g / f64::from(episodes);
            }
            agent.finish();
        }
        for a in 0..3 {
            let expected = p[a] * (rewards[a] - mean);
            assert!((sum[a] - expected).abs() < 0.05, "{baseline:?}, arm {a}: {} in place of {expected}", sum[a]);
        }
        variances.push(squares);
    }
    assert!(variances[1] < 0.2 * variances[0] && variances[2] < 0.2 * variances[0], "{variances:?}");
    Ok(())
}

#[test]
fn units_of_encoders() -> Result<(), Refusal> {
    let ranges = [(-1.0, 1.0), (0.0, 4.0)];
    let mut units = [0.0_f64; 10];
    let gaussian = Encoder::gaussian(&ranges, 5, 0.5)?;
    gaussian.encode(&[-0.5, 9.0], &mut units)?;
    // Units at -1, -0.5, 0, …; beyond the range is its end.
    let bell = |d: f64| (-2.0 * d * d).exp();
    for (i, (found, d)) in units.iter().zip([1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0, 0.0]).enumerate() {
        assert!((found - bell(d)).abs() < 1e-14, "unit {i}: {found}");
    }
    let hot = Encoder::one_hot(&ranges, 5)?;
    for (x, first) in [(-1.0, 0), (-0.61, 0), (-0.59, 1), (0.99, 4), (1.0, 4), (7.0, 4), (-7.0, 0), (f64::NAN, 0)] {
        hot.encode(&[x, 0.0], &mut units)?;
        let on: Vec<usize> = (0..10).filter(|i| units[*i] == 1.0).collect();
        assert_eq!((on, units.iter().sum::<f64>()), (vec![first, 5], 2.0), "{x}");
    }
    let places = Encoder::place_cells(&ranges, 300, 0.2, 1)?;
    let mut cells = [0.0_f32; 300];
    places.encode(&[0.0, 2.0], &mut cells)?;
    // In the middle of a unit square: 2 π width² of the cells, but for the tails beyond it.
    let sum = cells.iter().sum::<f32>() / 300.0;
    assert!((sum - 0.247).abs() < 0.04, "{sum}");
    assert_eq!(places, Encoder::place_cells(&ranges, 300, 0.2, 1)?);

    assert_eq!(refused(Encoder::one_hot(&[], 3)), "`ranges` is []: allowed is at least one range");
    assert_eq!(refused(Encoder::one_hot(&ranges, 1)), "`bins` is 1: allowed is at least 2");
    let range = refused(Encoder::gaussian(&[(0.0, 1.0), (2.0, 2.0)], 3, 1.0));
    assert_eq!(range, "`ranges[1]` is (2.0, 2.0): allowed is two finite numbers, the lower one first");
    assert_eq!(refused(Encoder::gaussian(&ranges, 3, 0.0)), "`width` is 0.0: allowed is a finite number above 0");
    assert_eq!(refused(hot.encode(&[0.0], &mut units)), "`observation.len()` is 1: allowed is 2, one per range");
    assert_eq!(refused(hot.encode(&[0.0; 2], &mut units[..9])), "`units.len()` is 9: allowed is the encoder's 10 units");
    Ok(())
}

#[test]
fn bad_agents_are_refused() -> Result<(), Refusal> {
    let agent = || Reinforce::new(3, 2, 1);
    assert_eq!(refused(Reinforce::new(0, 2, 1)), "`features` is 0: allowed is at least 1");
    assert_eq!(refused(Reinforce::new(3, 1, 1)), "`actions` is 1: allowed is at least 2");
    assert_eq!(refused(agent()?.rate(f64::NAN)), "`rate` is NaN: allowed is a finite number from 0");
    assert_eq!(refused(agent()?.discount(1.1)), "`discount` is 1.1: allowed is a number from 0 to 1");
    let share = refused(agent()?.baseline(Baseline::ByStep(2.0)));
    assert_eq!(share, "`baseline` is ByStep(2.0): allowed is a share or rate from 0 to 1");
    assert_eq!(refused(agent()?.act(&[1.0_f32])), "`features.len()` is 1: allowed is the policy's 3");
    let policy = SoftmaxPolicy::new(1, 2)?;
    assert_eq!(refused(policy.add_gradient(&[1.0], 2, 1.0, &mut [0.0; 2])), "`action` is 2: allowed is an action below 2");
    assert_eq!(
        refused(policy.add_gradient(&[1.0], 0, 1.0, &mut [0.0; 3])),
        "`sum.len()` is 3: allowed is that of the weights, 2"
    );
    Ok(())
}

/// Steps of each episode, until the mean of 100 is at least 195.
fn balanced(world: &mut impl Environment, seed: u64, episodes: u64) -> Result<Vec<f64>, Refusal> {
    let encoder = Encoder::gaussian(world.ranges(), 12, 0.7)?;
    let agent = Reinforce::new(encoder.units(), world.actions(), seed)?;
    let mut agent = agent.rate(0.0005)?.baseline(Baseline::ByStep(0.05))?;
    let mut units = vec![0.0_f32; encoder.units()];
    let mut steps = Vec::new();
    for episode in 0..episodes {
        world.reset(1_000_000 * seed + episode);
        loop {
            encoder.encode(world.observe(), &mut units)?;
            let outcome = world.step(agent.act(&units)?)?;
            agent.reward(outcome.reward);
            if outcome.done {
                break;
            }
        }
        steps.push(agent.finish());
        if steps.len() >= 100 && last_mean(&steps) >= 195.0 {
            break;
        }
    }
    Ok(steps)
}

fn last_mean(steps: &[f64]) -> f64 {
    steps[steps.len() - 100..].iter().sum::<f64>() / 100.0
}

#[test]
fn an_agent_learns_to_balance_the_pole() -> Result<(), Refusal> {
    for seed in 1..=2 {
        let steps = balanced(&mut CartPole::new(), seed, 600)?;
        assert!(steps[..10].iter().sum::<f64>() < 500.0);
        assert!(last_mean(&steps) >= 195.0, "seed {seed}: {}", last_mean(&steps));
    }
    Ok(())
}

#[test]
fn without_velocities_it_needs_a_memory() -> Result<(), Refusal> {
    let steps = balanced(&mut HiddenVelocities::default(), 1, 400)?;
    assert_eq!(steps.len(), 400);
    assert!(last_mean(&steps) < 80.0, "{}", last_mean(&steps));
    Ok(())
}

/// A policy whose learning ran away says so.
#[test]
fn what_is_not_finite_is_refused() -> Result<(), Refusal> {
    let mut agent = Reinforce::new(2, 2, 1)?;
    assert_eq!(
        refused(agent.act(&[1.0, f64::NAN])),
        "`weighted sum of the features` is NaN: allowed is a finite number; where learning ran away, a smaller rate"
    );
    agent.policy_mut().weights_mut()[0] = f64::INFINITY;
    assert!(agent.act(&[1.0, 0.0]).is_err());
    Ok(())
}
