//! The six months of full cumul (CSS D. 821-9, 1°): ordinary pay is left out for at most six months of right from the
//! month in which work starts, six in any sliding twelve.

use super::Contexte;
use crate::calendar::{Month, MonthSet};
use crate::situation::conventions::AahReprise;
use crate::trace::{Rule, Sink, Step};

pub(crate) static CUMUL: Rule = Rule::new(
    "aah.cumul_integral",
    "CSS D. 821-9, 1°",
    "Cumul intégral : les revenus d'activité ne comptent pas ce mois",
);

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// Months of full cumul in the twelve that end with the current one (« par période de douze mois glissants »).
    utilises: MonthSet<12>,
    /// Start of the run of activity, and whether it can have months of full cumul.
    reprise: Option<(Month, bool)>,
}

/// What the month gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cumul {
    pub(crate) integral: bool,
    /// Months that the run can still have after this one, as far as is known today.
    pub(crate) restant: i64,
}

/// Goes to the month.
///
/// * A run starts in the first month in which an activity runs or its pay is received, after a month with neither;
///   pay received the month after the work keeps the run alive.
/// * The start must not come before the AAH's opening.
/// * The cap of six in twelve is tested month by month: months come back as old ones slide out, within the six
///   months of the run (disputed; `conventions.aah_reprise`).
pub(crate) fn avancer<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    actif: bool,
    sink: &mut S,
) -> Cumul {
    state.utilises.advance();
    let duree = cx.law.cumul_integral_duree;
    let plein = i64::from(state.utilises.count()) >= duree;
    if !actif {
        state.reprise = None;
        if cx.droit.cumul_utilise.contains(&cx.mois) {
            state.utilises.mark();
        }
        return Cumul {
            integral: false,
            restant: 0,
        };
    }
    let (debut, admise) = *state.reprise.get_or_insert_with(|| {
        let refusee = plein && cx.conventions.aah_reprise == AahReprise::Refus;
        (cx.mois, cx.mois >= cx.droit.depuis && !refusee)
    });
    let ecoules = i64::from(cx.mois - debut);
    let integral = admise && ecoules < duree && !plein;
    if integral || cx.droit.cumul_utilise.contains(&cx.mois) {
        state.utilises.mark();
    }
    let reste_reprise = (duree - ecoules - 1).max(0);
    let restant = if admise { reste_reprise } else { 0 };
    if integral {
        sink.step(|| {
            Step::new(&CUMUL, "oui")
                .with("début de l'activité", debut)
                .with(
                    "mois de cumul dans les douze derniers mois",
                    i64::from(state.utilises.count()),
                )
                .with("mois possibles ensuite", restant)
        });
    }
    Cumul { integral, restant }
}
