//! Complémentaire santé solidaire (CSS L. 861-1 to L. 861-12, R. 861-1 to R. 861-18): a right of twelve months, with a
//! ceiling that work can pass at the renewal.
//!
//! Known gaps: overseas ceilings (+ 11.3 %), the price of another cover, which is never guessed.

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Bareme, parameters};
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In the month of the claim.
    "css" {
        plafond: Money,
        majoration_avec_participation: Rate,
        majoration_2e_personne: Rate,
        majoration_3e_4e_personne: Rate,
        majoration_5e_personne: Rate,
        forfait_logement_aide_1: Rate,
        forfait_logement_aide_2: Rate,
        forfait_logement_aide_3: Rate,
        forfait_logement_gratuit_1: Rate,
        forfait_logement_gratuit_2: Rate,
        forfait_logement_gratuit_3: Rate,
        abattement_aah: Money,
        abattement_aspa: Money,
        abattement_aspa_couple: Money,
        abattement_asi: Money,
        abattement_asi_couple: Money,
        abattement_revenus_travail: Rate,
        presomption_aah: Option<i64>,
        presomption_asi: Option<i64>,
        presomption_aspa: Option<i64>,
        presomption_ass: Option<i64>,
        presomption_mois_sans_activite: Option<i64>,
        participation: Bareme,
        duree: i64,
        demande_premier: i64,
        demande_dernier: i64,
    }
}

pub(crate) static RESSOURCES: Rule = Rule::new(
    "css.ressources",
    "CSS L. 861-2",
    "Ressources de douze mois comptées pour la complémentaire santé solidaire",
);
pub(crate) static DROIT: Rule = Rule::new(
    "css.droit",
    "CSS L. 861-1",
    "Droit à la complémentaire santé solidaire, pour douze mois",
);
pub(crate) static PARTICIPATION: Rule = Rule::new(
    "css.participation",
    "CSS L. 861-1, 2°",
    "Participation mensuelle, selon l'âge au 1er janvier",
);

/// How the household is housed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Logement {
    /// A rent without aid.
    #[default]
    Locataire,
    /// With a housing aid (R. 861-7).
    Aide,
    /// Free, or owner without aid (R. 861-5).
    SansLoyer,
}

/// Twelve months of the household, M-13 to M-2, net of compulsory levies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Annee {
    pub(crate) aah: Money,
    pub(crate) mois_d_aah: i64,
    pub(crate) aspa: Money,
    pub(crate) mois_d_aspa: i64,
    pub(crate) asi: Money,
    pub(crate) mois_d_asi: i64,
    pub(crate) salaires: Money,
    /// Compensated unemployment, sick leave of more than six months, or ASS (R. 861-8).
    pub(crate) salaires_abattus: bool,
    /// All other resources that count. Neither RSA nor prime d'activité (L. 861-2), nor PCH, ACTP, MTP, AEEH, APA, ARS.
    pub(crate) autres: Money,
    pub(crate) logement: Logement,
    pub(crate) personnes: i64,
    /// Both members of a couple receive the allowance: the abatement for two.
    pub(crate) deux_beneficiaires: bool,
}

/// What is granted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Droit {
    SansParticipation,
    AvecParticipation,
    #[default]
    Aucun,
}

impl Droit {
    /// As an answer writes it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::SansParticipation => "sans participation",
            Self::AvecParticipation => "avec participation",
            Self::Aucun => "non",
        }
    }
}

/// The yearly ceiling without participation.
///
/// * Source: CSS L. 861-1, 1°, D. 861-1, R. 861-3 (scale). Unit: euros a year. Rounding: to the cent. Errors: none.
pub(crate) fn plafond(law: &Parameters, personnes: i64) -> Money {
    let part = Rate::ONE
        + law
            .majoration_2e_personne
            .times_count((personnes - 1).clamp(0, 1))
        + law
            .majoration_3e_4e_personne
            .times_count((personnes - 2).clamp(0, 2))
        + law
            .majoration_5e_personne
            .times_count((personnes - 4).max(0));
    law.plafond.times(part).rounded(Rounding::Centime)
}

/// The resources of the twelve months.
///
/// * Source: CSS L. 861-2 (AAH, ASPA, ASI count after an abatement), R. 861-4, R. 861-8 (30 % of wages), R. 861-5 and
///   R. 861-7 (housing, in share of `rsa` for the household of one, two or three persons).
/// * Unit: euros a year. Rounding: the whole to the cent, half up. Errors: none.
pub(crate) fn ressources<S: Sink>(
    law: &Parameters,
    annee: &Annee,
    rsa: Money,
    sink: &mut S,
) -> Money {
    let apres =
        |montant: Money, mois: i64, abattement: Money| (montant - abattement * mois).or_zero();
    let (aspa, asi) = if annee.deux_beneficiaires {
        (law.abattement_aspa_couple, law.abattement_asi_couple)
    } else {
        (law.abattement_aspa, law.abattement_asi)
    };
    let allocations = apres(annee.aah, annee.mois_d_aah, law.abattement_aah)
        + apres(annee.aspa, annee.mois_d_aspa, aspa)
        + apres(annee.asi, annee.mois_d_asi, asi);
    let salaires = if annee.salaires_abattus {
        annee
            .salaires
            .at(law.abattement_revenus_travail.complement())
    } else {
        annee.salaires
    };
    let taux = match (annee.logement, annee.personnes) {
        (Logement::Locataire, _) => Rate::ZERO,
        (Logement::Aide, ..=1) => law.forfait_logement_aide_1,
        (Logement::Aide, 2) => law.forfait_logement_aide_2,
        (Logement::Aide, _) => law.forfait_logement_aide_3,
        (Logement::SansLoyer, ..=1) => law.forfait_logement_gratuit_1,
        (Logement::SansLoyer, 2) => law.forfait_logement_gratuit_2,
        (Logement::SansLoyer, _) => law.forfait_logement_gratuit_3,
    };
    let logement = (rsa * 12).at(taux);
    let total = (allocations + salaires + annee.autres + logement).rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&RESSOURCES, total)
            .with("AAH, ASI et ASPA après abattement", allocations)
            .with("salaires nets", salaires)
            .with("autres ressources", annee.autres)
            .with("logement", logement)
    });
    total
}

/// The right for the resources of twelve months.
///
/// * Source: CSS L. 861-1: « inférieures » to the ceiling without participation; from the ceiling to the ceiling raised by
///   35 %, both « compris », with participation. Unit: euros a year. Rounding, errors: none.
pub(crate) fn droit<S: Sink>(
    law: &Parameters,
    ressources: Money,
    personnes: i64,
    sink: &mut S,
) -> Droit {
    let plafond = plafond(law, personnes);
    let majore = plafond_majore(law, plafond);
    let droit = if ressources < plafond {
        Droit::SansParticipation
    } else if ressources <= majore {
        Droit::AvecParticipation
    } else {
        Droit::Aucun
    };
    sink.step(|| {
        Step::new(&DROIT, droit.name())
            .with("ressources", ressources)
            .with("plafond sans participation", plafond)
            .with("plafond avec participation", majore)
    });
    droit
}

/// The ceiling with participation.
pub(crate) fn plafond_majore(law: &Parameters, plafond: Money) -> Money {
    plafond + plafond.at(law.majoration_avec_participation)
}

/// What a claimant is presumed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Presomption {
    /// AAH at its full rate, or beside a pension d'invalidité, a retraite or a rente AT.
    pub(crate) aah: bool,
    pub(crate) asi: bool,
    pub(crate) aspa: bool,
    pub(crate) ass: bool,
    /// Lives alone, without child.
    pub(crate) seul_sans_enfant: bool,
    /// Whole civil months without any work before the claim, ESAT included.
    pub(crate) mois_sans_activite: i64,
}

/// Whether the condition of resources is deemed to be met, with participation.
///
/// * Source: CSS L. 861-2, 3° (LFSS 2024, art. 45), R. 861-11 (no work in the three civil months before the claim).
/// * Unit: none. Rounding, errors: none.
pub(crate) fn presomption(law: &Parameters, qui: Presomption) -> bool {
    let sans_activite = law
        .presomption_mois_sans_activite
        .is_some_and(|mois| qui.mois_sans_activite >= mois);
    (qui.aah && law.presomption_aah.is_some() && qui.seul_sans_enfant && sans_activite)
        || (qui.asi && law.presomption_asi.is_some())
        || (qui.aspa && law.presomption_aspa.is_some())
        || (qui.ass && law.presomption_ass.is_some() && qui.seul_sans_enfant)
}

/// The monthly participation of a person, by age on 1 January.
pub(crate) fn participation<S: Sink>(law: &Parameters, age: i64, sink: &mut S) -> Money {
    let montant = law.participation.amount_at(age);
    sink.step(|| Step::new(&PARTICIPATION, montant).with("âge au 1er janvier", age));
    montant
}

/// The first month without the right, and the months in which the renewal is asked for (R. 861-18).
pub(crate) fn renouvellement(law: &Parameters, debut: Month) -> (Month, Month, Month) {
    let months = |n: i64| i32::try_from(n).unwrap_or(0);
    let fin = debut + months(law.duree);
    (
        fin,
        fin - months(law.demande_premier),
        fin - months(law.demande_dernier),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::{Legislation, Timeline};
    use crate::trace::Silent;

    fn law(month: &str) -> Parameters {
        let all: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        let month: Month = month.parse().unwrap_or(Month::january(2026));
        *all.at(month).unwrap_or_else(|e| panic!("{e}"))
    }

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn ceilings_follow_the_household() {
        let law = law("2026-11");
        for (personnes, expected) in [
            (1, "10422"),
            (2, "15633"),
            (3, "18759.60"),
            (4, "21886.20"),
            (5, "26055"),
        ] {
            assert_eq!(plafond(&law, personnes), money(expected), "{personnes}");
        }
    }

    #[test]
    fn participation_changes_with_the_age() {
        let law = law("2026-11");
        for (age, expected) in [
            (29, 8),
            (30, 14),
            (49, 14),
            (50, 21),
            (59, 21),
            (60, 25),
            (69, 25),
            (70, 30),
        ] {
            assert_eq!(
                participation(&law, age, &mut Silent),
                Money::euros(expected),
                "{age}"
            );
        }
    }

    #[test]
    fn the_presumption_has_its_dates_and_its_conditions() {
        let aah = Presomption {
            aah: true,
            seul_sans_enfant: true,
            mois_sans_activite: 3,
            ..Presomption::default()
        };
        assert!(presomption(&law("2025-07"), aah));
        assert!(!presomption(&law("2025-06"), aah));
        for refused in [
            Presomption {
                mois_sans_activite: 2,
                ..aah
            },
            Presomption {
                seul_sans_enfant: false,
                ..aah
            },
        ] {
            assert!(!presomption(&law("2026-11"), refused));
        }
        let ass = Presomption {
            ass: true,
            seul_sans_enfant: true,
            ..Presomption::default()
        };
        assert!(!presomption(&law("2026-06"), ass) && presomption(&law("2026-07"), ass));
        let asi = Presomption {
            asi: true,
            ..Presomption::default()
        };
        assert!(!presomption(&law("2024-06"), asi) && presomption(&law("2024-07"), asi));
    }

    #[test]
    fn allowances_count_after_their_abatement_and_wages_whole_or_less_thirty_percent() {
        let law = law("2026-11");
        let annee = Annee {
            aspa: money("100"),
            mois_d_aspa: 12,
            asi: money("3000"),
            mois_d_asi: 12,
            salaires: money("1000"),
            personnes: 1,
            ..Annee::default()
        };
        let rsa = money("651.69");
        assert_eq!(ressources(&law, &annee, rsa, &mut Silent), money("3760"));
        let two = Annee {
            salaires_abattus: true,
            deux_beneficiaires: true,
            logement: Logement::SansLoyer,
            ..annee
        };
        // 3 000 − 12 × 34 + 700 + 12 % × 12 × 651.69.
        assert_eq!(ressources(&law, &two, rsa, &mut Silent), money("4230.43"));
    }

    #[test]
    fn the_renewal_is_asked_for_between_four_and_two_months_before_the_end() {
        let (fin, premier, dernier) = renouvellement(&law("2026-11"), Month::january(2026));
        assert_eq!(
            (fin, premier, dernier),
            (
                Month::january(2027),
                Month::january(2027) - 4,
                Month::january(2027) - 2
            )
        );
    }
}
