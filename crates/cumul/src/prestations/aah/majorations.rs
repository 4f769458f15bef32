//! Majoration pour la vie autonome and complément de ressources (CSS L. 821-1-2, D. 821-3).

use super::calendrier::Periode;
use super::ressources::Retenues;
use super::{Contexte, Droit, Faits, State};
use crate::money::{Money, Rate};
use crate::trace::{Rule, Sink, Step};

pub(crate) static MVA: Rule = Rule::new(
    "aah.mva",
    "CSS L. 821-1-2",
    "Majoration pour la vie autonome : taux de 80 %, logement indépendant avec aide, AAH entière ou réduite seulement par une pension, aucun revenu d'activité",
)
.fixing("mva");
pub(crate) static COMPLEMENT: Rule = Rule::new(
    "aah.complement_de_ressources",
    "Loi n° 2018-1317, art. 266",
    "Complément de ressources, gardé tant que chaque condition est remplie",
)
.fixing("complement_ressources");

/// What is added to the AAH.
///
/// * Source: CSS L. 821-1-2, R. 821-5-1, R. 821-5-2; loi n° 2018-1317, art. 266 (complément closed since December 2019).
/// * Period: the month; both are lost from the first month with activity income, even in the six months of full cumul.
/// * Unit: euros a month. Rounding: none. Errors: none.
pub(crate) fn fixer<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    faits: &Faits,
    periode: &Periode,
    retenues: &Retenues,
    droit: &mut Droit<'_>,
    sink: &mut S,
) {
    let taux = cx.droit.taux >= cx.law.taux_incapacite_aah1;
    let majoration = Rate::ONE
        + cx.law
            .plafond_majoration_par_enfant
            .times_count(faits.enfants);
    let plafond = cx.law.montant_maximal.at(majoration) * periode.mois;
    // « À taux plein », or « en complément » of a pension: what is not a pension takes nothing away.
    let entiere = retenues.hors_avantages + cx.law.montant_maximal * periode.mois <= plafond;
    let sans_activite = !faits
        .ressources
        .activite(cx.conventions.aah_ij)
        .is_positive()
        && !faits.ressources.esat.is_positive()
        && !faits.travail_esat;
    let conditions = taux
        && entiere
        && sans_activite
        && droit.aah.is_positive()
        && !faits.sejour
        && !droit.detail.avance;

    if state.complement {
        let montant = cx.law.complement_de_ressources.filter(|_| conditions);
        state.complement = montant.is_some();
        droit.complement = montant.unwrap_or(Money::ZERO);
        sink.step(|| Step::new(&COMPLEMENT, droit.complement));
    }
    droit.mva = if conditions && cx.droit.logement_mva && !state.complement {
        cx.law.mva
    } else {
        Money::ZERO
    };
    if taux && cx.droit.logement_mva {
        sink.step(|| {
            Step::new(&MVA, droit.mva)
                .with(
                    "AAH entière, pensions mises à part",
                    if entiere { "oui" } else { "non" },
                )
                .with(
                    "sans revenu d'activité",
                    if sans_activite { "oui" } else { "non" },
                )
        });
    }
}
