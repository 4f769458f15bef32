//! Whether a status is possible for the mission: the rules of the statuses decide, with what the mission and the client say.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::Decimal;

use super::demande::{NatureClient, NatureMission, ProjetDevis, StatutDevis};
use crate::error::SituationError;
use crate::money::Money;
use crate::simulation::Engine;
use crate::situation::node::{Node, Value};
use crate::statuts::{Droit, Mention, Motif, Ouverture, Projet, Textes, etat_du_statut, mentions};

/// What the rules say of a status.
pub(super) struct Possible {
    pub(super) resultat: Ouverture,
    /// What closes, conditions or asks for something to do.
    pub(super) motifs: Vec<Motif>,
    /// The lines of the documents of the status.
    pub(super) mentions: Vec<(&'static str, Vec<Mention>)>,
}

/// The effects of the rules that a quote tells.
const EFFETS: [&str; 3] = ["ferme", "condition", "obligation"];
/// The checklists that a quote carries: what a sale of training needs is told by the reasons.
const DOCUMENTS: [&str; 6] = [
    "devis",
    "facture",
    "portage",
    "cdd_usage",
    "mise_a_disposition",
    "benevolat",
];

pub(super) fn possible(
    engine: &Engine,
    textes: &Textes<'_>,
    projet: &ProjetDevis,
    prix: Money,
    statut: StatutDevis,
) -> Result<Possible, Vec<SituationError>> {
    let facts = Node::new(Value::Map(alloc::vec![(
        "faits".to_owned(),
        faits(projet, prix, statut)
    )]));
    // The facts are written here, in the words of their tables: a test reads them all.
    let question = Projet::read(&facts).map_err(|faults| {
        faults
            .iter()
            .map(|fault| SituationError::Syntax {
                message: fault.message.clone(),
                line: None,
                column: None,
            })
            .collect::<Vec<_>>()
    })?;
    let droit: Droit<'_> = engine.droit(&question, textes)?;
    let (resultat, motifs, documents) = etat_du_statut(
        &droit,
        identifiant(projet, statut),
        &question,
    )
    .unwrap_or((Ouverture::AVerifier, Vec::new(), &[]));
    Ok(Possible {
        resultat,
        motifs: motifs
            .into_iter()
            .filter(|motif| EFFETS.contains(&motif.effet))
            .collect(),
        mentions: documents
            .iter()
            .filter(|id| DOCUMENTS.contains(id))
            .map(|id| (*id, mentions(&droit, id)))
            .collect(),
    })
}

/// The status of the rules. A university recruits its teachers by a vacation of its own.
fn identifiant(projet: &ProjetDevis, statut: StatutDevis) -> &'static str {
    match statut {
        StatutDevis::MicroEntreprise => "micro_entreprise",
        StatutDevis::PortageSalarial => "portage_salarial",
        StatutDevis::CddUsage => "salariat_cdd_usage",
        StatutDevis::VacationPublique if enseigne(projet) => "vacation_enseignement_superieur",
        StatutDevis::VacationPublique => "vacation_publique",
        StatutDevis::Esat => "esat_mise_a_disposition_individuelle",
        StatutDevis::Benevolat => "benevolat",
    }
}

fn enseigne(projet: &ProjetDevis) -> bool {
    let demande = &projet.demande;
    demande.client.nature == NatureClient::Universite
        && matches!(
            demande.mission.nature,
            NatureMission::Formation | NatureMission::Colloque
        )
}

/// A training that the person sells to its buyer herself, not through a training body.
pub(super) fn vend_une_formation(projet: &ProjetDevis) -> bool {
    let demande = &projet.demande;
    demande.mission.nature == NatureMission::Formation
        && !matches!(
            demande.client.nature,
            NatureClient::OrganismeFormation | NatureClient::Universite
        )
}

/// What the mission and the client say, in the words of the rules.
fn faits(projet: &ProjetDevis, prix: Money, statut: StatutDevis) -> Node {
    let demande = &projet.demande;
    let (mission, client) = (&demande.mission, &demande.client);
    let mut facts: Vec<(String, Node)> = Vec::new();
    let mut say = |name: &str, value: Value| facts.push((name.to_owned(), Node::new(value)));
    let word = |text: &str| Value::Text(text.to_owned());
    say("date", Value::Text(mission.mois.get().to_string()));
    say(
        "client",
        word(match client.nature {
            NatureClient::Association => "association",
            NatureClient::Entreprise => "entreprise",
            NatureClient::OrganismeFormation => "organisme_formation",
            NatureClient::Collectivite | NatureClient::Hopital => "administration",
            NatureClient::Universite => "universite",
            NatureClient::Particulier => "particulier",
        }),
    );
    say(
        "nature",
        word(match mission.nature {
            NatureMission::Formation if client.nature == NatureClient::Universite => {
                "enseignement_superieur"
            }
            NatureMission::Formation => "formation_professionnelle",
            NatureMission::Conseil | NatureMission::Ingenierie => "conseil",
            NatureMission::Colloque => "conference",
            NatureMission::Temoignage => "temoignage",
            NatureMission::Sensibilisation => "sensibilisation",
            NatureMission::Accompagnement => "accompagnement_collectif",
            NatureMission::AccompagnementDomicile => "accompagnement_domicile",
        }),
    );
    say(
        "remuneration_souhaitee",
        Value::Bool(statut != StatutDevis::Benevolat),
    );
    say(
        "frequence",
        word(if mission.tache_permanente_du_client {
            "permanente"
        } else {
            "ponctuelle"
        }),
    );
    say(
        "contrat_direct_avec_acheteur_de_formation",
        Value::Bool(vend_une_formation(projet)),
    );
    match statut {
        StatutDevis::PortageSalarial => {
            let jour = prix / mission.jours.get();
            say("prix_jour_ht", Value::Number(Decimal::from(jour)));
            say(
                "qualification_portage",
                word(match demande.portage_salarial.qualification {
                    Some(true) => "oui",
                    Some(false) => "non",
                    None => "inconnu",
                }),
            );
        }
        StatutDevis::MicroEntreprise => {
            let autres = demande
                .micro_entreprise
                .recettes_annee
                .map_or(Money::ZERO, |recettes| recettes.get());
            say(
                "ca_annuel_prevu",
                Value::Number(Decimal::from(autres + prix)),
            );
        }
        StatutDevis::Esat => {
            // The column is that of a person who already works in an ESAT.
            say("orientation_esat", Value::Bool(true));
            say("admis_esat", Value::Bool(true));
            say("emploi_en_cours", word("esat"));
        }
        _ => {}
    }
    Node::new(Value::Map(facts))
}
