//! Benefits that are already open, and since when.

use alloc::vec::Vec;

use super::lecture::{
    DemandeAsi, Entier, Jour, Mois, Montant, MontantAnnuel, OuiOuMontant, ParAnnee, ParMois,
    Points, Pourcent, choice, group,
};

choice! {
    /// Where a long stay takes place (CSS R. 821-8).
    NatureSejour {
        /// Hospital.
        Hopital = "hopital",
        /// Maison d'accueil spécialisée.
        Mas = "mas",
        /// Prison.
        Prison = "prison",
    }
}

group! {
    /// Un long séjour à l'hôpital, en maison d'accueil spécialisée ou en prison.
    Sejour {
        /// Jour d'entrée.
        entree: Jour, because "La réduction commence après soixante jours de séjour.";
        /// Jour de sortie ; absent : le séjour continue.
        sortie: Option<Jour> = None;
        /// Hôpital, maison d'accueil spécialisée ou prison.
        nature: NatureSejour = NatureSejour::Hopital;
        /// La personne paie le forfait journalier.
        forfait_journalier: bool = false;
        /// Le conjoint ne travaille pas, pour une raison acceptée par la CDAPH.
        conjoint_sans_activite_reconnu: bool = false;
    }
}

group! {
    /// L'allocation aux adultes handicapés.
    Aah {
        /// Premier mois de droit.
        depuis: Mois, because "Le mois d'ouverture du droit décide des trimestres et du cumul intégral.";
        /// Condition de logement de la majoration pour la vie autonome : logement indépendant avec une aide au logement ; absent : d'après foyer.logement.
        mva: Option<bool> = None;
        /// Complément de ressources déjà ouvert avant décembre 2019 et gardé depuis.
        complement_de_ressources: bool = false;
        /// Mois de la prochaine déclaration trimestrielle ; absent : le mois avant `depuis`, puis tous les trois mois.
        prochaine_declaration: Option<Mois> = None;
        /// Premiers mois des périodes dont la déclaration n'a pas été rendue.
        declarations_manquantes: Vec<Mois> = Vec::new();
        /// Droit ouvert en septembre 2023, en couple, encore calculé avec les revenus du couple.
        conjugalise_maintenu: bool = false;
        /// Mois de cumul intégral déjà utilisés, quand les activités passées ne sont pas données.
        cumul_integral_utilise: Vec<Mois> = Vec::new();
        /// Longs séjours.
        sejours: Vec<Sejour> = Vec::new();
    }
}

choice! {
    /// Scheme of the pension d'invalidité.
    RegimeInvalidite {
        /// Régime général.
        General = "general",
        /// Travailleurs indépendants.
        Independant = "independant",
        /// Non-salariés agricoles.
        MsaNonSalarie = "msa_non_salarie",
        /// Veuf ou veuve invalide.
        Veuf = "veuf",
    }
}

group! {
    /// Une suspension de la pension d'invalidité.
    Suspension {
        /// Premier mois.
        debut: Mois, because "La pension n'est pas versée à partir de ce mois.";
        /// Dernier mois ; absent : sans fin connue.
        fin: Option<Mois> = None;
    }
}

group! {
    /// Un séjour à l'hôpital, qui arrête la majoration pour tierce personne.
    Hospitalisation {
        /// Jour d'entrée.
        entree: Jour, because "La majoration s'arrête à la fin du mois suivant.";
        /// Jour de sortie ; absent : le séjour continue.
        sortie: Option<Jour> = None;
    }
}

group! {
    /// Une rente de prévoyance d'un contrat de l'employeur.
    RentePrevoyance {
        /// Montant par mois.
        mensuel: Montant, because "Le montant de la rente est nécessaire.";
        /// Plafond du contrat, en revenus nets par mois, quand il est connu.
        plafond_net: Option<Montant> = None;
    }
}

group! {
    /// La pension d'invalidité.
    PensionInvalidite {
        /// Régime général ou indépendant.
        regime: RegimeInvalidite = RegimeInvalidite::General;
        /// Catégorie 1, 2 ou 3.
        categorie: Entier<1, 3>, because "La catégorie décide du montant et de la majoration tierce personne.";
        /// Premier mois de droit.
        depuis: Mois, because "La pension compte à partir de ce mois.";
        /// Montant brut par mois, sans la majoration tierce personne.
        montant_mensuel: Option<Montant> = None;
        /// Salaire annuel moyen, revalorisé.
        salaire_annuel_moyen: Option<MontantAnnuel> = None;
        /// Salaires annuels revalorisés, d'où vient le salaire annuel moyen (les dix meilleurs).
        salaires_annuels: Vec<MontantAnnuel> = Vec::new();
        /// Pension principale du conjoint décédé, par mois (régime veuf).
        pension_du_defunt: Option<Montant> = None;
        /// Salaire de l'année avant l'arrêt.
        salaire_annee_precedente: Option<MontantAnnuel> = None;
        /// Mois réellement travaillés cette année-là, quand elle n'est pas complète.
        mois_travailles: Option<Entier<1, 12>> = None;
        /// Année de l'arrêt de travail qui a mené à la pension ; absent : l'année avant `depuis`.
        annee_arret: Option<Entier<1990, 2060>> = None;
        /// Salaire de comparaison notifié par la caisse, par an, à la place des deux salaires.
        salaire_de_comparaison: Option<MontantAnnuel> = None;
        /// Mois où la pension est suspendue (retraite progressive ou anticipée).
        suspensions: Vec<Suspension> = Vec::new();
        /// Séjours à l'hôpital (majoration pour tierce personne de la catégorie 3).
        hospitalisations: Vec<Hospitalisation> = Vec::new();
        /// Pension payée d'avance, au début de son mois (Alsace-Moselle) ; ailleurs elle est payée au début du mois suivant.
        alsace_moselle: bool = false;
        /// Salaire annuel d'un travailleur valide de la même catégorie, quand une rente d'accident du travail s'ajoute à la pension.
        salaire_travailleur_valide: Option<MontantAnnuel> = None;
        /// La rente d'accident du travail vient des mêmes lésions que la pension.
        rente_memes_lesions: bool = false;
        /// Part imposable par mois ; absent : le montant brut.
        net_imposable_mensuel: Option<ParMois<Montant>> = None;
        /// Part imposable par année, quand elle est connue.
        net_imposable_annuel: ParAnnee<MontantAnnuel> = ParAnnee::default();
    }
}

choice! {
    /// Why the retraite could start.
    MotifRetraite {
        /// At the legal age or later.
        Age = "age",
        /// Inaptitude, incapacity of 50 % or more, former AAH or pension d'invalidité.
        Inaptitude = "inaptitude",
        /// Early departure of handicapped workers.
        Handicap = "handicap",
        /// Early departure for a long career.
        CarriereLongue = "carriere_longue",
    }
}

choice! {
    /// Which scheme pays the complementary pension.
    RegimeComplementaire {
        /// Private sector.
        AgircArrco = "agirc_arrco",
        /// Contract staff of the public sector.
        Ircantec = "ircantec",
    }
}

choice! {
    /// Whether the pension comes in part from self-employed work.
    RegimeNonSalarie {
        /// Never.
        Aucun = "aucun",
        /// Régime général des indépendants.
        Independant = "independant",
        /// The same, working in a rural or urban priority zone.
        IndependantZone = "independant_zone",
        /// A liberal scheme (CNAVPL).
        Liberal = "liberal",
    }
}

group! {
    /// Une carrière, pour estimer la retraite quand son montant n'est pas connu.
    CarriereRetraite {
        /// Salaire annuel moyen, revalorisé.
        salaire_annuel_moyen: Option<MontantAnnuel> = None;
        /// Salaires annuels revalorisés, d'où vient le salaire annuel moyen (les vingt-cinq meilleurs).
        salaires_annuels: Vec<MontantAnnuel> = Vec::new();
        /// Trimestres du régime général.
        trimestres_regime_general: Entier<0, 300>, because "La retraite du régime général dépend de cette durée.";
        /// Trimestres cotisés, tous régimes.
        trimestres_cotises: Entier<0, 300>, because "Le minimum contributif dépend des trimestres cotisés.";
        /// Trimestres cotisés après l'âge légal et au-delà de la durée requise.
        trimestres_surcote: Entier<0, 80> = Entier::of(0);
        /// Trimestres cotisés en situation de handicap (retraite anticipée des travailleurs handicapés).
        trimestres_handicap: Option<Entier<0, 300>> = None;
        /// Points Agirc-Arrco.
        points: Points = Points::default();
        /// Au moins trois enfants : majoration de 10 %.
        trois_enfants: bool = false;
    }
}

group! {
    /// Une retraite progressive : une part de la retraite, avec un travail à temps partiel.
    RetraiteProgressive {
        /// Dernier mois ; absent : sans fin connue.
        fin: Option<Mois> = None;
        /// Part d'un temps plein travaillée, en pourcentage, tous les emplois ensemble.
        quotite: Option<ParMois<Pourcent>> = None;
        /// Travail non salarié : baisse des revenus, en pourcentage de la moyenne de cinq ans ; absent : pas encore mesurée.
        baisse_revenus: Option<Pourcent> = None;
        /// Le travail est non salarié (micro-entreprise comprise).
        non_salarie: bool = false;
    }
}

group! {
    /// Les pensions de retraite.
    Retraite {
        /// Premier mois de droit.
        depuis: Mois, because "La retraite compte à partir de ce mois.";
        /// Premier mois de la toute première retraite de base, quand elle est plus ancienne : elle décide des règles de cumul.
        premiere_pension: Option<Mois> = None;
        /// Retraite de base, brute, par mois ; absent : estimée d'après `carriere`.
        base: Option<Montant> = None;
        /// Retraite complémentaire, brute, par mois.
        complementaire: Montant = Montant::default();
        /// Premier mois de la retraite complémentaire ; absent : `depuis`.
        complementaire_depuis: Option<Mois> = None;
        /// Régime de la retraite complémentaire.
        regime_complementaire: RegimeComplementaire = RegimeComplementaire::AgircArrco;
        /// Retraite de base d'un autre régime de salariés, brute, par mois.
        autre_base: Montant = Montant::default();
        /// Motif du départ.
        motif: MotifRetraite = MotifRetraite::Age;
        /// Retraite à taux plein.
        taux_plein: bool = false;
        /// Retraite pour inaptitude (comme motif: inaptitude).
        inaptitude: bool = false;
        /// Nombre de trimestres, tous régimes.
        trimestres: Option<Entier<0, 300>> = None;
        /// Toutes les pensions sont liquidées.
        toutes_pensions_liquidees: bool = true;
        /// Moyenne par mois des trois derniers salaires avant la retraite, en assiette CSG (98,25 % du brut), revalorisée.
        dernier_salaire: Option<Montant> = None;
        /// Moyenne par mois des salaires des dix dernières années, revalorisée (plafond de l'Agirc-Arrco).
        moyenne_dix_ans: Option<Montant> = None;
        /// Part de la retraite qui vient d'un travail non salarié.
        ancien_non_salarie: RegimeNonSalarie = RegimeNonSalarie::Aucun;
        /// Retraite progressive ; les montants sont ceux de la retraite entière.
        progressive: Option<RetraiteProgressive> = None;
        /// Carrière, quand le montant n'est pas connu.
        carriere: Option<CarriereRetraite> = None;
        /// Part imposable par mois ; absent : les montants bruts.
        net_imposable_mensuel: Option<ParMois<Montant>> = None;
        /// Part imposable par année, quand elle est connue.
        net_imposable_annuel: ParAnnee<MontantAnnuel> = ParAnnee::default();
    }
}

group! {
    /// La prime d'activité.
    PrimeActivite {
        /// Premier mois de droit ; nécessaire quand la prime est demandée.
        depuis: Option<Mois> = None;
        /// Mois d'un réexamen trimestriel ; absent : tous les trois mois à partir de `depuis`.
        prochaine_declaration: Option<Mois> = None;
        /// La prime est demandée ; mettre false pour une personne qui ne la demande pas.
        demandee: bool = true;
        /// La pension d'invalidité a compté comme un revenu du travail en 2018 (droits jusqu'en décembre 2024).
        pension_assimilee: bool = false;
    }
}

group! {
    /// L'aide au logement.
    AideLogement {
        /// Premier mois de droit.
        depuis: Mois, because "L'aide compte à partir de ce mois.";
        /// Mois d'un réexamen ; absent : avec la prime d'activité ou l'AAH.
        prochain_reexamen: Option<Mois> = None;
        /// Montant payé par mois, quand l'aide n'est pas à calculer (foyer, propriétaire).
        montant_mensuel: Option<Montant> = None;
    }
}

group! {
    /// Les prestations déjà ouvertes, et depuis quand.
    PrestationsOuvertes {
        /// Allocation aux adultes handicapés.
        aah: Option<Aah> = None;
        /// Prime d'activité.
        prime_activite: Option<PrimeActivite> = None;
        /// Aide au logement.
        aide_logement: Option<AideLogement> = None;
        /// Pension d'invalidité.
        pension_invalidite: Option<PensionInvalidite> = None;
        /// Allocation supplémentaire d'invalidité : false, true (calculée), un montant par mois, ou { depuis } pour ses trimestres.
        asi: DemandeAsi = DemandeAsi::Non;
        /// Pensions de retraite.
        retraite: Option<Retraite> = None;
        /// Allocation de solidarité aux personnes âgées : false, true (calculée), ou le montant par mois.
        aspa: OuiOuMontant = OuiOuMontant::Non;
        /// Rente d'accident du travail ou de maladie professionnelle, par mois.
        rente_accident_travail: Montant = Montant::default();
        /// Rente de prévoyance de l'employeur.
        rente_prevoyance: Option<RentePrevoyance> = None;
    }
}
