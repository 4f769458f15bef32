//! What the status of a work has to say: portage, teaching on a flat base, association's officer, internship, CAPE,
//! volunteering; and that the employer's cost is provisional.

use alloc::format;

use super::{Journal, Niveau, Situation};
use crate::calendar::Month;
use crate::francais::{euros, of_month};
use crate::money::Money;
use crate::simulation::{Engine, Outcome};
use crate::situation::mois::{Complementaire, ContratSalarie, Portage, Remuneration};

pub(super) fn evenements(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    months: &[Outcome],
) {
    for outcome in months {
        for (_, contrat) in &situation.salaries {
            emploi(journal, engine, situation, contrat, outcome.mois);
        }
        benevolat(journal, situation, outcome.mois);
    }
    cout_provisoire(journal, situation, months);
}

/// The first month simulated in which the contract runs.
fn premier(situation: &Situation, contrat: &ContratSalarie) -> Month {
    contrat.duree.premier.max(situation.debut())
}

fn emploi(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    contrat: &ContratSalarie,
    month: Month,
) {
    let first = month == premier(situation, contrat) && contrat.duree.covers(month);
    match &contrat.remuneration {
        Remuneration::Portage(portage) => {
            porte(journal, engine, situation, contrat, portage, month);
        }
        Remuneration::Cae(_) => cooperative(journal, engine, situation, contrat, month),
        Remuneration::Stage(stage) => {
            if first && stage.montant.get(month).is_some() {
                journal.tell(
                    month,
                    "stage.gratification",
                    Niveau::Information,
                    "CSS D. 242-2-1",
                    "La gratification de stage n'est pas un revenu du travail pour l'AAH : elle est sans cotisation jusqu'à 15 % du plafond horaire par heure, et sans impôt jusqu'à un an de SMIC.".into(),
                );
            }
        }
        _ => {
            if first && contrat.complementaire == Complementaire::Aucune {
                journal.tell(
                    month,
                    "cape.approximation",
                    Niveau::Information,
                    "C. com. L. 127-1",
                    "Le contrat d'appui (CAPE) n'est pas un contrat de travail. La rémunération versée est comptée comme un salaire, sans retraite complémentaire : ce calcul est approché, demandez le détail des cotisations à la couveuse.".into(),
                );
            }
            formateur(journal, engine, situation, contrat, month);
        }
    }
}

fn porte(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    contrat: &ContratSalarie,
    portage: &Portage,
    month: Month,
) {
    let dit = engine.statut(contrat, month, situation);
    if month == premier(situation, contrat) {
        journal.tell(
            month,
            "portage.conditions",
            Niveau::Demarche,
            "C. trav. L. 1254-2 à L. 1254-5",
            "Vérifiez les conditions du portage : être autonome pour trouver ses clients et fixer son prix, avec un niveau bac + 2 ou trois ans dans le secteur ; une tâche occasionnelle du client, ou une expertise qu'il n'a pas ; 36 mois au plus pour une prestation ; jamais de service à la personne.".into(),
        );
    }
    if let Some((minimum, compare)) = dit.minimum.filter(|(minimum, pay)| pay < minimum) {
        journal.tell(
            month,
            "portage.minimum",
            Niveau::Attention,
            if portage.accord {
                "Accord de branche du portage salarial, art. 21.3"
            } else {
                "C. trav. L. 1254-2, II"
            },
            format!(
                "Le prix des missions est trop bas : la paie de {} est inférieure à la rémunération minimale du portage pour ces heures, {}. Il manque {} bruts.",
                euros(compare),
                euros(minimum),
                euros(minimum - compare)
            ),
        );
    }
    let Some(conversion) = dit.conversion else {
        return;
    };
    if !conversion.prix.is_positive() && !portage.cdd {
        journal.tell(
            month,
            "portage.sans_mission",
            Niveau::Information,
            "C. trav. L. 1254-21, II",
            "Pas de mission payée ce mois-ci, donc pas de salaire de portage. Le contrat continue : ce mois compte comme un revenu nul, pas comme un arrêt de travail.".into(),
        );
    }
    if conversion.reserve_versee.is_positive() {
        journal.tell(
            month,
            "portage.reserve_versee",
            Niveau::Information,
            "Accord de branche du portage salarial, art. 21.3",
            format!(
                "La réserve gardée sur le compte ({}, cotisations comprises) est versée en salaire ce mois-ci : elle compte ce mois-ci pour chaque prestation.",
                euros(conversion.reserve_versee)
            ),
        );
    }
    if dit.prestation_trop_longue {
        journal.tell(
            month,
            "portage.duree_prestation",
            Niveau::Attention,
            "C. trav. L. 1254-4",
            "La prestation chez ce client atteint 36 mois : elle ne peut pas continuer en portage."
                .into(),
        );
    }
}

fn cooperative(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    contrat: &ContratSalarie,
    month: Month,
) {
    let dit = engine.statut(contrat, month, situation);
    let Some(conversion) = dit.conversion else {
        return;
    };
    if conversion.reserve_versee.is_positive() {
        journal.tell(
            month,
            "cae.solde",
            Niveau::Information,
            "C. trav. L. 7331-2",
            format!(
                "La coopérative verse le solde de l'année ({}, cotisations comprises) en salaire : il compte ce mois-ci pour chaque prestation.",
                euros(conversion.reserve_versee)
            ),
        );
    } else if month.number() == 1 && conversion.compte < Money::ZERO {
        journal.tell(
            month,
            "cae.solde_negatif",
            Niveau::Attention,
            "C. trav. L. 7331-2",
            format!(
                "La marge ne paie pas la part fixe : il manque {} sur le compte. La coopérative peut revoir la part fixe.",
                euros(Money::ZERO - conversion.compte)
            ),
        );
    }
}

fn formateur(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    contrat: &ContratSalarie,
    month: Month,
) {
    if contrat.formateur.is_none() && !contrat.employeur.sans_chomage {
        return;
    }
    let dit = engine.statut(contrat, month, situation);
    if dit.trop_de_jours {
        journal.tell(
            month,
            "formateur_occasionnel.trente_jours",
            Niveau::Attention,
            "CSS L. 242-4-4",
            format!(
                "Plus de 30 jours de formation dans l'année pour cet employeur : les cotisations se calculent maintenant sur la paie réelle, et les mois déjà payés sont à régulariser ({} pour la personne).",
                euros(dit.regularisation)
            ),
        );
    }
    if let Some(forfait) = dit.forfait.filter(|forfait| *forfait > dit.brut) {
        journal.tell(
            month,
            "formateur_occasionnel.base_defavorable",
            Niveau::Attention,
            "CSS L. 242-4-4",
            format!(
                "La base forfaitaire ({}) est plus haute que la paie ({}) : le choix de cette base fait perdre de l'argent. L'employeur peut calculer sur la paie réelle.",
                euros(forfait),
                euros(dit.brut)
            ),
        );
    }
    let above = |month: Month| {
        let dit = engine.statut(contrat, month, situation);
        dit.limite_dirigeant.filter(|limite| dit.brut > *limite)
    };
    if let Some(limite) = above(month).filter(|_| {
        contrat.complementaire != Complementaire::Aucune
            && (month == premier(situation, contrat) || above(month - 1).is_none())
    }) {
        journal.tell(
            month,
            "association.dirigeant",
            Niveau::Attention,
            "CGI 261, 7, 1°, d",
            format!(
                "La paie du dirigeant dépasse les trois quarts du SMIC ({}) : l'association peut perdre son caractère non lucratif.",
                euros(limite)
            ),
        );
    }
}

/// A refund of expenses is no income: said in each month that has one.
fn benevolat(journal: &mut Journal, situation: &Situation, month: Month) {
    let total: Money = situation
        .frais_rembourses
        .iter()
        .filter_map(|serie| serie.get(month))
        .sum();
    if total.is_positive() {
        journal.tell(
            month,
            "benevolat.frais",
            Niveau::Information,
            "CSS L. 136-1-1, I",
            format!(
                "Les frais remboursés au bénévole ({}) ne sont pas un revenu, s'ils sont réels et justifiés. Une somme fixe sans justificatif serait un salaire.",
                euros(total)
            ),
        );
    }
}

/// The cost of a month is provisional: the réduction générale is settled over the year.
fn cout_provisoire(journal: &mut Journal, situation: &Situation, months: &[Outcome]) {
    let Some(first) = months.iter().find(|m| {
        m.bases
            .cout_employeur
            .is_some_and(|c| c.reduction.is_positive())
    }) else {
        return;
    };
    let end = situation.fin();
    journal.tell(
        first.mois,
        "cout_employeur.provisoire",
        Niveau::Information,
        "CSS D. 241-8, D. 241-9",
        format!(
            "Le coût pour l'employeur est celui de chaque mois, jusqu'à la fin {} : la réduction générale est recalculée sur l'année, et à la fin de chaque CDD.",
            of_month(end)
        ),
    );
}
