//! The catalogue of rules.

use crate::prestations::{aah, asi, invalidite, pensions, prelevements};
use crate::revenus::{remuneration_garantie, salaire};
use crate::simulation::month;
use crate::trace::Rule;

/// The card of every rule, room by room, in the order of the reasoning.
///
/// ```
/// let abattement = cumul::rules().iter().find(|rule| rule.id == "aah.abattement").unwrap();
/// assert_eq!(abattement.article, "CSS D. 821-9, 2°");
/// ```
#[must_use]
pub fn rules() -> &'static [&'static Rule] {
    CATALOGUE
}

static CATALOGUE: &[&Rule] = &[
    &salaire::BULLETIN,
    &salaire::BRUT_RETROUVE,
    &salaire::HEURES_COMPLEMENTAIRES,
    &salaire::FIN_CONTRAT,
    &salaire::CONGES,
    &salaire::BRUT,
    &salaire::PLAFOND,
    &salaire::COTISATIONS,
    &salaire::ASSIETTE_CSG,
    &salaire::CSG_DEDUCTIBLE,
    &salaire::CSG_NON_DEDUCTIBLE,
    &salaire::CRDS,
    &salaire::PPV,
    &salaire::NET_A_PAYER,
    &salaire::NET_IMPOSABLE,
    &salaire::NET_SOCIAL,
    &salaire::HEURES_EXONEREES,
    &remuneration_garantie::PART_ESAT,
    &remuneration_garantie::AIDE_AU_POSTE,
    &remuneration_garantie::BRUT,
    &remuneration_garantie::COTISATIONS,
    &remuneration_garantie::NET_A_PAYER,
    &remuneration_garantie::NET_IMPOSABLE,
    &invalidite::montant::THEORIQUE,
    &invalidite::montant::VEUF,
    &invalidite::montant::MTP,
    &invalidite::fin::FIN,
    &invalidite::RENTE,
    &invalidite::cumul::REFERENCE,
    &invalidite::cumul::SEUIL,
    &invalidite::cumul::REVENUS,
    &invalidite::cumul::DEPASSEMENT,
    &invalidite::cumul::REDUCTION,
    &invalidite::cumul::SERVIE,
    &invalidite::SUSPENSION,
    &invalidite::VIEILLESSE_DE_VEUF,
    &asi::ABATTEMENT,
    &asi::RESSOURCES,
    &asi::MONTANT,
    &prelevements::TAUX,
    &prelevements::CSG,
    &prelevements::CRDS,
    &prelevements::CASA,
    &prelevements::TOTAL,
    &pensions::RETRAITE,
    &aah::ELIGIBILITE,
    &aah::cumul::CUMUL,
    &aah::calendrier::RETOUR_ANNUEL,
    &aah::calendrier::APPRECIATION,
    &aah::mesures::CESSATION,
    &aah::mesures::CESSATION_PENSION,
    &aah::mesures::CHOMAGE,
    &aah::mesures::REDUCTION,
    &aah::ressources::ACTIVITE,
    &aah::ressources::FRAIS,
    &aah::ressources::ABATTEMENT,
    &aah::ressources::ASSIETTE,
    &aah::ressources::ESAT,
    &aah::ressources::PENSIONS,
    &aah::ressources::AUTRES,
    &aah::ressources::ABATTEMENT_157BIS,
    &aah::ressources::RESSOURCES,
    &aah::montant::PLAFOND,
    &aah::montant::PAR_RESSOURCES,
    &aah::montant::SUBSIDIARITE,
    &aah::montant::PLAFOND_ESAT,
    &aah::montant::CONJUGALISATION,
    &aah::montant::SEJOUR,
    &aah::montant::AVANCE,
    &aah::montant::MONTANT,
    &aah::majorations::COMPLEMENT,
    &aah::majorations::MVA,
    &month::ASS,
    &month::SALAIRE_NET,
    &month::AUTRES_REVENUS,
    &month::ASI,
    &month::ASPA,
    &month::RENTE,
    &month::PREVOYANCE,
    &month::DISPONIBLE,
    &month::ENCAISSE,
];
