//! Ways of being paid beside an ordinary job, laid out as one: portage, coopérative, CAPE, internship; and what is known
//! of an employer.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Situation;
use super::activites::{
    Activite, Cae, Cape, ContratPortage, GratificationStage, PortageSalarial, Ppv, ReservePortage,
    Salariat, TypeContrat,
};
use super::lecture::{Entier, Faults, Heures, Mois, Montant, MontantAnnuel, ParMois, Pourcent};
use super::missions::Seances;
use super::mois::{
    self, Complementaire, ContratSalarie, Duree, Employeur, Formateur, Prix, Remuneration, Resolu,
    Serie, Stage,
};
use super::verification::{Etendue, conflict, duree, inside, legal, missing, same_months};
use crate::calendar::Month;
use crate::francais::percent;
use crate::money::{Money, Rate};
use crate::parameters::Legislation;
use crate::revenus::{autres_statuts, cout_employeur, portage as salle, salaire, smic};

/// Size of an employer that gives its rate of accidents at work and not its size.
const EFFECTIF: i64 = 10;

/// What is known of the employer of an ordinary job.
pub(super) fn employeur(job: &Salariat) -> Employeur {
    let known = &job.employeur;
    let assujetti = known.assujetti_tva.unwrap_or(!known.association);
    Employeur {
        montre: job.effectif.is_some() || job.taux_atmp.is_some(),
        effectif: job.effectif.map_or(EFFECTIF, Entier::get),
        atmp: job.taux_atmp.map(Pourcent::get),
        versement_mobilite: known.versement_mobilite.get(),
        association: known.association,
        taxe_salaires: (!assujetti).then(|| known.taxe_salaires_autres.get()),
        public: job.contrat == TypeContrat::VacationPublique,
        sans_chomage: job.president_association,
        cdd: matches!(job.contrat, TypeContrat::Cdd | TypeContrat::CddUsage),
    }
}

/// The days of teaching that the flat base counts; none when the employer did not take the option.
pub(super) fn formateur(job: &Salariat) -> Option<Formateur> {
    let formation = job.formation_occasionnelle.as_ref()?;
    let jours = formation.jours.as_ref()?;
    formation.assiette_forfaitaire.then(|| Formateur {
        jours: Serie::new(jours, Entier::get),
        seances: Vec::new(),
    })
}

/// Gives days of teaching known one by one to the activity that they fill.
pub(super) fn seances(salaries: &mut [(u16, ContratSalarie)], seances: Seances) {
    for (index, known) in seances {
        let contrat = salaries
            .iter_mut()
            .find(|(place, _)| usize::from(*place) == index);
        if let Some(formateur) = contrat.and_then(|(_, contrat)| contrat.formateur.as_mut()) {
            formateur.seances = known;
        }
    }
}

/// Turns prices into gross pay, once, by the law of the request.
pub(super) fn preparer(situation: &mut Situation) {
    let fin = situation.fin();
    let law = situation.legislation.clone();
    for (_, contrat) in &mut situation.salaries {
        if contrat.paid_by_price() {
            salle::preparer(&law, contrat, fin);
        }
    }
}

/// What is taken where an answer on the employer was left out.
pub(super) fn hypotheses(activite: &Activite, law: &Legislation, debut: Month) -> Vec<String> {
    let mut taken = Vec::new();
    let moyen = || {
        legal::<cout_employeur::Parameters>(law, debut).map(|law| {
            format!(
                "le taux moyen d'accidents du travail est supposé ({}).",
                percent(law.atmp_moyen)
            )
        })
    };
    match activite {
        Activite::Salariat(job) => {
            let shown = job.effectif.is_some() || job.taux_atmp.is_some();
            if shown && job.taux_atmp.is_none() {
                taken.extend(moyen());
            }
            if shown && job.effectif.is_none() {
                taken.push(format!(
                    "l'employeur est supposé avoir {EFFECTIF} salariés."
                ));
            }
            if shown && job.employeur.association && job.employeur.assujetti_tva.is_none() {
                taken.push("l'association est supposée ne pas payer la TVA.".into());
            }
        }
        Activite::PortageSalarial(portage) => {
            let Some(law) = legal::<salle::Parameters>(law, debut) else {
                return taken;
            };
            if portage.frais_gestion.is_none() {
                taken.push(format!(
                    "les frais de gestion du portage sont supposés de {}.",
                    percent(law.frais_gestion_defaut)
                ));
            }
            if portage.taux_atmp.is_none() || portage.effectif.is_none() {
                taken.push(format!(
                    "là où ce n'est pas donné, la société de portage est supposée avoir 50 salariés ou plus, et un taux d'accidents du travail de {}.",
                    percent(law.atmp_defaut)
                ));
            }
        }
        Activite::Cae(cae) if cae.taux_atmp.is_none() => taken.extend(moyen()),
        _ => {}
    }
    taken
}

/// Checks of a job that only some jobs need.
pub(super) fn verifier(
    path: &str,
    job: &Salariat,
    remuneration: &Remuneration,
    par_mission: bool,
    duree: Duree,
    (law, debut, fin): (&Legislation, Month, Month),
    faults: &mut Faults,
) {
    let field = |name: &str| format!("{path}.{name}");
    let known = &job.employeur;
    let shown = job.effectif.is_some() || job.taux_atmp.is_some();
    if !shown && *known != super::activites::EmployeurDonne::default() {
        faults.push_between(missing(
            &field("effectif"),
            "Le coût pour l'employeur dépend de son effectif.",
            "le nombre de salariés de l'employeur",
        ));
    }
    if known.taxe_salaires_autres != MontantAnnuel::default()
        && known.assujetti_tva.unwrap_or(!known.association)
    {
        faults.push_between(conflict(
            &field("employeur.taxe_salaires_autres"),
            known.taxe_salaires_autres.get().to_string(),
            &[&field("employeur.assujetti_tva")],
            "un employeur qui paie la TVA ne paie pas la taxe sur les salaires (CGI 231)",
            "assujetti_tva: false, ou pas de taxe sur les salaires",
        ));
    }
    if job.president_association && !matches!(job.contrat, TypeContrat::Cdi) {
        faults.push_between(conflict(
            &field("president_association"),
            "true".into(),
            &[&field("contrat")],
            "un dirigeant d'association est payé pour son mandat, sans contrat à durée déterminée",
            "contrat: cdi, ou president_association: false",
        ));
    }
    if !job.mois_travailles.is_empty() && !par_mission {
        faults.push_between(conflict(
            &field("mois_travailles"),
            String::from("une liste"),
            &[&field("contrat"), &field("brut_mensuel")],
            "seul un contrat payé par mission a des mois travaillés qui ne sont pas ceux de la paie",
            "contrat: cdd_usage ou vacation_publique avec une paie par mois",
        ));
    }
    for month in job.mois_travailles.iter().map(|m| m.get()) {
        if !duree.covers(month) {
            faults.push_between(conflict(
                &field("mois_travailles"),
                month.to_string(),
                &[&field("debut"), &field("fin")],
                "ce mois est en dehors de l'activité",
                "un mois entre le début et la fin",
            ));
        }
    }
    let Some(formation) = &job.formation_occasionnelle else {
        return;
    };
    let Some(jours) = &formation.jours else {
        faults.push_between(missing(
            &field("formation_occasionnelle.jours"),
            "La base forfaitaire compte par jour de formation (arrêté du 28 décembre 1987).",
            "des jours de formation par mois",
        ));
        return;
    };
    inside(
        "formation_occasionnelle.jours",
        path,
        Some(jours),
        duree,
        faults,
    );
    if let Some(month) = moins_d_une_heure(remuneration, jours, duree, (law, debut, fin)) {
        faults.push_between(conflict(
            &field("formation_occasionnelle.jours"),
            month.to_string(),
            &[&field("brut_mensuel"), &field("taux_horaire")],
            "la paie d'un jour de formation est inférieure à une heure de SMIC (C. trav. L. 3231-2)",
            "moins de jours, ou une paie plus haute",
        ));
    }
    if !matches!(
        remuneration,
        Remuneration::Brut(_) | Remuneration::Heures { .. }
    ) {
        faults.push_between(conflict(
            &field("formation_occasionnelle"),
            String::new(),
            &[&field("brut_mensuel")],
            "la base forfaitaire se calcule sur la paie brute de chaque jour",
            "brut_mensuel, ou heures_mensuelles avec taux_horaire",
        ));
    }
}

/// The first month whose days of teaching are paid less than one hour of SMIC each: contributions on the flat base could
/// then go beyond the pay.
fn moins_d_une_heure(
    remuneration: &Remuneration,
    jours: &ParMois<Entier<0, 31>>,
    duree: Duree,
    (law, debut, fin): (&Legislation, Month, Month),
) -> Option<Month> {
    let horaire = legal::<smic::Parameters>(law, debut)?.horaire?;
    let paye = |month| match remuneration {
        Remuneration::Brut(serie) => serie.get(month),
        Remuneration::Heures { heures, taux } => Some(taux.get(month)?.at(heures.get(month)?)),
        _ => None,
    };
    let mut month = duree.premier;
    while month <= fin.min(duree.dernier) {
        let days = jours.get(month).map_or(0, Entier::get);
        if paye(month).is_some_and(|paye| paye.is_positive() && paye < horaire * days) {
            return Some(month);
        }
        month = month + 1;
    }
    None
}

/// A prime de partage de la valeur is free of contributions up to a yearly amount; beyond, it is a salary.
pub(super) fn prime(
    path: &str,
    ppv: Option<&Ppv>,
    esat: bool,
    law: &Legislation,
    debut: Month,
    faults: &mut Faults,
) {
    let (Some(ppv), Some(law)) = (ppv, legal::<salaire::Parameters>(law, debut)) else {
        return;
    };
    let limite = if esat || ppv.plafond_majore {
        law.ppv_plafond_majore
    } else {
        law.ppv_plafond
    };
    let of = |year: i32| -> Money {
        (0..12)
            .filter_map(|month| ppv.montant.get(Month::january(year) + month))
            .map(Montant::get)
            .sum()
    };
    let mut years: Vec<i32> = ppv
        .montant
        .months()
        .map(|(month, _)| month.year())
        .collect();
    years.push(debut.year());
    years.dedup();
    if let Some(year) = years.into_iter().find(|year| of(*year) > limite) {
        faults.push_between(conflict(
            &format!("{path}.prime_partage_valeur.montant"),
            of(year).to_string(),
            &[&format!("{path}.prime_partage_valeur.plafond_majore")],
            &format!(
                "la prime de {year} dépasse {} par an : au-delà, c'est un salaire, avec ses cotisations (loi n° 2022-1158, art. 1)",
                crate::francais::euros(limite)
            ),
            "une prime plus petite, et le reste dans la paie",
        ));
    }
}

/// A way of being paid that is not an ordinary job.
pub(super) fn autre(
    path: &str,
    activite: &Activite,
    law: &Legislation,
    (debut, fin): (Month, Month),
    faults: &mut Faults,
) -> Option<ContratSalarie> {
    match activite {
        Activite::PortageSalarial(portage) => {
            self::portage(path, portage, law, (debut, fin), faults)
        }
        Activite::Cae(cae) => Some(self::cae(path, cae, fin, faults)),
        Activite::Cape(cape) => Some(self::cape(path, cape, law, debut, faults)),
        Activite::GratificationStage(stage) => Some(gratification_stage(path, stage, fin, faults)),
        Activite::Salariat(_)
        | Activite::MicroEntreprise(_)
        | Activite::Esat(_)
        | Activite::Benevolat(_) => None,
    }
}

fn montants(serie: &ParMois<Montant>) -> Serie<Money> {
    Serie::new(serie, Montant::get)
}

/// An employer of whom only the size and the rate of accidents are known.
fn patron(montre: bool, effectif: i64, atmp: Option<Rate>) -> Employeur {
    Employeur {
        montre,
        effectif,
        atmp,
        ..Employeur::default()
    }
}

fn portage(
    path: &str,
    portage: &PortageSalarial,
    law: &Legislation,
    (debut, fin): (Month, Month),
    faults: &mut Faults,
) -> Option<ContratSalarie> {
    let duree = duree(path, portage.debut, portage.fin, faults);
    let field = |name: &str| format!("{path}.{name}");
    conditions(path, portage, law, debut, duree, faults);
    for (name, serie) in [
        ("tarif_journalier", portage.tarif_journalier.as_ref()),
        ("honoraires", portage.honoraires.as_ref()),
        (
            "frais_professionnels",
            portage.frais_professionnels.as_ref(),
        ),
        ("frais_reels", portage.frais_reels.as_ref()),
    ] {
        inside(name, path, serie, duree, faults);
    }
    inside("jours", path, portage.jours.as_ref(), duree, faults);
    let prix = match (&portage.tarif_journalier, &portage.honoraires) {
        (Some(tarif), None) => Some(("tarif_journalier", tarif)),
        (None, Some(prix)) => Some(("honoraires", prix)),
        (Some(_), Some(_)) => {
            faults.push_between(conflict(
                &field("honoraires"),
                String::new(),
                &[&field("tarif_journalier")],
                "le prix des missions est donné deux fois",
                "le prix d'une journée (tarif_journalier) ou celui du mois (honoraires)",
            ));
            None
        }
        (None, None) => {
            faults.push_between(missing(
                &field("tarif_journalier"),
                "Le prix des missions devient le salaire du portage.",
                "le prix d'une journée (tarif_journalier), celui du mois (honoraires), ou des missions de ce statut (missions)",
            ));
            None
        }
    };
    let Some(jours) = &portage.jours else {
        faults.push_between(missing(
            &field("jours"),
            "Les jours de mission disent le temps de travail : ils changent le plafond, la réduction générale et la rémunération minimale.",
            "des jours de mission par mois",
        ));
        return None;
    };
    let (nom, serie) = prix?;
    let etendue = Etendue { duree, fin };
    same_months(path, (nom, serie), ("jours", jours), etendue, faults);
    same_months(path, ("jours", jours), (nom, serie), etendue, faults);
    let grand = legal::<cout_employeur::Parameters>(law, debut)?.effectif_50;
    let law = legal::<salle::Parameters>(law, debut)?;
    let cdd = portage.contrat == ContratPortage::Cdd;
    let remuneration = Remuneration::Portage(mois::Portage {
        jours: Serie::new(jours, Entier::get),
        prix: if nom == "honoraires" {
            Prix::Mois(montants(serie))
        } else {
            Prix::Jour(montants(serie))
        },
        frais_gestion: portage
            .frais_gestion
            .map_or(law.frais_gestion_defaut, Pourcent::get),
        frais_professionnels: portage.frais_professionnels.as_ref().map(montants),
        cdd,
        reserve_retenue: portage.reserve == ReservePortage::Retenue,
        reserve_versee: portage.versements_reserve.iter().map(|m| m.get()).collect(),
        niveau: portage.niveau,
        signataire: portage.organisation_signataire,
        accord: portage.accord_de_branche,
        client_depuis: portage.client_depuis.map(Mois::get),
        resolu: Resolu::default(),
    });
    let employeur = Employeur {
        versement_mobilite: portage.versement_mobilite.get(),
        cdd,
        ..patron(
            true,
            portage.effectif.map_or(grand, Entier::get),
            Some(portage.taux_atmp.map_or(law.atmp_defaut, Pourcent::get)),
        )
    };
    Some(ContratSalarie {
        decalage: i32::try_from(portage.decalage_paiement.get()).unwrap_or(0),
        heures: Some(Serie::new(jours, |jours: Entier<0, 31>| {
            law.heures_par_jour.times_count(jours.get())
        })),
        cadre: portage.cadre,
        mutuelle_salarie: portage.mutuelle.salarie.get(),
        mutuelle_employeur: portage.mutuelle.employeur.get(),
        prevoyance: parts(portage.prevoyance.as_ref()),
        frais_reels: portage.frais_reels.as_ref().map(montants),
        ..ContratSalarie::simple(duree, remuneration, employeur)
    })
}

fn parts(prevoyance: Option<&super::activites::Mutuelle>) -> Option<(Money, Money)> {
    prevoyance.map(|p| (p.salarie.get(), p.employeur.get()))
}

/// What the law does not allow in portage.
fn conditions(
    path: &str,
    portage: &PortageSalarial,
    law: &Legislation,
    debut: Month,
    duree: Duree,
    faults: &mut Faults,
) {
    let field = |name: &str| format!("{path}.{name}");
    let mut refuse = |name: &str, rule: &str, allowed: &str| {
        faults.push_between(conflict(&field(name), "true".into(), &[], rule, allowed));
    };
    if portage.service_a_la_personne {
        refuse(
            "service_a_la_personne",
            "le portage est interdit pour les services à la personne (C. trav. L. 1254-5)",
            "false, ou un autre statut",
        );
    }
    if portage.tache_permanente_du_client {
        refuse(
            "tache_permanente_du_client",
            "le client ne peut utiliser le portage que pour une tâche occasionnelle, ou une expertise qu'il n'a pas (C. trav. L. 1254-3)",
            "false, ou un autre statut",
        );
    }
    if portage.qualification == Some(false) {
        faults.push_between(conflict(
            &field("qualification"),
            "false".into(),
            &[],
            "le portage demande une expertise, une qualification et l'autonomie pour trouver ses clients (C. trav. L. 1254-2, I)",
            "true, ou un autre statut",
        ));
    }
    let cdd = portage.contrat == ContratPortage::Cdd;
    if cdd && portage.reserve == ReservePortage::Retenue {
        faults.push_between(conflict(
            &field("reserve"),
            ReservePortage::Retenue.name().into(),
            &[&field("contrat")],
            "seul un CDI de portage a une réserve ; un CDD a une indemnité de fin de contrat",
            "reserve: versee, ou contrat: cdi",
        ));
    }
    if !portage.versements_reserve.is_empty() && portage.reserve == ReservePortage::Versee {
        faults.push_between(conflict(
            &field("versements_reserve"),
            String::from("une liste"),
            &[&field("reserve")],
            "aucune réserve n'est gardée : elle est versée avec chaque salaire",
            "reserve: retenue, ou pas de versements_reserve",
        ));
    }
    for month in portage.versements_reserve.iter().map(|m| m.get()) {
        if !duree.covers(month) {
            faults.push_between(conflict(
                &field("versements_reserve"),
                month.to_string(),
                &[&field("debut"), &field("fin")],
                "ce mois est en dehors de l'activité",
                "un mois entre le début et la fin",
            ));
        }
    }
    if cdd && portage.fin.is_none() {
        faults.push_between(missing(
            &field("fin"),
            "Un CDD de portage a une fin.",
            "le dernier mois ou le dernier jour du CDD",
        ));
    }
    let Some(law) = legal::<salle::Parameters>(law, debut) else {
        return;
    };
    let longest = i32::try_from(law.duree_max_cdd).unwrap_or(0);
    if cdd && portage.fin.is_some() && duree.dernier - duree.premier >= longest {
        faults.push_between(conflict(
            &field("fin"),
            duree.dernier.to_string(),
            &[&field("debut"), &field("contrat")],
            &format!(
                "un CDD de portage dure au plus {longest} mois, renouvellements compris (C. trav. L. 1254-12)"
            ),
            "une fin plus proche, ou contrat: cdi",
        ));
    }
}

fn cae(path: &str, cae: &Cae, fin: Month, faults: &mut Faults) -> ContratSalarie {
    let duree = duree(path, cae.debut, cae.fin, faults);
    for (name, serie) in [
        ("part_fixe", Some(&cae.part_fixe)),
        ("chiffre_affaires", Some(&cae.chiffre_affaires)),
        ("charges", cae.charges.as_ref()),
        ("frais_reels", cae.frais_reels.as_ref()),
    ] {
        inside(name, path, serie, duree, faults);
    }
    inside(
        "heures_mensuelles",
        path,
        cae.heures_mensuelles.as_ref(),
        duree,
        faults,
    );
    tous_les_mois(
        "part_fixe",
        path,
        &cae.part_fixe,
        Etendue { duree, fin },
        faults,
    );
    let remuneration = Remuneration::Cae(mois::Cae {
        fixe: montants(&cae.part_fixe),
        chiffre_affaires: montants(&cae.chiffre_affaires),
        charges: cae.charges.as_ref().map(montants),
        contribution: cae.contribution_cooperative.get(),
        mois_du_solde: u32::try_from(cae.mois_du_solde.get()).unwrap_or(1),
        resolu: Resolu::default(),
    });
    let employeur = patron(true, cae.effectif.get(), cae.taux_atmp.map(Pourcent::get));
    ContratSalarie {
        heures: cae
            .heures_mensuelles
            .as_ref()
            .map(|s| Serie::new(s, Heures::get)),
        cadre: cae.cadre,
        mutuelle_salarie: cae.mutuelle.salarie.get(),
        mutuelle_employeur: cae.mutuelle.employeur.get(),
        prevoyance: parts(cae.prevoyance.as_ref()),
        frais_reels: cae.frais_reels.as_ref().map(montants),
        ..ContratSalarie::simple(duree, remuneration, employeur)
    }
}

/// Tells the first month of an activity that has no value.
fn tous_les_mois(
    name: &str,
    path: &str,
    serie: &ParMois<Montant>,
    etendue: Etendue,
    faults: &mut Faults,
) {
    let last = etendue.duree.dernier.min(etendue.fin);
    let mut month = etendue.duree.premier;
    while month <= last && serie.get(month).is_some() {
        month = month + 1;
    }
    if month <= last {
        faults.push_between(conflict(
            &format!("{path}.{name}"),
            month.to_string(),
            &[&format!("{path}.debut"), &format!("{path}.fin")],
            "ce mois de l'activité n'a pas de valeur",
            "une valeur pour chaque mois, zéro compris",
        ));
    }
}

fn cape(
    path: &str,
    cape: &Cape,
    law: &Legislation,
    debut: Month,
    faults: &mut Faults,
) -> ContratSalarie {
    let duree = duree(path, cape.debut, cape.fin, faults);
    inside(
        "remuneration",
        path,
        Some(&cape.remuneration),
        duree,
        faults,
    );
    let longest = legal::<autres_statuts::Parameters>(law, debut)
        .and_then(|law| i32::try_from(law.cape_duree_maximale).ok())
        .unwrap_or(i32::MAX);
    if cape.fin.is_some() && duree.dernier - duree.premier >= longest {
        faults.push_between(conflict(
            &format!("{path}.fin"),
            duree.dernier.to_string(),
            &[&format!("{path}.debut")],
            &format!(
                "un CAPE dure au plus {longest} mois, renouvellements compris (C. com. L. 127-1)"
            ),
            "une fin plus proche",
        ));
    }
    let employeur = Employeur {
        sans_chomage: true,
        ..patron(false, EFFECTIF, None)
    };
    ContratSalarie {
        par_mission: true,
        complementaire: Complementaire::Aucune,
        ..ContratSalarie::simple(
            duree,
            Remuneration::Brut(montants(&cape.remuneration)),
            employeur,
        )
    }
}

fn gratification_stage(
    path: &str,
    stage: &GratificationStage,
    fin: Month,
    faults: &mut Faults,
) -> ContratSalarie {
    let duree = duree(path, stage.debut, stage.fin, faults);
    inside("montant", path, Some(&stage.montant), duree, faults);
    inside("heures", path, Some(&stage.heures), duree, faults);
    let etendue = Etendue { duree, fin };
    let (montant, heures) = (("montant", &stage.montant), ("heures", &stage.heures));
    same_months(path, montant, heures, etendue, faults);
    same_months(path, heures, montant, etendue, faults);
    let remuneration = Remuneration::Stage(Stage {
        heures: Serie::new(&stage.heures, Heures::get),
        montant: montants(&stage.montant),
    });
    ContratSalarie::simple(duree, remuneration, patron(false, EFFECTIF, None))
}
