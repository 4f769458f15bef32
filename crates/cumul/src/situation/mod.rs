//! What is known of a life: a request, checked, then laid out month by month.

pub(crate) mod activites;
mod contrats;
pub(crate) mod conventions;
pub(crate) mod foyer;
pub(crate) mod lecture;
pub(crate) mod micro_entreprise;
mod missions;
pub(crate) mod mois;
pub mod node;
pub(crate) mod personne;
pub(crate) mod prestations;
mod retraite;
mod verification;

use alloc::vec::Vec;

use chrono::NaiveDate;

use crate::calendar::Month;
use crate::error::{Faute, SituationError};
use crate::money::Money;
use crate::parameters::Legislation;
use activites::{Activite, AutreRevenu};
use conventions::{Conventions, LoiModifiee};
use lecture::{DemandeAsi, Entier, Faults, Mois, Read, group};
use missions::Mission;
use mois::{
    ContratSalarie, DroitAah, Pension, PensionInvalidite, Prevoyance, Reduction, Revenu,
    TravailEsat,
};
use node::Node;
use personne::{Foyer, Personne};
use prestations::PrestationsOuvertes;
pub(crate) use verification::PREMIER_MOIS;

group! {
    /// Une demande : la vie d'une personne, mois par mois, à partir d'un premier mois.
    Requete {
        /// Premier mois calculé.
        debut: Mois, because "Le calcul commence à ce mois.";
        /// Nombre de mois calculés.
        mois: Entier<1, 120>, because "Le calcul dure ce nombre de mois.";
        /// La personne.
        personne: Personne, because "Les droits sont ceux d'une personne.";
        /// Le foyer ; absent : une personne seule, sans enfant, sans loyer.
        foyer: Foyer = Foyer::default();
        /// Les prestations déjà ouvertes.
        prestations: PrestationsOuvertes = PrestationsOuvertes::default();
        /// Toutes les façons de gagner de l'argent, celles du passé aussi.
        activites: Vec<Activite> = Vec::new();
        /// Des missions datées, qui remplissent les mois d'une activité de leur statut.
        missions: Vec<Mission> = Vec::new();
        /// Les autres revenus : chômage, indemnités journalières, loyers reçus, placements.
        autres_revenus: Vec<AutreRevenu> = Vec::new();
        /// La loi telle qu'elle serait.
        legislation: LoiModifiee = LoiModifiee::default();
        /// La lecture choisie pour chaque règle discutée.
        conventions: Conventions = Conventions::default();
    }
}

impl Requete {
    /// Reads a request from a tree. Faults do not stop the reading: all of them are given.
    ///
    /// # Errors
    /// Every fault of every field, then every fault between fields.
    pub(crate) fn read_checked(node: &Node) -> Result<Situation, Vec<SituationError>> {
        if node.value == node::Value::Null {
            return Err(alloc::vec![SituationError::empty()]);
        }
        let mut faults = Faults::default();
        let requete = Self::read(node, "", &mut faults);
        Situation::check(requete, faults)
    }
}

/// The life of one person, checked: nothing is missing that a rule needs, and every bound holds.
///
/// It is built from a tree of values ([`Situation::read`]); with the feature `json`, from text
/// (`Situation::from_json`). A `Situation` that exists can be simulated; only the law can still lack a month.
#[derive(Debug, Clone)]
pub struct Situation {
    pub(crate) debut: Month,
    pub(crate) mois: i32,
    pub(crate) naissance: NaiveDate,
    pub(crate) cmi_invalidite: bool,
    pub(crate) en_couple: bool,
    pub(crate) conjoint: crate::prestations::aah::Conjoint,
    pub(crate) enfants: Vec<Month>,
    pub(crate) ascendant: bool,
    pub(crate) revenu_net_global: Vec<(i32, Money)>,
    pub(crate) aah: Option<DroitAah>,
    pub(crate) invalidite: Option<PensionInvalidite>,
    pub(crate) prevoyance: Option<Prevoyance>,
    pub(crate) conjoint_asi: crate::prestations::asi::Conjoint,
    /// Pay of the partner, as the ASI counts it.
    pub(crate) conjoint_salaire: Option<ContratSalarie>,
    pub(crate) conjoint_pension: Money,
    pub(crate) biens: Money,
    pub(crate) revenu_fiscal_reference: Vec<(i32, Money)>,
    /// Non-salaried income of tax notices, by year.
    pub(crate) benefices: Vec<(i32, Money)>,
    pub(crate) retraite: Option<Pension>,
    pub(crate) asi: DemandeAsi,
    pub(crate) aspa: Money,
    /// The Aspa is to be computed.
    pub(crate) aspa_calculee: bool,
    /// Some incapacity of 50 % or more is recognised, or the AAH or a pension d'invalidité is there.
    pub(crate) inapte: bool,
    pub(crate) rente_accident_travail: Money,
    /// Jobs, with their place in the request.
    pub(crate) salaries: Vec<(u16, ContratSalarie)>,
    /// Micro-entreprises, with their place in the request.
    pub(crate) micro: Vec<(u16, mois::MicroEntreprise)>,
    pub(crate) esat: Vec<(u16, TravailEsat)>,
    /// Expenses refunded to a volunteer, which are no income.
    pub(crate) frais_rembourses: Vec<mois::Serie<Money>>,
    pub(crate) reductions: Vec<Reduction>,
    pub(crate) revenus: Vec<Revenu>,
    pub(crate) menage: foyer::Menage,
    pub(crate) conventions: Conventions,
    pub(crate) legislation: Legislation,
    /// Lines of the contract that this version leaves at zero although the situation may give a right to them.
    pub(crate) non_calcule: Vec<&'static str>,
    /// Answers that were left out and what was taken instead, when it can change an amount.
    pub(crate) hypotheses: Vec<alloc::string::String>,
}

impl Situation {
    /// Checks a request that the engine itself makes.
    pub(crate) fn of(requete: Requete) -> Result<Self, Vec<SituationError>> {
        Self::check(requete, Faults::default())
    }

    /// Reads and checks a request given as a tree of values.
    ///
    /// # Errors
    /// Every fault, with its place in the file when the tree has places.
    pub fn read(node: &Node) -> Result<Self, Vec<Faute>> {
        Requete::read_checked(node)
            .map_err(|faults| faults.iter().map(|fault| fault.faute_in(node)).collect())
    }

    /// The first month simulated.
    #[must_use]
    pub const fn debut(&self) -> Month {
        self.debut
    }

    /// How many months are simulated.
    #[must_use]
    pub fn months(&self) -> usize {
        usize::try_from(self.mois).unwrap_or(0)
    }

    /// Whether some benefit reads gross pay of the past: the control of a pension d'invalidité, the ASI, the Aspa, what
    /// work takes from a retraite.
    pub(crate) fn reads_gross(&self) -> bool {
        self.invalidite.is_some()
            || self.asi != DemandeAsi::Non
            || self.aspa_calculee
            || self.retraite.is_some()
    }

    /// Whether the past that counts is that of rolling months, not of civil years: a pension d'invalidité of the régime général
    /// controlled each month, an ASI, and pay that no yearly limit changes.
    pub(crate) fn looks_at_rolling_months_only(&self) -> bool {
        self.conventions.invalidite_controle == conventions::InvaliditeControle::Mensuel
            && self
                .invalidite
                .as_ref()
                .is_none_or(PensionInvalidite::regime_general)
            && self
                .salaries
                .iter()
                .all(|(_, contrat)| contrat.heures_complementaires.is_none())
    }

    /// Whether some benefit reads net pay of the past: a rente whose contract has a ceiling.
    pub(crate) fn reads_net(&self) -> bool {
        self.prevoyance
            .is_some_and(|rente| rente.plafond_net.is_some())
    }

    /// The person's birthday falls in the month.
    pub(crate) fn is_birthday_month(&self, month: Month) -> bool {
        Month::of(self.naissance).number() == month.number()
    }

    /// Whether work runs on the day of `month` that is the person's birthday.
    pub(crate) fn works_on_the_day_of(&self, month: Month) -> bool {
        use chrono::Datelike;
        let day = i64::from(self.naissance.day()).min(month.days());
        let Some(day) = month.first_day().with_day(u32::try_from(day).unwrap_or(1)) else {
            return false;
        };
        self.salaries
            .iter()
            .any(|(_, c)| c.is_work() && c.duree.covers_day(day))
            || self.esat.iter().any(|(_, t)| t.duree.covers_day(day))
            || self
                .micro
                .iter()
                .any(|(_, m)| m.travaille(month) && m.duree.covers_day(day))
    }

    /// Half-parts of income tax beyond the first part: the partner, children, a lone parent, the card.
    pub(crate) fn demi_parts(&self, month: Month) -> i64 {
        let children = self
            .enfants
            .iter()
            .filter(|born| **born <= month && month < **born + 12 * 18)
            .count();
        let children = i64::try_from(children).unwrap_or(0);
        let of_children = children.min(2) + 2 * (children - 2).max(0);
        let alone = i64::from(children > 0 && !self.en_couple);
        2 * i64::from(self.en_couple) + of_children + alone + i64::from(self.cmi_invalidite)
    }

    pub(crate) fn naissance_year(&self) -> i32 {
        chrono::Datelike::year(&self.naissance)
    }

    /// The last month simulated.
    pub(crate) fn fin(&self) -> Month {
        self.debut + self.mois - 1
    }

    /// The first month in which work, or an income that stands for it, happens: what is remembered longest.
    pub(crate) fn first_work(&self) -> Month {
        let mut first = self.debut;
        let mut see = |month: Month| first = first.min(month);
        self.salaries
            .iter()
            .for_each(|(_, contrat)| see(contrat.duree.premier));
        self.esat
            .iter()
            .for_each(|(_, travail)| see(travail.duree.premier));
        self.micro
            .iter()
            .for_each(|(_, micro)| see(micro.duree.premier));
        for revenu in &self.revenus {
            see(revenu.premier);
            revenu
                .annuel
                .iter()
                .for_each(|(year, _)| see(Month::january(*year)));
        }
        if let Some(droit) = &self.aah {
            droit.cumul_utilise.iter().for_each(|month| see(*month));
        }
        first
    }

    /// The first month in which anything that the simulation remembers happens.
    pub(crate) fn first_trace(&self) -> Month {
        let pensions = self.invalidite.iter().map(|pension| pension.depuis);
        let retraites = self.retraite.iter().map(|pension| pension.depuis);
        pensions
            .chain(retraites)
            .fold(self.first_work(), Month::min)
    }

    /// The same life with more gross pay in each month of the last of its ordinary jobs that runs in the months simulated.
    pub(crate) fn with_more_pay(&self, de_plus: Money) -> Option<Self> {
        let (index, job) = self
            .salaries
            .iter()
            .filter(|(_, c)| c.duree.premier <= self.fin() && c.duree.dernier >= self.debut)
            .max_by_key(|(_, c)| (c.duree.dernier, c.duree.premier))?;
        let mut pay =
            ContratSalarie::prive(mois::Remuneration::Brut(mois::Serie::Constante(de_plus)));
        pay.duree = job.duree;
        pay.decalage = job.decalage;
        let mut more = self.clone();
        more.salaries.push((*index, pay));
        Some(more)
    }

    /// The same life without work from its first month on: activities that start then are removed; when none does,
    /// those that run are cut.
    pub(crate) fn without_new_work(&self) -> Option<Self> {
        let starts = |premier: Month| premier >= self.debut;
        let runs = |duree: &mois::Duree| duree.dernier >= self.debut;
        let any_new = self.salaries.iter().any(|(_, c)| starts(c.duree.premier))
            || self.esat.iter().any(|(_, t)| starts(t.duree.premier))
            || self.micro.iter().any(|(_, m)| starts(m.duree.premier));
        let any = self.salaries.iter().any(|(_, c)| runs(&c.duree))
            || self.esat.iter().any(|(_, t)| runs(&t.duree))
            || self.micro.iter().any(|(_, m)| runs(&m.duree));
        if !any {
            return None;
        }
        let mut without = self.clone();
        if any_new {
            without.salaries.retain(|(_, c)| !starts(c.duree.premier));
            without.esat.retain(|(_, t)| !starts(t.duree.premier));
            without.micro.retain(|(_, m)| !starts(m.duree.premier));
        } else {
            let cut = self.debut - 1;
            for duree in without
                .salaries
                .iter_mut()
                .map(|(_, c)| &mut c.duree)
                .chain(without.esat.iter_mut().map(|(_, t)| &mut t.duree))
                .chain(without.micro.iter_mut().map(|(_, m)| &mut m.duree))
            {
                if duree.dernier > cut {
                    duree.dernier = cut;
                    duree.sortie = None;
                }
            }
        }
        Some(without)
    }
}

/// The JSON Schema of a request, as a tree.
pub(crate) fn schema() -> lecture::Schema {
    Requete::schema()
}

/// The same under another name, to stand inside another schema.
pub(crate) fn schema_named(title: &str) -> lecture::Schema {
    let mut schema = schema();
    if let node::Value::Map(entries) = &mut schema {
        entries.retain(|(name, _)| name != "title");
        entries.insert(0, ("title".into(), node::Node::new(lecture::text(title))));
    }
    schema
}
