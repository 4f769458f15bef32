//! Benches of the simulation; see `month_loop.rs`.
