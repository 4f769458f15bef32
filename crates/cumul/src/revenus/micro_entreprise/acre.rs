//! ACRE: the reduced rate of a creation (CSS L. 131-6-4, L. 613-7, I; C. trav. L. 5141-1).

use super::{Contexte, Parameters, calendrier};
use crate::calendar::Month;
use crate::money::{Money, Rate};
use crate::situation::conventions::MicroAcreFin;
use crate::situation::micro_entreprise::CategorieMicro;
use crate::trace::Rule;

pub(crate) static ACRE: Rule = Rule::new(
    "micro_entreprise.acre",
    "CSS L. 131-6-4",
    "Taux réduit par l'ACRE, selon la date de création",
);

/// The last month of an ACRE, by each reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fin {
    trimestres: Month,
    douze_mois: Month,
}

impl Fin {
    /// * Source: CSS L. 131-6-4, II (« douze mois »); Urssaf: the end of the third civil quarter after the one of the
    ///   creation, which the engine takes (`conventions.micro_acre_fin`).
    pub(crate) fn new(law: &Parameters, creation: Month) -> Self {
        let months = |count: i64| i32::try_from(count).unwrap_or(0);
        Self {
            trimestres: calendrier::trimestre(creation) + 3 * (months(law.acre_trimestres) + 1) - 1,
            douze_mois: creation + months(law.acre_douze_mois) - 1,
        }
    }

    pub(crate) const fn dernier(self, lecture: MicroAcreFin) -> Month {
        match lecture {
            MicroAcreFin::Trimestres => self.trimestres,
            MicroAcreFin::DouzeMois => self.douze_mois,
        }
    }
}

/// The reduced rate of a category.
///
/// * Source: CSS D. 131-6-3 (half, rounded up to a tenth of a point) for a creation before July 2026; loi n° 2025-1403,
///   art. 23 (a quarter off) since. The key is the creation, which fixes the share to the end. L. 613-7, I, last sentence:
///   never below the CSG, the CRDS and the complementary retirement, which binds for the Cipav.
/// * Unit: rate of receipts. Rounding: up to the tenth of a point. Errors: none.
pub(crate) fn taux(law: &Parameters, creation: &Parameters, categorie: CategorieMicro) -> Rate {
    let reduit = categorie
        .taux(law)
        .of(creation.acre_exoneration.complement())
        .up_to(creation.acre_arrondi);
    match categorie {
        CategorieMicro::BncCipav => reduit.max(law.acre_plancher_cipav),
        _ => reduit,
    }
}

/// What of a month's receipts is under the limit of the ACRE: the receipts of a year that give a profit of one plafond of
/// the sécurité sociale.
///
/// `annee` is what the year already brought at the reduced rate.
pub(crate) fn part_reduite(
    cx: Contexte<'_>,
    categorie: CategorieMicro,
    annee: Money,
    recettes: Money,
) -> Money {
    let january = Month::january(cx.mois.year());
    let (Ok(salaire), Ok(impot)) = (
        cx.salaire.at_or_first(january),
        cx.impot.at_or_first(january),
    ) else {
        return recettes;
    };
    let reste = categorie.taux_abattement(impot).complement();
    let limite = (salaire.plafond_mensuel * 12).without(reste);
    recettes.min((limite - annee).or_zero())
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::parameters::{Legislation, Timeline};

    /// Rates published by the Urssaf and read in the law: rate of the month of cashing, share of the creation.
    #[test]
    fn the_published_reduced_rates_are_found_again() {
        let law: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        let at = |text: &str| {
            let month: Month = text.parse().unwrap_or(Month::january(2000));
            law.at_or_first(month).unwrap_or_else(|e| panic!("{e}"))
        };
        for (cashed, created, categorie, expected) in [
            ("2023-06", "2023-01", CategorieMicro::Bnc, "0.106"),
            ("2024-09", "2024-08", CategorieMicro::Bnc, "0.116"),
            ("2025-09", "2025-07", CategorieMicro::Bnc, "0.123"),
            ("2026-09", "2026-05", CategorieMicro::Bnc, "0.128"),
            ("2026-09", "2026-07", CategorieMicro::Bnc, "0.192"),
            ("2023-06", "2023-01", CategorieMicro::BncCipav, "0.121"),
            ("2024-09", "2024-08", CategorieMicro::BncCipav, "0.139"),
            ("2026-06", "2026-05", CategorieMicro::BncCipav, "0.134"),
            ("2026-09", "2026-07", CategorieMicro::BncCipav, "0.174"),
            ("2026-06", "2026-05", CategorieMicro::BicService, "0.106"),
            ("2026-09", "2026-07", CategorieMicro::BicService, "0.159"),
            ("2026-06", "2026-05", CategorieMicro::BicVente, "0.062"),
            ("2026-09", "2026-07", CategorieMicro::BicVente, "0.093"),
        ] {
            let found = taux(at(cashed), at(created), categorie);
            assert_eq!(
                found.to_string(),
                expected,
                "{categorie:?} {cashed} {created}"
            );
        }
    }
}
