//! When receipts are declared and debited (CSS R. 613-7, R. 613-8, R. 613-12).

use super::Parameters;
use crate::calendar::Month;
use crate::situation::mois::MicroEntreprise;

/// First month of the civil quarter of `month`.
pub(crate) fn trimestre(month: Month) -> Month {
    month - (month - Month::january(month.year())).rem_euclid(3)
}

/// Last month of the first declaration: the third civil month after the creation, or the end of the quarter after it
/// (R. 613-12).
fn fin_de_la_premiere(law: &Parameters, micro: &MicroEntreprise) -> Month {
    if micro.trimestrielle {
        trimestre(micro.creation) + 5
    } else {
        micro.creation + i32::try_from(law.premiere_declaration).unwrap_or(0)
    }
}

/// Last month of the declaration that holds `month`; it is due, and debited, in the month after (R. 613-8).
pub(crate) fn fin_de_declaration(law: &Parameters, micro: &MicroEntreprise, month: Month) -> Month {
    let premiere = fin_de_la_premiere(law, micro);
    if month <= premiere {
        premiere
    } else if micro.trimestrielle {
        trimestre(month) + 2
    } else {
        month
    }
}

/// A declaration begins in `month`.
pub(crate) fn commence(law: &Parameters, micro: &MicroEntreprise, month: Month) -> bool {
    month == micro.duree.premier || fin_de_declaration(law, micro, month - 1) < month
}

/// The months of the declaration that is due in `month`, when one is.
pub(crate) fn due(
    law: &Parameters,
    micro: &MicroEntreprise,
    month: Month,
) -> Option<(Month, Month)> {
    let last = month - 1;
    // A declaration that began before the end of the activity is due at its own date.
    if last < micro.duree.premier || fin_de_declaration(law, micro, last) != last {
        return None;
    }
    let first = if last <= fin_de_la_premiere(law, micro) {
        micro.creation
    } else if micro.trimestrielle {
        trimestre(last)
    } else {
        last
    };
    let first = first.max(micro.duree.premier);
    (first <= micro.duree.dernier).then_some((first, last.min(micro.duree.dernier)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::{Legislation, Timeline};
    use crate::situation::micro_entreprise::CategorieMicro;
    use crate::situation::mois::{Duree, Serie};

    fn micro(premier: &str, dernier: &str, trimestrielle: bool) -> MicroEntreprise {
        let month = |text: &str| text.parse().unwrap_or(Month::january(2000));
        MicroEntreprise {
            duree: Duree {
                premier: month(premier),
                dernier: month(dernier),
                entree: None,
                sortie: None,
            },
            creation: month(premier),
            categorie: CategorieMicro::Bnc,
            artisan: false,
            trimestrielle,
            recettes: Serie::Constante(crate::money::Money::ZERO),
            charges: None,
            acre: None,
            versement_liberatoire: None,
            travail: None,
        }
    }

    /// The months in which a declaration is due, with what it covers, over a year and a half.
    fn declarations(micro: &MicroEntreprise) -> alloc::vec::Vec<alloc::string::String> {
        let law: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        (0..18)
            .filter_map(|after| {
                let month = micro.duree.premier + after;
                let (first, last) = due(law.at(month).ok()?, micro, month)?;
                Some(alloc::format!("{month}: {first}..{last}"))
            })
            .collect()
    }

    #[test]
    fn the_first_monthly_declaration_covers_three_months_after_the_creation() {
        let said = declarations(&micro("2026-03", "2026-08", false));
        assert_eq!(
            said,
            [
                "2026-07: 2026-03..2026-06",
                "2026-08: 2026-07..2026-07",
                "2026-09: 2026-08..2026-08"
            ]
        );
    }

    #[test]
    fn the_first_quarterly_declaration_covers_the_next_quarter() {
        let said = declarations(&micro("2026-03", "2026-11", true));
        assert_eq!(
            said,
            [
                "2026-07: 2026-03..2026-06",
                "2026-10: 2026-07..2026-09",
                "2027-01: 2026-10..2026-11"
            ]
        );
    }

    #[test]
    fn an_activity_that_joins_a_business_is_declared_with_it() {
        let mut added = micro("2026-05", "2026-06", false);
        added.creation = Month::january(2025);
        assert_eq!(
            declarations(&added),
            ["2026-06: 2026-05..2026-05", "2026-07: 2026-06..2026-06"]
        );
        added.trimestrielle = true;
        assert_eq!(declarations(&added), ["2026-07: 2026-05..2026-06"]);
    }

    #[test]
    fn an_activity_that_ends_before_its_first_declaration_is_still_declared() {
        assert_eq!(
            declarations(&micro("2026-01", "2026-01", false)),
            ["2026-05: 2026-01..2026-01"]
        );
    }
}
