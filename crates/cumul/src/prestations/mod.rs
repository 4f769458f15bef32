//! One benefit a room. A benefit never imports another: what it needs arrives from the month.

pub(crate) mod aah;
pub(crate) mod pensions;
