//! What is asked of a quote: a mission, a client, the person who offers it, and what is known of each status.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::calendar::Month;
use crate::error::{Faute, SituationError};
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Legislation, ParameterError, Room};
use crate::revenus::portage;
use crate::situation::PREMIER_MOIS;
use crate::situation::activites::{
    ContratPortage, EmployeurDonne, Mutuelle, NiveauPortage, ReservePortage,
};
use crate::situation::conventions::LoiModifiee;
use crate::situation::lecture::{
    Borne, Entier, Faults, Heures, Jour, Mois, Montant, MontantAnnuel, Pourcent, Read, Schema,
    choice, group, object, text,
};
use crate::situation::micro_entreprise::{CategorieMicro, DeclarationMicro};
use crate::situation::node::{Node, Value};

/// The reference prices of the field: examples that a request can edit, without any legal force.
pub(crate) mod reperes {
    use crate::money::Money;
    use crate::parameters::parameters;

    parameters! {
        /// Read in the month of the mission.
        "reperes" { colloque: Money, ingenierie_heure: Money, formation_jour: Money }
    }

    /// The day that portage companies usually ask for, which the statuses own.
    pub(crate) mod portage {
        use crate::money::Money;
        use crate::parameters::parameters;

        parameters! {
            /// Read in the month of the mission.
            "statuts" { portage_prix_jour: Money }
        }
    }
}

choice! {
    /// A status of the table.
    StatutDevis {
        /// Micro-entreprise.
        MicroEntreprise = "micro_entreprise",
        /// Portage.
        PortageSalarial = "portage_salarial",
        /// Fixed-term « d'usage ».
        CddUsage = "cdd_usage",
        /// Public vacation.
        VacationPublique = "vacation_publique",
        /// Made available by an ESAT.
        Esat = "esat",
        /// Volunteering.
        Benevolat = "benevolat",
    }
}

/// Every status, in the order of the table.
pub(crate) const STATUTS: [StatutDevis; 6] = [
    StatutDevis::MicroEntreprise,
    StatutDevis::PortageSalarial,
    StatutDevis::CddUsage,
    StatutDevis::VacationPublique,
    StatutDevis::Esat,
    StatutDevis::Benevolat,
];

choice! {
    /// What is asked for.
    NatureMission {
        /// Training of professionals.
        Formation = "formation",
        /// Advice.
        Conseil = "conseil",
        /// Design of trainings, of tools.
        Ingenierie = "ingenierie",
        /// A talk at a conference.
        Colloque = "colloque",
        /// A testimony.
        Temoignage = "temoignage",
        /// Raising awareness.
        Sensibilisation = "sensibilisation",
        /// Support of a group.
        Accompagnement = "accompagnement",
        /// Support of a person at home: a « service à la personne ».
        AccompagnementDomicile = "accompagnement_domicile",
    }
}

choice! {
    /// Who asks for it.
    NatureClient {
        /// Non-profit association.
        Association = "association",
        /// Company.
        Entreprise = "entreprise",
        /// Training body.
        OrganismeFormation = "organisme_formation",
        /// Town, department, region, State.
        Collectivite = "collectivite",
        /// Public hospital.
        Hopital = "hopital",
        /// University.
        Universite = "universite",
        /// A person.
        Particulier = "particulier",
    }
}

impl NatureClient {
    /// A public employer.
    pub(crate) const fn public(self) -> bool {
        matches!(self, Self::Collectivite | Self::Hopital | Self::Universite)
    }
}

choice! {
    /// A reference price of the field.
    Repere {
        /// A talk at a conference.
        Colloque = "colloque",
        /// An hour of design.
        Ingenierie = "ingenierie",
        /// A day of training.
        Formation = "formation",
        /// The least day that portage companies usually ask for.
        PortagePlancher = "portage_plancher",
    }
}

impl Repere {
    /// The reference price, for its unit.
    fn montant(self, law: &Legislation, date: chrono::NaiveDate) -> Result<Money, ParameterError> {
        if self == Self::PortagePlancher {
            return Ok(reperes::portage::Parameters::resolve(law, date)?.portage_prix_jour);
        }
        let reperes = reperes::Parameters::resolve(law, date)?;
        Ok(match self {
            Self::Colloque => reperes.colloque,
            Self::Ingenierie => reperes.ingenierie_heure,
            Self::Formation | Self::PortagePlancher => reperes.formation_jour,
        })
    }

    /// What the price is for.
    pub(crate) const fn unite(self) -> &'static str {
        match self {
            Self::Colloque => "une intervention en colloque",
            Self::Ingenierie => "une heure d'ingénierie",
            Self::Formation => "une journée de formation",
            Self::PortagePlancher => "une journée de portage (prix souvent demandé au moins)",
        }
    }
}

/// A few words: a name, an address, a title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Libelle(pub(crate) String);

/// The longest one, in characters.
const LONGUEUR: usize = 300;

impl Read for Libelle {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        let written = match &node.value {
            Value::Text(text) => Some(text.trim().to_owned()),
            // A number, such as a SIRET, may be written without quotes.
            Value::Number(number) if number.fract().is_zero() => Some(number.to_string()),
            _ => None,
        };
        let fits = |text: &String| {
            !text.is_empty()
                && text.chars().count() <= LONGUEUR
                && !text.chars().any(|c| c.is_control() && c != '\n')
        };
        match written.filter(fits) {
            Some(text) => Self(text),
            None => {
                faults.push(SituationError::NotAllowed {
                    field: path.to_owned(),
                    value: node.shown(),
                    allowed: Self::accepted(),
                });
                Self::default()
            }
        }
    }

    fn accepted() -> String {
        format!("un texte de 1 à {LONGUEUR} caractères")
    }

    fn schema() -> Schema {
        object([("type", text("string"))])
    }
}

/// A SIREN or a SIRET, spaces aside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Siret(pub(crate) String);

impl Read for Siret {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        let digits: String = match &node.value {
            Value::Text(text) => text.chars().filter(|c| !c.is_whitespace()).collect(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        if matches!(digits.len(), 9 | 14) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self(digits);
        }
        faults.push(SituationError::NotAllowed {
            field: path.to_owned(),
            value: node.shown(),
            allowed: Self::accepted(),
        });
        Self::default()
    }

    fn accepted() -> String {
        "un numéro SIREN de 9 chiffres ou SIRET de 14 chiffres, entre guillemets".to_owned()
    }

    fn schema() -> Schema {
        object([("type", text("string"))])
    }
}

group! {
    /// La mission. Son prix est donné d'une seule façon : prix, budget ou repere.
    MissionDevis {
        /// Ce qui est proposé, en quelques mots.
        intitule: Option<Libelle> = None;
        /// Nature de la mission.
        nature: NatureMission, because "La nature de la mission décide des statuts possibles et des mentions du devis.";
        /// Mois de la mission.
        mois: Mois, because "Les cotisations sont celles d'un mois.";
        /// Jours de mission.
        jours: Entier<1, 31> = Entier::of(1);
        /// Heures de mission en tout ; absent : 7 heures par jour.
        heures: Option<Heures> = None;
        /// Prix convenu avec le client pour toute la mission : hors taxe pour une facture, brut pour un salaire.
        prix: Option<Montant> = None;
        /// Ce que le client peut dépenser au plus, cotisations et frais compris, TVA à part : chaque statut a le plus grand prix qui y tient.
        budget: Option<Montant> = None;
        /// Un prix de référence du terrain, qui est un exemple : colloque (une intervention), ingenierie (une heure), formation ou portage_plancher (une journée).
        repere: Option<Repere> = None;
        /// Frais réels (transport, repas), remboursés par le client en plus du prix.
        frais: Montant = Montant::default();
        /// Mois du paiement ; absent : le mois de la mission.
        paiement: Option<Mois> = None;
        /// La mission relève de l'activité normale et permanente du client.
        tache_permanente_du_client: bool = false;
    }
}

group! {
    /// Le client : qui demande la mission, et ce qui décide de ce qu'un salaire lui coûte.
    ClientDevis {
        /// Nature du client.
        nature: NatureClient, because "La nature du client décide des statuts possibles et de ce qu'un salaire lui coûte.";
        /// Nom.
        nom: Option<Libelle> = None;
        /// Adresse.
        adresse: Option<Libelle> = None;
        /// Numéro SIREN ou SIRET.
        siret: Option<Siret> = None;
        /// Nombre de salariés ; absent : 10.
        effectif: Option<Entier<1, 1_000_000>> = None;
        /// Taux accidents du travail en pourcentage ; absent : le taux moyen.
        taux_atmp: Option<Pourcent> = None;
        /// Association sans but lucratif ; absent : oui quand la nature est association.
        association: Option<bool> = None;
        /// Le client paie la TVA ; absent : oui, sauf pour une association. Un employeur sans TVA peut devoir la taxe sur les salaires.
        assujetti_tva: Option<bool> = None;
        /// Taxe sur les salaires due en un an pour les autres salariés, avant tout abattement.
        taxe_salaires_autres: MontantAnnuel = MontantAnnuel::default();
        /// Taux local du versement mobilité, en pourcentage (11 salariés et plus).
        versement_mobilite: Pourcent = Pourcent::default();
    }
}

group! {
    /// La personne qui propose la mission, pour le devis. Ce qui n'est pas donné reste à compléter.
    Prestataire {
        /// Prénom et nom.
        nom: Option<Libelle> = None;
        /// Adresse.
        adresse: Option<Libelle> = None;
        /// Numéro SIREN ou SIRET.
        siret: Option<Siret> = None;
        /// Numéro de déclaration d'activité d'un organisme de formation.
        nda: Option<Libelle> = None;
        /// Région du préfet qui a enregistré la déclaration d'activité.
        nda_region: Option<Libelle> = None;
        /// Téléphone ou courriel.
        contact: Option<Libelle> = None;
    }
}

group! {
    /// Le document lui-même. Ce qui n'est pas donné reste à compléter.
    DocumentDemande {
        /// Numéro du devis.
        numero: Option<Libelle> = None;
        /// Jour du devis.
        date: Option<Jour> = None;
        /// Durée de validité, en jours.
        validite: Option<Entier<1, 365>> = None;
        /// Lieu de la mission.
        lieu: Option<Libelle> = None;
        /// Dates et horaires de la mission.
        dates: Option<Libelle> = None;
    }
}

group! {
    /// Ce que l'on sait de la micro-entreprise.
    MicroDevis {
        /// Ce qui est vendu.
        categorie: CategorieMicro = CategorieMicro::Bnc;
        /// Mois ou jour de la création ; absent : l'entreprise existe depuis un an au moins.
        creation: Option<Borne> = None;
        /// Déclaration à l'Urssaf chaque mois ou chaque trimestre.
        declaration: DeclarationMicro = DeclarationMicro::Mensuelle;
        /// ACRE, accordée à la création.
        acre: bool = false;
        /// Impôt payé avec les cotisations, en pourcentage des recettes.
        versement_liberatoire: bool = false;
        /// Recettes de l'année, sans cette mission ; absent : elles sont supposées sous le seuil de la TVA.
        recettes_annee: Option<MontantAnnuel> = None;
    }
}

group! {
    /// Ce que l'on sait du portage salarial.
    PortageDevis {
        /// Nom de la société de portage.
        societe: Option<Libelle> = None;
        /// CDI ou CDD.
        contrat: ContratPortage = ContratPortage::Cdi;
        /// Frais de gestion en pourcentage du prix ; absent : 8.
        frais_gestion: Option<Pourcent> = None;
        /// Réserve de 10 % d'un CDI : versée avec le salaire, ou retenue sur le compte.
        reserve: ReservePortage = ReservePortage::Versee;
        /// Niveau dans la convention collective, pour la rémunération minimale.
        niveau: NiveauPortage = NiveauPortage::PremierNiveau;
        /// Statut cadre.
        cadre: bool = true;
        /// Effectif de la société de portage ; absent : 50 et plus.
        effectif: Option<Entier<1, 1_000_000>> = None;
        /// Taux accidents du travail de la société en pourcentage ; absent : 1.
        taux_atmp: Option<Pourcent> = None;
        /// Complémentaire santé.
        mutuelle: Mutuelle = Mutuelle::default();
        /// La personne a la qualification demandée (niveau bac + 2, ou trois ans dans le secteur) ; absent : à vérifier.
        qualification: Option<bool> = None;
    }
}

group! {
    /// Ce que l'on sait du CDD d'usage.
    CddDevis {
        /// Statut cadre.
        cadre: bool = false;
        /// Formateur occasionnel : cotisations sur une base forfaitaire par jour, quand l'employeur en fait le choix écrit.
        formation_occasionnelle: bool = false;
        /// Les congés payés sont dans le prix donné ; absent : oui.
        conges_payes_inclus: Option<bool> = None;
    }
}

group! {
    /// Ce que l'on sait de l'ESAT, pour une mise à disposition.
    EsatDevis {
        /// Nom de l'ESAT.
        nom: Option<Libelle> = None;
        /// Part payée par l'ESAT, en pourcentage du SMIC ; donnée, elle montre la paie gardée.
        part_esat: Option<Pourcent> = None;
        /// Pourcentage d'un temps plein.
        quotite: Pourcent = Pourcent::new(100);
    }
}

group! {
    /// Une demande de devis : une mission, et ce que son prix devient sous chaque statut.
    DemandeDevis {
        /// La mission.
        mission: MissionDevis, because "Un devis porte sur une mission.";
        /// Le client.
        client: ClientDevis, because "La nature du client décide des statuts possibles et de ce qu'un salaire lui coûte.";
        /// La personne qui propose la mission.
        prestataire: Prestataire = Prestataire::default();
        /// Le document.
        document: DocumentDemande = DocumentDemande::default();
        /// Les statuts à comparer ; absent : tous.
        statuts: Vec<StatutDevis> = Vec::new();
        /// La micro-entreprise.
        micro_entreprise: MicroDevis = MicroDevis::default();
        /// Le portage salarial.
        portage_salarial: PortageDevis = PortageDevis::default();
        /// Le CDD d'usage.
        cdd_usage: CddDevis = CddDevis::default();
        /// L'ESAT.
        esat: EsatDevis = EsatDevis::default();
        /// La loi et les prix de référence tels qu'ils seraient.
        legislation: LoiModifiee = LoiModifiee::default();
    }
}

/// What was agreed with the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accord {
    /// The price of the work.
    Prix(Money),
    /// The most that the client can spend in all.
    Budget(Money),
}

/// A mission to quote, checked.
///
/// It is built from a tree of values ([`ProjetDevis::read`]); with the feature `json`, from text
/// (`ProjetDevis::from_json`).
#[derive(Debug, Clone)]
pub struct ProjetDevis {
    pub(crate) demande: DemandeDevis,
    pub(crate) statuts: Vec<StatutDevis>,
    pub(crate) legislation: Legislation,
    pub(crate) accord: Accord,
    pub(crate) heures: Rate,
    pub(crate) paiement: Month,
    /// The reference price that the price comes from.
    pub(crate) repere: Option<(Repere, Money)>,
}

/// Months after the mission in which it can still be paid.
const ATTENTE: i32 = 12;
/// Hours in a day.
const HEURES_PAR_JOUR: i64 = 24;

impl ProjetDevis {
    /// Reads and checks a request for a quote given as a tree.
    ///
    /// # Errors
    /// Every fault, with its place in the file when the tree has places.
    pub fn read(node: &Node) -> Result<Self, Vec<Faute>> {
        let placed = |faults: Vec<SituationError>| -> Vec<Faute> {
            faults.iter().map(|fault| fault.faute_in(node)).collect()
        };
        if node.value == Value::Null {
            return Err(alloc::vec![SituationError::empty().faute()]);
        }
        let mut faults = Faults::default();
        let demande = DemandeDevis::read(node, "", &mut faults);
        let projet = Self::check(demande, &mut faults);
        match (faults.into_result(()), projet) {
            (Ok(()), Ok(projet)) => Ok(projet),
            (Ok(()), Err(source)) => Err(placed(alloc::vec![SituationError::Law {
                field: "mission.mois".to_owned(),
                source,
            }])),
            (Err(faults), _) => Err(placed(faults)),
        }
    }

    fn check(demande: DemandeDevis, faults: &mut Faults) -> Result<Self, ParameterError> {
        let mut legislation = Legislation::in_force();
        for (id, month, value) in &demande.legislation.amend.0 {
            // A refused amendment was already told when it was read.
            if let Ok(law) = legislation.clone().amend(id, *month, *value) {
                legislation = law;
            }
        }
        let mission = &demande.mission;
        let mois = mission.mois.get();
        let paiement = mission.paiement.map_or(mois, Mois::get);
        dates(&demande, mois, paiement, faults);
        statuts(&demande, faults);
        let at = mois.max(PREMIER_MOIS).first_day();
        let repere = mission
            .repere
            .map(|repere| Ok::<_, ParameterError>((repere, repere.montant(&legislation, at)?)))
            .transpose()?;
        let par_jour = portage::Parameters::resolve(&legislation, at)?.heures_par_jour;
        let heures = mission
            .heures
            .map_or_else(|| par_jour.times_count(mission.jours.get()), Heures::get);
        duree(mission, heures, faults);
        let accord = accord(mission, heures, repere, faults);
        let statuts = if demande.statuts.is_empty() {
            STATUTS.to_vec()
        } else {
            STATUTS
                .into_iter()
                .filter(|statut| demande.statuts.contains(statut))
                .collect()
        };
        Ok(Self {
            statuts,
            legislation,
            accord,
            heures,
            paiement,
            repere,
            demande,
        })
    }

    /// What is known of the client as an employer.
    pub(crate) fn employeur(&self) -> EmployeurDonne {
        let client = &self.demande.client;
        let association = client
            .association
            .unwrap_or(client.nature == NatureClient::Association);
        EmployeurDonne {
            association,
            assujetti_tva: client.assujetti_tva.or(Some(!association)),
            taxe_salaires_autres: client.taxe_salaires_autres,
            versement_mobilite: client.versement_mobilite,
        }
    }
}

fn conflict(
    field: &str,
    value: impl ToString,
    others: &[&str],
    rule: &str,
    allowed: &str,
) -> SituationError {
    SituationError::Conflict {
        field: field.to_owned(),
        value: value.to_string(),
        others: others.iter().map(|other| (*other).to_owned()).collect(),
        rule: rule.to_owned(),
        allowed: allowed.to_owned(),
    }
}

fn dates(demande: &DemandeDevis, mois: Month, paiement: Month, faults: &mut Faults) {
    if mois < PREMIER_MOIS {
        faults.push_between(conflict(
            "mission.mois",
            mois,
            &[],
            "la loi est connue à partir de janvier 2024",
            "un mois à partir de 2024-01",
        ));
    }
    if paiement < mois {
        faults.push_between(conflict(
            "mission.paiement",
            paiement,
            &["mission.mois"],
            "la paie viendrait avant le travail",
            "le mois de la mission, ou un mois d'après",
        ));
    } else if paiement > mois + ATTENTE {
        faults.push_between(conflict(
            "mission.paiement",
            paiement,
            &["mission.mois"],
            "le paiement vient plus d'un an après la mission",
            &format!("un mois de {mois} à {}", mois + ATTENTE),
        ));
    }
    let micro = &demande.micro_entreprise;
    if let Some(creation) = micro.creation.filter(|creation| creation.mois > mois) {
        faults.push_between(conflict(
            "micro_entreprise.creation",
            creation.mois,
            &["mission.mois"],
            "l'entreprise serait créée après la mission",
            "un mois ou un jour, au plus tard le mois de la mission",
        ));
    }
    if micro.acre && micro.creation.is_none() {
        faults.push_between(SituationError::Missing {
            field: "micro_entreprise.creation".to_owned(),
            why: "La date de création décide du taux et de la fin de l'ACRE (CSS L. 131-6-4)."
                .to_owned(),
            allowed: Borne::accepted(),
        });
    }
}

fn duree(mission: &MissionDevis, heures: Rate, faults: &mut Faults) {
    let jours = mission.jours.get();
    if jours > mission.mois.get().days() {
        faults.push_between(conflict(
            "mission.jours",
            jours,
            &["mission.mois"],
            "la mission a plus de jours que le mois",
            &format!("un nombre de 1 à {}", mission.mois.get().days()),
        ));
    }
    let most = Rate::ONE.times_count(jours * HEURES_PAR_JOUR);
    if mission.heures.is_some() && (heures <= Rate::ZERO || heures > most) {
        faults.push_between(conflict(
            "mission.heures",
            heures,
            &["mission.jours"],
            "les heures ne vont pas avec les jours de la mission",
            &format!(
                "plus de 0 et au plus {} heures, ou plus de jours",
                jours * HEURES_PAR_JOUR
            ),
        ));
    }
}

fn statuts(demande: &DemandeDevis, faults: &mut Faults) {
    for (at, statut) in demande.statuts.iter().enumerate() {
        if demande.statuts.iter().take(at).any(|other| other == statut) {
            faults.push_between(SituationError::Duplicate {
                field: format!("statuts.{at}"),
                value: statut.name().to_owned(),
            });
        }
    }
    let portage = &demande.portage_salarial;
    if portage.contrat == ContratPortage::Cdd && portage.reserve == ReservePortage::Retenue {
        faults.push_between(conflict(
            "portage_salarial.reserve",
            ReservePortage::Retenue.name(),
            &["portage_salarial.contrat"],
            "seul un CDI de portage a une réserve ; un CDD a une indemnité de fin de contrat",
            "reserve: versee, ou contrat: cdi",
        ));
    }
    if demande.cdd_usage.formation_occasionnelle
        && demande.mission.nature != NatureMission::Formation
    {
        faults.push_between(conflict(
            "cdd_usage.formation_occasionnelle",
            "true",
            &["mission.nature"],
            "la base forfaitaire ne vaut que pour des cours de formation professionnelle continue (arrêté du 28 décembre 1987)",
            "false, ou nature: formation",
        ));
    }
    let client = &demande.client;
    if client.taxe_salaires_autres != MontantAnnuel::default() && client.assujetti_tva == Some(true)
    {
        faults.push_between(conflict(
            "client.taxe_salaires_autres",
            client.taxe_salaires_autres.get(),
            &["client.assujetti_tva"],
            "un employeur qui paie la TVA ne paie pas la taxe sur les salaires (CGI 231)",
            "assujetti_tva: false, ou pas de taxe sur les salaires",
        ));
    }
}

/// The one way in which the price is given.
fn accord(
    mission: &MissionDevis,
    heures: Rate,
    repere: Option<(Repere, Money)>,
    faults: &mut Faults,
) -> Accord {
    const ATTENDU: &str = "une seule façon : prix, budget ou repere (un prix de référence : colloque, ingenierie, formation ou portage_plancher)";
    let given: Vec<&str> = [
        mission.prix.map(|_| "mission.prix"),
        mission.budget.map(|_| "mission.budget"),
        mission.repere.map(|_| "mission.repere"),
    ]
    .into_iter()
    .flatten()
    .collect();
    match given.as_slice() {
        [] => faults.push_between(SituationError::Missing {
            field: "mission.prix".to_owned(),
            why: "Le prix de la mission ou le budget du client est nécessaire.".to_owned(),
            allowed: ATTENDU.to_owned(),
        }),
        [_] => {}
        [.., last] => faults.push_between(conflict(
            last,
            "",
            &given,
            "le prix est donné plusieurs fois",
            ATTENDU,
        )),
    }
    let jours = mission.jours.get();
    let frais = mission.frais.get();
    if let Some(budget) = mission.budget {
        let budget = budget.get();
        if budget <= frais {
            faults.push_between(conflict(
                "mission.budget",
                budget,
                &["mission.frais"],
                "les frais prennent tout le budget",
                "un budget plus grand que les frais",
            ));
        }
        return Accord::Budget(budget.rounded(Rounding::Centime));
    }
    if let Some(prix) = mission.prix {
        if !prix.get().is_positive() {
            faults.push_between(SituationError::NotAllowed {
                field: "mission.prix".to_owned(),
                value: prix.get().to_string(),
                allowed: "un montant plus grand que 0".to_owned(),
            });
        }
        return Accord::Prix(prix.get().rounded(Rounding::Centime));
    }
    Accord::Prix(match repere {
        Some((Repere::Ingenierie, heure)) => heure.times(heures).rounded(Rounding::Centime),
        Some((Repere::Formation | Repere::PortagePlancher, jour)) => jour * jours,
        Some((Repere::Colloque, intervention)) => intervention,
        None => Money::ZERO,
    })
}

/// The JSON Schema of a request for a quote, as a tree.
pub(crate) fn schema() -> Schema {
    DemandeDevis::schema()
}
