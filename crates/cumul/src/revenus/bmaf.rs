//! Base mensuelle de calcul des allocations familiales (CSS L. 551-1).

use crate::money::Money;
use crate::parameters::parameters;

parameters! {
    /// By month.
    "bmaf" { montant: Money }
}
