// Written by `cargo xtask types` from the Rust types. Do not edit.

/** Un mois, écrit AAAA-MM. */
export type Mois = string;

/** Un jour, écrit AAAA-MM-JJ. */
export type Jour = string;

/** Une demande : la vie d'une personne, mois par mois, à partir d'un premier mois. */
export interface Situation {
  /** Premier mois calculé. */
  debut: Mois;
  /** Nombre de mois calculés. De 1 à 120. */
  mois: number;
  /** La personne dont on calcule les revenus. */
  personne: Personne;
  /** Le foyer ; absent : une personne seule, sans enfant, sans loyer. */
  foyer?: Foyer;
  /** Les prestations déjà ouvertes, et depuis quand. */
  prestations?: PrestationsOuvertes;
  /** Toutes les façons de gagner de l'argent, celles du passé aussi. */
  activites?: Activite[];
  /** Des missions datées, qui remplissent les mois d'une activité de leur statut. */
  missions?: Mission[];
  /** Les autres revenus : chômage, indemnités journalières, loyers reçus, placements. */
  autres_revenus?: AutreRevenu[];
  /** La loi telle qu'elle serait. */
  legislation?: LoiModifiee;
  /** La lecture choisie pour chaque règle discutée. */
  conventions?: Conventions;
}

/** La personne dont on calcule les revenus. */
export interface Personne {
  /** Date de naissance. */
  naissance: Jour;
  /** Taux d'incapacité en pourcentage, reconnu par la CDAPH ; absent : aucun taux reconnu. De 0 à 100. */
  taux_incapacite?: number;
  /** Restriction substantielle et durable d'accès à l'emploi (taux de 50 à 79 %). */
  rsdae?: boolean;
  /** Reconnaissance de la qualité de travailleur handicapé. */
  rqth?: boolean;
  /** Carte mobilité inclusion « invalidité ». */
  cmi_invalidite?: boolean;
  /** Mesure de protection juridique. */
  protection_juridique?: "aucune" | "sauvegarde_justice" | "curatelle_simple" | "curatelle_renforcee" | "tutelle" | "habilitation_familiale";
}

/** Le foyer ; absent : une personne seule, sans enfant, sans loyer. */
export interface Foyer {
  /** Vie en couple (mariage, Pacs, concubinage). */
  en_couple?: boolean;
  /** Le conjoint, partenaire de Pacs ou concubin. */
  conjoint?: Conjoint;
  /** Les enfants. */
  enfants?: Enfant[];
  /** Un ascendant est à charge. */
  ascendant_a_charge?: boolean;
  /** Valeur des biens du foyer, sans la résidence principale (ASI). De 0 à 1000000. */
  biens?: number;
  /** Taux du prélèvement à la source, en pourcent ; absent : la grille du taux non personnalisé, puis le taux de l'impôt calculé. De 0 à 100. */
  taux_prelevement?: number;
  /** Mois depuis lequel un parent vit seul avec ses enfants (majoration de la prime d'activité). */
  isolement_depuis?: Mois;
  /** Les prestations familiales du foyer, par mois. */
  prestations_familiales?: PrestationsFamiliales;
  /** Le logement. */
  logement?: Logement;
  /** Revenu fiscal de référence du foyer, par année de revenus. */
  revenu_fiscal_reference?: { [annee: string]: number };
  /** Revenu net global du foyer, par année de revenus (abattement de l'article 157 bis du CGI). */
  revenu_net_global?: { [annee: string]: number };
}

/** Le conjoint, partenaire de Pacs ou concubin. */
export interface Conjoint {
  /** Salaire net par mois. De 0 à 100000. */
  salaire_net_mensuel?: number;
  /** Salaire brut par mois (ASI) ; absent : retrouvé à partir du net. De 0 à 100000. */
  salaire_brut_mensuel?: number;
  /** Le conjoint reçoit l'AAH. */
  aah?: boolean;
  /** Le conjoint reçoit l'allocation supplémentaire d'invalidité. */
  asi?: boolean;
  /** Le conjoint reçoit l'allocation de solidarité aux personnes âgées. */
  aspa?: boolean;
  /** Pensions par mois. De 0 à 100000. */
  pension_mensuelle?: number;
}

/** Un enfant. */
export interface Enfant {
  /** Date de naissance. */
  naissance: Jour;
  /** L'enfant est à charge ; mettre false s'il ne l'est plus (par exemple, il gagne plus de 55 % du SMIC). */
  a_charge?: boolean;
}

/** Les prestations familiales du foyer, par mois. */
export interface PrestationsFamiliales {
  /** Allocations familiales, sans les majorations pour âge. De 0 à 100000. */
  allocations_familiales?: number;
  /** Allocation de soutien familial, pour tous les enfants. De 0 à 100000. */
  soutien_familial?: number;
  /** L'allocation de soutien familial est celle d'enfants sans père ni mère. */
  orphelins?: boolean;
  /** Complément familial, sans majoration. De 0 à 100000. */
  complement_familial?: number;
  /** Le complément familial est majoré. */
  complement_familial_majore?: boolean;
  /** Autres prestations familiales, sauf l'AEEH, l'allocation de rentrée scolaire et l'aide à la garde. De 0 à 100000. */
  autres?: number;
}

/** Le logement. */
export interface Logement {
  /** Locataire, propriétaire, hébergé ou en foyer. */
  statut: "locataire" | "proprietaire" | "heberge" | "foyer";
  /** Loyer par mois, sans les charges. De 0 à 100000. */
  loyer?: number;
  /** Zone de l'aide au logement, de 1 à 3. De 1 à 3. */
  zone?: number;
  /** Logement conventionné (APL). */
  conventionne?: boolean;
  /** Logement d'un organisme HLM : la réduction de loyer de solidarité est calculée quand elle n'est pas donnée. */
  hlm?: boolean;
  /** Réduction de loyer de solidarité par mois (HLM). De 0 à 100000. */
  hlm_rls?: number;
  /** Logement meublé. */
  meuble?: boolean;
  /** Colocation. */
  colocation?: boolean;
  /** Une seule chambre ; absent : un logement entier. */
  chambre?: "ordinaire" | "chez_un_particulier";
}

/** Les prestations déjà ouvertes, et depuis quand. */
export interface PrestationsOuvertes {
  /** L'allocation aux adultes handicapés. */
  aah?: Aah;
  /** La prime d'activité. */
  prime_activite?: PrimeActivite;
  /** L'aide au logement. */
  aide_logement?: AideLogement;
  /** La pension d'invalidité. */
  pension_invalidite?: PensionInvalidite;
  /** Allocation supplémentaire d'invalidité : false, true (calculée), un montant par mois, ou { depuis } pour ses trimestres. De 0 à 100000. */
  asi?: boolean | number | DemandeAsi;
  /** Les pensions de retraite. */
  retraite?: Retraite;
  /** Allocation de solidarité aux personnes âgées : false, true (calculée), ou le montant par mois. De 0 à 100000. */
  aspa?: boolean | number;
  /** Rente d'accident du travail ou de maladie professionnelle, par mois. De 0 à 100000. */
  rente_accident_travail?: number;
  /** Une rente de prévoyance d'un contrat de l'employeur. */
  rente_prevoyance?: RentePrevoyance;
}

/** L'allocation aux adultes handicapés. */
export interface Aah {
  /** Premier mois de droit. */
  depuis: Mois;
  /** Condition de logement de la majoration pour la vie autonome : logement indépendant avec une aide au logement ; absent : d'après foyer.logement. */
  mva?: boolean;
  /** Complément de ressources déjà ouvert avant décembre 2019 et gardé depuis. */
  complement_de_ressources?: boolean;
  /** Mois de la prochaine déclaration trimestrielle ; absent : le mois avant `depuis`, puis tous les trois mois. */
  prochaine_declaration?: Mois;
  /** Premiers mois des périodes dont la déclaration n'a pas été rendue. */
  declarations_manquantes?: Mois[];
  /** Droit ouvert en septembre 2023, en couple, encore calculé avec les revenus du couple. */
  conjugalise_maintenu?: boolean;
  /** Mois de cumul intégral déjà utilisés, quand les activités passées ne sont pas données. */
  cumul_integral_utilise?: Mois[];
  /** Longs séjours. */
  sejours?: Sejour[];
}

/** Un long séjour à l'hôpital, en maison d'accueil spécialisée ou en prison. */
export interface Sejour {
  /** Jour d'entrée. */
  entree: Jour;
  /** Jour de sortie ; absent : le séjour continue. */
  sortie?: Jour;
  /** Hôpital, maison d'accueil spécialisée ou prison. */
  nature?: "hopital" | "mas" | "prison";
  /** La personne paie le forfait journalier. */
  forfait_journalier?: boolean;
  /** Le conjoint ne travaille pas, pour une raison acceptée par la CDAPH. */
  conjoint_sans_activite_reconnu?: boolean;
}

/** La prime d'activité. */
export interface PrimeActivite {
  /** Premier mois de droit ; nécessaire quand la prime est demandée. */
  depuis?: Mois;
  /** Mois d'un réexamen trimestriel ; absent : tous les trois mois à partir de `depuis`. */
  prochaine_declaration?: Mois;
  /** La prime est demandée ; mettre false pour une personne qui ne la demande pas. */
  demandee?: boolean;
  /** La pension d'invalidité a compté comme un revenu du travail en 2018 (droits jusqu'en décembre 2024). */
  pension_assimilee?: boolean;
}

/** L'aide au logement. */
export interface AideLogement {
  /** Premier mois de droit. */
  depuis: Mois;
  /** Mois d'un réexamen ; absent : avec la prime d'activité ou l'AAH. */
  prochain_reexamen?: Mois;
  /** Montant payé par mois, quand l'aide n'est pas à calculer (foyer, propriétaire). De 0 à 100000. */
  montant_mensuel?: number;
}

/** La pension d'invalidité. */
export interface PensionInvalidite {
  /** Régime général ou indépendant. */
  regime?: "general" | "independant" | "msa_non_salarie" | "veuf";
  /** Catégorie 1, 2 ou 3. De 1 à 3. */
  categorie: number;
  /** Premier mois de droit. */
  depuis: Mois;
  /** Montant brut par mois, sans la majoration tierce personne. De 0 à 100000. */
  montant_mensuel?: number;
  /** Salaire annuel moyen, revalorisé. De 0 à 1000000. */
  salaire_annuel_moyen?: number;
  /** Salaires annuels revalorisés, d'où vient le salaire annuel moyen (les dix meilleurs). */
  salaires_annuels?: number[];
  /** Pension principale du conjoint décédé, par mois (régime veuf). De 0 à 100000. */
  pension_du_defunt?: number;
  /** Salaire de l'année avant l'arrêt. De 0 à 1000000. */
  salaire_annee_precedente?: number;
  /** Mois réellement travaillés cette année-là, quand elle n'est pas complète. De 1 à 12. */
  mois_travailles?: number;
  /** Année de l'arrêt de travail qui a mené à la pension ; absent : l'année avant `depuis`. De 1990 à 2060. */
  annee_arret?: number;
  /** Salaire de comparaison notifié par la caisse, par an, à la place des deux salaires. De 0 à 1000000. */
  salaire_de_comparaison?: number;
  /** Mois où la pension est suspendue (retraite progressive ou anticipée). */
  suspensions?: Suspension[];
  /** Séjours à l'hôpital (majoration pour tierce personne de la catégorie 3). */
  hospitalisations?: Hospitalisation[];
  /** Pension payée d'avance, au début de son mois (Alsace-Moselle) ; ailleurs elle est payée au début du mois suivant. */
  alsace_moselle?: boolean;
  /** Salaire annuel d'un travailleur valide de la même catégorie, quand une rente d'accident du travail s'ajoute à la pension. De 0 à 1000000. */
  salaire_travailleur_valide?: number;
  /** La rente d'accident du travail vient des mêmes lésions que la pension. */
  rente_memes_lesions?: boolean;
  /** Part imposable par mois ; absent : le montant brut. De 0 à 100000. */
  net_imposable_mensuel?: number | { [mois: string]: number };
  /** Part imposable par année, quand elle est connue. */
  net_imposable_annuel?: { [annee: string]: number };
}

/** Une suspension de la pension d'invalidité. */
export interface Suspension {
  /** Premier mois. */
  debut: Mois;
  /** Dernier mois ; absent : sans fin connue. */
  fin?: Mois;
}

/** Un séjour à l'hôpital, qui arrête la majoration pour tierce personne. */
export interface Hospitalisation {
  /** Jour d'entrée. */
  entree: Jour;
  /** Jour de sortie ; absent : le séjour continue. */
  sortie?: Jour;
}

/** Premier mois de l'ASI : ses trimestres partent de lui. */
export interface DemandeAsi {
  depuis: Mois;
}

/** Les pensions de retraite. */
export interface Retraite {
  /** Premier mois de droit. */
  depuis: Mois;
  /** Premier mois de la toute première retraite de base, quand elle est plus ancienne : elle décide des règles de cumul. */
  premiere_pension?: Mois;
  /** Retraite de base, brute, par mois ; absent : estimée d'après `carriere`. De 0 à 100000. */
  base?: number;
  /** Retraite complémentaire, brute, par mois. De 0 à 100000. */
  complementaire?: number;
  /** Premier mois de la retraite complémentaire ; absent : `depuis`. */
  complementaire_depuis?: Mois;
  /** Régime de la retraite complémentaire. */
  regime_complementaire?: "agirc_arrco" | "ircantec";
  /** Retraite de base d'un autre régime de salariés, brute, par mois. De 0 à 100000. */
  autre_base?: number;
  /** Motif du départ. */
  motif?: "age" | "inaptitude" | "handicap" | "carriere_longue";
  /** Retraite à taux plein. */
  taux_plein?: boolean;
  /** Retraite pour inaptitude (comme motif: inaptitude). */
  inaptitude?: boolean;
  /** Nombre de trimestres, tous régimes. De 0 à 300. */
  trimestres?: number;
  /** Toutes les pensions sont liquidées. */
  toutes_pensions_liquidees?: boolean;
  /** Moyenne par mois des trois derniers salaires avant la retraite, en assiette CSG (98,25 % du brut), revalorisée. De 0 à 100000. */
  dernier_salaire?: number;
  /** Moyenne par mois des salaires des dix dernières années, revalorisée (plafond de l'Agirc-Arrco). De 0 à 100000. */
  moyenne_dix_ans?: number;
  /** Part de la retraite qui vient d'un travail non salarié. */
  ancien_non_salarie?: "aucun" | "independant" | "independant_zone" | "liberal";
  /** Une retraite progressive : une part de la retraite, avec un travail à temps partiel. */
  progressive?: RetraiteProgressive;
  /** Une carrière, pour estimer la retraite quand son montant n'est pas connu. */
  carriere?: CarriereRetraite;
  /** Part imposable par mois ; absent : les montants bruts. De 0 à 100000. */
  net_imposable_mensuel?: number | { [mois: string]: number };
  /** Part imposable par année, quand elle est connue. */
  net_imposable_annuel?: { [annee: string]: number };
}

/** Une retraite progressive : une part de la retraite, avec un travail à temps partiel. */
export interface RetraiteProgressive {
  /** Dernier mois ; absent : sans fin connue. */
  fin?: Mois;
  /** Part d'un temps plein travaillée, en pourcentage, tous les emplois ensemble. De 0 à 100. */
  quotite?: number | { [mois: string]: number };
  /** Travail non salarié : baisse des revenus, en pourcentage de la moyenne de cinq ans ; absent : pas encore mesurée. De 0 à 100. */
  baisse_revenus?: number;
  /** Le travail est non salarié (micro-entreprise comprise). */
  non_salarie?: boolean;
}

/** Une carrière, pour estimer la retraite quand son montant n'est pas connu. */
export interface CarriereRetraite {
  /** Salaire annuel moyen, revalorisé. De 0 à 1000000. */
  salaire_annuel_moyen?: number;
  /** Salaires annuels revalorisés, d'où vient le salaire annuel moyen (les vingt-cinq meilleurs). */
  salaires_annuels?: number[];
  /** Trimestres du régime général. De 0 à 300. */
  trimestres_regime_general: number;
  /** Trimestres cotisés, tous régimes. De 0 à 300. */
  trimestres_cotises: number;
  /** Trimestres cotisés après l'âge légal et au-delà de la durée requise. De 0 à 80. */
  trimestres_surcote?: number;
  /** Trimestres cotisés en situation de handicap (retraite anticipée des travailleurs handicapés). De 0 à 300. */
  trimestres_handicap?: number;
  /** Points Agirc-Arrco. De 0 à 100000. */
  points?: number;
  /** Au moins trois enfants : majoration de 10 %. */
  trois_enfants?: boolean;
}

/** Une rente de prévoyance d'un contrat de l'employeur. */
export interface RentePrevoyance {
  /** Montant par mois. De 0 à 100000. */
  mensuel: number;
  /** Plafond du contrat, en revenus nets par mois, quand il est connu. De 0 à 100000. */
  plafond_net?: number;
}

/** Un emploi salarié. */
export interface Salariat {
  nature: "salariat";
  /** Premier mois ou premier jour du contrat. */
  debut: Mois | Jour;
  /** Dernier mois ou dernier jour ; absent : sans fin connue. */
  fin?: Mois | Jour;
  /** Type de contrat. */
  contrat?: "cdi" | "cdd" | "cdd_usage" | "vacation_publique";
  /** Statut cadre. */
  cadre?: boolean;
  /** Salaire brut par mois. De 0 à 100000. */
  brut_mensuel?: number | { [mois: string]: number };
  /** Heures par mois. De 0 à 400. */
  heures_mensuelles?: number | { [mois: string]: number };
  /** Taux horaire brut. De 0 à 100000. */
  taux_horaire?: number | { [mois: string]: number };
  /** Net à payer avant impôt, par mois. De 0 à 100000. */
  net_a_payer_mensuel?: number | { [mois: string]: number };
  /** Net imposable par mois. De 0 à 100000. */
  net_imposable_mensuel?: number | { [mois: string]: number };
  /** Les montants lus sur le bulletin de paie. */
  bulletin?: Bulletin;
  /** Pourcentage d'un temps plein, à la place des heures. De 0 à 100. */
  quotite?: number | { [mois: string]: number };
  /** Jours couverts par un contrat plus court que le mois. De 1 à 31. */
  jours?: number | { [mois: string]: number };
  /** Heures complémentaires par mois, payées au taux horaire majoré. De 0 à 400. */
  heures_complementaires?: number | { [mois: string]: number };
  /** Les congés payés sont dans la paie donnée ; absent : oui pour un CDD d'usage, non pour un CDD. */
  conges_payes_inclus?: boolean;
  /** Un CDI suit le CDD. */
  cdi_ensuite?: boolean;
  /** Indemnité de fin de contrat d'un CDD. */
  indemnite_fin_contrat?: "due" | "reduite" | "non_due";
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  mutuelle?: Mutuelle;
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  prevoyance?: Mutuelle;
  /** Régime local d'Alsace-Moselle. */
  alsace_moselle?: boolean;
  /** Entreprise adaptée : mêmes règles de paie qu'un emploi ordinaire. */
  entreprise_adaptee?: boolean;
  /** Effectif de l'employeur ; donné, il montre ce que l'emploi coûte (10 quand seul le taux accidents du travail est donné). De 1 à 1000000. */
  effectif?: number;
  /** Taux accidents du travail en pourcentage ; donné, il montre ce que l'emploi coûte (absent : le taux moyen). De 0 à 100. */
  taux_atmp?: number;
  /** L'employeur, pour ce que l'emploi lui coûte. */
  employeur?: EmployeurDonne;
  /** Président ou dirigeant payé d'une association : mêmes règles qu'un salarié, sans assurance chômage. */
  president_association?: boolean;
  /** Des jours de formation donnés par un formateur occasionnel. */
  formation_occasionnelle?: FormationOccasionnelle;
  /** Mois où la personne travaille, quand ce ne sont pas ceux de la paie (contrats payés par mission). */
  mois_travailles?: Mois[];
  /** Mois de paiement ; les montants par mois sont alors ceux du mois travaillé. */
  paie?: "mois_courant" | "mois_suivant";
  /** Avec une retraite : l'employeur est le dernier d'avant la retraite. */
  dernier_employeur?: boolean;
  /** Avec une retraite d'avant 2027 : activité laissée de côté par le cumul (jurys, consultations occasionnelles, œuvres d'auteur). */
  hors_cumul_retraite?: boolean;
  /** Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement). De 0 à 100000. */
  frais_reels?: number | { [mois: string]: number };
  /** Baisses de la durée du travail. */
  reductions_duree?: ReductionDuree[];
  /** Une prime de partage de la valeur. */
  prime_partage_valeur?: Ppv;
}

/** Les montants lus sur le bulletin de paie. */
export interface Bulletin {
  /** Salaire brut. De 0 à 100000. */
  brut: number | { [mois: string]: number };
  /** Net à payer avant impôt. De 0 à 100000. */
  net_a_payer: number | { [mois: string]: number };
  /** Net imposable. De 0 à 100000. */
  net_imposable: number | { [mois: string]: number };
  /** Montant net social. De 0 à 100000. */
  net_social: number | { [mois: string]: number };
  /** Heures exonérées d'impôt, en net fiscal. De 0 à 100000. */
  heures_exonerees?: number | { [mois: string]: number };
}

/** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
export interface Mutuelle {
  /** Part payée par la personne. De 0 à 100000. */
  salarie?: number;
  /** Part payée par l'employeur. De 0 à 100000. */
  employeur?: number;
}

/** L'employeur, pour ce que l'emploi lui coûte. */
export interface EmployeurDonne {
  /** Association sans but lucratif. */
  association?: boolean;
  /** L'employeur paie la TVA ; absent : oui, sauf pour une association. Sans TVA, il doit la taxe sur les salaires. */
  assujetti_tva?: boolean;
  /** Taxe sur les salaires due en un an pour les autres salariés, avant tout abattement. De 0 à 1000000. */
  taxe_salaires_autres?: number;
  /** Taux local du versement mobilité, en pourcentage (11 salariés et plus). De 0 à 100. */
  versement_mobilite?: number;
}

/** Des jours de formation donnés par un formateur occasionnel. */
export interface FormationOccasionnelle {
  /** Jours de formation par mois ; absent : ceux des missions. De 0 à 31. */
  jours?: number | { [mois: string]: number };
  /** L'employeur a choisi la base forfaitaire. */
  assiette_forfaitaire?: boolean;
}

/** Une baisse de la durée du travail, gardée au moins deux mois. */
export interface ReductionDuree {
  /** Jour du changement. */
  date: Jour;
  /** Heures par mois avant. De 0 à 400. */
  heures_avant: number;
  /** Heures par mois après. De 0 à 400. */
  heures_apres: number;
}

/** Une prime de partage de la valeur. */
export interface Ppv {
  /** Montant par mois de paiement. De 0 à 100000. */
  montant: number | { [mois: string]: number };
  /** Exonérée ou imposable. */
  regime?: "exoneree" | "imposable";
  /** Accord d'intéressement, ou association d'intérêt général : jusqu'à 6 000 € par an au lieu de 3 000 € (toujours en ESAT). */
  plafond_majore?: boolean;
}

/** Une micro-entreprise. */
export interface MicroEntreprise {
  nature: "micro_entreprise";
  /** Premier mois ou premier jour : celui de la création. */
  debut: Mois | Jour;
  /** Dernier mois ou dernier jour ; absent : sans fin connue. */
  fin?: Mois | Jour;
  /** Ce qui est vendu : bnc (formation, conseil, conférences), bnc_cipav, bic_service ou bic_vente. */
  categorie: "bnc" | "bnc_cipav" | "bic_service" | "bic_vente";
  /** Recettes hors taxe, dans le mois où elles sont encaissées ; absent : celles des missions. De 0 à 100000. */
  chiffre_affaires?: number | { [mois: string]: number };
  /** Inscrit comme artisan (métiers du bâtiment, de la réparation, de l'alimentation…). */
  artisan?: boolean;
  /** Déclaration à l'Urssaf chaque mois ou chaque trimestre. */
  declaration?: "mensuelle" | "trimestrielle";
  /** ACRE, réduction des cotisations au début : false, true, ou { motif } pour vérifier la condition. */
  acre?: boolean | Acre;
  /** Impôt payé avec les cotisations, en pourcentage des recettes. */
  versement_liberatoire?: boolean;
  /** Charges réelles par mois (ASI et ASPA seulement). De 0 à 100000. */
  charges_reelles?: number | { [mois: string]: number };
  /** Mois du premier travail ; absent : le mois de la première recette. */
  premier_travail?: Mois;
}

/** Ce qui donne droit à l'ACRE. */
export interface Acre {
  /** Condition remplie au début de l'activité. */
  motif: "chomage_indemnise" | "inscrit_six_mois" | "rsa_ou_ass" | "jeune_18_25" | "moins_de_30_ans" | "reprise_entreprise_en_difficulte" | "cape" | "quartier_prioritaire" | "prepare";
  /** Avec un CAPE : jour de sa signature. */
  cape_signe_le?: Jour;
  /** Avec un CAPE : condition remplie ce jour-là. */
  motif_a_la_signature?: "chomage_indemnise" | "inscrit_six_mois" | "rsa_ou_ass" | "jeune_18_25" | "moins_de_30_ans" | "reprise_entreprise_en_difficulte" | "cape" | "quartier_prioritaire" | "prepare";
}

/** Un travail en ESAT. */
export interface Esat {
  nature: "esat";
  /** Premier mois ou premier jour. */
  debut: Mois | Jour;
  /** Dernier mois ou dernier jour ; absent : sans fin connue. */
  fin?: Mois | Jour;
  /** Part payée par l'ESAT, en pourcentage du SMIC. De 0 à 100. */
  part_esat: number | { [mois: string]: number };
  /** Pourcentage d'un temps plein. De 0 à 100. */
  quotite?: number | { [mois: string]: number };
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  mutuelle?: Mutuelle;
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  prevoyance?: Mutuelle;
  /** Retraite complémentaire. */
  complementaire?: "agirc_arrco_60_40" | "agirc_arrco_50_50" | "ircantec";
  /** Régime local d'Alsace-Moselle. */
  alsace_moselle?: boolean;
  /** Les montants lus sur le bulletin de paie. */
  bulletin?: Bulletin;
  /** Prime d'intéressement à l'excédent d'exploitation. De 0 à 100000. */
  prime_interessement?: number | { [mois: string]: number };
  /** Une prime de partage de la valeur. */
  prime_partage_valeur?: Ppv;
  /** Avec une retraite : l'ESAT est celui d'avant la retraite. */
  dernier_employeur?: boolean;
  /** Mise à disposition dans une entreprise : la personne garde la paie de l'ESAT. */
  mise_a_disposition?: boolean;
  /** Mois d'arrêt maladie indemnisé : la rémunération garantie est maintenue. */
  arrets_maladie?: Mois[];
  /** Baisses de la durée du travail. */
  reductions_duree?: ReductionDuree[];
}

/** Un bénévolat. */
export interface Benevolat {
  nature: "benevolat";
  /** Premier mois ou premier jour. */
  debut: Mois | Jour;
  /** Dernier mois ou dernier jour. */
  fin?: Mois | Jour;
  /** Frais remboursés par mois, sur justificatifs. De 0 à 100000. */
  frais_rembourses?: number | { [mois: string]: number };
}

/** Un portage salarial. */
export interface PortageSalarial {
  nature: "portage_salarial";
  /** Premier mois ou premier jour du contrat de portage. */
  debut: Mois | Jour;
  /** Dernier mois ou dernier jour ; absent : sans fin connue. */
  fin?: Mois | Jour;
  /** CDI ou CDD. */
  contrat?: "cdi" | "cdd";
  /** Jours de mission par mois ; absent : ceux des missions. De 0 à 31. */
  jours?: number | { [mois: string]: number };
  /** Prix d'une journée, hors taxe. De 0 à 100000. */
  tarif_journalier?: number | { [mois: string]: number };
  /** Prix de toutes les journées du mois, hors taxe, à la place du tarif d'une journée. De 0 à 100000. */
  honoraires?: number | { [mois: string]: number };
  /** Frais de gestion en pourcentage du prix ; absent : 8. De 0 à 100. */
  frais_gestion?: number;
  /** Frais professionnels remboursés par mois : ils ne sont pas un revenu. De 0 à 100000. */
  frais_professionnels?: number | { [mois: string]: number };
  /** Réserve de 10 % d'un CDI : versée avec le salaire, ou retenue sur le compte. */
  reserve?: "versee" | "retenue";
  /** Mois où la réserve retenue est versée, en plus du dernier mois du contrat. */
  versements_reserve?: Mois[];
  /** Niveau dans la convention collective, pour la rémunération minimale. */
  niveau?: "premier_niveau" | "junior" | "senior" | "expert";
  /** La société est membre d'une organisation signataire (PEPS, FEPS). */
  organisation_signataire?: boolean;
  /** La convention collective du portage s'applique. */
  accord_de_branche?: boolean;
  /** Statut cadre. */
  cadre?: boolean;
  /** Effectif de la société de portage ; absent : 50 et plus. De 1 à 1000000. */
  effectif?: number;
  /** Taux accidents du travail en pourcentage ; absent : 1. De 0 à 100. */
  taux_atmp?: number;
  /** Taux local du versement mobilité, en pourcentage. De 0 à 100. */
  versement_mobilite?: number;
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  mutuelle?: Mutuelle;
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  prevoyance?: Mutuelle;
  /** Mois entre la mission et la paie ; les montants par mois sont ceux du mois de la mission. De 0 à 12. */
  decalage_paiement?: number;
  /** Premier mois de la prestation chez le même client. */
  client_depuis?: Mois;
  /** La mission est un service à la personne. */
  service_a_la_personne?: boolean;
  /** La mission relève de l'activité normale et permanente du client. */
  tache_permanente_du_client?: boolean;
  /** La personne a la qualification demandée (niveau bac + 2, ou trois ans dans le secteur) ; absent : à vérifier. */
  qualification?: boolean;
  /** Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement). De 0 à 100000. */
  frais_reels?: number | { [mois: string]: number };
}

/** Un entrepreneur salarié d'une coopérative d'activité et d'emploi. */
export interface Cae {
  nature: "cae";
  /** Premier mois ou premier jour du contrat. */
  debut: Mois | Jour;
  /** Dernier mois ou dernier jour ; absent : sans fin connue. */
  fin?: Mois | Jour;
  /** Part fixe brute par mois. De 0 à 100000. */
  part_fixe: number | { [mois: string]: number };
  /** Chiffre d'affaires hors taxe par mois. De 0 à 100000. */
  chiffre_affaires: number | { [mois: string]: number };
  /** Charges directes par mois. De 0 à 100000. */
  charges?: number | { [mois: string]: number };
  /** Contribution à la coopérative, en pourcentage de la marge (souvent autour de 10). De 0 à 100. */
  contribution_cooperative: number;
  /** Mois de l'année (1 à 12) où le solde de l'année d'avant est payé. De 1 à 12. */
  mois_du_solde?: number;
  /** Heures par mois. De 0 à 400. */
  heures_mensuelles?: number | { [mois: string]: number };
  /** Statut cadre. */
  cadre?: boolean;
  /** Effectif de la coopérative. De 1 à 1000000. */
  effectif?: number;
  /** Taux accidents du travail en pourcentage ; absent : le taux moyen. De 0 à 100. */
  taux_atmp?: number;
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  mutuelle?: Mutuelle;
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  prevoyance?: Mutuelle;
  /** Frais professionnels réels par mois (lecture frais_reels de l'AAH seulement). De 0 à 100000. */
  frais_reels?: number | { [mois: string]: number };
}

/** Un contrat d'appui au projet d'entreprise. */
export interface Cape {
  nature: "cape";
  /** Premier mois ou premier jour du contrat. */
  debut: Mois | Jour;
  /** Dernier mois ou dernier jour ; absent : sans fin connue. */
  fin?: Mois | Jour;
  /** Rémunération versée par mois : recettes moins frais, avant cotisations ; un mois sans versement n'est pas donné. De 0 à 100000. */
  remuneration: number | { [mois: string]: number };
}

/** Un stage avec une gratification. */
export interface GratificationStage {
  nature: "gratification_stage";
  /** Premier mois ou premier jour. */
  debut: Mois | Jour;
  /** Dernier mois ou dernier jour. */
  fin?: Mois | Jour;
  /** Heures de présence par mois. De 0 à 400. */
  heures: number | { [mois: string]: number };
  /** Gratification par mois. De 0 à 100000. */
  montant: number | { [mois: string]: number };
}

export type Activite = Salariat | MicroEntreprise | Esat | Benevolat | PortageSalarial | Cae | Cape | GratificationStage;

/** Une mission : quand elle a lieu, quand elle est payée, combien, et sous quel statut. */
export interface Mission {
  /** Jour (ou mois) de la mission. */
  date: Mois | Jour;
  /** Mois (ou jour) du paiement. */
  encaissement: Mois | Jour;
  /** Montant : brut d'un salaire, prix hors taxe d'un portage, recette d'une micro-entreprise, frais remboursés d'un bénévolat. De 0 à 100000. */
  montant: number;
  /** Statut sous lequel la mission est payée. */
  statut: "cdd_usage" | "vacation_publique" | "formateur_occasionnel" | "portage_salarial" | "micro_entreprise" | "benevolat";
  /** Jours de la mission ; absent : un jour. De 1 à 31. */
  jours?: number;
}

/** Un autre revenu : chômage, indemnités journalières, loyers reçus, placements, pensions alimentaires. */
export interface AutreRevenu {
  /** Nature du revenu. */
  nature: "allocation_chomage" | "ij_maladie" | "ij_accident_travail" | "remuneration_formation" | "ass" | "pension_alimentaire_recue" | "pension_alimentaire_versee" | "revenus_fonciers" | "revenus_capitaux" | "autre_imposable" | "complement_employeur" | "benefice_non_salarie";
  /** Premier mois, quand le montant est le même chaque mois. */
  debut?: Mois;
  /** Dernier mois ; absent : sans fin connue. */
  fin?: Mois;
  /** Montant reçu (ou versé, pour une pension alimentaire versée) par mois. De 0 à 100000. */
  montant_mensuel?: number | { [mois: string]: number };
  /** Allocation par jour, pour le chômage et l'ASS : le montant du mois est calculé. De 0 à 100000. */
  montant_journalier?: number;
  /** Salaire journalier de référence du chômage : plafond de l'allocation avec un salaire. De 0 à 100000. */
  salaire_journalier_reference?: number;
  /** ASS et AAH reçues ensemble depuis le 31 décembre 2016. */
  cumul_avec_aah_avant_2017?: boolean;
  /** Part imposable par mois ; absent : le montant reçu. De 0 à 100000. */
  net_imposable_mensuel?: number | { [mois: string]: number };
  /** Avec une pension d'invalidité : le chômage ou les indemnités viennent d'une activité commencée après la pension. */
  activite_apres_pension?: boolean;
  /** Avec une pension de catégorie 2 ou 3 : la pension était déjà reçue avec les salaires qui ont ouvert le chômage. */
  pension_deja_cumulee?: boolean;
  /** Montant imposable d'une année entière, quand le détail des mois n'est pas connu. */
  annuel?: { [annee: string]: number };
}

/** La loi telle qu'elle serait. */
export interface LoiModifiee {
  /** Paramètres remplacés à partir d'un mois. */
  amend?: { [nom: string]: { [nom: string]: number } };
}

/** La lecture choisie pour chaque règle discutée. */
export interface Conventions {
  /** Frais professionnels avant l'abattement de l'AAH. */
  aah_frais?: "aucune" | "forfait_10" | "frais_reels";
  /** Ce que protègent les six mois de cumul intégral. */
  aah_six_mois?: "mois_de_droit" | "mois_de_revenu";
  /** Comment une pension s'impute sur l'AAH. */
  aah_subsidiarite?: "sans_abattement" | "avec_abattements";
  /** Reprise d'activité quand six mois ont déjà servi. */
  aah_reprise?: "mois_par_mois" | "refus";
  /** Mois sur lequel les trimestres sont ancrés. */
  aah_ancre?: "demande" | "ouverture";
  /** Indemnités journalières de maladie. */
  aah_ij?: "assimilees" | "non_assimilees";
  /** Fin de l'abattement pour baisse d'heures. */
  aah_fin_reduction?: "periode_du_changement" | "premier_jour_d_effet";
  /** CEG du travailleur d'ESAT. */
  esat_ceg?: "due" | "exoneree";
  /** Calendrier du contrôle d'une pension d'invalidité. */
  invalidite_controle?: "mensuel" | "trimestriel";
  /** Pension d'invalidité gardée en travaillant après 62 ans. */
  invalidite_apres_62?: "fin_activite" | "demande_retraite";
  /** Revenus d'avant la pension, dans les mois regardés par le contrôle. */
  invalidite_revenus_anterieurs?: "comptes" | "exclus";
  /** Paie d'un formateur occasionnel dans le contrôle d'une pension d'invalidité. */
  invalidite_formateur?: "paie_reelle" | "base_forfaitaire";
  /** Maximum d'une pension d'invalidité revalorisée. */
  invalidite_maximum?: "attribution" | "chaque_mois";
  /** Barème d'avril 2026 de la prime d'activité. */
  prime_activite_bareme?: "droit" | "reference";
  /** Fin de l'assimilation de la pension d'invalidité dans la prime d'activité. */
  prime_activite_assimilation?: "droit" | "reference";
  /** Fin de l'ACRE d'une micro-entreprise. */
  micro_acre_fin?: "trimestres" | "douze_mois";
  /** Revenu d'une micro-entreprise dans le contrôle d'une pension d'invalidité. */
  invalidite_micro?: "benefice" | "recettes";
  /** Revenu d'une micro-entreprise dans l'ASI. */
  asi_micro?: "charges_reelles" | "abattement";
  /** Âge légal et durée qui ouvrent le cumul intégral d'une retraite d'avant septembre 2026. */
  cumul_integral?: "date_effet" | "loi_en_vigueur";
  /** Retraite que l'AAH complète, quand le travail en retire une part. */
  aah_retraite?: "servie" | "entiere";
}

/** The answer to a request. */
export interface Resultat {
  /** Which law was applied. */
  legislation: LegislationAppliquee;
  /** The months, in order. */
  mois: MoisResultat[];
  /** The whole life in a few figures. */
  synthese: Synthese;
  /** Other readings of the law that change an amount. */
  lectures: Lecture[];
  /** What was taken where an answer was left out, in French. */
  hypotheses: string[];
  /** What this version does not count yet, in French. */
  limites: string[];
  /** Every step of the reasoning, when it was asked for. */
  explication?: Etape[] | null;
}

/** Which law was applied. */
export interface LegislationAppliquee {
  /** Last day on which every text was read, `YYYY-MM-DD`. */
  a_jour_au: string;
  /** Values replaced, by parameter then by month. */
  amendements: Amendement[];
}

/** One value of the law replaced. */
export interface Amendement {
  /** The parameter. */
  id: string;
  /** First month. */
  depuis: Mois;
  /** The value. */
  valeur: number;
}

/** One month. */
export interface MoisResultat {
  /** The month. */
  mois: Mois;
  /** What work and other sources bring in the month, in euros. */
  revenus: Revenus;
  /** Benefits due for the month, in euros. */
  prestations: Prestations;
  /** What is taken in the month, in euros. */
  prelevements: Prelevements;
  /** What is left for the month. */
  disponible: number;
  /** Cash of the month. */
  encaisse: number;
  /** What happens this month. */
  evenements: Evenement[];
  /** Gross amounts and bases of the month. */
  bases: BasesResultat;
}

/** What work and other sources bring in the month, in euros. */
export interface Revenus {
  /** Net à payer avant impôt des salaires et de l'ESAT. */
  salaire_net: number;
  /** Recettes d'une micro-entreprise. */
  chiffre_affaires: number;
  /** Chômage, indemnités journalières, loyers, placements et autres revenus. */
  autres_revenus: number;
}

/** Benefits due for the month, in euros. */
export interface Prestations {
  /** Allocation aux adultes handicapés. */
  aah: number;
  /** Majoration pour la vie autonome. */
  mva: number;
  /** Complément de ressources. */
  complement_ressources: number;
  /** Pension d'invalidité, brute. */
  pension_invalidite: number;
  /** Majoration pour tierce personne. */
  mtp: number;
  /** Allocation supplémentaire d'invalidité. */
  asi: number;
  /** Retraites, brutes. */
  retraite: number;
  /** Allocation de solidarité aux personnes âgées. */
  aspa: number;
  /** Rente d'accident du travail. */
  rente_accident_travail: number;
  /** Rente de prévoyance de l'employeur. */
  rente_prevoyance: number;
  /** Allocation de solidarité spécifique. */
  ass: number;
  /** Prime d'activité. */
  prime_activite: number;
  /** Aide au logement. */
  aide_logement: number;
}

/** What is taken in the month, in euros. */
export interface Prelevements {
  /** Prélèvements sur les pensions. */
  prelevements_pensions: number;
  /** Cotisations de la micro-entreprise. */
  cotisations_micro: number;
  /** Impôt sur le revenu. */
  impot: number;
}

/** Something that happens in a month. */
export interface Evenement {
  /** Which event it is, for programs. */
  code: string;
  /** How much it matters. */
  niveau: "information" | "attention" | "demarche";
  /** The article behind it. */
  article: string;
  /** What happens and what to do, in French. */
  message: string;
}

/** Gross amounts and bases of the month. */
export interface BasesResultat {
  /** Gross pay. */
  brut: number;
  /** Net imposable. */
  net_imposable: number;
  /** Montant net social. */
  montant_net_social: number;
  /** Hours free of income tax, in net tax terms. */
  heures_exonerees: number;
  /** Gross rémunération garantie of the ESAT. */
  remuneration_garantie: number;
  /** Aide au poste. */
  aide_au_poste: number;
  /** What the jobs whose cost was asked for cost their employers; none when none was paid. */
  cout_employeur: BasesCoutEmployeur | null;
  /** What the AAH read; none without a right. */
  aah: BasesAah | null;
  /** What the control of the pension d'invalidité read; none without a pension. */
  pension_invalidite: BasesInvalidite | null;
  /** What the prime d'activité read; none without a right. */
  prime_activite: BasesPrime | null;
  /** What the housing aid read; none when it is not computed. */
  aide_logement: BasesAide | null;
  /** What a micro-entreprise brought and owes; none without one. */
  micro_entreprise: BasesMicro | null;
  /** What the rules of work beside a retraite read; none without a retraite. */
  retraite: BasesRetraite | null;
}

/** What jobs cost their employers in the month, before the yearly settlement: `total` is the gross, plus contributions, health cover and taxe sur les salaires, minus the réduction générale. */
export interface BasesCoutEmployeur {
  /** Gross pay of these jobs. */
  brut: number;
  /** Employer's contributions before the réduction générale. */
  cotisations: number;
  /** Réduction générale. */
  reduction_generale: number;
  /** Employer's share of the health cover. */
  mutuelle: number;
  /** Taxe sur les salaires. */
  taxe_salaires: number;
  /** What the employers pay in all. */
  total: number;
}

/** What the AAH read in the month. */
export interface BasesAah {
  /** `annuelle` or `trimestrielle`. */
  appreciation: string;
  /** First month whose income is counted. */
  reference_debut: Mois | null;
  /** Last month whose income is counted. */
  reference_fin: Mois | null;
  /** The month is one of full cumul. */
  cumul_integral: boolean;
  /** Months of full cumul that the present work can still have after this one. */
  cumul_restant: number;
  /** Resources counted over the reference period. */
  ressources: number;
  /** Monthly amount by the resources alone. */
  calcul_ressources: number;
  /** Monthly amount beside a pension alone. */
  calcul_subsidiarite: number;
  /** Monthly amount by the ESAT ceiling alone. */
  calcul_plafond_esat: number;
  /** The old couple calculation is kept. */
  reste_conjugalise: boolean;
  /** Monthly pay from which the AAH counts as professional income for the prime d'activité. */
  seuil_prime_activite: number | null;
}

/** What the control of the pension d'invalidité read in the month. */
export interface BasesInvalidite {
  /** The pension before any reduction. */
  theorique: number;
  /** What is taken from it. */
  reduction: number;
  /** Yearly salaire de comparaison; zero before the first control. */
  seuil: number;
  /** The pension over the reference months. */
  pension_de_reference: number;
  /** Earnings counted over the reference months. */
  revenus_retenus: number;
  /** First month looked at. */
  reference_debut: Mois | null;
  /** Last month looked at. */
  reference_fin: Mois | null;
  /** What could still be earned over the reference months without reduction. */
  marge: number;
  /** A control falls this month. */
  controle: boolean;
  /** The pension has ended, by age. */
  terminee: boolean;
}

/** What the prime d'activité of the month comes from. */
export interface BasesPrime {
  /** The prime before CRDS. */
  avant_crds: number;
  /** The first of the reference months of its last review. */
  reference_debut: Mois | null;
  /** The last one. */
  reference_fin: Mois | null;
  /** The prime is reviewed this month. */
  revision: boolean;
}

/** What the housing aid of the month comes from. */
export interface BasesAide {
  /** Yearly resources, before they are rounded up to the next hundred. */
  ressources: number;
  /** The aid before CRDS. */
  avant_crds: number;
  /** What reduces or ignores income from work and unemployment. */
  mesure: string;
  /** The aid is reviewed this month. */
  revision: boolean;
}

/** What a micro-entreprise brought and owes in the month. */
export interface BasesMicro {
  /** Receipts since January. */
  recettes_annee: number;
  /** Receipts of the month after the flat abatement, which benefits read whatever is owed. */
  revenu_abattu: number;
  /** Cotisations sociales of the month's receipts. */
  cotisations: number;
  /** Contribution à la formation. */
  formation: number;
  /** Taxe pour frais de chambre. */
  taxe_chambre: number;
  /** Debited in the month by the Urssaf, income tax included. */
  preleve: number;
  /** Retirement quarters that the receipts since January validate. */
  trimestres_annee: number;
}

/** What the rules of work beside a retraite read in the month. */
export interface BasesRetraite {
  /** `ancien` for a first base pension before 2027, `nouveau` from then on. */
  regime: string;
  /** Work takes nothing: full cumul, or 67 under the rules of 2027. */
  cumul_integral: boolean;
  /** First month of it, when it is known. */
  cumul_integral_depuis: Mois | null;
  /** A return to the last employer within six months suspends the base pension. */
  meme_employeur: boolean;
  /** Base pension before what work takes. */
  base_due: number;
  /** Complementary pension before what work takes. */
  complementaire_due: number;
  /** Base pension served. */
  base: number;
  /** Base pension of another scheme, served. */
  autre_base: number;
  /** Complementary pension served. */
  complementaire: number;
  /** Ceiling of the cumul plafonné; zero when nothing was compared. */
  plafond: number;
  /** Ceiling of the complementary scheme. */
  plafond_complementaire: number;
  /** Salaries counted, in the base of the CSG. */
  revenu_retenu: number;
  /** Pensions and salaries together. */
  total: number;
  /** What exceeds the ceiling. */
  depassement: number;
  /** Yearly ceiling of a former self-employed person. */
  plafond_non_salarie: number;
  /** What the year exceeds it by. */
  depassement_non_salarie: number;
  /** What work takes from the pensions of the month. */
  reduction: number;
}

/** The whole life in a few figures. */
export interface Synthese {
  /** Sum of `disponible`. */
  disponible_total: number;
  /** Its monthly mean. */
  disponible_moyen: number;
  /** What the same life has more with the new work: with the activities that start in the months simulated, or, when none does, with those that run. Zero without work. */
  gain_du_travail: number;
  /** The same by hour worked; none when hours are not known. */
  gain_par_heure: number | null;
  /** What stays of 100 € more of gross pay a month; none without an ordinary job. */
  cent_euros_de_plus: CentEuros | null;
  /** Civil quarters in which a pension d'invalidité was paid, which count for the retraite (CSS R. 351-12, 3°). */
  trimestres_assimiles: number;
}

/** What stays of 100 € more of gross pay a month, on average over the months simulated in which it is paid. */
export interface CentEuros {
  /** Net pay that they bring. */
  salaire_net: number;
  /** What stays in the pocket, once benefits and taxes have followed. */
  reste: number;
  /** The same in share of the net pay. */
  part: number;
  /** What takes or adds the rest, the largest first. */
  effets: Effet[];
}

/** What one line of the answer takes from it, or adds to it. */
export interface Effet {
  /** The line. */
  ligne: string;
  /** What the month has less; negative when it has more. */
  montant: number;
  /** The same in words, in French. */
  message: string;
}

/** One other reading of the law, and what it changes. */
export interface Lecture {
  /** The key of `conventions`. */
  cle: string;
  /** Its value for this reading. */
  lecture: string;
  /** The article or decision that a person can quote. */
  article: string;
  /** What the reading says, in French. */
  libelle: string;
  /** The months that change, each with its lines that change. */
  mois: { mois: unknown; [nom: string]: unknown }[];
}

/** One step of the reasoning. */
export interface Etape {
  /** The month. */
  mois: Mois;
  /** The rule. */
  regle: string;
  /** Its article. */
  article: string;
  /** What it does. */
  libelle: string;
  /** The result. */
  valeur: number | string;
  /** The figures it comes from. */
  entrees: { [nom: string]: number | string };
}

/** Une demande de conseil : des faits, et la situation quand on la connaît. */
export interface DemandeConseil {
  /** Ce que l'on sait de la personne et du travail proposé ; un fait absent prend sa valeur habituelle, que la réponse dit. */
  faits?: Faits;
  /** Une demande : la vie d'une personne, mois par mois, à partir d'un premier mois. */
  situation?: Situation;
}

/** Ce que l'on sait de la personne et du travail proposé ; un fait absent prend sa valeur habituelle, que la réponse dit. */
export interface Faits {
  /** Mois pour lequel on pose la question */
  date?: Mois;
  /** Âge, en années De 0 à 120. */
  age?: number | "inconnu";
  /** Mesure de protection juridique */
  protection?: "aucune" | "sauvegarde" | "sauvegarde_mandataire_special" | "curatelle_simple" | "curatelle_renforcee" | "curatelle_amenagee" | "tutelle" | "habilitation_familiale_representation" | "habilitation_familiale_assistance" | "mandat_protection_future" | "inconnu";
  /** La mesure de protection porte sur les biens */
  protection_porte_sur_biens?: boolean | "inconnu";
  /** L'habilitation familiale couvre l'activité professionnelle */
  habilitation_couvre_activite?: boolean | "inconnu";
  /** Le jugement permet de faire cette activité seul ou avec assistance */
  jugement_autorise_activite?: boolean | "inconnu";
  /** Accord du curateur */
  accord_protecteur?: "oui" | "non" | "inconnu_non_bloquant" | "inconnu";
  /** Autorisation du juge pour diriger l'association */
  autorisation_juge?: boolean | "inconnu";
  /** Reconnaissance de la qualité de travailleur handicapé (RQTH) */
  rqth?: "oui" | "non" | "renouvellement_depose_avant_echeance" | "echue" | "inconnu";
  /** Allocation aux adultes handicapés */
  aah?: "aucune" | "taux_80_et_plus" | "taux_50_79" | "inconnu";
  /** Pension d'invalidité */
  pension_invalidite?: "aucune" | "categorie_1" | "categorie_2" | "categorie_3" | "inconnu";
  /** Taux d'incapacité d'une rente d'accident du travail ou de maladie professionnelle De 0 à 100. */
  rente_atmp_taux?: number | "inconnu";
  /** Carte mobilité inclusion « invalidité » */
  cmi_invalidite?: boolean | "inconnu";
  /** Retraite */
  retraite?: boolean | "inconnu";
  /** Orientation en ESAT décidée par la CDAPH (MDPH) */
  orientation_esat?: boolean | "inconnu";
  /** Travail en ESAT */
  admis_esat?: boolean | "inconnu";
  /** RSA */
  rsa?: boolean | "inconnu";
  /** Allocation chômage (ARE) */
  are?: boolean | "inconnu";
  /** Allocation de solidarité spécifique (ASS) */
  ass?: boolean | "inconnu";
  /** Inscription à France Travail */
  inscrit_france_travail?: boolean | "inconnu";
  /** Arrêt de travail payé par la Sécurité sociale */
  arret_maladie_indemnise?: boolean | "inconnu";
  /** Le médecin autorise cette activité par écrit sur l'arrêt */
  activite_autorisee_par_medecin?: boolean | "inconnu";
  /** Emploi en cours */
  emploi_en_cours?: "aucun" | "salarie_prive" | "agent_public" | "independant" | "esat" | "inconnu";
  /** Temps de travail de l'emploi en cours De 0 à 100. */
  quotite_emploi_en_cours?: number | "inconnu";
  /** Clause d'exclusivité dans le contrat de travail */
  clause_exclusivite?: boolean | "inconnu";
  /** Entreprise créée depuis moins d'un an */
  entreprise_creee_depuis_moins_un_an?: boolean | "inconnu";
  /** Autorisation écrite de l'employeur public */
  autorisation_hierarchique?: boolean | "inconnu";
  /** Heures salariées par semaine, tous emplois, projet compris De 0 à 168. */
  heures_hebdo_salariees_total?: number | "inconnu";
  /** Temps de travail en milieu ordinaire, projet compris De 0 à 100. */
  quotite_envisagee?: number | "inconnu";
  /** Heures par semaine du contrat proposé De 0 à 168. */
  heures_hebdo_contrat?: number | "inconnu";
  /** Qui demande l'intervention */
  client?: "association" | "entreprise" | "esms_adultes" | "esms_enfants_handicapes" | "protection_enfance_petite_enfance" | "organisme_formation" | "universite" | "administration" | "particulier" | "inconnu";
  /** Ce qui est demandé */
  nature?: "sensibilisation" | "temoignage" | "conference" | "formation_professionnelle" | "enseignement_superieur" | "accompagnement_collectif" | "accompagnement_domicile" | "conseil" | "participation_instance" | "inconnu";
  /** Vouloir être payé */
  remuneration_souhaitee?: boolean | "inconnu";
  /** Rythme */
  frequence?: "ponctuelle" | "reguliere" | "permanente" | "inconnu";
  /** La structure décide des horaires et de la façon de travailler */
  lien_subordination?: boolean | "inconnu";
  /** Un seul client */
  client_unique?: boolean | "inconnu";
  /** Pouvoir trouver ses clients et négocier son prix */
  autonomie_commerciale?: "oui" | "non" | "inconnu";
  /** Niveau bac+2 ou trois ans d'expérience dans le même secteur */
  qualification_portage?: "oui" | "non" | "inconnu";
  /** Durée de la mission, en mois De 0 à 600. */
  duree_mission_mois?: number | "inconnu";
  /** Prix d'une journée, hors taxes, en euros De 0 à 100000. */
  prix_jour_ht?: number | "inconnu";
  /** Recettes prévues sur un an, en euros De 0 à 1000000. */
  ca_annuel_prevu?: number | "inconnu";
  /** L'entreprise créée est l'emploi principal et durable */
  activite_principale?: boolean | "inconnu";
  /** Entreprise déjà immatriculée */
  deja_immatricule?: boolean | "inconnu";
  /** Accompagnement avant la création par un expert habilité (Agefiph ou Région) */
  accompagnement_createur?: boolean | "inconnu";
  /** Diriger une entreprise */
  dirige_entreprise?: boolean | "inconnu";
  /** Heures payées comme salarié sur un an De 0 à 5000. */
  heures_salariees_an?: number | "inconnu";
  /** Heures d'enseignement sur un an De 0 à 5000. */
  heures_enseignement_an?: number | "inconnu";
  /** Travail indépendant avec des revenus réguliers depuis trois ans */
  independant_revenus_reguliers_3_ans?: boolean | "inconnu";
  /** Déjà vacataire, activité principale perdue depuis moins d'un an */
  perte_activite_principale_moins_un_an?: boolean | "inconnu";
  /** Doctorat en cours */
  doctorant?: boolean | "inconnu";
  /** La structure est un ancien employeur */
  precedent_employeur?: boolean | "inconnu";
  /** L'activité remplace un emploi salarié */
  remplace_emploi_salarie?: boolean | "inconnu";
  /** Association d'intérêt général */
  association_interet_general?: boolean | "inconnu";
  /** Fonction de dirigeant dans l'association (président, trésorier, administrateur) */
  dirigeant_association?: boolean | "inconnu";
  /** Paye du dirigeant, en part du SMIC brut (1 = un SMIC) De 0 à 100. */
  remuneration_dirigeant_en_smic?: number | "inconnu";
  /** Sans emploi, ou emploi menacé à cause du handicap */
  sans_emploi_ou_risque_perte?: boolean | "inconnu";
  /** Suivi par France Travail, Cap emploi, la mission locale, le département ou un ESAT */
  accompagnement_prescripteur?: boolean | "inconnu";
  /** Jours d'immersion dans la même structure sur 12 mois, projet compris De 0 à 366. */
  jours_immersion_12_mois?: number | "inconnu";
  /** Durée totale de la mise à disposition chez le même utilisateur, en mois De 0 à 600. */
  mois_mise_a_disposition?: number | "inconnu";
  /** Accord de la CDAPH pour prolonger la mise à disposition */
  accord_cdaph?: boolean | "inconnu";
  /** L'autre contrat est avec l'employeur de la mise à disposition */
  meme_employeur_que_mise_a_disposition?: boolean | "inconnu";
  /** École ou formation en cours */
  formation_initiale_en_cours?: boolean | "inconnu";
  /** Service civique déjà fait */
  service_civique_deja_fait?: boolean | "inconnu";
  /** Droit de travailler en France */
  titre_travail_ok?: boolean | "inconnu";
  /** Condamnation qui interdit d'intervenir auprès de personnes vulnérables */
  condamnation_incompatible?: boolean | "inconnu";
  /** Attestation d'honorabilité déjà obtenue */
  attestation_honorabilite?: boolean | "inconnu";
  /** Agrément ou autorisation de services à la personne */
  agrement_sap?: boolean | "inconnu";
  /** Convention de formation signée par la personne elle-même */
  contrat_direct_avec_acheteur_de_formation?: boolean | "inconnu";
  /** Rente d'un contrat de prévoyance */
  contrat_prevoyance?: boolean | "inconnu";
}

/** The statuses of a person, with the reasons of each. */
export interface Conseil {
  /** The month of the law applied. */
  date: Mois;
  /** Which law was applied. */
  legislation: LegislationAppliquee;
  /** The statuses that are not closed, the most fitting first. */
  classement: string[];
  /** Every status: those of the ranking in its order, then the closed ones. */
  statuts: ConseilStatut[];
  /** What is not known and decides something. */
  a_verifier: FaitManquant[];
  /** Who does what under the measure of protection; empty without one. */
  actes: ActeProtege[];
  /** The facts that were given or read in the situation. */
  faits: FaitRetenu[];
  /** What follows from the facts. */
  deduits: FaitDeduit[];
  /** What was taken where nothing was said, when another answer would change a status. */
  suppositions: Supposition[];
}

/** One status for a person. */
export interface ConseilStatut {
  /** Its name for programs. */
  id: string;
  /** Its name. */
  libelle: string;
  /** What it is, in simple words. */
  simple: string;
  /** `statut`, or `dispositif` for what goes with one. */
  genre: string;
  /** Open, open under conditions, to check or closed. */
  resultat: "ouvert" | "sous_conditions" | "a_verifier" | "ferme";
  /** Its rank from 1, the most fitting; none when it is closed. */
  rang: number | null;
  /** Why it fits. */
  atouts: string[];
  /** The reasons, the strongest first: what closes, conditions, duties, aids, warnings. */
  motifs: Motif[];
  /** The facts that are not known and decide. */
  manque: string[];
  /** Changes that would open it together; empty when it is not closed or when nothing would. */
  possible_si: Changement[];
  /** The texts that found it. */
  base: string[];
  /** Rights that go with it. */
  droits: Droits[];
  /** Insurances. */
  assurances: Droits[];
  /** What is written down. */
  ecrit: string | null;
  /** Checklists to tick, by their names. */
  documents: string[];
  /** The life to simulate with this status; none when it is closed or has no pay to compute. */
  simulation: Simulation | null;
  /** Why there is no life to simulate; none when there is one or when it is closed. */
  non_simule: string | null;
}

/** A reason of a status. */
export interface Motif {
  /** The rule. */
  regle: string;
  /** `ferme`, `condition`, `obligation`, `aide` or `avertit`. */
  effet: string;
  /** False when the rule rests on something that is not known: to check. */
  certain: boolean;
  /** What it says. */
  texte: string;
  /** The same in simple words. */
  simple: string;
  /** Its sources. */
  articles: string[];
  /** For what closes: what would make it possible. */
  lever: string | null;
  /** For what closes: why nothing would make it possible. */
  sans_lever: string | null;
  /** What is not settled in the law. */
  incertain: string | null;
  /** `gagnee`, `perdue` or `menacee` when an aid or a benefit is at stake. */
  aide: string | null;
  /** The facts that it reads. */
  faits: string[];
}

/** A change that would open a status. */
export interface Changement {
  /** The fact. */
  fait: string;
  /** What it is. */
  libelle: string;
  /** Its new value, as a request writes it. */
  valeur: boolean | number | string;
  /** Its new value, in words. */
  texte: string;
}

/** A right or an insurance. */
export interface Droits {
  /** Which one. */
  nom: string;
  /** What it is under this status. */
  texte: string;
}

/** A life to simulate. */
export interface Simulation {
  /** The request of `simulate`. */
  situation: Situation;
  /** What was taken to make it. */
  hypotheses: string[];
  /** Why the engine refuses it; empty when it can be computed. */
  refus: Refus[];
  /** What it gives, when it was asked for and could be computed. */
  synthese: Synthese | null;
}

/** Something that the engine lacks or does not compute yet. */
export interface Refus {
  /** Where it is in the situation. */
  champ: string;
  /** What was given; empty when nothing was. */
  valeur: string;
  /** What is accepted. */
  attendu: string;
  /** All of it in a sentence. */
  message: string;
}

/** Something to find out. */
export interface FaitManquant {
  /** The fact. */
  fait: string;
  /** What it is. */
  libelle: string;
  /** The question to ask, when the tree has one. */
  question: string | null;
  /** The statuses that wait for it. */
  statuts: string[];
}

/** An act under a measure of protection. */
export interface ActeProtege {
  /** The act. */
  acte: string;
  /** What it is. */
  libelle: string;
  /** Who does it. */
  comment: string;
  /** Its sources. */
  articles: string[];
  /** What else to know. */
  note: string | null;
}

/** A fact that was taken into account. */
export interface FaitRetenu {
  /** The fact. */
  fait: string;
  /** What it is. */
  libelle: string;
  /** Its value, as a request writes it. */
  valeur: boolean | number | string;
  /** Its value, in words. */
  texte: string;
  /** `donnee` or `situation`. */
  origine: string;
}

/** A fact that follows from others. */
export interface FaitDeduit {
  /** The fact. */
  fait: string;
  /** What it is. */
  libelle: string;
  /** Yes or no; none when what it rests on is not known. */
  valeur: boolean | null;
  /** Its sources. */
  articles: string[];
}

/** What was taken where nothing was said. */
export interface Supposition {
  /** The fact. */
  fait: string;
  /** What it is. */
  libelle: string;
  /** The value taken, in words. */
  texte: string;
  /** What to know about it. */
  note: string | null;
  /** The statuses that another answer can change. */
  change: string[];
}

/** Where a walk through the questions stands. */
export interface Parcours {
  /** The next question; none when no answer can change a result any more. */
  question: QuestionPosee | null;
  /** How many questions may still be asked, this one included. */
  reste: number;
  /** The answers given, in the order of the questions, and what each changed. */
  reponses: ReponseDonnee[];
  /** Every status, as it stands now. */
  statuts: StatutEnCours[];
}

/** A question to ask. */
export interface QuestionPosee {
  /** Its name for programs. */
  id: string;
  /** The fact that its answer gives: the answer goes to `faits` under this name. */
  fait: string;
  /** The question. */
  texte: string;
  /** The same in simple words. */
  simple: string;
  /** What helps to answer. */
  aide: string | null;
  /** Why it is asked: the statuses that its answer can still change. */
  decide: string[];
  /** The answers. */
  reponses: ReponsePossible[];
}

/** An answer that can be given. */
export interface ReponsePossible {
  /** The answer. */
  libelle: string;
  /** The same in simple words, when it was written. */
  simple: string | null;
  /** The value of the fact. */
  valeur: boolean | number | string;
  /** For a figure: the answer stands for the values up to this one. */
  jusqu_a: boolean | number | string | null;
  /** For a figure: the answer stands for the values below this one. */
  moins_de: boolean | number | string | null;
  /** What this answer would decide. */
  consequences: Consequence[];
}

/** What an answer decides for a status. */
export interface Consequence {
  /** The status. */
  statut: string;
  /** Its name. */
  libelle: string;
  /** `ferme` or `condition`. */
  effet: string;
  /** The rule. */
  regle: string;
  /** Why. */
  texte: string;
  /** The same in simple words. */
  simple: string;
  /** Its sources. */
  articles: string[];
}

/** An answer that was given. */
export interface ReponseDonnee {
  /** The question. */
  question: string;
  /** Its text. */
  texte: string;
  /** The fact. */
  fait: string;
  /** The answer, in words. */
  reponse: string;
  /** What it decided. */
  consequences: Consequence[];
}

/** A status during a walk. */
export interface StatutEnCours {
  /** Its name for programs. */
  id: string;
  /** Its name. */
  libelle: string;
  /** Its result; none while answers to come can change it. */
  resultat: "ouvert" | "sous_conditions" | "a_verifier" | "ferme" | null;
}

/** A reading by situation: an invented person, and what to look at. */
export interface LectureSituation {
  /** Its name for programs. */
  id: string;
  /** What the person says. */
  titre: string;
  /** The same in simple words. */
  simple: string;
  /** What to look at. */
  attention: PointAttention[];
  /** The request of `advise`: the facts, and the situation that `simulate` computes. */
  demande: DemandeConseil;
}

/** Something to look at. */
export interface PointAttention {
  /** What it says. */
  texte: string;
  /** The rule behind it, when it is one. */
  regle: string | null;
  /** Its sources. */
  articles: string[];
}

/** A checklist. */
export interface ListeACocher {
  /** Its name for programs. */
  id: string;
  /** Its title. */
  titre: string;
  /** What it is for. */
  intro: string;
  /** The month of the figures in its lines. */
  date: Mois;
  /** The statuses that use it. */
  statuts: string[];
  /** Its parts. */
  sections: PartieListe[];
  /** The list in Markdown, with boxes to tick. */
  markdown: string;
  /** The list as a whole page, with boxes to tick. */
  html: string;
}

/** A part of a checklist. */
export interface PartieListe {
  /** Its title. */
  titre: string;
  /** Its lines. */
  lignes: LigneListe[];
}

/** A line to tick. */
export interface LigneListe {
  /** What to check. */
  texte: string;
  /** Its source. */
  article: string;
  /** The case in which it counts; none when it always does. */
  quand: string | null;
  /** The text itself is to be read again before one relies on the line. */
  a_relire: boolean;
}

/** Une demande de devis : une mission, et ce que son prix devient sous chaque statut. */
export interface DemandeDevis {
  /** La mission. Son prix est donné d'une seule façon : prix, budget ou repere. */
  mission: MissionDevis;
  /** Le client : qui demande la mission, et ce qui décide de ce qu'un salaire lui coûte. */
  client: ClientDevis;
  /** La personne qui propose la mission, pour le devis. Ce qui n'est pas donné reste à compléter. */
  prestataire?: Prestataire;
  /** Le document lui-même. Ce qui n'est pas donné reste à compléter. */
  document?: DocumentDemande;
  /** Les statuts à comparer ; absent : tous. */
  statuts?: ("micro_entreprise" | "portage_salarial" | "cdd_usage" | "vacation_publique" | "esat" | "benevolat")[];
  /** Ce que l'on sait de la micro-entreprise. */
  micro_entreprise?: MicroDevis;
  /** Ce que l'on sait du portage salarial. */
  portage_salarial?: PortageDevis;
  /** Ce que l'on sait du CDD d'usage. */
  cdd_usage?: CddDevis;
  /** Ce que l'on sait de l'ESAT, pour une mise à disposition. */
  esat?: EsatDevis;
  /** La loi telle qu'elle serait. */
  legislation?: LoiModifiee;
}

/** La mission. Son prix est donné d'une seule façon : prix, budget ou repere. */
export interface MissionDevis {
  /** Ce qui est proposé, en quelques mots. */
  intitule?: string;
  /** Nature de la mission. */
  nature: "formation" | "conseil" | "ingenierie" | "colloque" | "temoignage" | "sensibilisation" | "accompagnement" | "accompagnement_domicile";
  /** Mois de la mission. */
  mois: Mois;
  /** Jours de mission. De 1 à 31. */
  jours?: number;
  /** Heures de mission en tout ; absent : 7 heures par jour. De 0 à 400. */
  heures?: number;
  /** Prix convenu avec le client pour toute la mission : hors taxe pour une facture, brut pour un salaire. De 0 à 100000. */
  prix?: number;
  /** Ce que le client peut dépenser au plus, cotisations et frais compris, TVA à part : chaque statut a le plus grand prix qui y tient. De 0 à 100000. */
  budget?: number;
  /** Un prix de référence du terrain, qui est un exemple : colloque (une intervention), ingenierie (une heure), formation ou portage_plancher (une journée). */
  repere?: "colloque" | "ingenierie" | "formation" | "portage_plancher";
  /** Frais réels (transport, repas), remboursés par le client en plus du prix. De 0 à 100000. */
  frais?: number;
  /** Mois du paiement ; absent : le mois de la mission. */
  paiement?: Mois;
  /** La mission relève de l'activité normale et permanente du client. */
  tache_permanente_du_client?: boolean;
}

/** Le client : qui demande la mission, et ce qui décide de ce qu'un salaire lui coûte. */
export interface ClientDevis {
  /** Nature du client. */
  nature: "association" | "entreprise" | "organisme_formation" | "collectivite" | "hopital" | "universite" | "particulier";
  /** Nom. */
  nom?: string;
  /** Adresse. */
  adresse?: string;
  /** Numéro SIREN ou SIRET. */
  siret?: string;
  /** Nombre de salariés ; absent : 10. De 1 à 1000000. */
  effectif?: number;
  /** Taux accidents du travail en pourcentage ; absent : le taux moyen. De 0 à 100. */
  taux_atmp?: number;
  /** Association sans but lucratif ; absent : oui quand la nature est association. */
  association?: boolean;
  /** Le client paie la TVA ; absent : oui, sauf pour une association. Un employeur sans TVA peut devoir la taxe sur les salaires. */
  assujetti_tva?: boolean;
  /** Taxe sur les salaires due en un an pour les autres salariés, avant tout abattement. De 0 à 1000000. */
  taxe_salaires_autres?: number;
  /** Taux local du versement mobilité, en pourcentage (11 salariés et plus). De 0 à 100. */
  versement_mobilite?: number;
}

/** La personne qui propose la mission, pour le devis. Ce qui n'est pas donné reste à compléter. */
export interface Prestataire {
  /** Prénom et nom. */
  nom?: string;
  /** Adresse. */
  adresse?: string;
  /** Numéro SIREN ou SIRET. */
  siret?: string;
  /** Numéro de déclaration d'activité d'un organisme de formation. */
  nda?: string;
  /** Région du préfet qui a enregistré la déclaration d'activité. */
  nda_region?: string;
  /** Téléphone ou courriel. */
  contact?: string;
}

/** Le document lui-même. Ce qui n'est pas donné reste à compléter. */
export interface DocumentDemande {
  /** Numéro du devis. */
  numero?: string;
  /** Jour du devis. */
  date?: Jour;
  /** Durée de validité, en jours. De 1 à 365. */
  validite?: number;
  /** Lieu de la mission. */
  lieu?: string;
  /** Dates et horaires de la mission. */
  dates?: string;
}

/** Ce que l'on sait de la micro-entreprise. */
export interface MicroDevis {
  /** Ce qui est vendu. */
  categorie?: "bnc" | "bnc_cipav" | "bic_service" | "bic_vente";
  /** Mois ou jour de la création ; absent : l'entreprise existe depuis un an au moins. */
  creation?: Mois | Jour;
  /** Déclaration à l'Urssaf chaque mois ou chaque trimestre. */
  declaration?: "mensuelle" | "trimestrielle";
  /** ACRE, accordée à la création. */
  acre?: boolean;
  /** Impôt payé avec les cotisations, en pourcentage des recettes. */
  versement_liberatoire?: boolean;
  /** Recettes de l'année, sans cette mission ; absent : elles sont supposées sous le seuil de la TVA. De 0 à 1000000. */
  recettes_annee?: number;
}

/** Ce que l'on sait du portage salarial. */
export interface PortageDevis {
  /** Nom de la société de portage. */
  societe?: string;
  /** CDI ou CDD. */
  contrat?: "cdi" | "cdd";
  /** Frais de gestion en pourcentage du prix ; absent : 8. De 0 à 100. */
  frais_gestion?: number;
  /** Réserve de 10 % d'un CDI : versée avec le salaire, ou retenue sur le compte. */
  reserve?: "versee" | "retenue";
  /** Niveau dans la convention collective, pour la rémunération minimale. */
  niveau?: "premier_niveau" | "junior" | "senior" | "expert";
  /** Statut cadre. */
  cadre?: boolean;
  /** Effectif de la société de portage ; absent : 50 et plus. De 1 à 1000000. */
  effectif?: number;
  /** Taux accidents du travail de la société en pourcentage ; absent : 1. De 0 à 100. */
  taux_atmp?: number;
  /** Les parts d'une complémentaire santé ou d'une prévoyance, par mois. */
  mutuelle?: Mutuelle;
  /** La personne a la qualification demandée (niveau bac + 2, ou trois ans dans le secteur) ; absent : à vérifier. */
  qualification?: boolean;
}

/** Ce que l'on sait du CDD d'usage. */
export interface CddDevis {
  /** Statut cadre. */
  cadre?: boolean;
  /** Formateur occasionnel : cotisations sur une base forfaitaire par jour, quand l'employeur en fait le choix écrit. */
  formation_occasionnelle?: boolean;
  /** Les congés payés sont dans le prix donné ; absent : oui. */
  conges_payes_inclus?: boolean;
}

/** Ce que l'on sait de l'ESAT, pour une mise à disposition. */
export interface EsatDevis {
  /** Nom de l'ESAT. */
  nom?: string;
  /** Part payée par l'ESAT, en pourcentage du SMIC ; donnée, elle montre la paie gardée. De 0 à 100. */
  part_esat?: number;
  /** Pourcentage d'un temps plein. De 0 à 100. */
  quotite?: number;
}

/** One mission under each status. */
export interface Devis {
  /** Which law was applied. */
  legislation: LegislationAppliquee;
  /** The mission, as it was understood. */
  mission: MissionChiffree;
  /** The statuses, side by side. */
  colonnes: ColonneDevis[];
  /** What was taken where an answer was left out, in French. */
  hypotheses: string[];
  /** What holds for the whole table. */
  remarques: RemarqueDevis[];
}

/** The mission, as it was understood. */
export interface MissionChiffree {
  /** What is offered, in a few words. */
  intitule: string;
  /** Nature of the mission. */
  nature: string;
  /** Nature of the client. */
  client: string;
  /** Month of the mission. */
  mois: Mois;
  /** Month of the payment. */
  paiement: Mois;
  /** Days. */
  jours: number;
  /** Hours in all. */
  heures: number;
  /** `prix` when the price is agreed, `budget` when the most that the client can spend is. */
  lecture: string;
  /** That price or that budget. */
  montant: number;
  /** The reference price that it comes from; none when it was given. */
  repere: string | null;
  /** Real expenses refunded by the client. */
  frais: number;
}

/** The mission under one status. */
export interface ColonneDevis {
  /** The status, as the request names it. */
  statut: string;
  /** Its name. */
  libelle: string;
  /** Open, open under conditions, to check or closed. */
  resultat: "ouvert" | "sous_conditions" | "a_verifier" | "ferme";
  /** What closes it, conditions it or asks for something to do. */
  motifs: Motif[];
  /** `franchise`, `due`, `selon_emetteur` (the company or the ESAT that invoices knows) or `sans_objet` (a salary). */
  tva: string;
  /** The amounts; none when the engine refuses the mission under this status. */
  montants: MontantsDevis | null;
  /** What `montants` are made of, each with its article. */
  lignes: LigneDevis[];
  /** Net in hand for an hour of the mission; none for a volunteer and in an ESAT. */
  net_horaire: number | null;
  /** Month in which the money is received; none for a volunteer without expenses. */
  paiement: Mois | null;
  /** Month in which the Urssaf debits the contributions of a micro-entreprise. */
  prelevement: Mois | null;
  /** Net pay of the ESAT that the worker keeps in the month of the mission; none when its part is not known. */
  paie_gardee: number | null;
  /** What to know of this column. */
  remarques: RemarqueDevis[];
  /** What was taken where an answer was left out, in French. */
  hypotheses: string[];
  /** The devis or the proposal to send; none without amounts. */
  document: DocumentDevis | null;
}

/** Where the client's money goes. `cout_client` is the sum of `frais_gestion`, `cotisations_employeur`, `taxe_salaires`, `cotisations_personne`, `impot`, `net`, `frais_rembourses`, `reserve`, `reste` and `part_esat`, minus `reduction`. VAT is aside. */
export interface MontantsDevis {
  /** What is agreed for the work: the price without tax, or the gross pay of an employee. */
  prix: number;
  /** What the client really pays, VAT aside. */
  cout_client: number;
  /** Total gross pay; none without a salary. */
  brut: number | null;
  /** Fees of the portage company. */
  frais_gestion: number;
  /** Contributions of the employer, before the réduction générale. */
  cotisations_employeur: number;
  /** Réduction générale, provisional. */
  reduction: number;
  /** Taxe sur les salaires. */
  taxe_salaires: number;
  /** Contributions taken from the person. */
  cotisations_personne: number;
  /** Income tax paid with the contributions of a micro-entreprise. */
  impot: number;
  /** Net in hand, expenses aside, before any other income tax. */
  net: number;
  /** Real expenses refunded, which are no income. */
  frais_rembourses: number;
  /** Kept on the account of a person in portage, and paid later. */
  reserve: number;
  /** Cents that no gross uses, left on the account of a person in portage. */
  reste: number;
  /** Invoiced by the ESAT, which pays its worker as before. */
  part_esat: number;
}

/** A part of an amount, by its nature. */
export interface LigneDevis {
  /** The amount that it is a part of: a field of `montants`. */
  poste: string;
  /** What it is. */
  libelle: string;
  /** Its article; none for a rounding. */
  article: string | null;
  /** The rule; none when no rule of its own gives it. */
  regle: string | null;
  /** The amount. */
  montant: number;
  /** The figures that it comes from. */
  entrees: { [nom: string]: number | string };
}

/** Something to know. */
export interface RemarqueDevis {
  /** What it says. */
  texte: string;
  /** Its source; none when the law says nothing of it. */
  article: string | null;
}

/** A devis or a proposal, ready to send once its blanks are filled. */
export interface DocumentDevis {
  /** Its title. */
  titre: string;
  /** What is missing, in French: each is a blank of the document. */
  a_completer: string[];
  /** The mentions that the law asks for. */
  mentions: MentionDevis[];
  /** The document in Markdown. */
  markdown: string;
  /** The document as a whole page. */
  html: string;
}

/** A mention that the law asks for. */
export interface MentionDevis {
  /** The checklist that it comes from. */
  liste: string;
  /** What it says. */
  texte: string;
  /** Its source. */
  article: string;
  /** The case in which it counts; none when it always does. */
  quand: string | null;
  /** `portee` by the document, `a_completer`, `sans_objet` in this case, or `a_verifier` by the reader. */
  etat: string;
  /** The text itself is to be read again before one relies on it. */
  a_relire: boolean;
}

/** Une faute d'une demande. */
export interface Faute {
  /** Où elle est : `activites.0.heures_mensuelles` ; vide pour toute la demande. */
  champ: string;
  /** Ce qui était donné ; vide quand rien ne l'était. */
  valeur: string;
  /** Ce qui est accepté. */
  attendu: string;
  /** Le tout en une phrase. */
  message: string;
  /** Ligne, à partir de 1, quand un texte ne peut pas être lu. */
  ligne?: number;
  /** Colonne, à partir de 1, quand un texte ne peut pas être lu. */
  colonne?: number;
}

/** Une règle. */
export interface Rule {
  /** Son nom : `aah.abattement`. */
  id: string;
  /** Son article : `CSS D. 821-9, 2°`. */
  article: string;
  /** Ce qu'elle fait. */
  label: string;
}

/** Une valeur de la loi, avec ses dates. */
export interface Parameter {
  /** Son nom : `aah.montant_maximal`. */
  id: string;
  /** Ce qu'elle est. */
  label: string;
  /** L'article qui s'en sert. */
  article: string;
  /** Son unité. */
  unit: string;
  /** Dernier jour où le texte en vigueur a été relu. */
  checked: Jour;
  /** Ses valeurs, dans l'ordre. */
  values: ParameterValue[];
}

/** Une valeur de la loi entre deux dates. */
export interface ParameterValue {
  /** Premier jour. */
  from: Jour;
  /** Premier jour où elle ne vaut plus, quand le texte le dit. */
  until: Jour | null;
  /** La valeur, en décimal exact, ou les tranches d'un barème. */
  value: string;
  /** Le texte qui la fixe. */
  source: string;
  /** Où le lire, quand on le sait. */
  url: string | null;
}
