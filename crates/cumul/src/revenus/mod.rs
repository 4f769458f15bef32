//! What comes in from work, and in which base each benefit reads it.

pub(crate) mod bmaf;
pub(crate) mod cout_employeur;
pub(crate) mod formateur_occasionnel;
pub(crate) mod impot;
pub(crate) mod micro_entreprise;
pub(crate) mod portage;
pub(crate) mod prelevement_source;
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

use crate::money::{Money, Rounding};

/// Mean of the best years of salary, all of them when there are fewer, to the cent.
pub(crate) fn moyenne_des_meilleures(mut salaires: alloc::vec::Vec<Money>, nombre: i64) -> Money {
    salaires.sort_unstable_by(|a, b| b.cmp(a));
    salaires.truncate(usize::try_from(nombre).unwrap_or(usize::MAX));
    let count = i64::try_from(salaires.len()).unwrap_or(1).max(1);
    (salaires.into_iter().sum::<Money>() / count).rounded(Rounding::Centime)
}

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
