//! Dated missions: each says when it was done, when it is paid, how much, and under which status.
//!
//! They fill the months of an activity of their status: the one of `activites` that leaves its own amounts out, or
//! one made for them. Amounts go to the month in which they are paid; the months worked are those of the dates.
//!
//! | `statut` | activity | months filled |
//! |---|---|---|
//! | `cdd_usage` | `salariat`, `contrat: cdd_usage` | `brut_mensuel`, `jours`, `mois_travailles` |
//! | `vacation_publique` | `salariat`, `contrat: vacation_publique` | `brut_mensuel`, `mois_travailles` |
//! | `formateur_occasionnel` | `salariat` with `formation_occasionnelle` | the same as `cdd_usage`, and the days of teaching |
//! | `portage_salarial` | `portage_salarial` | `honoraires`, `jours` |
//! | `micro_entreprise` | `micro_entreprise`, which must be described | `chiffre_affaires`, and the month of the first work |
//! | `benevolat` | `benevolat` | `frais_rembourses` |
//!
//! A mission lasts the days that it gives, one when it gives none. So a list and the same months typed in the activity
//! give the same answer; the days of a formateur occasionnel, known one by one, can only be more exact.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::activites::{
    Activite, Benevolat, FormationOccasionnelle, PortageSalarial, Salariat, TypeContrat,
};
use super::lecture::{Borne, Entier, Faults, Mois, Montant, ParMois, choice, group};
use super::mois::Seance;
use super::verification::{PREMIER_MOIS, conflict, missing};
use crate::calendar::Month;
use crate::money::Money;

choice! {
    /// Under which status a mission is paid.
    StatutMission {
        /// Fixed-term « d'usage ».
        CddUsage = "cdd_usage",
        /// Public vacation.
        VacationPublique = "vacation_publique",
        /// Teaching on the flat base.
        FormateurOccasionnel = "formateur_occasionnel",
        /// Portage.
        PortageSalarial = "portage_salarial",
        /// Micro-entreprise: the amount is a receipt.
        MicroEntreprise = "micro_entreprise",
        /// Volunteering: the amount is a refund of expenses.
        Benevolat = "benevolat",
    }
}

group! {
    /// Une mission : quand elle a lieu, quand elle est payée, combien, et sous quel statut.
    Mission {
        /// Jour (ou mois) de la mission.
        date: Borne, because "Une mission a une date.";
        /// Mois (ou jour) du paiement.
        encaissement: Borne, because "Un revenu compte dans le mois où il est payé (CSS R. 341-17, R. 613-8).";
        /// Montant : brut d'un salaire, prix hors taxe d'un portage, recette d'une micro-entreprise, frais remboursés d'un bénévolat.
        montant: Montant, because "Le montant de la mission est nécessaire.";
        /// Statut sous lequel la mission est payée.
        statut: StatutMission, because "Le statut dit comment le montant devient un revenu.";
        /// Jours de la mission ; absent : un jour.
        jours: Option<Entier<1, 31>> = None;
    }
}

/// The statuses, each once.
const STATUTS: [StatutMission; 6] = [
    StatutMission::CddUsage,
    StatutMission::VacationPublique,
    StatutMission::FormateurOccasionnel,
    StatutMission::PortageSalarial,
    StatutMission::MicroEntreprise,
    StatutMission::Benevolat,
];

impl StatutMission {
    /// Paid by the day: the plafond and the flat base are those of the day.
    const fn by_day(self) -> bool {
        !matches!(self, Self::MicroEntreprise | Self::Benevolat)
    }
}

impl Mission {
    fn jours(&self) -> i64 {
        self.jours.map_or(1, Entier::get)
    }
}

/// Days of teaching of an activity, by its place in the request.
pub(super) type Seances = Vec<(usize, Vec<Seance>)>;

/// Lets the missions fill the activities; the activities made for them come after those of the request.
pub(super) fn repartir(
    missions: &[Mission],
    activites: &mut Vec<Activite>,
    hypotheses: &mut Vec<String>,
    faults: &mut Faults,
) -> Seances {
    let mut seances = Seances::new();
    chevauchements(missions, faults);
    for statut in STATUTS {
        let own: Vec<(usize, &Mission)> = missions
            .iter()
            .enumerate()
            .filter(|(index, mission)| {
                mission.statut == statut && !faults.touches(&format!("missions.{index}"))
            })
            .collect();
        if own.is_empty() {
            continue;
        }
        let open: Vec<usize> = activites
            .iter()
            .enumerate()
            .filter(|(_, activite)| accueille(activite, statut))
            .map(|(index, _)| index)
            .collect();
        let index = match open.as_slice() {
            [] => {
                let Some(activite) = nouvelle(statut, &own) else {
                    let first = own.first().map_or(0, |(index, _)| *index);
                    faults.push_between(missing(
                        &format!("missions.{first}.statut"),
                        "Une micro-entreprise a un début et une catégorie, qui décident des cotisations.",
                        "une activité { nature: micro_entreprise, debut: …, categorie: … } sans chiffre_affaires",
                    ));
                    continue;
                };
                activites.push(activite);
                hypotheses.extend(hypothese(statut).map(ToString::to_string));
                activites.len() - 1
            }
            [only] => *only,
            [_, second, ..] => {
                let second = *second;
                for index in open {
                    if let Some(activite) = activites.get_mut(index) {
                        remplir(activite, &[]);
                    }
                }
                faults.push(conflict(
                    &format!("activites.{second}"),
                    statut.name().into(),
                    &["missions"],
                    "plusieurs activités pourraient recevoir ces missions",
                    "une seule activité de ce statut sans montants, ou des montants par mois dans les autres",
                ));
                continue;
            }
        };
        let Some(activite) = activites.get_mut(index) else {
            continue;
        };
        let (debut, fin) = bornes(activite);
        let kept: Vec<&Mission> = own
            .into_iter()
            .filter(|(index, mission)| dedans(*index, mission, debut, fin, faults))
            .map(|(_, mission)| mission)
            .collect();
        if kept.is_empty() || (statut.by_day() && trop_de_jours(missions, statut, &kept, faults)) {
            continue;
        }
        if statut == StatutMission::FormateurOccasionnel {
            let of = |mission: &&Mission| Seance {
                mois: mission.encaissement.mois,
                jours: mission.jours(),
                montant: mission.montant.get(),
            };
            seances.push((index, kept.iter().map(of).collect()));
        }
        remplir(activite, &kept);
    }
    if faults.touches("missions") {
        // The faults of the missions are told; that nothing fills their activities is not one more.
        for activite in activites {
            if STATUTS.iter().any(|statut| accueille(activite, *statut)) {
                remplir(activite, &[]);
            }
        }
    }
    seances
}

/// Two missions of one status on one day: the plafond and the flat base are those of the day, for all its pay.
fn chevauchements(missions: &[Mission], faults: &mut Faults) {
    let days = |mission: &Mission| {
        let first = mission.date.jour?;
        let last = first.checked_add_days(chrono::Days::new(
            u64::try_from(mission.jours() - 1).unwrap_or(0),
        ))?;
        Some((first, last))
    };
    for (index, mission) in missions.iter().enumerate() {
        if !mission.statut.by_day() {
            continue;
        }
        let Some((first, last)) = days(mission) else {
            continue;
        };
        let earlier = missions.iter().take(index).position(|other| {
            other.statut == mission.statut
                && days(other).is_some_and(|(from, to)| from <= last && first <= to)
        });
        if let Some(other) = earlier {
            faults.push_between(conflict(
                &format!("missions.{index}.date"),
                first.to_string(),
                &[&format!("missions.{other}.date")],
                &format!(
                    "cette mission tombe les mêmes jours que la mission {}, sous le même statut ; le plafond et la base d'un jour valent pour toute sa paie (CSS R. 242-2)",
                    other + 1
                ),
                "une seule ligne par jour et par statut, avec tout le montant",
            ));
        }
    }
}

/// Whether the activity leaves its amounts to the missions.
fn accueille(activite: &Activite, statut: StatutMission) -> bool {
    match (activite, statut) {
        (Activite::Salariat(job), StatutMission::CddUsage) => {
            sans_paie(job)
                && job.contrat == TypeContrat::CddUsage
                && job.formation_occasionnelle.is_none()
        }
        (Activite::Salariat(job), StatutMission::VacationPublique) => {
            sans_paie(job)
                && job.contrat == TypeContrat::VacationPublique
                && job.formation_occasionnelle.is_none()
        }
        (Activite::Salariat(job), StatutMission::FormateurOccasionnel) => {
            sans_paie(job) && job.formation_occasionnelle.is_some()
        }
        (Activite::PortageSalarial(portage), StatutMission::PortageSalarial) => {
            portage.jours.is_none()
                && portage.honoraires.is_none()
                && portage.tarif_journalier.is_none()
        }
        (Activite::MicroEntreprise(micro), StatutMission::MicroEntreprise) => {
            micro.chiffre_affaires.is_none()
        }
        (Activite::Benevolat(benevolat), StatutMission::Benevolat) => {
            benevolat.frais_rembourses.is_none()
        }
        _ => false,
    }
}

fn sans_paie(job: &Salariat) -> bool {
    job.brut_mensuel.is_none()
        && job.heures_mensuelles.is_none()
        && job.taux_horaire.is_none()
        && job.net_a_payer_mensuel.is_none()
        && job.net_imposable_mensuel.is_none()
        && job.bulletin.is_none()
}

/// An activity for missions that no activity of the request receives, from the month of the first one; none when the
/// status needs more than its missions say.
fn nouvelle(statut: StatutMission, missions: &[(usize, &Mission)]) -> Option<Activite> {
    let debut = missions
        .iter()
        .map(|(_, mission)| mission.date.mois)
        .min()
        .unwrap_or(PREMIER_MOIS);
    let debut = Borne {
        mois: debut,
        jour: None,
    };
    let job = |contrat: TypeContrat| Salariat {
        debut,
        contrat,
        conges_payes_inclus: Some(true),
        ..Salariat::default()
    };
    Some(match statut {
        StatutMission::CddUsage => Activite::Salariat(job(TypeContrat::CddUsage)),
        StatutMission::VacationPublique => Activite::Salariat(job(TypeContrat::VacationPublique)),
        StatutMission::FormateurOccasionnel => Activite::Salariat(Salariat {
            formation_occasionnelle: Some(FormationOccasionnelle::default()),
            ..job(TypeContrat::CddUsage)
        }),
        StatutMission::PortageSalarial => Activite::PortageSalarial(PortageSalarial {
            debut,
            ..PortageSalarial::default()
        }),
        StatutMission::Benevolat => Activite::Benevolat(Benevolat {
            debut,
            ..Benevolat::default()
        }),
        StatutMission::MicroEntreprise => return None,
    })
}

/// What is taken where no activity describes the missions.
fn hypothese(statut: StatutMission) -> Option<&'static str> {
    match statut {
        StatutMission::CddUsage => Some(
            "Missions en CDD d'usage : les congés payés sont supposés compris dans les montants.",
        ),
        StatutMission::FormateurOccasionnel => Some(
            "Missions de formateur occasionnel : chacune est supposée faite en CDD d'usage d'un jour, sur la base forfaitaire, congés payés compris.",
        ),
        StatutMission::PortageSalarial => Some(
            "Missions en portage : le contrat est supposé un CDI qui commence avec la première mission, avec 8 % de frais de gestion.",
        ),
        StatutMission::VacationPublique
        | StatutMission::MicroEntreprise
        | StatutMission::Benevolat => None,
    }
}

fn bornes(activite: &Activite) -> (Borne, Option<Borne>) {
    match activite {
        Activite::Salariat(job) => (job.debut, job.fin),
        Activite::PortageSalarial(portage) => (portage.debut, portage.fin),
        Activite::Benevolat(benevolat) => (benevolat.debut, benevolat.fin),
        Activite::MicroEntreprise(micro) => (micro.debut, micro.fin),
        Activite::Esat(esat) => (esat.debut, esat.fin),
        Activite::Cae(cae) => (cae.debut, cae.fin),
        Activite::Cape(cape) => (cape.debut, cape.fin),
        Activite::GratificationStage(stage) => (stage.debut, stage.fin),
    }
}

/// Whether a mission is done and paid within its activity.
fn dedans(
    index: usize,
    mission: &Mission,
    debut: Borne,
    fin: Option<Borne>,
    faults: &mut Faults,
) -> bool {
    let field = |name: &str| format!("missions.{index}.{name}");
    let (date, paid) = (mission.date, mission.encaissement);
    let shown = |at: Borne| {
        at.jour
            .map_or_else(|| at.mois.to_string(), |day| day.to_string())
    };
    let before = date.mois < debut.mois
        || matches!((date.jour, debut.jour), (Some(day), Some(first)) if day < first);
    let after = fin.is_some_and(|fin| {
        date.mois > fin.mois
            || matches!((date.jour, fin.jour), (Some(day), Some(last)) if day > last)
    });
    let mut faulty = Vec::new();
    if before || after {
        faulty.push(conflict(
            &field("date"),
            shown(date),
            &[],
            "la mission a lieu en dehors de l'activité qui la reçoit",
            "un jour entre le début et la fin de l'activité",
        ));
    }
    // A micro-entreprise can cash a deposit before the work.
    let early = paid.mois < date.mois
        || matches!((paid.jour, date.jour), (Some(paid), Some(day)) if paid < day);
    if early && mission.statut != StatutMission::MicroEntreprise {
        faulty.push(conflict(
            &field("encaissement"),
            shown(paid),
            &[&field("date")],
            "la paie viendrait avant le travail",
            "le mois de la mission, ou un mois d'après",
        ));
    } else if paid.mois < debut.mois {
        faulty.push(conflict(
            &field("encaissement"),
            shown(paid),
            &[],
            "le paiement vient avant le début de l'activité qui reçoit la mission",
            "un mois à partir du début de l'activité",
        ));
    } else if paid.mois < PREMIER_MOIS {
        faulty.push(conflict(
            &field("encaissement"),
            shown(paid),
            &[],
            "la loi est connue à partir de janvier 2024",
            "un mois à partir de 2024-01",
        ));
    } else if fin.is_some_and(|fin| paid.mois > fin.mois) {
        faulty.push(conflict(
            &field("encaissement"),
            shown(paid),
            &[],
            "la paie vient après la fin de l'activité qui reçoit la mission",
            "une activité qui va jusqu'au mois du paiement, ou sans fin",
        ));
    }
    let fine = faulty.is_empty();
    for fault in faulty {
        faults.push_between(fault);
    }
    fine
}

/// Tells a month whose pay covers more days than a month has.
fn trop_de_jours(
    missions: &[Mission],
    statut: StatutMission,
    kept: &[&Mission],
    faults: &mut Faults,
) -> bool {
    let days = par_mois(kept, 0, |sum, mission| sum + mission.jours());
    let Some((month, _)) = days.into_iter().find(|(_, days)| *days > JOURS) else {
        return false;
    };
    let index = missions
        .iter()
        .rposition(|m| m.statut == statut && m.encaissement.mois == month)
        .unwrap_or_default();
    faults.push_between(conflict(
        &format!("missions.{index}.encaissement"),
        month.to_string(),
        &[],
        "plus de 31 jours de mission seraient payés ce mois-là, sous le même statut",
        "au plus 31 jours par mois de paiement",
    ));
    true
}

/// The most days that a month of pay can cover.
const JOURS: i64 = 31;

/// Sums by month of payment.
fn par_mois<T: Copy>(
    missions: &[&Mission],
    zero: T,
    add: impl Fn(T, &Mission) -> T,
) -> Vec<(Month, T)> {
    let mut months: Vec<(Month, T)> = Vec::new();
    for mission in missions {
        let month = mission.encaissement.mois;
        match months.iter_mut().find(|(known, _)| *known == month) {
            Some((_, sum)) => *sum = add(*sum, mission),
            None => months.push((month, add(zero, mission))),
        }
    }
    months.sort_unstable_by_key(|(month, _)| *month);
    months
}

fn remplir(activite: &mut Activite, missions: &[&Mission]) {
    let montants = ParMois::Mois(
        par_mois(missions, Money::ZERO, |sum, mission| {
            sum + mission.montant.get()
        })
        .into_iter()
        .map(|(month, sum)| (month, Montant::of(sum)))
        .collect(),
    );
    let jours = || {
        let days = par_mois(missions, 0, |sum, mission| sum + mission.jours());
        let of = |(month, days)| (month, Entier::of(days));
        ParMois::Mois(days.into_iter().map(of).collect())
    };
    match activite {
        Activite::Salariat(job) => {
            let mut worked: Vec<Month> = missions.iter().map(|m| m.date.mois).collect();
            worked.sort_unstable();
            worked.dedup();
            job.mois_travailles = worked.into_iter().map(Mois).collect();
            job.brut_mensuel = Some(montants);
            if job.contrat == TypeContrat::CddUsage {
                let days = par_mois(missions, 0, |sum, mission| sum + mission.jours());
                let of = |(month, days)| (month, Entier::of(days));
                job.jours = Some(ParMois::Mois(days.into_iter().map(of).collect()));
            }
            if let Some(formation) = &mut job.formation_occasionnelle {
                formation.jours = Some(jours());
            }
        }
        Activite::PortageSalarial(portage) => {
            portage.jours = Some(jours());
            portage.honoraires = Some(montants);
        }
        Activite::MicroEntreprise(micro) => {
            // A deposit is cashed at the beginning of the work at the latest.
            let first = missions
                .iter()
                .map(|m| m.date.mois.min(m.encaissement.mois))
                .min();
            micro.premier_travail = micro.premier_travail.or(first.map(Mois));
            micro.chiffre_affaires = Some(montants);
        }
        Activite::Benevolat(benevolat) => benevolat.frais_rembourses = Some(montants),
        _ => {}
    }
}
