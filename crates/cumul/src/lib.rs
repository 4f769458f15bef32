//! `cumul` answers, month by month and to the cent: **what do I keep if I work?** — for a person in France who
//! receives the AAH and also earns from a salary, short contracts or an ESAT.

#![no_std]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod calendar;
mod error;
pub mod francais;
#[cfg(feature = "json")]
pub mod json;
mod money;
mod parameters;
#[cfg(feature = "probe")]
#[doc(hidden)]
pub mod probe;
mod prestations;
mod reponse;
mod revenus;
mod simulation;
mod situation;
mod trace;

pub use calendar::{Month, MonthError};
pub use error::{Faute, SituationError};
pub use money::{DecimalError, Money, Rate, Rounding};
pub use parameters::{Amendment, Legislation, Parameter, ParameterError, ParameterValue};
pub use reponse::*;
pub use simulation::{Bases, Engine, Outcome, Prelevements, Prestations, Revenus, SimulationError};
pub use situation::Situation;
pub use situation::node;
pub use trace::{Figure, Rule, Step, Trace};
