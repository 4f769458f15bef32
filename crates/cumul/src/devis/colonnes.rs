//! The columns: the steps of each run laid out as parts of what the client pays, and what to know of each status.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::calcul::{Calcul, EFFECTIF, Essai, Refus};
use super::demande::{Accord, NatureMission, ProjetDevis, Repere, StatutDevis};
use super::document::document;
use super::possible::possible;
use super::{ColonneDevis, Devis, LigneDevis, MissionChiffree, MontantsDevis, RemarqueDevis};
use crate::error::SituationError;
use crate::francais::{euros, heures, month as in_words};
use crate::money::{Money, Rate, Rounding};
use crate::reponse::{Entrees, LegislationAppliquee, Nombre, per_hour, valeurs_reconduites};
use crate::revenus::micro_entreprise::droits::{self, Tva};
use crate::revenus::micro_entreprise::{self, calendrier};
use crate::revenus::{cout_employeur, portage, salaire};
use crate::simulation::Engine;
use crate::situation::activites::TypeContrat;
use crate::situation::lecture::MontantAnnuel;
use crate::situation::micro_entreprise::CategorieMicro;
use crate::situation::mois::{ContratSalarie, Remuneration};
use crate::statuts::{Ouverture, Textes};
use crate::trace::Rule;

/// The whole answer.
pub(super) fn devis(
    engine: &Engine,
    textes: &Textes<'_>,
    projet: &ProjetDevis,
) -> Result<Devis, Vec<SituationError>> {
    let calcul = Calcul { engine, projet };
    Ok(Devis {
        legislation: LegislationAppliquee::new(engine),
        mission: mission(projet),
        colonnes: projet
            .statuts
            .iter()
            .map(|statut| colonne(calcul, textes, *statut))
            .collect::<Result<_, _>>()?,
        hypotheses: hypotheses(projet),
        remarques: remarques(engine, projet),
    })
}

fn mission(projet: &ProjetDevis) -> MissionChiffree {
    let mission = &projet.demande.mission;
    let (lecture, montant) = match projet.accord {
        Accord::Prix(prix) => ("prix", prix),
        Accord::Budget(budget) => ("budget", budget),
    };
    MissionChiffree {
        intitule: intitule(projet),
        nature: mission.nature.name(),
        client: projet.demande.client.nature.name(),
        mois: mission.mois.get(),
        paiement: projet.paiement,
        jours: mission.jours.get(),
        heures: Nombre(rust_decimal::Decimal::from(projet.heures).normalize()),
        lecture,
        montant,
        repere: mission.repere.map(Repere::name),
        frais: mission.frais.get(),
    }
}

/// What is offered, or its nature in plain words.
pub(super) fn intitule(projet: &ProjetDevis) -> String {
    let mission = &projet.demande.mission;
    mission.intitule.as_ref().map_or_else(
        || nature(mission.nature).to_string(),
        |intitule| intitule.0.clone(),
    )
}

const fn nature(nature: NatureMission) -> &'static str {
    match nature {
        NatureMission::Formation => "Formation",
        NatureMission::Conseil => "Conseil",
        NatureMission::Ingenierie => "Ingénierie",
        NatureMission::Colloque => "Intervention en colloque",
        NatureMission::Temoignage => "Témoignage",
        NatureMission::Sensibilisation => "Sensibilisation",
        NatureMission::Accompagnement => "Accompagnement d'un groupe",
        NatureMission::AccompagnementDomicile => "Accompagnement d'une personne à domicile",
    }
}

const fn libelle(statut: StatutDevis) -> &'static str {
    match statut {
        StatutDevis::MicroEntreprise => "Micro-entreprise",
        StatutDevis::PortageSalarial => "Portage salarial",
        StatutDevis::CddUsage => "CDD d'usage",
        StatutDevis::VacationPublique => "Vacation publique",
        StatutDevis::Esat => "Mise à disposition par un ESAT",
        StatutDevis::Benevolat => "Bénévolat",
    }
}

fn colonne(
    calcul: Calcul<'_>,
    textes: &Textes<'_>,
    statut: StatutDevis,
) -> Result<ColonneDevis, Vec<SituationError>> {
    let possible = possible(calcul.engine, textes, calcul.projet, calcul.prix(), statut)?;
    let mut colonne = ColonneDevis {
        statut: statut.name(),
        libelle: libelle(statut),
        resultat: possible.resultat,
        motifs: possible.motifs,
        tva: match statut {
            StatutDevis::MicroEntreprise => "franchise",
            StatutDevis::PortageSalarial | StatutDevis::Esat => "selon_emetteur",
            _ => "sans_objet",
        },
        montants: None,
        lignes: Vec::new(),
        net_horaire: None,
        paiement: Some(calcul.paiement()),
        prelevement: None,
        paie_gardee: None,
        remarques: Vec::new(),
        hypotheses: Vec::new(),
        document: None,
    };
    let done = match statut {
        StatutDevis::MicroEntreprise => micro(calcul, &mut colonne),
        StatutDevis::PortageSalarial => porte(calcul, &mut colonne),
        StatutDevis::CddUsage => salarie(calcul, TypeContrat::CddUsage, &mut colonne),
        StatutDevis::VacationPublique => {
            salarie(calcul, TypeContrat::VacationPublique, &mut colonne)
        }
        StatutDevis::Esat => esat(calcul, &mut colonne),
        StatutDevis::Benevolat => {
            benevolat(calcul, &mut colonne);
            Ok(())
        }
    };
    if let Err(refus) = done {
        colonne.remarques.extend(refus.iter().map(|texte| {
            // The engine names the activity that was made for this status.
            RemarqueDevis::new(texte.replace("activites.0", statut.name()), None)
        }));
    }
    let paid = !matches!(statut, StatutDevis::Esat | StatutDevis::Benevolat);
    colonne.net_horaire = colonne
        .montants
        .as_ref()
        .filter(|_| paid)
        .and_then(|montants| per_hour(montants.net, calcul.projet.heures));
    colonne.document = document(calcul.projet, &colonne, statut, &possible.mentions);
    Ok(colonne)
}

/// Amounts with nothing but what is agreed and what the client pays.
fn montants(prix: Money, cout_client: Money) -> MontantsDevis {
    MontantsDevis {
        prix,
        cout_client,
        brut: None,
        frais_gestion: Money::ZERO,
        cotisations_employeur: Money::ZERO,
        reduction: Money::ZERO,
        taxe_salaires: Money::ZERO,
        cotisations_personne: Money::ZERO,
        impot: Money::ZERO,
        net: Money::ZERO,
        frais_rembourses: Money::ZERO,
        reserve: Money::ZERO,
        reste: Money::ZERO,
        part_esat: Money::ZERO,
    }
}

impl ColonneDevis {
    /// The law does not let the mission be paid so little.
    fn trop_bas(&mut self, texte: String, article: &'static str) {
        self.resultat = Ouverture::Ferme;
        self.note(texte, article);
    }

    fn note(&mut self, texte: impl Into<String>, article: &'static str) {
        self.remarques
            .push(RemarqueDevis::new(texte, Some(article)));
    }

    fn dire(&mut self, texte: impl Into<String>) {
        self.remarques.push(RemarqueDevis::new(texte, None));
    }

    /// A part that a step of the engine gives; a part of nothing is left out.
    fn pas(&mut self, poste: &'static str, essai: &Essai, rule: &'static Rule) {
        let montant = essai.amount(rule);
        if montant.is_some() {
            self.lignes.push(LigneDevis {
                poste,
                libelle: rule.label,
                article: Some(rule.article),
                regle: Some(rule.id),
                montant,
                entrees: Entrees(
                    essai
                        .step(rule)
                        .map(|step| step.inputs().collect())
                        .unwrap_or_default(),
                ),
            });
        }
    }

    /// A part that no single step gives.
    fn part(
        &mut self,
        poste: &'static str,
        libelle: &'static str,
        article: Option<&'static str>,
        montant: Money,
    ) {
        if montant.is_some() {
            self.lignes.push(LigneDevis {
                poste,
                libelle,
                article,
                regle: None,
                montant,
                entrees: Entrees(Vec::new()),
            });
        }
    }

    /// Each part is shown to the cent while their sum is rounded once: what makes the table add up.
    fn arrondi(&mut self, poste: &'static str, total: Money) {
        let shown: Money = self
            .lignes
            .iter()
            .filter(|ligne| ligne.poste == poste)
            .map(|ligne| ligne.montant)
            .sum();
        self.part(poste, ARRONDI, None, total - shown);
    }

    fn frais(&mut self, frais: Money) {
        self.part(
            "frais_rembourses",
            "Frais réels remboursés, sur justificatifs : ils ne sont pas un revenu",
            Some(FRAIS),
            frais,
        );
    }
}

const ARRONDI: &str =
    "Arrondi : chaque part est montrée au centime, leur somme est arrondie une fois";
const FRAIS: &str = "CSS L. 136-1-1, I";
const NET: &str = "Net en main, avant impôt sur le revenu";

fn micro(calcul: Calcul<'_>, colonne: &mut ColonneDevis) -> Result<(), Refus> {
    let (prix, frais) = (calcul.prix(), calcul.frais());
    let essai = calcul.micro(prix)?;
    let du = essai.mois.prelevements;
    let recettes = prix + frais;
    for rule in [
        &micro_entreprise::COTISATIONS,
        &micro_entreprise::FORMATION,
        &micro_entreprise::TAXE,
    ] {
        colonne.pas("cotisations_personne", &essai, rule);
    }
    colonne.pas("impot", &essai, &micro_entreprise::VERSEMENT_LIBERATOIRE);
    let net = recettes - du.cotisations_micro - du.impot - frais;
    colonne.part("net", NET, None, net);
    colonne.part(
        "frais_rembourses",
        "Frais réels, facturés au client",
        None,
        frais,
    );
    colonne.montants = Some(MontantsDevis {
        cotisations_personne: du.cotisations_micro,
        impot: du.impot,
        net,
        frais_rembourses: frais,
        ..montants(prix, recettes)
    });
    let known = &calcul.projet.demande.micro_entreprise;
    if let Some((_, activite)) = essai.situation.micro.first()
        && let Ok(law) = calcul.engine.law().micro.at(calcul.paiement())
    {
        let fin = calendrier::fin_de_declaration(law, activite, calcul.paiement());
        colonne.prelevement = Some(fin + 1);
    }
    if frais.is_positive() {
        colonne.note(
            "Les frais facturés au client entrent dans le chiffre d'affaires : ils paient des cotisations.",
            "CSS L. 613-7",
        );
    }
    tva_micro(calcul, colonne, &essai);
    if known.versement_liberatoire {
        colonne.note(
            "Avec le versement libératoire, l'impôt est prélevé même si vous n'avez pas d'impôt à payer par ailleurs.",
            "CGI 151-0",
        );
    }
    if known.creation.is_none() {
        colonne.hypotheses.push(
            "La micro-entreprise est supposée exister depuis un an au moins (micro_entreprise.creation).".into(),
        );
    }
    colonne.hypotheses.push(
        "La mission est supposée seule dans sa déclaration : les cotisations sont arrondies à l'euro par déclaration.".into(),
    );
    colonne.hypotheses.extend(essai.hypotheses());
    Ok(())
}

/// Where the receipts of the year stand beside the VAT franchise, this mission included.
fn franchise(calcul: Calcul<'_>, essai: &Essai) -> Option<Tva> {
    let known = &calcul.projet.demande.micro_entreprise;
    let law = calcul.engine.law().micro.at(calcul.paiement()).ok()?;
    let mut annee = droits::jusqu_a(&essai.situation.micro, calcul.paiement());
    let autres = known.recettes_annee.map_or(Money::ZERO, MontantAnnuel::get);
    if known.categorie == CategorieMicro::BicVente {
        annee.ventes += autres;
    } else {
        annee.services += autres;
    }
    Some(droits::tva(law, &annee))
}

fn tva_micro(calcul: Calcul<'_>, colonne: &mut ColonneDevis, essai: &Essai) {
    const ARTICLE: &str = "CGI 293 B";
    let tva = franchise(calcul, essai);
    colonne.tva = if tva == Some(Tva::Majoree) {
        "due"
    } else {
        "franchise"
    };
    match tva {
        Some(Tva::Majoree) => colonne.note(
            "Avec les recettes de l'année, le seuil majoré de la TVA est dépassé : la TVA s'ajoute au prix, et la personne la reverse. Aucun montant de TVA n'est donné ici.",
            ARTICLE,
        ),
        Some(Tva::Depassee) => colonne.note(
            "Avec les recettes de l'année, le seuil de la TVA est dépassé : la TVA s'ajoutera au prix à partir de janvier prochain.",
            ARTICLE,
        ),
        Some(Tva::Franchise) | None => colonne.note(
            "Sans TVA : le devis et la facture portent « TVA non applicable, art. 293 B du CGI ». Le prix hors taxe est le prix payé.",
            ARTICLE,
        ),
    }
    if calcul
        .projet
        .demande
        .micro_entreprise
        .recettes_annee
        .is_none()
    {
        colonne.hypotheses.push(
            "Les recettes de l'année sont supposées sous le seuil de la TVA (micro_entreprise.recettes_annee).".into(),
        );
    }
}

fn porte(calcul: Calcul<'_>, colonne: &mut ColonneDevis) -> Result<(), Refus> {
    let (prix, frais) = (calcul.prix(), calcul.frais());
    let essai = calcul.portage(prix)?;
    let Some((_, contrat)) = essai.situation.salaries.first() else {
        return Ok(());
    };
    let Remuneration::Portage(porte) = &contrat.remuneration else {
        return Ok(());
    };
    let dit = calcul
        .engine
        .statut(contrat, calcul.paiement(), &essai.situation);
    let Some(conversion) = dit.conversion else {
        return Ok(());
    };
    let facture = prix + frais;
    let net_de_frais = facture
        .times(porte.frais_gestion.complement())
        .rounded(Rounding::Centime);
    if net_de_frais < frais {
        colonne.dire("Les frais remboursés prennent tout le prix : il ne reste rien pour la paie.");
        return Ok(());
    }
    let frais_gestion = facture - net_de_frais;
    let cout = conversion.cout;
    let bulletin = conversion.bulletin;
    colonne.part(
        "frais_gestion",
        "Frais de gestion de la société de portage",
        Some(portage::DISPONIBLE.article),
        frais_gestion,
    );
    colonne.employeur(&essai, &cout);
    colonne.personne(&essai, &bulletin);
    colonne.frais(frais);
    let montants = MontantsDevis {
        brut: Some(bulletin.brut),
        frais_gestion,
        cotisations_employeur: cout.cotisations + cout.mutuelle,
        reduction: cout.reduction,
        taxe_salaires: cout.taxe_salaires,
        cotisations_personne: bulletin.brut - bulletin.net_a_payer,
        net: bulletin.net_a_payer,
        frais_rembourses: frais,
        reserve: conversion.reserve_retenue,
        reste: conversion.disponible - conversion.reserve_retenue - cout.total,
        ..montants(prix, facture)
    };
    colonne.part(
        "reserve",
        portage::RESERVE.label,
        Some(portage::RESERVE.article),
        montants.reserve,
    );
    colonne.part(
        "reste",
        "Reste sur le compte d'activité : aucun brut plus grand ne tient dans le prix",
        None,
        montants.reste,
    );
    colonne.montants = Some(montants);
    if let Some((minimum, paie)) = dit.minimum.filter(|(minimum, paie)| paie < minimum) {
        colonne.trop_bas(
            format!(
                "Prix trop bas : la paie de {} est sous la rémunération minimale du portage pour ces heures, {}. Il manque {} bruts.",
                euros(paie),
                euros(minimum),
                euros(minimum - paie)
            ),
            portage::MINIMUM.article,
        );
    }
    if calcul.mois() == calcul.paiement() && calcul.projet.demande.mission.paiement.is_none() {
        colonne.dire("La société de portage paie souvent après la mission : le salaire compte dans le mois où il est payé.");
    }
    colonne.note(
        "Le client ne peut demander qu'une tâche occasionnelle, ou une expertise qu'il n'a pas ; jamais un service à la personne. Vous trouvez vos clients et fixez votre prix.",
        "C. trav. L. 1254-2 à L. 1254-5",
    );
    colonne.dire("La société de portage facture le client, avec la TVA en plus du prix hors taxe quand elle la doit. Un client qui ne récupère pas la TVA la paie.");
    provisoire(colonne, cout.reduction);
    if heures_de_portage(contrat, calcul) != Some(calcul.projet.heures) {
        colonne.hypotheses.push("Le portage compte la mission par journées de travail, même quand ses heures sont données : cela change le plafond, la réduction générale et la rémunération minimale.".into());
    }
    colonne.hypotheses.extend(essai.hypotheses());
    Ok(())
}

/// The hours that portage counts for the days of the mission.
fn heures_de_portage(contrat: &ContratSalarie, calcul: Calcul<'_>) -> Option<Rate> {
    contrat.heures.as_ref()?.get(calcul.mois())
}

impl ColonneDevis {
    /// Contributions of the employer, by nature.
    fn employeur(&mut self, essai: &Essai, cout: &cout_employeur::Cout) {
        const POSTE: &str = "cotisations_employeur";
        for rule in [
            &cout_employeur::SECURITE_SOCIALE,
            &cout_employeur::CHOMAGE_RETRAITE,
            &cout_employeur::AUTRES,
        ] {
            self.pas(POSTE, essai, rule);
        }
        self.part(
            POSTE,
            "Complémentaire santé, part de l'employeur",
            Some("CSS L. 911-7"),
            cout.mutuelle,
        );
        self.arrondi(POSTE, cout.cotisations + cout.mutuelle);
        self.pas("reduction", essai, &cout_employeur::REDUCTION);
        self.pas("taxe_salaires", essai, &cout_employeur::TAXE_SALAIRES);
    }

    /// What is taken from the gross of the person, by nature, and what is left.
    fn personne(&mut self, essai: &Essai, bulletin: &crate::revenus::Bulletin) {
        const POSTE: &str = "cotisations_personne";
        for rule in [
            &salaire::COTISATIONS,
            &salaire::CSG_DEDUCTIBLE,
            &salaire::CSG_NON_DEDUCTIBLE,
            &salaire::CRDS,
        ] {
            self.pas(POSTE, essai, rule);
        }
        let mutuelle = essai
            .situation
            .salaries
            .first()
            .map_or(Money::ZERO, |(_, contrat)| contrat.mutuelle_salarie);
        if bulletin.brut.is_positive() {
            self.part(
                POSTE,
                "Complémentaire santé, part de la personne",
                Some("CSS L. 911-7"),
                mutuelle,
            );
        }
        self.arrondi(POSTE, bulletin.brut - bulletin.net_a_payer);
        self.pas("net", essai, &salaire::NET_A_PAYER);
    }
}

fn provisoire(colonne: &mut ColonneDevis, reduction: Money) {
    if reduction.is_positive() {
        colonne.note(
            "Le coût est provisoire : la réduction générale est recalculée sur l'année, et à la fin de chaque CDD.",
            "CSS D. 241-8, D. 241-9",
        );
    }
}

fn salarie(
    calcul: Calcul<'_>,
    contrat: TypeContrat,
    colonne: &mut ColonneDevis,
) -> Result<(), Refus> {
    let prix = calcul.brut(contrat);
    let frais = calcul.frais();
    if !prix.is_positive() {
        colonne.dire("Ce budget ne paie même pas un centime de brut.");
        return Ok(());
    }
    let essai = calcul.salarie(contrat, prix)?;
    let Some(cout) = essai.mois.bases.cout_employeur else {
        return Ok(());
    };
    let bulletin = crate::revenus::Bulletin {
        brut: essai.mois.bases.brut,
        net_a_payer: essai.mois.revenus.salaire_net,
        ..crate::revenus::Bulletin::default()
    };
    colonne.employeur(&essai, &cout);
    colonne.personne(&essai, &bulletin);
    colonne.frais(frais);
    colonne.montants = Some(MontantsDevis {
        brut: Some(bulletin.brut),
        cotisations_employeur: cout.cotisations + cout.mutuelle,
        reduction: cout.reduction,
        taxe_salaires: cout.taxe_salaires,
        cotisations_personne: bulletin.brut - bulletin.net_a_payer,
        net: bulletin.net_a_payer,
        frais_rembourses: frais,
        ..montants(prix, cout.total + frais)
    });
    let conges = essai.amount(&salaire::CONGES);
    if conges.is_positive() {
        colonne.note(
            format!(
                "L'indemnité de congés payés ({}) s'ajoute au prix convenu.",
                euros(conges)
            ),
            salaire::CONGES.article,
        );
    }
    let manque = essai.mois.bases.sous_le_smic;
    if manque.is_positive() {
        colonne.trop_bas(
            format!(
                "Prix trop bas : cette paie est sous le SMIC pour ces heures. Il manque {} bruts.",
                euros(manque)
            ),
            "C. trav. L. 3231-2",
        );
    }
    match contrat {
        TypeContrat::VacationPublique => {
            colonne.dire("Le coût d'un employeur public est compté sans assurance chômage ni réduction générale. Un employeur public paie souvent un mois ou deux après la vacation : le salaire compte dans le mois où il est payé.");
        }
        _ => {
            if essai
                .step(&crate::revenus::formateur_occasionnel::BASE)
                .is_some()
            {
                colonne.note(
                    "Cotisations sur la base forfaitaire du formateur occasionnel : au plus 30 jours par an chez le même employeur, qui en fait le choix par écrit. Sans réduction générale.",
                    crate::revenus::formateur_occasionnel::BASE.article,
                );
            }
        }
    }
    colonne.dire("Un salaire est sans TVA. Le client embauche : il déclare, paie les cotisations et remet un bulletin de paie.");
    provisoire(colonne, cout.reduction);
    colonne.hypotheses.extend(essai.hypotheses());
    Ok(())
}

fn esat(calcul: Calcul<'_>, colonne: &mut ColonneDevis) -> Result<(), Refus> {
    let (prix, frais) = (calcul.prix(), calcul.frais());
    colonne.part(
        "part_esat",
        "Payé à l'ESAT, qui continue de payer la personne",
        Some("CASF R. 344-17"),
        prix + frais,
    );
    colonne.montants = Some(MontantsDevis {
        part_esat: prix + frais,
        ..montants(prix, prix + frais)
    });
    colonne.paiement = Some(calcul.mois());
    colonne.note(
        "Le client paie l'ESAT. La personne garde sa paie d'ESAT et son AAH : la mission n'ajoute rien et ne retire rien.",
        "CASF R. 344-16",
    );
    colonne.dire("L'ESAT facture, avec la TVA en plus du prix hors taxe s'il la doit.");
    match calcul.esat() {
        None => colonne.dire(
            "La part payée par l'ESAT n'est pas donnée (esat.part_esat) : la paie gardée n'est pas calculée.",
        ),
        Some(essai) => {
            let essai = essai?;
            let net = essai.mois.revenus.salaire_net;
            colonne.paie_gardee = Some(net);
            let heure = essai
                .mois
                .bases
                .heures_travail
                .and_then(|heures| per_hour(net, heures))
                .map(|heure| format!(", soit {} par heure", euros(heure)))
                .unwrap_or_default();
            colonne.note(
                format!(
                    "Paie d'ESAT gardée en {} : {} nets{heure}.",
                    in_words(calcul.mois()),
                    euros(net)
                ),
                "CASF L. 243-4",
            );
        }
    }
    Ok(())
}

fn benevolat(calcul: Calcul<'_>, colonne: &mut ColonneDevis) {
    let frais = calcul.frais();
    colonne.frais(frais);
    colonne.montants = Some(MontantsDevis {
        frais_rembourses: frais,
        ..montants(Money::ZERO, frais)
    });
    if !frais.is_positive() {
        colonne.paiement = None;
    }
    colonne.note(
        "La mission n'est pas payée. Seuls des frais réels et justifiés sont remboursés : une somme fixe sans justificatif serait un salaire.",
        FRAIS,
    );
}

/// What was taken where an answer of the mission or of the client was left out.
fn hypotheses(projet: &ProjetDevis) -> Vec<String> {
    let mut taken = Vec::new();
    let (mission, client) = (&projet.demande.mission, &projet.demande.client);
    if mission.paiement.is_none() {
        taken.push(format!(
            "Le mois de paiement n'est pas donné : tout est compté dans le mois de la mission, {} (mission.paiement).",
            in_words(mission.mois.get())
        ));
    }
    if mission.heures.is_none() {
        taken.push(format!(
            "La durée n'est pas donnée : {} pour {} (mission.heures).",
            heures(projet.heures),
            crate::francais::count(mission.jours.get(), "jour", "jours")
        ));
    }
    let salaried = |statut| projet.statuts.contains(&statut);
    if (salaried(StatutDevis::CddUsage) || salaried(StatutDevis::VacationPublique))
        && client.effectif.is_none()
    {
        taken.push(format!(
            "Le client est supposé avoir {EFFECTIF} salariés (client.effectif)."
        ));
    }
    if salaried(StatutDevis::VacationPublique)
        && client.nature.public()
        && client.assujetti_tva.is_none()
    {
        taken.push(
            "La taxe sur les salaires d'un client public n'est pas comptée (client.assujetti_tva)."
                .into(),
        );
    }
    taken
}

/// What holds for the whole table.
fn remarques(engine: &Engine, projet: &ProjetDevis) -> Vec<RemarqueDevis> {
    let mut all = Vec::new();
    let mut say = |texte: String| all.push(RemarqueDevis::new(texte, None));
    match projet.accord {
        Accord::Prix(prix) => say(format!(
            "{} : c'est le prix convenu avec le client. Pour une facture (micro-entreprise, portage, ESAT), c'est le prix hors taxe ; pour un salaire (CDD d'usage, vacation), c'est le brut. Le client paie alors plus ou moins selon le statut.",
            euros(prix)
        )),
        Accord::Budget(budget) => say(format!(
            "{} : c'est le plus que le client peut dépenser, TVA à part. Chaque statut a le plus grand prix, au centime, qui y tient.",
            euros(budget)
        )),
    }
    if let Some((repere, montant)) = projet.repere {
        say(format!(
            "Exemple : le prix de référence du terrain est de {} pour {}. Ce n'est ni une règle ni un tarif : il se change (legislation.amend).",
            euros(montant),
            repere.unite()
        ));
    }
    if let Some(known) = engine
        .last_checked()
        .filter(|known| projet.paiement > *known)
    {
        say(valeurs_reconduites(known));
    }
    say("Avant l'impôt sur le revenu du foyer. Ce que la mission change à l'AAH, à une pension ou à une autre prestation se calcule avec une situation (cumul simulate).".into());
    all
}
