//! What a month gives: every line, zero included.

use crate::calendar::Month;
use crate::money::Money;
use crate::prestations::aah::Detail;

/// One simulated month. Amounts of a benefit are those of the month of right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// The month.
    pub mois: Month,
    /// What work and other sources bring.
    pub revenus: Revenus,
    /// Benefits, as due for the month.
    pub prestations: Prestations,
    /// What is taken.
    pub prelevements: Prelevements,
    /// Net pay of the month plus what is due for it, minus what is taken, in euros.
    pub disponible: Money,
    /// Cash of the month: most benefits due for a month are paid in the next, in euros.
    pub encaisse: Money,
    /// Gross amounts and bases that benefits read.
    pub bases: Bases,
}

impl Outcome {
    /// A month with nothing in it.
    #[must_use]
    pub fn empty(mois: Month) -> Self {
        Self {
            mois,
            revenus: Revenus::default(),
            prestations: Prestations::default(),
            prelevements: Prelevements::default(),
            disponible: Money::ZERO,
            encaisse: Money::ZERO,
            bases: Bases::default(),
        }
    }

    /// Every line that `disponible` adds, by its name in the answer.
    pub fn added(&self) -> impl Iterator<Item = (&'static str, Money)> {
        self.revenus.named().chain(self.prestations.named())
    }

    /// Every line that `disponible` takes away, by its name in the answer.
    pub fn taken(&self) -> impl Iterator<Item = (&'static str, Money)> {
        self.prelevements.named()
    }

    /// Whether an AAH is open in the month.
    #[must_use]
    pub const fn aah_open(&self) -> bool {
        self.bases.aah.ouvert
    }
}

macro_rules! lines {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $line_doc:literal])* $line:ident),* $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        #[cfg_attr(feature = "json", derive(serde::Serialize))]
        #[non_exhaustive]
        pub struct $name { $($(#[doc = $line_doc])* pub $line: Money),* }

        impl crate::reponse::schema::Described for $name {
            fn schema() -> crate::situation::lecture::Schema {
                crate::reponse::schema::group(
                    stringify!($name),
                    concat!($($doc),*),
                    alloc::vec![$((
                        stringify!($line),
                        concat!($($line_doc),*),
                        <Money as crate::reponse::schema::Described>::schema(),
                        true,
                    )),*],
                )
            }
        }

        impl $name {
            /// The lines and what they are, in French.
            pub(crate) const LINES: &'static [(&'static str, &'static str)] =
                &[$((stringify!($line), concat!($($line_doc),*))),*];

            /// The sum of the lines.
            pub(crate) fn amounts(&self) -> Money {
                [$(self.$line),*].into_iter().sum()
            }

            /// Each line with its name in the answer, in order.
            pub fn named(&self) -> impl Iterator<Item = (&'static str, Money)> {
                self.lines().into_iter()
            }

            fn lines(&self) -> [(&'static str, Money); Self::LINES.len()] {
                [$((stringify!($line), self.$line)),*]
            }
        }
    };
}

lines! {
    /// What work and other sources bring in the month, in euros.
    Revenus {
        /// Net à payer avant impôt des salaires et de l'ESAT.
        salaire_net,
        /// Recettes d'une micro-entreprise.
        chiffre_affaires,
        /// Chômage, indemnités journalières, loyers, placements et autres revenus.
        autres_revenus,
    }
}

lines! {
    /// Benefits due for the month, in euros.
    Prestations {
        /// Allocation aux adultes handicapés.
        aah,
        /// Majoration pour la vie autonome.
        mva,
        /// Complément de ressources.
        complement_ressources,
        /// Pension d'invalidité, brute.
        pension_invalidite,
        /// Majoration pour tierce personne.
        mtp,
        /// Allocation supplémentaire d'invalidité.
        asi,
        /// Retraites, brutes.
        retraite,
        /// Allocation de solidarité aux personnes âgées.
        aspa,
        /// Rente d'accident du travail.
        rente_accident_travail,
        /// Rente de prévoyance de l'employeur.
        rente_prevoyance,
        /// Allocation de solidarité spécifique.
        ass,
        /// Prime d'activité.
        prime_activite,
        /// Aide au logement.
        aide_logement,
    }
}

lines! {
    /// What is taken in the month, in euros.
    Prelevements {
        /// Prélèvements sur les pensions.
        prelevements_pensions,
        /// Cotisations de la micro-entreprise.
        cotisations_micro,
        /// Impôt sur le revenu.
        impot,
    }
}

/// Gross amounts and bases of the month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bases {
    /// Gross pay of all jobs and of the ESAT.
    pub brut: Money,
    /// Net imposable of the same.
    pub net_imposable: Money,
    /// Montant net social of the same.
    pub net_social: Money,
    /// Hours free of income tax, in net tax terms, which the AAH adds back.
    pub heures_exonerees: Money,
    /// Gross rémunération garantie.
    pub remuneration_garantie: Money,
    /// Aide au poste.
    pub aide_au_poste: Money,
    /// What the jobs whose cost is known cost their employers; none when no cost was asked for.
    pub(crate) cout_employeur: Option<crate::revenus::cout_employeur::Cout>,
    /// Gross pay that the control of a pension d'invalidité leaves out, in the reading that counts the flat base.
    pub(crate) hors_controle: Money,
    /// By how much the pay of a job is below the SMIC for its hours.
    pub sous_le_smic: Money,
    /// The amounts of the month could not be computed: the law of then is not known.
    pub(crate) inconnu: bool,
    /// Complementary hours go beyond what the law allows.
    pub(crate) trop_d_heures: bool,
    /// Hours of ordinary jobs, when all are known.
    pub(crate) heures: Option<crate::money::Rate>,
    /// Hours worked, complementary hours and the ESAT included, when all are known.
    pub(crate) heures_travail: Option<crate::money::Rate>,
    pub(crate) travail_ordinaire: bool,
    pub(crate) travail_esat: bool,
    pub(crate) revenu_activite: Money,
    pub(crate) sejour: bool,
    pub(crate) aah: Detail,
    pub(crate) invalidite: crate::prestations::invalidite::Detail,
    /// Tax withheld from pay, then all that is debited for the tax in the month, the versement libératoire apart.
    pub(crate) preleve: Money,
    pub(crate) impot_debite: Money,
    pub(crate) prime_activite: crate::prestations::prime_activite::Droit,
    pub(crate) aide_logement: crate::prestations::aide_logement::Versement,
    pub(crate) micro: crate::revenus::micro_entreprise::Detail,
    /// Work of the month as the rules of cumul read it.
    pub(crate) travail_retraite: crate::prestations::retraite::cumul::Travail,
    pub(crate) retraite: crate::prestations::retraite::Detail,
    /// The age of the Aspa is reached.
    pub(crate) aspa_ouverte: bool,
    /// What is due for the month and paid in the next.
    pub(crate) a_payer: Money,
}
