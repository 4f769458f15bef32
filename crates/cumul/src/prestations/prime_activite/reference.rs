//! The reference months: which months, by which scale, and their mean (CSS R. 843-1).

use super::montant::{self, Foyer, Retenu};
use super::{Contexte, Faits, Mois, Parameters, State};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::ParameterError;
use crate::revenus::impot::CATEGORIES;
use crate::trace::{Rule, Sink, Step};

pub(crate) static MOIS: Rule = Rule::new(
    "prime_activite.mois",
    "CSS L. 842-3",
    "Prime calculée pour un mois de référence",
);
pub(crate) static MOYENNE: Rule = Rule::new(
    "prime_activite.moyenne",
    "CSS R. 843-1",
    "Moyenne des primes des trois mois de référence",
);

/// How many months a reference period has.
pub(crate) const MOIS_DE_REFERENCE: usize = 3;

/// The primes of the reference months and their mean.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Calcul {
    /// Before any rounding, oldest first.
    pub(crate) mois: [Money; MOIS_DE_REFERENCE],
    pub(crate) moyenne: Money,
}

/// The reference months, oldest first, with the rank of each before the month of right.
fn rangs(law: &Parameters) -> impl Iterator<Item = (i32, usize)> {
    let rank = |n: i64| usize::try_from(n).unwrap_or(1).max(1);
    (rank(law.reference_dernier)..=rank(law.reference_premier))
        .rev()
        .map(|rang| (i32::try_from(rang).unwrap_or(1), rang - 1))
}

/// Whether a member of the household has professional income in a reference month (L. 842-1).
pub(crate) fn travaille(law: &Parameters, state: &State, faits: &Faits) -> bool {
    rangs(law).any(|(_, ago)| {
        let mois = state.passe.ago(ago);
        let works = |m: &super::Membre| {
            m.travail.is_positive() || m.recettes.iter().any(|recettes| recettes.is_positive())
        };
        works(&mois.personne) || (faits.couple && works(&mois.conjoint))
    })
}

/// The first and the last reference months of a month of right.
pub(super) fn bornes(law: &Parameters, mois: Month) -> (Month, Month) {
    let month = |rang: i64| mois - i32::try_from(rang).unwrap_or(0);
    (month(law.reference_premier), month(law.reference_dernier))
}

/// Whether a reference month is not known.
pub(crate) fn inconnue(law: &Parameters, state: &State) -> bool {
    rangs(law).any(|(_, ago)| state.passe.ago(ago).inconnu)
}

/// The month whose scale a reference month takes.
///
/// Each its own; but a scale said to act at once stands, from its first month of right, for all earlier reference months.
fn bareme(cx: Contexte<'_>, droit: &Parameters, reference: Month) -> Month {
    let effet = droit.effet_immediat;
    if effet.value > 0 && !cx.bareme_de_reference {
        reference.max(effet.from)
    } else {
        reference
    }
}

/// The prime of a month of right: the mean of those of its reference months.
///
/// * Source: CSS R. 843-1, I (months), II (a partner who has left is ignored, a present one is deemed present), IV (a
///   negative total counts as nothing); R. 845-2 (micro receipts of the three months, smoothed).
/// * Period: fourth to second month before the right; third to first before March 2025.
/// * Unit: euros a month. Rounding: none in each month, the mean to the cent, half up. Errors: a month without scale.
pub(crate) fn moyenne<S: Sink>(
    cx: Contexte<'_>,
    state: &State,
    faits: &Faits,
    sink: &mut S,
) -> Result<Calcul, ParameterError> {
    let droit = cx.law.at(cx.mois)?;
    let recettes = |of: fn(&Mois) -> &[Money; CATEGORIES]| {
        let mut total = Money::ZERO;
        let mut count = 0;
        for (_, ago) in rangs(droit) {
            let mois = state.passe.ago(ago);
            for (amount, taux) in of(&mois).iter().zip(cx.abattements) {
                if amount.is_some() {
                    total += amount.at(taux.complement());
                }
            }
            count += 1;
        }
        total / count.max(1)
    };
    let lissees = [
        recettes(|mois| &mois.personne.recettes),
        if faits.couple {
            recettes(|mois| &mois.conjoint.recettes)
        } else {
            Money::ZERO
        },
    ];
    let mut calcul = Calcul::default();
    let mut total = Money::ZERO;
    for ((before, ago), place) in rangs(droit).zip(&mut calcul.mois) {
        let mois = cx.mois - before;
        let reference = state.passe.ago(ago);
        let law = cx.law.at(bareme(cx, droit, mois))?;
        let horaire = cx
            .smic
            .at(mois)?
            .horaire
            .ok_or_else(|| ParameterError::Ended {
                id: "smic.horaire",
                date: mois.first_day(),
            })?;
        let assimilee = cx.protege
            && if cx.protection_de_reference {
                law.assimilation_invalidite.is_some()
            } else {
                droit.assimilation_invalidite.is_some()
            };
        let membres = if faits.couple {
            [reference.personne, reference.conjoint]
        } else {
            [reference.personne, super::Membre::default()]
        };
        let mut retenus = [Retenu::default(); 2];
        for ((retenu, membre), lissee) in retenus.iter_mut().zip(&membres).zip(lissees) {
            *retenu = montant::retenir(law, horaire, membre, lissee, assimilee, sink);
        }
        let foyer = Foyer {
            adultes: 1 + i64::from(faits.couple),
            enfants: reference.enfants,
            majoree: faits.majoree,
        };
        let forfait = montant::logement(law, &reference, foyer, sink);
        *place = montant::fictive(
            law,
            horaire,
            foyer,
            &retenus,
            reference.foyer,
            forfait,
            sink,
        );
        sink.step(|| Step::new(&MOIS, *place).with("mois de référence", mois));
        total += *place;
    }
    calcul.moyenne =
        (total / i64::try_from(MOIS_DE_REFERENCE).unwrap_or(3)).rounded(Rounding::Centime);
    sink.step(|| {
        let (premier, dernier) = bornes(droit, cx.mois);
        Step::new(&MOYENNE, calcul.moyenne)
            .with("premier mois de référence", premier)
            .with("dernier mois de référence", dernier)
    });
    Ok(calcul)
}

/// The abatement rates of micro receipts, by category.
pub(crate) fn abattements(law: &crate::revenus::impot::Parameters) -> [Rate; CATEGORIES] {
    [
        law.micro_abattement_vente,
        law.micro_abattement_services_bic,
        law.micro_abattement_bnc,
    ]
}
