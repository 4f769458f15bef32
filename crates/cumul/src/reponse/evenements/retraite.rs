//! What happens around a retraite: when it can start, what work takes from it, what must be chosen and by when.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Journal, Niveau};
use crate::calendar::Month;
use crate::francais::{count, date, euros, month as in_words};
use crate::money::{Money, Rounding};
use crate::prestations::retraite::cumul_2027::Periode;
use crate::prestations::retraite::{
    ages, inaptitude, nouveau_regime, progressive as progressive_rule,
};
use crate::simulation::{Engine, Outcome};
use crate::situation::Situation;
use crate::situation::mois::Pension;
use crate::situation::prestations::MotifRetraite;

/// Everything about the retraite in the months simulated.
pub(super) fn evenements(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    before: &Outcome,
    months: &[Outcome],
) {
    if situation.retraite.is_some() {
        let mut previous = before;
        for now in months {
            ouverture(journal, situation, previous, now);
            travail(journal, situation, previous, now);
            seuil_annonce(journal, engine, situation, previous, now);
            previous = now;
        }
        age_et_duree(journal, engine, situation, months);
        progressive(journal, engine, situation, months);
        rupture(journal, engine, situation, months);
        choix(journal, engine, situation, months);
    }
    calendrier(journal, engine, situation, months);
    if situation.aspa_calculee || situation.aspa.is_some() {
        aspa(journal, engine, situation, before, months);
    }
    if situation.aah.is_some() {
        aah(journal, engine, situation, months);
    }
    if situation.invalidite.is_some() {
        invalidite(journal, engine, situation, months);
    }
}

/// From which month each right to a retraite opens, told in the first month to a person of 55 or more.
fn calendrier(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    let law = engine.law();
    let Some(first) = months.first().map(|m| m.mois) else {
        return;
    };
    let concerned = situation.retraite.is_some() || situation.inapte;
    let (Ok(tables), Ok(aah), Ok(progressive)) = (
        law.retraite_ages.at_or_first(first),
        law.aah.at_or_first(first),
        law.progressive.at_or_first(first),
    ) else {
        return;
    };
    let born = situation.naissance;
    if !concerned || first < ages::premier_effet(born, tables.age_rupture) {
        return;
    }
    let Some(legal) = ages::premiere_date_ordinaire(&law.retraite_ages, born) else {
        return;
    };
    let Some(found) = ages::pour(&law.retraite_ages, born, legal.max(first)) else {
        return;
    };
    let mut dates: Vec<String> = Vec::new();
    let mut say = |month: Month, what: String| {
        if month > first {
            dates.push(format!("{what} : {}", in_words(month)));
        }
    };
    say(
        ages::premier_effet(born, progressive_rule::age_requis(progressive, found)),
        format!(
            "retraite progressive, avec {}",
            count(progressive.duree, "trimestre", "trimestres")
        ),
    );
    if situation.inapte {
        say(
            ages::premier_effet(born, 12 * aah.age_inaptitude),
            "retraite pour inaptitude".into(),
        );
    }
    say(
        legal,
        format!(
            "âge légal, taux plein avec {}",
            count(found.duree_requise, "trimestre", "trimestres")
        ),
    );
    say(
        ages::premier_effet(born, found.age_taux_plein),
        "taux plein sans condition de durée".into(),
    );
    let age = i64::from((first - Month::of(born)).div_euclid(12));
    let handicap = ages::trimestres_handicap(tables, born, age)
        .filter(|exiges| *exiges > 0 && situation.inapte && first < legal)
        .map_or_else(String::new, |exiges| {
            format!(
                " La retraite anticipée des travailleurs handicapés demande à {age} ans {} cotisés en situation de handicap.",
                count(exiges, "trimestre", "trimestres")
            )
        });
    if !dates.is_empty() {
        journal.tell(
            first,
            "retraite.calendrier",
            Niveau::Information,
            "CSS L. 161-17-2, L. 351-1-5, L. 351-8",
            format!(
                "Premiers mois possibles pour la retraite. {}.{handicap}",
                dates.join(" ; ")
            ),
        );
    }
}

/// The first month of the retraite.
fn ouverture(journal: &mut Journal, situation: &Situation, previous: &Outcome, now: &Outcome) {
    let Some(pension) = situation
        .retraite
        .as_ref()
        .filter(|p| p.depuis == now.mois && now.bases.retraite.ouverte)
    else {
        return;
    };
    let detail = &now.bases.retraite;
    let regles = if detail.progressive {
        "C'est une retraite progressive : les règles du cumul ne jouent pas."
    } else if detail.nouveau {
        "Elle commence à partir de 2027 : ce que vous gagnez en travaillant la réduit avant l'âge légal, dès le premier euro."
    } else {
        "Elle commence avant 2027 : les règles de cumul d'avant 2027 vous restent à vie."
    };
    journal.tell(
        now.mois,
        "retraite.ouverture",
        Niveau::Information,
        "CSS R. 351-37",
        format!(
            "Votre retraite commence : {} par mois, avant les prélèvements et ce que le travail en retire. La retraite de base d'un mois est payée au début du mois suivant, la complémentaire au début du mois. {regles}",
            euros(if detail.progressive { detail.servies.total() } else { detail.dues.total() })
        ),
    );
    if situation.aah.is_some() && now.bases.aah.ouvert {
        let avance = now.bases.aah.par_ressources;
        journal.tell(
            now.mois,
            "retraite.aah_avance",
            Niveau::Information,
            "CSS L. 821-1",
            format!(
                "Tant que la retraite n'est pas payée, la CAF verse l'AAH comme avant ({}). Ensuite la caisse de retraite lui rend {} sur le premier paiement : cette somme n'est pas à dépenser deux fois.",
                euros(avance),
                euros((avance - now.prestations.aah).min(detail.servies.total()))
            ),
        );
    }
    let chomage = |outcome: &Outcome| outcome.revenus.autres_revenus;
    if pension.motif != MotifRetraite::Age && chomage(previous) > chomage(now) {
        journal.tell(
            now.mois,
            "retraite.chomage_fin",
            Niveau::Attention,
            "C. trav. L. 5421-4",
            format!(
                "L'allocation de chômage s'arrête avec cette retraite : {} de moins par mois. Comparez avant de la demander.",
                euros(chomage(previous) - chomage(now))
            ),
        );
    }
}

/// What work takes from the retraite, and when it no longer does.
fn travail(journal: &mut Journal, situation: &Situation, previous: &Outcome, now: &Outcome) {
    let (was, is) = (&previous.bases.retraite, &now.bases.retraite);
    if !is.ouverte || is.progressive {
        return;
    }
    // What already runs is told in the first month.
    let first = now.mois == situation.debut;
    if is.meme_employeur && (!was.meme_employeur || first) {
        journal.tell(
            now.mois,
            "retraite.meme_employeur",
            Niveau::Attention,
            "CSS D. 161-2-15",
            "Vous travaillez chez votre dernier employeur dans les six mois après le début de la retraite : la retraite de base n'est pas due ces mois-là.".into(),
        );
        return;
    }
    if was.meme_employeur && !is.meme_employeur {
        journal.tell(
            now.mois,
            "retraite.reprise",
            Niveau::Information,
            "CSS D. 161-2-15",
            format!(
                "Votre retraite est de nouveau versée : {}.",
                euros(is.servies.total())
            ),
        );
    }
    if is.integral && !was.integral && was.ouverte {
        let texte = if is.nouveau {
            "Vous avez 67 ans : ce que vous gagnez en travaillant ne retire plus rien de la retraite. Ce travail peut donner une nouvelle retraite.".into()
        } else {
            format!(
                "Le cumul intégral s'ouvre : ce que vous gagnez en travaillant ne retire plus rien de la retraite, quel que soit l'employeur.{}",
                " Ce travail peut donner une nouvelle retraite, à demander une seule fois."
            )
        };
        journal.tell(
            now.mois,
            "retraite.cumul_integral",
            Niveau::Information,
            "CSS L. 161-22",
            texte,
        );
    }
    let pas_toutes = situation
        .retraite
        .as_ref()
        .is_some_and(|p| !p.regles.toutes_liquidees);
    if pas_toutes && is.reduction().is_positive() && (first || !was.reduction().is_positive()) {
        journal.tell(
            now.mois,
            "retraite.toutes_pensions",
            Niveau::Demarche,
            "CSS L. 161-22",
            "Toutes vos retraites ne sont pas demandées : le travail réduit ou suspend celle-ci. Demandez les autres (base, complémentaire, étranger).".into(),
        );
    }
    let reduction = is.reduction();
    if (-reduction).is_positive() {
        journal.tell(
            now.mois,
            "retraite.regularisation",
            Niveau::Information,
            "CSS L. 161-22, III",
            format!(
                "Sur l'année, {} de retraite ont été retirés en trop : ils sont rendus.",
                euros(-reduction)
            ),
        );
    } else if reduction.is_positive() && (first || !was.reduction().is_positive()) {
        journal.tell(
            now.mois,
            "retraite.reduction",
            Niveau::Attention,
            if is.nouveau {
                "CSS L. 161-22, III"
            } else {
                "CSS D. 161-2-16"
            },
            cause(is, reduction),
        );
    } else if was.reduction().is_positive()
        && reduction == Money::ZERO
        && was.ouverte
        && !is.integral
    {
        journal.tell(
            now.mois,
            "retraite.reduction_fin",
            Niveau::Information,
            "CSS L. 161-22",
            format!(
                "Le travail ne retire plus rien de votre retraite : {} ce mois-ci.",
                euros(is.servies.total())
            ),
        );
    }
}

/// Why the retraite is reduced, in a few sentences.
fn cause(is: &crate::prestations::retraite::Detail, reduction: Money) -> String {
    let reste = euros(is.servies.total());
    let somme = euros(reduction);
    if is.nouveau {
        return match is.periode {
            Periode::AvantAgeLegal => format!(
                "Avant l'âge légal, tout ce que vous gagnez est retiré de la retraite : {somme} ce mois-ci. Il reste {reste}."
            ),
            _ => format!(
                "Avant 67 ans, la moitié de ce que vous gagnez au-dessus du seuil annuel est retirée de la retraite : {somme} ce mois-ci. Il reste {reste}."
            ),
        };
    }
    if is.non_salarie.mensuelle.is_positive() && !is.comparaison.depassement.is_positive() {
        return format!(
            "Vos revenus de non-salarié dépassent le plafond de l'année ({}) : la retraite de base est réduite de {somme} par mois. Il reste {reste}. La caisse l'applique à partir du mois qui suit sa notification.",
            euros(is.non_salarie.plafond)
        );
    }
    let suspendue =
        if is.dues.complementaire.is_positive() && !is.servies.complementaire.is_positive() {
            format!(
                " La retraite complémentaire est suspendue en entier ({}).",
                euros(is.dues.complementaire)
            )
        } else {
            String::new()
        };
    format!(
        "Retraites et salaires ({}) dépassent le plafond de {} : la retraite de base est réduite de {}.{suspendue} Il reste {reste}. Déclarez la reprise à la caisse dans le mois.",
        euros(is.comparaison.total),
        euros(is.comparaison.plafond),
        euros(is.dues.base + is.dues.autre_base - is.servies.base - is.servies.autre_base)
    )
}

/// The threshold of 2027 is announced, not enacted: said as soon as it decides of an amount.
fn seuil_annonce(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    previous: &Outcome,
    now: &Outcome,
) {
    let decides = |outcome: &Outcome| {
        let detail = &outcome.bases.retraite;
        detail.nouveau
            && detail.ouverte
            && detail.periode == Periode::Entre
            && detail.revenus.is_positive()
    };
    if !decides(now) || (decides(previous) && now.mois != situation.debut) {
        return;
    }
    let Ok(law) = engine.law().cumul_2027.at(now.mois) else {
        return;
    };
    journal.tell(
        now.mois,
        "retraite.seuil_annonce",
        Niveau::Attention,
        "CSS L. 161-22, III",
        format!(
            "Le seuil de {} par an est annoncé, mais aucun décret ne l'a fixé au 22 novembre 2026. Les montants qui en dépendent peuvent changer.",
            euros(law.seuil_annuel_annonce)
        ),
    );
}

/// The ages that change the rules, while the retraite runs or is to come.
fn age_et_duree(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    let Some(pension) = &situation.retraite else {
        return;
    };
    let law = engine.law();
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return;
    };
    let Some(found) = ages::pour(&law.retraite_ages, situation.naissance, pension.depuis) else {
        return;
    };
    let inside = |month: Month| first.mois <= month && month <= last.mois;
    let legal = ages::mois_suivant(situation.naissance, found.age_legal);
    if inside(legal) {
        let texte = if nouveau_regime(&law.cumul_2027, pension.premiere) && pension.depuis < legal {
            "À partir de ce mois, la moitié seulement de ce que vous gagnez au-dessus d'un seuil annuel est retirée de la retraite."
        } else if pension.depuis < legal {
            "Avec toute la durée d'assurance, le cumul intégral s'ouvre. Sans elle, il attend 67 ans."
        } else {
            "Vous pouvez demander la retraite, sans attendre, avec la durée que vous avez."
        };
        journal.tell(
            legal,
            "retraite.age_legal",
            Niveau::Information,
            "CSS L. 161-17-2",
            format!(
                "Âge légal de la retraite atteint le {} ; la durée pour le taux plein est de {}. {texte}",
                date(ages::atteint(situation.naissance, found.age_legal)),
                count(found.duree_requise, "trimestre", "trimestres")
            ),
        );
    }
    let plein = ages::mois_suivant(situation.naissance, found.age_taux_plein);
    if inside(plein) {
        let droits = match law
            .cumul_emploi_retraite
            .at(plein)
            .ok()
            .zip(law.invalidite.at(plein).ok())
        {
            Some((cumul, plafond)) if !nouveau_regime(&law.cumul_2027, pension.premiere) => {
                format!(
                    " La nouvelle retraite que le travail peut donner est limitée à {} par an.",
                    euros(
                        plafond
                            .plafond_annuel
                            .at(cumul.nouvelle_pension_part_plafond)
                            .rounded(Rounding::Centime)
                    )
                )
            }
            _ => String::new(),
        };
        let jours = law
            .cumul_emploi_retraite
            .at(plein)
            .map_or(0, |law| law.indemnites_journalieres_jours);
        journal.tell(
            plein,
            "retraite.67_ans",
            Niveau::Information,
            "CSS L. 351-8",
            format!(
                "67 ans : le taux plein est acquis et le travail ne retire plus rien de la retraite, si toutes les retraites sont demandées.{droits} En arrêt maladie, un retraité qui travaille a droit à {} d'indemnités en tout.",
                count(jours, "jour", "jours")
            ),
        );
    }
}

/// What a retraite progressive asks for, in its first month.
fn progressive(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    let Some((pension, travail)) = situation
        .retraite
        .as_ref()
        .and_then(|pension| Some((pension, pension.progressive.as_ref()?)))
    else {
        return;
    };
    let depuis = pension.depuis;
    if !months.iter().any(|m| m.mois == depuis) {
        return;
    }
    let law = engine.law();
    let annee = depuis.year() - 2;
    let minimum = law
        .progressive
        .at_or_first(depuis)
        .ok()
        .zip(law.smic.at(Month::january(depuis.year())).ok());
    let texte = match (travail.quotite.is_some(), minimum) {
        (false, Some((progressive_law, smic))) => format!(
            "Retraite progressive d'un non-salarié : il faut au moins {} de revenus professionnels en {annee}, et une baisse de 20 à 60 %. La moitié de la retraite est versée pendant dix-huit mois, puis la part mesurée.",
            euros(progressive_rule::revenu_minimal(progressive_law, smic.mensuel))
        ),
        _ => "Retraite progressive : signalez tout changement de temps de travail. Un retour à temps plein y met fin pour toujours.".into(),
    };
    journal.tell(
        depuis,
        "retraite.progressive",
        Niveau::Demarche,
        "CSS R. 161-19-6, D. 161-2-24-1",
        texte,
    );
}

/// A salaried contract that runs across the date of effect must be broken first (R. 161-18).
fn rupture(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    let Some(pension) = situation
        .retraite
        .as_ref()
        .filter(|p| p.progressive.is_none())
    else {
        return;
    };
    let depuis = pension.depuis;
    let Ok(law) = engine.law().retraite_ages.at_or_first(depuis) else {
        return;
    };
    let crosses =
        |duree: &crate::situation::mois::Duree| duree.covers(depuis - 1) && duree.covers(depuis);
    let runs = situation.salaries.iter().any(|(_, c)| crosses(&c.duree))
        || situation.esat.iter().any(|(_, t)| crosses(&t.duree));
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return;
    };
    let told = (depuis - 1).max(first.mois);
    if !runs
        || told > last.mois
        || depuis < first.mois
        || depuis < ages::premier_effet(situation.naissance, law.age_rupture)
    {
        return;
    }
    journal.tell(
        told,
        "retraite.rupture",
        Niveau::Demarche,
        "CSS R. 161-18",
        format!(
            "La retraite n'est versée que si tout contrat de travail salarié est rompu avant le {}, même si le travail reprend ensuite. Le calcul suppose cette rupture, puis une reprise chez un autre employeur.",
            date(depuis.first_day())
        ),
    );
}

/// One way to choose, and what is left over the months compared.
struct Choix {
    label: String,
    total: Money,
}

/// How many months the options are compared over.
const COMPARED: i32 = 24;

/// The date of effect that a person can still choose: what each choice leaves over two years, and what happens by default.
fn choix(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    let Some(pension) = &situation.retraite else {
        return;
    };
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return;
    };
    let law = engine.law();
    if pension.depuis <= first.mois || pension.depuis > last.mois || pension.progressive.is_some() {
        return;
    }
    let nouveau = law.cumul_2027.first(Month::january(2199));
    let derniere = nouveau - 1;
    let Some(premier) = premiere_possible(engine, situation, pension) else {
        return;
    };
    let works = months.iter().any(|m| {
        m.mois >= pension.depuis
            && (m.bases.brut.is_positive()
                || m.bases.retraite.revenus.is_positive()
                || m.revenus.chiffre_affaires.is_positive())
    });
    let mut lives: Vec<(String, Situation)> = Vec::new();
    let starting = |depuis: Month| {
        let mut other = situation.clone();
        if let Some(p) = &mut other.retraite {
            if p.complementaire_depuis == p.depuis || p.complementaire_depuis < depuis {
                p.complementaire_depuis = depuis;
            }
            if p.premiere == p.depuis {
                p.premiere = depuis;
            }
            p.depuis = depuis;
            p.regles.depuis = Some(depuis);
        }
        other
    };
    let label = |depuis: Month| format!("retraite en {}", in_words(depuis));
    lives.push((label(pension.depuis), situation.clone()));
    if pension.premiere == pension.depuis && works {
        if pension.depuis >= nouveau && premier <= derniere && first.mois <= derniere {
            lives.push((label(derniere), starting(derniere)));
        } else if pension.depuis <= derniere && pension.depuis + COMPARED > nouveau {
            lives.push((label(nouveau), starting(nouveau)));
        }
    }
    if let Some((texte, sans)) = sans_retraite(engine, situation, pension) {
        lives.push((texte, sans));
    }
    if lives.len() < 2 {
        return;
    }
    let from = lives
        .iter()
        .filter_map(|(_, life)| life.retraite.as_ref())
        .map(|p| p.depuis)
        .min()
        .unwrap_or(pension.depuis)
        .max(first.mois);
    let options: Vec<Choix> = lives
        .into_iter()
        .filter_map(|(label, mut life)| {
            life.mois = (from - life.debut + COMPARED).max(1);
            let months = engine.months(&life).ok()?;
            let total = months
                .iter()
                .filter(|m| m.mois >= from)
                .map(|m| m.disponible)
                .sum();
            Some(Choix { label, total })
        })
        .collect();
    if options.len() < 2 {
        return;
    }
    let listed: Vec<String> = options
        .iter()
        .map(|o| format!("{} : {}", o.label, euros(o.total)))
        .collect();
    let annonce = if nouveau_regime(&law.cumul_2027, pension.depuis)
        || options.iter().any(|o| o.label == label(nouveau))
    {
        " Le seuil des règles de 2027 est annoncé, pas encore fixé."
    } else {
        ""
    };
    journal.tell(
        (from - 1).max(first.mois),
        "retraite.choix",
        Niveau::Demarche,
        "CSS L. 161-22",
        format!(
            "Choisissez la date de la retraite. Ce qui vous reste sur les 24 mois à partir de {}, au même montant de retraite : {}. {} Une retraite ne commence jamais avant sa demande : demandez-la avant le 1er du mois choisi.{annonce}",
            in_words(from),
            listed.join(" ; "),
            par_defaut(situation, pension)
        ),
    );
}

/// What happens when nothing is asked.
fn par_defaut(situation: &Situation, pension: &Pension) -> &'static str {
    let working = situation.travaille(pension.depuis);
    match (
        situation.invalidite.is_some(),
        situation.aah.is_some(),
        working,
    ) {
        (true, _, true) => {
            "Sans demande, la pension d'invalidité continue tant que ce travail dure, au plus tard jusqu'à 67 ans."
        }
        (false, true, true) => {
            "Sans demande, l'AAH d'un taux de 80 % continue tant que ce travail dure, au plus tard jusqu'à 67 ans."
        }
        (true, _, false) | (_, true, false) => {
            "Sans travail, la retraite commence d'elle-même le mois qui suit les 62 ans."
        }
        _ => "Sans demande, rien ne commence.",
    }
}

/// First possible month of this retraite, by its reason.
fn premiere_possible(engine: &Engine, situation: &Situation, pension: &Pension) -> Option<Month> {
    let law = engine.law();
    Some(match pension.motif {
        MotifRetraite::Age => {
            ages::premiere_date_ordinaire(&law.retraite_ages, situation.naissance)?
        }
        MotifRetraite::Inaptitude => {
            let age = 12 * law.aah.at_or_first(pension.depuis).ok()?.age_inaptitude;
            ages::premier_effet(situation.naissance, age)
        }
        MotifRetraite::Handicap | MotifRetraite::CarriereLongue => pension.depuis,
    })
}

/// The same life without the retraite, when work at 62 keeps the pension d'invalidité or the AAH open.
fn sans_retraite(
    engine: &Engine,
    situation: &Situation,
    pension: &Pension,
) -> Option<(String, Situation)> {
    let law = engine.law();
    let age = 12 * law.aah.at_or_first(pension.depuis).ok()?.age_inaptitude;
    let atteint = ages::mois_de(situation.naissance, age);
    if pension.depuis <= atteint || !situation.works_on_the_day_of(atteint) {
        return None;
    }
    let continues = situation.travaille(pension.depuis);
    if !continues {
        return None;
    }
    let first_rate = situation.aah.as_ref().is_some_and(|droit| {
        law.aah
            .at_or_first(pension.depuis)
            .is_ok_and(|law| droit.taux >= law.taux_incapacite_aah1)
    });
    let texte = if situation.invalidite.is_some() {
        "pension d'invalidité gardée, sans retraite"
    } else if first_rate {
        "AAH gardée, sans retraite"
    } else {
        return None;
    };
    let mut other = situation.clone();
    other.retraite = None;
    Some((texte.into(), other))
}

/// What comes with the Aspa.
fn aspa(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    before: &Outcome,
    months: &[Outcome],
) {
    let mut previous = before;
    for now in months {
        let (was, is) = (previous.prestations.aspa, now.prestations.aspa);
        let first = now.mois == situation.debut;
        if is.is_positive()
            && (first || !was.is_positive())
            && let Ok(law) = engine.law().aspa.at(now.mois)
        {
            let limite = if situation.en_couple {
                law.recuperation_maximale_couple
            } else {
                law.recuperation_maximale_seul
            };
            let versee: Money = months.iter().map(|m| m.prestations.aspa).sum();
            let served = months
                .iter()
                .filter(|m| m.prestations.aspa.is_positive())
                .count();
            let limites = limite * i64::try_from(served).unwrap_or(0) / 12;
            let biens = if situation.biens.is_positive() {
                format!(
                    " Avec les biens donnés et sans autre actif, la reprise serait de {} au plus pour l'Aspa de ce calcul.",
                    euros(crate::prestations::aspa::recuperable(
                        law,
                        situation.biens,
                        versee,
                        limites
                    ))
                )
            } else {
                String::new()
            };
            journal.tell(
                now.mois,
                "aspa.succession",
                Niveau::Attention,
                "CSS L. 815-13",
                format!(
                    "L'Aspa reçue peut être reprise sur la succession, sur ce qui dépasse {} d'actif net, et au plus {} par année d'Aspa. Il faut vivre en France au moins {} par an.{biens}",
                    euros(law.seuil_succession),
                    euros(limite),
                    count(law.residence_mois, "mois", "mois")
                ),
            );
        }
        if first && situation.aspa_calculee && !is.is_positive() && !now.bases.aspa_ouverte {
            journal.tell(
                now.mois,
                "aspa.age",
                Niveau::Information,
                "CSS R. 815-1",
                "L'Aspa s'ouvre à 65 ans, ou à 62 ans en cas d'inaptitude, de taux d'incapacité d'au moins 50 % ou de retraite anticipée.".into(),
            );
        }
        if was.is_positive() && is < was && !first {
            journal.tell(
                now.mois,
                "aspa.baisse",
                Niveau::Attention,
                "CSS R. 815-29",
                format!(
                    "Votre Aspa passe de {} à {} par mois.",
                    euros(was),
                    euros(is)
                ),
            );
        }
        previous = now;
    }
}

/// What a holder of the AAH must do around 62: object, go on working, or claim.
fn aah(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return;
    };
    let law = engine.law();
    let (Ok(aah), Ok(tables), Some(droit)) = (
        law.aah.at_or_first(last.mois),
        law.retraite_ages.at_or_first(last.mois),
        &situation.aah,
    ) else {
        return;
    };
    let age = 12 * aah.age_inaptitude;
    let dates = inaptitude::liquidation(tables, situation.naissance, age);
    let inside = |month: Month| first.mois <= month && month <= last.mois;
    let works = |month: Month| {
        months
            .iter()
            .find(|m| m.mois == month)
            .is_some_and(|m| m.bases.travail_ordinaire || m.bases.travail_esat)
    };
    let opposition = Month::of(dates.opposition);
    if inside(opposition) && !works(opposition) {
        journal.tell(
            opposition,
            "retraite.opposition",
            Niveau::Demarche,
            "CSS D. 351-1-16",
            format!(
                "Sans travail à 62 ans, la retraite pour inaptitude commencera d'elle-même le {}. Pour la refuser, écrivez à la caisse de retraite avant le {}.",
                date(dates.effet.first_day()),
                date(dates.opposition)
            ),
        );
    }
    let premier_taux = droit.taux >= aah.taux_incapacite_aah1;
    let limite = inaptitude::maintien_en_activite(situation.naissance, age, |month| {
        law.aah
            .at_or_first(month)
            .ok()?
            .age_fin_maintien_activite
            .map(|age| 12 * age)
    });
    let retraite = situation.retraite.as_ref().map(|p| p.depuis);
    let (Some(limite), true) = (limite, premier_taux) else {
        return;
    };
    let atteint = Month::of(dates.age_atteint_le);
    if inside(dates.effet)
        && situation.works_on_the_day_of(atteint)
        && works(dates.effet)
        && retraite.is_none_or(|depuis| depuis > dates.effet)
    {
        journal.tell(
            dates.effet,
            "retraite.aah_maintenue",
            Niveau::Information,
            "CSS L. 821-1, al. 8",
            format!(
                "Vous travaillez à {} ans : l'AAH continue sans demander la retraite, tant que ce travail dure, au plus tard jusqu'au {}.{}",
                aah.age_inaptitude,
                date(limite),
                derniere_date(engine, dates.effet)
            ),
        );
    }
    let delai = law
        .retraite_ages
        .at_or_first(last.mois)
        .ok()
        .and_then(|law| law.delai_apres_maintien_aah)
        .unwrap_or(0);
    let mut month = first.mois.max(atteint);
    while month <= last.mois {
        let stops = ends_in(situation, month) && situation.works_on_the_day_of(atteint);
        if stops && retraite.is_none_or(|depuis| depuis > month) {
            journal.tell(
                month,
                "retraite.aah_a_demander",
                Niveau::Demarche,
                "CSS L. 821-1, al. 8",
                format!(
                    "Le travail qui gardait l'AAH s'arrête : demandez la retraite pour {}. Vous avez {} pour la demander ; l'AAH est versée en attendant, puis complète la retraite.",
                    in_words(month + 1),
                    count(delai, "mois", "mois")
                ),
            );
            break;
        }
        month = month + 1;
    }
}

/// Until when the rules of before 2027 can still be had for life, while a retraite is put off by work.
fn derniere_date(engine: &Engine, month: Month) -> String {
    let derniere = engine.law().cumul_2027.first(Month::january(2199)) - 1;
    if month > derniere {
        return " Une retraite demandée maintenant suit les règles de 2027 : avant l'âge légal, tout ce que vous gagnez en est retiré.".into();
    }
    format!(
        " Une retraite qui commence au plus tard le {} garde à vie les règles de cumul d'avant 2027 ; après, tout ce que vous gagnez avant l'âge légal en est retiré. Pour comparer, donnez la retraite estimée (prestations.retraite).",
        date(derniere.first_day())
    )
}

/// A pension d'invalidité that work keeps after 62: until when, and by when the retraite can be asked for.
fn invalidite(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    let law = engine.law();
    let Some(first) = months.first() else {
        return;
    };
    let Some((age, maximum)) = law
        .invalidite
        .at_or_first(first.mois)
        .ok()
        .and_then(|law| law.age_conversion.zip(law.age_maximal_en_activite))
    else {
        return;
    };
    let atteint = ages::mois_de(situation.naissance, 12 * age);
    let told = first.mois.max(atteint + 1);
    let kept = months.iter().find(|m| m.mois == told).is_some_and(|m| {
        m.bases.invalidite.ouverte
            && !m.bases.invalidite.terminee
            && situation.works_on_the_day_of(atteint)
    });
    let limite =
        inaptitude::substitution(situation.naissance, 12 * age, 12 * maximum, 0, true, false);
    if let (true, inaptitude::Substitution::SurDemande(limite)) = (kept, limite) {
        journal.tell(
            told,
            "retraite.invalidite_maintenue",
            Niveau::Demarche,
            "CSS L. 341-16",
            format!(
                "Vous travailliez le jour de vos {age} ans : la pension d'invalidité continue sans demande, tant que ce travail dure, au plus tard jusqu'au {}.{}",
                date(limite),
                derniere_date(engine, told)
            ),
        );
    }
}

/// All work ends in the month.
fn ends_in(situation: &Situation, month: Month) -> bool {
    situation.travaille(month) && !situation.travaille(month + 1)
}
