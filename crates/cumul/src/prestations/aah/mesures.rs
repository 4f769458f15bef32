//! What a stop or a drop of work changes in the income counted (CSS R. 821-4-3, R. 821-4-4, R. 532-5, R. 532-7).

use super::{Appreciation, Contexte, Faits, State as Aah};
use crate::calendar::{Month, Window};
use crate::money::Rate;
use crate::situation::conventions::AahFinReduction;
use crate::trace::{Rule, Sink, Step};

pub(crate) static CESSATION: Rule = Rule::new(
    "aah.cessation_sans_remplacement",
    "CSS R. 821-4-4",
    "Travail arrêté sans revenu de remplacement : revenus d'activité et chômage ne comptent plus",
);
pub(crate) static CESSATION_PENSION: Rule = Rule::new(
    "aah.cessation_avec_pension",
    "CSS R. 532-5",
    "Travail arrêté avec une pension, une rente ou l'AAH : abattement de 30 %",
);
pub(crate) static CHOMAGE: Rule = Rule::new(
    "aah.chomage_indemnise",
    "CSS R. 532-7",
    "Chômage indemnisé depuis deux mois : abattement de 30 % sur les revenus d'activité",
);
pub(crate) static REDUCTION: Rule = Rule::new(
    "aah.reduction_activite",
    "CSS R. 821-4-3",
    "Baisse de la durée du travail : abattement égal à la baisse, à la dizaine inférieure",
);

/// What typing hours to the hundredth can hide of a share of them.
const HEURES_AU_CENTIEME: Rate = Rate::from_millionths(50);

/// What is done to the income of the reference period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Effet {
    /// All of it counts.
    #[default]
    Aucun,
    /// Full cumul: ordinary activity does not count.
    CumulIntegral,
    /// Neither activity (ordinary or ESAT) nor unemployment counts.
    Neutralise,
    /// A share of activity, and of unemployment when the second is set, does not count.
    Abattu { taux: Rate, chomage: bool },
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// Last month of activity, ordinary or ESAT, when none runs now.
    cessation: Option<Month>,
    actif: bool,
    /// Consecutive months of unemployment benefit without work at their end, the current one excluded.
    chomage: i64,
    chomage_courant: i64,
    /// Abatement for reduced hours and the last month of it.
    reduction: Option<(Rate, Month)>,
    heures: Window<Option<Rate>, 2>,
}

/// Goes to the month: what is remembered of work and unemployment.
pub(crate) fn avancer(
    cx: Contexte<'_>,
    appreciation: Appreciation,
    state: &mut State,
    faits: &Faits,
) {
    let actif = faits.travail_ordinaire || faits.travail_esat;
    if state.actif && !actif {
        state.cessation = Some(cx.mois - 1);
    } else if actif {
        state.cessation = None;
    }
    state.actif = actif;
    state.chomage = state.chomage_courant;
    // The month in which work stops counts: « deuxième mois civil suivant celui du changement de situation ».
    state.chomage_courant = if faits.chomage && !faits.travail_en_fin_de_mois {
        state.chomage_courant + 1
    } else {
        0
    };
    noter_reduction(cx, appreciation, state, faits);
}

/// An abatement for reduced hours that starts this month.
///
/// * Source: CSS R. 821-4-3: from the 1st of the month after the change, to the end of the rights period after the
///   one in which it occurred; the percentage of reduction rounded down to the ten, at most 80 %.
/// * A change is given with its day, or seen in hours that fall and stay lower for two months.
fn noter_reduction(cx: Contexte<'_>, appreciation: Appreciation, state: &mut State, faits: &Faits) {
    let changement = cx.mois - 1;
    let donnee = cx
        .reductions
        .iter()
        .find(|r| r.mois == changement)
        .map(|r| r.part);
    let vue = match (
        state.heures.ago(1),
        state.heures.ago(0),
        faits.heures_totales,
    ) {
        (Some(avant), Some(apres), Some(maintenant))
            if apres < avant && maintenant <= apres && apres > Rate::ZERO =>
        {
            Some((avant - apres).over(avant))
        }
        _ => None,
    };
    state.heures.push(faits.heures_totales);
    if let Some(part) = donnee.or(vue) {
        // Hours are given to the hundredth: 151.67 to 106.17 is thirty per cent, not a hair less.
        let taux = (part + HEURES_AU_CENTIEME)
            .down_to(cx.law.abattement_reduction_activite_pas)
            .min(cx.law.abattement_reduction_activite_maximal);
        let repere = match cx.conventions.aah_fin_reduction {
            AahFinReduction::PeriodeDuChangement => changement,
            AahFinReduction::PremierJourDEffet => cx.mois,
        };
        // « Jusqu'à la fin de la période suivante » : the current period and the next.
        let dernier = match appreciation {
            Appreciation::Trimestrielle => cx.droit.periode(repere) + 5,
            Appreciation::Annuelle => Month::january(repere.year() + 1) + 11,
        };
        state.reduction = Some((taux, dernier));
    }
}

/// What the month does to the income of the reference period. R. 821-4-4 beats the abatements; of two abatements the
/// larger one applies. The full cumul is about the pay of the run: income of the year N-2 is not touched by it.
pub(crate) fn effet<S: Sink>(
    cx: Contexte<'_>,
    state: &Aah,
    faits: &Faits,
    cumul: bool,
    sink: &mut S,
) -> Effet {
    let memory = &state.mesures;
    if let Some(fin) = memory.cessation
        && !faits.remplacement
    {
        sink.step(|| Step::new(&CESSATION, "oui").with("dernier mois d'activité", fin));
        return Effet::Neutralise;
    }
    if cumul && state.calendrier.appreciation == Appreciation::Trimestrielle {
        return Effet::CumulIntegral;
    }
    let mut retenu = Effet::Aucun;
    let mut plus_fort = Rate::ZERO;
    let mut proposer = |taux: Rate, chomage: bool| {
        if taux > plus_fort {
            plus_fort = taux;
            retenu = Effet::Abattu { taux, chomage };
        }
    };
    if let Some(fin) = memory.cessation {
        let taux = cx.law.abattement_cessation_avec_pension;
        // A pension already held counts from the stop; the AAH itself only when it was awarded after the stop.
        let pension = faits.admission.map(|admission| admission.max(fin));
        let aah = Some(cx.droit.depuis).filter(|depuis| *depuis >= fin);
        let couvrant = |e: &Month| couvre_cessation(cx, state.calendrier.appreciation, *e);
        if let Some(evenement) = [pension, aah].into_iter().flatten().find(couvrant) {
            sink.step(|| {
                Step::new(&CESSATION_PENSION, taux)
                    .with("dernier mois d'activité", fin)
                    .with("événement", evenement)
            });
            proposer(taux, true);
        }
        if faits.chomage && memory.chomage >= 2 {
            let taux = cx.law.abattement_chomage_indemnise;
            sink.step(|| {
                Step::new(&CHOMAGE, taux).with("mois de chômage indemnisé", memory.chomage)
            });
            proposer(taux, false);
        }
    }
    if let Some((taux, dernier)) = memory.reduction
        && cx.mois <= dernier
        && memory.cessation.is_none()
    {
        sink.step(|| Step::new(&REDUCTION, taux).with("jusqu'en", dernier));
        proposer(taux, false);
    }
    retenu
}

/// Whether the 30 % abatement of R. 532-5, for a stop with a pension in `evenement`, covers the month: from the month
/// after; by year, to the end of the payment year, and of the next when the event falls in July to December; by
/// quarter, to the end of the period, and of the next when it falls in its 2nd or 3rd month.
fn couvre_cessation(cx: Contexte<'_>, appreciation: Appreciation, evenement: Month) -> bool {
    let dernier = match appreciation {
        Appreciation::Annuelle => {
            let annee = evenement.year() + i32::from(evenement.number() >= 7);
            Month::january(annee) + 11
        }
        Appreciation::Trimestrielle => {
            let debut = cx.droit.periode(evenement);
            if evenement == debut {
                debut + 2
            } else {
                debut + 5
            }
        }
    };
    cx.mois > evenement && cx.mois <= dernier
}
