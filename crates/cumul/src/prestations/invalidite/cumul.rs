//! What earnings take from the pension (CSS R. 341-14, R. 341-17): half of what passes the former salary, over twelve
//! months that ended two months before.

use super::{Contexte, Detail, Faits, Parameters, Passe, State as Pension, montant};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::ParameterError;
use crate::situation::conventions::{InvaliditeControle, InvaliditeRevenusAnterieurs};
use crate::situation::prestations::RegimeInvalidite;
use crate::trace::{Rule, Sink, Step};

pub(crate) static SEUIL: Rule = Rule::new(
    "pension_invalidite.seuil",
    "CSS R. 341-17, I",
    "Salaire de comparaison : ce que la personne gagnait avant",
);
pub(crate) static REFERENCE: Rule = Rule::new(
    "pension_invalidite.reference",
    "CSS R. 341-17, II",
    "Douze mois regardés, du treizième au deuxième mois d'avant",
);
pub(crate) static REVENUS: Rule = Rule::new(
    "pension_invalidite.revenus",
    "CSS R. 341-17, II",
    "Revenus du travail comptés sur ces mois",
);
pub(crate) static DEPASSEMENT: Rule = Rule::new(
    "pension_invalidite.depassement",
    "CSS R. 341-17, II",
    "Ce que la pension et les revenus dépassent du salaire de comparaison",
);
pub(crate) static REDUCTION: Rule = Rule::new(
    "pension_invalidite.reduction",
    "CSS R. 341-17, II",
    "Réduction de la pension : la moitié du dépassement, par douzième",
);
pub(crate) static SERVIE: Rule = Rule::new(
    "pension_invalidite.servie",
    "CSS L. 341-12",
    "Pension d'invalidité due pour le mois",
)
.fixing("pension_invalidite");

/// What the control remembers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// The last control and its figures (quarterly and yearly controls).
    dernier: Option<(Month, Figures)>,
    /// Months of activity, the current one excluded, in the last twelve.
    activite: crate::calendar::MonthSet<13>,
}

/// The figures of one control.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) seuil: Money,
    pub(crate) pension: Money,
    pub(crate) revenus: Money,
    pub(crate) depassement: Money,
    pub(crate) reduction: Money,
    pub(crate) reference: Option<(Month, Month)>,
    /// How many months the reduction holds.
    pub(crate) duree: i32,
}

/// Half of the excess, by twelfths.
///
/// * Source: CSS R. 341-17, II. Unit: euros a year in, euros a month out. Rounding: to the cent. Errors: none.
pub(crate) fn reduction(law: &Parameters, depassement: Money) -> Money {
    (depassement.at(law.taux_reduction) / 12).rounded(Rounding::Centime)
}

/// The salaire de comparaison of a year: the higher of the salaire annuel moyen and of the last year's salary, the latter
/// limited to 1.5 plafonds of its year (R. 341-17, I).
pub(crate) fn seuil_du_regime_general(
    law: &Parameters,
    salaire_annuel_moyen: Money,
    derniere_annee: Money,
    plafond: Money,
) -> Money {
    salaire_annuel_moyen.max(derniere_annee.min(plafond.at(law.multiple_plafond_derniere_annee)))
}

/// What passes the threshold.
pub(crate) fn depassement(pension: Money, revenus: Money, seuil: Money) -> Money {
    (pension + revenus - seuil).or_zero()
}

/// The pension paid for the month, and its bases.
pub(crate) fn servie<S: Sink>(
    cx: Contexte<'_>,
    law: &Parameters,
    state: &mut Pension,
    faits: &Faits,
    theorique: Money,
    detail: &mut Detail,
    sink: &mut S,
) -> Result<Money, ParameterError> {
    state.cumul.activite.advance();
    let premier = cx.pension.depuis + i32::try_from(law.premier_controle).unwrap_or(0);
    // Without earnings no former salary is asked for, and nothing can pass it.
    let figures = if cx.mois < premier || !cx.pension.seuil_connu {
        None
    } else {
        match cx.conventions.invalidite_controle {
            InvaliditeControle::Mensuel => {
                detail.controle = true;
                Some(mensuel(cx, state, law, sink)?)
            }
            InvaliditeControle::Trimestriel => trimestriel(cx, state, law, premier, detail, sink)?,
        }
    };
    if faits.activite {
        state.cumul.activite.mark();
    }
    detail.theorique = theorique;
    let Some(figures) = figures else {
        sink.step(|| Step::new(&SERVIE, theorique).with("pension avant réduction", theorique));
        return Ok(theorique);
    };
    detail.seuil = figures.seuil;
    detail.revenus_retenus = figures.revenus;
    detail.pension_de_reference = figures.pension;
    detail.reference = figures.reference;
    let servie = (theorique - figures.reduction).or_zero();
    detail.reduction = theorique - servie;
    sink.step(|| {
        Step::new(&SERVIE, servie)
            .with("pension avant réduction", theorique)
            .with("réduction", theorique - servie)
    });
    Ok(servie)
}

/// Threshold of a control; `annee` is the year of that control.
fn seuil(
    cx: Contexte<'_>,
    law: &Parameters,
    state: &mut Pension,
    annee: i32,
) -> Result<Money, ParameterError> {
    let repere = cx.debut.max(cx.pension.depuis);
    match cx.pension.regime {
        RegimeInvalidite::General => state.seuil.en(cx.law, cx.mois, || {
            let typed = match cx.pension.salaire_de_comparaison {
                Some(notifie) => notifie,
                None => {
                    let derniere = cx.pension.derniere_annee.unwrap_or_default();
                    let year = Month::january(cx.pension.annee_du_salaire) + 11;
                    let plafond = cx.law.at(year.max(cx.law.first(cx.mois)))?.plafond_annuel;
                    seuil_du_regime_general(law, cx.pension.salaire_annuel_moyen, derniere, plafond)
                }
            };
            montant::revalorise(cx.law, typed, repere, cx.mois)
        }),
        RegimeInvalidite::Independant => {
            let independants = cx.autres_regimes.at(cx.mois)?;
            let multiple = if cx.pension.categorie == 1 {
                independants.multiple_seuil_pipm
            } else {
                independants.multiple_seuil_pitd
            };
            Ok((state.theorique * 12).at(multiple))
        }
        // Hours of SMIC of 1 January: of the year of the control; for a widow, of the year before the reference months.
        RegimeInvalidite::MsaNonSalarie => heures_de_smic(
            cx,
            Month::january(annee),
            cx.autres_regimes
                .at(cx.mois)?
                .msa_seuil_heures
                .unwrap_or_default(),
        ),
        RegimeInvalidite::Veuf => {
            let january = Month::january((cx.mois - 13).year());
            heures_de_smic(
                cx,
                january,
                cx.autres_regimes.at(cx.mois)?.veuf_seuil_heures,
            )
        }
    }
}

fn heures_de_smic(cx: Contexte<'_>, january: Month, heures: Rate) -> Result<Money, ParameterError> {
    Ok(cx
        .smic
        .at(january)?
        .horaire
        .unwrap_or_default()
        .times(heures)
        .rounded(Rounding::Centime))
}

/// The sum of the twelve months from M-13 to M-2.
fn douze_mois(cx: Contexte<'_>, state: &Pension) -> Result<Passe, ParameterError> {
    let mut total = Passe::default();
    for month in state.passe.but_newest() {
        total.theorique += month.theorique;
        total.servie += month.servie;
        total.revenus += month.revenus;
        total.inconnu |= month.inconnu;
        total.servie_inconnue |= month.servie_inconnue;
    }
    let reads_paid = cx.pension.regime == RegimeInvalidite::Independant;
    if total.inconnu || (reads_paid && total.servie_inconnue) {
        return Err(trop_ancien(cx));
    }
    Ok(total)
}

/// Some month looked at has a law that is not known.
#[cold]
fn trop_ancien(cx: Contexte<'_>) -> ParameterError {
    let mut looked_at = (2..14).map(|ago| cx.mois - ago);
    looked_at
        .find_map(|month| {
            cx.law
                .at(month)
                .err()
                .or_else(|| cx.salaire.at(month).err())
        })
        .unwrap_or_else(|| ParameterError::Ended {
            id: "pension_invalidite.taux_reduction",
            date: (cx.mois - 13).first_day(),
        })
}

/// Non-salaried income of the tax notice of `year`: given, or made of the receipts of a micro-entreprise.
fn benefice(cx: Contexte<'_>, year: i32) -> Money {
    let given: Money = cx
        .benefices
        .iter()
        .filter(|(known, _)| *known == year)
        .map(|(_, amount)| *amount)
        .sum();
    given + cx.micro.benefice(cx.mois, year).unwrap_or_default()
}

/// The year of the last notice taken on 1 October: that of the year before.
fn annee_du_dernier_avis(month: Month) -> i32 {
    month.year() - 1 - i32::from(month.number() < 10)
}

/// The months of a civil year, this one or one of the two before.
fn annee_civile(cx: Contexte<'_>, state: &Pension, annee: i32) -> Result<Passe, ParameterError> {
    let ago = usize::try_from(cx.mois.year() - annee).unwrap_or(0);
    let year = state.annees.get(ago).copied().unwrap_or_default();
    if year.inconnu {
        return Err(trop_ancien(cx));
    }
    Ok(year)
}

/// The control of one month: salaries of M-13 to M-2, and the profit of the last tax notice.
fn mensuel<S: Sink>(
    cx: Contexte<'_>,
    state: &mut Pension,
    law: &Parameters,
    sink: &mut S,
) -> Result<Figures, ParameterError> {
    let passe = douze_mois(cx, state)?;
    let annee = annee_du_dernier_avis(cx.mois);
    let profit = benefice(cx, annee);
    let by_year = matches!(
        cx.pension.regime,
        RegimeInvalidite::General | RegimeInvalidite::MsaNonSalarie
    );
    if by_year && profit.is_positive() && !passe.revenus.is_positive() {
        // Non-salaried income alone: the civil year of the notice, from October to September (R. 341-17, II, al. 2;
        // C. rural R. 732-5).
        let year = annee_civile(cx, state, annee)?;
        return Ok(figures(
            law,
            seuil(cx, law, state, annee + 1)?,
            year.theorique,
            year.revenus,
            match cx.pension.regime {
                RegimeInvalidite::General => majore(law, profit),
                _ => profit,
            },
            Some((Month::january(annee), Month::january(annee) + 11)),
            1,
            sink,
        ));
    }
    let (pension, non_salarie) = match cx.pension.regime {
        RegimeInvalidite::General | RegimeInvalidite::Veuf => {
            (passe.theorique, majore(law, profit))
        }
        // The tax notice of the last civil year, without increase (C. rural R. 732-6).
        RegimeInvalidite::MsaNonSalarie => (passe.theorique, profit),
        // Arrears actually paid, and the profit of the year before the last, without increase.
        RegimeInvalidite::Independant => (passe.servie, benefice(cx, cx.mois.year() - 2)),
    };
    let seuil = seuil(cx, law, state, cx.mois.year())?;
    let reference = Some((cx.mois - 13, cx.mois - 2));
    Ok(figures(
        law,
        seuil,
        pension,
        passe.revenus,
        non_salarie,
        reference,
        1,
        sink,
    ))
}

fn majore(law: &Parameters, profit: Money) -> Money {
    profit.at(law.majoration_non_salarie.unwrap_or(Rate::ONE))
}

/// The decree's calendar: every three months with activity in the last twelve, else every twelve; each October for
/// non-salaried income of the year before, on the whole civil year.
fn trimestriel<S: Sink>(
    cx: Contexte<'_>,
    state: &mut Pension,
    law: &Parameters,
    premier: Month,
    detail: &mut Detail,
    sink: &mut S,
) -> Result<Option<Figures>, ParameterError> {
    let independant = cx.pension.regime == RegimeInvalidite::Independant;
    // The independent workers' control takes the profit of the last year but one.
    let annee = if independant {
        cx.mois.year() - 2
    } else {
        annee_du_dernier_avis(cx.mois)
    };
    let profit = benefice(cx, annee);
    // A salary of the last twelve months brings the non-salariés agricoles back to the quarters (C. rural R. 732-5).
    let quarterly_anyway = cx.pension.regime == RegimeInvalidite::MsaNonSalarie
        && douze_mois(cx, state)?.revenus.is_positive();
    let annuel = !quarterly_anyway
        && (cx.benefices.iter().any(|(known, _)| *known == annee)
            || cx.micro.benefice(cx.mois, annee).is_some());
    let duree = |months: i64| i32::try_from(months).unwrap_or(1);
    // A pension older than the memory is still controlled on the grid of its first control.
    let last = state.cumul.dernier.map_or(premier, |(last, _)| last);
    let elapsed = cx.mois - last;
    let active = state.cumul.activite.count() > 0;
    let (quarter, year) = (
        duree(law.duree_effet_salarie),
        duree(law.duree_effet_non_salarie),
    );
    let due = if state.cumul.dernier.is_none() && elapsed == 0 {
        true
    } else if annuel {
        cx.mois.number() == 10
    } else {
        (active && elapsed % quarter == 0) || elapsed % year == 0
    };
    if due {
        detail.controle = true;
        let october = if annuel && !independant {
            annee + 1
        } else {
            cx.mois.year()
        };
        let seuil = seuil(cx, law, state, october)?;
        let figures = if annuel && independant {
            let passe = douze_mois(cx, state)?;
            figures(
                law,
                seuil,
                passe.servie,
                passe.revenus,
                profit,
                Some((cx.mois - 13, cx.mois - 2)),
                duree(law.duree_effet_non_salarie),
                sink,
            )
        } else if annuel {
            let year = annee_civile(cx, state, annee)?;
            let reference = Some((Month::january(annee), Month::january(annee) + 11));
            let months = duree(law.duree_effet_non_salarie);
            figures(
                law,
                seuil,
                year.theorique,
                year.revenus,
                match cx.pension.regime {
                    RegimeInvalidite::General | RegimeInvalidite::Veuf => majore(law, profit),
                    _ => profit,
                },
                reference,
                months,
                sink,
            )
        } else {
            let passe = douze_mois(cx, state)?;
            let reference = Some((cx.mois - 13, cx.mois - 2));
            let pension = if independant {
                passe.servie
            } else {
                passe.theorique
            };
            figures(
                law,
                seuil,
                pension,
                passe.revenus,
                if quarterly_anyway {
                    profit
                } else {
                    Money::ZERO
                },
                reference,
                duree(law.duree_effet_salarie),
                sink,
            )
        };
        state.cumul.dernier = Some((cx.mois, figures));
    }
    Ok(state
        .cumul
        .dernier
        .filter(|(last, figures)| cx.mois - *last < figures.duree)
        .map(|(_, figures)| figures))
}

#[allow(clippy::too_many_arguments, reason = "the figures of one control")]
fn figures<S: Sink>(
    law: &Parameters,
    seuil: Money,
    pension: Money,
    salaries: Money,
    non_salarie: Money,
    reference: Option<(Month, Month)>,
    duree: i32,
    sink: &mut S,
) -> Figures {
    let revenus = salaries + non_salarie;
    let depassement = depassement(pension, revenus, seuil);
    let reduction = reduction(law, depassement);
    if let Some((premier, dernier)) = reference {
        sink.step(|| Step::new(&REFERENCE, premier).with("jusqu'en", dernier));
    }
    sink.step(|| Step::new(&SEUIL, seuil));
    sink.step(|| {
        Step::new(&REVENUS, revenus)
            .with("salaires bruts et revenus assimilés", salaries)
            .with("revenus non salariés comptés", non_salarie)
    });
    sink.step(|| {
        Step::new(&DEPASSEMENT, depassement)
            .with("pension sur ces mois", pension)
            .with("revenus comptés", revenus)
            .with("salaire de comparaison", seuil)
    });
    sink.step(|| {
        Step::new(&REDUCTION, reduction)
            .with("dépassement", depassement)
            .with("part", law.taux_reduction)
    });
    Figures {
        seuil,
        pension,
        revenus,
        depassement,
        reduction,
        reference,
        duree,
    }
}

/// Lets the month enter the memory of the next controls.
pub(crate) fn retenir(
    cx: Contexte<'_>,
    state: &mut Pension,
    faits: &Faits,
    theorique: Money,
    servie: Money,
    servie_inconnue: bool,
) {
    let before_pension = cx.mois < cx.pension.depuis
        && cx.conventions.invalidite_revenus_anterieurs == InvaliditeRevenusAnterieurs::Exclus;
    let passe = Passe {
        theorique,
        servie,
        revenus: if before_pension {
            Money::ZERO
        } else {
            faits.revenus
        },
        inconnu: faits.inconnu,
        servie_inconnue,
    };
    state.retenir(cx.mois, passe);
}
