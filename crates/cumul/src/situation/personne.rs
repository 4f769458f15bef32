//! The person and the household.

use super::lecture::{Jour, Mois, Montant, MontantAnnuel, ParAnnee, Pourcent, choice, group};

choice! {
    /// Legal protection of an adult.
    ProtectionJuridique {
        /// None.
        Aucune = "aucune",
        /// Sauvegarde de justice.
        SauvegardeJustice = "sauvegarde_justice",
        /// Curatelle simple.
        CuratelleSimple = "curatelle_simple",
        /// Curatelle renforcée.
        CuratelleRenforcee = "curatelle_renforcee",
        /// Tutelle.
        Tutelle = "tutelle",
        /// Habilitation familiale.
        HabilitationFamiliale = "habilitation_familiale",
    }
}

group! {
    /// La personne dont on calcule les revenus.
    Personne {
        /// Date de naissance.
        naissance: Jour, because "L'âge décide de la fin de l'AAH et de la retraite.";
        /// Taux d'incapacité en pourcentage, reconnu par la CDAPH ; absent : aucun taux reconnu.
        taux_incapacite: Option<Pourcent> = None;
        /// Restriction substantielle et durable d'accès à l'emploi (taux de 50 à 79 %).
        rsdae: bool = false;
        /// Reconnaissance de la qualité de travailleur handicapé.
        rqth: bool = false;
        /// Carte mobilité inclusion « invalidité ».
        cmi_invalidite: bool = false;
        /// Mesure de protection juridique.
        protection_juridique: ProtectionJuridique = ProtectionJuridique::Aucune;
    }
}

group! {
    /// Le conjoint, partenaire de Pacs ou concubin.
    Conjoint {
        /// Salaire net par mois.
        salaire_net_mensuel: Montant = Montant::default();
        /// Salaire brut par mois (ASI) ; absent : retrouvé à partir du net.
        salaire_brut_mensuel: Option<Montant> = None;
        /// Le conjoint reçoit l'AAH.
        aah: bool = false;
        /// Le conjoint reçoit l'allocation supplémentaire d'invalidité.
        asi: bool = false;
        /// Le conjoint reçoit l'allocation de solidarité aux personnes âgées.
        aspa: bool = false;
        /// Pensions par mois.
        pension_mensuelle: Montant = Montant::default();
    }
}

group! {
    /// Un enfant.
    Enfant {
        /// Date de naissance.
        naissance: Jour, because "L'âge dit si l'enfant est à charge.";
        /// L'enfant est à charge ; mettre false s'il ne l'est plus (par exemple, il gagne plus de 55 % du SMIC).
        a_charge: bool = true;
    }
}

choice! {
    /// How the home is occupied.
    StatutLogement {
        /// Tenant.
        Locataire = "locataire",
        /// Owner.
        Proprietaire = "proprietaire",
        /// Housed free.
        Heberge = "heberge",
        /// In a foyer.
        Foyer = "foyer",
    }
}

choice! {
    /// A single room.
    Chambre {
        /// An ordinary room.
        Ordinaire = "ordinaire",
        /// An elderly or disabled person lodged for pay by a private person.
        ChezUnParticulier = "chez_un_particulier",
    }
}

group! {
    /// Les prestations familiales du foyer, par mois.
    PrestationsFamiliales {
        /// Allocations familiales, sans les majorations pour âge.
        allocations_familiales: Montant = Montant::default();
        /// Allocation de soutien familial, pour tous les enfants.
        soutien_familial: Montant = Montant::default();
        /// L'allocation de soutien familial est celle d'enfants sans père ni mère.
        orphelins: bool = false;
        /// Complément familial, sans majoration.
        complement_familial: Montant = Montant::default();
        /// Le complément familial est majoré.
        complement_familial_majore: bool = false;
        /// Autres prestations familiales, sauf l'AEEH, l'allocation de rentrée scolaire et l'aide à la garde.
        autres: Montant = Montant::default();
    }
}

group! {
    /// Le logement.
    Logement {
        /// Locataire, propriétaire, hébergé ou en foyer.
        statut: StatutLogement, because "La majoration pour la vie autonome dépend du logement.";
        /// Loyer par mois, sans les charges.
        loyer: Montant = Montant::default();
        /// Zone de l'aide au logement, de 1 à 3.
        zone: Option<super::lecture::Entier<1, 3>> = None;
        /// Logement conventionné (APL).
        conventionne: bool = false;
        /// Logement d'un organisme HLM : la réduction de loyer de solidarité est calculée quand elle n'est pas donnée.
        hlm: bool = false;
        /// Réduction de loyer de solidarité par mois (HLM).
        hlm_rls: Montant = Montant::default();
        /// Logement meublé.
        meuble: bool = false;
        /// Colocation.
        colocation: bool = false;
        /// Une seule chambre ; absent : un logement entier.
        chambre: Option<Chambre> = None;
    }
}

group! {
    /// Le foyer ; absent : une personne seule, sans enfant, sans loyer.
    Foyer {
        /// Vie en couple (mariage, Pacs, concubinage).
        en_couple: bool = false;
        /// Le conjoint, quand son revenu compte.
        conjoint: Option<Conjoint> = None;
        /// Les enfants.
        enfants: Vec<Enfant> = Vec::new();
        /// Un ascendant est à charge.
        ascendant_a_charge: bool = false;
        /// Valeur des biens du foyer, sans la résidence principale (ASI).
        biens: MontantAnnuel = MontantAnnuel::default();
        /// Taux du prélèvement à la source, en pourcent ; absent : la grille du taux non personnalisé, puis le taux de l'impôt calculé.
        taux_prelevement: Option<Pourcent> = None;
        /// Mois depuis lequel un parent vit seul avec ses enfants (majoration de la prime d'activité).
        isolement_depuis: Option<Mois> = None;
        /// Prestations familiales reçues par le foyer (prime d'activité).
        prestations_familiales: Option<PrestationsFamiliales> = None;
        /// Le logement ; absent : logé sans loyer ni aide.
        logement: Option<Logement> = None;
        /// Revenu fiscal de référence du foyer, par année de revenus.
        revenu_fiscal_reference: ParAnnee<MontantAnnuel> = ParAnnee::default();
        /// Revenu net global du foyer, par année de revenus (abattement de l'article 157 bis du CGI).
        revenu_net_global: ParAnnee<MontantAnnuel> = ParAnnee::default();
    }
}

use alloc::vec::Vec;
