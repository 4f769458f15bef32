# Written by `cargo xtask types` from the Rust types. Do not edit.
"""The request, as typed dicts, and the answer, as frozen dataclasses.

Amounts are in euros; months are written ``YYYY-MM``.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

__all__ = [
    "Aah",
    "Acre",
    "ActeProtege",
    "Activite",
    "AideLogement",
    "Amendement",
    "AutreRevenu",
    "BasesAah",
    "BasesAide",
    "BasesCoutEmployeur",
    "BasesInvalidite",
    "BasesMicro",
    "BasesPrime",
    "BasesResultat",
    "BasesRetraite",
    "Benevolat",
    "Bulletin",
    "Cae",
    "Cape",
    "CarriereRetraite",
    "CddDevis",
    "CentEuros",
    "Changement",
    "ClientDevis",
    "ColonneDevis",
    "Conjoint",
    "Conseil",
    "ConseilStatut",
    "Consequence",
    "Conventions",
    "DemandeAsi",
    "DemandeConseil",
    "DemandeDevis",
    "Devis",
    "DocumentDemande",
    "DocumentDevis",
    "Droits",
    "Effet",
    "EmployeurDonne",
    "Enfant",
    "Esat",
    "EsatDevis",
    "Etape",
    "Evenement",
    "FaitDeduit",
    "FaitManquant",
    "FaitRetenu",
    "Faits",
    "FormationOccasionnelle",
    "Foyer",
    "GratificationStage",
    "Hospitalisation",
    "Lecture",
    "LectureSituation",
    "LegislationAppliquee",
    "LigneDevis",
    "LigneListe",
    "ListeACocher",
    "Logement",
    "LoiModifiee",
    "MentionDevis",
    "MicroDevis",
    "MicroEntreprise",
    "Mission",
    "MissionChiffree",
    "MissionDevis",
    "MoisLecture",
    "MoisResultat",
    "MontantsDevis",
    "Motif",
    "Mutuelle",
    "Parcours",
    "PartieListe",
    "PensionInvalidite",
    "Personne",
    "PointAttention",
    "PortageDevis",
    "PortageSalarial",
    "Ppv",
    "Prelevements",
    "Prestataire",
    "Prestations",
    "PrestationsFamiliales",
    "PrestationsOuvertes",
    "PrimeActivite",
    "QuestionPosee",
    "ReductionDuree",
    "Refus",
    "RemarqueDevis",
    "RentePrevoyance",
    "ReponseDonnee",
    "ReponsePossible",
    "Resultat",
    "Retraite",
    "RetraiteProgressive",
    "Revenus",
    "Salariat",
    "Sejour",
    "Simulation",
    "Situation",
    "StatutEnCours",
    "Supposition",
    "Suspension",
    "Synthese",
]

Nombre: TypeAlias = int | float | Decimal
Jour: TypeAlias = str | datetime.date


class Personne(TypedDict):
    """La personne dont on calcule les revenus."""

    naissance: Jour
    """Date de naissance."""
    taux_incapacite: NotRequired[Nombre]
    """Taux d'incapacité en pourcentage, reconnu par la CDAPH ; absent : aucun taux reconnu."""
    rsdae: NotRequired[bool]
    """Restriction substantielle et durable d'accès à l'emploi (taux de 50 à 79 %)."""
    rqth: NotRequired[bool]
    """Reconnaissance de la qualité de travailleur handicapé."""
    cmi_invalidite: NotRequired[bool]
    """Carte mobilité inclusion « invalidité »."""
    protection_juridique: NotRequired[Literal[
        "aucune",
        "sauvegarde_justice",
        "curatelle_simple",
        "curatelle_renforcee",
        "tutelle",
        "habilitation_familiale",
    ]]
    """Mesure de protection juridique."""


class Conjoint(TypedDict):
    """Le conjoint, partenaire de Pacs ou concubin."""

    salaire_net_mensuel: NotRequired[Nombre]
    """Salaire net par mois."""
    salaire_brut_mensuel: NotRequired[Nombre]
    """Salaire brut par mois (ASI) ; absent : retrouvé à partir du net."""
    aah: NotRequired[bool]
    """Le conjoint reçoit l'AAH."""
    asi: NotRequired[bool]
    """Le conjoint reçoit l'allocation supplémentaire d'invalidité."""
    aspa: NotRequired[bool]
    """Le conjoint reçoit l'allocation de solidarité aux personnes âgées."""
    pension_mensuelle: NotRequired[Nombre]
    """Pensions par mois."""


class Enfant(TypedDict):
    """Un enfant."""

    naissance: Jour
    """Date de naissance."""
    a_charge: NotRequired[bool]
    """L'enfant est à charge ; mettre false s'il ne l'est plus (par exemple, il gagne plus de 55 % du
    SMIC)."""


class PrestationsFamiliales(TypedDict):
    """Les prestations familiales du foyer, par mois."""

    allocations_familiales: NotRequired[Nombre]
    """Allocations familiales, sans les majorations pour âge."""
    soutien_familial: NotRequired[Nombre]
    """Allocation de soutien familial, pour tous les enfants."""
    orphelins: NotRequired[bool]
    """L'allocation de soutien familial est celle d'enfants sans père ni mère."""
    complement_familial: NotRequired[Nombre]
    """Complément familial, sans majoration."""
    complement_familial_majore: NotRequired[bool]
    """Le complément familial est majoré."""
    autres: NotRequired[Nombre]
    """Autres prestations familiales, sauf l'AEEH, l'allocation de rentrée scolaire et l'aide à la garde."""


class Logement(TypedDict):
    """Le logement."""

    statut: Literal["locataire", "proprietaire", "heberge", "foyer"]
    """Locataire, propriétaire, hébergé ou en foyer."""
    loyer: NotRequired[Nombre]
    """Loyer par mois, sans les charges."""
    zone: NotRequired[int]
    """Zone de l'aide au logement, de 1 à 3."""
    conventionne: NotRequired[bool]
    """Logement conventionné (APL)."""
    hlm: NotRequired[bool]
    """Logement d'un organisme HLM : la réduction de loyer de solidarité est calculée quand elle n'est
    pas donnée."""
    hlm_rls: NotRequired[Nombre]
    """Réduction de loyer de solidarité par mois (HLM)."""
    meuble: NotRequired[bool]
    """Logement meublé."""
    colocation: NotRequired[bool]
    """Colocation."""
    chambre: NotRequired[Literal["ordinaire", "chez_un_particulier"]]
    """Une seule chambre ; absent : un logement entier."""


class Foyer(TypedDict):
    """Le foyer ; absent : une personne seule, sans enfant, sans loyer."""

    en_couple: NotRequired[bool]
    """Vie en couple (mariage, Pacs, concubinage)."""
    conjoint: NotRequired[Conjoint]
    """Le conjoint, partenaire de Pacs ou concubin."""
    enfants: NotRequired[list[Enfant] | tuple[Enfant, ...]]
    """Les enfants."""
    ascendant_a_charge: NotRequired[bool]
    """Un ascendant est à charge."""
    biens: NotRequired[Nombre]
    """Valeur des biens du foyer, sans la résidence principale (ASI)."""
    taux_prelevement: NotRequired[Nombre]
    """Taux du prélèvement à la source, en pourcent ; absent : la grille du taux non personnalisé, puis
    le taux de l'impôt calculé."""
    isolement_depuis: NotRequired[str]
    """Mois depuis lequel un parent vit seul avec ses enfants (majoration de la prime d'activité)."""
    prestations_familiales: NotRequired[PrestationsFamiliales]
    """Les prestations familiales du foyer, par mois."""
    logement: NotRequired[Logement]
    """Le logement."""
    revenu_fiscal_reference: NotRequired[Mapping[int | str, Nombre]]
    """Revenu fiscal de référence du foyer, par année de revenus."""
    revenu_net_global: NotRequired[Mapping[int | str, Nombre]]
    """Revenu net global du foyer, par année de revenus (abattement de l'article 157 bis du CGI)."""


class Sejour(TypedDict):
    """Un long séjour à l'hôpital, en maison d'accueil spécialisée ou en prison."""

    entree: Jour
    """Jour d'entrée."""
    sortie: NotRequired[Jour]
    """Jour de sortie ; absent : le séjour continue."""
    nature: NotRequired[Literal["hopital", "mas", "prison"]]
    """Hôpital, maison d'accueil spécialisée ou prison."""
    forfait_journalier: NotRequired[bool]
    """La personne paie le forfait journalier."""
    conjoint_sans_activite_reconnu: NotRequired[bool]
    """Le conjoint ne travaille pas, pour une raison acceptée par la CDAPH."""


class Aah(TypedDict):
    """L'allocation aux adultes handicapés."""

    depuis: str
    """Premier mois de droit."""
    mva: NotRequired[bool]
    """Condition de logement de la majoration pour la vie autonome : logement indépendant avec une aide
    au logement ; absent : d'après foyer.logement."""
    complement_de_ressources: NotRequired[bool]
    """Complément de ressources déjà ouvert avant décembre 2019 et gardé depuis."""
    prochaine_declaration: NotRequired[str]
    """Mois de la prochaine déclaration trimestrielle ; absent : le mois avant `depuis`, puis tous les
    trois mois."""
    declarations_manquantes: NotRequired[list[str] | tuple[str, ...]]
    """Premiers mois des périodes dont la déclaration n'a pas été rendue."""
    conjugalise_maintenu: NotRequired[bool]
    """Droit ouvert en septembre 2023, en couple, encore calculé avec les revenus du couple."""
    cumul_integral_utilise: NotRequired[list[str] | tuple[str, ...]]
    """Mois de cumul intégral déjà utilisés, quand les activités passées ne sont pas données."""
    sejours: NotRequired[list[Sejour] | tuple[Sejour, ...]]
    """Longs séjours."""


class PrimeActivite(TypedDict):
    """La prime d'activité."""

    depuis: NotRequired[str]
    """Premier mois de droit ; nécessaire quand la prime est demandée."""
    prochaine_declaration: NotRequired[str]
    """Mois d'un réexamen trimestriel ; absent : tous les trois mois à partir de `depuis`."""
    demandee: NotRequired[bool]
    """La prime est demandée ; mettre false pour une personne qui ne la demande pas."""
    pension_assimilee: NotRequired[bool]
    """La pension d'invalidité a compté comme un revenu du travail en 2018 (droits jusqu'en décembre
    2024)."""


class AideLogement(TypedDict):
    """L'aide au logement."""

    depuis: str
    """Premier mois de droit."""
    prochain_reexamen: NotRequired[str]
    """Mois d'un réexamen ; absent : avec la prime d'activité ou l'AAH."""
    montant_mensuel: NotRequired[Nombre]
    """Montant payé par mois, quand l'aide n'est pas à calculer (foyer, propriétaire)."""


class Suspension(TypedDict):
    """Une suspension de la pension d'invalidité."""

    debut: str
    """Premier mois."""
    fin: NotRequired[str]
    """Dernier mois ; absent : sans fin connue."""


class Hospitalisation(TypedDict):
    """Un séjour à l'hôpital, qui arrête la majoration pour tierce personne."""

    entree: Jour
    """Jour d'entrée."""
    sortie: NotRequired[Jour]
    """Jour de sortie ; absent : le séjour continue."""


class PensionInvalidite(TypedDict):
    """La pension d'invalidité."""

    regime: NotRequired[Literal["general", "independant", "msa_non_salarie", "veuf"]]
    """Régime général ou indépendant."""
    categorie: int
    """Catégorie 1, 2 ou 3."""
    depuis: str
    """Premier mois de droit."""
    montant_mensuel: NotRequired[Nombre]
    """Montant brut par mois, sans la majoration tierce personne."""
    salaire_annuel_moyen: NotRequired[Nombre]
    """Salaire annuel moyen, revalorisé."""
    salaires_annuels: NotRequired[list[Nombre] | tuple[Nombre, ...]]
    """Salaires annuels revalorisés, d'où vient le salaire annuel moyen (les dix meilleurs)."""
    pension_du_defunt: NotRequired[Nombre]
    """Pension principale du conjoint décédé, par mois (régime veuf)."""
    salaire_annee_precedente: NotRequired[Nombre]
    """Salaire de l'année avant l'arrêt."""
    mois_travailles: NotRequired[int]
    """Mois réellement travaillés cette année-là, quand elle n'est pas complète."""
    annee_arret: NotRequired[int]
    """Année de l'arrêt de travail qui a mené à la pension ; absent : l'année avant `depuis`."""
    salaire_de_comparaison: NotRequired[Nombre]
    """Salaire de comparaison notifié par la caisse, par an, à la place des deux salaires."""
    suspensions: NotRequired[list[Suspension] | tuple[Suspension, ...]]
    """Mois où la pension est suspendue (retraite progressive ou anticipée)."""
    hospitalisations: NotRequired[list[Hospitalisation] | tuple[Hospitalisation, ...]]
    """Séjours à l'hôpital (majoration pour tierce personne de la catégorie 3)."""
    alsace_moselle: NotRequired[bool]
    """Pension payée d'avance, au début de son mois (Alsace-Moselle) ; ailleurs elle est payée au début
    du mois suivant."""
    salaire_travailleur_valide: NotRequired[Nombre]
    """Salaire annuel d'un travailleur valide de la même catégorie, quand une rente d'accident du travail
    s'ajoute à la pension."""
    rente_memes_lesions: NotRequired[bool]
    """La rente d'accident du travail vient des mêmes lésions que la pension."""
    net_imposable_mensuel: NotRequired[Nombre | Mapping[str, Nombre]]
    """Part imposable par mois ; absent : le montant brut."""
    net_imposable_annuel: NotRequired[Mapping[int | str, Nombre]]
    """Part imposable par année, quand elle est connue."""


class DemandeAsi(TypedDict):
    """Premier mois de l'ASI : ses trimestres partent de lui."""

    depuis: str


class RetraiteProgressive(TypedDict):
    """Une retraite progressive : une part de la retraite, avec un travail à temps partiel."""

    fin: NotRequired[str]
    """Dernier mois ; absent : sans fin connue."""
    quotite: NotRequired[Nombre | Mapping[str, Nombre]]
    """Part d'un temps plein travaillée, en pourcentage, tous les emplois ensemble."""
    baisse_revenus: NotRequired[Nombre]
    """Travail non salarié : baisse des revenus, en pourcentage de la moyenne de cinq ans ; absent : pas
    encore mesurée."""
    non_salarie: NotRequired[bool]
    """Le travail est non salarié (micro-entreprise comprise)."""


class CarriereRetraite(TypedDict):
    """Une carrière, pour estimer la retraite quand son montant n'est pas connu."""

    salaire_annuel_moyen: NotRequired[Nombre]
    """Salaire annuel moyen, revalorisé."""
    salaires_annuels: NotRequired[list[Nombre] | tuple[Nombre, ...]]
    """Salaires annuels revalorisés, d'où vient le salaire annuel moyen (les vingt-cinq meilleurs)."""
    trimestres_regime_general: int
    """Trimestres du régime général."""
    trimestres_cotises: int
    """Trimestres cotisés, tous régimes."""
    trimestres_surcote: NotRequired[int]
    """Trimestres cotisés après l'âge légal et au-delà de la durée requise."""
    trimestres_handicap: NotRequired[int]
    """Trimestres cotisés en situation de handicap (retraite anticipée des travailleurs handicapés)."""
    points: NotRequired[Nombre]
    """Points Agirc-Arrco."""
    trois_enfants: NotRequired[bool]
    """Au moins trois enfants : majoration de 10 %."""


class Retraite(TypedDict):
    """Les pensions de retraite."""

    depuis: str
    """Premier mois de droit."""
    premiere_pension: NotRequired[str]
    """Premier mois de la toute première retraite de base, quand elle est plus ancienne : elle décide des
    règles de cumul."""
    base: NotRequired[Nombre]
    """Retraite de base, brute, par mois ; absent : estimée d'après `carriere`."""
    complementaire: NotRequired[Nombre]
    """Retraite complémentaire, brute, par mois."""
    complementaire_depuis: NotRequired[str]
    """Premier mois de la retraite complémentaire ; absent : `depuis`."""
    regime_complementaire: NotRequired[Literal["agirc_arrco", "ircantec"]]
    """Régime de la retraite complémentaire."""
    autre_base: NotRequired[Nombre]
    """Retraite de base d'un autre régime de salariés, brute, par mois."""
    motif: NotRequired[Literal["age", "inaptitude", "handicap", "carriere_longue"]]
    """Motif du départ."""
    taux_plein: NotRequired[bool]
    """Retraite à taux plein."""
    inaptitude: NotRequired[bool]
    """Retraite pour inaptitude (comme motif: inaptitude)."""
    trimestres: NotRequired[int]
    """Nombre de trimestres, tous régimes."""
    toutes_pensions_liquidees: NotRequired[bool]
    """Toutes les pensions sont liquidées."""
    dernier_salaire: NotRequired[Nombre]
    """Moyenne par mois des trois derniers salaires avant la retraite, en assiette CSG (98,25 % du brut),
    revalorisée."""
    moyenne_dix_ans: NotRequired[Nombre]
    """Moyenne par mois des salaires des dix dernières années, revalorisée (plafond de l'Agirc-Arrco)."""
    ancien_non_salarie: NotRequired[Literal["aucun", "independant", "independant_zone", "liberal"]]
    """Part de la retraite qui vient d'un travail non salarié."""
    progressive: NotRequired[RetraiteProgressive]
    """Une retraite progressive : une part de la retraite, avec un travail à temps partiel."""
    carriere: NotRequired[CarriereRetraite]
    """Une carrière, pour estimer la retraite quand son montant n'est pas connu."""
    net_imposable_mensuel: NotRequired[Nombre | Mapping[str, Nombre]]
    """Part imposable par mois ; absent : les montants bruts."""
    net_imposable_annuel: NotRequired[Mapping[int | str, Nombre]]
    """Part imposable par année, quand elle est connue."""


class RentePrevoyance(TypedDict):
    """Une rente de prévoyance d'un contrat de l'employeur."""

    mensuel: Nombre
    """Montant par mois."""
    plafond_net: NotRequired[Nombre]
    """Plafond du contrat, en revenus nets par mois, quand il est connu."""


class PrestationsOuvertes(TypedDict):
    """Les prestations déjà ouvertes, et depuis quand."""

    aah: NotRequired[Aah]
    """L'allocation aux adultes handicapés."""
    prime_activite: NotRequired[PrimeActivite]
    """La prime d'activité."""
    aide_logement: NotRequired[AideLogement]
    """L'aide au logement."""
    pension_invalidite: NotRequired[PensionInvalidite]
    """La pension d'invalidité."""
    asi: NotRequired[bool | Nombre | DemandeAsi]
    """Allocation supplémentaire d'invalidité : false, true (calculée), un montant par mois, ou { depuis
    } pour ses trimestres."""
    retraite: NotRequired[Retraite]
    """Les pensions de retraite."""
    aspa: NotRequired[bool | Nombre]
    """Allocation de solidarité aux personnes âgées : false, true (calculée), ou le montant par mois."""
    rente_accident_travail: NotRequired[Nombre]
    """Rente d'accident du travail ou de maladie professionnelle, par mois."""
    rente_prevoyance: NotRequired[RentePrevoyance]
    """Une rente de prévoyance d'un contrat de l'employeur."""


class Bulletin(TypedDict):
    """Les montants lus sur le bulletin de paie."""

    brut: Nombre | Mapping[str, Nombre]
    """Salaire brut."""
    net_a_payer: Nombre | Mapping[str, Nombre]
    """Net à payer avant impôt."""
    net_imposable: Nombre | Mapping[str, Nombre]
    """Net imposable."""
    net_social: Nombre | Mapping[str, Nombre]
    """Montant net social."""
    heures_exonerees: NotRequired[Nombre | Mapping[str, Nombre]]
    """Heures exonérées d'impôt, en net fiscal."""


class Mutuelle(TypedDict):
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""

    salarie: NotRequired[Nombre]
    """Part payée par la personne."""
    employeur: NotRequired[Nombre]
    """Part payée par l'employeur."""


class EmployeurDonne(TypedDict):
    """L'employeur, pour ce que l'emploi lui coûte."""

    association: NotRequired[bool]
    """Association sans but lucratif."""
    assujetti_tva: NotRequired[bool]
    """L'employeur paie la TVA ; absent : oui, sauf pour une association. Sans TVA, il doit la taxe sur
    les salaires."""
    taxe_salaires_autres: NotRequired[Nombre]
    """Taxe sur les salaires due en un an pour les autres salariés, avant tout abattement."""
    versement_mobilite: NotRequired[Nombre]
    """Taux local du versement mobilité, en pourcentage (11 salariés et plus)."""


class FormationOccasionnelle(TypedDict):
    """Des jours de formation donnés par un formateur occasionnel."""

    jours: NotRequired[int | Mapping[str, int]]
    """Jours de formation par mois ; absent : ceux des missions."""
    assiette_forfaitaire: NotRequired[bool]
    """L'employeur a choisi la base forfaitaire."""


class ReductionDuree(TypedDict):
    """Une baisse de la durée du travail, gardée au moins deux mois."""

    date: Jour
    """Jour du changement."""
    heures_avant: Nombre
    """Heures par mois avant."""
    heures_apres: Nombre
    """Heures par mois après."""


class Ppv(TypedDict):
    """Une prime de partage de la valeur."""

    montant: Nombre | Mapping[str, Nombre]
    """Montant par mois de paiement."""
    regime: NotRequired[Literal["exoneree", "imposable"]]
    """Exonérée ou imposable."""
    plafond_majore: NotRequired[bool]
    """Accord d'intéressement, ou association d'intérêt général : jusqu'à 6 000 € par an au lieu de 3 000
    € (toujours en ESAT)."""


class Salariat(TypedDict):
    """Un emploi salarié."""

    nature: Literal["salariat"]
    debut: str | Jour
    """Premier mois ou premier jour du contrat."""
    fin: NotRequired[str | Jour]
    """Dernier mois ou dernier jour ; absent : sans fin connue."""
    contrat: NotRequired[Literal["cdi", "cdd", "cdd_usage", "vacation_publique"]]
    """Type de contrat."""
    cadre: NotRequired[bool]
    """Statut cadre."""
    brut_mensuel: NotRequired[Nombre | Mapping[str, Nombre]]
    """Salaire brut par mois."""
    heures_mensuelles: NotRequired[Nombre | Mapping[str, Nombre]]
    """Heures par mois."""
    taux_horaire: NotRequired[Nombre | Mapping[str, Nombre]]
    """Taux horaire brut."""
    net_a_payer_mensuel: NotRequired[Nombre | Mapping[str, Nombre]]
    """Net à payer avant impôt, par mois."""
    net_imposable_mensuel: NotRequired[Nombre | Mapping[str, Nombre]]
    """Net imposable par mois."""
    bulletin: NotRequired[Bulletin]
    """Les montants lus sur le bulletin de paie."""
    quotite: NotRequired[Nombre | Mapping[str, Nombre]]
    """Pourcentage d'un temps plein, à la place des heures."""
    jours: NotRequired[int | Mapping[str, int]]
    """Jours couverts par un contrat plus court que le mois."""
    heures_complementaires: NotRequired[Nombre | Mapping[str, Nombre]]
    """Heures complémentaires par mois, payées au taux horaire majoré."""
    conges_payes_inclus: NotRequired[bool]
    """Les congés payés sont dans la paie donnée ; absent : oui pour un CDD d'usage, non pour un CDD."""
    cdi_ensuite: NotRequired[bool]
    """Un CDI suit le CDD."""
    indemnite_fin_contrat: NotRequired[Literal["due", "reduite", "non_due"]]
    """Indemnité de fin de contrat d'un CDD."""
    mutuelle: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    prevoyance: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    alsace_moselle: NotRequired[bool]
    """Régime local d'Alsace-Moselle."""
    entreprise_adaptee: NotRequired[bool]
    """Entreprise adaptée : mêmes règles de paie qu'un emploi ordinaire."""
    effectif: NotRequired[int]
    """Effectif de l'employeur ; donné, il montre ce que l'emploi coûte (10 quand seul le taux accidents
    du travail est donné)."""
    taux_atmp: NotRequired[Nombre]
    """Taux accidents du travail en pourcentage ; donné, il montre ce que l'emploi coûte (absent : le
    taux moyen)."""
    employeur: NotRequired[EmployeurDonne]
    """L'employeur, pour ce que l'emploi lui coûte."""
    president_association: NotRequired[bool]
    """Président ou dirigeant payé d'une association : mêmes règles qu'un salarié, sans assurance
    chômage."""
    formation_occasionnelle: NotRequired[FormationOccasionnelle]
    """Des jours de formation donnés par un formateur occasionnel."""
    mois_travailles: NotRequired[list[str] | tuple[str, ...]]
    """Mois où la personne travaille, quand ce ne sont pas ceux de la paie (contrats payés par mission)."""
    paie: NotRequired[Literal["mois_courant", "mois_suivant"]]
    """Mois de paiement ; les montants par mois sont alors ceux du mois travaillé."""
    dernier_employeur: NotRequired[bool]
    """Avec une retraite : l'employeur est le dernier d'avant la retraite."""
    hors_cumul_retraite: NotRequired[bool]
    """Avec une retraite d'avant 2027 : activité laissée de côté par le cumul (jurys, consultations
    occasionnelles, œuvres d'auteur)."""
    frais_reels: NotRequired[Nombre | Mapping[str, Nombre]]
    """Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement)."""
    reductions_duree: NotRequired[list[ReductionDuree] | tuple[ReductionDuree, ...]]
    """Baisses de la durée du travail."""
    prime_partage_valeur: NotRequired[Ppv]
    """Une prime de partage de la valeur."""


class Acre(TypedDict):
    """Ce qui donne droit à l'ACRE."""

    motif: Literal[
        "chomage_indemnise",
        "inscrit_six_mois",
        "rsa_ou_ass",
        "jeune_18_25",
        "moins_de_30_ans",
        "reprise_entreprise_en_difficulte",
        "cape",
        "quartier_prioritaire",
        "prepare",
    ]
    """Condition remplie au début de l'activité."""
    cape_signe_le: NotRequired[Jour]
    """Avec un CAPE : jour de sa signature."""
    motif_a_la_signature: NotRequired[Literal[
        "chomage_indemnise",
        "inscrit_six_mois",
        "rsa_ou_ass",
        "jeune_18_25",
        "moins_de_30_ans",
        "reprise_entreprise_en_difficulte",
        "cape",
        "quartier_prioritaire",
        "prepare",
    ]]
    """Avec un CAPE : condition remplie ce jour-là."""


class MicroEntreprise(TypedDict):
    """Une micro-entreprise."""

    nature: Literal["micro_entreprise"]
    debut: str | Jour
    """Premier mois ou premier jour : celui de la création."""
    fin: NotRequired[str | Jour]
    """Dernier mois ou dernier jour ; absent : sans fin connue."""
    categorie: Literal["bnc", "bnc_cipav", "bic_service", "bic_vente"]
    """Ce qui est vendu : bnc (formation, conseil, conférences), bnc_cipav, bic_service ou bic_vente."""
    chiffre_affaires: NotRequired[Nombre | Mapping[str, Nombre]]
    """Recettes hors taxe, dans le mois où elles sont encaissées ; absent : celles des missions."""
    artisan: NotRequired[bool]
    """Inscrit comme artisan (métiers du bâtiment, de la réparation, de l'alimentation…)."""
    declaration: NotRequired[Literal["mensuelle", "trimestrielle"]]
    """Déclaration à l'Urssaf chaque mois ou chaque trimestre."""
    acre: NotRequired[bool | Acre]
    """ACRE, réduction des cotisations au début : false, true, ou { motif } pour vérifier la condition."""
    versement_liberatoire: NotRequired[bool]
    """Impôt payé avec les cotisations, en pourcentage des recettes."""
    charges_reelles: NotRequired[Nombre | Mapping[str, Nombre]]
    """Charges réelles par mois (ASI et ASPA seulement)."""
    premier_travail: NotRequired[str]
    """Mois du premier travail ; absent : le mois de la première recette."""


class Esat(TypedDict):
    """Un travail en ESAT."""

    nature: Literal["esat"]
    debut: str | Jour
    """Premier mois ou premier jour."""
    fin: NotRequired[str | Jour]
    """Dernier mois ou dernier jour ; absent : sans fin connue."""
    part_esat: Nombre | Mapping[str, Nombre]
    """Part payée par l'ESAT, en pourcentage du SMIC."""
    quotite: NotRequired[Nombre | Mapping[str, Nombre]]
    """Pourcentage d'un temps plein."""
    mutuelle: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    prevoyance: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    complementaire: NotRequired[Literal["agirc_arrco_60_40", "agirc_arrco_50_50", "ircantec"]]
    """Retraite complémentaire."""
    alsace_moselle: NotRequired[bool]
    """Régime local d'Alsace-Moselle."""
    bulletin: NotRequired[Bulletin]
    """Les montants lus sur le bulletin de paie."""
    prime_interessement: NotRequired[Nombre | Mapping[str, Nombre]]
    """Prime d'intéressement à l'excédent d'exploitation."""
    prime_partage_valeur: NotRequired[Ppv]
    """Une prime de partage de la valeur."""
    dernier_employeur: NotRequired[bool]
    """Avec une retraite : l'ESAT est celui d'avant la retraite."""
    mise_a_disposition: NotRequired[bool]
    """Mise à disposition dans une entreprise : la personne garde la paie de l'ESAT."""
    arrets_maladie: NotRequired[list[str] | tuple[str, ...]]
    """Mois d'arrêt maladie indemnisé : la rémunération garantie est maintenue."""
    reductions_duree: NotRequired[list[ReductionDuree] | tuple[ReductionDuree, ...]]
    """Baisses de la durée du travail."""


class Benevolat(TypedDict):
    """Un bénévolat."""

    nature: Literal["benevolat"]
    debut: str | Jour
    """Premier mois ou premier jour."""
    fin: NotRequired[str | Jour]
    """Dernier mois ou dernier jour."""
    frais_rembourses: NotRequired[Nombre | Mapping[str, Nombre]]
    """Frais remboursés par mois, sur justificatifs."""


class PortageSalarial(TypedDict):
    """Un portage salarial."""

    nature: Literal["portage_salarial"]
    debut: str | Jour
    """Premier mois ou premier jour du contrat de portage."""
    fin: NotRequired[str | Jour]
    """Dernier mois ou dernier jour ; absent : sans fin connue."""
    contrat: NotRequired[Literal["cdi", "cdd"]]
    """CDI ou CDD."""
    jours: NotRequired[int | Mapping[str, int]]
    """Jours de mission par mois ; absent : ceux des missions."""
    tarif_journalier: NotRequired[Nombre | Mapping[str, Nombre]]
    """Prix d'une journée, hors taxe."""
    honoraires: NotRequired[Nombre | Mapping[str, Nombre]]
    """Prix de toutes les journées du mois, hors taxe, à la place du tarif d'une journée."""
    frais_gestion: NotRequired[Nombre]
    """Frais de gestion en pourcentage du prix ; absent : 8."""
    frais_professionnels: NotRequired[Nombre | Mapping[str, Nombre]]
    """Frais professionnels remboursés par mois : ils ne sont pas un revenu."""
    reserve: NotRequired[Literal["versee", "retenue"]]
    """Réserve de 10 % d'un CDI : versée avec le salaire, ou retenue sur le compte."""
    versements_reserve: NotRequired[list[str] | tuple[str, ...]]
    """Mois où la réserve retenue est versée, en plus du dernier mois du contrat."""
    niveau: NotRequired[Literal["premier_niveau", "junior", "senior", "expert"]]
    """Niveau dans la convention collective, pour la rémunération minimale."""
    organisation_signataire: NotRequired[bool]
    """La société est membre d'une organisation signataire (PEPS, FEPS)."""
    accord_de_branche: NotRequired[bool]
    """La convention collective du portage s'applique."""
    cadre: NotRequired[bool]
    """Statut cadre."""
    effectif: NotRequired[int]
    """Effectif de la société de portage ; absent : 50 et plus."""
    taux_atmp: NotRequired[Nombre]
    """Taux accidents du travail en pourcentage ; absent : 1."""
    versement_mobilite: NotRequired[Nombre]
    """Taux local du versement mobilité, en pourcentage."""
    mutuelle: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    prevoyance: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    decalage_paiement: NotRequired[int]
    """Mois entre la mission et la paie ; les montants par mois sont ceux du mois de la mission."""
    client_depuis: NotRequired[str]
    """Premier mois de la prestation chez le même client."""
    service_a_la_personne: NotRequired[bool]
    """La mission est un service à la personne."""
    tache_permanente_du_client: NotRequired[bool]
    """La mission relève de l'activité normale et permanente du client."""
    qualification: NotRequired[bool]
    """La personne a la qualification demandée (niveau bac + 2, ou trois ans dans le secteur) ; absent :
    à vérifier."""
    frais_reels: NotRequired[Nombre | Mapping[str, Nombre]]
    """Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement)."""


class Cae(TypedDict):
    """Un entrepreneur salarié d'une coopérative d'activité et d'emploi."""

    nature: Literal["cae"]
    debut: str | Jour
    """Premier mois ou premier jour du contrat."""
    fin: NotRequired[str | Jour]
    """Dernier mois ou dernier jour ; absent : sans fin connue."""
    part_fixe: Nombre | Mapping[str, Nombre]
    """Part fixe brute par mois."""
    chiffre_affaires: Nombre | Mapping[str, Nombre]
    """Chiffre d'affaires hors taxe par mois."""
    charges: NotRequired[Nombre | Mapping[str, Nombre]]
    """Charges directes par mois."""
    contribution_cooperative: Nombre
    """Contribution à la coopérative, en pourcentage de la marge (souvent autour de 10)."""
    mois_du_solde: NotRequired[int]
    """Mois de l'année (1 à 12) où le solde de l'année d'avant est payé."""
    heures_mensuelles: NotRequired[Nombre | Mapping[str, Nombre]]
    """Heures par mois."""
    cadre: NotRequired[bool]
    """Statut cadre."""
    effectif: NotRequired[int]
    """Effectif de la coopérative."""
    taux_atmp: NotRequired[Nombre]
    """Taux accidents du travail en pourcentage ; absent : le taux moyen."""
    mutuelle: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    prevoyance: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    frais_reels: NotRequired[Nombre | Mapping[str, Nombre]]
    """Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement)."""


class Cape(TypedDict):
    """Un contrat d'appui au projet d'entreprise."""

    nature: Literal["cape"]
    debut: str | Jour
    """Premier mois ou premier jour du contrat."""
    fin: NotRequired[str | Jour]
    """Dernier mois ou dernier jour ; absent : sans fin connue."""
    remuneration: Nombre | Mapping[str, Nombre]
    """Rémunération versée par mois : recettes moins frais, avant cotisations ; un mois sans versement
    n'est pas donné."""


class GratificationStage(TypedDict):
    """Un stage avec une gratification."""

    nature: Literal["gratification_stage"]
    debut: str | Jour
    """Premier mois ou premier jour."""
    fin: NotRequired[str | Jour]
    """Dernier mois ou dernier jour."""
    heures: Nombre | Mapping[str, Nombre]
    """Heures de présence par mois."""
    montant: Nombre | Mapping[str, Nombre]
    """Gratification par mois."""


Activite: TypeAlias = Salariat | MicroEntreprise | Esat | Benevolat | PortageSalarial | Cae | Cape | GratificationStage


class Mission(TypedDict):
    """Une mission : quand elle a lieu, quand elle est payée, combien, et sous quel statut."""

    date: str | Jour
    """Jour (ou mois) de la mission."""
    encaissement: str | Jour
    """Mois (ou jour) du paiement."""
    montant: Nombre
    """Montant : brut d'un salaire, prix hors taxe d'un portage, recette d'une micro-entreprise, frais
    remboursés d'un bénévolat."""
    statut: Literal[
        "cdd_usage",
        "vacation_publique",
        "formateur_occasionnel",
        "portage_salarial",
        "micro_entreprise",
        "benevolat",
    ]
    """Statut sous lequel la mission est payée."""
    jours: NotRequired[int]
    """Jours de la mission ; absent : un jour."""


class AutreRevenu(TypedDict):
    """Un autre revenu : chômage, indemnités journalières, loyers reçus, placements, pensions
    alimentaires."""

    nature: Literal[
        "allocation_chomage",
        "ij_maladie",
        "ij_accident_travail",
        "remuneration_formation",
        "ass",
        "pension_alimentaire_recue",
        "pension_alimentaire_versee",
        "revenus_fonciers",
        "revenus_capitaux",
        "autre_imposable",
        "complement_employeur",
        "benefice_non_salarie",
    ]
    """Nature du revenu."""
    debut: NotRequired[str]
    """Premier mois, quand le montant est le même chaque mois."""
    fin: NotRequired[str]
    """Dernier mois ; absent : sans fin connue."""
    montant_mensuel: NotRequired[Nombre | Mapping[str, Nombre]]
    """Montant reçu (ou versé, pour une pension alimentaire versée) par mois."""
    montant_journalier: NotRequired[Nombre]
    """Allocation par jour, pour le chômage et l'ASS : le montant du mois est calculé."""
    salaire_journalier_reference: NotRequired[Nombre]
    """Salaire journalier de référence du chômage : plafond de l'allocation avec un salaire."""
    cumul_avec_aah_avant_2017: NotRequired[bool]
    """ASS et AAH reçues ensemble depuis le 31 décembre 2016."""
    net_imposable_mensuel: NotRequired[Nombre | Mapping[str, Nombre]]
    """Part imposable par mois ; absent : le montant reçu."""
    activite_apres_pension: NotRequired[bool]
    """Avec une pension d'invalidité : le chômage ou les indemnités viennent d'une activité commencée
    après la pension."""
    pension_deja_cumulee: NotRequired[bool]
    """Avec une pension de catégorie 2 ou 3 : la pension était déjà reçue avec les salaires qui ont
    ouvert le chômage."""
    annuel: NotRequired[Mapping[int | str, Nombre]]
    """Montant imposable d'une année entière, quand le détail des mois n'est pas connu."""


class LoiModifiee(TypedDict):
    """La loi telle qu'elle serait."""

    amend: NotRequired[Mapping[str, Mapping[str, Nombre]]]
    """Paramètres remplacés à partir d'un mois."""


class Conventions(TypedDict):
    """La lecture choisie pour chaque règle discutée."""

    aah_frais: NotRequired[Literal["aucune", "forfait_10", "frais_reels"]]
    """Frais professionnels avant l'abattement de l'AAH."""
    aah_six_mois: NotRequired[Literal["mois_de_droit", "mois_de_revenu"]]
    """Ce que protègent les six mois de cumul intégral."""
    aah_subsidiarite: NotRequired[Literal["sans_abattement", "avec_abattements"]]
    """Comment une pension s'impute sur l'AAH."""
    aah_reprise: NotRequired[Literal["mois_par_mois", "refus"]]
    """Reprise d'activité quand six mois ont déjà servi."""
    aah_ancre: NotRequired[Literal["demande", "ouverture"]]
    """Mois sur lequel les trimestres sont ancrés."""
    aah_ij: NotRequired[Literal["assimilees", "non_assimilees"]]
    """Indemnités journalières de maladie."""
    aah_fin_reduction: NotRequired[Literal["periode_du_changement", "premier_jour_d_effet"]]
    """Fin de l'abattement pour baisse d'heures."""
    esat_ceg: NotRequired[Literal["due", "exoneree"]]
    """CEG du travailleur d'ESAT."""
    invalidite_controle: NotRequired[Literal["mensuel", "trimestriel"]]
    """Calendrier du contrôle d'une pension d'invalidité."""
    invalidite_apres_62: NotRequired[Literal["fin_activite", "demande_retraite"]]
    """Pension d'invalidité gardée en travaillant après 62 ans."""
    invalidite_revenus_anterieurs: NotRequired[Literal["comptes", "exclus"]]
    """Revenus d'avant la pension, dans les mois regardés par le contrôle."""
    invalidite_formateur: NotRequired[Literal["paie_reelle", "base_forfaitaire"]]
    """Paie d'un formateur occasionnel dans le contrôle d'une pension d'invalidité."""
    invalidite_maximum: NotRequired[Literal["attribution", "chaque_mois"]]
    """Maximum d'une pension d'invalidité revalorisée."""
    prime_activite_bareme: NotRequired[Literal["droit", "reference"]]
    """Barème d'avril 2026 de la prime d'activité."""
    prime_activite_assimilation: NotRequired[Literal["droit", "reference"]]
    """Fin de l'assimilation de la pension d'invalidité dans la prime d'activité."""
    micro_acre_fin: NotRequired[Literal["trimestres", "douze_mois"]]
    """Fin de l'ACRE d'une micro-entreprise."""
    invalidite_micro: NotRequired[Literal["benefice", "recettes"]]
    """Revenu d'une micro-entreprise dans le contrôle d'une pension d'invalidité."""
    asi_micro: NotRequired[Literal["charges_reelles", "abattement"]]
    """Revenu d'une micro-entreprise dans l'ASI."""
    cumul_integral: NotRequired[Literal["date_effet", "loi_en_vigueur"]]
    """Âge légal et durée qui ouvrent le cumul intégral d'une retraite d'avant septembre 2026."""
    aah_retraite: NotRequired[Literal["servie", "entiere"]]
    """Retraite que l'AAH complète, quand le travail en retire une part."""


class Situation(TypedDict):
    """Une demande : la vie d'une personne, mois par mois, à partir d'un premier mois."""

    debut: str
    """Premier mois calculé."""
    mois: int
    """Nombre de mois calculés."""
    personne: Personne
    """La personne dont on calcule les revenus."""
    foyer: NotRequired[Foyer]
    """Le foyer ; absent : une personne seule, sans enfant, sans loyer."""
    prestations: NotRequired[PrestationsOuvertes]
    """Les prestations déjà ouvertes, et depuis quand."""
    activites: NotRequired[list[Activite] | tuple[Activite, ...]]
    """Toutes les façons de gagner de l'argent, celles du passé aussi."""
    missions: NotRequired[list[Mission] | tuple[Mission, ...]]
    """Des missions datées, qui remplissent les mois d'une activité de leur statut."""
    autres_revenus: NotRequired[list[AutreRevenu] | tuple[AutreRevenu, ...]]
    """Les autres revenus : chômage, indemnités journalières, loyers reçus, placements."""
    legislation: NotRequired[LoiModifiee]
    """La loi telle qu'elle serait."""
    conventions: NotRequired[Conventions]
    """La lecture choisie pour chaque règle discutée."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendement:
    """One value of the law replaced."""

    id: str
    """The parameter."""
    depuis: str
    """First month."""
    valeur: Decimal
    """The value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegislationAppliquee:
    """Which law was applied."""

    a_jour_au: str
    """Last day on which every text was read, `YYYY-MM-DD`."""
    amendements: list[Amendement]
    """Values replaced, by parameter then by month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revenus:
    """What work and other sources bring in the month, in euros."""

    salaire_net: Decimal
    """Net à payer avant impôt des salaires et de l'ESAT."""
    chiffre_affaires: Decimal
    """Recettes d'une micro-entreprise."""
    autres_revenus: Decimal
    """Chômage, indemnités journalières, loyers, placements et autres revenus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prestations:
    """Benefits due for the month, in euros."""

    aah: Decimal
    """Allocation aux adultes handicapés."""
    mva: Decimal
    """Majoration pour la vie autonome."""
    complement_ressources: Decimal
    """Complément de ressources."""
    pension_invalidite: Decimal
    """Pension d'invalidité, brute."""
    mtp: Decimal
    """Majoration pour tierce personne."""
    asi: Decimal
    """Allocation supplémentaire d'invalidité."""
    retraite: Decimal
    """Retraites, brutes."""
    aspa: Decimal
    """Allocation de solidarité aux personnes âgées."""
    rente_accident_travail: Decimal
    """Rente d'accident du travail."""
    rente_prevoyance: Decimal
    """Rente de prévoyance de l'employeur."""
    ass: Decimal
    """Allocation de solidarité spécifique."""
    prime_activite: Decimal
    """Prime d'activité."""
    aide_logement: Decimal
    """Aide au logement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prelevements:
    """What is taken in the month, in euros."""

    prelevements_pensions: Decimal
    """Prélèvements sur les pensions."""
    cotisations_micro: Decimal
    """Cotisations de la micro-entreprise."""
    impot: Decimal
    """Impôt sur le revenu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evenement:
    """Something that happens in a month."""

    code: str
    """Which event it is, for programs."""
    niveau: Literal["information", "attention", "demarche"]
    """How much it matters."""
    article: str
    """The article behind it."""
    message: str
    """What happens and what to do, in French."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesCoutEmployeur:
    """What jobs cost their employers in the month, before the yearly settlement: `total` is the gross,
    plus contributions, health cover and taxe sur les salaires, minus the réduction générale."""

    brut: Decimal
    """Gross pay of these jobs."""
    cotisations: Decimal
    """Employer's contributions before the réduction générale."""
    reduction_generale: Decimal
    """Réduction générale."""
    mutuelle: Decimal
    """Employer's share of the health cover."""
    taxe_salaires: Decimal
    """Taxe sur les salaires."""
    total: Decimal
    """What the employers pay in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesAah:
    """What the AAH read in the month."""

    appreciation: str
    """`annuelle` or `trimestrielle`."""
    reference_debut: str | None
    """First month whose income is counted."""
    reference_fin: str | None
    """Last month whose income is counted."""
    cumul_integral: bool
    """The month is one of full cumul."""
    cumul_restant: int
    """Months of full cumul that the present work can still have after this one."""
    ressources: Decimal
    """Resources counted over the reference period."""
    calcul_ressources: Decimal
    """Monthly amount by the resources alone."""
    calcul_subsidiarite: Decimal
    """Monthly amount beside a pension alone."""
    calcul_plafond_esat: Decimal
    """Monthly amount by the ESAT ceiling alone."""
    reste_conjugalise: bool
    """The old couple calculation is kept."""
    seuil_prime_activite: Decimal | None
    """Monthly pay from which the AAH counts as professional income for the prime d'activité."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesInvalidite:
    """What the control of the pension d'invalidité read in the month."""

    theorique: Decimal
    """The pension before any reduction."""
    reduction: Decimal
    """What is taken from it."""
    seuil: Decimal
    """Yearly salaire de comparaison; zero before the first control."""
    pension_de_reference: Decimal
    """The pension over the reference months."""
    revenus_retenus: Decimal
    """Earnings counted over the reference months."""
    reference_debut: str | None
    """First month looked at."""
    reference_fin: str | None
    """Last month looked at."""
    marge: Decimal
    """What could still be earned over the reference months without reduction."""
    controle: bool
    """A control falls this month."""
    terminee: bool
    """The pension has ended, by age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesPrime:
    """What the prime d'activité of the month comes from."""

    avant_crds: Decimal
    """The prime before CRDS."""
    reference_debut: str | None
    """The first of the reference months of its last review."""
    reference_fin: str | None
    """The last one."""
    revision: bool
    """The prime is reviewed this month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesAide:
    """What the housing aid of the month comes from."""

    ressources: Decimal
    """Yearly resources, before they are rounded up to the next hundred."""
    avant_crds: Decimal
    """The aid before CRDS."""
    mesure: str
    """What reduces or ignores income from work and unemployment."""
    revision: bool
    """The aid is reviewed this month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesMicro:
    """What a micro-entreprise brought and owes in the month."""

    recettes_annee: Decimal
    """Receipts since January."""
    revenu_abattu: Decimal
    """Receipts of the month after the flat abatement, which benefits read whatever is owed."""
    cotisations: Decimal
    """Cotisations sociales of the month's receipts."""
    formation: Decimal
    """Contribution à la formation."""
    taxe_chambre: Decimal
    """Taxe pour frais de chambre."""
    preleve: Decimal
    """Debited in the month by the Urssaf, income tax included."""
    trimestres_annee: int
    """Retirement quarters that the receipts since January validate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesRetraite:
    """What the rules of work beside a retraite read in the month."""

    regime: str
    """`ancien` for a first base pension before 2027, `nouveau` from then on."""
    cumul_integral: bool
    """Work takes nothing: full cumul, or 67 under the rules of 2027."""
    cumul_integral_depuis: str | None
    """First month of it, when it is known."""
    meme_employeur: bool
    """A return to the last employer within six months suspends the base pension."""
    base_due: Decimal
    """Base pension before what work takes."""
    complementaire_due: Decimal
    """Complementary pension before what work takes."""
    base: Decimal
    """Base pension served."""
    autre_base: Decimal
    """Base pension of another scheme, served."""
    complementaire: Decimal
    """Complementary pension served."""
    plafond: Decimal
    """Ceiling of the cumul plafonné; zero when nothing was compared."""
    plafond_complementaire: Decimal
    """Ceiling of the complementary scheme."""
    revenu_retenu: Decimal
    """Salaries counted, in the base of the CSG."""
    total: Decimal
    """Pensions and salaries together."""
    depassement: Decimal
    """What exceeds the ceiling."""
    plafond_non_salarie: Decimal
    """Yearly ceiling of a former self-employed person."""
    depassement_non_salarie: Decimal
    """What the year exceeds it by."""
    reduction: Decimal
    """What work takes from the pensions of the month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesResultat:
    """Gross amounts and bases of the month."""

    brut: Decimal
    """Gross pay."""
    net_imposable: Decimal
    """Net imposable."""
    montant_net_social: Decimal
    """Montant net social."""
    heures_exonerees: Decimal
    """Hours free of income tax, in net tax terms."""
    remuneration_garantie: Decimal
    """Gross rémunération garantie of the ESAT."""
    aide_au_poste: Decimal
    """Aide au poste."""
    cout_employeur: BasesCoutEmployeur | None
    """What the jobs whose cost was asked for cost their employers; none when none was paid."""
    aah: BasesAah | None
    """What the AAH read; none without a right."""
    pension_invalidite: BasesInvalidite | None
    """What the control of the pension d'invalidité read; none without a pension."""
    prime_activite: BasesPrime | None
    """What the prime d'activité read; none without a right."""
    aide_logement: BasesAide | None
    """What the housing aid read; none when it is not computed."""
    micro_entreprise: BasesMicro | None
    """What a micro-entreprise brought and owes; none without one."""
    retraite: BasesRetraite | None
    """What the rules of work beside a retraite read; none without a retraite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoisResultat:
    """One month."""

    mois: str
    """The month."""
    revenus: Revenus
    """What work and other sources bring in the month, in euros."""
    prestations: Prestations
    """Benefits due for the month, in euros."""
    prelevements: Prelevements
    """What is taken in the month, in euros."""
    disponible: Decimal
    """What is left for the month."""
    encaisse: Decimal
    """Cash of the month."""
    evenements: list[Evenement]
    """What happens this month."""
    bases: BasesResultat
    """Gross amounts and bases of the month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effet:
    """What one line of the answer takes from it, or adds to it."""

    ligne: str
    """The line."""
    montant: Decimal
    """What the month has less; negative when it has more."""
    message: str
    """The same in words, in French."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CentEuros:
    """What stays of 100 € more of gross pay a month, on average over the months simulated in which it is
    paid."""

    salaire_net: Decimal
    """Net pay that they bring."""
    reste: Decimal
    """What stays in the pocket, once benefits and taxes have followed."""
    part: Decimal
    """The same in share of the net pay."""
    effets: list[Effet]
    """What takes or adds the rest, the largest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthese:
    """The whole life in a few figures."""

    disponible_total: Decimal
    """Sum of `disponible`."""
    disponible_moyen: Decimal
    """Its monthly mean."""
    gain_du_travail: Decimal
    """What the same life has more with the new work: with the activities that start in the months
    simulated, or, when none does, with those that run. Zero without work."""
    gain_par_heure: Decimal | None
    """The same by hour worked; none when hours are not known."""
    cent_euros_de_plus: CentEuros | None
    """What stays of 100 € more of gross pay a month; none without an ordinary job."""
    trimestres_assimiles: int
    """Civil quarters in which a pension d'invalidité was paid, which count for the retraite (CSS R.
    351-12, 3°)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoisLecture:
    """A month that another reading changes."""

    mois: str
    """The month."""
    lignes: dict[str, Decimal] = field(metadata={"rest": True})
    """The lines that change, with the amounts of this reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecture:
    """One other reading of the law, and what it changes."""

    cle: str
    """The key of `conventions`."""
    lecture: str
    """Its value for this reading."""
    article: str
    """The article or decision that a person can quote."""
    libelle: str
    """What the reading says, in French."""
    mois: list[MoisLecture]
    """The months that change, each with its lines that change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Etape:
    """One step of the reasoning."""

    mois: str
    """The month."""
    regle: str
    """The rule."""
    article: str
    """Its article."""
    libelle: str
    """What it does."""
    valeur: Decimal | int | str
    """The result."""
    entrees: dict[str, Decimal | int | str]
    """The figures it comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultat:
    """The answer to a request."""

    legislation: LegislationAppliquee
    """Which law was applied."""
    mois: list[MoisResultat]
    """The months, in order."""
    synthese: Synthese
    """The whole life in a few figures."""
    lectures: list[Lecture]
    """Other readings of the law that change an amount."""
    hypotheses: list[str]
    """What was taken where an answer was left out, in French."""
    limites: list[str]
    """What this version does not count yet, in French."""
    explication: list[Etape] | None = None
    """Every step of the reasoning, when it was asked for."""
    _json: str = field(default="", init=False, repr=False, compare=False)

    def json(self) -> str:
        """The text exactly as the core writes it, in JSON."""
        if not self._json:
            raise ValueError("Cette réponse n'est pas celle du moteur : elle a été construite ou modifiée.")
        return self._json


class Faits(TypedDict):
    """Ce que l'on sait de la personne et du travail proposé ; un fait absent prend sa valeur habituelle,
    que la réponse dit."""

    date: NotRequired[str]
    """Mois pour lequel on pose la question"""
    age: NotRequired[int | Literal["inconnu"]]
    """Âge, en années"""
    protection: NotRequired[Literal[
        "aucune",
        "sauvegarde",
        "sauvegarde_mandataire_special",
        "curatelle_simple",
        "curatelle_renforcee",
        "curatelle_amenagee",
        "tutelle",
        "habilitation_familiale_representation",
        "habilitation_familiale_assistance",
        "mandat_protection_future",
        "inconnu",
    ]]
    """Mesure de protection juridique"""
    protection_porte_sur_biens: NotRequired[bool | Literal["inconnu"]]
    """La mesure de protection porte sur les biens"""
    habilitation_couvre_activite: NotRequired[bool | Literal["inconnu"]]
    """L'habilitation familiale couvre l'activité professionnelle"""
    jugement_autorise_activite: NotRequired[bool | Literal["inconnu"]]
    """Le jugement permet de faire cette activité seul ou avec assistance"""
    accord_protecteur: NotRequired[Literal["oui", "non", "inconnu_non_bloquant", "inconnu"]]
    """Accord du curateur"""
    autorisation_juge: NotRequired[bool | Literal["inconnu"]]
    """Autorisation du juge pour diriger l'association"""
    rqth: NotRequired[Literal["oui", "non", "renouvellement_depose_avant_echeance", "echue", "inconnu"]]
    """Reconnaissance de la qualité de travailleur handicapé (RQTH)"""
    aah: NotRequired[Literal["aucune", "taux_80_et_plus", "taux_50_79", "inconnu"]]
    """Allocation aux adultes handicapés"""
    pension_invalidite: NotRequired[Literal[
        "aucune",
        "categorie_1",
        "categorie_2",
        "categorie_3",
        "inconnu",
    ]]
    """Pension d'invalidité"""
    rente_atmp_taux: NotRequired[Nombre | Literal["inconnu"]]
    """Taux d'incapacité d'une rente d'accident du travail ou de maladie professionnelle"""
    cmi_invalidite: NotRequired[bool | Literal["inconnu"]]
    """Carte mobilité inclusion « invalidité »"""
    retraite: NotRequired[bool | Literal["inconnu"]]
    """Retraite"""
    orientation_esat: NotRequired[bool | Literal["inconnu"]]
    """Orientation en ESAT décidée par la CDAPH (MDPH)"""
    admis_esat: NotRequired[bool | Literal["inconnu"]]
    """Travail en ESAT"""
    rsa: NotRequired[bool | Literal["inconnu"]]
    """RSA"""
    are: NotRequired[bool | Literal["inconnu"]]
    """Allocation chômage (ARE)"""
    ass: NotRequired[bool | Literal["inconnu"]]
    """Allocation de solidarité spécifique (ASS)"""
    inscrit_france_travail: NotRequired[bool | Literal["inconnu"]]
    """Inscription à France Travail"""
    arret_maladie_indemnise: NotRequired[bool | Literal["inconnu"]]
    """Arrêt de travail payé par la Sécurité sociale"""
    activite_autorisee_par_medecin: NotRequired[bool | Literal["inconnu"]]
    """Le médecin autorise cette activité par écrit sur l'arrêt"""
    emploi_en_cours: NotRequired[Literal[
        "aucun",
        "salarie_prive",
        "agent_public",
        "independant",
        "esat",
        "inconnu",
    ]]
    """Emploi en cours"""
    quotite_emploi_en_cours: NotRequired[Nombre | Literal["inconnu"]]
    """Temps de travail de l'emploi en cours"""
    clause_exclusivite: NotRequired[bool | Literal["inconnu"]]
    """Clause d'exclusivité dans le contrat de travail"""
    entreprise_creee_depuis_moins_un_an: NotRequired[bool | Literal["inconnu"]]
    """Entreprise créée depuis moins d'un an"""
    autorisation_hierarchique: NotRequired[bool | Literal["inconnu"]]
    """Autorisation écrite de l'employeur public"""
    heures_hebdo_salariees_total: NotRequired[Nombre | Literal["inconnu"]]
    """Heures salariées par semaine, tous emplois, projet compris"""
    quotite_envisagee: NotRequired[Nombre | Literal["inconnu"]]
    """Temps de travail en milieu ordinaire, projet compris"""
    heures_hebdo_contrat: NotRequired[Nombre | Literal["inconnu"]]
    """Heures par semaine du contrat proposé"""
    client: NotRequired[Literal[
        "association",
        "entreprise",
        "esms_adultes",
        "esms_enfants_handicapes",
        "protection_enfance_petite_enfance",
        "organisme_formation",
        "universite",
        "administration",
        "particulier",
        "inconnu",
    ]]
    """Qui demande l'intervention"""
    nature: NotRequired[Literal[
        "sensibilisation",
        "temoignage",
        "conference",
        "formation_professionnelle",
        "enseignement_superieur",
        "accompagnement_collectif",
        "accompagnement_domicile",
        "conseil",
        "participation_instance",
        "inconnu",
    ]]
    """Ce qui est demandé"""
    remuneration_souhaitee: NotRequired[bool | Literal["inconnu"]]
    """Vouloir être payé"""
    frequence: NotRequired[Literal["ponctuelle", "reguliere", "permanente", "inconnu"]]
    """Rythme"""
    lien_subordination: NotRequired[bool | Literal["inconnu"]]
    """La structure décide des horaires et de la façon de travailler"""
    client_unique: NotRequired[bool | Literal["inconnu"]]
    """Un seul client"""
    autonomie_commerciale: NotRequired[Literal["oui", "non", "inconnu"]]
    """Pouvoir trouver ses clients et négocier son prix"""
    qualification_portage: NotRequired[Literal["oui", "non", "inconnu"]]
    """Niveau bac+2 ou trois ans d'expérience dans le même secteur"""
    duree_mission_mois: NotRequired[Nombre | Literal["inconnu"]]
    """Durée de la mission, en mois"""
    prix_jour_ht: NotRequired[Nombre | Literal["inconnu"]]
    """Prix d'une journée, hors taxes, en euros"""
    ca_annuel_prevu: NotRequired[Nombre | Literal["inconnu"]]
    """Recettes prévues sur un an, en euros"""
    activite_principale: NotRequired[bool | Literal["inconnu"]]
    """L'entreprise créée est l'emploi principal et durable"""
    deja_immatricule: NotRequired[bool | Literal["inconnu"]]
    """Entreprise déjà immatriculée"""
    accompagnement_createur: NotRequired[bool | Literal["inconnu"]]
    """Accompagnement avant la création par un expert habilité (Agefiph ou Région)"""
    dirige_entreprise: NotRequired[bool | Literal["inconnu"]]
    """Diriger une entreprise"""
    heures_salariees_an: NotRequired[Nombre | Literal["inconnu"]]
    """Heures payées comme salarié sur un an"""
    heures_enseignement_an: NotRequired[Nombre | Literal["inconnu"]]
    """Heures d'enseignement sur un an"""
    independant_revenus_reguliers_3_ans: NotRequired[bool | Literal["inconnu"]]
    """Travail indépendant avec des revenus réguliers depuis trois ans"""
    perte_activite_principale_moins_un_an: NotRequired[bool | Literal["inconnu"]]
    """Déjà vacataire, activité principale perdue depuis moins d'un an"""
    doctorant: NotRequired[bool | Literal["inconnu"]]
    """Doctorat en cours"""
    precedent_employeur: NotRequired[bool | Literal["inconnu"]]
    """La structure est un ancien employeur"""
    remplace_emploi_salarie: NotRequired[bool | Literal["inconnu"]]
    """L'activité remplace un emploi salarié"""
    association_interet_general: NotRequired[bool | Literal["inconnu"]]
    """Association d'intérêt général"""
    dirigeant_association: NotRequired[bool | Literal["inconnu"]]
    """Fonction de dirigeant dans l'association (président, trésorier, administrateur)"""
    remuneration_dirigeant_en_smic: NotRequired[Nombre | Literal["inconnu"]]
    """Paye du dirigeant, en part du SMIC brut (1 = un SMIC)"""
    sans_emploi_ou_risque_perte: NotRequired[bool | Literal["inconnu"]]
    """Sans emploi, ou emploi menacé à cause du handicap"""
    accompagnement_prescripteur: NotRequired[bool | Literal["inconnu"]]
    """Suivi par France Travail, Cap emploi, la mission locale, le département ou un ESAT"""
    jours_immersion_12_mois: NotRequired[Nombre | Literal["inconnu"]]
    """Jours d'immersion dans la même structure sur 12 mois, projet compris"""
    mois_mise_a_disposition: NotRequired[Nombre | Literal["inconnu"]]
    """Durée totale de la mise à disposition chez le même utilisateur, en mois"""
    accord_cdaph: NotRequired[bool | Literal["inconnu"]]
    """Accord de la CDAPH pour prolonger la mise à disposition"""
    meme_employeur_que_mise_a_disposition: NotRequired[bool | Literal["inconnu"]]
    """L'autre contrat est avec l'employeur de la mise à disposition"""
    formation_initiale_en_cours: NotRequired[bool | Literal["inconnu"]]
    """École ou formation en cours"""
    service_civique_deja_fait: NotRequired[bool | Literal["inconnu"]]
    """Service civique déjà fait"""
    titre_travail_ok: NotRequired[bool | Literal["inconnu"]]
    """Droit de travailler en France"""
    condamnation_incompatible: NotRequired[bool | Literal["inconnu"]]
    """Condamnation qui interdit d'intervenir auprès de personnes vulnérables"""
    attestation_honorabilite: NotRequired[bool | Literal["inconnu"]]
    """Attestation d'honorabilité déjà obtenue"""
    agrement_sap: NotRequired[bool | Literal["inconnu"]]
    """Agrément ou autorisation de services à la personne"""
    contrat_direct_avec_acheteur_de_formation: NotRequired[bool | Literal["inconnu"]]
    """Convention de formation signée par la personne elle-même"""
    contrat_prevoyance: NotRequired[bool | Literal["inconnu"]]
    """Rente d'un contrat de prévoyance"""


class DemandeConseil(TypedDict):
    """Une demande de conseil : des faits, et la situation quand on la connaît."""

    faits: NotRequired[Faits]
    """Ce que l'on sait de la personne et du travail proposé ; un fait absent prend sa valeur habituelle,
    que la réponse dit."""
    situation: NotRequired[Situation]
    """Une demande : la vie d'une personne, mois par mois, à partir d'un premier mois."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motif:
    """A reason of a status."""

    regle: str
    """The rule."""
    effet: str
    """`ferme`, `condition`, `obligation`, `aide` or `avertit`."""
    certain: bool
    """False when the rule rests on something that is not known: to check."""
    texte: str
    """What it says."""
    simple: str
    """The same in simple words."""
    articles: list[str]
    """Its sources."""
    lever: str | None
    """For what closes: what would make it possible."""
    sans_lever: str | None
    """For what closes: why nothing would make it possible."""
    incertain: str | None
    """What is not settled in the law."""
    aide: str | None
    """`gagnee`, `perdue` or `menacee` when an aid or a benefit is at stake."""
    faits: list[str]
    """The facts that it reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changement:
    """A change that would open a status."""

    fait: str
    """The fact."""
    libelle: str
    """What it is."""
    valeur: bool | Decimal | int | str
    """Its new value, as a request writes it."""
    texte: str
    """Its new value, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Droits:
    """A right or an insurance."""

    nom: str
    """Which one."""
    texte: str
    """What it is under this status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refus:
    """Something that the engine lacks or does not compute yet."""

    champ: str
    """Where it is in the situation."""
    valeur: str
    """What was given; empty when nothing was."""
    attendu: str
    """What is accepted."""
    message: str
    """All of it in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """A life to simulate."""

    situation: Situation
    """The request of `simulate`."""
    hypotheses: list[str]
    """What was taken to make it."""
    refus: list[Refus]
    """Why the engine refuses it; empty when it can be computed."""
    synthese: Synthese | None
    """What it gives, when it was asked for and could be computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConseilStatut:
    """One status for a person."""

    id: str
    """Its name for programs."""
    libelle: str
    """Its name."""
    simple: str
    """What it is, in simple words."""
    genre: str
    """`statut`, or `dispositif` for what goes with one."""
    resultat: Literal["ouvert", "sous_conditions", "a_verifier", "ferme"]
    """Open, open under conditions, to check or closed."""
    rang: int | None
    """Its rank from 1, the most fitting; none when it is closed."""
    atouts: list[str]
    """Why it fits."""
    motifs: list[Motif]
    """The reasons, the strongest first: what closes, conditions, duties, aids, warnings."""
    manque: list[str]
    """The facts that are not known and decide."""
    possible_si: list[Changement]
    """Changes that would open it together; empty when it is not closed or when nothing would."""
    base: list[str]
    """The texts that found it."""
    droits: list[Droits]
    """Rights that go with it."""
    assurances: list[Droits]
    """Insurances."""
    ecrit: str | None
    """What is written down."""
    documents: list[str]
    """Checklists to tick, by their names."""
    simulation: Simulation | None
    """The life to simulate with this status; none when it is closed or has no pay to compute."""
    non_simule: str | None
    """Why there is no life to simulate; none when there is one or when it is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaitManquant:
    """Something to find out."""

    fait: str
    """The fact."""
    libelle: str
    """What it is."""
    question: str | None
    """The question to ask, when the tree has one."""
    statuts: list[str]
    """The statuses that wait for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActeProtege:
    """An act under a measure of protection."""

    acte: str
    """The act."""
    libelle: str
    """What it is."""
    comment: str
    """Who does it."""
    articles: list[str]
    """Its sources."""
    note: str | None
    """What else to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaitRetenu:
    """A fact that was taken into account."""

    fait: str
    """The fact."""
    libelle: str
    """What it is."""
    valeur: bool | Decimal | int | str
    """Its value, as a request writes it."""
    texte: str
    """Its value, in words."""
    origine: str
    """`donnee` or `situation`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaitDeduit:
    """A fact that follows from others."""

    fait: str
    """The fact."""
    libelle: str
    """What it is."""
    valeur: bool | None
    """Yes or no; none when what it rests on is not known."""
    articles: list[str]
    """Its sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """What was taken where nothing was said."""

    fait: str
    """The fact."""
    libelle: str
    """What it is."""
    texte: str
    """The value taken, in words."""
    note: str | None
    """What to know about it."""
    change: list[str]
    """The statuses that another answer can change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conseil:
    """The statuses of a person, with the reasons of each."""

    date: str
    """The month of the law applied."""
    legislation: LegislationAppliquee
    """Which law was applied."""
    classement: list[str]
    """The statuses that are not closed, the most fitting first."""
    statuts: list[ConseilStatut]
    """Every status: those of the ranking in its order, then the closed ones."""
    a_verifier: list[FaitManquant]
    """What is not known and decides something."""
    actes: list[ActeProtege]
    """Who does what under the measure of protection; empty without one."""
    faits: list[FaitRetenu]
    """The facts that were given or read in the situation."""
    deduits: list[FaitDeduit]
    """What follows from the facts."""
    suppositions: list[Supposition]
    """What was taken where nothing was said, when another answer would change a status."""
    _json: str = field(default="", init=False, repr=False, compare=False)

    def json(self) -> str:
        """The text exactly as the core writes it, in JSON."""
        if not self._json:
            raise ValueError("Cette réponse n'est pas celle du moteur : elle a été construite ou modifiée.")
        return self._json


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What an answer decides for a status."""

    statut: str
    """The status."""
    libelle: str
    """Its name."""
    effet: str
    """`ferme` or `condition`."""
    regle: str
    """The rule."""
    texte: str
    """Why."""
    simple: str
    """The same in simple words."""
    articles: list[str]
    """Its sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReponsePossible:
    """An answer that can be given."""

    libelle: str
    """The answer."""
    simple: str | None
    """The same in simple words, when it was written."""
    valeur: bool | Decimal | int | str
    """The value of the fact."""
    jusqu_a: bool | Decimal | int | str | None
    """For a figure: the answer stands for the values up to this one."""
    moins_de: bool | Decimal | int | str | None
    """For a figure: the answer stands for the values below this one."""
    consequences: list[Consequence]
    """What this answer would decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPosee:
    """A question to ask."""

    id: str
    """Its name for programs."""
    fait: str
    """The fact that its answer gives: the answer goes to `faits` under this name."""
    texte: str
    """The question."""
    simple: str
    """The same in simple words."""
    aide: str | None
    """What helps to answer."""
    decide: list[str]
    """Why it is asked: the statuses that its answer can still change."""
    reponses: list[ReponsePossible]
    """The answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReponseDonnee:
    """An answer that was given."""

    question: str
    """The question."""
    texte: str
    """Its text."""
    fait: str
    """The fact."""
    reponse: str
    """The answer, in words."""
    consequences: list[Consequence]
    """What it decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutEnCours:
    """A status during a walk."""

    id: str
    """Its name for programs."""
    libelle: str
    """Its name."""
    resultat: Literal["ouvert", "sous_conditions", "a_verifier", "ferme"] | None
    """Its result; none while answers to come can change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcours:
    """Where a walk through the questions stands."""

    question: QuestionPosee | None
    """The next question; none when no answer can change a result any more."""
    reste: int
    """How many questions may still be asked, this one included."""
    reponses: list[ReponseDonnee]
    """The answers given, in the order of the questions, and what each changed."""
    statuts: list[StatutEnCours]
    """Every status, as it stands now."""
    _json: str = field(default="", init=False, repr=False, compare=False)

    def json(self) -> str:
        """The text exactly as the core writes it, in JSON."""
        if not self._json:
            raise ValueError("Cette réponse n'est pas celle du moteur : elle a été construite ou modifiée.")
        return self._json


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAttention:
    """Something to look at."""

    texte: str
    """What it says."""
    regle: str | None
    """The rule behind it, when it is one."""
    articles: list[str]
    """Its sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LectureSituation:
    """A reading by situation: an invented person, and what to look at."""

    id: str
    """Its name for programs."""
    titre: str
    """What the person says."""
    simple: str
    """The same in simple words."""
    attention: list[PointAttention]
    """What to look at."""
    demande: DemandeConseil
    """The request of `advise`: the facts, and the situation that `simulate` computes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneListe:
    """A line to tick."""

    texte: str
    """What to check."""
    article: str
    """Its source."""
    quand: str | None
    """The case in which it counts; none when it always does."""
    a_relire: bool
    """The text itself is to be read again before one relies on the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartieListe:
    """A part of a checklist."""

    titre: str
    """Its title."""
    lignes: list[LigneListe]
    """Its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeACocher:
    """A checklist."""

    id: str
    """Its name for programs."""
    titre: str
    """Its title."""
    intro: str
    """What it is for."""
    date: str
    """The month of the figures in its lines."""
    statuts: list[str]
    """The statuses that use it."""
    sections: list[PartieListe]
    """Its parts."""
    markdown: str
    """The list in Markdown, with boxes to tick."""
    html: str
    """The list as a whole page, with boxes to tick."""


class MissionDevis(TypedDict):
    """La mission. Son prix est donné d'une seule façon : prix, budget ou repere."""

    intitule: NotRequired[str]
    """Ce qui est proposé, en quelques mots."""
    nature: Literal[
        "formation",
        "conseil",
        "ingenierie",
        "colloque",
        "temoignage",
        "sensibilisation",
        "accompagnement",
        "accompagnement_domicile",
    ]
    """Nature de la mission."""
    mois: str
    """Mois de la mission."""
    jours: NotRequired[int]
    """Jours de mission."""
    heures: NotRequired[Nombre]
    """Heures de mission en tout ; absent : 7 heures par jour."""
    prix: NotRequired[Nombre]
    """Prix convenu avec le client pour toute la mission : hors taxe pour une facture, brut pour un
    salaire."""
    budget: NotRequired[Nombre]
    """Ce que le client peut dépenser au plus, cotisations et frais compris, TVA à part : chaque statut a
    le plus grand prix qui y tient."""
    repere: NotRequired[Literal["colloque", "ingenierie", "formation", "portage_plancher"]]
    """Un prix de référence du terrain, qui est un exemple : colloque (une intervention), ingenierie (une
    heure), formation ou portage_plancher (une journée)."""
    frais: NotRequired[Nombre]
    """Frais réels (transport, repas), remboursés par le client en plus du prix."""
    paiement: NotRequired[str]
    """Mois du paiement ; absent : le mois de la mission."""
    tache_permanente_du_client: NotRequired[bool]
    """La mission relève de l'activité normale et permanente du client."""


class ClientDevis(TypedDict):
    """Le client : qui demande la mission, et ce qui décide de ce qu'un salaire lui coûte."""

    nature: Literal[
        "association",
        "entreprise",
        "organisme_formation",
        "collectivite",
        "hopital",
        "universite",
        "particulier",
    ]
    """Nature du client."""
    nom: NotRequired[str]
    """Nom."""
    adresse: NotRequired[str]
    """Adresse."""
    siret: NotRequired[str]
    """Numéro SIREN ou SIRET."""
    effectif: NotRequired[int]
    """Nombre de salariés ; absent : 10."""
    taux_atmp: NotRequired[Nombre]
    """Taux accidents du travail en pourcentage ; absent : le taux moyen."""
    association: NotRequired[bool]
    """Association sans but lucratif ; absent : oui quand la nature est association."""
    assujetti_tva: NotRequired[bool]
    """Le client paie la TVA ; absent : oui, sauf pour une association. Un employeur sans TVA peut devoir
    la taxe sur les salaires."""
    taxe_salaires_autres: NotRequired[Nombre]
    """Taxe sur les salaires due en un an pour les autres salariés, avant tout abattement."""
    versement_mobilite: NotRequired[Nombre]
    """Taux local du versement mobilité, en pourcentage (11 salariés et plus)."""


class Prestataire(TypedDict):
    """La personne qui propose la mission, pour le devis. Ce qui n'est pas donné reste à compléter."""

    nom: NotRequired[str]
    """Prénom et nom."""
    adresse: NotRequired[str]
    """Adresse."""
    siret: NotRequired[str]
    """Numéro SIREN ou SIRET."""
    nda: NotRequired[str]
    """Numéro de déclaration d'activité d'un organisme de formation."""
    nda_region: NotRequired[str]
    """Région du préfet qui a enregistré la déclaration d'activité."""
    contact: NotRequired[str]
    """Téléphone ou courriel."""


class DocumentDemande(TypedDict):
    """Le document lui-même. Ce qui n'est pas donné reste à compléter."""

    numero: NotRequired[str]
    """Numéro du devis."""
    date: NotRequired[Jour]
    """Jour du devis."""
    validite: NotRequired[int]
    """Durée de validité, en jours."""
    lieu: NotRequired[str]
    """Lieu de la mission."""
    dates: NotRequired[str]
    """Dates et horaires de la mission."""


class MicroDevis(TypedDict):
    """Ce que l'on sait de la micro-entreprise."""

    categorie: NotRequired[Literal["bnc", "bnc_cipav", "bic_service", "bic_vente"]]
    """Ce qui est vendu."""
    creation: NotRequired[str | Jour]
    """Mois ou jour de la création ; absent : l'entreprise existe depuis un an au moins."""
    declaration: NotRequired[Literal["mensuelle", "trimestrielle"]]
    """Déclaration à l'Urssaf chaque mois ou chaque trimestre."""
    acre: NotRequired[bool]
    """ACRE, accordée à la création."""
    versement_liberatoire: NotRequired[bool]
    """Impôt payé avec les cotisations, en pourcentage des recettes."""
    recettes_annee: NotRequired[Nombre]
    """Recettes de l'année, sans cette mission ; absent : elles sont supposées sous le seuil de la TVA."""


class PortageDevis(TypedDict):
    """Ce que l'on sait du portage salarial."""

    societe: NotRequired[str]
    """Nom de la société de portage."""
    contrat: NotRequired[Literal["cdi", "cdd"]]
    """CDI ou CDD."""
    frais_gestion: NotRequired[Nombre]
    """Frais de gestion en pourcentage du prix ; absent : 8."""
    reserve: NotRequired[Literal["versee", "retenue"]]
    """Réserve de 10 % d'un CDI : versée avec le salaire, ou retenue sur le compte."""
    niveau: NotRequired[Literal["premier_niveau", "junior", "senior", "expert"]]
    """Niveau dans la convention collective, pour la rémunération minimale."""
    cadre: NotRequired[bool]
    """Statut cadre."""
    effectif: NotRequired[int]
    """Effectif de la société de portage ; absent : 50 et plus."""
    taux_atmp: NotRequired[Nombre]
    """Taux accidents du travail de la société en pourcentage ; absent : 1."""
    mutuelle: NotRequired[Mutuelle]
    """Les parts d'une complémentaire santé ou d'une prévoyance, par mois."""
    qualification: NotRequired[bool]
    """La personne a la qualification demandée (niveau bac + 2, ou trois ans dans le secteur) ; absent :
    à vérifier."""


class CddDevis(TypedDict):
    """Ce que l'on sait du CDD d'usage."""

    cadre: NotRequired[bool]
    """Statut cadre."""
    formation_occasionnelle: NotRequired[bool]
    """Formateur occasionnel : cotisations sur une base forfaitaire par jour, quand l'employeur en fait
    le choix écrit."""
    conges_payes_inclus: NotRequired[bool]
    """Les congés payés sont dans le prix donné ; absent : oui."""


class EsatDevis(TypedDict):
    """Ce que l'on sait de l'ESAT, pour une mise à disposition."""

    nom: NotRequired[str]
    """Nom de l'ESAT."""
    part_esat: NotRequired[Nombre]
    """Part payée par l'ESAT, en pourcentage du SMIC ; donnée, elle montre la paie gardée."""
    quotite: NotRequired[Nombre]
    """Pourcentage d'un temps plein."""


class DemandeDevis(TypedDict):
    """Une demande de devis : une mission, et ce que son prix devient sous chaque statut."""

    mission: MissionDevis
    """La mission. Son prix est donné d'une seule façon : prix, budget ou repere."""
    client: ClientDevis
    """Le client : qui demande la mission, et ce qui décide de ce qu'un salaire lui coûte."""
    prestataire: NotRequired[Prestataire]
    """La personne qui propose la mission, pour le devis. Ce qui n'est pas donné reste à compléter."""
    document: NotRequired[DocumentDemande]
    """Le document lui-même. Ce qui n'est pas donné reste à compléter."""
    statuts: NotRequired[list[Literal["micro_entreprise", "portage_salarial", "cdd_usage", "vacation_publique", "esat", "benevolat"]] | tuple[Literal["micro_entreprise", "portage_salarial", "cdd_usage", "vacation_publique", "esat", "benevolat"], ...]]
    """Les statuts à comparer ; absent : tous."""
    micro_entreprise: NotRequired[MicroDevis]
    """Ce que l'on sait de la micro-entreprise."""
    portage_salarial: NotRequired[PortageDevis]
    """Ce que l'on sait du portage salarial."""
    cdd_usage: NotRequired[CddDevis]
    """Ce que l'on sait du CDD d'usage."""
    esat: NotRequired[EsatDevis]
    """Ce que l'on sait de l'ESAT, pour une mise à disposition."""
    legislation: NotRequired[LoiModifiee]
    """La loi telle qu'elle serait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionChiffree:
    """The mission, as it was understood."""

    intitule: str
    """What is offered, in a few words."""
    nature: str
    """Nature of the mission."""
    client: str
    """Nature of the client."""
    mois: str
    """Month of the mission."""
    paiement: str
    """Month of the payment."""
    jours: int
    """Days."""
    heures: Decimal
    """Hours in all."""
    lecture: str
    """`prix` when the price is agreed, `budget` when the most that the client can spend is."""
    montant: Decimal
    """That price or that budget."""
    repere: str | None
    """The reference price that it comes from; none when it was given."""
    frais: Decimal
    """Real expenses refunded by the client."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MontantsDevis:
    """Where the client's money goes. `cout_client` is the sum of `frais_gestion`,
    `cotisations_employeur`, `taxe_salaires`, `cotisations_personne`, `impot`, `net`,
    `frais_rembourses`, `reserve`, `reste` and `part_esat`, minus `reduction`. VAT is aside."""

    prix: Decimal
    """What is agreed for the work: the price without tax, or the gross pay of an employee."""
    cout_client: Decimal
    """What the client really pays, VAT aside."""
    brut: Decimal | None
    """Total gross pay; none without a salary."""
    frais_gestion: Decimal
    """Fees of the portage company."""
    cotisations_employeur: Decimal
    """Contributions of the employer, before the réduction générale."""
    reduction: Decimal
    """Réduction générale, provisional."""
    taxe_salaires: Decimal
    """Taxe sur les salaires."""
    cotisations_personne: Decimal
    """Contributions taken from the person."""
    impot: Decimal
    """Income tax paid with the contributions of a micro-entreprise."""
    net: Decimal
    """Net in hand, expenses aside, before any other income tax."""
    frais_rembourses: Decimal
    """Real expenses refunded, which are no income."""
    reserve: Decimal
    """Kept on the account of a person in portage, and paid later."""
    reste: Decimal
    """Cents that no gross uses, left on the account of a person in portage."""
    part_esat: Decimal
    """Invoiced by the ESAT, which pays its worker as before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneDevis:
    """A part of an amount, by its nature."""

    poste: str
    """The amount that it is a part of: a field of `montants`."""
    libelle: str
    """What it is."""
    article: str | None
    """Its article; none for a rounding."""
    regle: str | None
    """The rule; none when no rule of its own gives it."""
    montant: Decimal
    """The amount."""
    entrees: dict[str, Decimal | int | str]
    """The figures that it comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarqueDevis:
    """Something to know."""

    texte: str
    """What it says."""
    article: str | None
    """Its source; none when the law says nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionDevis:
    """A mention that the law asks for."""

    liste: str
    """The checklist that it comes from."""
    texte: str
    """What it says."""
    article: str
    """Its source."""
    quand: str | None
    """The case in which it counts; none when it always does."""
    etat: str
    """`portee` by the document, `a_completer`, `sans_objet` in this case, or `a_verifier` by the reader."""
    a_relire: bool
    """The text itself is to be read again before one relies on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDevis:
    """A devis or a proposal, ready to send once its blanks are filled."""

    titre: str
    """Its title."""
    a_completer: list[str]
    """What is missing, in French: each is a blank of the document."""
    mentions: list[MentionDevis]
    """The mentions that the law asks for."""
    markdown: str
    """The document in Markdown."""
    html: str
    """The document as a whole page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColonneDevis:
    """The mission under one status."""

    statut: str
    """The status, as the request names it."""
    libelle: str
    """Its name."""
    resultat: Literal["ouvert", "sous_conditions", "a_verifier", "ferme"]
    """Open, open under conditions, to check or closed."""
    motifs: list[Motif]
    """What closes it, conditions it or asks for something to do."""
    tva: str
    """`franchise`, `due`, `selon_emetteur` (the company or the ESAT that invoices knows) or `sans_objet`
    (a salary)."""
    montants: MontantsDevis | None
    """The amounts; none when the engine refuses the mission under this status."""
    lignes: list[LigneDevis]
    """What `montants` are made of, each with its article."""
    net_horaire: Decimal | None
    """Net in hand for an hour of the mission; none for a volunteer and in an ESAT."""
    paiement: str | None
    """Month in which the money is received; none for a volunteer without expenses."""
    prelevement: str | None
    """Month in which the Urssaf debits the contributions of a micro-entreprise."""
    paie_gardee: Decimal | None
    """Net pay of the ESAT that the worker keeps in the month of the mission; none when its part is not
    known."""
    remarques: list[RemarqueDevis]
    """What to know of this column."""
    hypotheses: list[str]
    """What was taken where an answer was left out, in French."""
    document: DocumentDevis | None
    """The devis or the proposal to send; none without amounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Devis:
    """One mission under each status."""

    legislation: LegislationAppliquee
    """Which law was applied."""
    mission: MissionChiffree
    """The mission, as it was understood."""
    colonnes: list[ColonneDevis]
    """The statuses, side by side."""
    hypotheses: list[str]
    """What was taken where an answer was left out, in French."""
    remarques: list[RemarqueDevis]
    """What holds for the whole table."""
    _json: str = field(default="", init=False, repr=False, compare=False)

    def json(self) -> str:
        """The text exactly as the core writes it, in JSON."""
        if not self._json:
            raise ValueError("Cette réponse n'est pas celle du moteur : elle a été construite ou modifiée.")
        return self._json
