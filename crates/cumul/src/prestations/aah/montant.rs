//! How much is paid: the lowest of three amounts, then the old couple calculation, long stays and advances.

use super::calendrier::{Appreciation, Periode};
use super::ressources::Retenues;
use super::{Conjoint, Contexte, Droit, Faits, State};
use crate::money::{Money, Rate, Rounding};
use crate::revenus::impot;
use crate::situation::conventions::AahSubsidiarite;
use crate::trace::{Rule, Sink, Step};

pub(crate) static PLAFOND: Rule = Rule::new(
    "aah.plafond",
    "CSS D. 821-2",
    "Plafond de ressources de la période, augmenté de moitié par enfant à charge",
);
pub(crate) static PAR_RESSOURCES: Rule = Rule::new(
    "aah.calcul_ressources",
    "CSS D. 821-2",
    "AAH par mois d'après les ressources",
);
pub(crate) static SUBSIDIARITE: Rule = Rule::new(
    "aah.calcul_subsidiarite",
    "CSS L. 821-1, al. 9",
    "AAH par mois en complément d'une pension ou d'une rente",
);
pub(crate) static PLAFOND_ESAT: Rule = Rule::new(
    "aah.plafond_esat",
    "CSS D. 821-5",
    "AAH et rémunération garantie ensemble : au plus le SMIC",
);
pub(crate) static CONJUGALISATION: Rule = Rule::new(
    "aah.ancien_calcul_couple",
    "Loi n° 2022-1158, art. 10",
    "Ancien calcul avec les revenus du couple, gardé tant qu'il est plus favorable",
);
pub(crate) static SEJOUR: Rule = Rule::new(
    "aah.long_sejour",
    "CSS R. 821-8",
    "Long séjour (hôpital, maison d'accueil spécialisée, prison) : au plus 30 % du taux plein",
);
pub(crate) static AVANCE: Rule = Rule::new(
    "aah.declaration_manquante",
    "CSS R. 821-4-5, II",
    "Déclaration trimestrielle non rendue : deux avances de moitié, puis suspension",
);
pub(crate) static MONTANT: Rule =
    Rule::new("aah.montant", "CSS L. 821-3-1", "AAH due pour le mois").fixing("aah");

/// The amount due for the month: the lowest of what resources, pensions and the ESAT ceiling leave, rounded once.
///
/// * Source: CSS D. 821-2 (resources), L. 821-1, al. 9 (pensions), D. 821-5 (ESAT), R. 821-8 (stays).
/// * Period: the month of right. Unit: euros a month. Rounding: half up to the cent, once, at the end.
/// * Errors: none.
pub(crate) fn fixer<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    faits: &Faits,
    periode: &Periode,
    retenues: &Retenues,
    droit: &mut Droit<'_>,
    sink: &mut S,
) {
    let plein = cx.law.montant_maximal;
    let majoration = Rate::ONE
        + cx.law
            .plafond_majoration_par_enfant
            .times_count(faits.enfants);
    let seul = par_ressources(cx, periode, majoration, retenues.total, sink);
    let subsidiarite = par_subsidiarite(cx, faits, periode, retenues, sink);
    let esat = par_plafond_esat(cx, faits, Rate::ZERO, sink);
    let mut montant = seul.min(subsidiarite).min(esat);
    if state.conjugalise {
        montant = ancien_calcul(
            cx,
            state,
            faits,
            periode,
            retenues,
            montant,
            subsidiarite,
            majoration,
            sink,
        );
    }
    if faits.sejour {
        montant = montant.min(plein.at(cx.law.taux_sejour));
        sink.step(|| {
            Step::new(&SEJOUR, montant)
                .with("taux plein", plein)
                .with("part gardée", cx.law.taux_sejour)
        });
    }
    let mut aah = montant.rounded(Rounding::Centime);
    droit.detail.avance = false;
    if let Some(avance) = avance(cx, state) {
        aah = avance;
        droit.detail.avance = true;
        sink.step(|| Step::new(&AVANCE, aah));
    }
    if !aah.is_some() {
        state.conjugalise = false;
    }
    sink.step(|| {
        Step::new(&MONTANT, aah)
            .with("taux plein", plein)
            .with("d'après les ressources", seul)
            .with("en complément d'une pension", subsidiarite)
            .with("avec le plafond de l'ESAT", esat)
    });
    droit.aah = aah;
    let detail = &mut *droit.detail;
    detail.taux_plein = plein;
    detail.ressources = retenues.total;
    detail.par_ressources = seul.rounded(Rounding::Centime);
    detail.par_subsidiarite = subsidiarite.rounded(Rounding::Centime);
    detail.par_plafond_esat = esat.rounded(Rounding::Centime);
    detail.sejour = faits.sejour;
    detail.conjugalise = state.conjugalise;
    detail.declaration =
        state.calendrier.appreciation == Appreciation::Trimestrielle && cx.periode == cx.mois;
}

/// What resources leave: nothing as soon as they reach the ceiling; never more than the full rate.
fn par_ressources<S: Sink>(
    cx: Contexte<'_>,
    periode: &Periode,
    majoration: Rate,
    ressources: Money,
    sink: &mut S,
) -> Money {
    let plafond = cx.law.montant_maximal.at(majoration) * periode.mois;
    let montant = laisse(cx, periode, plafond, ressources);
    sink.step(|| {
        Step::new(&PLAFOND, plafond)
            .with("taux plein", cx.law.montant_maximal)
            .with("mois", periode.mois)
    });
    sink.step(|| {
        Step::new(&PAR_RESSOURCES, montant)
            .with("plafond", plafond)
            .with("ressources comptées", ressources)
    });
    montant
}

fn laisse(cx: Contexte<'_>, periode: &Periode, plafond: Money, ressources: Money) -> Money {
    if ressources >= plafond {
        return Money::ZERO;
    }
    ((plafond - ressources) / periode.mois).min(cx.law.montant_maximal)
}

/// What pensions and rentes leave: the full rate minus them, as due for the month.
///
/// * Source: CSS L. 821-1, al. 9. The CAF's method takes no abatement; the reading of CA Aix-en-Provence (7 February
///   2025) takes the tax abatements first (`conventions.aah_subsidiarite`).
fn par_subsidiarite<S: Sink>(
    cx: Contexte<'_>,
    faits: &Faits,
    periode: &Periode,
    retenues: &Retenues,
    sink: &mut S,
) -> Money {
    let plein = cx.law.montant_maximal;
    if !faits.avantages.is_positive() {
        return plein;
    }
    let comptes = match cx.conventions.aah_subsidiarite {
        AahSubsidiarite::SansAbattement => faits.avantages,
        AahSubsidiarite::AvecAbattements => {
            let imposables = faits.avantages - faits.avantages_exoneres;
            let douzieme = Rate::percent(100).over_count(12);
            let deduction = match cx.impot.at(crate::calendar::Month::january(cx.mois.year())) {
                Ok(law) => impot::deduction_pensions(law, imposables, douzieme),
                Err(_) => Money::ZERO,
            };
            let abattus = (imposables - deduction).at(cx.law.abattement_pensions.complement());
            (abattus - retenues.abattement_157bis / periode.mois).or_zero()
                + faits.avantages_exoneres
        }
    };
    let montant = (plein - comptes).or_zero();
    sink.step(|| {
        Step::new(&SUBSIDIARITE, montant)
            .with("taux plein", plein)
            .with("pensions et rentes du mois", faits.avantages)
            .with("pensions et rentes comptées", comptes)
    });
    montant
}

/// What the ESAT ceiling leaves: AAH and gross rémunération garantie together, at most the monthly SMIC, fifteen points
/// more with a child or an ascendant à charge.
fn par_plafond_esat<S: Sink>(
    cx: Contexte<'_>,
    faits: &Faits,
    majoration: Rate,
    sink: &mut S,
) -> Money {
    let plein = cx.law.montant_maximal;
    if !faits.travail_esat {
        return plein;
    }
    let Ok(smic) = cx.smic.at(cx.mois) else {
        return plein;
    };
    let charge = if faits.charge {
        cx.law.plafond_esat_majoration_charge
    } else {
        Rate::ZERO
    };
    let plafond = smic.mensuel.at(cx.law.plafond_esat + charge + majoration);
    let montant = (plafond - faits.remuneration_garantie).or_zero().min(plein);
    sink.step(|| {
        Step::new(&PLAFOND_ESAT, montant)
            .with("plafond", plafond)
            .with("rémunération garantie brute", faits.remuneration_garantie)
    });
    montant
}

/// The old couple calculation, kept while strictly more favourable; once it is not, never again.
#[allow(
    clippy::too_many_arguments,
    reason = "the two calculations share everything"
)]
fn ancien_calcul<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    faits: &Faits,
    periode: &Periode,
    retenues: &Retenues,
    nouveau: Money,
    subsidiarite: Money,
    majoration: Rate,
    sink: &mut S,
) -> Money {
    if !faits.couple {
        state.conjugalise = false;
        return nouveau;
    }
    let plafond = cx
        .law
        .montant_maximal
        .at(majoration + cx.law.plafond_majoration_couple)
        * periode.mois;
    let conjoint = revenus_conjoint(cx, faits, periode);
    let esat = par_plafond_esat(
        cx,
        faits,
        cx.law.plafond_esat_majoration_couple,
        &mut crate::trace::Silent,
    );
    let ancien = laisse(cx, periode, plafond, retenues.total + conjoint)
        .min(subsidiarite)
        .min(esat);
    sink.step(|| {
        Step::new(&CONJUGALISATION, ancien)
            .with("plafond du couple", plafond)
            .with("revenus du conjoint comptés", conjoint)
            .with("calcul sans le conjoint", nouveau)
    });
    if ancien > nouveau {
        ancien
    } else {
        state.conjugalise = false;
        nouveau
    }
}

/// The partner's income in the old calculation (CSS D. 821-8-1, repealed): net by category minus a yearly flat amount,
/// or his own 80/40 when he has the AAH too.
fn revenus_conjoint(cx: Contexte<'_>, faits: &Faits, periode: &Periode) -> Money {
    let Conjoint {
        salaire,
        pension,
        aah,
    } = faits.conjoint;
    let Ok(law) = cx
        .impot
        .at(crate::calendar::Month::january(periode.dernier.year()))
    else {
        return Money::ZERO;
    };
    let salaires = salaire * periode.mois;
    if aah {
        let Ok(smic) = cx.smic.at(periode.dernier) else {
            return Money::ZERO;
        };
        let abattement = super::ressources::abattement(
            cx.law,
            smic.mensuel,
            salaires,
            periode.mois,
            &mut crate::trace::Silent,
        );
        return salaires - abattement;
    }
    let pensions = pension * periode.mois;
    let net = salaires - impot::deduction_frais(law, salaires, periode.part) + pensions
        - impot::deduction_pensions(law, pensions, periode.part);
    let forfait =
        cx.law.conjoint_abattement + cx.law.conjoint_abattement_par_enfant * faits.enfants;
    (net - forfait.at(periode.part)).or_zero()
}

/// What is paid when the quarterly declaration was not returned: half of the last amount twice, then nothing.
fn avance(cx: Contexte<'_>, state: &mut State) -> Option<Money> {
    let debut = cx.periode;
    if state.calendrier.appreciation != Appreciation::Trimestrielle
        || !cx.droit.declarations_manquantes.contains(&debut)
    {
        return None;
    }
    if cx.mois == debut {
        state.avant_avance = state.precedente;
    }
    Some(if cx.mois - debut < 2 {
        state
            .avant_avance
            .at(cx.law.avance_declaration_manquante)
            .rounded(Rounding::Centime)
    } else {
        Money::ZERO
    })
}
