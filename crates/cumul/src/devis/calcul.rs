//! One mission through the engine: the activity of a status, in the month of the payment, with every step.

use alloc::string::String;
use alloc::vec::Vec;

use super::demande::{Accord, ProjetDevis};
use crate::calendar::Month;
use crate::error::SituationError;
use crate::money::Money;
use crate::revenus::portage::largest;
use crate::simulation::{Engine, Outcome, SimulationError};
use crate::situation::activites::{
    Activite, Esat, FormationOccasionnelle, PortageSalarial, Salariat, TypeContrat,
};
use crate::situation::lecture::{Borne, Entier, Heures, Mois, Montant, ParMois};
use crate::situation::micro_entreprise::{DemandeAcre, MicroEntreprise, UneCategorie};
use crate::situation::{Requete, Situation};
use crate::trace::{Figure, Rule, Step, Trace};

/// An activity that went through the engine in the month of the payment.
pub(super) struct Essai {
    pub(super) situation: Situation,
    pub(super) mois: Outcome,
    pub(super) trace: Trace,
}

/// Why the engine refuses an activity, as a person reads it.
pub(super) type Refus = Vec<String>;

impl Essai {
    /// The step of a rule in the month, when it was reached.
    pub(super) fn step(&self, rule: &Rule) -> Option<&Step> {
        self.trace
            .steps()
            .iter()
            .map(|(_, step)| step)
            .find(|step| step.rule().id == rule.id)
    }

    /// The amount of that step; nothing when it was not reached.
    pub(super) fn amount(&self, rule: &Rule) -> Money {
        match self.step(rule).map(Step::value) {
            Some(Figure::Money(amount)) => amount,
            _ => Money::ZERO,
        }
    }

    /// What the situation supposes of its only activity.
    pub(super) fn hypotheses(&self) -> Vec<String> {
        self.situation
            .hypotheses
            .iter()
            .filter_map(|text| text.strip_prefix("Activité 1 : "))
            .map(crate::francais::capitale)
            .collect()
    }
}

/// A mission and the law that it goes through.
#[derive(Clone, Copy)]
pub(super) struct Calcul<'a> {
    pub(super) engine: &'a Engine,
    pub(super) projet: &'a ProjetDevis,
}

impl Calcul<'_> {
    pub(super) fn mois(&self) -> Month {
        self.projet.demande.mission.mois.get()
    }

    pub(super) fn paiement(&self) -> Month {
        self.projet.paiement
    }

    pub(super) fn frais(&self) -> Money {
        self.projet.demande.mission.frais.get()
    }

    fn jours(&self) -> i64 {
        self.projet.demande.mission.jours.get()
    }

    /// The price of a status whose price is all that the client pays beside the expenses.
    pub(super) fn prix(&self) -> Money {
        match self.projet.accord {
            Accord::Prix(prix) => prix,
            Accord::Budget(budget) => budget - self.frais(),
        }
    }

    fn situation(&self, activite: Activite, month: Month) -> Result<Situation, Refus> {
        let requete = Requete {
            debut: Mois(month),
            mois: Entier::of(1),
            activites: alloc::vec![activite],
            legislation: self.projet.demande.legislation.clone(),
            ..Requete::default()
        };
        Situation::of(requete).map_err(|faults| messages(&faults))
    }

    /// The month of the payment, with every step.
    pub(super) fn essai(&self, activite: Activite) -> Result<Essai, Refus> {
        self.essai_en(activite, self.paiement())
    }

    fn essai_en(&self, activite: Activite, month: Month) -> Result<Essai, Refus> {
        let situation = self.situation(activite, month)?;
        let mut months = [Outcome::empty(month)];
        let mut trace = Trace::new();
        self.engine
            .explain_alone(&situation, &mut months, &mut trace)
            .map_err(refused)?;
        let [mois] = months;
        Ok(Essai {
            situation,
            mois,
            trace,
        })
    }

    /// A micro-entreprise whose only receipts are the price and the expenses.
    pub(super) fn micro(&self, prix: Money) -> Result<Essai, Refus> {
        let known = &self.projet.demande.micro_entreprise;
        // Nothing depends on the creation of a business that is old enough to have made its first declaration.
        let debut = known.creation.unwrap_or(Borne {
            mois: self.mois() - ANCIENNETE,
            jour: None,
        });
        self.essai(Activite::MicroEntreprise(MicroEntreprise {
            debut,
            categorie: UneCategorie::of(known.categorie),
            chiffre_affaires: Some(self.paye(Montant::of(prix + self.frais()))),
            declaration: known.declaration,
            acre: if known.acre {
                DemandeAcre::Oui
            } else {
                DemandeAcre::Non
            },
            versement_liberatoire: known.versement_liberatoire,
            ..MicroEntreprise::default()
        }))
    }

    /// A portage whose price of the month is that of the mission, expenses included.
    pub(super) fn portage(&self, prix: Money) -> Result<Essai, Refus> {
        let known = &self.projet.demande.portage_salarial;
        let mois = self.mois();
        let bounds = Borne { mois, jour: None };
        let frais = self.frais();
        self.essai(Activite::PortageSalarial(PortageSalarial {
            debut: bounds,
            // A reserve that is kept would be paid with the last pay.
            fin: (known.contrat == crate::situation::activites::ContratPortage::Cdd)
                .then_some(bounds),
            contrat: known.contrat,
            jours: Some(ParMois::un(mois, Entier::of(self.jours()))),
            honoraires: Some(ParMois::un(mois, Montant::of(prix + frais))),
            frais_gestion: known.frais_gestion,
            frais_professionnels: frais
                .is_positive()
                .then(|| ParMois::un(mois, Montant::of(frais))),
            reserve: known.reserve,
            niveau: known.niveau,
            cadre: known.cadre,
            effectif: known.effectif,
            taux_atmp: known.taux_atmp,
            mutuelle: known.mutuelle.clone(),
            decalage_paiement: Entier::of(i64::from(self.paiement() - mois)),
            ..PortageSalarial::default()
        }))
    }

    /// An employee of the client, paid `brut`.
    pub(super) fn salarie(&self, contrat: TypeContrat, brut: Money) -> Result<Essai, Refus> {
        self.essai(self.emploi(contrat, brut))
    }

    fn emploi(&self, contrat: TypeContrat, brut: Money) -> Activite {
        let demande = &self.projet.demande;
        let (mois, paiement) = (self.mois(), self.paiement());
        let mut job = Salariat {
            debut: Borne { mois, jour: None },
            contrat,
            brut_mensuel: Some(self.paye(Montant::of(brut))),
            effectif: Some(demande.client.effectif.unwrap_or(Entier::of(EFFECTIF))),
            taux_atmp: demande.client.taux_atmp,
            employeur: self.projet.employeur(),
            mois_travailles: alloc::vec![Mois(mois)],
            ..Salariat::default()
        };
        if contrat == TypeContrat::CddUsage {
            let known = &demande.cdd_usage;
            job.fin = Some(Borne {
                mois: paiement,
                jour: None,
            });
            job.cadre = known.cadre;
            job.conges_payes_inclus = known.conges_payes_inclus;
            job.jours = Some(self.paye(Entier::of(self.jours())));
            job.heures_mensuelles = Some(self.paye(Heures::of(self.projet.heures)));
            job.formation_occasionnelle =
                known
                    .formation_occasionnelle
                    .then(|| FormationOccasionnelle {
                        jours: Some(self.paye(Entier::of(self.jours()))),
                        ..FormationOccasionnelle::default()
                    });
        }
        Activite::Salariat(job)
    }

    /// The gross agreed with the client: the price, or the largest whose cost and expenses stay within the budget.
    pub(super) fn brut(&self, contrat: TypeContrat) -> Money {
        match self.projet.accord {
            Accord::Prix(prix) => prix,
            Accord::Budget(budget) => {
                let available = budget - self.frais();
                largest(available, |brut| self.cout(contrat, brut))
            }
        }
    }

    /// What a gross costs the client; the gross itself where the engine refuses it, so that a larger one is tried.
    fn cout(&self, contrat: TypeContrat, brut: Money) -> Money {
        let paid = self.situation(self.emploi(contrat, brut), self.paiement());
        paid.ok()
            .and_then(|situation| self.engine.months(&situation).ok())
            .and_then(|months| months.first()?.bases.cout_employeur)
            .map_or(brut, |cout| cout.total)
    }

    /// The pay that the ESAT goes on paying in the month of the mission.
    pub(super) fn esat(&self) -> Option<Result<Essai, Refus>> {
        let known = &self.projet.demande.esat;
        let part_esat = ParMois::Constante(known.part_esat?);
        let mois = self.mois();
        Some(self.essai_en(
            Activite::Esat(Esat {
                debut: Borne { mois, jour: None },
                part_esat,
                quotite: ParMois::Constante(known.quotite),
                mise_a_disposition: true,
                ..Esat::default()
            }),
            mois,
        ))
    }

    /// A value in the month of the payment alone.
    fn paye<T>(&self, value: T) -> ParMois<T> {
        ParMois::un(self.paiement(), value)
    }
}

/// How long a business whose creation is not given has existed, in months.
const ANCIENNETE: i32 = 12;
/// Size of a client that is not given.
pub(super) const EFFECTIF: i64 = 10;

fn messages(faults: &[SituationError]) -> Refus {
    faults.iter().map(|fault| fault.faute().message).collect()
}

fn refused(error: SimulationError) -> Refus {
    messages(&[error.as_fault()])
}
