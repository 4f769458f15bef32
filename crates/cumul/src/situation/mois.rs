//! What a checked situation knows of each month, laid out so that a simulation reads it without searching.

use alloc::vec::Vec;

use chrono::NaiveDate;

use super::activites::{ComplementaireEsat, IndemniteFinContrat, NatureRevenu, RegimePpv};
use super::lecture::ParMois;
use super::micro_entreprise::CategorieMicro;
use super::prestations::{MotifRetraite, RegimeInvalidite};
use crate::calendar::Month;
use crate::money::{Money, Rate};
use crate::prestations::pensions::Montants;
use crate::prestations::retraite::cumul::Pension as RegimePension;
use crate::prestations::retraite::montant::Carriere;

/// A value for each month.
#[derive(Debug, Clone)]
pub(crate) enum Serie<T> {
    Constante(T),
    /// From a first month on, one slot a month.
    Mois {
        premier: Month,
        valeurs: Vec<Option<T>>,
    },
}

impl<T: Copy> Serie<T> {
    /// Lays a request's values out, each turned by `convert`.
    pub(crate) fn new<U: Copy>(source: &ParMois<U>, convert: impl Fn(U) -> T) -> Self {
        match source {
            ParMois::Constante(value) => Self::Constante(convert(*value)),
            ParMois::Mois(months) => {
                let Some((premier, _)) = months.first().copied() else {
                    return Self::Mois {
                        premier: Month::january(1990),
                        valeurs: Vec::new(),
                    };
                };
                let mut valeurs = Vec::new();
                for (month, value) in months {
                    while Month::add_usize(premier, valeurs.len()) < *month {
                        valeurs.push(None);
                    }
                    valeurs.push(Some(convert(*value)));
                }
                Self::Mois { premier, valeurs }
            }
        }
    }

    /// The value of `month`, when there is one.
    pub(crate) fn get(&self, month: Month) -> Option<T> {
        match self {
            Self::Constante(value) => Some(*value),
            Self::Mois { premier, valeurs } => usize::try_from(month - *premier)
                .ok()
                .and_then(|at| valeurs.get(at).copied().flatten()),
        }
    }
}

/// When a contract runs, to the day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Duree {
    pub(crate) premier: Month,
    pub(crate) dernier: Month,
    /// First day, when it is not the first of the month.
    pub(crate) entree: Option<NaiveDate>,
    /// Last day, when it is not the last of the month.
    pub(crate) sortie: Option<NaiveDate>,
}

impl Duree {
    pub(crate) fn covers(&self, month: Month) -> bool {
        self.premier <= month && month <= self.dernier
    }

    /// Whether the contract runs on `day`.
    pub(crate) fn covers_day(&self, day: NaiveDate) -> bool {
        let month = Month::of(day);
        self.covers(month)
            && !(month == self.premier && self.entree.is_some_and(|entree| day < entree))
            && !(month == self.dernier && self.sortie.is_some_and(|sortie| day > sortie))
    }

    /// Whether the contract still runs on the last day of `month`.
    pub(crate) fn covers_end_of(&self, month: Month) -> bool {
        self.covers(month) && (self.dernier > month || self.sortie.is_none())
    }

    /// Civil days of `month` that the contract covers.
    pub(crate) fn days_in(&self, month: Month) -> i64 {
        use chrono::Datelike;
        if !self.covers(month) {
            return 0;
        }
        let first = match self.entree {
            Some(day) if month == self.premier => i64::from(day.day()),
            _ => 1,
        };
        let last = match self.sortie {
            Some(day) if month == self.dernier => i64::from(day.day()),
            _ => month.days(),
        };
        (last - first + 1).max(0)
    }

    /// Whether the contract already runs on the first day of its first month.
    pub(crate) const fn starts_with_its_month(&self) -> bool {
        self.entree.is_none()
    }
}

/// How the pay of a contract is known.
#[derive(Debug, Clone)]
pub(crate) enum Remuneration {
    Brut(Serie<Money>),
    Heures {
        heures: Serie<Rate>,
        taux: Serie<Money>,
    },
    NetAPayer(Serie<Money>),
    NetImposable(Serie<Money>),
    Bulletin(Releve),
    /// A price that a portage company turns into pay.
    Portage(Portage),
    /// A fixed part, and what the year's margin leaves, in a coopérative d'activité et d'emploi.
    Cae(Cae),
    Stage(Stage),
}

/// Who pays a job, as far as its cost depends on it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Employeur {
    /// The cost was asked for: it is shown.
    pub(crate) montre: bool,
    pub(crate) effectif: i64,
    /// Rate of accidents at work; none: the national mean.
    pub(crate) atmp: Option<Rate>,
    pub(crate) versement_mobilite: Rate,
    /// Non-profit association.
    pub(crate) association: bool,
    /// The employer pays the taxe sur les salaires: what it owes a year for its other employees.
    pub(crate) taxe_salaires: Option<Money>,
    pub(crate) public: bool,
    /// Outside unemployment insurance, and so outside the réduction générale.
    pub(crate) sans_chomage: bool,
    /// A fixed-term contract, which owes the CPF contribution.
    pub(crate) cdd: bool,
}

/// Days of teaching of a formateur occasionnel who is paid on the flat base.
#[derive(Debug, Clone)]
pub(crate) struct Formateur {
    pub(crate) jours: Serie<i64>,
    /// Days whose own pay is known.
    pub(crate) seances: Vec<Seance>,
}

/// Days of teaching paid alike.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seance {
    pub(crate) mois: Month,
    pub(crate) jours: i64,
    pub(crate) montant: Money,
}

/// Level of a person in portage, which fixes the least pay.
pub(crate) use super::activites::NiveauPortage;

/// How the price of missions is known.
#[derive(Debug, Clone)]
pub(crate) enum Prix {
    /// A day, without tax.
    Jour(Serie<Money>),
    /// All the days of the month, without tax.
    Mois(Serie<Money>),
}

/// What a portage company turns into pay.
#[derive(Debug, Clone)]
pub(crate) struct Portage {
    pub(crate) jours: Serie<i64>,
    pub(crate) prix: Prix,
    pub(crate) frais_gestion: Rate,
    pub(crate) frais_professionnels: Option<Serie<Money>>,
    pub(crate) cdd: bool,
    pub(crate) reserve_retenue: bool,
    /// Months in which the reserve is paid, beside the last one of the contract.
    pub(crate) reserve_versee: Vec<Month>,
    pub(crate) niveau: NiveauPortage,
    pub(crate) signataire: bool,
    pub(crate) accord: bool,
    /// First month of the service for the same client.
    pub(crate) client_depuis: Option<Month>,
    pub(crate) resolu: Resolu,
}

/// What a coopérative d'activité et d'emploi turns into pay.
#[derive(Debug, Clone)]
pub(crate) struct Cae {
    pub(crate) fixe: Serie<Money>,
    pub(crate) chiffre_affaires: Serie<Money>,
    pub(crate) charges: Option<Serie<Money>>,
    pub(crate) contribution: Rate,
    /// Month of the year in which the balance of the year before is paid, 1 to 12.
    pub(crate) mois_du_solde: u32,
    pub(crate) resolu: Resolu,
}

/// Months of an internship.
#[derive(Debug, Clone)]
pub(crate) struct Stage {
    pub(crate) heures: Serie<Rate>,
    pub(crate) montant: Serie<Money>,
}

/// Months already converted from a price to a gross, by the law of the request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Resolu {
    pub(crate) premier: Option<Month>,
    pub(crate) mois: Vec<Option<Conversion>>,
}

impl Resolu {
    pub(crate) fn get(&self, month: Month) -> Option<Conversion> {
        let at = usize::try_from(month - self.premier?).ok()?;
        self.mois.get(at).copied().flatten()
    }
}

/// A price turned into a gross.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Conversion {
    /// Price of the month, without tax.
    pub(crate) prix: Money,
    /// What is left for the pay and its contributions.
    pub(crate) disponible: Money,
    /// Kept on the account of the person.
    pub(crate) reserve_retenue: Money,
    /// Paid out of that account.
    pub(crate) reserve_versee: Money,
    /// Kept after this month.
    pub(crate) compte: Money,
    pub(crate) brut: Money,
    /// The payslip of that gross.
    pub(crate) bulletin: crate::revenus::Bulletin,
    /// What it costs.
    pub(crate) cout: crate::revenus::cout_employeur::Cout,
}

/// Figures read on payslips.
#[derive(Debug, Clone)]
pub(crate) struct Releve {
    pub(crate) brut: Serie<Money>,
    pub(crate) net_a_payer: Serie<Money>,
    pub(crate) net_imposable: Serie<Money>,
    pub(crate) net_social: Serie<Money>,
    pub(crate) heures_exonerees: Option<Serie<Money>>,
}

/// Which of the two kinds of contributions for complementary retirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Complementaire {
    AgircArrco,
    Ircantec,
    /// None is due (CAPE).
    Aucune,
}

/// A job, month by month.
#[derive(Debug, Clone)]
pub(crate) struct ContratSalarie {
    pub(crate) duree: Duree,
    /// The contract exists only in the months that are paid: cdd d'usage and vacations given by month.
    pub(crate) par_mission: bool,
    /// Months between work and pay.
    pub(crate) decalage: i32,
    pub(crate) remuneration: Remuneration,
    pub(crate) heures: Option<Serie<Rate>>,
    pub(crate) quotite: Option<Serie<Rate>>,
    pub(crate) jours: Option<Serie<i64>>,
    pub(crate) taux_horaire: Option<Serie<Money>>,
    pub(crate) heures_complementaires: Option<Serie<Rate>>,
    pub(crate) complementaire: Complementaire,
    pub(crate) cadre: bool,
    pub(crate) alsace_moselle: bool,
    pub(crate) mutuelle_salarie: Money,
    pub(crate) mutuelle_employeur: Money,
    /// Employee's and employer's shares; none: what the law makes the employer pay at least.
    pub(crate) prevoyance: Option<(Money, Money)>,
    pub(crate) indemnite_fin_contrat: IndemniteFinContrat,
    pub(crate) conges_en_fin: bool,
    pub(crate) frais_reels: Option<Serie<Money>>,
    pub(crate) ppv: Option<(Serie<Money>, RegimePpv)>,
    pub(crate) employeur: Employeur,
    pub(crate) formateur: Option<Formateur>,
    /// Months in which the person works, when they are not those of the pay.
    pub(crate) mois_travailles: Option<Vec<Month>>,
    /// With a retraite: the last employer before it.
    pub(crate) dernier_employeur: bool,
    /// With a retraite from before 2027: left out of the comparison.
    pub(crate) hors_cumul_retraite: bool,
}

impl ContratSalarie {
    /// Hours are those of the missions paid in the month.
    pub(crate) fn heures_de_mission(&self) -> bool {
        matches!(self.remuneration, Remuneration::Portage(_))
    }

    /// Work, which an internship is not.
    pub(crate) fn is_work(&self) -> bool {
        !matches!(self.remuneration, Remuneration::Stage(_))
    }

    /// The gross comes from a price, by the employer's cost.
    pub(crate) fn paid_by_price(&self) -> bool {
        matches!(
            self.remuneration,
            Remuneration::Portage(_) | Remuneration::Cae(_)
        )
    }

    /// A contract with nothing but its dates, its pay and its employer.
    pub(crate) fn simple(duree: Duree, remuneration: Remuneration, employeur: Employeur) -> Self {
        Self {
            duree,
            par_mission: false,
            decalage: 0,
            remuneration,
            heures: None,
            quotite: None,
            jours: None,
            taux_horaire: None,
            heures_complementaires: None,
            complementaire: Complementaire::AgircArrco,
            cadre: false,
            alsace_moselle: false,
            mutuelle_salarie: Money::ZERO,
            mutuelle_employeur: Money::ZERO,
            prevoyance: None,
            indemnite_fin_contrat: IndemniteFinContrat::NonDue,
            conges_en_fin: false,
            frais_reels: None,
            ppv: None,
            employeur,
            formateur: None,
            mois_travailles: None,
            dernier_employeur: false,
            hors_cumul_retraite: false,
        }
    }

    /// An ordinary job of the private sector that always runs: the pay of a partner.
    pub(crate) fn prive(remuneration: Remuneration) -> Self {
        let duree = Duree {
            premier: Month::january(1990),
            dernier: super::verification::SANS_FIN,
            entree: None,
            sortie: None,
        };
        Self::simple(duree, remuneration, Employeur::default())
    }

    /// The gross is to be found from a net.
    pub(crate) fn gross_from_net(&self) -> bool {
        matches!(
            self.remuneration,
            Remuneration::NetAPayer(_) | Remuneration::NetImposable(_)
        )
    }

    /// The gross of a month paid by payslips.
    pub(crate) fn gross_given(&self, month: Month) -> Money {
        let worked = month - self.decalage;
        match &self.remuneration {
            Remuneration::Bulletin(releve) if self.duree.covers(worked) => {
                releve.brut.get(worked).unwrap_or_default()
            }
            _ => Money::ZERO,
        }
    }

    /// The net paid in a month, when it is known by itself.
    pub(crate) fn net_given(&self, month: Month) -> Option<Money> {
        let worked = month - self.decalage;
        if !self.duree.covers(worked) {
            return Some(Money::ZERO);
        }
        match &self.remuneration {
            Remuneration::NetAPayer(serie) => Some(serie.get(worked).unwrap_or_default()),
            Remuneration::Bulletin(releve) => {
                Some(releve.net_a_payer.get(worked).unwrap_or_default())
            }
            _ => None,
        }
    }

    /// The gross paid in a month, when it is typed and no law adds to it: no additional hours, no end of contract.
    pub(crate) fn gross_without_law(&self, month: Month) -> Option<Money> {
        let paid = month - self.decalage;
        match &self.remuneration {
            Remuneration::Brut(serie)
                if self.heures_complementaires.is_none() && paid != self.duree.dernier =>
            {
                let covered = self.duree.covers(paid);
                Some(serie.get(paid).filter(|_| covered).unwrap_or_default())
            }
            _ => None,
        }
    }
}

/// Work in an ESAT, month by month.
#[derive(Debug, Clone)]
pub(crate) struct TravailEsat {
    pub(crate) duree: Duree,
    pub(crate) part: Serie<Rate>,
    pub(crate) quotite: Serie<Rate>,
    pub(crate) complementaire: ComplementaireEsat,
    pub(crate) alsace_moselle: bool,
    pub(crate) mutuelle_salarie: Money,
    pub(crate) mutuelle_employeur: Money,
    pub(crate) prevoyance_salarie: Money,
    pub(crate) prevoyance_employeur: Money,
    pub(crate) bulletin: Option<Releve>,
    pub(crate) prime_interessement: Option<Serie<Money>>,
    pub(crate) ppv: Option<(Serie<Money>, RegimePpv)>,
    /// With a retraite: the ESAT of before it.
    pub(crate) dernier_employeur: bool,
}

impl TravailEsat {
    /// The gross of a month paid by payslips.
    pub(crate) fn gross_given(&self, month: Month) -> Money {
        self.bulletin
            .as_ref()
            .filter(|_| self.duree.covers(month))
            .and_then(|releve| releve.brut.get(month))
            .unwrap_or_default()
    }

    /// The net of a month paid by payslips.
    pub(crate) fn net_given(&self, month: Month) -> Money {
        self.bulletin
            .as_ref()
            .filter(|_| self.duree.covers(month))
            .and_then(|releve| releve.net_a_payer.get(month))
            .unwrap_or_default()
    }
}

/// A micro-entreprise, month by month.
#[derive(Debug, Clone)]
pub(crate) struct MicroEntreprise {
    pub(crate) duree: Duree,
    /// First month of the business, when the activity joins one that runs: nothing starts anew.
    pub(crate) creation: Month,
    pub(crate) categorie: CategorieMicro,
    pub(crate) artisan: bool,
    /// Declares each quarter, else each month.
    pub(crate) trimestrielle: bool,
    /// Cashed in the month.
    pub(crate) recettes: Serie<Money>,
    pub(crate) charges: Option<Serie<Money>>,
    /// Last months of the ACRE by each reading, when it was granted.
    pub(crate) acre: Option<crate::revenus::micro_entreprise::acre::Fin>,
    /// Last month in which the tax is paid with the contributions, when it is.
    pub(crate) versement_liberatoire: Option<Month>,
    /// First month of work; none when nothing is ever cashed.
    pub(crate) travail: Option<Month>,
}

/// A drop in working hours that lasts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reduction {
    pub(crate) mois: Month,
    pub(crate) part: Rate,
}

/// An income that is neither work nor a benefit computed here.
#[derive(Debug, Clone)]
pub(crate) struct Revenu {
    pub(crate) nature: NatureRevenu,
    pub(crate) premier: Month,
    pub(crate) dernier: Month,
    pub(crate) montant: Option<Serie<Money>>,
    /// A daily unemployment benefit, with its reference wage when it is known.
    pub(crate) journalier: Option<(Money, Option<Money>)>,
    /// ASS and AAH together since before 2017.
    pub(crate) avant_2017: bool,
    pub(crate) imposable: Option<Serie<Money>>,
    pub(crate) annuel: Vec<(i32, Money)>,
    /// The income comes from an activity after the pension d'invalidité.
    pub(crate) apres_pension: Option<bool>,
    /// The pension was received with the salaries that opened the unemployment benefit.
    pub(crate) pension_cumulee: Option<bool>,
}

/// Work of a retraite progressive.
#[derive(Debug, Clone)]
pub(crate) struct Progressive {
    pub(crate) dernier: Month,
    /// The part of a full time; none: non-salaried.
    pub(crate) quotite: Option<Serie<Rate>>,
    /// Measured drop of a non-salaried income.
    pub(crate) baisse: Option<Rate>,
}

/// A retraite: known by its amount in the first simulated month, or at its own start, or estimated at its start.
#[derive(Debug, Clone)]
pub(crate) struct Pension {
    pub(crate) depuis: Month,
    /// First month of the first base pension.
    pub(crate) premiere: Month,
    pub(crate) motif: MotifRetraite,
    pub(crate) montants: Montants,
    pub(crate) complementaire_depuis: Month,
    /// The amounts come from a career, at the date of effect.
    pub(crate) carriere: Option<Carriere>,
    /// What the rules of work read.
    pub(crate) regles: RegimePension,
    pub(crate) progressive: Option<Progressive>,
    pub(crate) imposable: Option<Serie<Money>>,
    pub(crate) annuel: Vec<(i32, Money)>,
}

/// How the amount of a pension d'invalidité is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MontantInvalidite {
    /// Gross, a month.
    Mensuel(Money),
    /// From the salaire annuel moyen.
    SalaireAnnuelMoyen(Money),
    /// From the principal pension of the deceased spouse, a month.
    Veuf(Money),
}

/// What is known of a pension d'invalidité.
#[derive(Debug, Clone)]
pub(crate) struct PensionInvalidite {
    pub(crate) regime: RegimeInvalidite,
    pub(crate) categorie: i64,
    pub(crate) depuis: Month,
    pub(crate) montant: MontantInvalidite,
    pub(crate) salaire_annuel_moyen: Money,
    pub(crate) derniere_annee: Option<Money>,
    /// Year of the last year's salary.
    pub(crate) annee_du_salaire: i32,
    pub(crate) salaire_de_comparaison: Option<Money>,
    /// What the person earned before is known.
    pub(crate) seuil_connu: bool,
    pub(crate) imposable: Option<Serie<Money>>,
    pub(crate) annuel: Vec<(i32, Money)>,
    pub(crate) suspensions: Vec<(Month, Month)>,
    /// First and last months of the stays in hospital.
    pub(crate) hospitalisations: Vec<(Month, Month)>,
    /// Paid in its own month, not in the next.
    pub(crate) alsace_moselle: bool,
    /// Yearly salary of a valid worker, and whether the rente comes from the same injuries.
    pub(crate) limite_rente: Option<(Money, bool)>,
}

impl PensionInvalidite {
    pub(crate) fn regime_general(&self) -> bool {
        self.regime == RegimeInvalidite::General
    }

    /// The majoration pour tierce personne is not due: the month after that of the entry is over, the stay is not.
    pub(crate) fn hospitalise_sans_mtp(&self, month: Month) -> bool {
        self.hospitalisations
            .iter()
            .any(|(first, last)| *first + 1 < month && month <= *last)
    }

    pub(crate) fn suspendue(&self, month: Month) -> bool {
        self.suspensions
            .iter()
            .any(|(first, last)| *first <= month && month <= *last)
    }
}

/// A rente of an employer's contract.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prevoyance {
    pub(crate) mensuel: Money,
    pub(crate) plafond_net: Option<Money>,
}

/// A stay that can reduce the AAH.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LongSejour {
    pub(crate) entree: NaiveDate,
    /// Last month of the stay.
    pub(crate) dernier: Month,
    /// The whole allowance stays due (CSS R. 821-8, I).
    pub(crate) exception: bool,
}

/// What is known of a right to the AAH.
#[derive(Debug, Clone)]
pub(crate) struct DroitAah {
    pub(crate) depuis: Month,
    /// One of the months in which a rights period begins.
    pub(crate) ancre: Month,
    pub(crate) taux: Rate,
    pub(crate) logement_mva: bool,
    pub(crate) complement_de_ressources: bool,
    pub(crate) conjugalise: bool,
    pub(crate) declarations_manquantes: Vec<Month>,
    pub(crate) cumul_utilise: Vec<Month>,
    pub(crate) sejours: Vec<LongSejour>,
}

impl DroitAah {
    /// First month of the rights period that holds `month`.
    pub(crate) fn periode(&self, month: Month) -> Month {
        month - (month - self.ancre).rem_euclid(3)
    }
}
