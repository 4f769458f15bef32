//! The benefits of the household in a month, and what the month leaves in their memory.

use super::engine::{Law, SimulationError};
use super::month::Cadre;
use super::month::Run;
use super::outcome::Bases;
use super::state::State;
use crate::calendar::Month;
use crate::money::{Money, Rate};
use crate::prestations::aah::ressources::Inconnus;
use crate::prestations::aah::{self, Ressources};
use crate::prestations::aide_logement::{self, Annuels, Droit, Revenus};
use crate::prestations::prime_activite::{self, Demande, Membre};
use crate::revenus::impot::CATEGORIES;
use crate::revenus::salaire;
use crate::situation::Situation;
use crate::situation::activites::NatureRevenu;
use crate::situation::conventions::{PrimeActiviteAssimilation, PrimeActiviteBareme};
use crate::trace::Sink;

/// What is received in the month, as the prime d'activité sorts it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Recus {
    /// Pay, net social amount.
    pub(super) travail: Money,
    /// Daily benefits of sickness and of work accidents.
    pub(super) indemnites: Money,
    pub(super) aah: Money,
    /// Pension d'invalidité net of levies, rente AT.
    pub(super) invalidite: Money,
    /// All that counts at 100 %.
    pub(super) autres: Money,
}

/// The oldest month that a review of the housing aid reads (R. 822-3).
const REFERENCE_AIDE: i32 = 13;

/// How many children are à charge at the end of a month, up to an age in years.
fn enfants(situation: &Situation, month: Month, age: i64) -> i64 {
    let limite = 12 * i32::try_from(age).unwrap_or(0);
    let count = situation
        .enfants
        .iter()
        .filter(|born| **born <= month && month < **born + limite)
        .count();
    i64::try_from(count).unwrap_or(0)
}

/// The prime d'activité due for the month.
///
/// A right claimed « as soon as it is due » is not claimed before the first month simulated, nor by a law that is not known.
fn prime_activite<S: Sink>(
    law: &Law,
    situation: &Situation,
    state: &mut State,
    month: Month,
    bases: &mut Bases,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let menage = &situation.menage;
    let Some(demande) = menage.prime else {
        return Ok(Money::ZERO);
    };
    let ouverte = match demande {
        Demande::DesQuElleEstDue => month >= situation.debut,
        Demande::Ouverte { depuis, .. } => month >= depuis,
    };
    if !ouverte {
        return Ok(Money::ZERO);
    }
    let known = law.prime_activite.at_or_first(month)?;
    let born = Month::of(situation.naissance);
    if month <= born + 12 * i32::try_from(known.age_minimal).unwrap_or(0) {
        return Ok(Money::ZERO);
    }
    let charge = !situation.enfants.is_empty() && enfants(situation, month, known.age_enfant) > 0;
    let majoree = menage.isolement.is_some_and(|depuis| {
        charge
            && prime_activite::montant::isolement(
                known,
                depuis,
                match demande {
                    Demande::DesQuElleEstDue => depuis,
                    Demande::Ouverte { depuis, .. } => depuis,
                },
                situation.enfants.iter().copied().max(),
                month,
            )
    });
    let faits = prime_activite::Faits {
        couple: situation.en_couple,
        majoree,
        charge: charge || situation.ascendant,
        sejour: menage
            .sejours
            .iter()
            .find(|(sejour, last)| sejour.depuis <= month && month <= *last)
            .map(|(sejour, _)| *sejour),
        evenement: menage.isolement == Some(month),
    };
    let impot = law.impot.at_or_first(Month::january(month.year()))?;
    let cx = prime_activite::Contexte {
        mois: month,
        law: &law.prime_activite,
        smic: &law.smic,
        abattements: prime_activite::reference::abattements(impot),
        demande,
        bareme_de_reference: situation.conventions.prime_activite_bareme
            == PrimeActiviteBareme::Reference,
        protege: menage.pension_assimilee,
        protection_de_reference: situation.conventions.prime_activite_assimilation
            == PrimeActiviteAssimilation::Reference,
    };
    match prime_activite::mensuelle(cx, &mut state.prime_activite, &faits, sink) {
        Ok(droit) => {
            bases.prime_activite = droit;
            Ok(droit.nette)
        }
        Err(_) if demande == Demande::DesQuElleEstDue => {
            bases.prime_activite.inconnue = true;
            Ok(Money::ZERO)
        }
        Err(source) => Err(SimulationError::in_field(
            "prestations.prime_activite",
            source,
        )),
    }
}

/// Lets the month enter the memory of the prime d'activité.
fn retenir_prime(
    cadre: Cadre<'_>,
    state: &mut State,
    faits: &aah::Faits,
    recus: Recus,
    aide: Money,
) -> Result<(), SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let menage = &situation.menage;
    if menage.prime.is_none() {
        return Ok(());
    }
    let known = law.prime_activite.at_or_first(month)?;
    state.mois_d_arret = if recus.indemnites.is_positive() {
        state.mois_d_arret + 1
    } else {
        0
    };
    let professionnelles =
        prime_activite::montant::ij_professionnelles(known, state.mois_d_arret - 1);
    let (travail, autres) = if professionnelles {
        (recus.travail + recus.indemnites, recus.autres)
    } else {
        (recus.travail, recus.autres + recus.indemnites)
    };
    let conjoint = if situation.en_couple {
        Membre {
            travail: menage.conjoint_net,
            aah: if menage.conjoint_aah {
                law.aah.at_or_first(month)?.montant_maximal
            } else {
                Money::ZERO
            },
            autres: menage.conjoint_pension,
            ..Membre::default()
        }
    } else {
        Membre::default()
    };
    let nombre = enfants(situation, month, known.age_enfant);
    prime_activite::retenir(
        &mut state.prime_activite,
        prime_activite::Mois {
            personne: Membre {
                travail,
                recettes: faits.etalees.recettes,
                aah: recus.aah,
                invalidite: recus.invalidite,
                autres,
            },
            conjoint,
            foyer: match &menage.familiales {
                Some(recues) => prime_activite::montant::familiales(
                    known,
                    law.bmaf.at_or_first(month)?.montant,
                    recues,
                    nombre,
                ),
                None => Money::ZERO,
            },
            aide_logement: aide,
            logement: if menage.sans_loyer {
                prime_activite::Logement::SansLoyer
            } else {
                prime_activite::Logement::Locataire
            },
            enfants: nombre,
            // What a month of history was could not be computed: only one without any pay is known to count for nothing.
            inconnu: run != Run::Entier && (faits.travail_ordinaire || faits.travail_esat),
        },
    );
    Ok(())
}

/// What the household says of the month to the housing aid.
fn faits_du_logement(
    law: &Law,
    situation: &Situation,
    month: Month,
    faits: &aah::Faits,
    aah: Money,
) -> Result<aide_logement::Faits, SimulationError> {
    let known = law.aide_logement.at_or_first(month)?;
    let menage = &situation.menage;
    let ouverte = situation
        .aah
        .as_ref()
        .map(|droit| droit.depuis)
        .filter(|depuis| *depuis <= month && aah.is_positive());
    let admission = match (faits.admission, ouverte) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let personnes = enfants(situation, month, known.enfant_age_limite);
    Ok(aide_logement::Faits {
        foyer: aide_logement::Foyer {
            couple: situation.en_couple,
            personnes: personnes + i64::from(situation.ascendant),
            exempte: aah.is_positive() || (situation.en_couple && menage.conjoint_aah),
        },
        travail: faits.travail_ordinaire || faits.travail_esat,
        chomage: faits.chomage,
        chomage_sans_indemnite: false,
        arret: (faits.etalees.ij_maladie + faits.etalees.ij_accident).is_positive(),
        rsa: false,
        admission,
        annuels: Annuels::default(),
    })
}

/// Income known by year, and the partner's.
fn annuels<S: Sink>(
    law: &Law,
    situation: &Situation,
    month: Month,
) -> Result<Annuels, SimulationError> {
    let known = law.aide_logement.at_or_first(month)?;
    let menage = &situation.menage;
    let mut annuels = Annuels {
        conjoint_pensions: menage.conjoint_pension * 12,
        abattement_157bis: situation.cmi_invalidite
            || aide_logement::State::born_early(known, situation.naissance_year()),
        revenu_net_global: situation
            .revenu_net_global
            .iter()
            .rev()
            .find(|(year, _)| *year < month.year())
            .map(|(_, net)| *net),
        patrimoine: situation.biens,
        ..Annuels::default()
    };
    if let Some(contrat) = &situation.conjoint_salaire {
        let pay_law = salaire::Law {
            salaire: law.salaire.at_or_first(month)?,
            cdd: law.cdd.at_or_first(month)?,
            formateur: None,
        };
        annuels.conjoint_salaires =
            salaire::paie(pay_law, contrat, month, Money::ZERO, &mut S::muted())
                .map_or(Money::ZERO, |bulletin| bulletin.net_imposable * 12);
    }
    // A year known as a whole stands, else the amount of the month.
    let year = |nature: fn(NatureRevenu) -> bool, de: i32| -> Money {
        situation
            .revenus
            .iter()
            .filter(|revenu| nature(revenu.nature))
            .map(|revenu| {
                let known = revenu.annuel.iter().find(|(year, _)| *year == de);
                match known {
                    Some((_, total)) => *total,
                    None => {
                        revenu
                            .montant
                            .as_ref()
                            .filter(|_| revenu.premier <= month && month <= revenu.dernier)
                            .and_then(|serie| serie.get(month))
                            .unwrap_or_default()
                            * 12
                    }
                }
            })
            .sum()
    };
    annuels.autres = year(
        |nature| {
            matches!(
                nature,
                NatureRevenu::BeneficeNonSalarie
                    | NatureRevenu::RevenusFonciers
                    | NatureRevenu::RevenusCapitaux
                    | NatureRevenu::AutreImposable
            )
        },
        month.year() - 2,
    );
    annuels.pensions_alimentaires = year(
        |nature| nature == NatureRevenu::PensionAlimentaireRecue,
        month.year() - 1,
    );
    annuels.pensions_versees = year(
        |nature| nature == NatureRevenu::PensionAlimentaireVersee,
        month.year() - 1,
    );
    Ok(annuels)
}

/// The housing aid due for the month.
fn aide_logement<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    faits: &aah::Faits,
    aah: Money,
    bases: &mut Bases,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let menage = &situation.menage;
    let Some(droit) = &menage.aide else {
        return Ok(Money::ZERO);
    };
    let mut said = faits_du_logement(law, situation, month, faits, aah)?;
    if run == Run::Memoire {
        if matches!(droit, Droit::Calculee { .. }) {
            aide_logement::suivre(
                law.aide_logement.at_or_first(month)?,
                &mut state.aide_logement,
                month,
                &said,
            );
        }
        return Ok(Money::ZERO);
    }
    let cx = aide_logement::Contexte {
        mois: month,
        law: &law.aide_logement,
        rls: &law.rls,
        impot: &law.impot,
        bmaf: &law.bmaf,
        droit,
        reexamen: if menage.reexamen_donne {
            None
        } else {
            // R. 823-6-1: the quarter of the prime d'activité comes before that of the AAH.
            state.prime_activite.prochain()
        },
    };
    if aide_logement::revoit(cx, &state.aide_logement) {
        said.annuels = annuels::<S>(law, situation, month)?;
        state.annuels = said.annuels;
        if let Some((_, manque)) = state
            .revenus_inconnus
            .filter(|(at, _)| *at + REFERENCE_AIDE >= month)
        {
            return Err(super::month::missing(law, aah::Manque::Revenus(manque)));
        }
    } else {
        said.annuels = state.annuels;
    }
    let versement = aide_logement::mensuelle(cx, &mut state.aide_logement, &said, sink)
        .map_err(|source| SimulationError::in_field("foyer.logement", source))?;
    bases.aide_logement = versement;
    Ok(versement.aide.nette)
}

/// Lets the taxable incomes of the month enter the memory of the housing aid.
fn retenir_aide(
    situation: &Situation,
    state: &mut State,
    month: Month,
    ressources: &Ressources,
    prevoyance: Money,
    abattements: [Rate; CATEGORIES],
) {
    if !matches!(situation.menage.aide, Some(Droit::Calculee { .. })) {
        return;
    }
    let recettes = ressources
        .recettes
        .into_iter()
        .zip(abattements)
        .map(|(recettes, taux)| recettes.at(taux.complement()))
        .sum();
    aide_logement::retenir(
        &mut state.aide_logement,
        Revenus {
            salaires: ressources.salaires + ressources.esat + ressources.formation,
            indemnites: ressources.ij_maladie + ressources.ij_accident,
            chomage: ressources.chomage,
            pensions: ressources.avantages + prevoyance,
            recettes,
        },
    );
    if ressources.inconnus != Inconnus::default() {
        state.revenus_inconnus = Some((month, ressources.inconnus));
    }
}

/// The benefits of a month before the first one that only leaves its memory.
pub(super) fn memoire<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    faits: &aah::Faits,
    recus: Recus,
    prevoyance: Money,
    bases: &mut Bases,
) -> Result<(), SimulationError> {
    let Cadre { situation, .. } = cadre;
    if situation.menage.sans_droit() {
        return Ok(());
    }
    aide_logement(cadre, state, faits, recus.aah, bases, &mut S::muted())?;
    retenir(cadre, state, faits, recus, prevoyance, Money::ZERO)
}

/// The prime d'activité and the housing aid of the month, which then enters their memory.
#[allow(
    clippy::too_many_arguments,
    reason = "one step of the month, with all that the month carries"
)]
pub(super) fn du_mois<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    faits: &aah::Faits,
    recus: Recus,
    ass: Money,
    prevoyance: Money,
    bases: &mut Bases,
    sink: &mut S,
) -> Result<(Money, Money), SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        ..
    } = cadre;
    if situation.menage.sans_droit() {
        return Ok((Money::ZERO, Money::ZERO));
    }
    let prime = prime_activite(law, situation, state, month, bases, sink)?;
    let aide = aide_logement(cadre, state, faits, recus.aah, bases, sink)?;
    let recus = Recus {
        autres: recus.autres + ass,
        ..recus
    };
    retenir(cadre, state, faits, recus, prevoyance, aide)?;
    Ok((prime, aide))
}

fn retenir(
    cadre: Cadre<'_>,
    state: &mut State,
    faits: &aah::Faits,
    recus: Recus,
    prevoyance: Money,
    aide: Money,
) -> Result<(), SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        ..
    } = cadre;
    retenir_prime(cadre, state, faits, recus, aide)?;
    let impot = law.impot.at_or_first(Month::january(month.year()))?;
    let abattements = prime_activite::reference::abattements(impot);
    retenir_aide(
        situation,
        state,
        month,
        &faits.etalees,
        prevoyance,
        abattements,
    );
    Ok(())
}
