//! Every way of earning, past ones included, and the other incomes.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::lecture::{
    Borne, Entier, Faults, Heures, Jour, Mois, Montant, MontantAnnuel, ParAnnee, ParMois, Pourcent,
    Read, Schema, choice, entries, find, group, group_schema, join, list, object,
};
use super::micro_entreprise::MicroEntreprise;
use super::node::{Node, Value};
use crate::error::SituationError;

choice! {
    /// Kind of employment contract.
    TypeContrat {
        /// Open-ended.
        Cdi = "cdi",
        /// Fixed-term.
        Cdd = "cdd",
        /// Fixed-term « d'usage » (C. trav. L. 1242-2, 3°).
        CddUsage = "cdd_usage",
        /// Public vacation (Ircantec).
        VacationPublique = "vacation_publique",
    }
}

choice! {
    /// Indemnity at the end of a fixed-term contract.
    IndemniteFinContrat {
        /// Due at the full rate (C. trav. L. 1243-8).
        Due = "due",
        /// Due at the rate of a branch agreement (C. trav. L. 1243-9).
        Reduite = "reduite",
        /// Not due (C. trav. L. 1243-10).
        NonDue = "non_due",
    }
}

choice! {
    /// When a month of work is paid.
    Paie {
        /// In the same month.
        MoisCourant = "mois_courant",
        /// In the next month.
        MoisSuivant = "mois_suivant",
    }
}

choice! {
    /// Regime of a prime de partage de la valeur (loi n° 2022-1158, art. 1).
    RegimePpv {
        /// Free of CSG, CRDS and income tax.
        Exoneree = "exoneree",
        /// CSG and CRDS due, taxable.
        Imposable = "imposable",
    }
}

group! {
    /// Les parts d'une complémentaire santé ou d'une prévoyance, par mois.
    Mutuelle {
        /// Part payée par la personne.
        salarie: Montant = Montant::default();
        /// Part payée par l'employeur.
        employeur: Montant = Montant::default();
    }
}

group! {
    /// Les montants lus sur le bulletin de paie.
    Bulletin {
        /// Salaire brut.
        brut: ParMois<Montant>, because "Les montants du bulletin sont pris tels quels.";
        /// Net à payer avant impôt.
        net_a_payer: ParMois<Montant>, because "Les montants du bulletin sont pris tels quels.";
        /// Net imposable.
        net_imposable: ParMois<Montant>, because "Les montants du bulletin sont pris tels quels.";
        /// Montant net social.
        net_social: ParMois<Montant>, because "Les montants du bulletin sont pris tels quels.";
        /// Heures exonérées d'impôt, en net fiscal.
        heures_exonerees: Option<ParMois<Montant>> = None;
    }
}

group! {
    /// Une baisse de la durée du travail, gardée au moins deux mois.
    ReductionDuree {
        /// Jour du changement.
        date: Jour, because "L'abattement commence le mois suivant.";
        /// Heures par mois avant.
        heures_avant: Heures, because "Le pourcentage de baisse donne l'abattement.";
        /// Heures par mois après.
        heures_apres: Heures, because "Le pourcentage de baisse donne l'abattement.";
    }
}

group! {
    /// Une prime de partage de la valeur.
    Ppv {
        /// Montant par mois de paiement.
        montant: ParMois<Montant>, because "La prime compte dans le mois où elle est payée.";
        /// Exonérée ou imposable.
        regime: RegimePpv = RegimePpv::Exoneree;
        /// Accord d'intéressement, ou association d'intérêt général : jusqu'à 6 000 € par an au lieu de 3 000 € (toujours en ESAT).
        plafond_majore: bool = false;
    }
}

group! {
    /// L'employeur, pour ce que l'emploi lui coûte.
    EmployeurDonne {
        /// Association sans but lucratif.
        association: bool = false;
        /// L'employeur paie la TVA ; absent : oui, sauf pour une association. Sans TVA, il doit la taxe sur les salaires.
        assujetti_tva: Option<bool> = None;
        /// Taxe sur les salaires due en un an pour les autres salariés, avant tout abattement.
        taxe_salaires_autres: MontantAnnuel = MontantAnnuel::default();
        /// Taux local du versement mobilité, en pourcentage (11 salariés et plus).
        versement_mobilite: Pourcent = Pourcent::default();
    }
}

group! {
    /// Des jours de formation donnés par un formateur occasionnel.
    FormationOccasionnelle {
        /// Jours de formation par mois ; absent : ceux des missions.
        jours: Option<ParMois<Entier<0, 31>>> = None;
        /// L'employeur a choisi la base forfaitaire.
        assiette_forfaitaire: bool = true;
    }
}

group! {
    /// Un emploi salarié. La paie est donnée d'une seule façon : brut, heures et taux horaire, net à payer, net imposable ou bulletin.
    Salariat {
        /// Premier mois ou premier jour du contrat.
        debut: Borne, because "Le début de l'activité ouvre le cumul intégral.";
        /// Dernier mois ou dernier jour ; absent : sans fin connue.
        fin: Option<Borne> = None;
        /// Type de contrat.
        contrat: TypeContrat = TypeContrat::Cdi;
        /// Statut cadre.
        cadre: bool = false;
        /// Salaire brut par mois.
        brut_mensuel: Option<ParMois<Montant>> = None;
        /// Heures par mois.
        heures_mensuelles: Option<ParMois<Heures>> = None;
        /// Taux horaire brut.
        taux_horaire: Option<ParMois<Montant>> = None;
        /// Net à payer avant impôt, par mois.
        net_a_payer_mensuel: Option<ParMois<Montant>> = None;
        /// Net imposable par mois.
        net_imposable_mensuel: Option<ParMois<Montant>> = None;
        /// Montants du bulletin de paie.
        bulletin: Option<Bulletin> = None;
        /// Pourcentage d'un temps plein, à la place des heures.
        quotite: Option<ParMois<Pourcent>> = None;
        /// Jours couverts par un contrat plus court que le mois.
        jours: Option<ParMois<Entier<1, 31>>> = None;
        /// Heures complémentaires par mois, payées au taux horaire majoré.
        heures_complementaires: Option<ParMois<Heures>> = None;
        /// Les congés payés sont dans la paie donnée ; absent : oui pour un CDD d'usage, non pour un CDD.
        conges_payes_inclus: Option<bool> = None;
        /// Un CDI suit le CDD.
        cdi_ensuite: bool = false;
        /// Indemnité de fin de contrat d'un CDD.
        indemnite_fin_contrat: IndemniteFinContrat = IndemniteFinContrat::Due;
        /// Complémentaire santé.
        mutuelle: Mutuelle = Mutuelle::default();
        /// Prévoyance ; absent : rien, ou le minimum légal payé par l'employeur pour un cadre.
        prevoyance: Option<Mutuelle> = None;
        /// Régime local d'Alsace-Moselle.
        alsace_moselle: bool = false;
        /// Entreprise adaptée : mêmes règles de paie qu'un emploi ordinaire.
        entreprise_adaptee: bool = false;
        /// Effectif de l'employeur ; donné, il montre ce que l'emploi coûte (10 quand seul le taux accidents du travail est donné).
        effectif: Option<Entier<1, 1_000_000>> = None;
        /// Taux accidents du travail en pourcentage ; donné, il montre ce que l'emploi coûte (absent : le taux moyen).
        taux_atmp: Option<Pourcent> = None;
        /// Ce que l'on sait de l'employeur pour calculer ce que l'emploi lui coûte.
        employeur: EmployeurDonne = EmployeurDonne::default();
        /// Président ou dirigeant payé d'une association : mêmes règles qu'un salarié, sans assurance chômage.
        president_association: bool = false;
        /// Formateur occasionnel : cotisations sur une base forfaitaire par jour, quand l'employeur en fait le choix écrit.
        formation_occasionnelle: Option<FormationOccasionnelle> = None;
        /// Mois où la personne travaille, quand ce ne sont pas ceux de la paie (contrats payés par mission).
        mois_travailles: Vec<Mois> = Vec::new();
        /// Mois de paiement ; les montants par mois sont alors ceux du mois travaillé.
        paie: Paie = Paie::MoisCourant;
        /// Avec une retraite : l'employeur est le dernier d'avant la retraite.
        dernier_employeur: bool = false;
        /// Avec une retraite d'avant 2027 : activité laissée de côté par le cumul (jurys, consultations occasionnelles, œuvres d'auteur).
        hors_cumul_retraite: bool = false;
        /// Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement).
        frais_reels: Option<ParMois<Montant>> = None;
        /// Baisses de la durée du travail.
        reductions_duree: Vec<ReductionDuree> = Vec::new();
        /// Prime de partage de la valeur.
        prime_partage_valeur: Option<Ppv> = None;
    }
}

choice! {
    /// Complementary retirement scheme of an ESAT.
    ComplementaireEsat {
        /// Agirc-Arrco, 60 % paid by the ESAT.
        AgircArrco = "agirc_arrco_60_40",
        /// Agirc-Arrco shared in halves by agreement.
        AgircArrcoMoitie = "agirc_arrco_50_50",
        /// Ircantec (public ESAT).
        Ircantec = "ircantec",
    }
}

group! {
    /// Un travail en ESAT.
    Esat {
        /// Premier mois ou premier jour.
        debut: Borne, because "L'entrée en ESAT fait recalculer l'AAH.";
        /// Dernier mois ou dernier jour ; absent : sans fin connue.
        fin: Option<Borne> = None;
        /// Part payée par l'ESAT, en pourcentage du SMIC.
        part_esat: ParMois<Pourcent>, because "La part payée par l'ESAT donne la rémunération garantie et l'abattement de l'AAH.";
        /// Pourcentage d'un temps plein.
        quotite: ParMois<Pourcent> = ParMois::Constante(Pourcent::new(100));
        /// Complémentaire santé.
        mutuelle: Mutuelle = Mutuelle::default();
        /// Prévoyance.
        prevoyance: Mutuelle = Mutuelle::default();
        /// Retraite complémentaire.
        complementaire: ComplementaireEsat = ComplementaireEsat::AgircArrco;
        /// Régime local d'Alsace-Moselle.
        alsace_moselle: bool = false;
        /// Montants du bulletin de paie.
        bulletin: Option<Bulletin> = None;
        /// Prime d'intéressement à l'excédent d'exploitation.
        prime_interessement: Option<ParMois<Montant>> = None;
        /// Prime de partage de la valeur.
        prime_partage_valeur: Option<Ppv> = None;
        /// Avec une retraite : l'ESAT est celui d'avant la retraite.
        dernier_employeur: bool = false;
        /// Mise à disposition dans une entreprise : la personne garde la paie de l'ESAT.
        mise_a_disposition: bool = false;
        /// Mois d'arrêt maladie indemnisé : la rémunération garantie est maintenue.
        arrets_maladie: Vec<Mois> = Vec::new();
        /// Baisses de la durée du travail.
        reductions_duree: Vec<ReductionDuree> = Vec::new();
    }
}

group! {
    /// Un bénévolat : le remboursement de frais réels n'est pas un revenu.
    Benevolat {
        /// Premier mois ou premier jour.
        debut: Borne, because "Une activité a un début.";
        /// Dernier mois ou dernier jour.
        fin: Option<Borne> = None;
        /// Frais remboursés par mois, sur justificatifs.
        frais_rembourses: Option<ParMois<Montant>> = None;
    }
}

choice! {
    /// Contract of portage.
    ContratPortage {
        /// Open-ended.
        Cdi = "cdi",
        /// Fixed-term.
        Cdd = "cdd",
    }
}

choice! {
    /// The reserve of 10 % of a person in portage under an open-ended contract.
    ReservePortage {
        /// Paid with the salary.
        Versee = "versee",
        /// Kept on the account.
        Retenue = "retenue",
    }
}

choice! {
    /// Level of the branch agreement of portage, which fixes the least pay.
    NiveauPortage {
        /// At most 24 months in portage.
        PremierNiveau = "premier_niveau",
        /// Junior.
        Junior = "junior",
        /// Senior.
        Senior = "senior",
        /// Expert (« forfait-jours » before July 2024).
        Expert = "expert",
    }
}

group! {
    /// Un portage salarial : le prix des missions devient un salaire.
    PortageSalarial {
        /// Premier mois ou premier jour du contrat de portage.
        debut: Borne, because "Le contrat de portage a un début ; il ouvre le cumul intégral.";
        /// Dernier mois ou dernier jour ; absent : sans fin connue.
        fin: Option<Borne> = None;
        /// CDI ou CDD.
        contrat: ContratPortage = ContratPortage::Cdi;
        /// Jours de mission par mois ; absent : ceux des missions.
        jours: Option<ParMois<Entier<0, 31>>> = None;
        /// Prix d'une journée, hors taxe.
        tarif_journalier: Option<ParMois<Montant>> = None;
        /// Prix de toutes les journées du mois, hors taxe, à la place du tarif d'une journée.
        honoraires: Option<ParMois<Montant>> = None;
        /// Frais de gestion en pourcentage du prix ; absent : 8.
        frais_gestion: Option<Pourcent> = None;
        /// Frais professionnels remboursés par mois : ils ne sont pas un revenu.
        frais_professionnels: Option<ParMois<Montant>> = None;
        /// Réserve de 10 % d'un CDI : versée avec le salaire, ou retenue sur le compte.
        reserve: ReservePortage = ReservePortage::Versee;
        /// Mois où la réserve retenue est versée, en plus du dernier mois du contrat.
        versements_reserve: Vec<Mois> = Vec::new();
        /// Niveau dans la convention collective, pour la rémunération minimale.
        niveau: NiveauPortage = NiveauPortage::PremierNiveau;
        /// La société est membre d'une organisation signataire (PEPS, FEPS).
        organisation_signataire: bool = false;
        /// La convention collective du portage s'applique.
        accord_de_branche: bool = true;
        /// Statut cadre.
        cadre: bool = true;
        /// Effectif de la société de portage ; absent : 50 et plus.
        effectif: Option<Entier<1, 1_000_000>> = None;
        /// Taux accidents du travail en pourcentage ; absent : 1.
        taux_atmp: Option<Pourcent> = None;
        /// Taux local du versement mobilité, en pourcentage.
        versement_mobilite: Pourcent = Pourcent::default();
        /// Complémentaire santé.
        mutuelle: Mutuelle = Mutuelle::default();
        /// Prévoyance ; absent : le minimum légal payé par l'employeur pour un cadre.
        prevoyance: Option<Mutuelle> = None;
        /// Mois entre la mission et la paie ; les montants par mois sont ceux du mois de la mission.
        decalage_paiement: Entier<0, 12> = Entier::of(0);
        /// Premier mois de la prestation chez le même client.
        client_depuis: Option<Mois> = None;
        /// La mission est un service à la personne.
        service_a_la_personne: bool = false;
        /// La mission relève de l'activité normale et permanente du client.
        tache_permanente_du_client: bool = false;
        /// La personne a la qualification demandée (niveau bac + 2, ou trois ans dans le secteur) ; absent : à vérifier.
        qualification: Option<bool> = None;
        /// Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement).
        frais_reels: Option<ParMois<Montant>> = None;
    }
}

group! {
    /// Un entrepreneur salarié d'une coopérative d'activité et d'emploi : une part fixe, puis le solde de l'année.
    Cae {
        /// Premier mois ou premier jour du contrat.
        debut: Borne, because "Le contrat a un début ; il ouvre le cumul intégral.";
        /// Dernier mois ou dernier jour ; absent : sans fin connue.
        fin: Option<Borne> = None;
        /// Part fixe brute par mois.
        part_fixe: ParMois<Montant>, because "La part fixe est payée chaque mois (C. trav. L. 7331-2).";
        /// Chiffre d'affaires hors taxe par mois.
        chiffre_affaires: ParMois<Montant>, because "Le solde de l'année vient du chiffre d'affaires.";
        /// Charges directes par mois.
        charges: Option<ParMois<Montant>> = None;
        /// Contribution à la coopérative, en pourcentage de la marge (souvent autour de 10).
        contribution_cooperative: Pourcent, because "La contribution de la coopérative est fixée par le contrat.";
        /// Mois de l'année (1 à 12) où le solde de l'année d'avant est payé.
        mois_du_solde: Entier<1, 12> = Entier::of(1);
        /// Heures par mois.
        heures_mensuelles: Option<ParMois<Heures>> = None;
        /// Statut cadre.
        cadre: bool = false;
        /// Effectif de la coopérative.
        effectif: Entier<1, 1_000_000> = Entier::of(10);
        /// Taux accidents du travail en pourcentage ; absent : le taux moyen.
        taux_atmp: Option<Pourcent> = None;
        /// Complémentaire santé.
        mutuelle: Mutuelle = Mutuelle::default();
        /// Prévoyance.
        prevoyance: Option<Mutuelle> = None;
        /// Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement).
        frais_reels: Option<ParMois<Montant>> = None;
    }
}

group! {
    /// Un contrat d'appui au projet d'entreprise, dans une couveuse (CAPE).
    Cape {
        /// Premier mois ou premier jour du contrat.
        debut: Borne, because "Le contrat a un début.";
        /// Dernier mois ou dernier jour ; absent : sans fin connue.
        fin: Option<Borne> = None;
        /// Rémunération versée par mois : recettes moins frais, avant cotisations ; un mois sans versement n'est pas donné.
        remuneration: ParMois<Montant>, because "Seule la rémunération versée est un revenu.";
    }
}

group! {
    /// Un stage avec une gratification.
    GratificationStage {
        /// Premier mois ou premier jour.
        debut: Borne, because "Un stage a un début.";
        /// Dernier mois ou dernier jour.
        fin: Option<Borne> = None;
        /// Heures de présence par mois.
        heures: ParMois<Heures>, because "La part sans cotisation compte par heure de présence (CSS D. 242-2-1).";
        /// Gratification par mois.
        montant: ParMois<Montant>, because "Le montant de la gratification est nécessaire.";
    }
}

/// One way of earning.
#[derive(Debug, Clone, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "a request holds a handful of them"
)]
pub(crate) enum Activite {
    /// A job.
    Salariat(Salariat),
    /// A micro-entreprise.
    MicroEntreprise(MicroEntreprise),
    /// Work in an ESAT.
    Esat(Esat),
    /// Volunteering.
    Benevolat(Benevolat),
    /// A price turned into pay.
    PortageSalarial(PortageSalarial),
    /// A cooperative.
    Cae(Cae),
    /// A business incubator.
    Cape(Cape),
    /// An internship.
    GratificationStage(GratificationStage),
}

/// Natures of the contract that are still to come.
const LATER: [&str; 1] = ["independant"];
const NATURES: [&str; 8] = [
    "salariat",
    "micro_entreprise",
    "esat",
    "benevolat",
    "portage_salarial",
    "cae",
    "cape",
    "gratification_stage",
];

impl Default for Activite {
    fn default() -> Self {
        Self::Benevolat(Benevolat::default())
    }
}

impl Read for Activite {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        let Value::Map(map) = &node.value else {
            entries(node, path, &["nature"], faults);
            return Self::default();
        };
        let field = join(path, "nature");
        let allowed = || format!("l'un de ces mots : {}", NATURES.join(", "));
        let Some(nature) = find(map, "nature") else {
            faults.push(SituationError::Missing {
                field,
                why: "La nature dit comment la paie est calculée.".to_owned(),
                allowed: allowed(),
            });
            return Self::default();
        };
        let word = match &nature.value {
            Value::Text(word) => word.as_str(),
            _ => "",
        };
        macro_rules! variant {
            ($variant:ident) => {{
                let known: Vec<&'static str> =
                    ["nature"].iter().chain($variant::FIELDS).copied().collect();
                Self::$variant($variant::read_entries(
                    entries(node, path, &known, faults),
                    path,
                    faults,
                ))
            }};
        }
        match word {
            "salariat" => variant!(Salariat),
            "micro_entreprise" => variant!(MicroEntreprise),
            "esat" => variant!(Esat),
            "benevolat" => variant!(Benevolat),
            "portage_salarial" => variant!(PortageSalarial),
            "cae" => variant!(Cae),
            "cape" => variant!(Cape),
            "gratification_stage" => variant!(GratificationStage),
            later if LATER.contains(&later) => {
                faults.push(SituationError::NotYet {
                    field,
                    value: nature.shown(),
                    allowed: allowed(),
                });
                Self::default()
            }
            _ => {
                faults.push(SituationError::NotAllowed {
                    field,
                    value: nature.shown(),
                    allowed: allowed(),
                });
                Self::default()
            }
        }
    }

    fn accepted() -> String {
        "un groupe de champs avec `nature`".to_owned()
    }

    fn schema() -> Schema {
        object([(
            "oneOf",
            list([
                group_schema(
                    "Salariat",
                    "Un emploi salarié.",
                    Salariat::properties(),
                    &[("nature", "salariat")],
                ),
                group_schema(
                    "MicroEntreprise",
                    "Une micro-entreprise.",
                    MicroEntreprise::properties(),
                    &[("nature", "micro_entreprise")],
                ),
                group_schema(
                    "Esat",
                    "Un travail en ESAT.",
                    Esat::properties(),
                    &[("nature", "esat")],
                ),
                group_schema(
                    "Benevolat",
                    "Un bénévolat.",
                    Benevolat::properties(),
                    &[("nature", "benevolat")],
                ),
                group_schema(
                    "PortageSalarial",
                    "Un portage salarial.",
                    PortageSalarial::properties(),
                    &[("nature", "portage_salarial")],
                ),
                group_schema(
                    "Cae",
                    "Un entrepreneur salarié d'une coopérative d'activité et d'emploi.",
                    Cae::properties(),
                    &[("nature", "cae")],
                ),
                group_schema(
                    "Cape",
                    "Un contrat d'appui au projet d'entreprise.",
                    Cape::properties(),
                    &[("nature", "cape")],
                ),
                group_schema(
                    "GratificationStage",
                    "Un stage avec une gratification.",
                    GratificationStage::properties(),
                    &[("nature", "gratification_stage")],
                ),
            ]),
        )])
    }
}

choice! {
    /// Kind of an income that is neither work nor a benefit computed here.
    NatureRevenu {
        /// Unemployment benefit (ARE and AREF).
        AllocationChomage = "allocation_chomage",
        /// Sickness, maternity, paternity, adoption daily benefit.
        IjMaladie = "ij_maladie",
        /// Daily benefit of an accident at work.
        IjAccidentTravail = "ij_accident_travail",
        /// Pay of a trainee of vocational training (RFPE, RPS).
        Formation = "remuneration_formation",
        /// Allocation de solidarité spécifique.
        Ass = "ass",
        /// Maintenance received, taxable.
        PensionAlimentaireRecue = "pension_alimentaire_recue",
        /// Maintenance paid, deductible.
        PensionAlimentaireVersee = "pension_alimentaire_versee",
        /// Net property income.
        RevenusFonciers = "revenus_fonciers",
        /// Capital income.
        RevenusCapitaux = "revenus_capitaux",
        /// Any other taxable income.
        AutreImposable = "autre_imposable",
        /// Employer's complement to sickness benefits (C. trav. L. 1226-1).
        ComplementEmployeur = "complement_employeur",
        /// Non-salaried income of a tax notice.
        BeneficeNonSalarie = "benefice_non_salarie",
    }
}

group! {
    /// Un autre revenu : chômage, indemnités journalières, loyers reçus, placements, pensions alimentaires.
    AutreRevenu {
        /// Nature du revenu.
        nature: NatureRevenu, because "Chaque nature compte autrement dans l'AAH.";
        /// Premier mois, quand le montant est le même chaque mois.
        debut: Option<Mois> = None;
        /// Dernier mois ; absent : sans fin connue.
        fin: Option<Mois> = None;
        /// Montant reçu (ou versé, pour une pension alimentaire versée) par mois.
        montant_mensuel: Option<ParMois<Montant>> = None;
        /// Allocation par jour, pour le chômage et l'ASS : le montant du mois est calculé.
        montant_journalier: Option<Montant> = None;
        /// Salaire journalier de référence du chômage : plafond de l'allocation avec un salaire.
        salaire_journalier_reference: Option<Montant> = None;
        /// ASS et AAH reçues ensemble depuis le 31 décembre 2016.
        cumul_avec_aah_avant_2017: bool = false;
        /// Part imposable par mois ; absent : le montant reçu.
        net_imposable_mensuel: Option<ParMois<Montant>> = None;
        /// Avec une pension d'invalidité : le chômage ou les indemnités viennent d'une activité commencée après la pension.
        activite_apres_pension: Option<bool> = None;
        /// Avec une pension de catégorie 2 ou 3 : la pension était déjà reçue avec les salaires qui ont ouvert le chômage.
        pension_deja_cumulee: Option<bool> = None;
        /// Montant imposable d'une année entière, quand le détail des mois n'est pas connu.
        annuel: ParAnnee<MontantAnnuel> = ParAnnee::default();
    }
}
