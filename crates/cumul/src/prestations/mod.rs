//! One benefit a room. A benefit never imports another: what it needs arrives from the month.

pub(crate) mod aah;
pub(crate) mod aide_logement;
pub(crate) mod asi;
pub(crate) mod aspa;
pub(crate) mod chomage;
#[allow(dead_code, reason = "probes reach it; no request does yet")]
pub(crate) mod css;
pub(crate) mod invalidite;
pub(crate) mod pensions;
pub(crate) mod prelevements;
pub(crate) mod prime_activite;
pub(crate) mod retraite;
#[allow(dead_code, reason = "probes reach it; no request does yet")]
pub(crate) mod rsa;
