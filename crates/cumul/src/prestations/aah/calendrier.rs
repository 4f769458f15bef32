//! Which income is looked at: that of the year N-2, or that of the quarter before (CSS R. 821-4 to R. 821-4-2).

use super::{Contexte, Faits, State as Aah};
use crate::calendar::Month;
use crate::money::Rate;
use crate::situation::conventions::AahAncre;
use crate::trace::{Rule, Sink, Step};

pub(crate) static APPRECIATION: Rule = Rule::new(
    "aah.appreciation",
    "CSS R. 821-4-1",
    "Façon de regarder les revenus : par année ou par trimestre",
);
pub(crate) static RETOUR_ANNUEL: Rule = Rule::new(
    "aah.retour_annuel",
    "CSS R. 821-4-2",
    "Retour au calcul par année, au 1er janvier après neuf mois sans activité",
);

/// How income is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Appreciation {
    /// The civil year N-2 for every month of the year N.
    #[default]
    Annuelle,
    /// The three months before the rights period.
    Trimestrielle,
}

impl Appreciation {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Annuelle => "annuelle",
            Self::Trimestrielle => "trimestrielle",
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    pub(crate) appreciation: Appreciation,
    /// First month of the quarterly rights period to come.
    trimestrielle_des: Option<Month>,
    /// Consecutive months without ordinary activity, the current one excluded.
    sans_activite: i64,
    /// An ordinary activity ran in the month before.
    en_activite: bool,
    /// This January brought the yearly appraisal back.
    pub(crate) retour: bool,
}

/// A reference period.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Periode {
    pub(crate) premier: Month,
    pub(crate) dernier: Month,
    /// Months in it: 3 or 12.
    pub(crate) mois: i64,
    /// Share of the year that it is: euros a year of the tax texts are multiplied by it.
    pub(crate) part: Rate,
}

/// Goes to the month: the appraisal of its rights.
///
/// * Source: CSS R. 821-4 (year N-2), R. 821-4-1, III (the first reference quarter is the anchored quarter in which
///   activity starts, the first quarterly rights are the next period's), R. 821-4-2 (back on 1 January after nine
///   months without activity).
/// * A person who already works in the month of the claim is looked at by quarters at once.
pub(crate) fn avancer<S: Sink>(cx: Contexte<'_>, state: &mut State, faits: &Faits, sink: &mut S) {
    let mois = cx.mois;
    state.retour = false;
    if mois == cx.droit.depuis && state.en_activite {
        state.appreciation = Appreciation::Trimestrielle;
        state.trimestrielle_des = None;
    } else if mois >= cx.droit.depuis {
        if mois.is_january()
            && state.appreciation == Appreciation::Trimestrielle
            && state.sans_activite >= cx.law.retour_annuel_mois_sans_activite
        {
            state.appreciation = Appreciation::Annuelle;
            state.retour = true;
            sink.step(|| {
                Step::new(&RETOUR_ANNUEL, "annuelle")
                    .with("mois sans activité", state.sans_activite)
            });
        }
        if state.trimestrielle_des.is_some_and(|des| mois >= des) {
            state.appreciation = Appreciation::Trimestrielle;
            state.trimestrielle_des = None;
        }
        if faits.travail_ordinaire
            && state.appreciation == Appreciation::Annuelle
            && state.trimestrielle_des.is_none()
        {
            state.trimestrielle_des = Some(cx.periode + 3);
        }
    }
    state.sans_activite = if faits.travail_ordinaire {
        0
    } else {
        state.sans_activite.saturating_add(1)
    };
    state.en_activite = faits.travail_ordinaire;
    sink.step(|| {
        Step::new(&APPRECIATION, state.appreciation.name())
            .with("début de la période de droits", cx.periode)
    });
}

/// The months whose income is counted for the month.
pub(crate) fn reference(cx: Contexte<'_>, state: &Aah) -> Periode {
    match state.calendrier.appreciation {
        Appreciation::Annuelle => {
            let annee = cx.mois.year() - 2;
            Periode {
                premier: Month::january(annee),
                dernier: Month::january(annee) + 11,
                mois: 12,
                part: Rate::ONE,
            }
        }
        Appreciation::Trimestrielle => {
            let debut = cx.periode;
            Periode {
                premier: debut - 3,
                dernier: debut - 1,
                mois: 3,
                part: cx.law.coefficient_trimestriel,
            }
        }
    }
}

/// One of the months in which rights periods begin, for a right that opens in `depuis`.
pub(crate) fn ancre(
    depuis: Month,
    prochaine_declaration: Option<Month>,
    convention: AahAncre,
) -> Month {
    match (prochaine_declaration, convention) {
        (Some(month), _) => month,
        (None, AahAncre::Demande) => depuis - 1,
        (None, AahAncre::Ouverture) => depuis,
    }
}
