//! Until when the pension is paid (CSS L. 341-15 to L. 341-17, R. 341-22).

use super::{Contexte, Faits, State as Pension};
use crate::calendar::Month;
use crate::parameters::ParameterError;
use crate::situation::conventions::InvaliditeApres62;
use crate::situation::prestations::RegimeInvalidite;
use crate::trace::{Rule, Sink, Step};

pub(crate) static FIN: Rule = Rule::new(
    "pension_invalidite.fin",
    "CSS L. 341-15, L. 341-16",
    "Fin de la pension d'invalidité à 62 ans, sauf travail ce jour-là",
);

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// Work on the very day of the age keeps the pension.
    maintenue: bool,
    /// The work kept at that age has stopped.
    arretee: bool,
    /// Kept as a jobseeker, until this month.
    chomeur_jusqu_a: Option<Month>,
    /// Work ran at the age minus six months.
    travaillait_avant: bool,
}

/// Whether the pension is still paid in the month.
///
/// * Source: CSS L. 341-15 and R. 341-22 (replaced at 62 from the 1st of the next month), L. 341-16 (kept when work runs on
///   the very day of the 62nd birthday, at most until 67), L. 341-17 (jobseekers, six months).
/// * It ends when the retraite is claimed (L. 341-16).
/// * When the work stops after 62, the pension ends with the month (circular Cnav 2010), or goes on until the retraite is
///   claimed (`conventions.invalidite_apres_62`).
pub(crate) fn continue_<S: Sink>(
    cx: Contexte<'_>,
    state: &mut Pension,
    faits: &Faits,
    sink: &mut S,
) -> Result<bool, ParameterError> {
    // What happened at 62 before the first known age is read with the ages of the first month: 62 was the age then too.
    let law = cx.law.at(cx.mois.max(cx.debut))?;
    // That of a widow or widower becomes a pension de vieillesse at another age (R. 342-6).
    if cx.pension.regime == RegimeInvalidite::Veuf {
        return Ok(true);
    }
    let (Some(age), Some(maximum)) = (law.age_conversion, law.age_maximal_en_activite) else {
        return Ok(true);
    };
    let born = Month::of(cx.naissance);
    let years = |age: i64| i32::try_from(age).unwrap_or(0) * 12;
    let conversion = born + years(age);
    let decalage = i32::try_from(law.decalage_chomeur.unwrap_or(0)).unwrap_or(0);
    let fin = &mut state.fin;
    if cx.mois == conversion - decalage {
        fin.travaillait_avant = faits.activite;
    }
    if cx.mois == conversion {
        fin.maintenue = faits.activite_le_jour_des_62_ans;
        let jobseeker = !fin.maintenue && faits.chomage && fin.travaillait_avant;
        fin.chomeur_jusqu_a =
            (jobseeker && cx.pension.regime_general()).then_some(conversion + decalage);
    }
    if cx.mois <= conversion {
        fin.arretee = cx.mois == conversion && fin.maintenue && !faits.activite_en_fin_de_mois;
        return Ok(true);
    }
    // Work that ended with the last day of the month before has stopped then.
    fin.arretee |= fin.maintenue && !faits.contrat;
    // Work resumed while kept as a jobseeker puts the person under L. 341-16.
    if fin.chomeur_jusqu_a.is_some_and(|last| cx.mois <= last) && faits.activite {
        fin.maintenue = true;
    }
    let worked_on = fin.maintenue
        && cx.mois <= born + years(maximum)
        && (!fin.arretee
            || cx.conventions.invalidite_apres_62 == InvaliditeApres62::DemandeRetraite);
    let claimed = cx.retraite_des.is_some_and(|first| first <= cx.mois);
    let goes_on =
        !claimed && (worked_on || fin.chomeur_jusqu_a.is_some_and(|last| cx.mois <= last));
    if fin.maintenue && !faits.activite_en_fin_de_mois {
        fin.arretee = true;
    }
    sink.step(|| {
        Step::new(
            &FIN,
            if goes_on {
                "la pension continue"
            } else {
                "la pension est finie"
            },
        )
        .with("62 ans", conversion)
        .with(
            "travail le jour des 62 ans",
            if fin.maintenue { "oui" } else { "non" },
        )
    });
    Ok(goes_on)
}
