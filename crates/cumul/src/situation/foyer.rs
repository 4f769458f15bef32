//! What the benefits of the household need of a request, laid out once: prime d'activité, housing aid.

use alloc::borrow::ToOwned;
use alloc::format;

use super::activites::NatureRevenu;
use super::lecture::{Faults, Mois};
use super::personne::{Chambre, StatutLogement};
use super::{Requete, Situation};
use crate::calendar::Month;
use crate::money::Money;
use crate::prestations::aide_logement::{self, montant::Zone};
use crate::prestations::prime_activite::montant::Familiales;
use crate::prestations::prime_activite::{Demande, Sejour};

/// The household, as its benefits read it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Menage {
    /// How the prime d'activité is asked for; none when it is not, or when nobody can work.
    pub(crate) prime: Option<Demande>,
    /// The pension d'invalidité was treated as pay in 2018 (LF 2019, art. 269).
    pub(crate) pension_assimilee: bool,
    /// Owner, or housed free.
    pub(crate) sans_loyer: bool,
    pub(crate) aide: Option<aide_logement::Droit>,
    /// The calendar of the aid was given: no other benefit moves it.
    pub(crate) reexamen_donne: bool,
    /// Net pay and pensions of the partner, a month.
    pub(crate) conjoint_net: Money,
    pub(crate) conjoint_pension: Money,
    pub(crate) conjoint_aah: bool,
    /// Month since which a parent lives alone (majoration d'isolement).
    pub(crate) isolement: Option<Month>,
    pub(crate) familiales: Option<Familiales>,
    /// Stays in hospital or in prison, with their last month.
    pub(crate) sejours: alloc::vec::Vec<(Sejour, Month)>,
    /// Rate of the prélèvement à la source, when it is known.
    pub(crate) taux: Option<crate::money::Rate>,
    /// How many months before the first one are needed whole.
    pub(crate) mois_entiers: i32,
}

impl Menage {
    /// Neither benefit can be due.
    pub(crate) const fn sans_droit(&self) -> bool {
        self.prime.is_none() && self.aide.is_none()
    }
}

/// Months before the first one that a prime claimed in it looks at (R. 843-1), and that one already open does: the review of
/// two months before the month before the first.
const AVANT_UNE_DEMANDE: i32 = 4;
const AVANT_UN_DROIT: i32 = 7;
/// A review of the housing aid stands for three months.
const AVANT_UNE_AIDE: i32 = 3;

impl Situation {
    /// Whether someone of the household has, or can have, professional income.
    fn peut_travailler(&self) -> bool {
        let works = |nature: NatureRevenu| {
            matches!(
                nature,
                NatureRevenu::IjMaladie
                    | NatureRevenu::IjAccidentTravail
                    | NatureRevenu::Formation
                    | NatureRevenu::ComplementEmployeur
                    | NatureRevenu::BeneficeNonSalarie
            )
        };
        !self.salaries.is_empty()
            || !self.esat.is_empty()
            || !self.micro.is_empty()
            || self.revenus.iter().any(|revenu| works(revenu.nature))
            || self.menage.conjoint_net.is_positive()
    }

    /// Reads the household's benefits, once activities and other benefits are laid out.
    pub(super) fn menage(&mut self, requete: &Requete, faults: &mut Faults) {
        let foyer = &requete.foyer;
        self.menage.mois_entiers = 1;
        self.menage.taux = foyer.taux_prelevement.map(super::lecture::Pourcent::get);
        self.menage.isolement = foyer.isolement_depuis.map(Mois::get);
        self.menage.familiales = foyer
            .prestations_familiales
            .as_ref()
            .map(|given| Familiales {
                entieres: given.allocations_familiales.get() + given.autres.get(),
                soutien: given.soutien_familial.get(),
                orphelins: given.orphelins,
                complement: given.complement_familial.get(),
                complement_majore: given.complement_familial_majore,
            });
        if let Some(conjoint) = foyer.conjoint.as_ref().filter(|_| foyer.en_couple) {
            self.menage.conjoint_net = conjoint.salaire_net_mensuel.get();
            self.menage.conjoint_pension = conjoint.pension_mensuelle.get();
            self.menage.conjoint_aah = conjoint.aah;
        }
        if let (true, Some(month)) = (foyer.en_couple, self.menage.isolement) {
            faults.push_between(super::verification::conflict(
                "foyer.isolement_depuis",
                format!("{month}"),
                &["foyer.en_couple"],
                "une personne en couple n'est pas isolée",
                "le mois depuis lequel le parent vit seul, ou rien",
            ));
        }
        if let Some(aah) = &requete.prestations.aah {
            self.menage.sejours = aah
                .sejours
                .iter()
                .map(|sejour| {
                    let stay = Sejour {
                        depuis: Month::of(sejour.entree.get()),
                        prison: sejour.nature == super::prestations::NatureSejour::Prison,
                    };
                    let last = sejour
                        .sortie
                        .map_or(Month::january(2199), |day| Month::of(day.get()));
                    (stay, last)
                })
                .collect();
        }
        self.logement(requete, faults);
        self.prime(requete, faults);
    }

    fn prime(&mut self, requete: &Requete, faults: &mut Faults) {
        let demande = match &requete.prestations.prime_activite {
            None => Demande::DesQuElleEstDue,
            Some(prime) if !prime.demandee => return,
            Some(prime) => {
                let Some(depuis) = prime.depuis else {
                    faults.push_between(super::verification::missing(
                        "prestations.prime_activite.depuis",
                        "La prime compte à partir de ce mois.",
                        "un mois (AAAA-MM), ou demandee: false quand la prime n'est pas demandée",
                    ));
                    return;
                };
                self.menage.pension_assimilee = prime.pension_assimilee;
                Demande::Ouverte {
                    depuis: depuis.get(),
                    reexamen: prime.prochaine_declaration.unwrap_or(depuis).get(),
                }
            }
        };
        if !self.peut_travailler() && demande == Demande::DesQuElleEstDue {
            return;
        }
        let before = self.debut - AVANT_UN_DROIT;
        let entiers = match demande {
            Demande::Ouverte { depuis, .. } if depuis < self.debut => AVANT_UN_DROIT,
            _ if self.first_work() < self.debut || self.menage.conjoint_net.is_positive() => {
                AVANT_UNE_DEMANDE
            }
            _ => 1,
        };
        self.menage.mois_entiers = self
            .menage
            .mois_entiers
            .max(entiers)
            .min(self.debut - before);
        self.menage.prime = Some(demande);
    }

    fn logement(&mut self, requete: &Requete, faults: &mut Faults) {
        let given = requete.prestations.aide_logement.as_ref();
        if let Some(montant) = given.and_then(|aide| aide.montant_mensuel) {
            self.menage.aide = Some(aide_logement::Droit::Connue(montant.get()));
        }
        let Some(logement) = &requete.foyer.logement else {
            self.menage.sans_loyer = true;
            return;
        };
        self.menage.sans_loyer = matches!(
            logement.statut,
            StatutLogement::Proprietaire | StatutLogement::Heberge
        );
        if self.menage.aide.is_some() || faults.touches("foyer.logement.statut") {
            return;
        }
        if logement.statut != StatutLogement::Locataire {
            if given.is_some() {
                faults.push_between(super::verification::missing(
                    "prestations.aide_logement.montant_mensuel",
                    "L'aide au logement n'est calculée que pour un locataire.",
                    "le montant payé par mois",
                ));
            }
            return;
        }
        if !logement.loyer.get().is_positive() {
            faults.push_between(super::verification::missing(
                "foyer.logement.loyer",
                "L'aide au logement dépend du loyer.",
                "le loyer par mois, sans les charges",
            ));
        }
        let zone = match logement.zone.map(super::lecture::Entier::get) {
            Some(1) => Zone::Une,
            Some(2) => Zone::Deux,
            Some(_) => Zone::Trois,
            None => {
                faults.push_between(super::verification::missing(
                    "foyer.logement.zone",
                    "Le plafond de loyer de l'aide au logement dépend de la zone.",
                    "1, 2 ou 3 ; ou le montant de l'aide (prestations.aide_logement.montant_mensuel)",
                ));
                return;
            }
        };
        let depuis = given.map_or(self.debut, |aide| aide.depuis.get());
        let reexamen = given.and_then(|aide| aide.prochain_reexamen.map(Mois::get));
        self.menage.reexamen_donne = reexamen.is_some();
        self.menage.mois_entiers = self.menage.mois_entiers.max(if depuis < self.debut {
            AVANT_UNE_AIDE
        } else {
            1
        });
        self.menage.aide = Some(aide_logement::Droit::Calculee {
            logement: aide_logement::Logement {
                zone,
                loyer: logement.loyer.get(),
                meuble: logement.meuble,
                colocation: logement.colocation,
                chambre: logement.chambre.map(|chambre| match chambre {
                    Chambre::Ordinaire => aide_logement::Chambre::Ordinaire,
                    Chambre::ChezUnParticulier => aide_logement::Chambre::Accueil,
                }),
                conventionne: logement.conventionne,
                rls: logement.hlm_rls.get(),
                hlm: logement.hlm,
            },
            depuis,
            // R. 823-6-1: with the quarter of the AAH.
            reexamen: reexamen
                .or(self.aah.as_ref().map(|droit| droit.ancre))
                .unwrap_or(depuis),
        });
    }

    /// What was supposed of the household.
    pub(super) fn hypotheses_du_menage(&mut self, requete: &Requete) {
        let mut say = |text: &str| self.hypotheses.push(text.to_owned());
        if self.menage.prime.is_some() && requete.prestations.prime_activite.is_none() {
            say(
                "La prime d'activité est supposée demandée dès qu'elle est due (prestations.prime_activite).",
            );
        }
        if self.menage.prime.is_some() {
            if self.enfants.len() >= 2 && self.menage.familiales.is_none() {
                say(
                    "Prime d'activité : aucune allocation familiale n'est comptée (foyer.prestations_familiales).",
                );
            }
            if self.menage.conjoint_aah {
                say("Prime d'activité : l'AAH du conjoint est supposée à taux plein.");
            }
        }
        match &self.menage.aide {
            Some(aide_logement::Droit::Calculee { .. })
                if requete.prestations.aide_logement.is_none() =>
            {
                say(
                    "L'aide au logement est supposée demandée le premier mois (prestations.aide_logement).",
                );
            }
            None if requete
                .foyer
                .logement
                .as_ref()
                .is_some_and(|logement| logement.statut == StatutLogement::Foyer) =>
            {
                say(
                    "Aucune aide au logement n'est comptée : en foyer, donnez son montant (prestations.aide_logement.montant_mensuel).",
                );
            }
            _ => {}
        }
    }
}
