//! What comes in from work, and in which base each benefit reads it.

pub(crate) mod impot;
pub(crate) mod micro_entreprise;
pub(crate) mod remuneration_garantie;
pub(crate) mod salaire;
pub(crate) mod smic;

use crate::money::Money;

/// What a payslip says, each figure rounded to the cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bulletin {
    pub(crate) brut: Money,
    pub(crate) net_a_payer: Money,
    pub(crate) net_imposable: Money,
    pub(crate) net_social: Money,
    /// Net of tax of the hours that are free of income tax.
    pub(crate) heures_exonerees: Money,
}
