//! Neuron models.
//!
//! | kind | models |
//! | --- | --- |
//! | rate and state | [`RateUnit`], [`BinaryUnit`], [`HopfieldUnit`] |
//! | integrate and fire, linear | [`Lif`] (jumps), [`LifExp`], [`LifAlpha`] (currents), [`LifCond`] (conductances) |
//! | integrate and fire, with a spike's upstroke | [`QuadraticIf`], [`ExponentialIf`], [`AdEx`], [`Izhikevich`] |
//! | ion channels | [`HodgkinHuxley`], [`TraubMiles`], [`WangBuzsaki`], [`MorrisLecar`] |
//! | dynamical systems | [`HindmarshRose`], [`FitzHughNagumo`] |
//!
//! All but the first kind set `spike` in the iteration in which a neuron fires. Linear models are integrated exactly; in the others
//! the type parameter `M` is a [`Method`]: `HodgkinHuxley::<f32, Rk4>::default()`.

mod adex;
mod binary_unit;
mod exact;
mod exponential_if;
mod fire;
mod fitzhugh_nagumo;
mod gate;
mod hindmarsh_rose;
mod hodgkin_huxley;
mod hopfield_unit;
mod izhikevich;
mod lif;
mod lif_alpha;
mod lif_cond;
mod lif_exp;
mod method;
mod morris_lecar;
mod quadratic_if;
mod rate_unit;
mod transfer;
mod traub_miles;
mod wang_buzsaki;

pub use adex::AdEx;
pub use binary_unit::BinaryUnit;
pub use exponential_if::ExponentialIf;
pub use fitzhugh_nagumo::FitzHughNagumo;
pub use hindmarsh_rose::HindmarshRose;
pub use hodgkin_huxley::HodgkinHuxley;
pub use hopfield_unit::HopfieldUnit;
pub use izhikevich::Izhikevich;
pub use lif::Lif;
pub use lif_alpha::LifAlpha;
pub use lif_cond::LifCond;
pub use lif_exp::LifExp;
pub use method::{Euler, ExponentialEuler, Form, HalfSteps, Method, Rk4, Slope, System};
pub use morris_lecar::MorrisLecar;
pub use quadratic_if::QuadraticIf;
pub use rate_unit::RateUnit;
pub use transfer::{Linear, Logistic, Power, Rectified, Saturated, Softplus, Tanh, Transfer};
pub use traub_miles::TraubMiles;
pub use wang_buzsaki::WangBuzsaki;
