//! The prime of one reference month: the formula of CSS L. 842-3 and each of its terms.

use super::{Logement, Membre, Mois, Parameters};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::trace::{Rule, Sink, Step};

pub(crate) static MONTANT_FORFAITAIRE: Rule = Rule::new(
    "prime_activite.montant_forfaitaire",
    "CSS D. 843-1",
    "Montant forfaitaire du foyer",
);
pub(crate) static PROFESSIONNELS: Rule = Rule::new(
    "prime_activite.revenus_professionnels",
    "CSS R. 844-1",
    "Revenus professionnels d'un membre du foyer",
);
pub(crate) static AAH: Rule = Rule::new(
    "prime_activite.aah",
    "CSS L. 842-8",
    "AAH comptée comme un revenu professionnel à partir de 29 SMIC horaires de travail",
);
pub(crate) static BONIFICATION: Rule = Rule::new(
    "prime_activite.bonification",
    "CSS D. 843-2",
    "Bonification d'une personne qui travaille",
);
pub(crate) static FORFAIT_LOGEMENT: Rule = Rule::new(
    "prime_activite.forfait_logement",
    "CSS R. 844-3, R. 844-4",
    "Avantage de logement compté dans les ressources",
);

/// Who is in the household.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Foyer {
    pub(crate) adultes: i64,
    pub(crate) enfants: i64,
    pub(crate) majoree: bool,
}

/// What one member brings, as the formula reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Retenu {
    /// Multiplied by the slope, and the base of the bonification.
    pub(crate) professionnels: Money,
    /// Counted at 100 %.
    pub(crate) autres: Money,
}

/// The share of a single person's amount that a household is given: +50 % for the second person, +30 % for the next ones,
/// +40 % for each child from the third.
///
/// * Source: CSS D. 843-1, al. 1; CASF R. 262-1 gives the same scale to the RSA. Unit: a rate. Rounding, errors: none.
pub(crate) fn echelle(law: &Parameters, adultes: i64, enfants: i64) -> Rate {
    let rang_3 = (enfants - 2).max(0);
    let autres = (adultes + enfants - 1 - rang_3).max(0);
    Rate::ONE
        + law.majoration_deuxieme_personne.times_count(autres.min(1))
        + law
            .majoration_personne_suivante
            .times_count((autres - 1).max(0))
        + law.majoration_enfant_rang_3.times_count(rang_3)
}

/// The amount of the household.
///
/// * Source: CSS D. 843-1, al. 1, and al. 2 for the majoration d'isolement. Period: one month.
/// * Unit: euros. Rounding: to the cent, half up, as published. Errors: none.
pub(crate) fn montant_forfaitaire<S: Sink>(law: &Parameters, foyer: Foyer, sink: &mut S) -> Money {
    let part = if foyer.majoree {
        law.isolement_base + law.isolement_par_enfant.times_count(foyer.enfants)
    } else {
        echelle(law, foyer.adultes, foyer.enfants)
    };
    let montant = law
        .montant_forfaitaire
        .times(part)
        .rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&MONTANT_FORFAITAIRE, montant)
            .with("montant d'une personne seule", law.montant_forfaitaire)
            .with("part du foyer", part)
    });
    montant
}

/// What a member's month counts for: the AAH joins the revenus professionnels when these reach 29 SMIC hours.
///
/// * Source: CSS L. 842-8, D. 843-4 (« au moins égal »: the exact limit is in), R. 844-1, R. 844-2; LF 2019, art. 269 for
///   the protected pensions (`assimilee`).
/// * Period: the month, person by person; `recettes` is the smoothed micro income that stands for each month (R. 845-2).
/// * Unit: euros. Rounding: the limit to the cent. Errors: none.
pub(crate) fn retenir<S: Sink>(
    law: &Parameters,
    smic_horaire: Money,
    membre: &Membre,
    recettes: Money,
    assimilee: bool,
    sink: &mut S,
) -> Retenu {
    // R. 843-1, IV: a negative total of the month counts as nothing.
    let travail = membre.travail.or_zero() + recettes;
    let seuil = smic_horaire
        .times(law.seuil_aah_heures)
        .rounded(Rounding::Centime);
    let suit = membre.aah
        + if assimilee {
            membre.invalidite
        } else {
            Money::ZERO
        };
    let reste = if assimilee {
        Money::ZERO
    } else {
        membre.invalidite
    };
    let atteint = travail >= seuil;
    if suit.is_positive() {
        sink.step(|| {
            Step::new(&AAH, if atteint { suit } else { Money::ZERO })
                .with("revenus professionnels sans elle", travail)
                .with("seuil", seuil)
        });
    }
    let retenu = if atteint {
        Retenu {
            professionnels: travail + suit,
            autres: membre.autres + reste,
        }
    } else {
        Retenu {
            professionnels: travail,
            autres: membre.autres + reste + suit,
        }
    };
    if retenu.professionnels.is_positive() {
        sink.step(|| {
            Step::new(&PROFESSIONNELS, retenu.professionnels)
                .with("travail", membre.travail)
                .with("recettes de micro-entreprise après abattement", recettes)
        });
    }
    retenu
}

/// The bonification of one worker: nothing up to 59 SMIC hours, then in proportion up to its maximum.
///
/// * Source: CSS D. 843-2. Period: one month; the SMIC is that of the month. Unit: euros.
/// * Rounding: the limits and the maximum to the cent; the bonification itself is not rounded. Errors: none.
pub(crate) fn bonification<S: Sink>(
    law: &Parameters,
    smic_horaire: Money,
    revenus: Money,
    sink: &mut S,
) -> Money {
    let borne = |heures: Rate| smic_horaire.times(heures).rounded(Rounding::Centime);
    let bas = borne(law.bonification_seuil_bas);
    if revenus <= bas {
        return Money::ZERO;
    }
    let haut = borne(law.bonification_seuil_haut);
    let maximum = law
        .montant_forfaitaire
        .times(law.bonification_taux_maximal)
        .rounded(Rounding::Centime);
    let bonification = if revenus < haut {
        maximum.scaled(revenus - bas, haut - bas)
    } else {
        maximum
    };
    sink.step(|| {
        Step::new(&BONIFICATION, bonification)
            .with("revenus professionnels", revenus)
            .with("début", bas)
            .with("revenu où elle est entière", haut)
            .with("maximum", maximum)
    });
    bonification
}

/// The forfait of a household of `personnes` persons: 12 % of the amount of one, 16 % of two, 16.5 % of three.
///
/// * Source: CSS R. 844-3. Unit: euros a month. Rounding: to the cent, half up, as published. Errors: none.
pub(crate) fn forfait_logement(law: &Parameters, base: Money, personnes: i64) -> Money {
    let (taux, de) = match personnes {
        ..=1 => (law.forfait_logement_1, 1),
        2 => (law.forfait_logement_2, 2),
        _ => (law.forfait_logement_3, 3),
    };
    base.times(echelle(law, de, 0))
        .rounded(Rounding::Centime)
        .times(taux)
        .rounded(Rounding::Centime)
}

/// What housing counts for in a month: the aid received up to the forfait, the forfait for an owner or a person housed
/// free, nothing for a tenant without aid (R. 844-3, R. 844-4, I).
pub(crate) fn logement<S: Sink>(
    law: &Parameters,
    mois: &Mois,
    foyer: Foyer,
    sink: &mut S,
) -> Money {
    let libre = mois.logement == Logement::SansLoyer && !mois.aide_logement.is_positive();
    if !libre && !mois.aide_logement.is_positive() {
        return Money::ZERO;
    }
    let forfait = forfait_logement(law, law.montant_forfaitaire, foyer.adultes + foyer.enfants);
    let retenu = if libre {
        forfait
    } else {
        mois.aide_logement.min(forfait)
    };
    sink.step(|| {
        Step::new(&FORFAIT_LOGEMENT, retenu)
            .with("aide au logement du mois", mois.aide_logement)
            .with("forfait", forfait)
    });
    retenu
}

/// The prime of one month, before the mean.
///
/// * Source: CSS L. 842-3: the amount of the household, the share of professional income and the bonifications, less the
///   greater of the amount and the resources; never below zero.
/// * Unit: euros. Rounding: none. Errors: none.
pub(crate) fn fictive<S: Sink>(
    law: &Parameters,
    smic_horaire: Money,
    foyer: Foyer,
    membres: &[Retenu; 2],
    prestations: Money,
    forfait: Money,
    sink: &mut S,
) -> Money {
    let montant = montant_forfaitaire(law, foyer, sink);
    let mut professionnels = Money::ZERO;
    let mut bonifications = Money::ZERO;
    let mut ressources = prestations + forfait;
    for membre in membres {
        professionnels += membre.professionnels;
        bonifications += bonification(law, smic_horaire, membre.professionnels, sink);
        ressources += membre.professionnels + membre.autres;
    }
    (montant + professionnels.at(law.fraction_revenus_professionnels) + bonifications
        - montant.max(ressources))
    .or_zero()
}

/// Whether the majoration d'isolement runs in a month.
///
/// * Source: CSS L. 842-7, R. 842-5: twelve months from the claim when it comes within six months of the event, until
///   eighteen months after the event when it comes later (« réduite à due concurrence »); in any case until the youngest
///   child is three. It never starts before the claim (R. 846-2).
/// * Unit: months. Rounding, errors: none.
pub(crate) fn isolement(
    law: &Parameters,
    evenement: Month,
    demande: Month,
    plus_jeune: Option<Month>,
    mois: Month,
) -> bool {
    let months = |n: i64| i32::try_from(n).unwrap_or(0);
    let debut = evenement.max(demande);
    let duree = (debut + months(law.isolement_duree))
        .min(evenement + months(law.isolement_duree + law.isolement_delai));
    let age = plus_jeune.map(|born| born + 12 * months(law.isolement_age_enfant));
    debut <= mois && (mois < duree || age.is_some_and(|age| mois < age))
}

/// Family benefits of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Familiales {
    /// What counts whole.
    pub(crate) entieres: Money,
    pub(crate) soutien: Money,
    /// The children have neither father nor mother.
    pub(crate) orphelins: bool,
    pub(crate) complement: Money,
    pub(crate) complement_majore: bool,
}

/// What family benefits count for.
///
/// * Source: CSS R. 844-4, II (a complément familial majoré counts for a share of the BMAF), III (soutien familial: up to a
///   share of the BMAF for each child, more for an orphan). R. 844-5 leaves out the AEEH, the ARS and the majorations pour âge.
/// * Unit: euros a month. Rounding: each share to the cent. Errors: none.
pub(crate) fn familiales(
    law: &Parameters,
    bmaf: Money,
    recues: &Familiales,
    enfants: i64,
) -> Money {
    let part = |taux: Rate| bmaf.times(taux).rounded(Rounding::Centime);
    let soutien = part(if recues.orphelins {
        law.asf_orphelin
    } else {
        law.asf_un_parent
    }) * enfants;
    let complement = if recues.complement_majore {
        recues.complement.min(part(law.complement_familial_majore))
    } else {
        recues.complement
    };
    recues.entieres + recues.soutien.min(soutien) + complement
}

/// Whether daily benefits of a stop that began `mois` months before still count as professional income (R. 844-1, I, 6°).
pub(crate) fn ij_professionnelles(law: &Parameters, mois: i64) -> bool {
    mois < law.indemnites_journalieres_mois
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::{Legislation, Timeline};
    use crate::trace::Silent;

    fn law() -> Parameters {
        let all: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        *all.at(month("2026-11")).unwrap_or_else(|e| panic!("{e}"))
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn the_scale_is_that_of_the_decree() {
        let law = law();
        for (adultes, enfants, expected) in [
            (1, 0, "1"),
            (2, 0, "1.5"),
            (2, 1, "1.8"),
            (2, 2, "2.1"),
            (2, 3, "2.5"),
            (2, 4, "2.9"),
            (1, 1, "1.5"),
            (1, 2, "1.8"),
            (1, 3, "2.2"),
            (1, 4, "2.6"),
        ] {
            let part = echelle(&law, adultes, enfants);
            assert_eq!(Ok(part), expected.parse(), "{adultes} + {enfants}");
        }
    }

    #[test]
    fn the_limits_of_the_bonification_are_both_sides() {
        let law = law();
        let smic = money("12.31");
        let of = |revenus: &str| bonification(&law, smic, money(revenus), &mut Silent);
        assert_eq!(of("726.29"), Money::ZERO);
        assert!(of("726.30").is_positive());
        assert!(of("1698.77") < money("240.63"));
        assert_eq!(of("1698.78"), money("240.63"));
        assert_eq!(of("5000"), money("240.63"));
    }

    #[test]
    fn housing_counts_for_the_aid_the_forfait_or_nothing() {
        let law = law();
        let seul = Foyer {
            adultes: 1,
            ..Foyer::default()
        };
        let of = |aide: &str, logement| {
            let mois = Mois {
                aide_logement: money(aide),
                logement,
                ..Mois::default()
            };
            super::logement(&law, &mois, seul, &mut Silent)
        };
        assert_eq!(of("0", Logement::Locataire), Money::ZERO);
        assert_eq!(of("28", Logement::Locataire), money("28"));
        assert_eq!(of("300", Logement::Locataire), money("76.59"));
        assert_eq!(of("0", Logement::SansLoyer), money("76.59"));
        // An owner with an aid: the aid decides.
        assert_eq!(of("28", Logement::SansLoyer), money("28"));
        for (personnes, expected) in [(1, "76.59"), (2, "153.19"), (3, "189.57"), (6, "189.57")] {
            let forfait = forfait_logement(&law, law.montant_forfaitaire, personnes);
            assert_eq!(forfait, money(expected));
        }
    }

    #[test]
    fn the_majoration_lasts_a_year_or_until_the_child_is_three() {
        let law = law();
        let event = month("2026-01");
        let runs = |demande: &str, born: Option<Month>, mois: &str| {
            isolement(&law, event, month(demande), born, month(mois))
        };
        // Claimed within six months: twelve months from the claim.
        assert!(!runs("2026-07", None, "2026-06"));
        assert!(runs("2026-07", None, "2027-06"));
        assert!(!runs("2026-07", None, "2027-07"));
        // Later, it still ends eighteen months after the event.
        assert!(runs("2026-10", None, "2027-06"));
        assert!(!runs("2026-10", None, "2027-07"));
        let born = Some(month("2025-05"));
        assert!(runs("2026-01", born, "2028-04"));
        assert!(!runs("2026-01", born, "2028-05"));
    }

    #[test]
    fn family_benefits_count_up_to_their_caps() {
        let law = law();
        let bmaf = money("478.16");
        let of = |soutien: &str, orphelins, complement: &str, complement_majore| {
            let recues = Familiales {
                entieres: money("10"),
                soutien: money(soutien),
                orphelins,
                complement: money(complement),
                complement_majore,
            };
            familiales(&law, bmaf, &recues, 1) - money("10")
        };
        assert_eq!(of("200", false, "0", false), money("107.59"));
        assert_eq!(of("100", false, "0", false), money("100"));
        assert_eq!(of("200", true, "0", false), money("143.45"));
        assert_eq!(of("0", false, "291", true), money("199.15"));
        assert_eq!(of("0", false, "190", false), money("190"));
        assert!(ij_professionnelles(&law, 2) && !ij_professionnelles(&law, 3));
    }
}
