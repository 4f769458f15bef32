//! Work beside a retraite whose first base pension took effect before 2027 (CSS L. 161-22, former wording, D. 161-2-5 to
//! D. 161-2-23, L. 634-6), for life: loi n° 2025-1403, art. 102, XI.
//!
//! Known gaps: civil servants' pensions (Code des pensions), the health staff limits of R. 161-19.

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::parameters;
use crate::prestations::pensions::Montants;
use crate::situation::prestations::{RegimeComplementaire, RegimeNonSalarie};
use crate::trace::{Rule, Sink, Step};

use super::ages::{Ages, mois_suivant};

parameters! {
    /// In the month of the pension; the SMIC is that of 1 January.
    "cumul_emploi_retraite" {
        part_smic: Rate,
        heures_smic_annuelles: Rate,
        delai_meme_employeur: i64,
        part_plafond_independant: Rate,
        part_plafond_independant_zone: Rate,
        part_plafond_liberal: Rate,
        nouvelle_pension_part_plafond: Rate,
        indemnites_journalieres_jours: i64,
    }
}

pub(crate) static INTEGRAL: Rule = Rule::new(
    "retraite.cumul_integral",
    "CSS L. 161-22",
    "Cumul intégral : à 67 ans, ou à l'âge légal avec toute la durée ; mois à partir duquel il s'ouvre",
);
pub(crate) static MEME_EMPLOYEUR: Rule = Rule::new(
    "retraite.meme_employeur",
    "CSS D. 161-2-15",
    "Reprise chez le dernier employeur dans les six mois : la retraite n'est pas due",
);
pub(crate) static PLAFOND: Rule = Rule::new(
    "retraite.plafond_cumul",
    "CSS D. 161-2-9",
    "Plafond du cumul : 160 % du SMIC, ou le dernier salaire s'il est plus élevé",
);
pub(crate) static DEPASSEMENT: Rule = Rule::new(
    "retraite.depassement",
    "CSS D. 161-2-16, II",
    "Pensions et salaires au-dessus du plafond",
);
pub(crate) static BASE: Rule = Rule::new(
    "retraite.base_servie",
    "CSS D. 161-2-16, II",
    "Retraite de base après le dépassement",
);
pub(crate) static COMPLEMENTAIRE: Rule = Rule::new(
    "retraite.complementaire_servie",
    "ANI du 17 novembre 2017",
    "Retraite complémentaire : entière, ou suspendue au-dessus de son plafond",
);
pub(crate) static INDEPENDANT: Rule = Rule::new(
    "retraite.plafond_independant",
    "CSS D. 634-11-2, D. 634-11-5",
    "Ancien non-salarié : revenus de l'année au-dessus du plafond, par mois",
);

/// What a retired person said of the pension, as the rules of work read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pension {
    pub(crate) depuis: Option<Month>,
    /// All schemes; none: not known.
    pub(crate) trimestres: Option<i64>,
    /// The duration is said to be met, without a number.
    pub(crate) duree_acquise: bool,
    pub(crate) toutes_liquidees: bool,
    /// Mean of the last three salaries, in the base of the CSG, revalorised.
    pub(crate) dernier_salaire: Option<Money>,
    /// Mean of the salaries of the last ten years, revalorised: the third ceiling of Agirc-Arrco.
    pub(crate) moyenne_dix_ans: Option<Money>,
    pub(crate) regime_complementaire: RegimeComplementaire,
    pub(crate) non_salarie: RegimeNonSalarie,
}

/// Work of the month, as the comparison reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Travail {
    /// Gross pay that enters the comparison of the former rules.
    pub(crate) brut: Money,
    /// Gross pay that it leaves out (former L. 161-22, 1° to 8°).
    pub(crate) hors_comparaison: Money,
    /// Some of the pay comes from a job under Ircantec.
    pub(crate) ircantec: bool,
    /// A job with the last employer runs in the month.
    pub(crate) dernier_employeur: bool,
}

/// First month of full cumul, whatever the income.
///
/// * Source: former CSS L. 161-22, a and b, D. 161-2-16-1: the first of the month after the conditions are met. The full
///   rate given by inaptitude, handicap or a former pension d'invalidité does not count: only the duration or 67.
/// * Unit: a month. Errors: none; never without all the pensions claimed.
pub(crate) fn integral_depuis(
    pension: &Pension,
    ages: Ages,
    naissance: chrono::NaiveDate,
) -> Option<Month> {
    if !pension.toutes_liquidees {
        return None;
    }
    let duree = match pension.trimestres {
        Some(trimestres) => trimestres >= ages.duree_requise,
        None => pension.duree_acquise,
    };
    let age = if duree {
        ages.age_legal
    } else {
        ages.age_taux_plein
    };
    Some(mois_suivant(naissance, age).max(pension.depuis?))
}

/// The months without pension after a return to the last employer.
///
/// * Source: CSS D. 161-2-15: a return within six months of the date of effect; not due from the month of the return to
///   that of the end, at most to the last day of the sixth month.
pub(crate) fn suspendue_meme_employeur(
    law: &Parameters,
    depuis: Month,
    mois: Month,
    travail: &Travail,
) -> bool {
    let delai = i32::try_from(law.delai_meme_employeur).unwrap_or(0);
    travail.dernier_employeur && mois >= depuis && mois < depuis + delai
}

/// 160 % of the SMIC of 1 January, over 1 820 hours a year.
pub(crate) fn plafond_smic(law: &Parameters, smic_horaire: Money) -> Money {
    (smic_horaire.at(law.heures_smic_annuelles).at(law.part_smic) / 12).rounded(Rounding::Centime)
}

/// What the comparison gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Comparaison {
    pub(crate) plafond: Money,
    pub(crate) plafond_complementaire: Money,
    pub(crate) revenu: Money,
    pub(crate) total: Money,
    pub(crate) depassement: Money,
}

/// Pensions and salaries against the ceiling, for one month.
///
/// * Source: CSS D. 161-2-9 (ceiling), D. 161-2-10 (salary in the base of the CSG), D. 161-2-11 (gross pensions, base and
///   complementary), Agirc-Arrco (a third ceiling: the mean of ten years).
/// * Unit: euros a month. Rounding: the salary and the ceiling to the cent.
pub(crate) fn comparer(
    law: &Parameters,
    smic_horaire: Money,
    pension: &Pension,
    dues: Montants,
    revenu: Money,
) -> Comparaison {
    let plafond = plafond_smic(law, smic_horaire).max(pension.dernier_salaire.unwrap_or_default());
    let total = dues.total() + revenu;
    Comparaison {
        plafond,
        plafond_complementaire: plafond.max(pension.moyenne_dix_ans.unwrap_or_default()),
        revenu,
        total,
        depassement: (total - plafond).or_zero(),
    }
}

/// The pensions served in a month of cumul plafonné.
///
/// * Source: CSS D. 161-2-16, II: « le montant de la réduction de chacune des pensions est égal au montant du
///   dépassement »: each base pension is reduced by the whole. Agirc-Arrco: suspended in full above its own ceiling.
///   Ircantec (arrêté of 30 December 1970, art. 14): suspended in full, only for a job under Ircantec.
/// * Unit: euros a month. Errors: none.
pub(crate) fn servies<S: Sink>(
    pension: &Pension,
    dues: Montants,
    comparaison: &Comparaison,
    travail: &Travail,
    sink: &mut S,
) -> Montants {
    let c = comparaison;
    sink.step(|| {
        Step::new(&PLAFOND, c.plafond)
            .with(
                "dernier salaire",
                pension.dernier_salaire.unwrap_or_default(),
            )
            .with("plafond de la complémentaire", c.plafond_complementaire)
    });
    sink.step(|| {
        Step::new(&DEPASSEMENT, c.depassement)
            .with("pensions du mois", dues.total())
            .with("salaires comptés (98,25 % du brut)", c.revenu)
            .with("total", c.total)
            .with("plafond", c.plafond)
    });
    let works = c.revenu.is_positive();
    let suspendue = works
        && match pension.regime_complementaire {
            RegimeComplementaire::AgircArrco => c.total > c.plafond_complementaire,
            RegimeComplementaire::Ircantec => travail.ircantec && c.depassement.is_positive(),
        };
    let depassement = if works { c.depassement } else { Money::ZERO };
    let servies = Montants {
        base: (dues.base - depassement).or_zero(),
        autre_base: (dues.autre_base - depassement).or_zero(),
        complementaire: if suspendue {
            Money::ZERO
        } else {
            dues.complementaire
        },
    };
    sink.step(|| {
        Step::new(&BASE, servies.base + servies.autre_base)
            .with("avant le dépassement", dues.base + dues.autre_base)
    });
    sink.step(|| {
        Step::new(&COMPLEMENTAIRE, servies.complementaire).with("avant", dues.complementaire)
    });
    servies
}

/// What a former self-employed person's yearly income takes from the pension each month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReductionNonSalarie {
    pub(crate) plafond: Money,
    pub(crate) depassement: Money,
    pub(crate) mensuelle: Money,
}

/// Income of the year above half the plafond of the social security, spread over twelve months.
///
/// * Source: former CSS L. 634-6, D. 634-11-2 (half, the whole in a zone, prorated by the months of activity),
///   D. 634-11-5 (the mean monthly overshoot, spread over the civil year), D. 643-10 (liberals: the whole).
/// * Unit: euros. Rounding: the month to the cent. Errors: none.
pub(crate) fn reduction_non_salarie(
    law: &Parameters,
    regime: RegimeNonSalarie,
    plafond_annuel: Money,
    revenus: Money,
    mois: i64,
) -> ReductionNonSalarie {
    let part = match regime {
        RegimeNonSalarie::Aucun => return ReductionNonSalarie::default(),
        RegimeNonSalarie::Independant => law.part_plafond_independant,
        RegimeNonSalarie::IndependantZone => law.part_plafond_independant_zone,
        RegimeNonSalarie::Liberal => law.part_plafond_liberal,
    };
    let plafond = plafond_annuel.at(part) * mois / 12;
    let depassement = (revenus - plafond).or_zero();
    ReductionNonSalarie {
        plafond,
        depassement,
        mensuelle: (depassement / 12).rounded(Rounding::Centime),
    }
}
