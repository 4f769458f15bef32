//! One benefit a room. A benefit never imports another: what it needs arrives from the month.

pub(crate) mod aah;
pub(crate) mod asi;
pub(crate) mod aspa;
pub(crate) mod invalidite;
pub(crate) mod pensions;
pub(crate) mod prelevements;
pub(crate) mod retraite;
