//! Aides personnelles au logement of a tenant (CCH L. 821-1 to R. 823-24): resources of twelve rolling months, then the
//! formula of D. 823-16 and D. 823-17.
//!
//! Known gaps: the amount of a logement-foyer, of an accession loan and of the overseas departments is given, never computed;
//! property is not valued (R. 822-22: only money and titles bear 3 %); double residence (R. 822-8) is not asked for.

pub(crate) mod montant;
pub(crate) mod ressources;

use crate::calendar::{Month, Window};
use crate::money::{Money, Rate};
use crate::parameters::{ParameterError, Timeline, parameters};
use crate::revenus::impot;
use crate::trace::{Rule, Sink, Step};

pub(crate) use montant::{Aide, Chambre, Foyer, Logement};
pub(crate) use ressources::{Annuels, Mesure, Revenus};

parameters! {
    /// In the month of right.
    "aide_logement" {
        plafond_zone1_seul: Money,
        plafond_zone1_couple: Money,
        plafond_zone1_une_personne: Money,
        plafond_zone1_personne_suivante: Money,
        plafond_zone2_seul: Money,
        plafond_zone2_couple: Money,
        plafond_zone2_une_personne: Money,
        plafond_zone2_personne_suivante: Money,
        plafond_zone3_seul: Money,
        plafond_zone3_couple: Money,
        plafond_zone3_une_personne: Money,
        plafond_zone3_personne_suivante: Money,
        charges: Money,
        charges_par_personne: Money,
        charges_colocation_seul: Money,
        charges_colocation_couple: Money,
        charges_colocation_par_personne: Money,
        participation_minimale: Money,
        participation_minimale_taux: Rate,
        r0_seul: Money,
        r0_couple: Money,
        r0_1: Money,
        r0_2: Money,
        r0_3: Money,
        r0_4: Money,
        r0_5: Money,
        r0_6: Money,
        r0_suivante: Money,
        tf_seul: Rate,
        tf_couple: Rate,
        tf_1: Rate,
        tf_2: Rate,
        tf_3: Rate,
        tf_4: Rate,
        tf_5: Rate,
        tf_6: Rate,
        tf_baisse_suivante: Rate,
        tl_seuil_1: Rate,
        tl_seuil_2: Rate,
        tl_taux_1: Rate,
        tl_taux_2: Rate,
        rl_precision: Rate,
        tl_precision: Rate,
        minoration: Money,
        seuil_versement_apl: Money,
        seuil_versement_al: Money,
        crds: Rate,
        degressivite_zone1: Rate,
        suppression_zone1: Rate,
        degressivite_zone2: Rate,
        suppression_zone2: Rate,
        degressivite_zone3: Rate,
        suppression_zone3: Rate,
        coefficient_colocation: Rate,
        coefficient_chambre: Rate,
        coefficient_chambre_accueil: Rate,
        meuble: i64,
        meuble_sur: i64,
        abattement_double_activite: Money,
        multiple_double_activite: i64,
        abattement_cessation: Rate,
        chomage_mois: i64,
        arret_mois: i64,
        patrimoine_seuil: Money,
        patrimoine_taux: Rate,
        naissance_avant: i64,
        enfant_age_limite: i64,
        arrondi_ressources: Money,
        reference_premier: i64,
        reference_dernier: i64,
        reexamen_mois: i64,
        reexamen_apres_zero: i64,
    }
}

/// Réduction de loyer de solidarité of HLM tenants.
pub(crate) mod rls {
    use crate::money::{Money, Rate};
    use crate::parameters::parameters;

    parameters! {
        /// In the month of right.
        "rls" {
            montant_zone1_seul: Money,
            plafond_zone1_seul: Money,
            montant_zone1_couple: Money,
            plafond_zone1_couple: Money,
            montant_zone1_une_personne: Money,
            plafond_zone1_une_personne: Money,
            montant_zone1_personne_suivante: Money,
            plafond_zone1_personne_suivante: Money,
            montant_zone2_seul: Money,
            plafond_zone2_seul: Money,
            montant_zone2_couple: Money,
            plafond_zone2_couple: Money,
            montant_zone2_une_personne: Money,
            plafond_zone2_une_personne: Money,
            montant_zone2_personne_suivante: Money,
            plafond_zone2_personne_suivante: Money,
            montant_zone3_seul: Money,
            plafond_zone3_seul: Money,
            montant_zone3_couple: Money,
            plafond_zone3_couple: Money,
            montant_zone3_une_personne: Money,
            plafond_zone3_une_personne: Money,
            montant_zone3_personne_suivante: Money,
            plafond_zone3_personne_suivante: Money,
            part_deduite: Rate,
        }
    }
}

pub(crate) static REEXAMEN: Rule = Rule::new(
    "aide_logement.reexamen",
    "CCH R. 822-3",
    "Aide au logement réexaminée tous les trois mois",
);
pub(crate) static NEUF_MOIS: Rule = Rule::new(
    "aide_logement.neuf_mois",
    "CCH R. 823-6",
    "Aide nulle pendant neuf mois : une nouvelle demande est nécessaire",
);
pub(crate) static CONNUE: Rule = Rule::new(
    "aide_logement.connue",
    "CCH L. 821-1",
    "Aide au logement, montant donné",
)
.fixing("aide_logement");

/// How the aid is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Droit {
    /// A tenant's aid, computed, since a month, reviewed every third month counted from another (R. 823-6-1: with the AAH or
    /// the prime d'activité, when there is one).
    Calculee {
        logement: Logement,
        depuis: Month,
        reexamen: Month,
    },
    /// An amount paid, for what this room does not compute.
    Connue(Money),
}

/// What the month says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faits {
    pub(crate) foyer: Foyer,
    /// Paid work runs in the month.
    pub(crate) travail: bool,
    /// Unemployment benefit is received.
    pub(crate) chomage: bool,
    /// Uncompensated unemployment, or ASS (R. 822-15).
    pub(crate) chomage_sans_indemnite: bool,
    /// Daily benefits are received.
    pub(crate) arret: bool,
    /// The RSA is received (R. 822-17).
    pub(crate) rsa: bool,
    /// First month of AAH, pension d'invalidité, rente or retraite.
    pub(crate) admission: Option<Month>,
    /// The partner's income and what is known by year.
    pub(crate) annuels: Annuels,
}

/// Law and right of the month.
#[derive(Clone, Copy)]
pub(crate) struct Contexte<'a> {
    pub(crate) mois: Month,
    pub(crate) law: &'a Timeline<Parameters>,
    pub(crate) rls: &'a Timeline<rls::Parameters>,
    pub(crate) impot: &'a Timeline<impot::Parameters>,
    pub(crate) bmaf: &'a Timeline<crate::revenus::bmaf::Parameters>,
    pub(crate) droit: &'a Droit,
    /// The next review of the benefit whose quarter the aid follows, when there is one (R. 823-6-1).
    pub(crate) reexamen: Option<Month>,
}

/// What the aid remembers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// « Treizième à deuxième mois » (R. 822-3): the last thirteen months.
    pub(crate) passe: Window<Revenus, 13>,
    /// Sum of the reference period of the last review.
    base: Revenus,
    mesures: ressources::State,
    /// A first review was made.
    revue: bool,
    /// Month of the review since which the aid is nil or below the limit (R. 823-6).
    nulle_depuis: Option<Month>,
    /// The right has ended: a new claim is needed.
    eteinte: bool,
}

/// The aid of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Versement {
    pub(crate) aide: Aide,
    /// The aid was computed.
    pub(crate) calculee: bool,
    /// Yearly resources, before they are rounded up.
    pub(crate) avant_arrondi: Money,
    pub(crate) mesure: Mesure,
    /// The aid was reviewed this month.
    pub(crate) revise: bool,
    /// A new claim is needed from this month on.
    pub(crate) eteinte: bool,
    /// It is due again, and claimed again.
    pub(crate) redemandee: bool,
}

/// Whether the aid is reviewed this month: resources are read again.
pub(crate) fn revoit(cx: Contexte<'_>, state: &State) -> bool {
    match cx.droit {
        Droit::Connue(_) => false,
        Droit::Calculee {
            depuis, reexamen, ..
        } => {
            let trois = cx.law.at_or_first(cx.mois).map_or(3, |law| {
                i32::try_from(law.reexamen_mois).unwrap_or(3).max(1)
            });
            let ancre = cx.reexamen.unwrap_or(*reexamen);
            cx.mois >= *depuis
                && (!state.revue || cx.mois == *depuis || (cx.mois - ancre).rem_euclid(trois) == 0)
        }
    }
}

/// Lets a month before the first enter the memory of the measures.
pub(crate) fn suivre(law: &Parameters, state: &mut State, mois: Month, faits: &Faits) {
    let _ = ressources::avancer(
        law,
        mois,
        &mut state.mesures,
        faits,
        &mut crate::trace::Silent,
    );
}

/// The housing aid of the month.
///
/// * Source: CCH R. 822-3 (three months, frozen between), R. 822-13 to R. 822-17 (an abatement or a neutralisation acts at
///   once), D. 823-16, D. 823-17, R. 823-6 (nine months), R. 823-10 (not before the claim).
/// * Period: the month of right; the income is that of its thirteenth to second months before.
/// * Unit: euros a month. Rounding: that of D. 823-16. Errors: a month before the first known scale.
///
/// A new scale (1 October, R0 on 1 January) acts in its first month.
pub(crate) fn mensuelle<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    faits: &Faits,
    sink: &mut S,
) -> Result<Versement, ParameterError> {
    let (logement, depuis) = match cx.droit {
        Droit::Connue(montant) => {
            if montant.is_some() {
                sink.step(|| Step::new(&CONNUE, *montant));
            }
            return Ok(Versement {
                aide: Aide {
                    nette: *montant,
                    ..Aide::default()
                },
                ..Versement::default()
            });
        }
        Droit::Calculee {
            logement, depuis, ..
        } => (logement, *depuis),
    };
    let known = cx.law.at_or_first(cx.mois)?;
    let mesure = ressources::avancer(known, cx.mois, &mut state.mesures, faits, sink);
    let revise = revoit(cx, state);
    // A right that ended is asked for again when a review of its calendar would give something.
    if cx.mois < depuis || (state.eteinte && !revise) {
        return Ok(Versement::default());
    }
    let law = cx.law.at(cx.mois)?;
    if revise {
        state.revue = true;
        state.base = ressources::somme(law, &state.passe);
        sink.step(|| Step::new(&REEXAMEN, cx.mois));
    }
    let annee = cx.impot.at_or_first(Month::january(cx.mois.year() - 1))?;
    let bmaf = cx.bmaf.at(cx.mois)?.montant;
    let ressources = ressources::annuelles(law, annee, bmaf, &state.base, faits, mesure, sink);
    let rls = cx.rls.at(cx.mois)?;
    let aide = montant::aide(law, rls, logement, faits.foyer, ressources.arrondies, sink);
    let redemandee = state.eteinte && aide.nette.is_positive();
    if state.eteinte && !redemandee {
        return Ok(Versement::default());
    }
    state.eteinte = false;
    Ok(Versement {
        aide,
        calculee: true,
        avant_arrondi: ressources.avant_arrondi,
        mesure,
        revise,
        eteinte: neuf_mois(law, cx.mois, revise, aide, state, sink),
        redemandee,
    })
}

/// The month from which a new claim is needed, when a review has given nothing since `nulle_depuis`: nine consecutive
/// months counted from that of the review (R. 823-6).
pub(crate) fn nouvelle_demande(law: &Parameters, nulle_depuis: Month) -> Month {
    nulle_depuis + i32::try_from(law.reexamen_apres_zero).unwrap_or(0)
}

fn neuf_mois<S: Sink>(
    law: &Parameters,
    mois: Month,
    revise: bool,
    aide: Aide,
    state: &mut State,
    sink: &mut S,
) -> bool {
    if aide.nette.is_positive() {
        state.nulle_depuis = None;
        return false;
    }
    if revise && state.nulle_depuis.is_none() {
        state.nulle_depuis = Some(mois);
    }
    let Some(depuis) = state.nulle_depuis else {
        return false;
    };
    if mois < nouvelle_demande(law, depuis) {
        return false;
    }
    state.eteinte = true;
    state.nulle_depuis = None;
    sink.step(|| Step::new(&NEUF_MOIS, mois).with("aide nulle depuis", depuis));
    true
}

/// Lets the month enter the memory.
pub(crate) fn retenir(state: &mut State, revenus: Revenus) {
    state.passe.push(revenus);
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::parameters::Legislation;
    use crate::trace::Silent;

    fn month(text: &str) -> Month {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    fn life(
        first: Month,
        count: i32,
        pay: impl Fn(Month) -> Money,
        admission: Option<Month>,
    ) -> std::vec::Vec<Versement> {
        let legislation = Legislation::in_force();
        let (law, rls, impot, bmaf) = (
            Timeline::new(&legislation),
            Timeline::new(&legislation),
            Timeline::new(&legislation),
            Timeline::new(&legislation),
        );
        let droit = Droit::Calculee {
            logement: Logement {
                loyer: money("450"),
                conventionne: true,
                ..Logement::default()
            },
            depuis: first,
            reexamen: month("2026-02"),
        };
        let mut state = State::default();
        (0..count)
            .map(|n| {
                let mois = first + n;
                let salaires = pay(mois);
                let faits = Faits {
                    foyer: Foyer {
                        exempte: true,
                        ..Foyer::default()
                    },
                    travail: salaires.is_positive(),
                    admission,
                    ..Faits::default()
                };
                let cx = Contexte {
                    mois,
                    law: &law,
                    rls: &rls,
                    impot: &impot,
                    bmaf: &bmaf,
                    droit: &droit,
                    reexamen: None,
                };
                let versement = mensuelle(cx, &mut state, &faits, &mut Silent)
                    .unwrap_or_else(|e| panic!("{mois}: {e}"));
                retenir(
                    &mut state,
                    Revenus {
                        salaires,
                        ..Revenus::default()
                    },
                );
                versement
            })
            .collect()
    }

    #[test]
    fn pay_reaches_the_aid_with_its_review_and_lasts_thirteen_months() {
        let pay = |m: Month| {
            if m == month("2025-01") {
                money("10000")
            } else {
                Money::ZERO
            }
        };
        let months = life(month("2024-12"), 20, pay, None);
        let of = |text: &str| months[usize::try_from(month(text) - month("2024-12")).unwrap_or(0)];
        // February reads until December; May reads January, and February 2026 still does.
        assert_eq!(of("2025-04").avant_arrondi, Money::ZERO);
        assert_eq!(of("2025-05").avant_arrondi, money("9000"));
        assert_eq!(of("2026-04").avant_arrondi, money("9000"));
        assert_eq!(of("2026-05").avant_arrondi, Money::ZERO);
    }

    #[test]
    fn an_abatement_starts_after_the_stop_and_ends_when_work_resumes() {
        let pay = |m: Month| {
            if m <= month("2026-03") || m >= month("2026-07") {
                money("1500")
            } else {
                Money::ZERO
            }
        };
        let months = life(month("2025-01"), 20, pay, Some(month("2025-06")));
        let of = |text: &str| {
            months[usize::try_from(month(text) - month("2025-01")).unwrap_or(0)].mesure
        };
        assert_eq!(of("2026-03"), Mesure::Aucune);
        assert_eq!(of("2026-04"), Mesure::Abattement);
        assert_eq!(of("2026-06"), Mesure::Abattement);
        assert_eq!(of("2026-07"), Mesure::Aucune);
    }

    #[test]
    fn nothing_for_nine_months_ends_the_right() {
        let months = life(month("2024-12"), 36, |_| money("2500"), None);
        let first = months
            .iter()
            .position(|v| v.eteinte)
            .map(|n| month("2024-12") + i32::try_from(n).unwrap_or(0));
        // 2 500 € a month: nil from the review of May 2025 (thirteen months read 2024-04 to 2025-03: four paid months).
        let nil = months
            .iter()
            .position(|v| v.revise && !v.aide.nette.is_positive())
            .map(|n| month("2024-12") + i32::try_from(n).unwrap_or(0));
        assert_eq!(first, nil.map(|nil| nil + 9));
        assert!(nil.is_some());
    }
}
