//! Yearly resources of the household in real time (CCH R. 822-2 to R. 822-22).

use super::{Faits, Parameters, State as Aide};
use crate::calendar::{Month, Window};
use crate::money::{Money, Rate};
use crate::revenus::impot;
use crate::trace::{Rule, Sink, Step};

pub(crate) static MESURE: Rule = Rule::new(
    "aide_logement.mesure",
    "CCH R. 822-13",
    "Abattement ou neutralisation des revenus du travail et du chômage",
);
pub(crate) static RESSOURCES: Rule = Rule::new(
    "aide_logement.ressources",
    "CCH R. 822-2",
    "Ressources annuelles comptées pour l'aide au logement, à la centaine supérieure",
);

/// Taxable income of the person in a month, or over a reference period.
///
/// Neither AAH, MVA, ASI, Aspa, prime d'activité, RSA, PCH, MTP nor family benefits: they are not taxable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Revenus {
    /// Net imposable of wages and ESAT pay, with the hours free of tax (R. 822-4, I).
    pub(crate) salaires: Money,
    /// Daily benefits of sickness and of work accidents, in full.
    pub(crate) indemnites: Money,
    pub(crate) chomage: Money,
    /// Pensions and retraites, taxable.
    pub(crate) pensions: Money,
    /// Receipts of a micro-entreprise after their flat abatement (R. 822-5).
    pub(crate) recettes: Money,
}

/// Income known by year, and what the partner brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Annuels {
    /// Taxable wages of the partner, a year.
    pub(crate) conjoint_salaires: Money,
    /// Taxable pensions of the partner, a year.
    pub(crate) conjoint_pensions: Money,
    /// Other taxable incomes of the year N-2: profits, property, capital.
    pub(crate) autres: Money,
    /// Pensions alimentaires received, then paid, of the year N-1.
    pub(crate) pensions_alimentaires: Money,
    pub(crate) pensions_versees: Money,
    /// The card « invalidité », a military or AT pension of 40 %, or a birth before 1931 (R. 822-4, II, 2°).
    pub(crate) abattement_157bis: bool,
    /// Total net income of the household in the last tax year known.
    pub(crate) revenu_net_global: Option<Money>,
    /// Money and titles that bear no income.
    pub(crate) patrimoine: Money,
}

/// What R. 822-13 to R. 822-17 do to income from work and unemployment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mesure {
    #[default]
    Aucune,
    /// Reduced by 30 %: after a stop with an admission (R. 822-13), a sick leave of more than six months (R. 822-16).
    Abattement,
    /// Wages alone reduced by 30 %: compensated unemployment of two months (R. 822-14).
    AbattementChomage,
    /// Ignored: uncompensated unemployment, ASS (R. 822-15), RSA (R. 822-17).
    Neutralisation,
}

impl Mesure {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Aucune => "aucune",
            Self::Abattement => "abattement de 30 %",
            Self::AbattementChomage => "abattement de 30 % sur les salaires",
            Self::Neutralisation => "revenus du travail et du chômage ignorés",
        }
    }
}

/// What the measures remember.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    dernier_travail: Option<Month>,
    mois_de_chomage: i64,
    mois_d_arret: i64,
}

/// Goes to the month: the measure that holds in it.
///
/// * Source: CCH R. 822-13 (from the month after the later of the stop and the admission; removed on the first day of the
///   month in which paid work resumes), R. 822-14 (from the second month after the stop), R. 822-15 to R. 822-17.
/// * An admission that came before the stop counts: the person « perçoit » the benefit when the work stops.
/// * Unit: months. Rounding, errors: none.
pub(crate) fn avancer<S: Sink>(
    law: &Parameters,
    mois: Month,
    state: &mut State,
    faits: &Faits,
    sink: &mut S,
) -> Mesure {
    let apres_cessation = match (state.dernier_travail, faits.admission) {
        (Some(dernier), Some(admission)) => !faits.travail && mois > dernier.max(admission),
        _ => false,
    };
    let mesure = if faits.rsa || faits.chomage_sans_indemnite {
        Mesure::Neutralisation
    } else if apres_cessation || (faits.arret && state.mois_d_arret >= law.arret_mois) {
        Mesure::Abattement
    } else if faits.chomage && !faits.travail && state.mois_de_chomage >= law.chomage_mois {
        Mesure::AbattementChomage
    } else {
        Mesure::Aucune
    };
    if faits.travail {
        state.dernier_travail = Some(mois);
    }
    state.mois_de_chomage = if faits.chomage && !faits.travail {
        state.mois_de_chomage + 1
    } else {
        0
    };
    state.mois_d_arret = if faits.arret {
        state.mois_d_arret + 1
    } else {
        0
    };
    if mesure != Mesure::Aucune {
        sink.step(|| Step::new(&MESURE, mesure.name()));
    }
    mesure
}

/// The incomes of the thirteenth to second months before the month.
pub(crate) fn somme(law: &Parameters, passe: &Window<Revenus, 13>) -> Revenus {
    let rank = |n: i64| usize::try_from(n).unwrap_or(1).max(1);
    let mut total = Revenus::default();
    for rang in rank(law.reference_dernier)..=rank(law.reference_premier) {
        let mois = passe.ago(rang - 1);
        total.salaires += mois.salaires;
        total.indemnites += mois.indemnites;
        total.chomage += mois.chomage;
        total.pensions += mois.pensions;
        total.recettes += mois.recettes;
    }
    total
}

/// Yearly resources, before and after they are rounded up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ressources {
    /// The 10 % taken off wages and what is taxed as wages.
    pub(crate) deduction: Money,
    pub(crate) avant_arrondi: Money,
    pub(crate) arrondies: Money,
}

/// The yearly resources of the household.
///
/// * Source: CCH R. 822-4 (net categorial incomes, 157 bis for the invalid and those born before 1931 only), R. 822-5
///   (micro receipts), R. 822-7 (two earners), R. 822-13 to R. 822-17, R. 822-22 with L. 822-5 (assets above a limit, not
///   with the AAH), D. 823-17, 4° (up to the next hundred).
/// * Period: twelve months; minima and maxima of the tax code are those of the last tax year known (N-1).
/// * Unit: euros a year. Rounding: up to the next multiple of 100. Errors: none.
pub(crate) fn annuelles<S: Sink>(
    law: &Parameters,
    impot: &impot::Parameters,
    bmaf: Money,
    base: &Revenus,
    faits: &Faits,
    mesure: Mesure,
    sink: &mut S,
) -> Ressources {
    let annuels = &faits.annuels;
    let couple = faits.foyer.couple;
    let brut = base.salaires + base.indemnites + base.chomage;
    let deduction = impot::deduction_frais(impot, brut, Rate::ONE);
    let part = |revenu: Money| (revenu - deduction.scaled(revenu, brut)).or_zero();
    let (salaires, chomage) = (part(base.salaires), part(base.chomage));
    let laisse = law.abattement_cessation;
    let retire = match mesure {
        Mesure::Aucune => Money::ZERO,
        Mesure::Abattement => (salaires + chomage + base.recettes).at(laisse),
        Mesure::AbattementChomage => (salaires + base.recettes).at(laisse),
        Mesure::Neutralisation => salaires + chomage + base.recettes,
    };
    let travail = brut - deduction + base.recettes - retire;
    let conjoint = if couple {
        annuels.conjoint_salaires
            - impot::deduction_frais(impot, annuels.conjoint_salaires, Rate::ONE)
    } else {
        Money::ZERO
    };
    let pensions_conjoint = if couple {
        annuels.conjoint_pensions
    } else {
        Money::ZERO
    };
    let pensions = impot::pensions_nettes(
        impot,
        [
            base.pensions + annuels.pensions_alimentaires,
            pensions_conjoint,
        ],
    );
    let mut total = travail + conjoint + pensions + annuels.autres - annuels.pensions_versees;
    let plancher = bmaf * law.multiple_double_activite;
    if couple && travail >= plancher && conjoint >= plancher {
        total = total - law.abattement_double_activite;
    }
    if annuels.abattement_157bis {
        let net = annuels.revenu_net_global.unwrap_or(total);
        total = total - impot::abattement_157bis(impot, net, Rate::ONE);
    }
    if annuels.patrimoine > law.patrimoine_seuil && !faits.foyer.exempte {
        total += annuels.patrimoine.at(law.patrimoine_taux);
    }
    let avant_arrondi = total.or_zero();
    let arrondies = avant_arrondi.up_to(law.arrondi_ressources);
    sink.step(|| {
        Step::new(&RESSOURCES, arrondies)
            .with(
                "salaires, chômage et indemnités, nets de 10 %",
                brut - deduction,
            )
            .with(
                "recettes de micro-entreprise après abattement",
                base.recettes,
            )
            .with("retiré par un abattement ou une neutralisation", retire)
            .with("pensions, nettes de 10 %", pensions)
            .with("revenus du conjoint, nets de 10 %", conjoint)
            .with("avant arrondi", avant_arrondi)
    });
    Ressources {
        deduction,
        avant_arrondi,
        arrondies,
    }
}

impl Aide {
    /// Whether someone is born early enough for the abatement of article 157 bis (R. 822-4, II, 2°).
    pub(crate) fn born_early(law: &Parameters, year: i32) -> bool {
        i64::from(year) < law.naissance_avant
    }
}

#[cfg(test)]
mod tests {
    use super::super::Foyer;
    use super::*;
    use crate::parameters::{Legislation, Timeline};
    use crate::trace::Silent;

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    fn of(base: Revenus, faits: &Faits, mesure: Mesure) -> Ressources {
        let legislation = Legislation::in_force();
        let (law, impot): (Timeline<Parameters>, Timeline<impot::Parameters>) =
            (Timeline::new(&legislation), Timeline::new(&legislation));
        let month = Month::january(2026);
        annuelles(
            law.at(month).unwrap_or_else(|e| panic!("{e}")),
            impot
                .at(Month::january(2025))
                .unwrap_or_else(|e| panic!("{e}")),
            money("478.16"),
            &base,
            faits,
            mesure,
            &mut Silent,
        )
    }

    #[test]
    fn measures_take_their_part() {
        let base = Revenus {
            salaires: money("10000"),
            chomage: money("5000"),
            ..Revenus::default()
        };
        let faits = Faits::default();
        let r = |mesure| of(base, &faits, mesure).avant_arrondi;
        assert_eq!(r(Mesure::Aucune), money("13500"));
        assert_eq!(r(Mesure::Abattement), money("9450"));
        assert_eq!(r(Mesure::AbattementChomage), money("10800"));
        assert_eq!(r(Mesure::Neutralisation), Money::ZERO);
    }

    #[test]
    fn two_earners_are_given_their_abatement_at_the_exact_limit() {
        // 12 × 478.16 = 5 737.92 net of 10 %.
        let faits = |salaires: &str| Faits {
            foyer: Foyer {
                couple: true,
                ..Foyer::default()
            },
            annuels: Annuels {
                conjoint_salaires: money(salaires),
                ..Annuels::default()
            },
            ..Faits::default()
        };
        let base = Revenus {
            salaires: money("10000"),
            ..Revenus::default()
        };
        let r = |salaires| of(base, &faits(salaires), Mesure::Aucune).avant_arrondi;
        // 6 375.466666 × 0.9 = 5 737.92 (the deduction is cut): just at the limit.
        assert_eq!(r("6375.47"), money("14642.923"));
        assert_eq!(r("6375.46"), money("14737.914"));
    }

    #[test]
    fn assets_count_above_the_limit_unless_the_aah_is_received() {
        let faits = |patrimoine: &str, exempte| Faits {
            foyer: Foyer {
                exempte,
                ..Foyer::default()
            },
            annuels: Annuels {
                patrimoine: money(patrimoine),
                ..Annuels::default()
            },
            ..Faits::default()
        };
        let r = |patrimoine, exempte| {
            of(
                Revenus::default(),
                &faits(patrimoine, exempte),
                Mesure::Aucune,
            )
            .avant_arrondi
        };
        assert_eq!(r("30000", false), Money::ZERO);
        assert_eq!(r("40000", false), money("1200"));
        assert_eq!(r("40000", true), Money::ZERO);
    }
}
