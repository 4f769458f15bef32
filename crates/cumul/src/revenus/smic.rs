//! The minimum wage (C. trav. L. 3231-2). The monthly amount is the official one, not hours times the hourly rate.

use crate::money::Money;
use crate::parameters::parameters;

parameters! {
    /// By month.
    "smic" { horaire: Option<Money>, mensuel: Money }
}
