//! What comes in from work, and in which base each benefit reads it.

pub(crate) mod cout_employeur;
pub(crate) mod formateur_occasionnel;
pub(crate) mod impot;
pub(crate) mod micro_entreprise;
pub(crate) mod portage;
pub(crate) mod remuneration_garantie;
pub(crate) mod salaire;
pub(crate) mod smic;
pub(crate) mod stage;

/// An association's officer, a CAPE.
pub(crate) mod autres_statuts {
    use crate::money::Rate;
    use crate::parameters::parameters;

    parameters! {
        /// By month.
        "autres_statuts" { dirigeant_part_smic: Rate, cape_duree_maximale: i64 }
    }
}

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
