use pymonn_core::{Refusal, Rng, Scalar, StreamKey, name_hash};

use super::SoftmaxPolicy;

/// What is taken off the return before it teaches: none of these changes the mean of the gradient, but its variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Baseline {
    /// Nothing.
    Nothing,
    /// The mean of the returns of earlier episodes at the same step, by an exponential average in which an episode has this share.
    ByStep(f64),
    /// A value of the state, linear in the same features, that is learnt with this rate (Sutton & Barto 2018, section 13.4).
    Value(f64),
}

/// Learns a policy from rewards, at the end of each episode: REINFORCE.
///
/// For an episode with features `x_t`, actions `a_t` and rewards `r_t`:
///
/// ```text
/// G_t = Σ_k γ^k r_{t+k}
/// w  += rate Σ_t (G_t - b_t) ∇_w ln p(a_t | x_t)
/// ```
///
/// Source: Williams 1992, *Simple statistical gradient-following algorithms for connectionist reinforcement learning*, Mach. Learn. 8,
/// 229; Sutton & Barto 2018, *Reinforcement Learning*, 2nd ed., sections 13.3 and 13.4. The factor `γ^t` in front of each step's
/// gradient, which stands there, is left out as usual: with it, late steps would hardly teach.
///
/// ```
/// use pymonn::tasks::agents::{Baseline, Reinforce};
///
/// // A bandit: the second arm pays.
/// let mut agent = Reinforce::new(1, 2, 3)?.rate(0.2)?.baseline(Baseline::ByStep(0.1))?;
/// for _ in 0..200 {
///     let arm = agent.act(&[1.0_f32])?;
///     agent.reward(if arm == 1 { 1.0 } else { 0.0 });
///     agent.finish();
/// }
/// assert!(agent.policy().probabilities(&[1.0_f32])?[1] > 0.9);
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reinforce {
    policy: SoftmaxPolicy,
    rate: f64,
    discount: f64,
    baseline: Baseline,
    /// By step, or by feature.
    base: Vec<f64>,
    rng: Rng,
    /// Of the episode so far, step by step.
    features: Vec<f64>,
    actions: Vec<usize>,
    rewards: Vec<f64>,
}

impl Reinforce {
    /// A rate of 0.01, a discount of 0.99, no baseline; the seed decides what is drawn by [`act`](Self::act).
    ///
    /// # Errors
    /// Refuses fewer than 2 actions and no features.
    pub fn new(features: usize, actions: usize, seed: u64) -> Result<Self, Refusal> {
        Ok(Self {
            policy: SoftmaxPolicy::new(features, actions)?,
            rate: 0.01,
            discount: 0.99,
            baseline: Baseline::Nothing,
            base: Vec::new(),
            rng: Rng::whole(StreamKey::new(seed, name_hash("tasks.reinforce")), 0),
            features: Vec::new(),
            actions: Vec::new(),
            rewards: Vec::new(),
        })
    }

    /// The learning rate.
    ///
    /// # Errors
    /// Refuses what is no number from 0.
    pub fn rate(self, rate: f64) -> Result<Self, Refusal> {
        if !(rate >= 0.0 && rate.is_finite()) {
            return Err(Refusal::new("rate", rate, "a finite number from 0"));
        }
        Ok(Self { rate, ..self })
    }

    /// The factor `γ` by which a reward counts less for each step that it comes later.
    ///
    /// # Errors
    /// Refuses what is not from 0 to 1.
    pub fn discount(self, discount: f64) -> Result<Self, Refusal> {
        if !(0.0..=1.0).contains(&discount) {
            return Err(Refusal::new("discount", discount, "a number from 0 to 1"));
        }
        Ok(Self { discount, ..self })
    }

    /// What is taken off the returns.
    ///
    /// # Errors
    /// Refuses a share or rate that is not from 0 to 1.
    pub fn baseline(self, baseline: Baseline) -> Result<Self, Refusal> {
        let (Baseline::ByStep(number) | Baseline::Value(number)) = baseline else { return Ok(Self { baseline, ..self }) };
        if !(0.0..=1.0).contains(&number) {
            return Err(Refusal::new("baseline", baseline, "a share or rate from 0 to 1"));
        }
        let length = if matches!(baseline, Baseline::Value(_)) { self.policy.features() } else { 0 };
        Ok(Self { baseline, base: vec![0.0; length], ..self })
    }

    /// The policy as it is now.
    pub fn policy(&self) -> &SoftmaxPolicy {
        &self.policy
    }

    /// The policy, to be changed.
    pub fn policy_mut(&mut self) -> &mut SoftmaxPolicy {
        &mut self.policy
    }

    /// Chooses an action and keeps it with the features, numbers or spikes, for [`finish`](Self::finish).
    ///
    /// # Errors
    /// Refuses another number of features.
    pub fn act<T: Scalar>(&mut self, features: &[T]) -> Result<usize, Refusal> {
        let action = self.policy.choose(features, &mut self.rng)?;
        self.features.extend(features.iter().copied().map(T::to_f64));
        self.actions.push(action);
        self.rewards.push(0.0);
        Ok(action)
    }

    /// What the last action brought; several rewards of one action add up. Nothing happens before the first action of an episode.
    pub fn reward(&mut self, reward: f64) {
        if let Some(last) = self.rewards.last_mut() {
            *last += reward;
        }
    }

    /// The discounted return of each step of the episode so far.
    pub fn returns(&self) -> Vec<f64> {
        let mut later = 0.0;
        let mut returns: Vec<f64> = self
            .rewards
            .iter()
            .rev()
            .map(|r| {
                later = r + self.discount * later;
                later
            })
            .collect();
        returns.reverse();
        returns
    }

    /// Ends the episode and learns from it; gives the sum of its rewards.
    pub fn finish(&mut self) -> f64 {
        let gradient = self.gradient();
        for (w, g) in self.policy.weights_mut().iter_mut().zip(gradient) {
            *w += self.rate * g;
        }
        self.learn_baseline();
        self.forget()
    }

    /// Ends the episode without learning from it; gives the sum of its rewards.
    pub fn forget(&mut self) -> f64 {
        let total = self.rewards.iter().sum();
        self.features.clear();
        self.actions.clear();
        self.rewards.clear();
        total
    }

    /// `Σ_t (G_t - b_t) ∇ ln p(a_t)` of the episode so far, in the order of the weights.
    pub fn gradient(&self) -> Vec<f64> {
        let mut sum = vec![0.0; self.policy.weights().len()];
        let rows = self.features.chunks(self.policy.features());
        for (t, ((row, action), g)) in rows.zip(&self.actions).zip(self.returns()).enumerate() {
            // `act` has accepted the features and chosen the action: there is nothing to refuse.
            let _ = self.policy.add_gradient(row, *action, g - self.expected(t, row), &mut sum);
        }
        sum
    }

    /// The baseline of a step.
    fn expected(&self, t: usize, row: &[f64]) -> f64 {
        match self.baseline {
            Baseline::Nothing => 0.0,
            Baseline::ByStep(_) => self.base.get(t).copied().unwrap_or_default(),
            Baseline::Value(_) => self.base.iter().zip(row).map(|(v, x)| v * x).sum(),
        }
    }

    fn learn_baseline(&mut self) {
        let returns = self.returns();
        match self.baseline {
            Baseline::Nothing => {}
            Baseline::ByStep(share) => {
                // Beyond the end of an episode there is nothing more to get.
                let steps = self.base.len().max(returns.len());
                self.base.resize(steps, 0.0);
                for (t, base) in self.base.iter_mut().enumerate() {
                    *base += share * (returns.get(t).copied().unwrap_or_default() - *base);
                }
            }
            Baseline::Value(rate) => {
                // Normalised by the features' length, so that a rate up to 1 is stable whatever their number.
                for (row, g) in self.features.chunks(self.policy.features()).zip(&returns) {
                    let squared: f64 = row.iter().map(|x| x * x).sum();
                    let error = g - self.base.iter().zip(row).map(|(v, x)| v * x).sum::<f64>();
                    let step = if squared > 0.0 { rate * error / squared } else { 0.0 };
                    self.base.iter_mut().zip(row).for_each(|(v, x)| *v += step * x);
                }
            }
        }
    }
}
